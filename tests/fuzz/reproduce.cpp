// What a fuzz target is without libFuzzer: it reads the files that it is given, to see a failure again.
#include "base/files.hpp"
#include <cstdint>
#include <fmt/format.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int main(int count, char **files) {
    for (int i = 1; i < count; ++i) {
        const std::string bytes = zamkan::readBytes(files[i]);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
    }
    fmt::print("{} inputs read, every promise kept\n", count - 1);
    return 0;
}
