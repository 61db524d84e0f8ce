#include "timeline/sieve.hpp"
#include "base/spread.hpp"
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

namespace zamkan::timeline {
namespace {

using events::Row;

constexpr std::size_t kChunk = 1 << 16; // rows that one thread takes at a time
constexpr std::size_t kWord = 64;

unsigned threadsOf(std::size_t chunks) { return chunks < 4 ? 1 : threadsFor(0); }

bool inBox(const geo::Box &box, double latitude, double longitude) {
    if (latitude < box.south || latitude > box.north)
        return false;
    return box.west <= box.east ? longitude >= box.west && longitude <= box.east : longitude >= box.west || longitude <= box.east;
}

} // namespace

std::vector<Sieve::Chunk> Sieve::chunks() const {
    std::vector<Chunk> out;
    for (const Part &part : parts_)
        for (std::size_t first = 0; first < part.segment->size(); first += kChunk)
            out.push_back({&part, first, std::min(first + kChunk, part.segment->size())});
    return out;
}

const FacetCodes &Sieve::codesOf(const Part &part, Facet facet) const {
    auto &codes = part.codes[static_cast<std::size_t>(facet)];
    if (!codes)
        codes = std::make_shared<const FacetCodes>(*part.segment, part.index,
                                                   part.source < sources_.size() ? sources_[part.source].name : std::string(), facet);
    return *codes;
}

void Sieve::look(std::shared_ptr<const events::EventTable> table, std::vector<Source> sources, const Knowledge &knowledge) {
    table_ = std::move(table);
    sources_ = std::move(sources);
    knowledge_ = knowledge;
    query_ = TextQuery(filter_.text, knowledge_);
    hidden_.clear();
    parts_.clear();
    for (const events::EventTable::Part &part : table_->parts()) {
        const std::size_t source = part.document.value_or(0);
        parts_.push_back({part.segment.get(), indexOf(*part.segment, source), part.first, source, {}});
    }
    const auto &rows = table_->byTime();
    happenedBits_.assign((rows.size() + kWord - 1) / kWord, 0);
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (table_->drawn(rows[at]))
            happenedBits_[at / kWord] |= std::uint64_t{1} << at % kWord;
    undated_.clear();
    happened_ = 0;
    for (const Part &part : parts_)
        for (std::size_t row = 0; row < part.segment->size(); ++row) {
            happened_ += part.segment->drawn(row) ? 1U : 0U;
            if (part.segment->from(row) == events::kUndated)
                undated_.push_back(static_cast<Row>(part.first + row));
        }
    struck_.clear();
    for (const events::EventTable::Part &part : table_->parts())
        if (part.struck)
            for (const Row row : *part.struck) {
                happened_ -= part.segment->drawn(row) ? 1U : 0U;
                struck_.push_back(part.first + row);
            }
    testAll();
}

const RowIndex *Sieve::indexOf(const events::EventSegment &segment, std::size_t source) const {
    if (source >= sources_.size())
        return nullptr;
    const Source &known = sources_[source];
    return known.revised && known.revised->segment() == &segment ? known.revised.get() : known.index.get();
}

void Sieve::testAll() {
    failed_.assign(table_ ? table_->size() : 0, 0);
    for (std::size_t facet = 0; facet < kFacets; ++facet)
        if (!filter_.choices[facet].empty())
            testFacet(static_cast<Facet>(facet));
    if (filter_.least || filter_.most)
        testMagnitude();
    if (filter_.box)
        testBox();
    if (!query_.empty())
        testText();
    for (const std::vector<Row> *rows : {&hidden_, &struck_})
        for (const Row row : *rows)
            failed_[row] |= std::uint16_t{1} << hidden;
    changed_.fill(version_ + 1);
    settle();
}

void Sieve::take(std::size_t source, std::shared_ptr<const RowIndex> index) {
    if (source >= sources_.size())
        return;
    sources_[source].index = std::move(index);
    for (Part &part : parts_)
        if (part.source == source) {
            part.index = indexOf(*part.segment, source);
            part.codes = {};
        }
    const bool byIndex = !filter_.of(Facet::certainty).empty() || !filter_.of(Facet::source).empty() ||
                         !filter_.of(Facet::country).empty() || !filter_.of(Facet::province).empty() ||
                         !filter_.of(Facet::review).empty();
    if (byIndex || !query_.empty())
        testAll();
    else
        changed_.fill(++version_);
}

void Sieve::set(const Filter &filter) {
    const Filter before = std::exchange(filter_, filter);
    if (!table_)
        return;
    bool any = false;
    const auto again = [&](bool differs, std::size_t bit, auto test) {
        if (!differs)
            return;
        test();
        changed(bit);
        any = true;
    };
    for (std::size_t facet = 0; facet < kFacets; ++facet)
        again(before.choices[facet] != filter.choices[facet], facet, [&] { testFacet(static_cast<Facet>(facet)); });
    again(before.least != filter.least || before.most != filter.most, magnitude, [&] { testMagnitude(); });
    again(before.box != filter.box, box, [&] { testBox(); });
    again(before.text != filter.text, text, [&] {
        query_ = TextQuery(filter.text, knowledge_);
        testText();
    });
    if (any)
        settle();
}

void Sieve::hide(const std::vector<Row> &rows) {
    if (hidden_ == rows)
        return;
    constexpr auto bit = static_cast<std::uint16_t>(1U << hidden);
    for (const Row row : hidden_)
        failed_[row] = static_cast<std::uint16_t>(failed_[row] & ~bit);
    hidden_ = rows;
    for (const std::vector<Row> *those : {&hidden_, &struck_})
        for (const Row row : *those)
            failed_[row] |= bit;
    changed(hidden);
    settle();
}

void Sieve::changed(std::size_t bit) {
    for (std::size_t facet = 0; facet < kFacets; ++facet)
        if (facet != bit) // a facet's counts stand under all other parts
            changed_[facet] = version_ + 1;
}

template <typename Fails> void Sieve::test(std::size_t bit, const Fails &fails) {
    const auto flag = static_cast<std::uint16_t>(1U << bit);
    const std::vector<Chunk> all = chunks();
    spread(all.size(), threadsOf(all.size()), [&](std::size_t task, unsigned) {
        const Chunk &chunk = all[task];
        std::vector<std::uint8_t> marks(chunk.end - chunk.first, 0);
        fails(chunk, marks);
        std::uint16_t *const out = failed_.data() + chunk.part->first + chunk.first;
        for (std::size_t i = 0; i < marks.size(); ++i)
            out[i] = static_cast<std::uint16_t>((out[i] & ~flag) | (marks[i] != 0 ? flag : 0));
    });
}

void Sieve::testFacet(Facet facet) {
    const Choice &choice = filter_.of(facet);
    std::map<const Part *, std::vector<std::uint8_t>> chosen; // by code
    for (const Part &part : parts_) {
        const FacetCodes &codes = codesOf(part, facet);
        std::vector<std::uint8_t> &marks = chosen[&part];
        for (std::size_t code = 0; code < codes.size(); ++code)
            marks.push_back(choice.values.contains(codes.value(code)) ? 1 : 0);
    }
    test(static_cast<std::size_t>(facet), [&](const Chunk &chunk, std::vector<std::uint8_t> &marks) {
        if (choice.empty())
            return;
        const std::vector<std::uint8_t> &wanted = chosen.at(chunk.part);
        codesOf(*chunk.part, facet).visit(chunk.first, chunk.end, [&](std::size_t row, std::uint32_t code) {
            marks[row - chunk.first] |= wanted[code];
        });
        const std::uint8_t turn = choice.inverse ? 0 : 1; // marked is what fails
        for (std::uint8_t &mark : marks)
            mark ^= turn;
    });
}

void Sieve::testMagnitude() {
    const double least = filter_.least.value_or(-HUGE_VAL), most = filter_.most.value_or(HUGE_VAL);
    const bool all = !filter_.least && !filter_.most;
    test(magnitude, [&](const Chunk &chunk, std::vector<std::uint8_t> &marks) {
        if (all)
            return;
        const auto told = chunk.part->segment->magnitudes().subspan(chunk.first, marks.size());
        for (std::size_t i = 0; i < marks.size(); ++i) // NaN is in no range
            marks[i] = static_cast<double>(told[i]) >= least && static_cast<double>(told[i]) <= most ? 0 : 1;
    });
}

void Sieve::testBox() {
    test(box, [&](const Chunk &chunk, std::vector<std::uint8_t> &marks) {
        if (!filter_.box)
            return;
        const geo::Box wanted = *filter_.box;
        const events::EventSegment &segment = *chunk.part->segment;
        for (std::size_t i = 0, row = chunk.first; i < marks.size(); ++i, ++row)
            marks[i] = inBox(wanted, segment.latitude(row), segment.longitude(row)) && segment.located(row) ? 0 : 1;
    });
}

void Sieve::testText() {
    std::map<const Part *, std::vector<std::uint8_t>> found;
    if (!query_.empty())
        for (const Part &part : parts_) {
            auto &marks = found[&part];
            marks.assign(part.segment->size(), 0);
            if (part.index)
                part.index->find(query_, marks);
        }
    test(text, [&](const Chunk &chunk, std::vector<std::uint8_t> &marks) {
        if (query_.empty())
            return;
        const std::vector<std::uint8_t> &those = found.at(chunk.part);
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i] = those[chunk.first + i] != 0 ? 0 : 1;
    });
}

