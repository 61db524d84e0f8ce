// For libFuzzer: any bytes as a table, every promise kept. The first letter says by which reader: 'j' for GeoJSON, 'g' for
// GeoPackage, 'k' for KML, 'o' for the XML of an OpenDocument sheet, else delimited text. How to build and run it stands in tests/README.md.
#include "table_promises.hpp"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string bytes(data, data + size);
    const std::string_view rest = std::string_view(bytes).substr(bytes.empty() ? 0 : 1);
    const auto broken = [&] {
        switch (bytes.empty() ? '\0' : bytes.front()) {
        case 'j':
            return brokenByGeoJson(rest);
        case 'g':
            return brokenByFile(rest, ".gpkg");
        case 'k':
            return brokenByFile(rest, ".kml");
        case 'o':
            return brokenBySheet(rest);
        default:
            return brokenByDelimited(bytes);
        }
    }();
    if (broken) {
        fmt::print(stderr, "broken promise: {}\n", *broken);
        std::abort();
    }
    return 0;
}
