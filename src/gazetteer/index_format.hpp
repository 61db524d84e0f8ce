// The index file: a head, then sections of plain old data, read where they lie. Written and read on one
// machine.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "geo/areas.hpp"
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace zamkan::gazetteer {

// Raise whenever the meaning of a section or the making of a name changes: older files are then built anew.
constexpr std::uint32_t kFormatVersion = 9;
constexpr std::array<char, 8> kMagic{'Z', 'M', 'K', 'N', 'G', 'A', 'Z', '\n'};
constexpr std::uint32_t kByteOrder = 0x01020304;

// A stretch of the section of letters.
struct Text {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct PlaceRecord {
    Text id, name_en, name_ar, type, country, admin1, source;
    float radius_km = 0;
    std::uint32_t population = 0;
    std::uint32_t surveyed = 1;
    std::uint32_t seat = 0; // Seat
    double latitude = 0, longitude = 0;
};

// A folded name and its matches.
struct NameRecord {
    Text name;
    std::uint32_t first = 0; // in the section of matches
    std::uint32_t count = 0;
};

// A loosely spelt name (loose_name.hpp) in one country, the letters that occur in it, and its places.
struct LooseRecord {
    Text name;
    std::uint32_t letters = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// The loose names of one country stand together.
struct LooseCountry {
    Text country;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

enum Section : std::size_t {
    kLetters,        // char
    kPlaces,         // PlaceRecord
    kNames,          // NameRecord
    kNameTable,      // uint32_t: hash table of slots (see below) for kNames
    kMatches,        // Match
    kWordTable,      // uint64_t: first words; the upper half of their hash, and NameStart::lengths below, 0 where free
    kWordFilter,     // uint64_t: which first words there are (see FilterBits)
    kPairFilter,     // uint64_t: which first two words, with one space between them
    kIdTable,        // uint32_t: of kPlaces by id
    kLooseCountries, // LooseCountry
    kLooseNames,     // LooseRecord
    kLoosePlaces,    // PlaceIndex
    kSounds,         // uint64_t, rising: hash of a country and the consonants of a loose name, and which of kLooseNames below
    kCells,          // uint32_t: for each degree square the start in kCellPlaces, and the end of the last
    kCellPlaces,     // PlaceIndex, the most populous first in each cell
    kCountryRings,
    kCountryVertices,
    kCountryCodes, // geo::AreaRing, geo::AreaVertex, Text
    kProvinceRings,
    kProvinceVertices,
    kProvinceCodes,
    kSections
};

struct SectionRange {
    std::uint64_t offset = 0; // from the start of the file; a multiple of 8
    std::uint64_t bytes = 0;
};

struct Head {
    std::array<char, 8> magic = kMagic;
    std::uint32_t byte_order = kByteOrder;
    std::uint32_t version = kFormatVersion;
    std::uint64_t fingerprint = 0; // of the layers it was made from
    std::uint64_t bytes = 0;       // of the whole file
    std::array<SectionRange, kSections> sections{};
};

// FNV-1a, 64 bit.
[[nodiscard]] constexpr std::uint64_t hash(std::string_view bytes,
                                           std::uint64_t start = 0xcbf29ce484222325u) {
    for (const char byte : bytes)
        start = (start ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    return start;
}

// Of a key of the tables; quick rather than portable, as files stay on one machine.
[[nodiscard]] inline std::uint64_t keyHash(std::string_view key) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
    std::uint64_t state = key.size() * odd;
    const char *at = key.data();
    std::size_t left = key.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t part;
        std::memcpy(&part, at, 8);
        state = (state ^ part) * odd;
        state ^= state >> 32;
    }
    std::uint64_t part = 0;
    if (left > 0)
        std::memcpy(&part, at, left);
    state = (state ^ part) * odd;
    state ^= state >> 29;
    state *= 0xBF58476D1CE4E5B9u;
    return state ^ (state >> 32);
}

// The upper half of an entry of kSounds.
[[nodiscard]] inline std::uint64_t soundHash(std::string_view country, std::string_view consonants) {
    std::string key(country);
    key += '/';
    key += consonants;
    return keyHash(key) >> 32 << 32;
}

// A slot of a hash table: 1 + index in the low bits, 0 where free; the bits above hold as much of the key's hash as fits,
// so that a key that is not there is told without a look at the other keys.
class Slots {
public:
    explicit Slots(std::size_t keys) : index_bits_(bitsFor(keys)) {}
    [[nodiscard]] std::uint32_t slot(std::size_t index, std::uint64_t hash) const {
        return tag(hash) | static_cast<std::uint32_t>(index + 1);
    }
    [[nodiscard]] bool mayHold(std::uint32_t slot, std::uint64_t hash) const {
        return (slot & ~mask()) == tag(hash);
    }
    [[nodiscard]] std::uint32_t index(std::uint32_t slot) const { return (slot & mask()) - 1; }

private:
    static unsigned bitsFor(std::size_t keys) {
        unsigned bits = 1;
        while (bits < 32 && (keys + 1) >> bits)
            ++bits;
        return bits;
    }
    [[nodiscard]] std::uint32_t mask() const {
        return index_bits_ >= 32 ? ~std::uint32_t{0} : (std::uint32_t{1} << index_bits_) - 1;
    }
    [[nodiscard]] std::uint32_t tag(std::uint64_t hash) const {
        return static_cast<std::uint32_t>(hash >> 32) & ~mask();
    }
    unsigned index_bits_;
};

// A Bloom filter whose bits for one key lie in one cache line of eight words: three bits, about a sixteenth of all set.
struct FilterBits {
    std::size_t word;                 // the first of the eight
    std::array<std::uint32_t, 3> bit; // 0..511
    FilterBits(std::uint64_t hash, std::size_t words)
        : word((hash >> 36 & (words / 8 - 1)) * 8), bit{static_cast<std::uint32_t>(hash & 511),
                                                   static_cast<std::uint32_t>(hash >> 9 & 511),
                                                   static_cast<std::uint32_t>(hash >> 18 & 511)} {}
};

// The degree square of a position, row by row from the south pole.
constexpr std::uint32_t kColumns = 360, kRows = 180;
[[nodiscard]] constexpr std::uint32_t columnOf(double longitude) {
    const double column = longitude + 180;
    return column < 0 ? 0 : column >= kColumns ? kColumns - 1 : static_cast<std::uint32_t>(column);
}
[[nodiscard]] constexpr std::uint32_t rowOf(double latitude) {
    const double row = latitude + 90;
    return row < 0 ? 0 : row >= kRows ? kRows - 1 : static_cast<std::uint32_t>(row);
}

static_assert(std::is_trivially_copyable_v<PlaceRecord> && std::is_trivially_copyable_v<Match> &&
              std::is_trivially_copyable_v<Head> && std::is_trivially_copyable_v<LooseRecord> &&
              std::is_trivially_copyable_v<NameRecord>);

} // namespace zamkan::gazetteer
