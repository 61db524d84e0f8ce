#include "events/event_rows.hpp"
#include "events/cell_values.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> listed(std::string_view names, std::string_view separators) {
    std::vector<std::string_view> out;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find_first_of(separators), names.size());
        if (const auto name = trimmed(names.substr(0, end)); !name.empty())
            out.push_back(name);
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return out;
}

// How a party may be called in the registry: as written, without what stands in brackets after the name, and
// without an acronym before it ("QSD: Syrian Democratic Forces (Syria)").
std::vector<std::string> shorterNames(std::string_view name) {
    std::vector<std::string> names{std::string(name)};
    if (const std::size_t bracket = name.find(" ("); bracket != std::string_view::npos)
        names.emplace_back(name = name.substr(0, bracket));
    if (const std::size_t colon = name.find(": "); colon != std::string_view::npos)
        names.emplace_back(name.substr(colon + 2));
    return names;
}

bool saysYes(std::string_view cell) {
    const auto value = readNumber(cell);
    return value ? *value > 0.5 : cell == "TRUE" || cell == "true";
}

std::optional<double> countIn(std::string_view cell) {
    std::string plain(trimmed(cell));
    const std::size_t comma = plain.find(',');
    // "1,200" counts people: a comma before three digits is no decimal one here.
    if (comma != std::string::npos && comma > 0 && comma <= 3 && plain.find('.') == std::string::npos &&
        (plain.size() - comma) % 4 == 0)
        std::erase(plain, ',');
    return readNumber(plain);
}

} // namespace

RowReader::RowReader(const Knowledge &knowledge, const WantedDates &wanted, const std::string &where,
                     std::vector<Diagnostic> &diagnostics)
    : knowledge_(knowledge), layouts_(DateLayouts::open()),
      places_(knowledge.table, knowledge.mapping, knowledge.book, knowledge.gazetteer) {
    const Schema &schema = knowledge.mapping.schema;
    guarded_ = schema.own && mayRunFormulas(knowledge.table.format);
    kept_ = knowledge.mapping.ignored;
    for (const auto &[canonical, at] : knowledge.mapping.column) {
        column_.emplace(canonical, at);
        // Codes are turned into the contract's words: what stood there is kept as well.
        const bool coded = canonical == "type" || canonical == "subtype" || schema.values.contains(canonical);
        if (!schema.own && coded)
            kept_.push_back(at);
    }
    std::sort(kept_.begin(), kept_.end());
    for (std::size_t i = 0; i < knowledge.mapping.columns.size(); ++i)
        columnByName_.emplace(knowledge.mapping.columns[i], i);
    decideDates(wanted, where, diagnostics);
    decideLastDay(where, diagnostics);
    places_.decideExchange(where, diagnostics);
}

std::string_view RowReader::cell(std::size_t row, std::string_view canonical) const {
    const auto at = column_.find(canonical);
    if (at == column_.end())
        return {};
    const std::string_view raw = trimmed(knowledge_.table.cell(row, at->second));
    return guarded_ ? readGuarded(raw) : raw;
}

std::string RowReader::text(std::size_t row, std::string_view canonical) const {
    std::string word(cell(row, canonical));
    const auto values = knowledge_.mapping.schema.values.find(std::string(canonical));
    if (values == knowledge_.mapping.schema.values.end())
        return word;
    const auto ours = values->second.find(word);
    return ours == values->second.end() ? word : ours->second;
}

void RowReader::decideDates(const WantedDates &wanted, const std::string &where, std::vector<Diagnostic> &diagnostics) {
    DateSigns signs;
    for (const std::string_view canonical : {"date_from", "date_to"}) {
        const auto at = column_.find(canonical);
        if (at == column_.end())
            continue;
        signs.named(knowledge_.mapping.columns[at->second], layouts_);
        for (std::size_t row = 0; row < knowledge_.table.rows(); ++row)
            signs.add(knowledge_.table.cell(row, at->second), layouts_);
    }
    dates_ = readingOf(signs, wanted, where);
    tellReading(dates_, signs, wanted, where, diagnostics);
}

void RowReader::decideLastDay(const std::string &where, std::vector<Diagnostic> &diagnostics) {
    const Mapping &mapping = knowledge_.mapping;
    lastDayIncluded_ = mapping.schema.date_to_inclusive;
    const auto to = mapping.at("date_to");
    if (!to || mapping.schema.own || lastDayIncluded_)
        return;
    lastDayIncluded_ = mapping.columns[*to] != "date_to";
    if (lastDayIncluded_)
        diagnostics.push_back(
            {Severity::remark,
             fmt::format("the days in the column '{}' were taken as the last ones, included",
                         mapping.columns[*to]),
             where,
             "name the column date_to if they are the first days after",
             {}});
}

