// The index file: a head, then sections of plain old data, read where they lie. Written and read on one
// machine.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "geo/areas.hpp"
#include <array>
#include <cstdint>
#include <type_traits>

namespace zamkan::gazetteer {

// Raise whenever the meaning of a section or the making of a name changes: older files are then built anew.
constexpr std::uint32_t kFormatVersion = 2;
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
    std::uint32_t unused = 0;
    double latitude = 0, longitude = 0;
};

// A folded name and its matches.
struct NameRecord {
    Text name;
    std::uint32_t first = 0; // in the section of matches
    std::uint32_t count = 0;
};

// A first word and the words of the longest name that starts with it.
struct WordRecord {
    Text word;
    std::uint32_t words = 0;
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
    kNameTable,      // uint32_t: hash table of 1 + index into kNames; 0: free
    kMatches,        // Match
    kWords,          // WordRecord
    kWordTable,      // uint32_t, as kNameTable
    kIdTable,        // uint32_t: hash table of 1 + index into kPlaces
    kLooseCountries, // LooseCountry
    kLooseNames,     // LooseRecord
    kLoosePlaces,    // PlaceIndex
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
              std::is_trivially_copyable_v<NameRecord> && std::is_trivially_copyable_v<WordRecord>);

} // namespace zamkan::gazetteer
