#include "app/kit/theme.hpp"
#include <catch2/catch.hpp>
#include <cmath>

using namespace zamkan;

namespace {

double luminance(ImU32 colour) { // WCAG 2.1, relative luminance
    const ImVec4 parts = ImGui::ColorConvertU32ToFloat4(colour);
    const auto light = [](float part) {
        const double value = static_cast<double>(part);
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * light(parts.x) + 0.7152 * light(parts.y) + 0.0722 * light(parts.z);
}

double contrast(ImU32 one, ImU32 other) {
    const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

} // namespace

TEST_CASE("bars and dots of every party can be told from the panel, in a light window and in a dark one") {
    for (const char *style : {"paper", "night"}) {
        const app::Theme theme = app::openTheme(style, 1);
        for (const ImU32 colour : {IM_COL32(61, 61, 66, 255), IM_COL32(0, 0, 0, 255), IM_COL32(240, 228, 66, 255), IM_COL32(255, 255, 255, 255), theme.panel})
            CHECK(contrast(app::standingOut(theme, colour), theme.panel) >= 1.6);
    }
}

TEST_CASE("a colour that can be told from the panel is the map's own") {
    const ImU32 red = IM_COL32(194, 59, 51, 255);
    for (const char *style : {"paper", "night"})
        CHECK(app::standingOut(app::openTheme(style, 1), red) == red);
}
