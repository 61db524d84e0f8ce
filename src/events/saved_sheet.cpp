#include "events/saved_sheet.hpp"
#include "events/cell_values.hpp"
#include <algorithm>
#include <array>
#include <set>

namespace zamkan::events {
namespace {

using geo::ColumnKind;

std::string position(const Line &line, bool longitude) {
    if (!line.place || !line.place->position)
        return {};
    return writeNumber(longitude ? line.place->position->longitude() : line.place->position->latitude());
}

std::string number(const std::optional<double> &value) { return value ? writeNumber(*value) : std::string(); }

std::string actorsOf(const Event &event, std::string_view role) {
    std::string joined;
    for (const EventActor &actor : event.actors)
        if (actor.role == role)
            joined += (joined.empty() ? "" : "; ") + (actor.name_en.empty() ? actor.name_ar : actor.name_en);
    return joined;
}

// Low and high are what the columns hold; a best guess between them has a column of its own.
bool magnitudeNeedsColumn(const Event &event) {
    if (!event.magnitude)
        return false;
    if (!event.magnitude_low && !event.magnitude_high)
        return false;
    return event.magnitude_low != event.magnitude || event.magnitude_high != event.magnitude;
}

std::string magnitudeBound(const Event &event, const std::optional<double> &bound) {
    if (event.magnitude && !event.magnitude_low && !event.magnitude_high)
        return writeNumber(*event.magnitude);
    return number(bound);
}

// The contract's columns, in its order. An event that names no place has no radius.
const std::array<SavedColumn, 32> kColumns{{
    {"id", ColumnKind::text, [](const Line &l) { return l.event.id; }},
    {"event_id", ColumnKind::text,
     [](const Line &l) { return l.event.event_id.empty() ? l.event.id : l.event.event_id; }},
    {"type", ColumnKind::text, [](const Line &l) { return l.event.type; }},
    {"subtype", ColumnKind::text, [](const Line &l) { return l.event.subtype; }},
    {"date_from", ColumnKind::date,
     [](const Line &l) { return l.event.when ? time::toIso(l.event.when->from()) : std::string(); }},
    {"date_to", ColumnKind::date,
     [](const Line &l) { return l.event.when ? time::toIso(l.event.when->to()) : std::string(); }},
    {"time_precision", ColumnKind::text,
     [](const Line &l) {
         return l.event.when ? std::string(time::toString(l.event.precision)) : std::string();
     }, "time_prec"},
    {"time_kind", ColumnKind::text,
     [](const Line &l) -> std::string {
         return l.event.time_kind == TimeKind::throughout ? "throughout" : "within";
     }},
    {"lon", ColumnKind::number, [](const Line &l) { return position(l, true); }},
    {"lat", ColumnKind::number, [](const Line &l) { return position(l, false); }},
    {"place", ColumnKind::text, [](const Line &l) { return l.place ? l.place->name_en : std::string(); }},
    {"place_ar", ColumnKind::text, [](const Line &l) { return l.place ? l.place->name_ar : std::string(); }},
    {"country", ColumnKind::text, [](const Line &l) { return l.place ? l.place->country : std::string(); }},
    {"admin1", ColumnKind::text, [](const Line &l) { return l.place ? l.place->admin1 : std::string(); }},
    {"geo_precision", ColumnKind::text,
     [](const Line &l) { return l.place ? l.place->precision : std::string(); }, "geo_prec"},
    {"radius_km", ColumnKind::number,
     [](const Line &l) { return l.place ? writeNumber(l.place->radius_km) : std::string(); }},
    {"actor_gaining", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "gaining"); }, "gaining"},
    {"actor_losing", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "losing"); }, "losing"},
    {"actor", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "acting"); }},
    {"actor_affected", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "affected"); }, "affected"},
    {"magnitude_low", ColumnKind::number,
     [](const Line &l) { return magnitudeBound(l.event, l.event.magnitude_low); }, "magn_low"},
    {"magnitude_high", ColumnKind::number,
     [](const Line &l) { return magnitudeBound(l.event, l.event.magnitude_high); }, "magn_high"},
    {"unit", ColumnKind::text, [](const Line &l) { return l.event.unit; }},
    {"attribution", ColumnKind::text, [](const Line &l) { return l.event.attribution; }, "attrib"},
    {"certainty", ColumnKind::number, [](const Line &l) { return number(l.event.certainty); }},
    {"status", ColumnKind::text, [](const Line &l) { return l.event.status; }},
    {"source", ColumnKind::text, [](const Line &l) { return l.event.provenance.source; }},
    {"source_text", ColumnKind::text, [](const Line &l) { return l.event.source_text; }, "src_text"},
    {"note", ColumnKind::text, [](const Line &l) { return l.event.note; }},
    {"magnitude", ColumnKind::number,
     [](const Line &l) { return magnitudeNeedsColumn(l.event) ? number(l.event.magnitude) : std::string(); }, {},
     magnitudeNeedsColumn},
    {"review", ColumnKind::text, [](const Line &l) { return l.event.review.empty() ? std::string("machine") : l.event.review; }, {},
     [](const Event &event) { return !event.review.empty(); }},
    {"time_source", ColumnKind::text, [](const Line &l) { return std::string(l.event.story_time ? "story" : ""); }, "time_src",
     [](const Event &event) { return event.story_time; }},
}};

} // namespace

Sheet::Sheet(const EventSource &source) {
    std::set<std::string> taken;
    std::vector<const SavedColumn *> unneeded; // so far
    for (const SavedColumn &column : kColumns)
        if (column.needed)
            unneeded.push_back(&column);
        else
            taken.emplace(column.name);
    std::vector<std::string> wanted; // in the order of extraAt_
    const NextEvent next = source();
    while (const Event *event = next()) {
        std::erase_if(unneeded, [&](const SavedColumn *column) { return column->needed(*event); });
        lines += std::max<std::size_t>(event->places.size(), 1);
        if (event->when) {
            clocks = clocks || time::toIso(event->when->from()).size() > 10 || time::toIso(event->when->to()).size() > 10;
            before_sheets = before_sheets || event->when->from() < time::Instant(time::Day(std::chrono::year{1900} / 3 / 1));
        }
        for (const auto &[name, value] : event->extra)
            if (extraAt_.try_emplace(name, wanted.size()).second)
                wanted.push_back(name);
    }
    for (const SavedColumn &column : kColumns)
        if (std::find(unneeded.begin(), unneeded.end(), &column) == unneeded.end()) {
            columns.push_back(&column);
            taken.emplace(column.name);
        }
    for (std::string &name : wanted) {
        while (!taken.insert(name).second)
            name = "original_" + name;
        extras.push_back(std::move(name));
    }
}

void Sheet::extraCells(const Line &line, std::vector<std::string_view> &cells) const {
    cells.assign(extras.size(), {});
    for (const auto &[name, value] : line.event.extra)
        if (const auto at = extraAt_.find(name); at != extraAt_.end()) // else the file was changed since
            cells[at->second] = value;
}

std::optional<Line> Lines::next() {
    if (event_ && ++place_ < event_->places.size())
        return Line{*event_, &event_->places[place_]};
    event_ = next_();
    place_ = 0;
    if (!event_)
        return std::nullopt;
    return Line{*event_, event_->places.empty() ? nullptr : event_->places.data()};
}

} // namespace zamkan::events
