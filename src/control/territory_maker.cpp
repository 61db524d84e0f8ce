#include "control/lands.hpp"
#include "control/territory.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace zamkan::control {
namespace {

constexpr std::uint32_t kNone = geo::Tessellation::kNone;
constexpr double kReachShare = 0.6, kSameSpotKm = 0.4;
constexpr std::array<std::string_view, 4> kSettlements{"city", "town", "village", "camp"};

bool isSettlement(std::string_view type) {
    return std::find(kSettlements.begin(), kSettlements.end(), type) != kSettlements.end();
}

} // namespace

class TerritoryMaker {
public:
    TerritoryMaker(Territory &out, const gazetteer::Gazetteer &gazetteer, const Reach &reach)
        : out_(out), gazetteer_(gazetteer), reach_(reach) {}

    std::vector<Diagnostic> make(const Gathered &gathered) {
        tell(gathered);
        if (!out_.subjects_.empty()) {
            findLands();
            addPlaces();
            addSettlements();
            addProvinces();
            out_.ground_ = geo::Tessellation::of(ground_);
            out_.pieces_ = std::move(pieces_);
        }
        std::set<time::Day> days;
        for (const Drawn &drawn : out_.drawn_)
            days.insert({drawn.from, drawn.to});
        for (const Subject &subject : out_.subjects_)
            for (const Interval &interval : subject.history.intervals())
                days.insert(interval.from);
        out_.changes_.assign(days.begin(), days.end());
        return std::move(told_);
    }

private:
    void say(Severity severity, std::string what, std::string remedy) {
        told_.push_back({severity, std::move(what), "", std::move(remedy), {}});
    }

    void tell(const Gathered &gathered) {
        if (gathered.undated > 0)
            say(Severity::warning, fmt::format("control events without a date cannot be used: {}", gathered.undated),
                "give the date of publication, or the column of dates");
        if (gathered.unplaced > 0)
            say(Severity::warning, fmt::format("control events without a place on the map cannot be used: {}", gathered.unplaced),
                "give positions, or a gazetteer that knows the names");
        if (gathered.countrywide > 0)
            say(Severity::remark, fmt::format("statements about whole countries fill no area: {}", gathered.countrywide),
                "name provinces or places");
        if (gathered.beside > 0)
            say(Severity::remark, fmt::format("statements about the surroundings of a place do not say who holds it: {}", gathered.beside),
                "set the place of the event where one of them means the place itself");
    }

    void findLands() {
        std::set<std::string> codes;
        for (const Subject &subject : out_.subjects_)
            if (!subject.country.empty())
                codes.insert(subject.country);
        Outlines countries = countryOutlines(codes);
        geo::Box box;
        for (const auto &[code, outline] : countries)
            for (const geo::Polygon &polygon : outline)
                for (const geo::LatLon &position : polygon.rings.front())
                    box.add(position);
        if (!box.empty())
            ground_.water = lakesIn(box);
        for (auto &[code, outline] : countries) {
            landOf_[code] = static_cast<std::uint32_t>(ground_.lands.size());
            ground_.lands.push_back(std::move(outline));
        }
    }

    void addPlaces() {
        geo::Box box;
        for (std::uint32_t i = 0; i < out_.subjects_.size(); ++i) {
            const Subject &subject = out_.subjects_[i];
            if (subject.province)
                continue;
            const auto land = landOf_.find(subject.country);
            if (land == landOf_.end()) {
                say(Severity::remark, fmt::format("'{}' lies in no country and gets no area", subject.name_en), "check its position");
                continue;
            }
            places_.push_back(i);
            box.add(subject.position);
            ground_.seeds.push_back({subject.position, land->second, reach_.cell_km});
            pieces_.push_back({i, provinceOf(subject.admin1), true, 1, subject.population, isSettlement(subject.type), subject.country});
        }
        plane_.emplace(box.empty() ? geo::LatLon() : box.centre());
        box_ = box;
        for (const std::uint32_t i : places_)
            spots_.push_back(plane_->at(out_.subjects_[i].position));
        for (std::size_t i = 0; i < spots_.size(); ++i) {
            std::vector<double> others;
            for (std::size_t k = 0; k < spots_.size(); ++k)
                if (k != i)
                    others.push_back(std::hypot(spots_[i].x - spots_[k].x, spots_[i].y - spots_[k].y));
            const std::size_t third = std::min<std::size_t>(2, others.empty() ? 0 : others.size() - 1);
            double km = reach_.most_km;
            if (!others.empty()) {
                std::nth_element(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(third), others.end());
                km = kReachShare * others[third];
            }
            reaches_.push_back(std::clamp(km, reach_.least_km, std::max(reach_.least_km, reach_.most_km)));
        }
    }