namespace {
constexpr std::size_t kWords = kChunk / kWord; // of bits that one thread takes at a time
}

// What passes in the order of time, from the bits of the rows.
void Sieve::settle() {
    ++version_;
    const std::vector<Row> &rows = table_->byTime();
    const std::size_t words = happenedBits_.size(), tasks = (words + kWords - 1) / kWords;
    passingBits_.resize(words);
    shownBits_.resize(words);
    spread(tasks, threadsOf(tasks), [&](std::size_t task, unsigned) {
        for (std::size_t word = task * kWords; word < std::min(words, (task + 1) * kWords); ++word) {
            const std::size_t first = word * kWord, end = std::min(rows.size(), first + kWord);
            std::uint64_t bits = 0;
            for (std::size_t at = first; at < end; ++at)
                bits |= std::uint64_t{failed_[rows[at]] == 0} << (at - first);
            passingBits_[word] = bits;
            shownBits_[word] = bits & happenedBits_[word];
        }
    });
}

std::vector<Row> Sieve::listed() const {
    if (!table_)
        return {};
    const std::vector<Row> &rows = table_->byTime();
    const std::size_t words = passingBits_.size(), tasks = (words + kWords - 1) / kWords;
    std::vector<std::size_t> starts(tasks + 1, 0);
    for (std::size_t word = 0; word < words; ++word)
        starts[word / kWords + 1] += static_cast<std::size_t>(std::popcount(passingBits_[word]));
    for (std::size_t task = 0; task < tasks; ++task)
        starts[task + 1] += starts[task];
    std::vector<Row> listed(starts[tasks]);
    spread(tasks, threadsOf(tasks), [&](std::size_t task, unsigned) {
        std::size_t to = starts[task];
        for (std::size_t word = task * kWords; word < std::min(words, (task + 1) * kWords); ++word)
            for (std::uint64_t bits = passingBits_[word]; bits != 0; bits &= bits - 1)
                listed[to++] = rows[word * kWord + static_cast<std::size_t>(std::countr_zero(bits))];
    });
    for (const Row row : undated_)
        if (failed_[row] == 0)
            listed.push_back(row);
    return listed;
}

