// The proclitics of Arabic words; what Tokens::readings gives.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::text {

// A reading of a word whose folded letters stand in a string that is still growing.
struct PeeledPart {
    std::uint32_t start = 0, length = 0; // in `letters`
    std::uint32_t offset = 0;            // as in Peeled, with the fields below
    std::uint8_t peeled = 0, joined = 0;
    std::string_view proclitics; // a literal
};

// Adds the readings of one word, whose folded form is the last `length` bytes of `letters`; the whole word first.
// The restored article of لل is appended to `letters`.
void peel(std::string_view surface, std::uint32_t length, std::string &letters, std::vector<PeeledPart> &out);

} // namespace zamkan::text
