#include "app/panels/review_fields.hpp"
#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
#include "session/closed_lists.hpp"
#include "session/own_parties.hpp"
#include "session/own_triggers.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace zamkan::app {

namespace {
constexpr std::array<const char *, 4> kRoles{"losing", "gaining", "acting", "affected"};

std::size_t numberIn(const std::vector<std::string> &list, std::string_view key) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), key) - list.begin());
}

std::vector<std::string> named(const Kit &kit, std::string_view list, const std::vector<std::string> &keys) {
    std::vector<std::string> names;
    for (const std::string &key : keys) {
        const std::string word = std::string(list) + "." + key;
        names.push_back(kit.wording->has(word) ? kit.words(word) : key);
    }
    return names;
}

void correct(const ReviewCard &card, events::Verdict verdict, Outcome &outcome) { outcome.act(session::Correct{card.row, std::move(verdict), card.alike}); }

Rect strip(Kit &kit, const Rect &where, float &y, float height, float gap) {
    const Rect line{{where.min.x, y}, {where.max.x, y + kit.px(height)}};
    y += kit.px(height + gap);
    return line;
}

void box(Kit &kit, const Rect &where) { ImGui::GetWindowDrawList()->AddRect(where.min, where.max, kit.theme.line, kit.px(5)); }

// A number as it is typed; digits of Arabic too. None: nothing, or no number.
std::optional<double> numberFrom(const std::string &typed) {
    const std::string folded = text::fold(typed); // Western digits
    std::string plain;
    for (const char c : folded)
        if (c != ',' && c != ' ')
            plain += c;
    double value = 0;
    const auto end = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return end.ec == std::errc() && end.ptr == plain.data() + plain.size() && std::isfinite(value) && value >= 0 ? std::optional(value) : std::nullopt;
}

bool isBlank(const std::string &text) { return text.find_first_not_of(" \t") == std::string::npos; }

void drawAmount(Kit &kit, const Rect &line, ReviewCard &card, Outcome &outcome) {
    const events::Event &event = card.event;
    const auto shown = [&](std::optional<double> value, const char *key) { return value ? countText(*value) : kit.words(key); };
    Row row(line, kit.rightToLeft(), kit.px(6));
    std::vector<std::string> units = session::closedLists().units;
    if (!event.unit.empty() && numberIn(units, event.unit) == units.size())
        units.push_back(event.unit); // a currency
    const Rect unitBox = row.takeEnd(row.rest().width() * 0.36F);
    box(kit, unitBox);
    std::size_t unit = numberIn(units, event.unit);
    const auto picked = kit.choice("review.unit", unitBox, unit, named(kit, "unit", units), kit.words("review.unit"));
    const Rect low = row.take((row.rest().width() - kit.px(6)) / 2), high = row.rest();
    const auto lowNow = event.magnitude_low ? event.magnitude_low : event.magnitude, highNow = event.magnitude_high ? event.magnitude_high : event.magnitude;
    const Typed from = field(kit, "review.low", low, card.low, {shown(lowNow, "review.from"), {}, card.wrong_number, Align::start});
    const Typed to = field(kit, "review.high", high, card.high, {shown(highNow, "review.to"), {}, card.wrong_number, Align::start});
    if (from.changed || to.changed)
        card.wrong_number = false;
    events::AmountSaid said{event.magnitude, event.magnitude_low, event.magnitude_high, event.unit};
    if (picked) {
        said.unit = units[*picked];
        correct(card, said, outcome);
        return;
    }
    if (!(from.entered || to.entered) || (isBlank(card.low.text) && isBlank(card.high.text)))
        return;
    const auto least = isBlank(card.low.text) ? lowNow : numberFrom(card.low.text), most = isBlank(card.high.text) ? (isBlank(card.low.text) || !highNow ? least : std::max(highNow, least)) : numberFrom(card.high.text);
    card.wrong_number = !least != !most || (least && *most < *least) || (!isBlank(card.low.text) && !least) || (!isBlank(card.high.text) && !most);
    if (card.wrong_number)
        return;
    said.low = least;
    said.high = most;
    said.best = least == most ? least : std::nullopt;
    if (said.unit.empty())
        said.unit = "person";
    correct(card, said, outcome);
}

std::string partiesOf(const events::Event &event, std::string_view role, text::Language language) {
    std::string line;
    for (const events::EventActor &actor : event.actors)
        if (actor.role == role)
            line += (line.empty() ? "" : "، ") + lettering::isolated(nameOf(actor, language));
    return line;
}

