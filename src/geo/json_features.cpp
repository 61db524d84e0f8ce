#include "geo/json_features.hpp"
#include "base/spread.hpp"
#include <algorithm>
#include <bit>
#include <cstdint>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace zamkan::geo {
namespace {

constexpr std::size_t kBeginning = 2 << 20; // where the list of a collection's features begins

// Sixteen bytes at a time: which of them are what.
struct Masks {
    std::uint32_t quotes = 0, backslashes = 0, opening = 0, closing = 0;
};

inline Masks masksOf(const char *at, std::size_t count) {
    Masks masks;
#if defined(__SSE2__)
    if (count == 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const auto bits = [](__m128i mask) { return static_cast<std::uint32_t>(_mm_movemask_epi8(mask)); };
        masks.quotes = bits(is('"'));
        masks.backslashes = bits(is('\\'));
        // Setting 0x20 makes { of [ and } of ], and of nothing else that JSON has outside strings.
        const __m128i curly = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        masks.opening = bits(_mm_cmpeq_epi8(curly, _mm_set1_epi8('{')));
        masks.closing = bits(_mm_cmpeq_epi8(curly, _mm_set1_epi8('}')));
        return masks;
    }
#endif
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t bit = 1U << i;
        masks.quotes |= at[i] == '"' ? bit : 0;
        masks.backslashes |= at[i] == '\\' ? bit : 0;
        masks.opening |= at[i] == '{' || at[i] == '[' ? bit : 0;
        masks.closing |= at[i] == '}' || at[i] == ']' ? bit : 0;
    }
    return masks;
}

// Goes through a piece, with what it has to know of the bytes before: whether they end in a string, and with a
// backslash that escapes the first byte.
class Scan {
public:
    Scan(std::string_view json, std::size_t begin, std::size_t end, bool inString)
        : json_(json), at_(begin), end_(end), inString_(inString ? 0xFFFFU : 0) {
        std::size_t slash = begin;
        while (slash > 0 && json[slash - 1] == '\\')
            --slash;
        escaped_ = (begin - slash) % 2 == 1;
    }

    // The next sixteen bytes: brackets outside strings; false at the end.
    bool next(std::size_t &start, std::uint32_t &opening, std::uint32_t &closing) {
        if (at_ >= end_)
            return false;
        start = at_;
        const std::size_t count = std::min<std::size_t>(16, end_ - at_);
        Masks masks = masksOf(json_.data() + at_, count);
        if (masks.backslashes != 0 || escaped_)
            unescape(masks, count);
        std::uint32_t inside = masks.quotes; // each bit: are the quotes up to here odd?
        inside ^= inside << 1;
        inside ^= inside << 2;
        inside ^= inside << 4;
        inside ^= inside << 8;
        inside = (inside ^ inString_) & 0xFFFFU;
        inString_ = (inside & 0x8000U) != 0 ? 0xFFFFU : 0;
        opening = masks.opening & ~inside;
        closing = masks.closing & ~inside;
        at_ += count;
        return true;
    }
    [[nodiscard]] bool inString() const { return inString_ != 0; } // at the end of what was gone through

private:
    void unescape(Masks &masks, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t bit = 1U << i;
            if (escaped_) {
                masks.quotes &= ~bit;
                escaped_ = false;
            } else {
                escaped_ = (masks.backslashes & bit) != 0;
            }
        }
    }
    std::string_view json_;
    std::size_t at_, end_;
    std::uint32_t inString_;
    bool escaped_ = false;
};

// Calls what for each bracket outside strings, with its place and whether it opens.
template <typename What> void eachBracket(std::string_view json, std::size_t begin, std::size_t end, bool inString, const What &what) {
    Scan scan(json, begin, end, inString);
    std::size_t start = 0;
    for (std::uint32_t opening = 0, closing = 0; scan.next(start, opening, closing);)
        for (std::uint32_t both = opening | closing; both != 0; both &= both - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(both));
            what(start + bit, (opening >> bit & 1U) != 0);
        }
}

bool onlyBetween(std::string_view text, bool sequence) {
    std::size_t commas = 0;
    for (const char c : text) {
        if (c == ',')
            ++commas;
        else if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && !(sequence && c == '\x1e'))
            return false;
    }
    return sequence ? commas == 0 : commas == 1;
}

bool endsList(std::string_view between) {
    const std::size_t at = between.find_first_not_of(" \n\r\t");
    return at != std::string_view::npos && between[at] == ']';
}

