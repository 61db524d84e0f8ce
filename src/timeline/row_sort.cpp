#include "timeline/row_sort.hpp"
#include "events/radix_sort.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <unordered_map>
#include <utility>

namespace zamkan::timeline {
namespace {

using events::Row;
using events::WordKind;

constexpr std::uint32_t kNone = UINT32_MAX; // of rows without a value

// Ranks of what is read, equal for what reads alike.
class Ranks {
public:
    std::uint32_t note(std::string text) {
        if (text.empty())
            return kNone;
        const auto [at, fresh] = numbers_.try_emplace(text::fold(text), static_cast<std::uint32_t>(numbers_.size()));
        return at->second;
    }
    // By number as note() gave it.
    [[nodiscard]] std::vector<std::uint32_t> finish() const {
        std::vector<std::pair<std::string_view, std::uint32_t>> all;
        for (const auto &[text, number] : numbers_)
            all.emplace_back(text, number);
        std::sort(all.begin(), all.end());
        std::vector<std::uint32_t> ranks(all.size());
        for (std::uint32_t rank = 0; rank < all.size(); ++rank)
            ranks[all[rank].second] = rank;
        return ranks;
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Floats in their order as numbers; NaN is none.
std::uint32_t keyOf(float value) {
    if (value != value)
        return kNone;
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.0F);
    return bits & 0x80000000U ? ~bits : std::min(bits | 0x80000000U, kNone - 1);
}

struct Keyed {
    std::uint32_t key;
    Row row;
};

// A key for each row of a part.
using Keys = std::vector<std::uint32_t>;

Keys byWord(const events::WordColumn &column, const std::vector<std::uint32_t> &keyOfNumber, std::size_t rows) {
    Keys keys(rows);
    column.visit([&](auto numbers) {
        for (std::size_t row = 0; row < rows; ++row)
            keys[row] = keyOfNumber[numbers[row]];
    });
    return keys;
}

// Columns of words: numbers first, which become ranks once all parts are noted.
class WordKeys {
public:
    WordKeys(Column column, const SortNames &names) : column_(column), names_(names) {}

    Keys note(const events::EventSegment &segment, std::size_t source) {
        switch (column_) {
        case Column::place: {
            std::vector<std::uint32_t> numbers{kNone};
            for (std::size_t i = 1; i < segment.places().size(); ++i)
                numbers.push_back(ranks_.note(names_.place(segment.places()[i])));
            return byWord(segment.placeColumn(), numbers, segment.size());
        }
        case Column::gained: {
            Keys keys = words(segment, WordKind::gaining);
            const Keys acting = words(segment, WordKind::acting);
            for (std::size_t row = 0; row < keys.size(); ++row)
                if (keys[row] == kNone)
                    keys[row] = acting[row];
            return keys;
        }
        case Column::lost:
            return words(segment, WordKind::losing);
        case Column::kind:
            return kinds(segment);
        default:
            return sources(segment, source);
        }
    }
    [[nodiscard]] std::vector<std::uint32_t> finish() const { return ranks_.finish(); }

private:
    Keys words(const events::EventSegment &segment, WordKind kind) {
        const events::WordColumn &column = segment.column(kind);
        std::vector<std::uint32_t> numbers(segment.words(), kNone);
        std::vector<std::uint8_t> seen(segment.words());
        column.markUsed(seen);
        for (std::uint32_t number = 1; number < numbers.size(); ++number)
            if (seen[number] != 0)
                numbers[number] = ranks_.note(names_.actor(segment.word(number)));
        return byWord(column, numbers, segment.size());
    }
    Keys kinds(const events::EventSegment &segment) {
        std::unordered_map<std::uint64_t, std::uint32_t> known;
        Keys keys(segment.size());
        segment.column(WordKind::type).visit([&](auto types) {
            segment.column(WordKind::subtype).visit([&](auto subtypes) {
                std::uint64_t last = UINT64_MAX;
                std::uint32_t key = kNone;
                for (std::size_t row = 0; row < keys.size(); ++row) {
                    const std::uint64_t both = std::uint64_t{types[row]} << 32 | subtypes[row];
                    if (both != last) {
                        last = both;
                        const auto [at, fresh] = known.try_emplace(both);
                        if (fresh)
                            at->second = ranks_.note(names_.kind(segment.word(types[row]), segment.word(subtypes[row])));
                        key = at->second;
                    }
                    keys[row] = key;
                }
            });
        });
        return keys;
    }
    Keys sources(const events::EventSegment &segment, std::size_t source) {
        const std::uint32_t own = ranks_.note(names_.source(source));
        const RowIndex *index = names_.index(source);
        if (!index || index->sources().empty())
            return Keys(segment.size(), own);
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t number = 0; number < index->words().size(); ++number)
            numbers.push_back(number == 0 ? own : ranks_.note(std::string(index->words()[number])));
        return byWord(index->sources(), numbers, segment.size());
    }

