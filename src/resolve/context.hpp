// What the company of a name says of where it is: countries and provinces named, places already clear.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "mentions/mention.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::resolve {

// One reading of one name. Points add up; their differences decide.
struct Reading {
    gazetteer::PlaceIndex index = 0;
    gazetteer::Place place;
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
    [[nodiscard]] std::vector<std::string> why(const Name &name, const Reading &reading) const;

private:
    void gather();
    void countCompany();
    void addCompany(Name &name);
    void addNeighbours(std::size_t name);
    static void putTownsFirst(Name &name);
    static void share(Name &name);
    [[nodiscard]] const Reading *best(std::uint32_t mention) const;
    [[nodiscard]] bool inContainer(const Name &name, const Reading &reading) const;

    const mentions::Mentions &mentions_;
    const gazetteer::Gazetteer &gazetteer_;
    std::vector<Name> names_;
    std::vector<std::size_t> nameOf_; // mention → name
    std::unordered_map<std::string, double> countries_, provinces_; // code → weight of being named
    std::unordered_map<std::string, double> inside_; // country → places in it that are settled
    std::unordered_map<std::string, std::string> written_;          // code → how the text writes it
};

} // namespace zamkan::resolve
