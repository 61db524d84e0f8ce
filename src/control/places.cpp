#include "control/places.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <optional>

namespace zamkan::control {
namespace {

constexpr double kSamePlaceKm = 15;
constexpr double kUnsaidCertainty = 0.5;

std::optional<Change> changeOf(std::string_view subtype) {
    if (subtype == "gained")
        return Change::gained;
    if (subtype == "lost")
        return Change::lost;
    if (subtype == "contested")
        return Change::contested;
    if (subtype == "besieged")
        return Change::besieged;
    if (subtype == "held")
        return Change::held;
    return std::nullopt;
}

Statement statementOf(const events::Event &event, Change change, events::Row row) {
    Statement out;
    out.change = change;
    for (const events::EventActor &actor : event.actors) {
        const std::string &key = !actor.id.empty() ? actor.id : !actor.name_en.empty() ? actor.name_en : actor.name_ar;
        auto &list = actor.role == "gaining"  ? out.gaining
                     : actor.role == "losing" ? out.losing
                                              : out.acting;
        if (!key.empty() && actor.role != "affected" && std::find(list.begin(), list.end(), key) == list.end())
            list.push_back(key);
    }
    // Who only acts in a gain gains, and so on; for a siege acting is the right word.
    if (out.gaining.empty() && (change == Change::gained || change == Change::held))
        out.gaining.swap(out.acting);
    if (change == Change::lost && out.losing.empty() && out.gaining.empty())
        out.losing.swap(out.acting);
    out.first = std::chrono::floor<std::chrono::days>(event.when->from());
    out.last = std::chrono::floor<std::chrono::days>(event.when->to() - std::chrono::seconds{1});
    out.throughout = event.time_kind == events::TimeKind::throughout && change != Change::gained && change != Change::lost;
    out.denied = event.status == "denied" || event.status == "negated";
    out.settled = out.denied && event.review == "corrected";
    out.certainty = std::clamp(event.certainty.value_or(kUnsaidCertainty), 0.0, 1.0);
    out.source = !event.attribution.empty() ? event.attribution : event.provenance.source;
    out.id = event.id;
    out.row = static_cast<std::uint32_t>(row);
    return out;
}

// Finds out which places are one.
class Identity {
public:
    explicit Identity(const gazetteer::Gazetteer &gazetteer) : gazetteer_(gazetteer) {}

    Subject subjectOf(const events::EventPlace &place) const {
        Subject out;
        out.name_en = place.name_en;
        out.name_ar = place.name_ar;
        out.type = place.type;
        out.country = place.country;
        out.admin1 = place.admin1;
        out.position = *place.position;
        out.province = place.type == "province" || place.precision == "admin1";
        if (out.country.empty())
            out.country = gazetteer_.countryAt(out.position);
        if (out.admin1.empty())
            out.admin1 = gazetteer_.admin1At(out.position);
        if (out.province) {
            out.id = "admin1:" + out.admin1;
            if (const auto known = gazetteer_.byId(out.id))
                take(out, gazetteer_.place(*known), false);
            return out;
        }
        if (const auto known = known_(place, out)) {
            take(out, gazetteer_.place(*known), true);
        } else {
            const std::string name = text::fold(!place.name_en.empty() ? place.name_en : place.name_ar);
            out.id = name.empty() ? fmt::format("own:{:.2f},{:.2f}", out.position.latitude(), out.position.longitude())
                                  : fmt::format("own:{}@{:.0f},{:.0f}", name, out.position.latitude() * 5,
                                                out.position.longitude() * 5);
        }
        return out;
    }

private:
    [[nodiscard]] std::optional<gazetteer::PlaceIndex> known_(const events::EventPlace &place, const Subject &subject) const {
        if (!place.id.empty())
            if (const auto index = gazetteer_.byId(place.id))
                return index;
        std::optional<gazetteer::PlaceIndex> best;
        double least = kSamePlaceKm;
        for (const std::string *name : {&place.name_en, &place.name_ar}) {
            if (name->empty())
                continue;
            for (const gazetteer::Match &match : gazetteer_.named(text::fold(*name))) {
                const gazetteer::Place known = gazetteer_.place(match.place);
                if (known.type == "province" || known.type == "country" || known.type == "district")
                    continue;
                const double km = geo::distanceKm(known.position, subject.position);
                if (km < least) {
                    least = km;
                    best = match.place;
                }
            }
        }
        return best;
    }

    static void take(Subject &out, const gazetteer::Place &known, bool moved) {
        out.id = known.id;
        out.name_en = known.name_en;
        if (!known.name_ar.empty())
            out.name_ar = known.name_ar;
        out.type = known.type;
        if (!known.country.empty())
            out.country = known.country;
        if (!known.admin1.empty())
            out.admin1 = known.admin1;
        if (moved)
            out.position = known.position;
        out.population = known.population;
    }

    const gazetteer::Gazetteer &gazetteer_;
};

} // namespace

Gathered gather(const events::EventTable &events, const gazetteer::Gazetteer &gazetteer, const actors::Lineage &lineage,
                const Trust &trust, const std::vector<Drawn> &drawn) {
    Gathered out;
    std::set<std::pair<std::string_view, std::uint64_t>> areas;
    for (const Drawn &one : drawn)
        areas.emplace(one.source, one.row);
    const Identity identity(gazetteer);
    std::map<std::string, std::pair<Subject, std::vector<Statement>>> subjects;
    for (events::Row row = 0; row < events.size(); ++row) {
        if (events.struck(row) || events.type(row) != "control" || (row > 0 && events.sameEvent(row - 1, row)))
            continue;
        const auto change = changeOf(events.subtype(row));
        if (!change)
            continue;
        const events::Event event = events.event(row);
        if (event.provenance.row && areas.contains({event.provenance.source, *event.provenance.row}))
            continue;
        if (event.status == "planned") {
            ++out.planned;
            continue;
        }
        if (!event.when) {
            ++out.undated;
            continue;
        }
        const Statement statement = statementOf(event, *change, row);
        bool placed = false;
        for (const events::EventPlace &place : event.places) {
            if (!place.position)
                continue;
            if (place.precision == "country" || place.type == "country" || place.type == "region") {
                ++out.countrywide;
                placed = true;
                continue;
            }
            // "villages in the countryside of Idlib": who holds the town, it does not say.
            if (place.precision == "near" && !place.id.empty() && event.review.empty()) {
                ++out.beside;
                placed = true;
                continue;
            }
            Subject subject = identity.subjectOf(place);
            auto &[kept, statements] = subjects[subject.id];
            if (kept.id.empty())
                kept = std::move(subject);
            statements.push_back(statement);
            placed = true;
            ++out.used;
        }
        if (!placed)
            ++out.unplaced;
    }
    for (auto &[id, entry] : subjects) {
        entry.first.history = History(std::move(entry.second), lineage, trust);
        out.subjects.push_back(std::move(entry.first));
    }
    return out;
}

} // namespace zamkan::control