std::variant<Event, std::string> RowReader::read(std::size_t row) {
    Event event;
    if (auto reason = readTime(row, event))
        return std::move(*reason);
    std::string precision = text(row, "geo_precision");
    if (!precision.empty() && !knowledge_.book.radius_km.contains(precision)) {
        remarks_.add(fmt::format("the geo_precision '{}' is not known and was left out", precision),
                     knowledge_.table.number(row));
        precision.clear();
    }
    auto placed = places_.read(row, precision);
    if (auto *reason = std::get_if<std::string>(&placed))
        return std::move(*reason);
    if (auto &place = std::get<std::optional<EventPlace>>(placed))
        event.places.push_back(std::move(*place));
    readMagnitude(row, event);
    readKind(row, event);
    readSureness(row, event);
    readRest(row, event);
    if (event.places.empty() && !event.when && event.type.empty())
        return "neither a date nor a place nor a type";
    return event;
}

RowReader::Reason RowReader::readTime(std::size_t row, Event &event) {
    const Schema &schema = knowledge_.mapping.schema;
    const std::string_view fromCell = cell(row, "date_from"), toCell = cell(row, "date_to");
    const std::string precision = text(row, "time_precision");
    std::optional<time::Granularity> stated;
    if (!precision.empty())
        stated = time::granularityFromString(precision);
    if (!precision.empty() && !stated)
        remarks_.add(fmt::format("the time_precision '{}' is not known and was left out", precision),
                     knowledge_.table.number(row));
    if (stated)
        event.precision = *stated;
    const std::string_view kind = cell(row, "time_kind");
    if (kind == "throughout")
        event.time_kind = TimeKind::throughout;

    if (fromCell.empty()) {
        if (toCell.empty())
            return {};
        return fmt::format("an end ({}) without a beginning", toCell);
    }
    auto from = layouts_.read(fromCell, dates_);
    if (!from)
        return fmt::format("'{}' is not a date", fromCell);
    if (const std::string_view clock = cell(row, "clock");
        !clock.empty() && from->precision == time::Granularity::day)
        if (const auto seconds = readClock(clock))
            from = WrittenDate{from->from + *seconds, time::Granularity::minute};
    event.precision = stated ? std::max(*stated, from->precision) : from->precision;
    // A clock time is finer than the precision "day" that tables state: what is written counts.
    if (stated && *stated == time::Granularity::day && from->precision < time::Granularity::day)
        event.precision = from->precision;

    if (toCell.empty()) {
        event.when = schema.date_inside_unit
                         ? unitAround(from->from, event.precision)
                         : time::Interval(from->from, from->ends && event.precision == from->precision
                                                              ? *from->ends
                                                              : unitAfter(from->from, event.precision));
        return {};
    }
    const auto to = layouts_.read(toCell, dates_);
    if (!to)
        return fmt::format("'{}' is not a date", toCell);
    const time::Instant end = lastDayIncluded_ ? endOf(*to) : to->from;
    if (end <= from->from)
        return fmt::format("it ends ({}) before it begins ({})", toCell, fromCell);
    event.when = time::Interval(from->from, end);
    const bool lasts = end > unitAfter(from->from, event.precision);
    if (schema.name == "guessed" && kind.empty() && !stated && lasts)
        event.time_kind = TimeKind::throughout;
    return {};
}

void RowReader::readKind(std::size_t row, Event &event) {
    const Schema &schema = knowledge_.mapping.schema;
    const geo::Table &table = knowledge_.table;
    Kind kind;
    const auto columnAt = [&](const std::string &name) -> std::string_view {
        const auto at = columnByName_.find(name);
        return at == columnByName_.end() ? std::string_view() : trimmed(table.cell(row, at->second));
    };
    for (const std::string &column : schema.kind_columns) {
        const auto known = schema.kinds.find(std::string(columnAt(column)));
        if (known == schema.kinds.end())
            continue;
        kind = known->second;
        if (!kind.turned_column.empty()) {
            const auto &values = kind.turned_values;
            if (std::find(values.begin(), values.end(), columnAt(kind.turned_column)) != values.end())
                std::swap(kind.first_role, kind.second_role);
        }
        break;
    }
    for (const FlagColumn &flag : schema.flags) {
        const bool yes = std::any_of(flag.columns.begin(), flag.columns.end(),
                                     [&](const std::string &column) { return saysYes(columnAt(column)); });
        if (!yes)
            continue;
        kind = flag.kind;
        break;
    }
    event.type = kind.type;
    event.subtype = kind.subtype;
    if (event.type.empty() && schema.own) {
        event.type = cell(row, "type");
        event.subtype = cell(row, "subtype");
    } else if (event.type.empty() && schema.name == "guessed") {
        for (const std::string_view canonical : {"subtype", "type"}) {
            const std::string word = text::fold(cell(row, canonical));
            const auto other = knowledge_.book.kind_words.find(word);
            const std::string &subtype = other == knowledge_.book.kind_words.end() ? word : other->second;
            if (const auto type = knowledge_.book.type_of_subtype.find(subtype);
                type != knowledge_.book.type_of_subtype.end()) {
                event.type = type->second;
                event.subtype = subtype;
                break;
            }
            const bool isType =
                std::any_of(knowledge_.book.type_of_subtype.begin(), knowledge_.book.type_of_subtype.end(),
                            [&](const auto &entry) { return entry.second == word; });
            if (isType)
                event.type = word;
        }
        const bool changedHands = column_.contains("actor_gaining") || column_.contains("actor_losing");
        if (event.type.empty() && changedHands &&
            (!cell(row, "actor_gaining").empty() || !cell(row, "actor_losing").empty())) {
            event.type = "control";
            event.subtype = cell(row, "actor_gaining").empty() ? "lost" : "gained";
        }
    }
    readActors(row, kind, event);
    for (const FlagColumn &flag : schema.actor_flags)
        if (std::any_of(flag.columns.begin(), flag.columns.end(),
                        [&](const std::string &column) { return saysYes(columnAt(column)); }))
            addActors(flag.name, kind.first_role, event);
}

