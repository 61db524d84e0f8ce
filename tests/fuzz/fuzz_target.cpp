// For libFuzzer: any bytes in, every promise kept. How to build and run it stands in tests/README.md.
#include "base/files.hpp"
#include "promises.hpp"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const auto opened = zamkan::events::Reader::open();
    const std::string bytes(data, data + size);
    if (const auto broken = brokenPromise(opened.value, bytes, nameFor(bytes))) {
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