    Column column_;
    const SortNames &names_;
    Ranks ranks_;
};

Keys numberKeys(Column column, const events::EventSegment &segment, const RowIndex *index) {
    Keys keys(segment.size(), kNone);
    if (column == Column::number) {
        const auto magnitudes = segment.magnitudes();
        for (std::size_t row = 0; row < keys.size(); ++row)
            keys[row] = keyOf(magnitudes[row]);
    } else if (index && !index->certainties().empty()) {
        for (std::size_t row = 0; row < keys.size(); ++row)
            if (const std::uint8_t told = index->certainties()[row]; told != RowIndex::kUntold)
                keys[row] = told;
    }
    return keys;
}

} // namespace

std::string_view toString(Column column) {
    constexpr std::array<std::string_view, kColumns> names{"date", "place", "kind", "gained", "lost", "number", "source", "certainty"};
    return names[static_cast<std::size_t>(column)];
}

std::vector<Row> sorted(const events::EventTable &table, std::span<const Row> rows, Order order, const SortNames &names) {
    if (order.column == Column::date) { // as byTime() has them; the undated ones, at the end, stay there
        std::vector<Row> out(rows.begin(), rows.end());
        const auto dated = std::stable_partition(out.begin(), out.end(), [&](Row row) { return table.dated(row); });
        if (order.descending)
            std::reverse(out.begin(), dated);
        return out;
    }
    const bool numbers = order.column == Column::number || order.column == Column::certainty;
    std::vector<Keys> keys; // of each part
    WordKeys words(order.column, names);
    for (const events::EventTable::Part &part : table.parts()) {
        const std::size_t source = part.document.value_or(0);
        keys.push_back(numbers ? numberKeys(order.column, *part.segment, names.index(source)) : words.note(*part.segment, source));
    }
    const std::vector<std::uint32_t> ranks = words.finish();
    const auto none = numbers ? kNone : static_cast<std::uint32_t>(ranks.size()); // short keys, few passes
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    std::size_t part = 0;
    const auto &parts = table.parts();
    for (const Row row : rows) {
        while (row < parts[part].first)
            --part;
        while (part + 1 < parts.size() && row >= parts[part + 1].first)
            ++part;
        std::uint32_t key = keys[part][row - parts[part].first];
        if (key == kNone) {
            key = none;
        } else {
            if (!numbers)
                key = ranks[key];
            if (order.descending)
                key = none - 1 - key;
        }
        keyed.push_back({key, row});
    }
    std::uint32_t all = 0;
    for (const Keyed &one : keyed)
        all |= one.key;
    events::radixSort(keyed, static_cast<unsigned>(std::bit_width(all)));
    std::vector<Row> out;
    out.reserve(rows.size());
    for (const Keyed &one : keyed)
        out.push_back(one.row);
    return out;
}

} // namespace zamkan::timeline
