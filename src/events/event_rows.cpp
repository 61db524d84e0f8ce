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
    if (cell.empty() || cell == "0")
        return false;
    const auto value = readNumber(cell);
    return value ? *value > 0.5 : cell == "TRUE" || cell == "true";
}

bool anyYes(Cells cells, const std::vector<std::size_t> &columns) {
    return std::any_of(columns.begin(), columns.end(), [&](std::size_t column) { return saysYes(trimmed(cells[column])); });
}

} // namespace

RowReader::RowReader(const RowPlan &plan, const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors)
    : plan_(plan), actors_(&actors), places_(plan, &gazetteer), times_(plan) {}

void RowReader::forgetKnowledge() {
    actors_ = nullptr;
    places_.forgetGazetteer();
}

std::variant<RowFacts, Reason> RowReader::read(const geo::RowBatch &batch, std::size_t row) {
    const Cells cells = batch.cells(row);
    const std::uint64_t number = batch.number(row);
    RowFacts facts;
    auto timed = times_.read(cells, number, remarks_);
    if (auto *reason = std::get_if<Reason>(&timed))
        return std::move(*reason);
    facts.when = std::get<RowTimes::Found>(timed);
    auto placed = places_.read(batch, row, placePrecision(cells, number));
    if (auto *reason = std::get_if<Reason>(&placed))
        return std::move(*reason);
    facts.where = std::get<RowPlaces::Found>(placed);
    readMagnitude(cells, number, facts);
    readKind(cells, facts);
    readSureness(cells, number, facts);
    if (facts.where.place == 0 && facts.when.from == kUndated && facts.type == 0)
        return Reason{"nothing_told"};
    return facts;
}

std::string_view RowReader::placePrecision(Cells cells, std::uint64_t number) {
    const std::string_view cell = plan_.cell(cells, plan_.at.geo_precision);
    if (cell.empty())
        return {};
    const std::string &precision = placePrecisions_.of(cell, [&] { return plan_.word(cell, "geo_precision"); });
    if (precision.empty() || plan_.book.radius_km.contains(precision))
        return precision;
    remarks_.add(fmt::format("the geo_precision '{}' is not known and was left out", precision), number);
    return {};
}

void RowReader::readKind(Cells cells, RowFacts &facts) {
    constexpr std::size_t kNoFlag = 0xFF;
    std::size_t flag = 0;
    while (flag < plan_.flag_columns.size() && !anyYes(cells, plan_.flag_columns[flag]))
        ++flag;
    if (flag == plan_.flag_columns.size())
        flag = kNoFlag;
    const bool gaining = !plan_.cell(cells, plan_.at.actor_gaining).empty();
    const bool losing = !plan_.cell(cells, plan_.at.actor_losing).empty();
    key_.clear();
    for (const std::size_t column : plan_.kind_key)
        key_.append(trimmed(cells[column])).push_back('\n');
    key_.push_back(static_cast<char>(flag));
    key_.push_back(static_cast<char>((gaining ? 1 : 0) + (losing ? 2 : 0)));
    facts.kind = kinds_.number(key_, [&] { return makeKind(cells, flag, gaining, losing); });
    facts.type = kinds_[facts.kind].type;
    facts.subtype = kinds_[facts.kind].subtype;
    readActors(cells, facts);
}

RowReader::Kind RowReader::makeKind(Cells cells, std::size_t flag, bool gaining, bool losing) {
    const Schema &schema = plan_.mapping.schema;
    events::Kind kind;
    for (const std::string &column : schema.kind_columns) {
        const auto known = schema.kinds.find(std::string(plan_.named(cells, column)));
        if (known == schema.kinds.end())
            continue;
        kind = known->second;
        if (!kind.turned_column.empty()) {
            const auto &values = kind.turned_values;
            if (std::find(values.begin(), values.end(), plan_.named(cells, kind.turned_column)) != values.end())
                std::swap(kind.first_role, kind.second_role);
        }
        break;
    }
    if (flag < schema.flags.size())
        kind = schema.flags[flag].kind;
    if (kind.type.empty() && schema.own) {
        kind.type = plan_.cell(cells, plan_.at.type);
        kind.subtype = plan_.cell(cells, plan_.at.subtype);
    } else if (kind.type.empty() && schema.name == "guessed") {
        const auto &typeOf = plan_.book.type_of_subtype;
        for (const std::size_t column : {plan_.at.subtype, plan_.at.type}) {
            const std::string word = text::fold(plan_.cell(cells, column));
            const auto other = plan_.book.kind_words.find(word);
            const std::string &subtype = other == plan_.book.kind_words.end() ? word : other->second;
            if (const auto type = typeOf.find(subtype); type != typeOf.end()) {
                kind.type = type->second;
                kind.subtype = subtype;
                break;
            }
            if (std::any_of(typeOf.begin(), typeOf.end(), [&](const auto &entry) { return entry.second == word; }))
                kind.type = word;
        }
        if (kind.type.empty() && (gaining || losing)) {
            kind.type = "control";
            kind.subtype = gaining ? "gained" : "lost";
        }
    }
    return {words_.intern(kind.type), words_.intern(kind.subtype), kind.first_role, kind.second_role};
}

