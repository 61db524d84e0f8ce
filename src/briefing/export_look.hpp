// How the last sheet and the last film looked, for the next one: what the window does not say by itself.
#pragma once
#include "briefing/sheet_template.hpp"
#include <filesystem>
#include <string>

namespace zamkan::briefing {

struct ExportLook {
    std::string format = "png"; // the ending of its files; "frames": a folder of PNG
    std::string layout = "screen";
    double width = 0, height = 0; // pixels; 0: as the layout says
    std::string style = "window"; // or one of map::openTheme's
    std::string labels = "window"; // or "ar", "en"
    bool arabic_digits = false;
    std::string logo; // a PNG file; "": none
    Parts parts;
    bool listing = false;        // the events on further pages of a PDF
    std::string table;           // "csv", "xlsx": the events beside it; "": without
    int maps = 1;                // of as many moments, side by side
    std::filesystem::path folder; // where the last one went; "": the user's pictures
    struct Film {
        double width = 1280, height = 720;
        std::string step; // "P1D"…; "": so that it has a few hundred frames
        double fps = 25, hold = 1;
        bool bar = true, ease = false;
        bool whole = true;     // all of the time, else what the window shows of it
        bool bookmarks = true; // stands still at them
        friend bool operator==(const Film &, const Film &) = default;
    } film;
    friend bool operator==(const ExportLook &, const ExportLook &) = default;

    [[nodiscard]] bool isFilm() const; // by its format
    // The page and what it says of a sheet's look; and the page with this look, to be kept as one of the user's.
    void take(const Template &page);
    [[nodiscard]] Template asTemplate() const; // throws InputError when its layout is gone
    // export.json of the user's state folder; what is missing or cannot be read is as above.
    [[nodiscard]] static ExportLook open();
    [[nodiscard]] static ExportLook from(const Json &json);
    [[nodiscard]] Json asJson() const;
    void save() const; // throws InputError when it cannot be written
};

} // namespace zamkan::briefing
