#include "timeline/filter.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::timeline {
namespace {

constexpr std::array<std::string_view, kFacets> kNames{"actor",  "type",    "subtype",  "status", "certainty",
                                                       "source", "country", "province", "place", "review"};
constexpr std::string_view kRemedy =
    "write it like actor=isis,ypg or type!=claim or magnitude=10..100 or box=WEST,SOUTH,EAST,NORTH or text=WORDS";

[[noreturn]] void refuse(std::string_view condition, const std::string &what) {
    throw InputError(what, std::string(condition), std::string(kRemedy));
}

std::vector<std::string> valuesIn(std::string_view list) {
    std::vector<std::string> values(1);
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (list[at] == '\\' && at + 1 < list.size())
            values.back() += list[++at];
        else if (list[at] == ',')
            values.emplace_back();
        else
            values.back() += list[at];
    }
    return values;
}

std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == ',' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

std::optional<double> numberIn(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void addMagnitude(Filter &filter, std::string_view condition, std::string_view range) {
    const std::size_t dots = range.find("..");
    const std::string_view low = range.substr(0, dots), high = dots == std::string_view::npos ? range : range.substr(dots + 2);
    const auto least = numberIn(low), most = numberIn(high);
    if ((!low.empty() && !least) || (!high.empty() && !most) || (!least && !most))
        refuse(condition, fmt::format("'{}' is no range of numbers", range));
    if (least && most && *least > *most)
        refuse(condition, fmt::format("{} is more than {}", low, high));
    filter.least = least;
    filter.most = most;
}

void addBox(Filter &filter, std::string_view condition, std::string_view corners) {
    const auto texts = valuesIn(corners);
    std::vector<double> numbers;
    for (const std::string &text : texts)
        if (const auto number = numberIn(text))
            numbers.push_back(*number);
    if (numbers.size() != 4 || texts.size() != 4)
        refuse(condition, fmt::format("'{}' is no box of four numbers", corners));
    const double west = numbers[0], south = numbers[1], east = numbers[2], north = numbers[3];
    const auto within = [](double value, double most) { return value >= -most && value <= most; };
    if (!within(west, 180) || !within(east, 180) || !within(south, 90) || !within(north, 90) || south > north)
        refuse(condition, fmt::format("'{}' is no box on the earth", corners));
    filter.box = geo::Box{south, west, north, east};
}

} // namespace

std::string_view toString(Facet facet) { return kNames[static_cast<std::size_t>(facet)]; }

std::optional<Facet> facetFromString(std::string_view text) {
    const auto at = std::find(kNames.begin(), kNames.end(), text);
    return at == kNames.end() ? std::nullopt : std::optional(static_cast<Facet>(at - kNames.begin()));
}

void addCondition(Filter &filter, std::string_view condition) {
    const std::size_t equals = condition.find('=');
    if (equals == std::string_view::npos || equals == 0)
        refuse(condition, "this is no condition");
    const bool inverse = condition[equals - 1] == '!';
    const std::string_view name = condition.substr(0, equals - (inverse ? 1 : 0)), value = condition.substr(equals + 1);
    if (const auto facet = facetFromString(name)) {
        Choice &choice = filter.of(*facet);
        if (!choice.empty() && choice.inverse != inverse)
            refuse(condition, fmt::format("{} is asked for and kept out at once", name));
        choice.inverse = inverse;
        for (std::string &one : valuesIn(value))
            choice.values.insert(std::move(one));
        return;
    }
    if (value.empty())
        refuse(condition, "nothing stands behind the =");
    if (inverse)
        refuse(condition, fmt::format("{} cannot be kept out", name));
    if (name == "magnitude")
        addMagnitude(filter, condition, value);
    else if (name == "box")
        addBox(filter, condition, value);
    else if (name == "text")
        filter.text += (filter.text.empty() ? "" : " ") + std::string(value);
    else
        refuse(condition, fmt::format("there is no '{}' to choose by", name));
}

std::vector<std::string> conditionsOf(const Filter &filter) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kFacets; ++i) {
        const Choice &choice = filter.choices[i];
        if (choice.empty())
            continue;
        std::string line = std::string(kNames[i]) + (choice.inverse ? "!=" : "=");
        for (const std::string &value : choice.values)
            line += (&value == &*choice.values.begin() ? "" : ",") + escaped(value);
        out.push_back(std::move(line));
    }
    if (filter.least || filter.most)
        out.push_back(fmt::format("magnitude={}..{}", filter.least ? fmt::format("{}", *filter.least) : "",
                                  filter.most ? fmt::format("{}", *filter.most) : ""));
    if (filter.box)
        out.push_back(fmt::format("box={},{},{},{}", filter.box->west, filter.box->south, filter.box->east, filter.box->north));
    if (!filter.text.empty())
        out.push_back("text=" + filter.text);
    return out;
}

} // namespace zamkan::timeline