// Parties of the registry whose name or alias begins with what is typed; before anything is typed those that the text names,
// the most often named first, then those that can hold ground.
std::vector<const actors::Actor *> partiesNamed(const actors::Registry &registry, const std::string &typed, std::size_t most, const reading::Reading *reading) {
    const std::string wanted = text::fold(typed);
    std::map<std::string_view, int> named;
    if (reading && wanted.empty())
        for (const mentions::ActorMention &mention : reading->mentions.actors)
            --named[mention.actor];
    std::vector<std::pair<int, const actors::Actor *>> found;
    for (const actors::Actor &actor : registry.actors()) {
        int rank = wanted.empty() && actor.belligerent ? 1 : 9;
        if (const auto times = named.find(actor.id); times != named.end())
            rank = times->second;
        const auto look = [&](const std::string &name, int whole) {
            const std::string folded = text::fold(name);
            if (!wanted.empty() && folded.starts_with(wanted))
                rank = std::min(rank, whole);
            else if (!wanted.empty() && folded.find(' ' + wanted) != std::string::npos)
                rank = std::min(rank, whole + 2);
        };
        look(actor.name_en, 0);
        look(actor.name_ar, 0);
        for (const std::string &alias : actor.aliases)
            look(alias, 1);
        if (rank < 9)
            found.emplace_back(rank, &actor);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<const actors::Actor *> out;
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
        out.push_back(found[i].second);
    return out;
}

void setParty(const ReviewCard &card, const std::string &role, std::optional<events::EventActor> party, Outcome &outcome) {
    events::ActorsSaid said{card.event.actors};
    std::erase_if(said.actors, [&](const events::EventActor &actor) { return actor.role == role; });
    if (party) {
        party->role = role;
        said.actors.push_back(*std::move(party));
    }
    correct(card, std::move(said), outcome);
}

// The words of the text that stand for the party of the role that is chosen, or were marked.
std::string partyWords(const session::Session &session, const ReviewCard &card) {
    return card.marked.empty() ? session::wordsOfParty(session, card.row, kRoles[card.role]) : card.marked;
}

void nameParty(const session::Session &session, ReviewCard &card, const events::EventActor &party, Outcome &outcome) {
    if (card.alike == session::Alike::always)
        keepAlways(outcome, [&] { return session::keepParty(partyWords(session, card), party, session.reader->actors()); });
    setParty(card, kRoles[card.role], party, outcome);
    card.party.text.clear();
    card.marked.clear();
}

void setKind(const session::Session &session, const ReviewCard &card, const std::string &subtype, Outcome &outcome) {
    if (card.alike == session::Alike::always)
        keepAlways(outcome, [&] { return session::keepKind(session, card.row, card.event.type, subtype); });
    correct(card, events::KindSaid{card.event.type, subtype}, outcome);
}

// The word that the event was read from.
std::string triggerOf(const session::Session &session, const ReviewCard &card) {
    const reading::Reading *reading = session::readingOf(session, card.row);
    return reading ? std::string(reading->document.surface(card.event.provenance.trigger)) : std::string();
}

} // namespace

std::size_t roleToName(const events::Event &event) {
    for (std::size_t i = 0; i < kRoles.size(); ++i)
        if (event.actor(kRoles[i]))
            return i;
    return event.type == "control" ? 1 : 2; // who gained, who acted
}

void drawWhat(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome) {
    const session::ClosedLists &lists = session::closedLists();
    float y = where.min.y;
    std::vector<std::string> types;
    for (const auto &type : lists.types)
        types.push_back(type.key);
    const std::size_t type = numberIn(types, card.event.type);
    Row kind(strip(kit, where, y, 30, 6), kit.rightToLeft(), kit.px(6));
    const Rect typeBox = kind.take((kind.rest().width() - kit.px(6)) / 2), subtypeBox = kind.rest();
    box(kit, typeBox);
    box(kit, subtypeBox);
    if (const auto picked = kit.choice("review.type", typeBox, type, named(kit, "type", types), kit.words("review.type")))
        correct(card, events::KindSaid{types[*picked], *picked == type ? card.event.subtype : std::string()}, outcome);
    const std::vector<std::string> subtypes = type < lists.types.size() ? lists.types[type].subtypes : std::vector<std::string>{};
    if (const auto picked = kit.choice("review.subtype", subtypeBox, numberIn(subtypes, card.event.subtype), named(kit, "subtype", subtypes), kit.words("review.subtype")))
        setKind(session, card, subtypes[*picked], outcome);
    const float label = std::max(kit.widthOf(kit.words("review.status"), Type::small), kit.widthOf(kit.words("review.amount"), Type::small)) + kit.px(2);
    Row statusLine(strip(kit, where, y, 30, 6), kit.rightToLeft(), kit.px(8));
    kit.text(statusLine.take(label), kit.words("review.status"), Type::small, kit.theme.quiet);
    const Rect status = statusLine.rest();
    box(kit, status);
    if (const auto picked = kit.choice("review.status", status, numberIn(lists.statuses, card.event.status), named(kit, "status", lists.statuses), kit.words("review.status_tip")))
        correct(card, events::StatusSaid{lists.statuses[*picked]}, outcome);
    Row amount(strip(kit, where, y, 30, 4), kit.rightToLeft(), kit.px(8));
    kit.text(amount.take(label), kit.words("review.amount"), Type::small, kit.theme.quiet);
    drawAmount(kit, amount.rest(), card, outcome);
    if (card.alike != session::Alike::always)
        return;
    const std::string words = triggerOf(session, card);
    kit.text(strip(kit, where, y, 24, 0), words.empty() ? reasonText(Reason{"keep_no_trigger"}, *kit.wording) : kit.wording->with("review.always_kind", {{"words", words}}), Type::small, kit.theme.accent);
}

