#include "map/names.hpp"
#include "map/own_picture.hpp"
#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_set>

namespace zamkan::map {
namespace {

constexpr std::size_t kEventNames = 90; // at most on 1280 × 800 pixels
constexpr std::size_t kTowns = 170;      // likewise
constexpr double kProvincesFrom = 5.9, kProvincesTo = 10.5;
constexpr double kCountriesTo = 8.5;

// So many on this picture, for so many on 1280 × 800 pixels at pixel ratio 1.
std::size_t allowed(std::size_t names, const Viewport &viewport, float ratio) {
    const double screens = viewport.width() * viewport.height() / static_cast<double>(ratio * ratio) / (1280 * 800);
    return static_cast<std::size_t>(static_cast<double>(names) * std::max(screens, 1.0));
}

std::uint64_t idOf(std::string_view kind, std::string_view name) {
    return std::hash<std::string_view>{}(name) * 31 + std::hash<std::string_view>{}(kind);
}

// Latin letters of two bytes (é, š) have their capitals 0x20 or 1 away in the blocks that names use.
std::string upper(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 'a' && byte <= 'z') out += static_cast<char>(byte - 0x20);
        else if (byte == 0xC3 && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++i]);
            out += text[i - 1];
            out += static_cast<char>(next >= 0xA0 && next <= 0xBE && next != 0xB7 ? next - 0x20 : next);
        } else out += text[i];
    }
    return out;
}

bool isLatin(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0xD6) return false; // beyond the Latin blocks
    return true;
}

// Quiet capitals set wide: a hair space after each letter, a wider gap between words.
std::string spaced(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continuation = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
        if (i > 0 && !continuation) out += "\u200A";
        out += text[i] == ' ' ? std::string("\u2002") : std::string(1, text[i]);
    }
    return out;
}

// The two names of a place, the labels' language first; the second is empty when there is none or it is the same.
struct Names {
    std::string first, second;
};
Names namesOf(const View &view, std::string_view arabic, std::string_view english) {
    const bool arabicFirst = view.labels == text::Language::arabic;
    Names names{std::string(arabicFirst ? arabic : english), std::string(arabicFirst ? english : arabic)};
    if (names.first.empty()) std::swap(names.first, names.second);
    if (!view.both_names || names.second == names.first) names.second.clear();
    return names;
}

struct Look {
    float size;
    lettering::Weight weight = lettering::Weight::regular;
    Colour colour, halo;
};

class Wishes {
public:
    Wishes(const View &view, NamesWanted &out) : view_(view), ratio_(view.pixel_ratio), middle_(project(view.viewport.centre()).x), out_(out) {}

    NameRequest &add(std::uint64_t id, Point at, const Names &names, const Look &look, float second = 0.74F) {
        NameRequest request;
        request.id = id;
        request.at = at;
        const float size = std::round(look.size * ratio_ * 2) / 2;
        request.lines.push_back(caption(names.first, {size, look.weight}, look));
        if (!names.second.empty()) {
            Look quiet = look;
            quiet.colour.a = static_cast<std::uint8_t>(look.colour.a * 0.8);
            const float small = std::max(std::round(size * second * 2) / 2, 8.5F * ratio_);
            request.lines.push_back(caption(names.second, {small, lettering::Weight::regular}, quiet));
        }
        out_.requests.push_back(std::move(request));
        return out_.requests.back();
    }
    // Where a point of the world is on the screen: nothing of the globe's angles, as there are thousands of provinces.
    [[nodiscard]] Point at(Point world) const { return view_.viewport.toScreen(nearestCopy(world, middle_)); }
    [[nodiscard]] bool sees(Point at, double margin) const {
        return at.x > -margin && at.y > -margin && at.x < view_.viewport.width() + margin &&
               at.y < view_.viewport.height() + margin;
    }

private:
    [[nodiscard]] Caption caption(const std::string &text, lettering::Style style, const Look &look) const {
        return {text, style, look.colour, look.halo, 2 * ratio_};
    }
    const View &view_;
    float ratio_;
    double middle_; // of the view, in the world's width
    NamesWanted &out_;
};

Names wide(const Names &names) {
    Names out = names;
    if (isLatin(out.first)) out.first = spaced(upper(out.first));
    if (isLatin(out.second)) out.second = spaced(upper(out.second));
    return out;
}

void addCountries(const View &view, const BaseMap &base, const Theme &theme, double zoom, Wishes &wishes) {
    if (zoom > kCountriesTo) return;
    struct Candidate {
        const Area *area;
        Point at;
        double room;
    };
    std::vector<Candidate> candidates;
    for (const auto &area : base.detail(zoom).countries) {
        const Point at = wishes.at(area->anchor);
        if (wishes.sees(at, 0)) candidates.push_back({area.get(), at, area->room * view.viewport.scale()});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto &a, const auto &b) { return a.room > b.room; });
    const auto ratio = static_cast<double>(view.pixel_ratio);
    const bool arabic = view.labels == text::Language::arabic;
    for (const Candidate &candidate : candidates) {
        const double room = candidate.room / ratio;
        if (room < 10) break;
        const double size = std::clamp(room * (arabic ? 0.20 : 0.15), arabic ? 12.5 : 9.5, arabic ? 23.0 : 16.0);
        const Look look{static_cast<float>(size), lettering::Weight::regular, theme.country_name, theme.name_halo};
        NameRequest &request =
            wishes.add(idOf("country", candidate.area->code), candidate.at,
                       wide(namesOf(view, candidate.area->name_ar, candidate.area->name_en)), look, arabic ? 0.5F : 0.92F);
        request.widest = std::max(candidate.room * 2.1, zoom > 5 ? 130 * ratio : 0);
    }
}

