#include "app/panels/review.hpp"
#include "app/commands.hpp"
#include "app/event_words.hpp"
#include "app/panels/agreement.hpp"
#include "app/panels/review_fields.hpp"
#include "lettering/lettering.hpp"
#include "session/dates.hpp"
#include "session/own_places.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr std::size_t kChoices = 5;
constexpr float kLine = 24, kHeight = 326, kFolded = 80, kMore = 48; // at scale 1; more: for the list of parties

void refresh(const session::Session &session, ReviewCard &card) {
    const events::Row row = *session.selected;
    const reading::Reading *reading = session::readingOf(session, row);
    const bool same = card.table == session.table.get() && card.row == row && card.reading == reading && card.reader == session.reader.get();
    if (!same) {
        const bool other = card.event.id != session.table->event(row).id;
        card.table = session.table.get();
        card.row = row;
        card.reading = reading;
        card.reader = session.reader.get();
        card.event = session.table->event(row);
        if (other || !card.search.active)
            card.search.text.clear();
        for (Field *typed : {&card.date, &card.low, &card.high})
            typed->text.clear();
        if (other) {
            card.party.text.clear();
            card.marked.clear();
            card.role = roleToName(card.event);
        }
        card.wrong_date = card.wrong_number = false;
    }
    if (same && card.searched == card.search.text)
        return;
    card.searched = card.search.text;
    card.choices = session::placeChoices(session, row, card.searched, kChoices);
}

// A ring with the number of a choice, on the map alone.
void drawRing(Kit &kit, const session::Session &session, const session::PlaceChoice &choice, std::size_t number) {
    const map::Point at = session.viewport.toScreen(*choice.place.position);
    const ImVec2 centre{static_cast<float>(at.x), static_cast<float>(at.y)};
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->PushClipRect({static_cast<float>(session.insets.left), static_cast<float>(session.insets.top)},
                       {static_cast<float>(session.viewport.width()), static_cast<float>(session.viewport.height())}, false);
    list->AddCircle(centre, kit.px(13), kit.theme.panel, 32, kit.px(5));
    list->AddCircle(centre, kit.px(13), kit.theme.accent, 32, kit.px(2.5F));
    const ImVec2 badge{centre.x + kit.px(13), centre.y - kit.px(13)};
    list->AddCircleFilled(badge, kit.px(8), kit.theme.accent, 24);
    const lettering::Block &digit = kit.ink.layout(std::to_string(number), kit.style(Type::small));
    kit.ink.draw(list, digit, {badge.x - digit.width / 2, badge.y - digit.height / 2}, kit.theme.panel);
    list->PopClipRect();
}

