// Which tables know a word, so that running text need not ask each of them for each word.
#pragma once
#include "text/word_map.hpp"
#include <cassert>
#include <functional>
#include <vector>

namespace zamkan::text {

// Tables are entered when they are complete, while the reading is opened; from then on it is const and may be asked by
// several threads. A table that was entered trusts Peeled::known, so it must be asked with text that was read with this
// vocabulary, or with none.
class Vocabulary {
public:
    static constexpr unsigned most = tableNotEntered; // tables

    template <typename T> void enter(WordMap<T> &table) {
        assert(tables_ < most && table.table_ == tableNotEntered);
        table.table_ = tables_++;
        for (const auto &[word, value] : table) mark(wordHash(word), table.bit());
    }
    void enter(WordSet &table) { enter(table.words_); }

    // The tables that may hold a word of this wordHash, and those that were not entered.
    [[nodiscard]] std::uint64_t tablesOf(std::uint64_t hash) const;
    // How many words the names have that begin with a word: gazetteer::NameStart::lengths.
    std::function<std::uint32_t(std::string_view folded)> names;

private:
    struct Slot {
        std::uint64_t hash = 0, tables = 0; // no tables: free
    };
    void mark(std::uint64_t hash, std::uint64_t table);
    [[nodiscard]] std::size_t slotOf(std::uint64_t hash) const;

    std::vector<Slot> slots_; // a power of two, at most half full
    std::size_t count_ = 0;
    unsigned tables_ = 0;
};

} // namespace zamkan::text