const RowReader::Actors &RowReader::actorsIn(std::string_view names) {
    return actorLists_[actorLists_.number(names, [&] {
        Actors actors;
        for (const std::string_view name : listed(names, plan_.mapping.schema.actor_separators))
            actors.list.push_back(actorNamed(name));
        if (!actors.list.empty()) {
            const EventActor &first = actors.list.front();
            actors.first = words_.intern(!first.id.empty() ? first.id : first.name_en.empty() ? first.name_ar : first.name_en);
        }
        return actors;
    })];
}

RowReader::Lists RowReader::actorLists(Cells cells, const Kind &kind) {
    const auto in = [&](std::size_t column) { return &actorsIn(plan_.cell(cells, column)); };
    Lists lists{{{{in(plan_.at.actor_gaining), "gaining"},
                  {in(plan_.at.actor_losing), "losing"},
                  {in(plan_.at.actor), "acting"},
                  {in(plan_.at.actor_affected), "affected"},
                  {in(plan_.at.first_actor), kind.first_role},
                  {in(plan_.at.second_actor), kind.second_role}}},
                0};
    for (std::size_t i = 0; i < plan_.actor_flag_columns.size(); ++i)
        if (anyYes(cells, plan_.actor_flag_columns[i]))
            lists.flags |= std::size_t{1} << i;
    return lists;
}

void RowReader::readActors(Cells cells, RowFacts &facts) {
    const Kind &kind = kinds_[facts.kind];
    const Lists lists = actorLists(cells, kind);
    const auto note = [&](const Actors &actors, std::string_view role) {
        std::uint32_t *const word = role == "gaining"  ? &facts.gaining
                                    : role == "losing" ? &facts.losing
                                    : role == "acting" ? &facts.acting
                                                       : nullptr;
        if (word && *word == 0)
            *word = actors.first;
    };
    for (const auto &[actors, role] : lists.six)
        if (!actors->list.empty())
            note(*actors, role);
    for (std::size_t i = 0; lists.flags >> i != 0; ++i)
        if ((lists.flags >> i & 1U) != 0)
            note(actorsIn(plan_.mapping.schema.actor_flags[i].name), kind.first_role);
}

EventActor RowReader::actorNamed(std::string_view name) const {
    const auto &ofSchema = plan_.mapping.schema.actors;
    for (const std::string &form : shorterNames(name)) {
        if (!actors_)
            break;
        const auto other = ofSchema.find(form);
        const std::string &wanted = other == ofSchema.end() ? form : other->second;
        const actors::Actor *actor = actors_->byName(wanted);
        if (!actor)
            actor = actors_->byId(wanted);
        if (actor)
            return {actor->id, actor->name_en, actor->name_ar, {}};
    }
    const bool latin = (name.front() & 0x80) == 0;
    return latin ? EventActor{{}, std::string(name), {}, {}} : EventActor{{}, {}, std::string(name), {}};
}

void RowReader::readMagnitude(Cells cells, std::uint64_t number, RowFacts &facts) {
    const auto read = [&](std::size_t column, const char *canonical) -> std::optional<double> {
        const std::string_view written = plan_.cell(cells, column);
        const auto value = written.empty() ? std::nullopt : readCount(written, plan_.mark);
        if (plan_.mark_open)
            numbers_.add(written);
        if (!written.empty() && !value)
            remarks_.add(fmt::format("'{}' is no number and was left out of {}", written, canonical), number);
        return value;
    };
    facts.magnitude = read(plan_.at.magnitude, "magnitude");
    facts.magnitude_low = read(plan_.at.magnitude_low, "magnitude_low");
    facts.magnitude_high = read(plan_.at.magnitude_high, "magnitude_high");
    if (!facts.magnitude && facts.magnitude_low && facts.magnitude_low == facts.magnitude_high)
        facts.magnitude = facts.magnitude_low;
    if (facts.magnitude && !facts.magnitude_low && !facts.magnitude_high)
        facts.magnitude_low = facts.magnitude_high = facts.magnitude;
    const std::string_view unit = plan_.cell(cells, plan_.at.unit);
    facts.unit = words_.intern(unit.empty() && facts.magnitude ? std::string_view(plan_.mapping.schema.unit) : unit);
}