std::vector<Row> Sieve::shown(const Window &window, bool undated) const {
    if (!table_)
        return {};
    std::vector<Row> rows = shownRows(*table_, window, shownBits_);
    if (undated)
        for (const Row row : undated_)
            if (failed_[row] == 0 && table_->drawn(row))
                rows.push_back(row);
    return rows;
}

namespace {
// Parties of the rows that pass, each once a row, by the numbers of their words; two counts a word by turns, so that the next row
// need not wait for the last one's. Without branches: which of the three are told is as good as random.
void countParties(const events::EventSegment &segment, std::size_t first, std::size_t end, const std::uint16_t *failed, std::uint16_t others, std::vector<std::uint32_t> &sum) {
    using events::WordKind;
    segment.column(WordKind::gaining).visit([&](auto gaining) {
        segment.column(WordKind::losing).visit([&](auto losing) {
            segment.column(WordKind::acting).visit([&](auto acting) {
                std::uint32_t nobody = 0;
                for (std::size_t row = first; row < end; ++row) {
                    const std::uint32_t a = gaining[row], b = losing[row], c = acting[row], passes = (failed[row] & others) == 0 ? 1 : 0;
                    const auto turn = static_cast<std::uint32_t>(row & 1);
                    sum[a * 2 + turn] += passes & static_cast<std::uint32_t>(a != 0);
                    sum[b * 2 + turn] += passes & static_cast<std::uint32_t>((b != 0) & (b != a));
                    sum[c * 2 + turn] += passes & static_cast<std::uint32_t>((c != 0) & (c != a) & (c != b));
                    nobody += passes & static_cast<std::uint32_t>((a | b | c) == 0);
                }
                sum[0] += nobody;
            });
        });
    });
}
} // namespace