// Behind the bracket that opens the list "features" of the outermost object, which is looked for at its beginning.
std::size_t featureList(std::string_view json) {
    std::size_t found = std::string_view::npos;
    int depth = 0;
    eachBracket(json, 0, std::min(json.size(), kBeginning), false, [&](std::size_t at, bool opens) {
        if (!opens) {
            --depth;
            return;
        }
        if (depth++ != 1 || json[at] != '[' || found != std::string_view::npos)
            return;
        std::string_view before = json.substr(0, at);
        const auto dropBlanks = [&] { before = before.substr(0, before.find_last_not_of(" \n\r\t") + 1); };
        dropBlanks();
        if (!before.ends_with(':'))
            return;
        before.remove_suffix(1);
        dropBlanks();
        if (before.ends_with("\"features\""))
            found = at + 1;
    });
    return found;
}

struct Piece {
    std::size_t begin = 0, end = 0;
    bool odd_quotes = false, in_string = false;
    std::int64_t depth = 0, change = 0, least = 0;
    struct Edge {
        std::uint64_t at;
        bool opens;
    };
    std::vector<Edge> edges; // of features
};

} // namespace

std::optional<FeaturePlaces> findFeatures(std::string_view json, unsigned threads, std::size_t piece) {
    FeaturePlaces out;
    const std::size_t first = json.find_first_not_of(" \t\r\n\x1e\xef\xbb\xbf");
    if (first == std::string_view::npos || json[first] != '{')
        return std::nullopt;
    std::vector<Piece> pieces((json.size() + piece - 1) / piece);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i].begin = i * piece;
        pieces[i].end = std::min(json.size(), (i + 1) * piece);
    }
    const unsigned cores = threadsFor(threads);
    spread(pieces.size(), cores, [&](std::size_t i, unsigned) {
        Scan scan(json, pieces[i].begin, pieces[i].end, false);
        std::size_t start = 0;
        std::uint32_t opening = 0, closing = 0;
        while (scan.next(start, opening, closing)) {
        }
        pieces[i].odd_quotes = scan.inString();
    });
    bool inString = false;
    for (Piece &one : pieces) {
        one.in_string = inString;
        inString ^= one.odd_quotes;
    }
    spread(pieces.size(), cores, [&](std::size_t i, unsigned) {
        Piece &one = pieces[i];
        eachBracket(json, one.begin, one.end, one.in_string, [&](std::size_t, bool opens) {
            one.change += opens ? 1 : -1;
            one.least = std::min(one.least, one.change);
        });
    });
    std::int64_t depth = 0;
    for (Piece &one : pieces) {
        one.depth = depth;
        if (depth + one.least < 0)
            return std::nullopt;
        depth += one.change;
    }
    const std::size_t list = featureList(json);
    out.sequence = list == std::string_view::npos;
    const std::int64_t level = out.sequence ? 0 : 2;
    spread(pieces.size(), cores, [&](std::size_t i, unsigned) {
        Piece &one = pieces[i];
        std::int64_t at = one.depth;
        eachBracket(json, one.begin, one.end, one.in_string, [&](std::size_t place, bool opens) {
            if (!opens)
                --at;
            if (at == level)
                one.edges.push_back({place, opens});
            if (opens)
                ++at;
        });
    });
    bool open = false, ended = false; // ended: the collection's list is over, what follows are other members
    for (const Piece &one : pieces) {
        for (const Piece::Edge &edge : one.edges) {
            if (ended || (!out.sequence && edge.at < list))
                continue;
            if (edge.opens && !out.features.empty()) {
                const FeaturePlace &before = out.features.back();
                const std::string_view between = json.substr(before.begin + before.size, edge.at - before.begin - before.size);
                if (!out.sequence && endsList(between)) {
                    ended = true;
                    continue;
                }
                if (!onlyBetween(between, out.sequence))
                    return std::nullopt;
            }
            if (edge.opens == open || json[edge.at] != (edge.opens ? '{' : '}'))
                return std::nullopt;
            open = edge.opens;
            if (edge.opens) {
                out.features.push_back({edge.at, 0});
                continue;
            }
            const std::uint64_t size = edge.at + 1 - out.features.back().begin;
            if (size > UINT32_MAX)
                return std::nullopt;
            out.features.back().size = static_cast<std::uint32_t>(size);
        }
    }
    if (out.features.empty())
        return std::nullopt;
    out.breaks_off = open || depth != 0 || inString;
    FeaturePlace &last = out.features.back();
    if (open)
        last.size = static_cast<std::uint32_t>(std::min<std::uint64_t>(json.size() - last.begin, UINT32_MAX));
    out.head = json.substr(first, out.features.front().begin - first);
    out.tail = json.substr(last.begin + last.size);
    return out;
}

} // namespace zamkan::geo