void RowReader::readSureness(Cells cells, std::uint64_t number, RowFacts &facts) {
    if (const std::string_view written = plan_.cell(cells, plan_.at.certainty); !written.empty()) {
        const auto value = readNumber(written);
        if (value && *value >= 0 && *value <= 1)
            facts.certainty = value;
        else
            remarks_.add(fmt::format("the certainty '{}' is not between 0 and 1 and was left out", written), number);
    }
    const std::string_view cell = plan_.cell(cells, plan_.at.status);
    facts.status = statuses_.number(cell, [&] {
        Status status;
        if (std::string word = plan_.word(cell, "status"); !word.empty()) {
            const auto &known = plan_.book.statuses;
            status.known = std::find(known.begin(), known.end(), word) != known.end();
            status.word = std::move(word);
        }
        const std::string_view taken = status.known ? std::string_view(status.word) : "reported";
        status.number = words_.intern(taken);
        status.drawn = taken == "reported" || taken == "claimed";
        return status;
    });
    const Status &status = statuses_[facts.status];
    facts.status_word = status.number;
    facts.drawn = status.drawn;
    if (!status.known)
        remarks_.add(fmt::format("the status '{}' is not known; taken as reported", status.word), number);
}

Event RowReader::event(const geo::RowBatch &batch, std::size_t row, const RowFacts &facts) {
    const Cells cells = batch.cells(row);
    const auto text = [&](std::size_t column) { return std::string(plan_.cell(cells, column)); };
    Event event;
    event.id = text(plan_.at.id);
    if (event.id.empty())
        event.id = fmt::format("{}:{}", plan_.stem, batch.number(row));
    event.event_id = text(plan_.at.event_id);
    if (event.event_id.empty())
        event.event_id = event.id;
    event.type = words_[facts.type];
    event.subtype = words_[facts.subtype];
    const Kind &kind = kinds_[facts.kind];
    const Lists lists = actorLists(cells, kind);
    const auto addActors = [&](const Actors &actors, std::string_view role) {
        for (EventActor actor : actors.list) {
            actor.role = role;
            event.actors.push_back(std::move(actor));
        }
    };
    for (const auto &[actors, role] : lists.six)
        addActors(*actors, role);
    for (std::size_t i = 0; lists.flags >> i != 0; ++i)
        if ((lists.flags >> i & 1U) != 0)
            addActors(actorsIn(plan_.mapping.schema.actor_flags[i].name), kind.first_role);
    if (facts.where.place != 0) {
        EventPlace place = places_.words(facts.where.place);
        if (facts.where.located)
            place.position = geo::LatLon::tryFromDegrees(facts.where.latitude, facts.where.longitude);
        place.radius_km = facts.where.radius_km;
        event.places.push_back(std::move(place));
    }
    if (facts.when.from != kUndated)
        event.when = time::Interval(time::Instant{std::chrono::seconds{facts.when.from}}, time::Instant{std::chrono::seconds{facts.when.to}});
    event.precision = facts.when.precision;
    event.time_kind = facts.when.kind;
    event.story_time = facts.when.story;
    event.magnitude = facts.magnitude;
    event.magnitude_low = facts.magnitude_low;
    event.magnitude_high = facts.magnitude_high;
    event.unit = words_[facts.unit];
    event.certainty = facts.certainty;
    event.status = words_[facts.status_word];
    if (const Status &status = statuses_[facts.status]; !status.known)
        event.extra.emplace_back(plan_.mapping.columns[plan_.at.status], status.word);
    event.attribution = text(plan_.at.attribution);
    event.source_text = text(plan_.at.source_text);
    event.note = text(plan_.at.note);
    event.review = reviewFrom(text(plan_.at.review));
    event.provenance.source = text(plan_.at.source);
    if (event.provenance.source.empty())
        event.provenance.source = plan_.source;
    event.provenance.row = batch.number(row);
    event.provenance.rule = plan_.mapping.schema.name;
    for (const std::size_t column : plan_.kept) {
        std::string_view value = cells[column];
        if (plan_.guarded)
            value = readGuarded(value);
        if (!value.empty())
            event.extra.emplace_back(plan_.mapping.columns[column], value);
    }
    return event;
}

} // namespace zamkan::events
