// For libFuzzer: any bytes as a table, every promise kept. The first letter says by which reader: 'j' for GeoJSON, else
// delimited text. How to build and run it stands in tests/README.md.
#include "table_promises.hpp"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string bytes(data, data + size);
    const bool json = size > 0 && bytes[0] == 'j';
    if (const auto broken = json ? brokenByGeoJson(bytes.substr(1)) : brokenByDelimited(bytes)) {
        fmt::print(stderr, "broken promise: {}\n", *broken);
        std::abort();
    }
    return 0;
}
