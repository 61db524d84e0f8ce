#include "geo/formats.hpp"
#include <algorithm>
#include <array>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 1> kCsv{".csv"}, kTab{".tsv"}, kSeq{".geojsonl"}, kFgb{".fgb"},
    kKml{".kml"}, kKmz{".kmz"}, kGpx{".gpx"}, kXlsx{".xlsx"}, kXls{".xls"}, kOds{".ods"}, kPostgres{"pg:"},
    kParquet{".parquet"};
constexpr std::array<std::string_view, 2> kGpkg{".gpkg", ".zamkan"}; // a project is a GeoPackage with more in it
constexpr std::array<std::string_view, 2> kOtherDelimited{".tab", ".psv"}, kJson{".geojson", ".json"},
    kSeqOther{".geojsons", ".ndgeojson"};
constexpr std::array<std::string_view, 4> kShapes{".shp", ".dbf", ".shz", ".zip"};
constexpr std::array<std::string_view, 4> kSqlite{".sqlite", ".sqlite3", ".db", ".spatialite"};
constexpr std::array<std::string_view, 3> kArrow{".arrow", ".feather", ".ipc"};

constexpr std::array<Format, 19> kFormats{{
    {"csv", "CSV", "", kCsv, true, ""},
    {"tsv", "Tab-separated", "", kTab, false, ""},
    {"tab", "Delimited text", "", kOtherDelimited, false, ""},
    {"geojson", "GeoJSON", "GeoJSON", kJson, true, ""},
    {"geojsonl", "GeoJSON, one feature a line", "GeoJSONSeq", kSeq, true, ""},
    {"geojsons", "GeoJSON sequence", "GeoJSONSeq", kSeqOther, false, ""},
    {"gpkg", "GeoPackage", "GPKG", kGpkg, true, ""},
    {"shp", "Shapefile", "ESRI Shapefile", kShapes, true,
     "names of columns over 10 bytes, text over 254 bytes"},
    {"fgb", "FlatGeobuf", "FlatGeobuf", kFgb, true, "rows without a position"},
    {"kml", "KML", "LIBKML", kKml, true, ""},
    {"kmz", "KML, zipped", "LIBKML", kKmz, true, ""},
    {"gpx", "GPX", "GPX", kGpx, false, ""},
    {"xlsx", "Excel", "XLSX", kXlsx, true, "text over 32,767 bytes, rows after the 1,048,575th"},
    {"xls", "Excel 97", "XLS", kXls, false, ""},
    {"ods", "OpenDocument", "ODS", kOds, true, ""},
    {"sqlite", "SQLite", "SQLite", kSqlite, true, ""},
    {"pg", "PostGIS", "PostgreSQL", kPostgres, false, ""},
    {"parquet", "Parquet", "Parquet", kParquet, false, ""},
    {"arrow", "Arrow", "Arrow", kArrow, false, ""},
}};

std::string lowerCase(std::string text) {
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

template <typename Which> std::string extensionsOf(Which which) {
    std::string list;
    for (const Format &format : kFormats)
        if (which(format))
            list.append(list.empty() ? "" : ", ").append(format.extensions.front());
    return list.replace(list.rfind(", "), 2, " or ");
}

} // namespace

std::span<const Format> formats() { return kFormats; }

const Format *formatOf(const fs::path &file) {
    const std::string extension = isDatabase(file) ? "pg:" : lowerCase(file.extension().string());
    const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format &format) {
        return std::find(format.extensions.begin(), format.extensions.end(), extension) != format.extensions.end();
    });
    return found == kFormats.end() ? nullptr : &*found;
}

bool holdsAreas(const Format &format) {
    return format.written && !format.driver.empty() && format.key != "xlsx" && format.key != "ods";
}

std::string areaExtensions() { return extensionsOf(holdsAreas); }

std::string writtenExtensions() {
    return extensionsOf([](const Format &format) { return format.written; });
}

bool isDatabase(const fs::path &source) {
    return lowerCase(source.native().substr(0, 3)) == "pg:" ||
           source.native().compare(0, 13, "postgresql://") == 0 || source.native().compare(0, 11, "postgres://") == 0;
}

std::string shownName(const fs::path &source) {
    std::string name = source.string();
    if (!isDatabase(source))
        return name;
    if (const std::size_t at = lowerCase(name).find("password="); at != std::string::npos) {
        const std::size_t begin = at + 9;
        const bool quoted = begin < name.size() && name[begin] == '\'';
        std::size_t end = quoted ? begin + 1 : begin;
        while (end < name.size() && name[end] != (quoted ? '\'' : ' '))
            end += name[end] == '\\' ? 2U : 1U;
        name.replace(begin, std::min(end + (quoted ? 1U : 0U), name.size()) - begin, "***");
    }
    const std::size_t scheme = name.find("://"), host = name.find('@');
    if (scheme != std::string::npos && host != std::string::npos && scheme < host)
        if (const std::size_t colon = name.find(':', scheme + 3); colon != std::string::npos && colon < host)
            name.replace(colon + 1, host - colon - 1, "***");
    return name;
}

std::string shortName(const fs::path &source) {
    if (!isDatabase(source))
        return source.filename().string();
    std::string name = shownName(source);
    const std::size_t table = name.find(" table="), end = name.find(" sql=");
    if (table == std::string::npos || table > end)
        return name;
    name.erase(0, table + 7);
    return name.substr(0, name.find(' '));
}

} // namespace zamkan::geo
