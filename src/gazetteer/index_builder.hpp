// Places and their names under construction: rows in, the bytes of an index out.
#pragma once
#include "gazetteer/index_format.hpp"
#include "gazetteer/spellings.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::gazetteer {

struct NewPlace {
    std::string id, name_en, name_ar, type, country, admin1, source;
    geo::LatLon position;
    double radius_km = 0;
    std::uint32_t population = 0;
    Seat seat = Seat::none;
    bool surveyed = true;
    bool by_ear = false; // its names are found by similar() alone: too short for running text
};

class IndexBuilder {
public:
    // The place, findable by its id and by name_en and name_ar. An id that is there already: the first row
    // stays, the new one's names become aliases of it, and its index is returned.
    PlaceIndex add(const NewPlace &place);
    // One more name of a place. Repeated names are kept once, with the best kind.
    void addName(PlaceIndex place, std::string_view name, MatchKind kind);
    // A key that no name can be ("iso3:IRQ"), found by named() as it is; not searched otherwise.
    void addKey(PlaceIndex place, std::string_view key);
    void addCountryArea(std::string_view code, const std::vector<geo::Polygon> &polygons);
    void addProvinceArea(std::string_view code, const std::vector<geo::Polygon> &polygons);
    [[nodiscard]] std::optional<PlaceIndex> byId(std::string_view id) const;
    [[nodiscard]] const NewPlace &place(PlaceIndex index) const { return places_[index]; }
    [[nodiscard]] std::size_t size() const { return places_.size(); }

    [[nodiscard]] std::string finish(std::uint64_t fingerprint) const;

private:
    void addLooseName(PlaceIndex place, std::string_view name);
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return static_cast<std::size_t>(hash(key)); }
    };
    template <typename T> using ByText = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

    Spellings spellings_ = Spellings::open();
    std::vector<NewPlace> places_;
    ByText<PlaceIndex> ids_;
    ByText<std::vector<Match>> names_;              // by folded name
    ByText<ByText<std::vector<PlaceIndex>>> loose_; // by country and loose name
    geo::AreaTable countries_, provinces_;
    std::vector<std::string> country_codes_, province_codes_;
};

// The forms under which a name is looked up: folded, and with its punctuation as spaces, as running text is
// cut into words. Empty for a name that folds to nothing.
[[nodiscard]] std::vector<std::string> lookUpForms(std::string_view name);

} // namespace zamkan::gazetteer