void RowReader::readActors(std::size_t row, const Kind &kind, Event &event) {
    addActors(cell(row, "actor_gaining"), "gaining", event);
    addActors(cell(row, "actor_losing"), "losing", event);
    addActors(cell(row, "actor"), "acting", event);
    addActors(cell(row, "actor_affected"), "affected", event);
    addActors(cell(row, "first_actor"), kind.first_role, event);
    addActors(cell(row, "second_actor"), kind.second_role, event);
}

void RowReader::addActors(std::string_view names, std::string_view role, Event &event) {
    for (const std::string_view name : listed(names, knowledge_.mapping.schema.actor_separators)) {
        const auto [at, fresh] = knownActors_.try_emplace(std::string(name));
        if (fresh)
            at->second = actorNamed(name);
        EventActor actor = at->second;
        actor.role = role;
        event.actors.push_back(std::move(actor));
    }
}

EventActor RowReader::actorNamed(std::string_view name) const {
    const auto &ofSchema = knowledge_.mapping.schema.actors;
    for (const std::string &form : shorterNames(name)) {
        const auto other = ofSchema.find(form);
        const std::string &wanted = other == ofSchema.end() ? form : other->second;
        const actors::Actor *actor = knowledge_.actors.byName(wanted);
        if (!actor)
            actor = knowledge_.actors.byId(wanted);
        if (actor)
            return {actor->id, actor->name_en, actor->name_ar, {}};
    }
    const bool latin = (name.front() & 0x80) == 0;
    return latin ? EventActor{{}, std::string(name), {}, {}} : EventActor{{}, {}, std::string(name), {}};
}

void RowReader::readMagnitude(std::size_t row, Event &event) {
    const auto number = [&](std::string_view canonical) -> std::optional<double> {
        const std::string_view written = cell(row, canonical);
        const auto value = written.empty() ? std::nullopt : countIn(written);
        if (!written.empty() && !value)
            remarks_.add(fmt::format("'{}' is no number and was left out of {}", written, canonical),
                         knowledge_.table.number(row));
        return value;
    };
    event.magnitude = number("magnitude");
    event.magnitude_low = number("magnitude_low");
    event.magnitude_high = number("magnitude_high");
    if (!event.magnitude && event.magnitude_low && event.magnitude_low == event.magnitude_high)
        event.magnitude = event.magnitude_low;
    if (event.magnitude && !event.magnitude_low && !event.magnitude_high)
        event.magnitude_low = event.magnitude_high = event.magnitude;
    event.unit = cell(row, "unit");
    if (event.unit.empty() && event.magnitude)
        event.unit = knowledge_.mapping.schema.unit;
}

void RowReader::readSureness(std::size_t row, Event &event) {
    if (const std::string_view written = cell(row, "certainty"); !written.empty()) {
        const auto value = readNumber(written);
        if (value && *value >= 0 && *value <= 1)
            event.certainty = value;
        else
            remarks_.add(fmt::format("the certainty '{}' is not between 0 and 1 and was left out", written),
                         knowledge_.table.number(row));
    }
    const std::string status = text(row, "status");
    const auto &known = knowledge_.book.statuses;
    if (status.empty())
        return;
    if (std::find(known.begin(), known.end(), status) != known.end()) {
        event.status = status;
    } else {
        remarks_.add(fmt::format("the status '{}' is not known; taken as reported", status),
                     knowledge_.table.number(row));
        if (const auto at = column_.find("status"); at != column_.end())
            event.extra.emplace_back(knowledge_.mapping.columns[at->second], status);
    }
}

void RowReader::readRest(std::size_t row, Event &event) {
    event.id = cell(row, "id");
    if (event.id.empty())
        event.id = fmt::format("{}:{}", knowledge_.stem, knowledge_.table.number(row));
    event.event_id = cell(row, "event_id");
    if (event.event_id.empty())
        event.event_id = event.id;
    event.attribution = cell(row, "attribution");
    event.source_text = cell(row, "source_text");
    event.note = cell(row, "note");
    event.provenance.source = cell(row, "source");
    if (event.provenance.source.empty())
        event.provenance.source = knowledge_.source;
    event.provenance.row = knowledge_.table.number(row);
    event.provenance.rule = knowledge_.mapping.schema.name;
    for (const std::size_t column : kept_) {
        std::string_view value = knowledge_.table.cell(row, column);
        if (guarded_)
            value = readGuarded(value);
        if (!value.empty())
            event.extra.emplace_back(knowledge_.mapping.columns[column], value);
    }
}

} // namespace zamkan::events
