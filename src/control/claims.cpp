#include "control/claims.hpp"
#include "control/lands.hpp"
#include "geo/areas.hpp"
#include <algorithm>
#include <array>
#include <tuple>

namespace zamkan::control {
namespace {

constexpr std::array<std::string_view, 10> kMeasures{"percentage", "area",       "fighters", "population", "killed",
                                                     "casualties", "displaced", "returned", "evacuated",  "money"};
constexpr double kRounding = 0.1; // a tenth off is the same number, rounded

std::string measureOf(const events::Event &event) {
    if (event.type == "violence" && (event.subtype == "killing" || event.subtype == "execution"))
        return "killed";
    const bool known = (event.type == "claim" || event.type == "movement") &&
                       std::find(kMeasures.begin(), kMeasures.end(), event.subtype) != kMeasures.end();
    return known ? event.subtype : std::string();
}

std::optional<Claim> claimOf(const events::Event &event, events::Row row) {
    Claim out;
    out.measure = measureOf(event);
    const auto any = event.magnitude_low ? event.magnitude_low : event.magnitude ? event.magnitude : event.magnitude_high;
    if (out.measure.empty() || !any || event.status == "planned" || event.status == "negated")
        return std::nullopt;
    out.low = event.magnitude_low.value_or(event.magnitude_high ? 0 : *any);
    out.open = event.magnitude_low && !event.magnitude_high;
    out.high = out.open ? std::max(out.low, event.magnitude.value_or(out.low))
                        : event.magnitude_high.value_or(event.magnitude.value_or(out.low));
    for (const char *role : {"losing", "gaining", "affected", "acting"})
        if (const events::EventActor *actor = event.actor(role); actor && out.party.empty()) {
            out.party = !actor->id.empty() ? actor->id : actor->name_en;
            out.losing = std::string_view(role) == "losing";
            out.having = std::string_view(role) == "gaining" || std::string_view(role) == "acting";
        }
    out.who = !event.attribution.empty() ? event.attribution : event.provenance.source;
    if (!event.places.empty()) {
        const events::EventPlace &place = event.places.front();
        out.place = !place.name_en.empty() ? place.name_en : place.name_ar;
        out.country = place.country;
        if (place.type != "country")
            out.province = place.admin1.empty() ? place.id : place.admin1;
    }
    out.unit = event.unit;
    out.when = event.when;
    out.status = event.status;
    out.id = event.id;
    out.row = row;
    return out;
}

time::Day firstDay(const time::Interval &when) { return std::chrono::floor<std::chrono::days>(when.from()); }
time::Day lastDay(const time::Interval &when) {
    return std::chrono::floor<std::chrono::days>(when.to() - std::chrono::seconds{1});
}

double heldBy(const Territory &territory, const Claim &claim, time::Day day) {
    double km2 = 0;
    for (const Share &share : territory.shares(day))
        if (share.holder == claim.party && (claim.country.empty() || share.country == claim.country))
            km2 += share.km2;
    return km2;
}

double landOf(const std::string &country) {
    double km2 = 0;
    for (const auto &[code, outline] : countryOutlines({country}))
        km2 += geo::areaKm2(outline);
    return km2;
}

} // namespace

std::vector<Claim> claimsOf(const events::EventTable &events) {
    std::vector<Claim> out;
    for (events::Row row = 0; row < events.size(); ++row) {
        const std::string_view type = events.type(row);
        if (events.struck(row) || (type != "claim" && type != "movement" && type != "violence") || (row > 0 && events.sameEvent(row - 1, row)))
            continue;
        if (auto claim = claimOf(events.event(row), row))
            out.push_back(std::move(*claim));
    }
    const auto key = [](const Claim &claim) {
        const auto when = claim.when ? claim.when->from() : time::Instant::max();
        return std::tuple(std::string_view(claim.measure), when, claim.row);
    };
    std::sort(out.begin(), out.end(), [&](const Claim &a, const Claim &b) { return key(a) < key(b); });
    return out;
}

std::vector<Check> checkClaims(const std::vector<Claim> &claims, const Territory &territory, time::Day today) {
    std::vector<Check> out;
    for (const Claim &claim : claims) {
        const bool share = claim.measure == "percentage" && claim.unit == "percent", area = claim.measure == "area";
        if ((!share && !area) || claim.party.empty() || !claim.province.empty() || claim.country.empty())
            continue;
        Check check;
        check.claim = claim;
        check.day = claim.when ? lastDay(*claim.when) : today;
        const double now = heldBy(territory, claim, check.day);
        if (!claim.losing && !claim.having) {
            out.push_back(std::move(check));
            continue;
        }
        if (claim.having) { // so much of the country
            check.base = share ? "country" : "area";
            check.base_day = check.day;
            check.base_km2 = share ? landOf(claim.country) : 0;
            if (now > 0 && (!share || check.base_km2 > 0))
                check.computed = share ? 100 * now / check.base_km2 : now;
            out.push_back(std::move(check));
            continue;
        }
        if (claim.when && firstDay(*claim.when) < check.day) {
            check.base = "start";
            check.base_day = firstDay(*claim.when) - std::chrono::days{1};
            check.base_km2 = heldBy(territory, claim, check.base_day);
        } else {
            check.base = "most";
            for (const time::Day day : territory.changeDays())
                if (day <= check.day)
                    if (const double km2 = heldBy(territory, claim, day); km2 > check.base_km2) {
                        check.base_km2 = km2;
                        check.base_day = day;
                    }
        }
        if (check.base_km2 > 0)
            check.computed = share ? 100 * (check.base_km2 - now) / check.base_km2 : check.base_km2 - now;
        out.push_back(std::move(check));
    }
    return out;
}

std::vector<ClaimConflict> conflictsOf(const std::vector<Claim> &claims) {
    std::vector<ClaimConflict> out;
    const auto about = [](const Claim &claim) {
        return std::tie(claim.measure, claim.party, claim.losing, claim.country, claim.place, claim.unit);
    };
    for (std::size_t a = 0; a < claims.size(); ++a)
        for (std::size_t b = a + 1; b < claims.size() && claims[b].measure == claims[a].measure; ++b) {
            const Claim &one = claims[a], &other = claims[b];
            if (one.status == "denied" || other.status == "denied") // who denies a number does not give another one
                continue;
            if (!one.when || !other.when || !one.when->overlaps(*other.when) || about(one) != about(other))
                continue;
            if ((one.high * (1 + kRounding) < other.low && !one.open) || (other.high * (1 + kRounding) < one.low && !other.open))
                out.push_back({a, b});
        }
    return out;
}

} // namespace zamkan::control
