// For libFuzzer: any bytes as a table, every promise kept. The first letter says by which reader: 'j' for GeoJSON, else
// delimited text. How to build and run it stands in tests/README.md.
#include "base/files.hpp"
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

#ifndef ZAMKAN_LIBFUZZER
// Without libFuzzer: reads the files that it is given, to see a failure again.
int main(int count, char **files) {
    for (int i = 1; i < count; ++i) {
        const std::string bytes = zamkan::readBytes(files[i]);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
    }
    fmt::print("{} inputs read, every promise kept\n", count - 1);
    return 0;
}
#endif
