#include "events/row_store.hpp"
#include "events/cell_values.hpp"
#include <algorithm>
#include <cmath>
#include <iterator>

namespace zamkan::events {

std::size_t FileRows::tableRow(std::size_t row) const {
    // The rows that were used before the i-th that was not: its row less i.
    std::size_t low = 0, high = rejectedRows_.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (rejectedRows_[middle] - middle <= row)
            low = middle + 1;
        else
            high = middle;
    }
    return row + low;
}

Event FileRows::rowAsEvent(std::size_t row) const {
    const std::size_t at = tableRow(row);
    RowReader &reader = *readers_[blocks_[at / blockRows_].worker];
    const geo::RowBatch batch = table_.row(at);
    const auto result = reader.read(batch, 0);
    const auto *facts = std::get_if<RowFacts>(&result);
    return facts ? reader.event(batch, 0, *facts) : Event{};
}

bool FileRows::readsAs(const EventSegment &segment, std::size_t row, const RowFacts &facts, const RowReader &reader) const {
    return facts.when.from == segment.from(row) && facts.when.to == segment.to(row) &&
           facts.where.located == segment.located(row) && facts.where.latitude == segment.latitude(row) &&
           facts.where.longitude == segment.longitude(row) && reader.words()[facts.type] == segment.type(row) &&
           reader.words()[facts.subtype] == segment.subtype(row);
}

Event FileRows::whole(const EventSegment &segment, std::uint32_t first) const {
    const std::lock_guard lock(mutex_);
    if (table_.changed()) { // only what still reads as it did may be told
        const std::size_t at = tableRow(first);
        RowReader &reader = *readers_[blocks_[at / blockRows_].worker];
        const geo::RowBatch batch = table_.row(at);
        const auto result = reader.read(batch, 0);
        const auto *facts = std::get_if<RowFacts>(&result);
        if (!facts || !readsAs(segment, first, *facts, reader))
            return shown(segment, first);
    }
    Event event = rowAsEvent(first);
    for (std::size_t row = first + 1; row < segment.size() && segment.eventOf(row) == first; ++row)
        for (EventPlace &place : rowAsEvent(row).places)
            event.places.push_back(std::move(place));
    return event;
}

// The events that begin in these rows: what whole() gives, from rows that are cut together.
std::vector<Event> FileRows::several(const EventSegment &segment, std::size_t first, std::size_t count) const {
    std::vector<Event> out;
    out.reserve(count);
    const auto begins = [&](std::size_t row) { return row == 0 || segment.eventOf(row) != segment.eventOf(row - 1); };
    if (table_.changed()) {
        for (std::size_t row = first; row < first + count; ++row)
            if (begins(row))
                out.push_back(whole(segment, segment.eventOf(row)));
        return out;
    }
    const std::lock_guard lock(mutex_);
    geo::RowBatch batch;
    std::size_t cut = 0, end = 0; // rows of the table that are in the batch
    for (std::size_t row = first; row < segment.size() && (row < first + count || !begins(row)); ++row) {
        const bool beginning = begins(row);
        if (!beginning && out.empty())
            continue; // of an event before
        const std::size_t at = tableRow(row);
        if (at < cut || at >= end) {
            cut = at;
            table_.read(cut, table_.rowsOfBatch(), batch);
            end = cut + batch.rows();
        }
        RowReader &reader = *readers_[blocks_[at / blockRows_].worker];
        const auto result = reader.read(batch, at - cut);
        const auto *facts = std::get_if<RowFacts>(&result);
        Event event = facts ? reader.event(batch, at - cut, *facts) : Event{};
        if (beginning)
            out.push_back(std::move(event));
        else
            std::move(event.places.begin(), event.places.end(), std::back_inserter(out.back().places));
    }
    return out;
}

// What the columns know of a row whose text is lost.
Event FileRows::shown(const EventSegment &segment, std::size_t row) const {
    Event event;
    event.id = event.event_id = plan_->stem + ":" + std::to_string(table_.number(tableRow(row)));
    event.type = segment.type(row);
    event.subtype = segment.subtype(row);
    event.status = segment.status(row);
    event.unit = segment.unit(row);
    for (const auto &[name, role] : {std::pair{segment.gaining(row), "gaining"}, std::pair{segment.losing(row), "losing"},
                                     std::pair{segment.acting(row), "acting"}})
        if (!name.empty())
            event.actors.push_back({{}, std::string(name), {}, role});
    if (segment.from(row) != kUndated)
        event.when = time::Interval(time::Instant{std::chrono::seconds{segment.from(row)}},
                                    time::Instant{std::chrono::seconds{segment.to(row)}});
    event.time_kind = segment.timeKind(row);
    event.story_time = segment.storyTime(row);
    if (!std::isnan(segment.magnitude(row)))
        event.magnitude = static_cast<double>(segment.magnitude(row));
    if (const PlaceWords *words = segment.place(row)) {
        EventPlace place;
        place.id = words->id;
        place.name_en = words->name_en;
        place.name_ar = words->name_ar;
        place.type = words->type;
        place.country = words->country;
        place.admin1 = words->admin1;
        place.precision = words->precision;
        if (segment.located(row))
            place.position = geo::LatLon::tryFromDegrees(segment.latitude(row), segment.longitude(row));
        place.radius_km = static_cast<double>(segment.radiusKm(row));
        event.places.push_back(std::move(place));
    }
    event.provenance = {plan_->source, {}, {}, {}, table_.number(tableRow(row)), plan_->mapping.schema.name};
    event.note = "the file was changed after it was opened: of this row only what the map shows is known; open it again";
    return event;
}

void FileRows::said(std::size_t first, std::size_t count, const EventSegment::Saying &say) const {
    if (table_.changed()) // rows may stand elsewhere now
        return;
    const RowPlan::Columns &at = plan_->at;
    geo::RowBatch batch;
    std::string others;
    std::size_t row = first, table = tableRow(first);
    auto left = std::lower_bound(rejectedRows_.begin(), rejectedRows_.end(), table);
    const std::size_t end = first + count;
    while (row < end && table < table_.rows()) {
        table_.read(table, std::min(table_.rowsOfBatch(), table_.rows() - table), batch);
        for (std::size_t i = 0; i < batch.rows() && row < end; ++i, ++table) {
            if (left != rejectedRows_.end() && *left == table) {
                ++left;
                continue;
            }
            const Cells cells = batch.cells(i);
            Said said{plan_->cell(cells, at.source_text), plan_->cell(cells, at.attribution), plan_->cell(cells, at.note),
                      plan_->cell(cells, at.source), plan_->cell(cells, at.actor_affected), {}, reviewFrom(plan_->cell(cells, at.review))};
            if (const std::string_view second = plan_->cell(cells, at.second_actor); !second.empty()) {
                others.assign(said.others).append(" ").append(second);
                said.others = others;
            }
            if (const std::string_view written = plan_->cell(cells, at.certainty); !written.empty())
                if (const auto value = readNumber(written); value && *value >= 0 && *value <= 1)
                    said.certainty = value;
            say(row++, said);
        }
    }
}

} // namespace zamkan::events
