// How things look: colours, widths, shapes and the words on the map, all from assets.
#pragma once
#include "map/scene.hpp"
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::map {

// "#rrggbb" or "#rrggbbaa"; nothing for anything else.
[[nodiscard]] std::optional<Colour> colourFrom(std::string_view text);

struct Theme {
    std::string style, palette;
    bool dark = false;

    Colour sea, shore, land, coast, border, province, river, lake, town;
    float coast_width = 1, border_width = 1, province_width = 1, river_width = 1;
    Colour country_name, province_name, town_name, water_name, event_name, name_halo, water_halo;
    Colour mark_outline, unknown, selected, hovered, count, badge_text;
    std::uint8_t wash_alpha = 26, halo_alpha = 56;
    Colour panel, panel_outline, title, text, muted, scale;

    using Sides = std::map<std::string, Colour, std::less<>>;
    Sides sides;
    std::map<std::string, Sides, std::less<>> sides_by_country;
    struct Name {
        std::string en, ar;
    };
    std::map<std::string, Name, std::less<>> side_names;
    std::vector<Colour> others;
    std::map<std::string, Colour, std::less<>> types; // of events
    std::vector<Colour> layers;                       // to choose from, never empty

    Colour oldest, newest;      // between which the colours by time lie
    std::vector<Colour> heat;   // from few to many; the first is clear
    std::map<std::string, Shape, std::less<>> shape_of_type, shape_of_subtype;
    Shape default_shape = Shape::circle;

    [[nodiscard]] Colour colourOf(const actors::Actor &actor) const;
    [[nodiscard]] Colour colourOf(std::string_view unregisteredName) const; // always the same for one name
    [[nodiscard]] Colour colourOfType(std::string_view type) const;
    [[nodiscard]] Colour colourOfLayer(std::size_t number) const { return layers[number % layers.size()]; }
};

// By time: so many colours from old to new; the one of an age from 0, the oldest, to 1.
constexpr std::size_t kAges = 5;
[[nodiscard]] Colour colourOfAge(const Theme &theme, double age);

// Words of the furniture and of the event vocabulary in one language.
class Words {
public:
    // `arabicDigits`: ٠١٢ in Arabic, where 012 would stand.
    explicit Words(text::Language language, bool arabicDigits = false);

    // The word of assets/ui/…/map.toml with {key} replaced by the value given for it.
    using Values = std::vector<std::pair<std::string_view, std::string>>;
    [[nodiscard]] std::string word(std::string_view key, const Values &values = {}) const;
    [[nodiscard]] std::string type(std::string_view type) const;
    [[nodiscard]] std::string subtype(std::string_view subtype) const;
    [[nodiscard]] std::string day(time::Day day) const;
    // What the window shows, as a reader counts days: both ends are part of it.
    [[nodiscard]] std::string period(const timeline::Window &window) const;
    [[nodiscard]] std::string number(double value, std::string_view unit) const; // short: "650k", "50 %"
    [[nodiscard]] std::string count(std::size_t value) const; // short from ten thousand on: "12.3k"
    [[nodiscard]] std::string digits(std::string text) const; // in the digits chosen
    [[nodiscard]] bool rightToLeft() const { return language_ == text::Language::arabic; }

private:
    [[nodiscard]] std::string filledWord(std::string_view key, const Values &values) const;
    text::Language language_;
    bool arabicDigits_;
    std::map<std::string, std::string, std::less<>> words_, types_, subtypes_;
    std::vector<std::string> months_;
};

} // namespace zamkan::map