void drawChoice(Kit &kit, const session::Session &session, std::size_t i, const Rect &line, ReviewCard &card, Outcome &outcome) {
    const session::PlaceChoice &choice = card.choices[i];
    const Pressed pressed = kit.press("review.place." + std::to_string(i), line);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (pressed.hovered || choice.present)
        list->AddRectFilled(line.min, line.max, pressed.hovered ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
    Row row(line.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(6));
    const Rect number = row.take(kit.px(16));
    list->AddCircle(number.centre(), kit.px(8), kit.theme.accent, 24, kit.px(1.5F));
    kit.text(number, std::to_string(i + 1), Type::small, kit.theme.accent, Align::middle);
    const bool arabic = kit.rightToLeft();
    const std::string &name = (arabic && !choice.place.name_ar.empty()) || choice.place.name_en.empty() ? choice.place.name_ar : choice.place.name_en;
    kit.text(row.take(std::min(kit.widthOf(name, Type::strong), row.rest().width() * 0.45F)), name, Type::strong, kit.theme.ink);
    std::string detail;
    const auto add = [&](const std::string &piece) {
        if (!piece.empty())
            detail += (detail.empty() ? "" : " · ") + piece;
    };
    const std::string typeKey = "place_type." + choice.place.type;
    add(kit.wording->has(typeKey) ? kit.words(typeKey) : choice.place.type);
    add(nameOfValue(session, timeline::Facet::province, choice.place.admin1, *kit.wording));
    if (choice.population > 0)
        add(kit.wording->with("review.people", {{"n", countText(choice.population)}}));
    if (choice.km && *choice.km >= 1)
        add(kit.wording->with("review.km", {{"n", countText(std::round(*choice.km))}}));
    kit.text(row.rest(), detail, Type::small, kit.theme.quiet);
    if (pressed.hovered)
        kit.tip(kit.wording->with("review.choose", {{"percent", std::to_string(std::lround(choice.confidence * 100))}}));
    if (!pressed)
        return;
    outcome.act(session::Correct{card.row, events::PlaceSaid{session::placeNumberOf(session, card.row), choice.place}, card.alike});
    if (card.alike == session::Alike::always)
        keepAlways(outcome, [&] { return session::keepPlace(session::nameRead(session, card.row), choice.place); });
}

void drawDate(Kit &kit, const session::Session &session, const Rect &line, ReviewCard &card, Outcome &outcome) {
    const reading::Reading *reading = session::readingOf(session, card.row);
    const time::Day today = reading && reading->document.published ? *reading->document.published
                                                                   : std::chrono::floor<std::chrono::days>(session.axis.end - std::chrono::seconds{1});
    const auto say = [&](time::Instant from, time::Instant to, time::Granularity precision) {
        outcome.act(session::Correct{card.row, events::TimeSaid{time::Interval(from, to), precision, card.event.time_kind}});
    };
    Row row(line, kit.rightToLeft(), kit.px(4));
    const Rect button = row.takeEnd(kit.px(28));
    const std::string now = whenOf(card.event, *kit.wording);
    const Typed typed = field(kit, "review.date", row.rest(), card.date, {now.empty() ? kit.words("review.date") : now, {}, card.wrong_date, Align::start});
    const char *popup = "review.calendar.days";
    if (kit.iconButton("review.calendar", button, Icon::calendar, kit.words("review.calendar"), ImGui::IsPopupOpen(popup))) {
        const auto &when = card.event.when;
        openCalendar(kit, popup, card.calendar, when ? session::firstDay(when->from()) : today, when ? session::lastDay(when->to()) : today);
    }
    if (const auto days = drawCalendar(kit, popup, line, card.calendar, session::dayStyle(kit.wording->language())))
        say(days->first, days->second + std::chrono::days{1}, days->first == days->second ? time::Granularity::day : time::Granularity::period);
    if (typed.changed)
        card.wrong_date = false;
    if (!typed.entered || card.date.text.empty() || !session.reader)
        return;
    const auto days = session.reader->dateAlone(card.date.text, today);
    card.wrong_date = !days;
    if (days)
        say(time::Instant(days->first()), time::Instant(days->end()), days->days() == 1 ? time::Granularity::day : time::Granularity::period);
}
// Where and when.
void drawWhere(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome) {
    float y = where.min.y;
    const auto strip = [&](float height, float gap) {
        const Rect line{{where.min.x, y}, {where.max.x, y + kit.px(height)}};
        y += kit.px(height + gap);
        return line;
    };
    Row fields(strip(30, 6), kit.rightToLeft(), kit.px(6));
    const Rect date = fields.takeEnd(fields.rest().width() * 0.42F), pick = fields.takeEnd(kit.px(30));
    (void)field(kit, "review.search", fields.rest(), card.search, {kit.words("review.search"), Icon::search, false, Align::start});
    if (kit.iconButton("review.pick", pick, Icon::pin, kit.words("command.pick_place"), session.tool == session::Tool::place))
        perform("pick_place", session, outcome);
    drawDate(kit, session, date, card, outcome);
    if (card.choices.empty())
        kit.text(strip(kLine, 0), kit.words("review.no_place"), Type::small, kit.theme.quiet);
    for (std::size_t i = 0; i < card.choices.size(); ++i) {
        drawRing(kit, session, card.choices[i], i + 1);
        if (y + kit.px(kLine) <= where.max.y + 1)
            drawChoice(kit, session, i, strip(kLine, 1), card, outcome);
    }
}

void drawPages(Kit &kit, const Rect &line, ReviewCard &card) {
    using Page = ReviewCard::Page;
    Row row(line, kit.rightToLeft(), kit.px(4));
    for (const auto &[page, key] : std::array<std::pair<Page, const char *>, 3>{{{Page::where, "review.where"}, {Page::what, "review.what"}, {Page::who, "review.who"}}}) {
        const std::string &name = kit.words(key);
        if (kit.chip(key, row.take(kit.widthOf(name, Type::small) + kit.px(18)), name, card.page == page))
            card.page = page;
    }
}

// Whom what is said next holds for.
void drawAlike(Kit &kit, const Rect &line, ReviewCard &card) {
    using session::Alike;
    Row row(line, kit.rightToLeft(), kit.px(2));
    for (const auto &[alike, key] : std::array<std::pair<Alike, const char *>, 4>{
             {{Alike::none, "review.only_this"}, {Alike::document, "review.document"}, {Alike::everywhere, "review.everywhere"}, {Alike::always, "review.always"}}}) {
        const std::string &name = kit.words(key);
        const Pressed pressed = kit.chip(key, row.take(kit.widthOf(name, Type::small) + kit.px(14)), name, card.alike == alike);
        if (pressed.hovered && alike == Alike::always)
            kit.tip(kit.words("review.always_tip"));
        if (pressed)
            card.alike = alike;
    }
}
void drawFoot(Kit &kit, const session::Session &session, const Rect &line, Outcome &outcome) {
    Row foot(line, kit.rightToLeft(), kit.px(6));
    const auto button = [&](const char *command, bool primary) {
        const std::string &name = kit.words(std::string("review.") + command);
        if (kit.textButton(std::string("review.") + command, foot.take(kit.widthOf(name, Type::body) + kit.px(24)), name, primary))
            perform(command, session, outcome);
    };
    button("accept_event", true);
    button("remove_event", false);
    button("next_doubt", false);
}
} // namespace