    [[nodiscard]] std::uint32_t provinceOf(std::string_view code) const {
        if (code.empty())
            return kNone;
        for (std::uint32_t i = 0; i < out_.subjects_.size(); ++i)
            if (out_.subjects_[i].province && out_.subjects_[i].admin1 == code)
                return i;
        return kNone;
    }

    // Settlements of which nothing was told: those near enough take a place's word, those around only bound the cells.
    void addSettlements() {
        geo::Box box = box_;
        if (box.empty())
            return;
        const double margin = reach_.most_km + 2 * reach_.cell_km, degrees = margin / 111;
        const double wide = degrees / std::max(0.1, std::cos(std::max(std::abs(box.south), std::abs(box.north)) * 3.14159 / 180));
        box = {std::max(-90.0, box.south - degrees), std::max(-180.0, box.west - wide), std::min(90.0, box.north + degrees),
               std::min(180.0, box.east + wide)};
        std::set<std::string> taken;
        for (const std::uint32_t i : places_)
            taken.insert(out_.subjects_[i].id);
        for (const gazetteer::PlaceIndex index : gazetteer_.placesIn(box, 0, 4 * reach_.most_settlements)) {
            if (ground_.seeds.size() >= reach_.most_settlements)
                break;
            const gazetteer::Place place = gazetteer_.place(index);
            const auto land = landOf_.find(place.country);
            if (!isSettlement(place.type) || land == landOf_.end() || taken.contains(std::string(place.id)))
                continue;
            const geo::PlaneKm at = plane_->at(place.position);
            double least = 1e9, reach = 0;
            std::uint32_t nearest = kNone;
            for (std::uint32_t i = 0; i < spots_.size(); ++i) {
                if (out_.subjects_[places_[i]].country != place.country)
                    continue;
                const double km = std::hypot(spots_[i].x - at.x, spots_[i].y - at.y);
                if (km < least) {
                    least = km;
                    nearest = places_[i];
                    reach = reaches_[i];
                }
            }
            if (least < kSameSpotKm || least > margin)
                continue;
            const bool reached = least <= reach;
            const std::uint32_t province = provinceOf(place.admin1);
            Territory::Piece piece{reached ? nearest : kNone, province, false, 1 - least / (2 * reach), place.population, true,
                                   std::string(place.country)};
            ground_.seeds.push_back({place.position, land->second, reached || province != kNone ? reach_.cell_km : 0});
            pieces_.push_back(std::move(piece));
        }
    }

    void addProvinces() {
        std::set<std::string> codes;
        for (const Subject &subject : out_.subjects_)
            if (subject.province)
                codes.insert(subject.admin1);
        auto outlines = provinceOutlines(codes);
        for (std::uint32_t i = 0; i < out_.subjects_.size(); ++i) {
            const Subject &subject = out_.subjects_[i];
            const auto land = landOf_.find(subject.country);
            if (!subject.province || land == landOf_.end())
                continue;
            const auto outline = outlines.find(subject.admin1);
            if (outline == outlines.end()) {
                say(Severity::remark, fmt::format("the outline of '{}' is not known: it gets no area", subject.name_en), "name its towns");
                continue;
            }
            ground_.zones.push_back({outline->second, land->second});
            pieces_.push_back({kNone, i, false, 1, 0, false, subject.country});
        }
    }

    Territory &out_;
    const gazetteer::Gazetteer &gazetteer_;
    const Reach &reach_;
    std::map<std::string, std::uint32_t, std::less<>> landOf_; // by code
    geo::Ground ground_;
    geo::Box box_;
    std::vector<Territory::Piece> pieces_;
    std::vector<std::uint32_t> places_; // subjects that are seeds
    std::optional<geo::EqualAreaPlane> plane_;
    std::vector<geo::PlaneKm> spots_;
    std::vector<double> reaches_;
    std::vector<Diagnostic> told_;
};

Parsed<Territory> Territory::of(const events::EventTable &events, const gazetteer::Gazetteer &gazetteer,
                                const actors::Lineage &lineage, const Reach &reach, const Trust &trust, std::vector<Drawn> drawn) {
    Parsed<Territory> out;
    Gathered gathered = gather(events, gazetteer, lineage, trust, drawn);
    if (gathered.subjects.empty() && drawn.empty()) {
        const bool some = gathered.undated + gathered.unplaced + gathered.countrywide + gathered.beside > 0;
        throw InputError(some ? "no event that tells who holds a place has both a date and a place"
                              : "no event tells who gained, lost or holds a place",
                         "", some ? "give the date of publication, or positions" : "see what was understood with 'zamkan extract' or 'zamkan info'");
    }
    out.value.subjects_ = std::move(gathered.subjects);
    out.value.drawn_ = std::move(drawn);
    out.diagnostics = TerritoryMaker(out.value, gazetteer, reach).make(gathered);
    return out;
}

} // namespace zamkan::control
