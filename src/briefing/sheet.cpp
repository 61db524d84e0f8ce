#include "briefing/sheet.hpp"
#include "base/json.hpp"
#include <array>
#include <utility>

namespace zamkan::briefing {
namespace {

timeline::Window windowFrom(const Json &json) {
    return {time::Instant(std::chrono::seconds(json.at("from_seconds").get<std::int64_t>())),
            time::Instant(std::chrono::seconds(json.at("to_seconds").get<std::int64_t>())),
            timeline::modeFromString(json.at("mode").get<std::string>()).value_or(timeline::Mode::window)};
}

constexpr std::array<std::pair<const char *, bool Parts::*>, 7> kParts{{{"legend", &Parts::legend}, {"counts", &Parts::counts}, {"inset", &Parts::inset},
                                                                        {"graticule", &Parts::graticule}, {"scale", &Parts::scale}, {"method", &Parts::method}, {"disagreements", &Parts::disagreements}}};

} // namespace

const std::vector<std::string> &partNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const auto &part : kParts) out.emplace_back(part.first);
        return out;
    }();
    return names;
}

bool *partOf(Parts &parts, std::string_view name) {
    for (const auto &[known, member] : kParts)
        if (name == known) return &(parts.*member);
    return nullptr;
}

std::size_t totalOf(const Content &content) { return content.total > 0 ? content.total : content.table->liveRows(); }

std::vector<map::Colouring::Layer> sourcesOf(const Sheet &sheet, const Content &content) {
    if (!sheet.sources.empty()) return sheet.sources;
    std::vector<map::Colouring::Layer> out;
    for (const std::string &source : content.sources) out.push_back({source, out.size()});
    return out;
}

Json toJson(const Sheet &sheet) {
    Json out{{"layout", sheet.layout}, {"width", sheet.width}, {"height", sheet.height}, {"title", sheet.title}, {"subtitle", sheet.subtitle},
             {"labels", sheet.language == text::Language::arabic ? "ar" : "en"}, {"arabic_digits", sheet.arabic_digits}, {"style", sheet.style},
             {"palette", sheet.palette}, {"colour", map::toString(sheet.colour_by)}, {"marks", map::toString(sheet.marks)},
             {"trails", sheet.trails}, {"both_names", sheet.both_names}, {"projection", sheet.projection}, {"undated", sheet.undated}, {"listing", sheet.listing},
             {"captions", sheet.captions}, {"areas", sheet.areas}, {"compared", sheet.compared}};
    if (!sheet.logo.empty()) out["logo"] = sheet.logo;
    Json without = Json::array();
    for (const auto &[name, member] : kParts)
        if (!(sheet.parts.*member)) without.push_back(name);
    if (!without.empty()) out["without"] = without;
    if (!sheet.sources.empty()) {
        Json &sources = out["sources"] = Json::array();
        for (const map::Colouring::Layer &source : sheet.sources) sources.push_back({{"name", source.name}, {"colour", source.colour}});
    }
    if (!sheet.notes.empty()) out["notes"] = map::notesAsJson(sheet.notes);
    Json &moments = out["moments"] = Json::array();
    for (const timeline::Window &window : sheet.moments)
        moments.push_back({{"from", time::toIso(window.from)}, {"to", time::toIso(window.to)}, {"mode", timeline::toString(window.mode)},
                           {"from_seconds", window.from.time_since_epoch().count()}, {"to_seconds", window.to.time_since_epoch().count()}});
    if (sheet.camera)
        out["view"] = {{"lon", sheet.camera->centre.longitude()}, {"lat", sheet.camera->centre.latitude()}, {"span", sheet.camera->span}};
    return out;
}

Sheet sheetFrom(const Json &json) {
    try {
        Sheet out;
        if (!json.is_object()) throw InputError("this is no sheet", "", "give a file that was written beside a picture");
        out.layout = json.value("layout", out.layout);
        out.width = json.value("width", 0.0);
        out.height = json.value("height", 0.0);
        out.title = json.value("title", "");
        out.subtitle = json.value("subtitle", "");
        out.logo = json.value("logo", "");
        out.language = text::languageFromCode(json.value("labels", "en"));
        out.arabic_digits = json.value("arabic_digits", false);
        out.style = json.value("style", out.style);
        out.palette = json.value("palette", out.palette);
        out.colour_by = map::colourByFrom(json.value("colour", "actor")).value_or(map::ColourBy::actor);
        out.marks = map::marksAsFrom(json.value("marks", "points")).value_or(map::MarksAs::points);
        out.trails = json.value("trails", false);
        out.both_names = json.value("both_names", true);
        out.projection = json.value("projection", "mercator");
        out.undated = json.value("undated", false);
        out.listing = json.value("listing", false);
        out.compared = json.value("compared", false);
        out.areas = json.value("areas", false);
        for (const std::string &name : json.value("without", std::vector<std::string>{}))
            if (bool *part = partOf(out.parts, name)) *part = false;
        for (const Json &source : json.value("sources", Json::array())) out.sources.push_back({source.at("name").get<std::string>(), source.value("colour", std::size_t{0})});
        out.captions = json.value("captions", std::vector<std::string>{});
        std::size_t none = 0;
        out.notes = map::notesFrom(json.value("notes", Json::array()), &none);
        if (none > 0) throw InputError("a note of this sheet is none: its kind, place or text is missing", "", "mend it or take it out");
        for (const Json &moment : json.value("moments", Json::array())) out.moments.push_back(windowFrom(moment));
        for (const timeline::Window &window : out.moments)
            if (window.from >= window.to) throw InputError("a period of this sheet ends before it begins", "", "mend from and to");
        if (json.contains("view")) {
            const Json &view = json.at("view");
            out.camera = Camera{geo::LatLon::fromDegrees(view.at("lat").get<double>(), view.at("lon").get<double>()), view.at("span").get<double>()};
        }
        return out;
    } catch (const nlohmann::json::exception &error) {
        throw InputError(std::string("this is no sheet: ") + error.what(), "", "give a file that was written beside a picture");
    } catch (const std::invalid_argument &error) {
        throw InputError(std::string("this is no sheet: ") + error.what(), "", "give a file that was written beside a picture");
    }
}

} // namespace zamkan::briefing
