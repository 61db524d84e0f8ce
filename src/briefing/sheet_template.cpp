#include "briefing/sheet_template.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace zamkan::briefing {
namespace {

constexpr double kLeast = 64, kMost = 16'384;

std::optional<std::pair<double, double>> pairOf(const Value &value) {
    const auto &list = value.list();
    if (list.size() != 2 || !list[0].number() || !list[1].number()) return std::nullopt;
    return std::pair(*list[0].number(), *list[1].number());
}

Template templateFrom(std::string key, const Value &file) {
    Template out;
    const std::filesystem::path path = std::filesystem::path("sheets") / (key + ".toml");
    out.key = std::move(key);
    out.name_en = file.required("name_en", path);
    out.name_ar = file["name_ar"].text(out.name_en);
    out.width = std::clamp(file["width"].number(out.width), 200.0, 8000.0);
    out.height = std::clamp(file["height"].number(out.height), 200.0, 8000.0);
    out.pixels = pairOf(file["pixels"]).value_or(std::pair(out.width, out.height));
    out.paper = pairOf(file["paper"]);
    out.margin = std::clamp(file["margin"].number(out.margin), 0.0, out.height / 6);
    out.column = std::clamp(file["column"].number(out.column), 0.0, out.width / 2);
    const auto letters = [&](const char *name, float fallback) {
        return static_cast<float>(std::clamp(file[name].number(static_cast<double>(fallback)), 5.0, 100.0));
    };
    out.title = letters("title", out.title);
    out.text = letters("text", out.text);
    out.small = letters("small", out.small);
    out.inset = file["inset"].boolean(out.inset);
    out.graticule = file["graticule"].boolean(out.graticule);
    return out;
}

std::vector<Template> readTemplates() {
    std::set<std::string> keys;
    for (const auto &folder : {assetsFolder() / "sheets", configFolder() / "sheets"}) {
        std::error_code none;
        for (std::filesystem::directory_iterator it(folder, none), end; !none && it != end; it.increment(none))
            if (it->path().extension() == ".toml") keys.insert(it->path().stem().string());
    }
    std::vector<Template> out;
    for (const std::string &key : keys) out.push_back(templateFrom(key, readAsset(std::filesystem::path("sheets") / (key + ".toml"))));
    return out;
}

} // namespace

const std::vector<Template> &templates() {
    static const std::vector<Template> all = readTemplates();
    return all;
}

const Template &templateOf(std::string_view key) {
    std::vector<std::string_view> known;
    for (const Template &one : templates()) {
        if (one.key == key) return one;
        known.push_back(one.key);
    }
    throw InputError(fmt::format("there is no sheet '{}'", key), "", fmt::format("choose one of {}", fmt::join(known, ", ")));
}

std::pair<double, double> sizeOf(const Sheet &sheet) {
    std::pair<double, double> size{sheet.width, sheet.height};
    if (size.first <= 0 && size.second <= 0) size = templateOf(sheet.layout).pixels;
    for (const double side : {size.first, size.second})
        if (!(side >= kLeast && side <= kMost))
            throw InputError(fmt::format("a sheet of {:.0f} × {:.0f} pixels cannot be made", size.first, size.second), "",
                             fmt::format("ask for {:.0f} to {:.0f} a side", kLeast, kMost));
    return size;
}

} // namespace zamkan::briefing
