// Names in Latin letters that are written in several ways: told in assets/gazetteer/spellings.toml.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace zamkan::gazetteer {

class Spellings {
public:
    // Throws InstallationError.
    [[nodiscard]] static Spellings open();
    // How else the name of a place in this country (ISO 3166-1) is written: articles as they are spelt and as they sound, first
    // words in their other transliterations ("tal rifaat": "tel rifaat", "tell rifaat"). Names are folded; without the name itself.
    [[nodiscard]] std::vector<std::string> others(std::string_view country, std::string_view folded) const;

private:
    [[nodiscard]] std::string otherArticles(std::string_view folded) const;
    [[nodiscard]] std::vector<std::string> otherLinks(std::string_view folded) const;

    std::unordered_set<std::string> countries_, articles_, linkCountries_;
    std::vector<std::string> links_;
    std::vector<std::vector<std::string>> groups_;
    std::unordered_map<std::string, std::size_t> groupOf_; // by first word
};

} // namespace zamkan::gazetteer
