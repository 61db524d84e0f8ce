#include "resolve/context.hpp"
#include "resolve/why.hpp"
#include "text/fold.hpp"
#include "text/word_map.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <fmt/format.h>
#include <numbers>

namespace zamkan::resolve {
namespace {

constexpr std::size_t mostReadings = 40;   // of one name; the gazetteer gives the best known first
constexpr std::size_t mostNeighbours = 60; // names whose distance is looked at
constexpr std::size_t mostOfNeighbour = 12; // readings of each that are looked at
constexpr int rounds = 4;
constexpr double ownPlace = 4.0; // what users add is what they mean, unless the text says otherwise

struct Worth {
    std::string_view type;
    double points;
};
// What a kind is worth beside the logarithm of a town's population.
constexpr std::array<Worth, 29> worths{{
    {"country", 8.5}, {"region", 5.0}, {"province", 5.0}, {"district", 3.6}, {"city", 4.3}, {"town", 3.4},
    {"village", 2.4}, {"neighbourhood", 3.0}, {"camp", 3.4}, {"dam", 3.6}, {"bridge", 3.0}, {"airbase", 3.4},
    {"airport", 3.0}, {"crossing", 3.4}, {"port", 3.4}, {"oilfield", 3.2}, {"refinery", 3.2}, {"power_station", 3.2},
    {"military_base", 3.2}, {"facility", 3.0}, {"mountain", 3.4}, {"valley", 3.0}, {"desert", 3.8}, {"river", 4.0},
    {"lake", 3.2}, {"sea", 5.5}, {"island", 3.8}, {"peninsula", 4.2}, {"continent", 8.0},
}};

struct Fit {
    std::string_view cue;
    std::string_view types;  // with spaces round each
    double otherwise = -1.2; // points of any other type
};
constexpr std::array<Fit, 27> fits{{
    {"city", " city town village district "}, {"town", " town city village district "},
    {"village", " village town neighbourhood "}, {"province", " province region "},
    {"district", " district province town city "}, {"area", " region district town city village province ", 0.0},
    {"region", " region province district desert "}, {"county", " district "}, {"township", " town village "}, {"neighbourhood", " neighbourhood district "}, {"country", " country "}, {"dam", " dam "},
    {"airport", " airport airbase "}, {"airbase", " airbase military_base airport camp "}, {"crossing", " crossing "},
    {"bridge", " bridge town city "}, {"oilfield", " oilfield "}, {"refinery", " refinery "},
    {"port", " port city town "}, {"power_station", " power_station facility oilfield "}, {"camp", " camp "},
    {"facility", " facility military_base district "}, {"mountain", " mountain region "}, {"river", " river ", -4.0},
    {"valley", " valley town region "}, {"lake", " lake "}, {"island", " island peninsula region "},
}};

// A name with one of these is another name: "محافظة الرقة" and the city, the river and the country of one name.
constexpr std::array<std::string_view, 9> keptApart{"province", "region", "district", "county", "country", "river", "lake", "island", "mountain"};

double worthOfType(std::string_view type) {
    static const auto table = [] {
        text::WordMap<double> out;
        for (const Worth &each : worths) out[each.type] = each.points;
        return out;
    }();
    const double *points = table.find(type);
    return points ? *points : 2.4;
}

double priorOf(const gazetteer::Place &place, gazetteer::MatchKind kind) {
    double points = worthOfType(place.type);
    if (place.population > 0 && place.type != "country" && place.type != "province")
        points = std::max(2.0, std::log10(static_cast<double>(place.population)));
    if (kind != gazetteer::MatchKind::preferred) points -= 0.8;
    if (place.own) points += ownPlace;
    return points;
}

double fitOfCue(std::string_view cue, std::string_view type) {
    for (const Fit &fit : fits)
        if (fit.cue == cue) {
            for (std::size_t at = fit.types.find(type); at != std::string_view::npos; at = fit.types.find(type, at + 1))
                if (at > 0 && fit.types[at - 1] == ' ' && fit.types.substr(at + type.size()).starts_with(' ')) return 1.6;
            return fit.otherwise;
        }
    return 0;
}

constexpr double kmInDegree = 111.2;

// Good to a few per cent up to some hundred kilometres, which is all that is asked.
double roughKm(const geo::LatLon &a, const geo::LatLon &b) {
    const double mean = (a.latitude() + b.latitude()) / 2 * std::numbers::pi / 180;
    double east = std::abs(a.longitude() - b.longitude());
    if (east > 180) east = 360 - east;
    return kmInDegree * std::hypot(a.latitude() - b.latitude(), east * std::cos(mean));
}

// What a neighbour at this distance is worth: most within a day's walk, something within a province or two.
class Nearness {
public:
    static constexpr double most = 1.4; // that anything is worth
    explicit Nearness(const geo::LatLon &of) : of_(of), cosine_(std::cos(of.latitude() * std::numbers::pi / 180)) {}
    [[nodiscard]] double worthOf(const geo::LatLon &other) const {
        constexpr double farthest_km = 1200, walk_km = 60;
        const double north = kmInDegree * std::abs(of_.latitude() - other.latitude());
        if (north > farthest_km) return 0;
        double degrees = std::abs(of_.longitude() - other.longitude());
        if (degrees > 180) degrees = 360 - degrees;
        const double east = kmInDegree * cosine_ * degrees, km = std::sqrt(north * north + east * east);
        if (km > farthest_km) return 0;
        const double wide = std::exp(-km / (5 * walk_km)), squared = wide * wide;
        return 0.9 * squared * squared * wide + 0.5 * wide;
    }

private:
    geo::LatLon of_;
    double cosine_;
};

// How much a name says of where another is, by how many names stand between them in the text.
double beside(const Name &name, const Name &other) {
    constexpr std::size_t most = 4; // mentions of each that are looked at
    std::uint32_t least = 1000;
    for (std::size_t a = 0; a < std::min(name.mentions.size(), most); ++a)
        for (std::size_t b = 0; b < std::min(other.mentions.size(), most); ++b)
            least = std::min(least, name.mentions[a] > other.mentions[b] ? name.mentions[a] - other.mentions[b]
                                                                         : other.mentions[b] - name.mentions[a]);
    return least <= 1 ? 2.0 : least <= 2 ? 1.6 : least <= 5 ? 1.0 : 0.5;
}

// A city that the whole world knows is meant by its name, unless the text says otherwise.
bool isFamous(const gazetteer::Place &place, double prior) { return place.type == "city" && place.population >= 250'000 && prior >= 5.39; }

bool areal(const gazetteer::Place &place) { return place.type == "country" || place.type == "province" || place.type == "region" || place.type == "continent"; }

} // namespace

Context::Context(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer)
    : mentions_(mentions), gazetteer_(gazetteer) {
    gather();
}

std::uint32_t Context::number(std::string_view code) {
    return codes_.try_emplace(code, static_cast<std::uint32_t>(codes_.size())).first->second;
}

void Context::gather() {
    codes_.emplace("", none);
    if (!mentions_.places.empty())
        for (const std::string &country : mentions_.places.front().countries) hinted_.push_back(number(country));
    std::unordered_map<std::string, std::size_t> known;
    for (std::uint32_t m = 0; m < mentions_.places.size(); ++m) {
        const mentions::PlaceMention &mention = mentions_.places[m];
        // A cue for a kind keeps "محافظة الرقة" apart from the city of the same name.
        const bool areaCue = std::find(keptApart.begin(), keptApart.end(), mention.cue) != keptApart.end();
        const std::string key = text::fold(mention.name) + (areaCue ? "#" + mention.cue : "");
        const auto [at, fresh] = known.try_emplace(key, names_.size());
        if (fresh) names_.emplace_back();
        Name &name = names_[at->second];
        name.mentions.push_back(m);
        nameOf_.push_back(at->second);
        if (mention.container && !name.container) name.container = mention.container;
        if (mention.near && !name.near) name.near = mention.near;
        if (fresh)
            for (const gazetteer::Match &match : mention.candidates) {
                if (name.readings.size() >= mostReadings) break;
                if (std::any_of(name.readings.begin(), name.readings.end(),
                                [&](const Reading &reading) { return reading.index == match.place; }))
                    continue;
                const gazetteer::Place place = gazetteer_.place(match.place);
                name.readings.push_back({match.place, place, number(place.country), number(place.admin1), place.type == "country", areal(place),
                                         priorOf(place, match.kind), 0, 0, {}});
            }
        if (fresh && !mention.cue_countries.empty())
            for (Reading &reading : name.readings)
                reading.prior += std::find(mention.cue_countries.begin(), mention.cue_countries.end(), reading.place.country) !=
                                         mention.cue_countries.end()
                                     ? 0.5
                                     : -3.5;
        for (Reading &reading : name.readings)
            if (!mention.cue.empty()) reading.prior += fitOfCue(mention.cue, reading.place.type) / static_cast<double>(name.mentions.size());
    }
    written_.assign(codes_.size(), nullptr);
    // A province that shares its name with its town is meant only when the text says so.
    for (Name &name : names_) {
        if (const std::string &cue = mentions_.places[name.mentions.front()].cue; cue == "province" || cue == "region") continue;
        for (Reading &reading : name.readings) {
            if (reading.place.type != "province" && reading.place.type != "district") continue;
            for (const Reading &other : name.readings)
                if ((other.place.type == "city" || other.place.type == "town") && other.place.admin1 == reading.place.admin1 &&
                    (other.place.type == "city" || other.place.population > 5'000)) {
                    reading.town = other.index;
                    break;
                }
        }
    }
}

void Context::putTownsFirst(Name &name) {
    for (Reading &reading : name.readings) {
        if (!reading.town) continue;
        for (const Reading &town : name.readings)
            if (town.index == *reading.town) reading.points = std::min(reading.points, town.points - 1.2);
    }
}

const Reading *Context::best(std::uint32_t mention) const {
    const Name &name = names_[nameOf_[mention]];
    return name.readings.empty() ? nullptr : &name.readings.front();
}

bool Context::inContainer(const Name &name, const Reading &reading) const {
    if (!name.container) return false;
    const Reading *outer = best(*name.container);
    if (!outer) return false;
    if (outer->place.type == "country") return reading.place.country == outer->place.country && reading.place.type != "country";
    return !outer->place.admin1.empty() && reading.place.admin1 == outer->place.admin1 && reading.index != outer->index;
}

void Context::countCompany() {
    countries_.assign(codes_.size(), 0);
    provinces_.assign(codes_.size(), 0);
    inside_.assign(codes_.size(), 0);
    for (const Name &name : names_) {
        if (!name.settled()) continue;
        const Reading &reading = name.readings.front();
        const auto times = static_cast<double>(name.mentions.size());
        const std::string &written = mentions_.places[name.mentions.front()].name;
        const auto write = [&](std::uint32_t code) {
            if (!written_[code]) written_[code] = &written;
        };
        if (reading.place.type == "country") {
            countries_[reading.country] += times;
            write(reading.country);
        } else if (reading.country != none) {
            countries_[reading.country] += 0.4 * times * reading.share;
            inside_[reading.country] += reading.share;
        }
        if (reading.place.type == "province") {
            provinces_[reading.province] += 2 * times;
            write(reading.province);
        } else if (reading.province != none) {
            provinces_[reading.province] += 0.5 * times * reading.share;
        }
    }
    double weight = 1.5;
    for (const std::uint32_t country : hinted_) {
        countries_[country] += weight;
        weight /= 2;
    }
    allCountries_ = 0.5;
    for (const double weightOf : countries_) allCountries_ += weightOf;
}

void Context::addCompany(Name &name) {
    const bool famous = std::any_of(name.readings.begin(), name.readings.end(), [](const Reading &reading) { return isFamous(reading.place, reading.prior); });
    for (Reading &reading : name.readings) {
        reading.points = reading.prior;
        if (famous && reading.place.population < 10'000 && !reading.place.own && !reading.isAreal && !inContainer(name, reading)) reading.points -= 4.0;
        if (name.container) reading.points += inContainer(name, reading) ? 5.0 : -3.0;
        if (const Reading *beside = name.near ? best(*name.near) : nullptr; beside && !reading.isAreal)
            reading.points += 4.0 * std::exp(-roughKm(reading.place.position, beside->place.position) / 60);
        if (reading.isCountry) { // "Congo, near Goma"
            reading.points += std::min(2.0, inside_[reading.country]);
            continue;
        }
        if (const double weight = countries_[reading.country]; weight > 0)
            reading.points += 2.6 * std::min(1.0, 0.25 + weight / allCountries_);
        if (reading.province != none) reading.points += std::min(3.2, 0.8 * provinces_[reading.province]);
    }
}

// The likely readings of each name that are points.
void Context::gatherNeighbours() {
    neighbours_.clear();
    neighboursOf_.assign(1, 0);
    for (const Name &name : names_) {
        for (std::size_t r = 0; r < std::min(name.readings.size(), mostOfNeighbour); ++r)
            if (const Reading &reading = name.readings[r]; reading.share >= 0.02 && !reading.isAreal)
                neighbours_.push_back({reading.index, reading.place.position, std::sqrt(reading.share)});
        neighboursOf_.push_back(static_cast<std::uint32_t>(neighbours_.size()));
    }
}

void Context::addNeighbours(std::size_t which) {
    Name &name = names_[which];
    if (name.readings.size() < 2) return;
    constexpr double notAsked = -1;
    std::vector<double> besides(names_.size(), notAsked); // by name: beside(), the same for all readings
    for (Reading &reading : name.readings) {
        if (reading.isCountry) continue;
        const Nearness nearness(reading.place.position);
        // The best neighbours count in full, the others less and less: many that lie somewhere near are not worth one beside it.
        constexpr double decay = 0.8, enough = 6.0;
        near_.clear();
        std::size_t seen = 0;
        for (std::size_t n = 0; n < names_.size() && seen < mostNeighbours; ++n) {
            if (n == which || names_[n].readings.empty()) continue;
            ++seen;
            double nearest = 0; // of the other name's likely readings, the one that lies best
            for (std::uint32_t at = neighboursOf_[n]; at < neighboursOf_[n + 1]; ++at) {
                const Neighbour &other = neighbours_[at];
                if (other.index == reading.index || other.weight * Nearness::most <= nearest) continue;
                nearest = std::max(nearest, other.weight * nearness.worthOf(other.position));
            }
            if (nearest == 0) continue;
            if (besides[n] == notAsked) besides[n] = beside(name, names_[n]);
            near_.push_back(nearest * besides[n]);
        }
        std::sort(near_.begin(), near_.end(), std::greater<>());
        double near = 0, weight = 1;
        for (const double worth : near_) {
            near += weight * worth;
            weight *= decay;
        }
        reading.points += std::min(enough, near);
    }
}

void Context::share(Name &name) {
    if (name.readings.empty()) return;
    const auto better = [](const Reading &a, const Reading &b) { return a.points > b.points; };
    if (!std::is_sorted(name.readings.begin(), name.readings.end(), better)) std::stable_sort(name.readings.begin(), name.readings.end(), better);
    const double top = name.readings.front().points;
    double sum = 0.05; // it may be somewhere that no gazetteer knows
    for (Reading &reading : name.readings) sum += reading.share = std::exp(1.1 * (reading.points - top));
    for (Reading &reading : name.readings) reading.share /= sum;
}

void Context::rank() {
    for (Name &name : names_) {
        for (Reading &reading : name.readings) reading.points = reading.prior;
        putTownsFirst(name);
        share(name);
    }
    for (int round = 0; round < rounds; ++round) {
        countCompany();
        for (Name &name : names_) addCompany(name);
        gatherNeighbours();
        for (std::size_t n = 0; n < names_.size(); ++n) addNeighbours(n);
        for (Name &name : names_) {
            putTownsFirst(name);
            share(name);
        }
    }
}

std::vector<Reason> Context::why(const Name &name, const Reading &reading) const {
    std::vector<Reason> out;
    if (inContainer(name, reading)) {
        const Reading *outer = best(*name.container);
        out.push_back({outer->place.type == "country" ? "place_in_country" : "place_in_province", {{"name", mentions_.places[*name.container].name}}});
    } else if (const std::string *province = written_[reading.province]; province && reading.place.type != "province") {
        out.push_back({"place_province_in_text", {{"name", *province}}});
    } else if (const std::string *country = written_[reading.country]; country && reading.place.type != "country") {
        out.push_back({"place_country_in_text", {{"name", *country}}});
    }
    if (reading.place.own) out.push_back({"place_own"});
    const std::string &cue = mentions_.places[name.mentions.front()].cue;
    if (!cue.empty() && fitOfCue(cue, reading.place.type) > 0) out.push_back({"place_called", {{"kind", cue}}});
    if (name.readings.size() == 1) {
        out.push_back({"place_only_one"});
        return out;
    }
    const Reading *nearest = nullptr;
    double least = 150;
    if (!reading.isAreal)
        for (const Name &other : names_) {
            if (&other == &name || !other.settled() || other.readings.front().isAreal) continue;
            const geo::LatLon &there = other.readings.front().place.position;
            if (kmInDegree * std::abs(reading.place.position.latitude() - there.latitude()) > least) continue;
            const double km = roughKm(reading.place.position, there);
            if (km < least && other.readings.front().index != reading.index) {
                least = km;
                nearest = &other.readings.front();
            }
        }
    if (nearest) out.push_back(withPlace({"place_near", {{"km", fmt::format("{:.0f}", least)}}}, nearest->place));
    const bool foremost = std::all_of(name.readings.begin(), name.readings.end(),
                                      [&](const Reading &other) { return other.prior <= reading.prior; });
    if (foremost) out.push_back({"place_best_known"});
    return out;
}

} // namespace zamkan::resolve
