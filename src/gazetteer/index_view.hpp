// Look-ups in the bytes of an index, mapped or in memory.
#pragma once
#include "gazetteer/index_format.hpp"
#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace zamkan::gazetteer {

// Refers to bytes that live elsewhere. Damaged contents may give wrong answers, but nothing outside the bytes
// is ever read.
class IndexView {
public:
    IndexView() = default; // finds nothing
    // None unless these are a whole index of this version; `fingerprint` must be the one it was made with.
    [[nodiscard]] static std::optional<IndexView> over(std::string_view bytes, std::uint64_t fingerprint);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    [[nodiscard]] Place place(PlaceIndex index) const; // index < size()
    [[nodiscard]] std::optional<PlaceIndex> byId(std::string_view id) const;
    [[nodiscard]] std::span<const Match> named(std::string_view folded) const;
    [[nodiscard]] NameStart namesFrom(std::string_view firstWord) const;
    [[nodiscard]] bool mayStart(std::string_view firstWord) const {
        return mayHold(word_filter_, keyHash(firstWord));
    }
    [[nodiscard]] bool mayStartWith(std::string_view twoWords) const {
        return mayHold(pair_filter_, keyHash(twoWords));
    }
    [[nodiscard]] std::string_view countryAt(const geo::LatLon &point) const;
    [[nodiscard]] std::string_view admin1At(const geo::LatLon &point) const;
    [[nodiscard]] const geo::AreaIndex &provinces() const { return provinces_; }
    [[nodiscard]] std::string_view provinceCode(std::uint32_t area) const {
        return area < province_codes_.size() ? text(province_codes_[area]) : std::string_view();
    }

    // Calls visit(PlaceIndex) for the places in the box's degree squares, square by square.
    template <typename Visit> void visitSquares(const geo::Box &box, Visit visit) const {
        if (cells_.size() != std::size_t{kColumns} * kRows + 1)
            return;
        for (std::uint32_t row = rowOf(box.south); row <= rowOf(box.north); ++row)
            for (std::uint32_t column = columnOf(box.west); column <= columnOf(box.east); ++column) {
                const std::size_t cell = std::size_t{row} * kColumns + column;
                for (const PlaceIndex index :
                     within(cell_places_, cells_[cell], cells_[cell + 1] - cells_[cell]))
                    if (index < size() && !visit(index))
                        break; // the rest of the square is less populous
            }
    }

    // Of one country (ISO2); of the whole world for an empty one.
    [[nodiscard]] std::span<const LooseRecord> looseNames(std::string_view country) const;
    // Calls visit(const LooseRecord &) for the names of this country with these consonants; for a few others too.
    template <typename Visit>
    void visitSounds(std::string_view country, std::string_view consonants, Visit visit) const {
        constexpr std::uint64_t which = 0xFFFFFFFFu;
        const std::uint64_t hashed = soundHash(country, consonants);
        for (std::size_t at = firstSound(hashed); at < sounds_.size() && (sounds_[at] & ~which) == hashed; ++at)
            if ((sounds_[at] & which) < loose_.size())
                visit(loose_[sounds_[at] & which]);
    }
    [[nodiscard]] std::span<const PlaceIndex> placesOf(const LooseRecord &name) const {
        return within(loose_places_, name.first, name.count);
    }
    [[nodiscard]] std::string_view text(Text text) const {
        return text.offset <= letters_.size() && text.length <= letters_.size() - text.offset
                   ? letters_.substr(text.offset, text.length)
                   : std::string_view();
    }
    [[nodiscard]] const PlaceRecord &record(PlaceIndex index) const { return places_[index]; }
    [[nodiscard]] std::span<const NameRecord> names() const { return names_; }
    [[nodiscard]] std::span<const Match> matchesOf(const NameRecord &name) const {
        return within(matches_, name.first, name.count);
    }

private:
    template <typename T>
    [[nodiscard]] static std::span<const T> within(std::span<const T> all, std::size_t first,
                                                   std::size_t count) {
        return first <= all.size() && count <= all.size() - first ? all.subspan(first, count)
                                                                  : std::span<const T>();
    }

    // The first of sounds_ that is not below. Hashes lie evenly, so it is near where its share of them says: fewer
    // lines of memory are touched than by halving all of them.
    [[nodiscard]] std::size_t firstSound(std::uint64_t hashed) const {
        const std::size_t size = sounds_.size(), guess = static_cast<std::size_t>((hashed >> 32) * size >> 32);
        const auto below = [&](std::size_t reach) { return guess > reach ? guess - reach : 0; };
        const auto above = [&](std::size_t reach) { return std::min(size, guess + reach); };
        std::size_t before = 128, after = 128;
        while (below(before) > 0 && sounds_[below(before)] >= hashed)
            before *= 4;
        while (above(after) < size && sounds_[above(after)] < hashed)
            after *= 4;
        const auto from = sounds_.begin();
        return static_cast<std::size_t>(std::lower_bound(from + static_cast<std::ptrdiff_t>(below(before)),
                                                         from + static_cast<std::ptrdiff_t>(above(after)), hashed) - from);
    }

    [[nodiscard]] static bool mayHold(std::span<const std::uint64_t> filter, std::uint64_t hashed) {
        if (filter.size() < 8)
            return false;
        const FilterBits bits(hashed, filter.size());
        const auto set = [&](std::uint32_t bit) { return filter[bits.word + bit / 64] >> bit % 64 & 1; };
        return set(bits.bit[0]) && set(bits.bit[1]) && set(bits.bit[2]);
    }

    std::string_view letters_;
    std::span<const PlaceRecord> places_;
    std::span<const NameRecord> names_;
    std::span<const std::uint32_t> name_table_, id_table_, cells_;
    std::span<const std::uint64_t> word_table_, word_filter_, pair_filter_, sounds_;
    std::span<const Match> matches_;
    std::span<const LooseCountry> loose_countries_;
    std::span<const LooseRecord> loose_;
    std::span<const PlaceIndex> loose_places_, cell_places_;
    geo::AreaIndex countries_, provinces_;
    std::span<const Text> country_codes_, province_codes_;
};

} // namespace zamkan::gazetteer
