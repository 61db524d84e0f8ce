#include "briefing/export_look.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include <algorithm>
#include <array>
#include <string_view>

namespace zamkan::briefing {

namespace {
std::filesystem::path lookFile() { return stateFolder() / "export.json"; }

// A value of another kind than it should be leaves what is there.
template <typename T> void read(const Json &json, const char *key, T &value) {
    if (!json.is_object() || !json.contains(key))
        return;
    try {
        value = json.at(key).get<T>();
    } catch (const Json::exception &) {
        return;
    }
}

double side(double wanted) { return wanted <= 0 ? 0 : std::clamp(wanted, 64.0, 16'384.0); }
} // namespace

bool ExportLook::isFilm() const {
    constexpr std::array<std::string_view, 4> kFilms{"mp4", "webm", "gif", "frames"};
    return std::find(kFilms.begin(), kFilms.end(), format) != kFilms.end();
}

void ExportLook::take(const Template &page) {
    layout = page.key;
    width = height = 0;
    if (!page.style.empty())
        style = page.style;
    if (!page.labels.empty())
        labels = page.labels;
    arabic_digits = page.arabic_digits.value_or(arabic_digits);
    parts = page.parts.value_or(parts);
    if (!page.logo.empty())
        logo = page.logo;
}

Template ExportLook::asTemplate() const {
    Template page = templateOf(layout);
    if (width > 0 && height > 0)
        page.pixels = {width, height};
    page.style = style == "window" ? std::string() : style;
    page.labels = labels == "window" ? std::string() : labels;
    page.arabic_digits = arabic_digits;
    page.parts = parts;
    page.logo = logo;
    return page;
}

ExportLook ExportLook::from(const Json &json) {
    ExportLook look;
    read(json, "format", look.format);
    read(json, "layout", look.layout);
    read(json, "width", look.width);
    read(json, "height", look.height);
    read(json, "style", look.style);
    read(json, "labels", look.labels);
    read(json, "arabic_digits", look.arabic_digits);
    read(json, "logo", look.logo);
    std::vector<std::string> without;
    read(json, "without", without);
    for (const std::string &name : without)
        if (bool *part = partOf(look.parts, name))
            *part = false;
    read(json, "listing", look.listing);
    read(json, "table", look.table);
    read(json, "maps", look.maps);
    std::string folder;
    read(json, "folder", folder);
    look.folder = folder;
    if (json.is_object() && json.contains("film")) {
        const Json &film = json.at("film");
        read(film, "width", look.film.width);
        read(film, "height", look.film.height);
        read(film, "step", look.film.step);
        read(film, "fps", look.film.fps);
        read(film, "hold", look.film.hold);
        read(film, "bar", look.film.bar);
        read(film, "ease", look.film.ease);
        read(film, "whole", look.film.whole);
        read(film, "bookmarks", look.film.bookmarks);
    }
    look.width = side(look.width);
    look.height = side(look.height);
    look.film.width = side(look.film.width);
    look.film.height = side(look.film.height);
    look.maps = std::clamp(look.maps, 1, 12);
    look.film.fps = std::clamp(look.film.fps, 1.0, 120.0);
    look.film.hold = std::clamp(look.film.hold, 0.0, 60.0);
    return look;
}

Json ExportLook::asJson() const {
    Json without = Json::array();
    for (const std::string &name : partNames()) {
        Parts all = parts;
        if (!*partOf(all, name))
            without.push_back(name);
    }
    return {{"format", format}, {"layout", layout}, {"width", width}, {"height", height}, {"style", style}, {"labels", labels},
            {"arabic_digits", arabic_digits}, {"logo", logo}, {"without", without}, {"listing", listing}, {"table", table}, {"maps", maps},
            {"folder", folder.string()},
            {"film", {{"width", film.width}, {"height", film.height}, {"step", film.step}, {"fps", film.fps}, {"hold", film.hold},
                      {"bar", film.bar}, {"ease", film.ease}, {"whole", film.whole}, {"bookmarks", film.bookmarks}}}};
}

ExportLook ExportLook::open() {
    std::error_code none;
    if (!std::filesystem::is_regular_file(lookFile(), none))
        return {};
    try {
        return from(Json::parse(readBytes(lookFile()), nullptr, false));
    } catch (const InputError &) {
        return {}; // unreadable is as good as absent
    }
}

void ExportLook::save() const {
    std::error_code trouble;
    std::filesystem::create_directories(stateFolder(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(lookFile(), asJson().dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace zamkan::briefing
