#include "app/panels/conflicts.hpp"
#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {
namespace {

struct Side {
    std::string text;
    events::Row row = 0;
};

// One above the other: a click leads to the event, the button says that this one holds.
void drawSides(Kit &kit, const session::Session &session, const std::string &id, const std::array<Side, 2> &sides, Column &column, Outcome &outcome) {
    const std::string &holds = kit.words("conflicts.holds");
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const Side &side = sides[i], &other = sides[1 - i];
        const std::string name = id + (i == 0 ? "a" : "b");
        Row row(column.take(kit.lineHeight(Type::small) + kit.px(10)), kit.rightToLeft(), kit.px(6));
        if (kit.chip(name + ".holds", row.takeEnd(kit.widthOf(holds, Type::small) + kit.px(22)), holds, false) && other.row < session.table->size())
            outcome.act(session::Correct{other.row, events::StatusSaid{"denied"}});
        const Rect where = row.rest();
        const Pressed pressed = kit.press(name, where);
        kit.text(where, side.text, Type::small, pressed.hovered ? kit.theme.accent : kit.theme.ink);
        if (pressed.hovered)
            kit.tip(side.text);
        if (pressed && side.row < session.table->size())
            outcome.act(session::Select{side.row, true});
    }
    column.gap(6);
}

} // namespace

std::string partyNamed(const Kit &kit, const session::Session &session, const std::string &party) {
    return party.empty() ? kit.words("areas.nobody") : actorNamed(session, party, kit.wording->language());
}

std::string partiesNamed(const Kit &kit, const session::Session &session, const std::vector<std::string> &parties) {
    std::string out;
    for (const std::string &party : parties)
        out.append(out.empty() ? "" : " · ").append(lettering::isolated(partyNamed(kit, session, party)));
    return out;
}

std::string placeNamed(const Kit &kit, const control::Subject &subject) {
    const bool arabic = kit.wording->language() == text::Language::arabic;
    return arabic && !subject.name_ar.empty() ? subject.name_ar : subject.name_en.empty() ? subject.name_ar : subject.name_en;
}

std::string statementText(const Kit &kit, const session::Session &session, const control::Statement &said) {
    static constexpr std::string_view words[]{"gained", "lost", "contested", "besieged", "held"};
    std::string text = kindOf("control", words[static_cast<std::size_t>(said.change)], *kit.wording);
    const auto &parties = !said.gaining.empty() ? said.gaining : !said.losing.empty() ? said.losing : said.acting;
    if (!parties.empty())
        text += ": " + partiesNamed(kit, session, parties);
    text += " · " + lettering::isolated(time::toIso(said.last)) + " · " + lettering::isolated(said.source) + " · " +
            lettering::isolated(std::to_string(std::lround(said.certainty * 100)) + " %");
    return text;
}

void drawConflicts(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome) {
    constexpr std::size_t kMost = 50; // of either kind: whoever resolves one gets the next
    std::size_t drawn = 0;
    for (const control::Subject &subject : shown.territory->subjects())
        for (const control::History::Conflict &conflict : subject.history.conflicts()) {
            const control::Statement &a = subject.history.statements()[conflict.a], &b = subject.history.statements()[conflict.b];
            if (drawn == kMost)
                break;
            if (drawn == 0)
                column.heading(kit.words("conflicts.places"));
            column.line(lettering::isolated(placeNamed(kit, subject)) + " · " + lettering::isolated(time::toIso(conflict.day)), Type::small, kit.theme.warning);
            drawSides(kit, session, "conflicts.place." + std::to_string(drawn++), {Side{statementText(kit, session, a), a.row}, Side{statementText(kit, session, b), b.row}},
                      column, outcome);
        }
    for (std::size_t i = 0; i < std::min(shown.conflicts.size(), kMost); ++i) {
        const control::Claim &a = (*shown.claims)[shown.conflicts[i].a], &b = (*shown.claims)[shown.conflicts[i].b];
        if (i == 0)
            column.heading(kit.words("claims.conflicts"));
        drawSides(kit, session, "conflicts.number." + std::to_string(i), {Side{claimText(kit, session, a), a.row}, Side{claimText(kit, session, b), b.row}}, column, outcome);
    }
}

} // namespace zamkan::app
