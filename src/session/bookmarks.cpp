#include "session/bookmarks.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace zamkan::session {

namespace {
std::filesystem::path listFile() { return stateFolder() / "bookmarks.json"; }

[[noreturn]] void refuse(std::string what) { throw InputError(std::move(what), listFile().string(), "mend the entry or take it out"); }

// With seconds, which toIso leaves out.
std::string isoOf(time::Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    if (at == day)
        return time::toIso(day);
    const std::chrono::hh_mm_ss clock{at - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", time::toIso(day), clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

time::Instant instantOf(const Json &json, const char *key) {
    const auto at = instantFromIso(json.at(key).get<std::string>());
    if (!at)
        refuse("'" + json.at(key).get<std::string>() + "' is not a date");
    return *at;
}
} // namespace

Json toJson(const Bookmark &bookmark) {
    const Moment &moment = bookmark.moment;
    return {{"name", bookmark.name},
            {"from", isoOf(moment.window.from)},
            {"to", isoOf(moment.window.to)},
            {"mode", timeline::toString(moment.window.mode)},
            {"lat", moment.centre.latitude()},
            {"lon", moment.centre.longitude()},
            {"scale", moment.scale},
            {"filter", timeline::conditionsOf(moment.filter)},
            {"of", bookmark.of}};
}

Bookmark bookmarkFrom(const Json &json) {
    Bookmark made;
    try {
        made.name = json.at("name").get<std::string>();
        Moment &moment = made.moment;
        moment.window.from = instantOf(json, "from");
        moment.window.to = instantOf(json, "to");
        const auto mode = timeline::modeFromString(json.at("mode").get<std::string>());
        const auto centre = geo::LatLon::tryFromDegrees(json.at("lat").get<double>(), json.at("lon").get<double>());
        moment.scale = json.at("scale").get<double>();
        if (moment.window.from >= moment.window.to || !mode || !centre || !std::isfinite(moment.scale) || moment.scale <= 0)
            refuse("the bookmark '" + made.name + "' names no moment");
        moment.window.mode = *mode;
        moment.centre = *centre;
        for (const std::string &condition : json.at("filter").get<std::vector<std::string>>())
            timeline::addCondition(moment.filter, condition);
        made.of = json.at("of").get<std::vector<std::string>>();
    } catch (const Json::exception &error) {
        refuse("the bookmark '" + made.name + "' lacks something: " + error.what());
    }
    return made;
}

Parsed<Bookmarks> Bookmarks::fromText(std::string_view text) {
    Parsed<Bookmarks> out;
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array()) {
        out.diagnostics.push_back({Severity::warning, "the bookmarks cannot be read", listFile().string(), "mend the file or take it away", {}});
        return out;
    }
    for (const Json &entry : list)
        try {
            out.value.add(bookmarkFrom(entry));
        } catch (const InputError &error) {
            out.diagnostics.push_back(error.diagnostic());
        }
    return out;
}

Parsed<Bookmarks> Bookmarks::open() {
    std::ifstream in(listFile(), std::ios::binary);
    if (!in)
        return {}; // none was ever made
    std::ostringstream text;
    text << in.rdbuf();
    return fromText(text.str());
}

std::string Bookmarks::text() const {
    Json list = Json::array();
    for (const Bookmark &bookmark : list_)
        list.push_back(toJson(bookmark));
    return list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void Bookmarks::save() const {
    std::error_code trouble;
    std::filesystem::create_directories(stateFolder(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(listFile(), text());
}

std::size_t Bookmarks::add(Bookmark bookmark) {
    const auto at = std::upper_bound(list_.begin(), list_.end(), bookmark, [](const Bookmark &a, const Bookmark &b) {
        return a.moment.window.to < b.moment.window.to;
    });
    return static_cast<std::size_t>(list_.insert(at, std::move(bookmark)) - list_.begin());
}

void Bookmarks::rename(std::size_t index, std::string name) {
    if (index < list_.size() && !name.empty())
        list_[index].name = std::move(name);
}

void Bookmarks::remove(std::size_t index) {
    if (index < list_.size())
        list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(index));
}

} // namespace zamkan::session