void addProvinces(const View &view, const BaseMap &base, const Theme &theme, double zoom, Wishes &wishes) {
    if (zoom < kProvincesFrom || zoom > kProvincesTo) return;
    for (const auto &area : base.provinces()) {
        const Point at = wishes.at(area->anchor);
        if (!wishes.sees(at, 0)) continue;
        Names names = namesOf(view, area->name_ar, area->name_en);
        names.second.clear();
        const Look look{view.labels == text::Language::arabic ? 12.5F : 10.0F, lettering::Weight::regular,
                        theme.province_name, theme.name_halo};
        wishes.add(idOf("province", area->code), at, wide(names), look).widest =
            area->room * view.viewport.scale() * 2.1;
    }
}

void addWaters(const View &view, const BaseMap &base, const Theme &theme, Wishes &wishes) {
    for (const WaterName &water : base.waterNames()) {
        const double length = water.length * view.viewport.scale();
        if (length < 60 * static_cast<double>(view.pixel_ratio)) continue;
        const Point at = wishes.at(water.anchor);
        if (!wishes.sees(at, 0)) continue;
        Names names = namesOf(view, water.name_ar, water.name_en);
        names.second.clear();
        wishes.add(idOf("water", water.name_en + water.name_ar), at, names,
                   {11, lettering::Weight::regular, theme.water_name, theme.water_halo})
            .widest = std::max(length * 1.3, 90.0);
    }
}

struct TownLook {
    float size;
    double dot;
};
TownLook townLook(std::uint32_t population) {
    if (population >= 1'000'000) return {14, 3.0};
    if (population >= 250'000) return {13, 2.5};
    if (population >= 50'000) return {12, 2.1};
    return {11, 1.7};
}

bool isTown(std::string_view type) {
    return type == "city" || type == "town" || type == "village" || type == "camp" || type == "district" || type.empty();
}

} // namespace

const std::vector<gazetteer::Place> &Towns::near(const Viewport &viewport, double zoom, std::size_t most) {
    const geo::Box seen = viewport.box();
    const double wanted = zoom >= 10.5 ? 0 : 4e6 * std::pow(10, -(zoom - 3) * 0.47);
    const double step = std::floor(std::log2(std::max(wanted, 1.0)) * 2) / 2; // half octaves, so that it is kept a while
    const auto least = wanted < 1 ? 0U : static_cast<std::uint32_t>(std::min(std::exp2(step), 4e9));
    if (asked_ && least == least_ && box_.west <= seen.west && box_.east >= seen.east && box_.south <= seen.south &&
        box_.north >= seen.north)
        return places_;
    const double dx = (seen.east - seen.west) * 0.25, dy = (seen.north - seen.south) * 0.25;
    box_ = {std::max(seen.south - dy, -90.0), std::max(seen.west - dx, -180.0), std::min(seen.north + dy, 90.0),
            std::min(seen.east + dx, 180.0)};
    least_ = least;
    asked_ = true;
    places_.clear();
    for (const gazetteer::PlaceIndex index : gazetteer_->placesIn(box_, least, most * 3)) {
        gazetteer::Place place = gazetteer_->place(index);
        if (isTown(place.type)) places_.push_back(place);
    }
    return places_;
}

NamesWanted namesWanted(const View &view, const BaseMap &base, const Theme &theme,
                        const std::vector<NamedSpot> &spots, Towns &towns) {
    NamesWanted out;
    Wishes wishes(view, out);
    const auto ratio = static_cast<double>(view.pixel_ratio);
    const double zoom = view.viewport.zoom() - std::log2(ratio);

    const std::size_t eventNames = allowed(kEventNames, view.viewport, view.pixel_ratio), townNames = allowed(kTowns, view.viewport, view.pixel_ratio);
    std::unordered_set<std::string> named;
    const auto keyOf = [](std::string_view id, std::string_view en, std::string_view ar) {
        return id.empty() ? std::string(en.empty() ? ar : en) : std::string(id);
    };
    for (const NamedSpot &spot : spots) {
        if (out.requests.size() >= eventNames) break;
        const events::PlaceWords &place = *spot.place;
        if (place.name_ar.empty() && place.name_en.empty()) continue;
        if (!wishes.sees(spot.at, 0) || !named.insert(keyOf(place.id, place.name_en, place.name_ar)).second) continue;
        named.emplace(place.name_en);
        NameRequest &request = wishes.add(idOf("event", keyOf(place.id, place.name_en, place.name_ar)), spot.at,
                                          namesOf(view, place.name_ar, place.name_en),
                                          {13.5F, lettering::Weight::bold, theme.event_name, theme.name_halo});
        request.clearance = static_cast<double>(spot.clearance) + 5.5 * ratio;
    }
    addOwnNames(view, theme, out.requests);
    addCountries(view, base, theme, zoom, wishes);
    std::size_t count = 0;
    if (zoom >= 2.6)
        for (const gazetteer::Place &place : towns.near(view.viewport, zoom, townNames)) {
            const Point at = view.viewport.toScreen(place.position);
            if (!wishes.sees(at, 0) || (place.name_ar.empty() && place.name_en.empty())) continue;
            if (named.contains(std::string(place.id)) || !named.insert(std::string(place.name_en)).second) continue;
            if (++count > townNames) break;
            const TownLook look = townLook(place.population);
            NameRequest &request =
                wishes.add(idOf("town", place.id), at, namesOf(view, place.name_ar, place.name_en),
                           {look.size, lettering::Weight::regular, theme.town_name, theme.name_halo});
            request.dot = look.dot * ratio;
            request.clearance = request.dot + 3 * ratio;
            if (place.source == "villages") out.villages.push_back(request.id);
        }
    addProvinces(view, base, theme, zoom, wishes);
    addWaters(view, base, theme, wishes);
    return out;
}

} // namespace zamkan::map
