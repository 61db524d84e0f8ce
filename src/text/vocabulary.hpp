// Which tables know a word, so that running text need not ask each of them for each word.
#pragma once
#include "text/word_map.hpp"
#include <cassert>
#include <functional>
#include <vector>

namespace zamkan::text {

// Tables are entered when they are complete, while the reading is opened, and then the vocabulary is; from then on it is
// const and may be asked by several threads. It may not move, and must outlive the tables' being asked. A table that was
// entered trusts Peeled::known and Peeled::kept, so it must be asked with text that was read with this vocabulary, or
// with none.
class Vocabulary {
public:
    static constexpr unsigned most = tableNotEntered; // tables

    Vocabulary() = default;
    Vocabulary(const Vocabulary &) = delete;
    Vocabulary &operator=(const Vocabulary &) = delete;

    template <typename T> void enter(WordMap<T> &table) {
        assert(tables_ < most && table.table_ == tableNotEntered && kept_.empty());
        table.table_ = tables_++;
        table.kept_ = &kept_;
        for (const auto &[word, value] : table) mark(word, table.table_, &value);
    }
    void enter(WordSet &table) { enter(table.words_); }
    // Once all are entered: what they hold of a word is then found without asking them.
    void complete();

    // What the tables hold of a reading: fills its `known` and `kept` from its `folded` and `hash`.
    void tell(Peeled &reading) const;
    // How many words the names have that begin with a word: gazetteer::NameStart::lengths.
    std::function<std::uint32_t(std::string_view folded)> names;

private:
    struct Slot {
        std::uint64_t hash = 0, tables = 0; // no tables: free
        const std::string *word = nullptr;  // of one of the tables; null: two words have this hash
        std::uint32_t kept = Peeled::notKept;
    };
    struct Mark {
        std::uint64_t hash = 0;
        const void *value = nullptr;
        unsigned table = 0;
    };
    void mark(const std::string &word, unsigned table, const void *value);
    [[nodiscard]] std::size_t slotOf(std::uint64_t hash) const;

    std::vector<Slot> slots_; // a power of two, at most half full
    std::vector<Mark> marks_; // until it is complete
    std::vector<const void *> kept_; // word by word, in the order of its tables
    std::size_t count_ = 0;
    unsigned tables_ = 0;
};

} // namespace zamkan::text
