// The layouts of assets/sheets, and those that a user keeps in sheets/ of the configuration folder.
#pragma once
#include "briefing/sheet.hpp"
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zamkan::briefing {

// Lengths are pixels of a page of width × height.
struct Template {
    std::string key, name_en, name_ar;
    double width = 1600, height = 900;
    std::pair<double, double> pixels{1920, 1080};           // of a picture of which no size is asked for
    std::optional<std::pair<double, double>> paper;         // millimetres; without it a pixel is a point
    double margin = 22, column = 250;
    float title = 26, text = 14, small = 9.5F;
    bool inset = true, graticule = true;
    // How a sheet of it looks unless something else is asked for; "" or none: it does not say.
    std::string style, labels, logo;
    std::optional<bool> arabic_digits;
    std::optional<Parts> parts;
    bool own = false; // the user's
};

[[nodiscard]] std::vector<Template> templates(); // in order of their keys; any thread
// Throws InputError, which names those there are.
[[nodiscard]] Template templateOf(std::string_view key);
// Keeps it among the user's under this name, in place of one of the same name; its key. Bundled ones stay what they are.
// Throws InputError when the name has no letters, or nothing can be written.
std::string keepTemplate(Template look, const std::string &name);

// The sheet's size in pixels, its own or its template's. Throws InputError unless both sides are 64 to 16384.
[[nodiscard]] std::pair<double, double> sizeOf(const Sheet &sheet);

} // namespace zamkan::briefing
