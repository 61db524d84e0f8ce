// What the company of a name says of where it is: countries and provinces named, places already clear.
#pragma once
#include "base/reason.hpp"
#include "gazetteer/gazetteer.hpp"
#include "mentions/mention.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::resolve {

// One reading of one name. Points add up; their differences decide.
struct Reading {
    gazetteer::PlaceIndex index = 0;
    gazetteer::Place place;
    std::uint32_t country = 0, province = 0; // numbers of their codes in this document
    bool isCountry = false, isAreal = false; // of the kind of the place
    double prior = 0;   // from the gazetteer and the noun beside the name alone
    double points = 0;  // with the company
    double share = 0;   // of the name's readings together
    std::optional<gazetteer::PlaceIndex> town; // for a province: the town of this name, which comes first
};

// All mentions of one name in one document: the first clear one settles the others.
struct Name {
    std::vector<std::uint32_t> mentions;
    std::vector<Reading> readings; // best first once ranked
    std::optional<std::uint32_t> container; // mention that holds one of them by grammar
    std::optional<std::uint32_t> near;      // mention that tells where it lies
    bool settled() const { return !readings.empty() && readings.front().share > 0.75; }
};

class Context {
public:
    Context(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer);

    void rank(); // fills the readings' points and shares

    [[nodiscard]] const std::vector<Name> &names() const { return names_; }
    // Short phrases on why this reading of the name is preferred.
    [[nodiscard]] std::vector<Reason> why(const Name &name, const Reading &reading) const;

private:
    void gather();
    void countCompany();
    void addCompany(Name &name);
    void gatherNeighbours();
    void addNeighbours(std::size_t name);
    static void putTownsFirst(Name &name);
    static void share(Name &name);
    [[nodiscard]] const Reading *best(std::uint32_t mention) const;
    [[nodiscard]] bool inContainer(const Name &name, const Reading &reading) const;

    const mentions::Mentions &mentions_;
    const gazetteer::Gazetteer &gazetteer_;
    std::vector<Name> names_;
    struct Neighbour {
        gazetteer::PlaceIndex index = 0;
        geo::LatLon position;
        double weight = 0;
    };
    std::vector<Neighbour> neighbours_;        // name by name
    std::vector<double> near_; // what each neighbour of one reading is worth
    std::vector<std::uint32_t> neighboursOf_;  // where those of each name begin, and where the last ones end
    std::vector<std::size_t> nameOf_; // mention → name
    // Codes of countries and provinces are numbered as they come.
    [[nodiscard]] std::uint32_t number(std::string_view code);
    static constexpr std::uint32_t none = 0; // the empty code
    std::unordered_map<std::string_view, std::uint32_t> codes_;
    std::vector<std::uint32_t> hinted_;              // countries that the text points to, the most frequent first
    std::vector<double> countries_, provinces_;      // by code: weight of being named
    double allCountries_ = 0;                        // what countries_ come to, and a little
    std::vector<double> inside_;                     // by country: places in it that are settled
    std::vector<const std::string *> written_;       // by code: how the text writes it; null where it does not
};

} // namespace zamkan::resolve
