// Every name of the world in one mapped index, opened in milliseconds.
#pragma once
#include "base/diagnostic.hpp"
#include "geo/latlon.hpp"
#include <bit>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::gazetteer {

using PlaceIndex = std::uint32_t;

// Of which area a town is the capital.
enum class Seat : std::uint8_t { none, province, country };

// A place of the bundled or the user's layers. The views live as long as the gazetteer.
struct Place {
    std::string_view id; // "gn:95788", "sy-dam-tishrin-dam", "country:IQ", "admin1:IQ-AN"
    std::string_view name_en;
    std::string_view name_ar; // preferred form for display; may be empty
    std::string_view type;    // the contract's closed list: country province city town village dam …
    std::string_view country; // ISO 3166-1 alpha-2; may be empty
    std::string_view admin1;  // ISO 3166-2; may be empty
    std::string_view source;  // layer it came from
    geo::LatLon position;
    float radius_km = 0; // extent of the feature or uncertainty of the point, the larger; for areas the
                         // radius of the circle with the same area
    std::uint32_t population = 0; // 0: unknown
    Seat seat = Seat::none;
    bool surveyed = true;         // false: the coordinate is from memory and the radius says so
    bool own = false;             // of a layer that the user laid over the bundled ones
};

// How a name was found: what it costs in confidence is the resolver's business.
enum class MatchKind : std::uint8_t { preferred, alias, folded_variant };

struct Match {
    PlaceIndex place = 0;
    MatchKind kind = MatchKind::alias;
};

// How many words the names that start with a word have.
struct NameStart {
    std::uint32_t lengths = 0; // bit n: there is one of n words; bit 31: of 31 or more
    [[nodiscard]] bool has(unsigned words) const { return lengths >> (words < 31 ? words : 31) & 1; }
    [[nodiscard]] unsigned longest() const { return lengths ? static_cast<unsigned>(std::bit_width(lengths)) - 1 : 0; }
};

// Besides user_layers, the layers in the config folder's gazetteer/ are read; one of those that is unusable is told and
// left out, one of user_layers is an error.
struct OpenOptions {
    std::vector<std::filesystem::path> user_layers; // --gazetteer FILE…
    std::filesystem::path index_folder;             // empty: cacheFolder()
    std::vector<std::string> mapping;               // --map name=COLUMN, of the user's layers
};

class Gazetteer {
public:
    // Maps the index; builds it first from the shapefiles through OGR when it is missing or a layer changed.
    // A read-only cache folder: the index lives in memory for this run, told in a diagnostic. Throws
    // InstallationError for a missing or broken bundled layer, InputError for a user's.
    [[nodiscard]] static Parsed<Gazetteer> open(const OpenOptions &options = {});
    Gazetteer(Gazetteer &&) noexcept;
    Gazetteer &operator=(Gazetteer &&) noexcept;
    ~Gazetteer();
    Gazetteer() noexcept; // empty: finds nothing

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Place place(PlaceIndex index) const;
    [[nodiscard]] std::optional<PlaceIndex> byId(std::string_view id) const;

    // Places that bear this name (folded as text::fold does; "al-" and "ال" variants are the caller's), the
    // user's own first, then the most populous; a bundled place gives way to an own one of its name beside it. The span lives as long as the gazetteer.
    [[nodiscard]] std::span<const Match> named(std::string_view folded) const;

    // For scanning text: whether some name may start with these two folded words, one space between them. False is
    // certain, true hardly ever wrong; costs one cache line.
    [[nodiscard]] bool mayStartWith(std::string_view twoFoldedWords) const;
    // How many words the names that start with this folded word have. By hash alone: once in four thousand million a
    // word that starts none is said to start some.
    [[nodiscard]] NameStart namesFrom(std::string_view foldedFirstWord) const;

    // Fuzzy look-up for `geocode` and search boxes: spelling variants of a Latin transliteration (dropped
    // articles, vowels, doubled letters; Arabic and Latin letters alike) and prefixes. Best first, at most
    // `limit`; only of one country (ISO2) if that is given.
    struct Hit {
        PlaceIndex place = 0;
        double similarity = 0; // 0..1
    };
    [[nodiscard]] std::vector<Hit> similar(std::string_view name, std::size_t limit = 20,
                                           std::string_view country = {}) const;

    // Places of these countries (ISO2) whose name sounds like this one as transliterations go: the same consonants, no
    // contradicting vowels. For scanning text: takes microseconds and finds less than similar(). None for a name of
    // fewer consonants than asked for, two at least.
    [[nodiscard]] std::vector<PlaceIndex> soundingLike(std::string_view name, std::span<const std::string> countries,
                                                       std::size_t consonants = 2) const;

    // Country (ISO2) and province (ISO 3166-2) whose polygon holds the point; empty: none (sea).
    [[nodiscard]] std::string_view countryAt(const geo::LatLon &point) const;
    [[nodiscard]] std::string_view admin1At(const geo::LatLon &point) const;

    // Places in the box with at least this population, for labels; the most populous first.
    [[nodiscard]] std::vector<PlaceIndex> placesIn(const geo::Box &box, std::uint32_t minimum_population,
                                                   std::size_t limit) const;

private:
    struct Index;
    explicit Gazetteer(std::unique_ptr<Index> index);
    static void openUserLayers(const OpenOptions &options, std::uint64_t fingerprint, Index &index,
                               std::vector<Diagnostic> &diagnostics);
    std::unique_ptr<Index> index_;
};

} // namespace zamkan::gazetteer
