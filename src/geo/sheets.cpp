#include "geo/sheets.hpp"
#include "geo/formats.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostNamed = 12;

std::string listed(std::vector<std::string> names) {
    const std::size_t count = names.size();
    names.resize(std::min(count, kMostNamed));
    return fmt::format("{}{}", fmt::join(names, ", "), count > kMostNamed ? " …" : "");
}

} // namespace

ChosenSheets sheetsWith(std::size_t first, const std::vector<LayerInfo> &sheets, const fs::path &file) {
    ChosenSheets chosen;
    std::vector<std::string> together, others;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const LayerInfo &sheet = sheets[i];
        if (i == first || (sheet.fields == sheets[first].fields && !sheet.fields.empty() && sheet.features != 0)) {
            chosen.sheets.push_back(i);
            together.push_back(fmt::format("'{}'", sheet.name));
        } else if (sheet.features != 0) {
            others.push_back(sheet.features > 0 ? fmt::format("'{}' ({} {})", sheet.name, sheet.features, sheet.features == 1 ? "row" : "rows")
                                                : fmt::format("'{}'", sheet.name));
        }
    }
    if (together.size() > 1)
        chosen.told.push_back({Severity::remark, fmt::format("{} have the same columns and were read as one table", listed(together)),
                               shownName(file), "read one alone with --map layer=NAME", {}});
    if (!others.empty()) {
        const bool ours = sheets[first].name == "events"; // the others tell more of the same
        chosen.told.push_back({ours ? Severity::remark : Severity::warning,
                               fmt::format("of {} layers {} was read; the others are {}", together.size() + others.size(), listed(together), listed(others)),
                               shownName(file), "read another with --map layer=NAME", {}});
    }
    return chosen;
}

std::optional<ChosenSheets> chosenSheets(const std::vector<LayerInfo> &sheets, const std::string &named, const fs::path &file) {
    const auto find = [&](const auto &fits) { return static_cast<std::size_t>(std::find_if(sheets.begin(), sheets.end(), fits) - sheets.begin()); };
    const std::string wanted = named.empty() ? "events" : named;
    std::size_t first = find([&](const LayerInfo &sheet) { return sheet.name == wanted; });
    if (first == sheets.size() && named.empty())
        first = find([](const LayerInfo &sheet) { return sheet.features != 0; });
    if (first == sheets.size())
        return std::nullopt;
    return named.empty() ? sheetsWith(first, sheets, file) : ChosenSheets{{first}, {}};
}

bool looksLikeCells(const std::vector<std::string> &row) {
    const auto odd = std::count_if(row.begin(), row.end(), [](const std::string &cell) { return !cell.empty() && cell[0] >= '0' && cell[0] <= '9'; });
    return !row.empty() && static_cast<std::size_t>(odd) * 2 >= row.size();
}

} // namespace zamkan::geo