void keepAlways(Outcome &outcome, const std::function<std::variant<session::KeptWords, Reason>()> &keeping) {
    try {
        auto made = keeping();
        if (auto *kept = std::get_if<session::KeptWords>(&made))
            outcome.ask(Keep{std::make_shared<const session::KeptWords>(std::move(*kept))});
        else
            outcome.ask(Keep{nullptr, std::get<Reason>(made)});
    } catch (const InputError &error) {
        outcome.ask(Keep{nullptr, reasonInWords(error.diagnostic().line())});
    }
}

float reviewHeight(const Kit &kit, const session::Session &session, std::size_t source, const ReviewCard *card) {
    const bool shown = session.selected && *session.selected < session.table->size() && session.table->document(*session.selected) == source;
    if (!shown)
        return 0;
    return kit.px(!card ? kHeight : card->folded ? kFolded : card->page == ReviewCard::Page::who ? kHeight + kMore : kHeight);
}

void drawReview(Kit &kit, const session::Session &session, const Rect &where, std::shared_ptr<ReviewCard> &state, Outcome &outcome) {
    if (!state)
        state = std::make_shared<ReviewCard>();
    ReviewCard &card = *state;
    refresh(session, card);
    kit.note("review", where);
    ImGui::GetWindowDrawList()->AddLine({where.min.x, where.min.y}, {where.max.x, where.min.y}, kit.theme.line);
    if (ImGui::IsMouseClicked(0) && where.contains(ImGui::GetIO().MousePos))
        outcome.act(session::SetFocus{session::Focus::review});
    float y = where.min.y + kit.px(8);
    const auto strip = [&](float height, float gap) {
        const Rect line{{where.min.x + kit.px(16), y}, {where.max.x - kit.px(16), y + kit.px(height)}};
        y += kit.px(height + gap);
        return line;
    };
    Row head(strip(24, 4), kit.rightToLeft(), kit.px(6));
    if (kit.iconButton("review.fold", head.takeEnd(kit.px(22)), card.folded ? Icon::up : Icon::chevron, kit.words(card.folded ? "review.unfold" : "review.fold")))
        card.folded = !card.folded;
    const std::string review = kit.words("review." + (card.event.review.empty() ? std::string("machine") : card.event.review));
    kit.text(head.takeEnd(kit.widthOf(review, Type::small)), review, Type::small, card.event.review.empty() ? kit.theme.warning : kit.theme.accent, Align::end);
    if (const auto dispute = session::disputeOf(session, card.row)) {
        const Rect sign = head.takeEnd(kit.px(26));
        if (kit.chip("review.differ", sign, "≠", true).clicked)
            outcome.act(session::ShowTab{session::Tab::agreement});
        if (sign.contains(ImGui::GetIO().MousePos))
            kit.tip(disputedMatters(session, *dispute, *kit.wording));
    }
    kit.text(head.rest(), kindOf(card.event, *kit.wording), Type::strong, kit.theme.ink);
    if (card.folded) {
        drawFoot(kit, session, strip(32, 0), outcome);
        return;
    }
    drawPages(kit, strip(24, 6), card);
    const float foot_top = where.max.y - kit.px(74);
    const Rect page{{where.min.x + kit.px(16), y}, {where.max.x - kit.px(16), foot_top - kit.px(4)}};
    switch (card.page) {
    case ReviewCard::Page::where:
        drawWhere(kit, session, page, card, outcome);
        break;
    case ReviewCard::Page::what:
        drawWhat(kit, session, page, card, outcome);
        break;
    case ReviewCard::Page::who:
        drawWho(kit, session, page, card, outcome);
        break;
    }
    y = foot_top;
    drawAlike(kit, strip(24, 6), card);
    drawFoot(kit, session, strip(32, 0), outcome);
}

} // namespace zamkan::app
