#include "base/diagnostic.hpp"
#include "base/json.hpp"
#include "cli/cli.hpp"
#include "gazetteer/gazetteer.hpp"
#include "resolve/resolver.hpp"
#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <string>

namespace zamkan::cli {
namespace {

struct Options {
    std::vector<std::string> names;
    std::string country, admin1, type, near, format = "text";
    std::size_t limit = 10;
};

std::optional<double> numberIn(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() ? std::optional(value)
                                                                         : std::nullopt;
}

// "LON,LAT"; a wrong one is a wrong command line.
geo::LatLon positionIn(const std::string &text) {
    const std::size_t comma = text.find(',');
    const auto longitude = numberIn(text.substr(0, comma));
    const auto latitude = comma == std::string::npos ? std::nullopt : numberIn(text.substr(comma + 1));
    const auto position = longitude && latitude && std::abs(*longitude) <= 360
                              ? geo::LatLon::tryFromDegrees(*latitude, *longitude)
                              : std::nullopt;
    if (!position)
        throw CLI::ValidationError("--near", "'" + text + "' is not LON,LAT in degrees, like 42.83,33.64");
    return *position;
}

std::vector<std::string> saidOf(const std::vector<Reason> &reasons) {
    std::vector<std::string> out;
    for (const Reason &reason : reasons)
        out.push_back(reason.said());
    return out;
}

Json toJson(const resolve::Answer &answer, const gazetteer::Gazetteer &gazetteer) {
    const gazetteer::Place place = gazetteer.place(answer.place);
    const auto textOrNull = [](std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); };
    const auto rounded = [](double value, double steps) { return std::round(value * steps) / steps; };
    return Json{{"name_en", textOrNull(place.name_en)},
                {"name_ar", textOrNull(place.name_ar)},
                {"id", place.id},
                {"lon", rounded(place.position.longitude(), 1e5)},
                {"lat", rounded(place.position.latitude(), 1e5)},
                {"type", place.type},
                {"country", textOrNull(place.country)},
                {"admin1", textOrNull(place.admin1)},
                {"radius_km", rounded(static_cast<double>(place.radius_km), 10)},
                {"confidence", rounded(answer.confidence, 1000)},
                {"why", saidOf(answer.why)}};
}

void printLine(const Json &id, const std::vector<resolve::Answer> &answers,
               const gazetteer::Gazetteer &gazetteer) {
    Json candidates = Json::array();
    for (const resolve::Answer &answer : answers)
        candidates.push_back(toJson(answer, gazetteer));
    const Json line{{"kind", "candidates"}, {"id", id}, {"candidates", std::move(candidates)}};
    fmt::print("{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void printText(const std::string &name, const std::vector<resolve::Answer> &answers,
               const gazetteer::Gazetteer &gazetteer) {
    fmt::print("{}\n", name);
    if (answers.empty())
        fmt::print("  no place of this name is known\n");
    for (const resolve::Answer &answer : answers) {
        const gazetteer::Place place = gazetteer.place(answer.place);
        std::string why;
        for (const Reason &reason : answer.why)
            why += (why.empty() ? "" : "; ") + reason.said();
        std::string names(place.name_en);
        if (!place.name_ar.empty())
            names += (names.empty() ? "" : " · ") + std::string(place.name_ar);
        const std::string_view area = place.admin1.empty() ? place.country : place.admin1;
        fmt::print("  {:>4.0f} %  {:>10.5f} {:>9.5f}  {} ({}{}{})  [{}]  {}\n", answer.confidence * 100,
                   place.position.longitude(), place.position.latitude(), names, place.type,
                   area.empty() ? "" : ", ", area, place.id, why);
    }
}

std::string textAt(const Json &line, const char *key) {
    const auto at = line.find(key);
    return at != line.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// One query of standard input; throws InputError for a line that is none.
resolve::Query queryFrom(const Json &line, const std::string &where, const Options &options) {
    if (!line.is_object())
        throw InputError("this line is not a JSON object", where, "write {\"name\":…} a line");
    resolve::Query query;
    query.name = textAt(line, "name");
    if (query.name.empty())
        throw InputError("this line has no name", where, "give it a \"name\"");
    query.country = line.contains("country") ? textAt(line, "country") : options.country;
    query.admin1 = line.contains("admin1") ? textAt(line, "admin1") : options.admin1;
    query.type = line.contains("type") ? textAt(line, "type") : options.type;
    const auto longitude = line.find("lon"), latitude = line.find("lat");
    if (longitude != line.end() && latitude != line.end() && longitude->is_number() && latitude->is_number())
        query.near = geo::LatLon::tryFromDegrees(latitude->get<double>(), longitude->get<double>());
    return query;
}

int geocodeLines(const Options &options, std::optional<geo::LatLon> near, bool quiet,
                 const gazetteer::Gazetteer &gazetteer) {
    std::size_t number = 0, used = 0;
    for (std::string text; std::getline(std::cin, text);) {
        ++number;
        if (text.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const std::string where = fmt::format("standard input, line {}", number);
        try {
            const Json line = Json::parse(text, nullptr, false);
            if (line.is_discarded())
                throw InputError("this line is not JSON", where, "write {\"name\":…} a line");
            resolve::Query query = queryFrom(line, where, options);
            if (!query.near)
                query.near = near;
            const auto answers = resolve::geocode(query, gazetteer, options.limit);
            const Json id = line.contains("id") ? line["id"] : Json(query.name);
            if (options.format == "text")
                printText(query.name, answers, gazetteer);
            else
                printLine(id, answers, gazetteer);
            ++used;
        } catch (const InputError &error) {
            if (!quiet)
                fmt::print(stderr, "zamkan: {}\n", error.what());
        }
    }
    if (used > 0)
        return 0;
    fmt::print(stderr,
               "zamkan: standard input: no line had a name to look up; write {{\"name\":…}} a line\n");
    return 1;
}

int geocodeNames(const Options &options, std::optional<geo::LatLon> near,
                 const gazetteer::Gazetteer &gazetteer) {
    bool found = false;
    for (const std::string &name : options.names) {
        const auto answers = resolve::geocode({name, options.country, options.admin1, options.type, near},
                                              gazetteer, options.limit);
        found |= !answers.empty();
        if (options.format == "text")
            printText(name, answers, gazetteer);
        else
            printLine(Json(name), answers, gazetteer);
    }
    if (!found)
        fmt::print(stderr,
                   "zamkan: none of these names is known; try another spelling, or add your own places with "
                   "--gazetteer FILE\n");
    return found ? 0 : 1;
}

} // namespace

void addGeocode(const VerbContext &context) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb =
        context.app.add_subcommand("geocode", "Where a named place may be: candidates, best first, with why");
    verb->add_option("NAME", options->names, "Names to look up, or - for JSON Lines on standard input")
        ->required();
    verb->add_option("--country", options->country, "Country, by ISO code or name")->type_name("CC");
    verb->add_option("--admin1", options->admin1, "Province, by ISO 3166-2 code or name");
    verb->add_option("--type", options->type, "Type: city, village, dam, airport…");
    verb->add_option("--near", options->near, "Prefer places near this point")->type_name("LON,LAT");
    verb->add_option("--limit", options->limit, "Candidates a name, at most")->check(CLI::PositiveNumber);
    verb->add_option("--format", options->format, "text or ndjson")->check(CLI::IsMember({"text", "ndjson"}));
    verb->callback([options, &common = context.common, &status = context.status] {
        std::optional<geo::LatLon> near;
        if (!options->near.empty())
            near = positionIn(options->near);
        const auto opened = gazetteer::Gazetteer::open({common.user_layers, {}, common.mapping});
        if (!common.quiet)
            for (const Diagnostic &diagnostic : opened.diagnostics)
                fmt::print(stderr, "zamkan: {}: {}\n", toString(diagnostic.severity), diagnostic.line());
        const bool lines = options->names.size() == 1 && options->names.front() == "-";
        status = lines ? geocodeLines(*options, near, common.quiet, opened.value)
                       : geocodeNames(*options, near, opened.value);
    });
}

} // namespace zamkan::cli
