#include "briefing/sheet_template.hpp"
#include "base/cut.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "base/own_words.hpp"
#include "base/value.hpp"
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <initializer_list>
#include <mutex>
#include <set>

namespace zamkan::briefing {
namespace {

namespace fs = std::filesystem;

constexpr double kLeast = 64, kMost = 16'384;
constexpr const char *kFolder = "sheets";

std::string oneOf(std::string text, std::initializer_list<std::string_view> few) {
    return std::find(few.begin(), few.end(), text) == few.end() ? std::string() : text;
}

std::optional<std::pair<double, double>> pairOf(const Value &value) {
    const auto &list = value.list();
    if (list.size() != 2 || !list[0].number() || !list[1].number()) return std::nullopt;
    return std::pair(*list[0].number(), *list[1].number());
}

Template templateFrom(std::string key, const Value &file, const std::string &name) {
    Template out;
    out.key = std::move(key);
    out.name_en = file["name_en"].text(name);
    out.name_ar = file["name_ar"].text(out.name_en);
    out.width = std::clamp(file["width"].number(out.width), 200.0, 8000.0);
    out.height = std::clamp(file["height"].number(out.height), 200.0, 8000.0);
    out.pixels = pairOf(file["pixels"]).value_or(std::pair(out.width, out.height));
    out.paper = pairOf(file["paper"]);
    out.margin = std::clamp(file["margin"].number(out.margin), 0.0, out.height / 6);
    out.column = std::clamp(file["column"].number(out.column), 0.0, out.width / 2);
    const auto letters = [&](const char *size, float fallback) {
        return static_cast<float>(std::clamp(file[size].number(static_cast<double>(fallback)), 5.0, 100.0));
    };
    out.title = letters("title", out.title);
    out.text = letters("text", out.text);
    out.small = letters("small", out.small);
    out.inset = file["inset"].boolean(out.inset);
    out.graticule = file["graticule"].boolean(out.graticule);
    out.style = oneOf(file["style"].text(), {"paper", "night"});
    out.labels = oneOf(file["labels"].text(), {"ar", "en"});
    out.logo = file["logo"].text();
    if (const std::string digits = file["digits"].text(); !digits.empty()) out.arabic_digits = digits == "arabic";
    if (!file["without"].empty()) {
        out.parts.emplace();
        for (const std::string &part : file["without"].strings())
            if (bool *known = partOf(*out.parts, part)) *known = false;
    }
    return out;
}

std::set<std::string> keysIn(const fs::path &folder) {
    std::set<std::string> keys;
    std::error_code none;
    for (fs::directory_iterator it(folder, none), end; !none && it != end; it.increment(none))
        if (it->path().extension() == ".toml") keys.insert(it->path().stem().string());
    return keys;
}

fs::path ownFile(const std::string &key) { return configFolder() / kFolder / (key + ".toml"); }

// A file of the user's that cannot be read is told when the program starts, and left out here.
std::vector<Template> readTemplates() {
    const std::set<std::string> bundled = keysIn(assetsFolder() / kFolder);
    std::vector<Template> out;
    for (const std::string &key : bundled) out.push_back(templateFrom(key, readAsset(fs::path(kFolder) / (key + ".toml")), key));
    for (const std::string &key : keysIn(configFolder() / kFolder)) {
        if (bundled.contains(key)) continue; // laid over it
        const Value own = readOwnToml(ownFile(key)).value;
        if (own.empty()) continue;
        out.push_back(templateFrom(key, own, key));
        out.back().own = true;
    }
    std::sort(out.begin(), out.end(), [](const Template &a, const Template &b) { return a.key < b.key; });
    return out;
}

struct Known {
    std::mutex mutex;
    std::optional<std::vector<Template>> all; // read once, and again after one was kept
};
Known &known() {
    static Known one;
    return one;
}

std::string asToml(const Template &look) {
    std::string out = fmt::format("name_en = {}\nname_ar = {}\nwidth = {}\nheight = {}\npixels = [{}, {}]\n", tomlText(look.name_en), tomlText(look.name_ar), look.width,
                                  look.height, look.pixels.first, look.pixels.second);
    if (look.paper) out += fmt::format("paper = [{}, {}]\n", look.paper->first, look.paper->second);
    out += fmt::format("margin = {}\ncolumn = {}\ntitle = {}\ntext = {}\nsmall = {}\ninset = {}\ngraticule = {}\n", look.margin, look.column, look.title, look.text,
                       look.small, look.inset, look.graticule);
    for (const auto &[key, value] : {std::pair("style", look.style), std::pair("labels", look.labels), std::pair("logo", look.logo)})
        if (!value.empty()) out += fmt::format("{} = {}\n", key, tomlText(value));
    if (look.arabic_digits) out += fmt::format("digits = \"{}\"\n", *look.arabic_digits ? "arabic" : "western");
    if (look.parts) {
        std::vector<std::string> without;
        Parts parts = *look.parts;
        for (const std::string &name : partNames())
            if (!*partOf(parts, name)) without.push_back(tomlText(name));
        out += fmt::format("without = [{}]\n", fmt::join(without, ", "));
    }
    return out;
}

std::string keyFor(const std::string &name) {
    constexpr std::size_t kLongest = 80; // bytes
    std::string key;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte)) key += c;
        else if (!key.empty() && key.back() != '_') key += '_';
    }
    key = cutAt(key, kLongest);
    while (!key.empty() && key.back() == '_') key.pop_back();
    return key;
}

} // namespace

std::vector<Template> templates() {
    const std::lock_guard lock(known().mutex);
    if (!known().all) known().all = readTemplates();
    return *known().all;
}

Template templateOf(std::string_view key) {
    std::vector<std::string> names;
    for (Template &one : templates()) {
        if (one.key == key) return std::move(one);
        names.push_back(std::move(one.key));
    }
    throw InputError(fmt::format("there is no sheet '{}'", key), "", fmt::format("choose one of {}", fmt::join(names, ", ")));
}

std::string keepTemplate(Template look, const std::string &name) {
    std::string key = keyFor(name);
    if (key.empty()) throw InputError("a page needs a name with letters", name, "give it one");
    if (keysIn(assetsFolder() / kFolder).contains(key)) key += "_own";
    look.name_en = look.name_ar = name;
    std::error_code trouble;
    fs::create_directories(configFolder() / kFolder, trouble); // writeBytes says what is wrong, if anything
    writeBytes(ownFile(key), asToml(look));
    const std::lock_guard lock(known().mutex);
    known().all.reset();
    return key;
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
