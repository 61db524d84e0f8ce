#include "catch.hpp"
#include "map/theme.hpp"
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

using namespace zamkan;

namespace {

double luminance(map::Colour colour) {
    const auto channel = [](int value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b);
}

double contrast(map::Colour a, map::Colour b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

TEST_CASE("names and legend are readable in every style") {
    for (const char *style : {"paper", "night"}) {
        INFO(style);
        const auto theme = map::openTheme(style);
        CHECK(contrast(theme->town_name, theme->land) > 4.5);
        CHECK(contrast(theme->event_name, theme->land) > 7);
        CHECK(contrast(theme->text, theme->panel) > 4.5);
        CHECK(contrast(theme->muted, theme->panel) > 3);
        CHECK(contrast(theme->country_name, theme->land) > 2.5);
    }
}

TEST_CASE("every party of the registry has a colour of its side in every palette") {
    const auto registry = actors::Registry::open();
    for (const char *palette : {"syria_habit", "nato", "okabe_ito"}) {
        const auto theme = map::openTheme("paper", palette);
        for (const actors::Actor &actor : registry.actors())
            if (actor.belligerent) {
                INFO(palette << " " << actor.id << " " << actor.side);
                CHECK(theme->sides.contains(actor.side));
            }
    }
}

TEST_CASE("every palette has eight layer colours of its own and one for each kind of event") {
    for (const char *palette : {"syria_habit", "nato", "okabe_ito"}) {
        CAPTURE(palette);
        const auto theme = map::openTheme("paper", palette);
        CHECK(theme->layers.size() == 8);
        for (std::size_t i = 0; i < theme->layers.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE(theme->layers[i] == theme->layers[j]);
        for (const char *type : {"control", "violence", "movement", "claim"}) {
            CAPTURE(type);
            CHECK(theme->types.contains(type));
        }
    }
}

TEST_CASE("the five sides of the Syrian war are told apart in the usual palette") {
    const auto theme = map::openTheme();
    std::set<std::tuple<int, int, int>> colours;
    for (const char *side : {"government", "opposition", "kurdish", "islamic_state", "turkish_backed"}) {
        const map::Colour colour = theme->sides.at(side);
        colours.emplace(colour.r, colour.g, colour.b);
    }
    CHECK(colours.size() == 5);
}

TEST_CASE("an actor that nobody knows keeps one colour") {
    const auto theme = map::openTheme();
    CHECK(theme->colourOf("Free Men of the Orchard") == theme->colourOf("Free Men of the Orchard"));
    CHECK(theme->colourOf("") == theme->unknown);
}

TEST_CASE("a period is written as a reader counts days") {
    const map::Words english(text::Language::english), arabic(text::Language::arabic);
    timeline::Window window{time::Instant(*time::dayFromIso("2015-12-13")), time::Instant(*time::dayFromIso("2016-06-14")),
                            timeline::Mode::window};
    CHECK(english.period(window) == "13 December 2015 – 13 June 2016");
    CHECK(arabic.period(window) == "من 13 كانون الأول 2015 إلى 13 حزيران 2016");
    window.mode = timeline::Mode::cumulative_from_start;
    CHECK(english.period(window) == "Until 13 June 2016");
    window.from = time::Instant(*time::dayFromIso("2016-06-13"));
    window.mode = timeline::Mode::window;
    CHECK(english.period(window) == "13 June 2016");
}

TEST_CASE("numbers on badges are short") {
    const map::Words english(text::Language::english);
    CHECK(english.number(50, "percent") == "50 %");
    CHECK(english.number(650'000, "person") == "650k");
    CHECK(english.number(1'500'000, "person") == "1.5m");
    CHECK(english.number(85, "person") == "85");
}

TEST_CASE("a colour is #rrggbb or #rrggbbaa and nothing else") {
    CHECK(map::colourFrom("#8a8178") == map::Colour{0x8a, 0x81, 0x78, 255});
    CHECK(map::colourFrom("#8a817880") == map::Colour{0x8a, 0x81, 0x78, 0x80});
    CHECK_FALSE(map::colourFrom("8a8178"));
    CHECK_FALSE(map::colourFrom("#8a81"));
    CHECK_FALSE(map::colourFrom("#gg8178"));
}