const std::vector<Count> &Sieve::counts(Facet facet, std::size_t limit) const {
    const auto number = static_cast<std::size_t>(facet);
    Kept &kept = kept_[number];
    const Choice &choice = filter_.of(facet);
    if (kept.of == changed_[number] && kept.limit == limit && kept.of != 0 && kept.chosen == choice)
        return kept.counts;
    const auto others = static_cast<std::uint16_t>(~(1U << number));
    const std::vector<Chunk> all = chunks();
    const unsigned threads = threadsOf(all.size());
    const bool parties = facet == Facet::actor; // by words, the rest by codes
    for (const Part &part : parts_)
        (void)codesOf(part, facet); // made before the threads ask
    std::vector<std::map<const Part *, std::vector<std::uint32_t>>> sums(threads);
    spread(all.size(), threads, [&](std::size_t task, unsigned worker) {
        const Chunk &chunk = all[task];
        const FacetCodes &codes = codesOf(*chunk.part, facet);
        std::vector<std::uint32_t> &sum = sums[worker][chunk.part];
        const std::uint16_t *const failed = failed_.data() + chunk.part->first;
        sum.resize((parties ? chunk.part->segment->words() : codes.size()) * 2);
        if (parties)
            return countParties(*chunk.part->segment, chunk.first, chunk.end, failed, others, sum);
        codes.visit(chunk.first, chunk.end, [&](std::size_t row, std::uint32_t code) {
            sum[code * 2 + (row & 1)] += (failed[row] & others) == 0 ? 1U : 0U;
        });
    });
    std::map<std::string_view, std::size_t> byValue;
    for (const auto &ofWorker : sums)
        for (const auto &[part, sum] : ofWorker)
            for (std::size_t code = 0; code * 2 < sum.size(); ++code)
                if (const std::size_t rows = sum[code * 2] + sum[code * 2 + 1]; rows > 0)
                    byValue[parties ? part->segment->word(static_cast<std::uint32_t>(code)) : std::string_view(codesOf(*part, facet).value(code))] += rows;
    for (const std::string &value : choice.values)
        byValue.try_emplace(value, 0);
    std::vector<Count> counts;
    for (const auto &[value, rows] : byValue)
        counts.push_back({std::string(value), rows});
    const std::size_t most = std::min(limit, counts.size());
    std::stable_sort(counts.begin(), counts.end(), [&](const Count &a, const Count &b) {
        return a.rows != b.rows ? a.rows > b.rows : a.value < b.value;
    });
    kept = {changed_[number], limit, choice, {}};
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (i < most || choice.values.contains(counts[i].value))
            kept.counts.push_back(std::move(counts[i]));
    return kept.counts;
}

} // namespace zamkan::timeline
