#include "geo/tables.hpp"
#include "geo/archive.hpp"
#include "geo/database.hpp"
#include "geo/delimited.hpp"
#include "geo/formats.hpp"
#include "geo/geojson.hpp"
#include "geo/ods_file.hpp"
#include "geo/ogr_table.hpp"
#include <algorithm>
#include <array>
#include <fstream>
#include <unordered_map>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kOwnJson = 4 << 20; // bytes from which the own reader is worth its narrower ways
constexpr std::array<std::string_view, 5> kDelimitedExtensions{".csv", ".tsv", ".tab", ".psv", ".txt"};

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

void TableBuilder::setColumns(const std::vector<std::string_view> &names) {
    std::unordered_map<std::string, int> taken; // and the number that its next double gets
    for (const std::string_view given : names) {
        const auto first = given.find_first_not_of(" \t\r\n");
        std::string name =
            first == std::string_view::npos
                ? "column_" + std::to_string(table_.columns.size() + 1)
                : std::string(given.substr(first, given.find_last_not_of(" \t\r\n") - first + 1));
        if (const auto [twin, fresh] = taken.try_emplace(name, 2); !fresh) {
            const std::string wanted = name;
            do
                name = wanted + "_" + std::to_string(twin->second++);
            while (!taken.try_emplace(name, 2).second);
        }
        table_.columns.push_back(std::move(name));
    }
}

Parsed<Table> readTable(const fs::path &file, const ReadOptions &options) {
    if (isDatabase(file))
        return readDatabase(file, options);
    const std::string extension = lowerCase(file.extension().string());
    bool delimited = std::find(kDelimitedExtensions.begin(), kDelimitedExtensions.end(), extension) !=
                     kDelimitedExtensions.end();
    if (!delimited && !ogrReads(extension)) { // no word for it: what it starts with decides
        std::ifstream in(file, std::ios::binary);
        std::string start(16, '\0');
        in.read(start.data(), static_cast<std::streamsize>(start.size()));
        const auto first = start.find_first_not_of(" \t\r\n\xef\xbb\xbf");
        delimited = start.compare(0, 6, "SQLite") != 0 && start.compare(0, 2, "PK") != 0 &&
                    (first == std::string::npos || (start[first] != '{' && start[first] != '<'));
    }
    if (extension == ".zip")
        if (auto unpacked = zippedText(file))
            return readDelimitedFile(FileBytes::of(std::move(*unpacked)), file.string(), options);
    if (extension == ".ods" && fs::is_regular_file(file))
        if (auto sheets = readOds(file, options))
            return std::move(*sheets);
    if (!delimited) {
        constexpr std::array<std::string_view, 3> kJson{".geojson", ".json", ".geojsonl"};
        std::error_code unknown;
        if (std::find(kJson.begin(), kJson.end(), extension) != kJson.end() && fs::file_size(file, unknown) >= kOwnJson && !unknown)
            if (auto table = readGeoJson(FileBytes::open(file), file.stem().string(), options))
                return {std::move(*table), {}};
        return readOgrTable(file, options);
    }
    return readDelimitedFile(FileBytes::open(file), file.string(), options);
}

} // namespace zamkan::geo
