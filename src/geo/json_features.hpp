// Where the features of a GeoJSON file stand.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zamkan::geo {

// A feature from its opening brace to behind its closing one.
struct FeaturePlace {
    std::uint64_t begin = 0;
    std::uint32_t size = 0;
};

struct FeaturePlaces {
    bool sequence = false;     // features one after the other, without a collection round them
    bool breaks_off = false;   // the last one has no end: it reaches to the file's end
    std::string_view head, tail; // what stands before and after the features of a collection
    std::vector<FeaturePlace> features;
};

// Found by counting brackets outside strings, by all cores. None: brackets that do not fit a GeoJSON file, anything
// but commas between two features, or a feature of 4 GB. `piece`: bytes that one core looks through at a time.
[[nodiscard]] std::optional<FeaturePlaces> findFeatures(std::string_view json, unsigned threads,
                                                        std::size_t piece = 2 << 20);

} // namespace zamkan::geo
