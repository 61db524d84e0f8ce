// For libFuzzer: any bytes in, every promise kept. How to build and run it stands in tests/README.md.
#include "promises.hpp"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const auto opened = zamkan::reading::Reader::open();
    const std::string bytes(data, data + size);
    if (const auto broken = brokenPromise(opened.value, bytes, nameFor(bytes))) {
        fmt::print(stderr, "broken promise: {}\n", *broken);
        std::abort();
    }
    return 0;
}