void drawWho(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome) {
    float y = where.min.y;
    const text::Language language = kit.wording->language();
    for (std::size_t line = 0; line < 2; ++line) { // side by side: who lost, who gained; who acted, who suffered
        Row row(strip(kit, where, y, 38, 4), kit.rightToLeft(), kit.px(6));
        for (std::size_t i = line * 2; i < line * 2 + 2; ++i) {
            const Rect cell = i % 2 == 0 ? row.take((row.rest().width() - kit.px(6)) / 2) : row.rest();
            const std::string role = kRoles[i], who = partiesOf(card.event, role, language);
            Row inside(cell.shrunk(kit.px(8), kit.px(2)), kit.rightToLeft(), kit.px(4));
            const Rect remove = who.empty() ? Rect{} : inside.takeEnd(kit.px(20));
            const Pressed pressed = kit.press("review.role." + role, {{std::min(inside.rest().min.x, cell.max.x), cell.min.y}, {inside.rest().max.x, cell.max.y}});
            ImDrawList *list = ImGui::GetWindowDrawList();
            const bool on = card.role == i;
            if (on || pressed.hovered)
                list->AddRectFilled(cell.min, cell.max, on ? kit.theme.accent_wash : kit.theme.hover, kit.px(5));
            list->AddRect(cell.min, cell.max, on ? kit.theme.accent : kit.theme.line, kit.px(5));
            const Rect text = inside.rest();
            kit.text({text.min, {text.max.x, text.centre().y - kit.px(1)}}, kit.words("role." + role), Type::small, kit.theme.quiet);
            kit.text({{text.min.x, text.centre().y - kit.px(1)}, text.max}, who.empty() ? kit.words("review.nobody") : who, Type::small, who.empty() ? kit.theme.quiet : kit.theme.ink);
            if (pressed) {
                card.role = i;
                card.party.wants_focus = true;
            }
            if (!who.empty() && kit.iconButton("review.role." + role + ".remove", remove.shrunk(0, kit.px(7)), Icon::close, kit.words("review.remove_party")))
                setParty(card, role, std::nullopt, outcome);
        }
    }
    (void)field(kit, "review.party", strip(kit, where, y, 30, 4), card.party, {kit.wording->with("review.party", {{"role", kit.words(std::string("role.") + kRoles[card.role])}}), Icon::search, false, Align::start});
    if (!session.reader)
        return;
    constexpr float kLine = 24;
    if (card.alike == session::Alike::always) {
        const std::string words = partyWords(session, card);
        kit.text(strip(kit, where, y, kLine, 0), words.empty() ? kit.words("review.always_no_words") : kit.wording->with("review.always_words", {{"words", words}}), Type::small,
                 words.empty() ? kit.theme.warning : kit.theme.accent);
    }
    auto room = static_cast<std::size_t>(std::max(0.0F, (where.max.y - y) / kit.px(kLine)));
    const bool typed = !isBlank(card.party.text);
    const bool known = typed && session.reader->actors().byName(card.party.text);
    if (typed && !known && room > 0)
        --room; // for a new one
    const auto parties = partiesNamed(session.reader->actors(), card.party.text, room, session::readingOf(session, card.row));
    const bool arabic = kit.rightToLeft();
    const auto line = [&](const std::string &id, const std::string &name, std::string_view colourOf, const events::EventActor &party) {
        const Rect place = strip(kit, where, y, kLine, 0);
        const Pressed pressed = kit.press(id, place);
        if (pressed.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(place.min, place.max, kit.theme.accent_wash, kit.px(4));
        Row row(place.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(6));
        ImGui::GetWindowDrawList()->AddCircleFilled(row.take(kit.px(14)).centre(), kit.px(5), kit.colourOfParty(colourOf));
        kit.text(row.rest(), name, Type::body, kit.theme.ink);
        if (pressed)
            nameParty(session, card, party, outcome);
    };
    for (std::size_t i = 0; i < parties.size(); ++i)
        line("review.party." + std::to_string(i), arabic ? parties[i]->name_ar : parties[i]->name_en, parties[i]->id, {parties[i]->id, parties[i]->name_en, parties[i]->name_ar, {}});
    if (typed && !known)
        line("review.party.new", kit.wording->with("review.new_party", {{"name", card.party.text}}), {}, session::ownParty(card.party.text));
}

} // namespace zamkan::app
