#include "text/sentence.hpp"
#include "base/value.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace zamkan::text {
namespace {

enum class After : std::uint8_t { anything, small_or_digit, no_new_sentence };

struct Knowledge {
    std::map<std::string, After, std::less<>> abbreviations;
    std::set<std::string, std::less<>> starters; // words that begin a sentence far oftener than they go on after "U.S."
};

const Knowledge &knowledge() {
    static const auto table = [] {
        Knowledge out;
        for (const char *file : {"lexicon/ar/sentences.toml", "lexicon/en/sentences.toml"}) {
            const Value lexicon = readAsset(file);
            for (const std::string &word : lexicon["starters"].strings()) out.starters.insert(fold(word));
            for (const Value &entry : lexicon["abbreviation"].list()) {
                const std::string after = entry["followed_by"].text();
                const After rule = after == "small or digit"                ? After::small_or_digit
                                   : after == "anything but a new sentence" ? After::no_new_sentence
                                                                            : After::anything;
                for (const std::string &word : entry["words"].strings()) out.abbreviations.emplace(fold(word), rule);
            }
        }
        return out;
    }();
    return table;
}

bool isClosing(std::string_view sign) {
    return sign == "»" || sign == "\"" || sign == "”" || sign == ")" || sign == "]" || sign == "'" || sign == "’" ||
           sign == "›" || sign == "“"; // “ closes in German and in some Arabic typesetting: only when glued to the stop
}

// Lines cut at a fixed width (mail, wire copy): there a line break means nothing, an empty line does.
bool isHardWrapped(std::string_view text) {
    constexpr std::size_t widest = 110; // characters
    std::size_t lines = 0, stopped = 0, longest = 0;
    for (std::size_t at = 0; at < text.size() && lines < 400;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        ++lines;
        std::size_t points = 0;
        for (const char byte : line) points += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        if (points > widest) return false;
        longest = std::max(longest, points);
        stopped += line.ends_with('.') || line.ends_with('!') || line.ends_with("?") || line.ends_with("؟") ||
                   line.ends_with("»") || line.ends_with('"') || line.ends_with("”") || line.ends_with(':');
    }
    return lines >= 5 && longest >= 40 && stopped * 5 < lines * 2;
}

class SentenceMarker {
public:
    SentenceMarker(std::string_view text, std::vector<Token> &tokens)
        : text_(text), tokens_(tokens), wrapped_(isHardWrapped(text)) {}

    std::vector<Span> run() {
        std::size_t first = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            std::size_t last = i;
            const bool stops = isStop(i, last);
            i = last;
            if (i + 1 == tokens_.size() || stops || paragraphBetween(i, i + 1)) {
                for (std::size_t k = first; k <= i; ++k) tokens_[k].sentence = static_cast<std::uint32_t>(out_.size());
                out_.push_back({tokens_[first].span.start, tokens_[i].span.end});
                first = i + 1;
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view surface(std::size_t i) const {
        return text_.substr(tokens_[i].span.start, tokens_[i].span.size());
    }
    [[nodiscard]] bool glued(std::size_t i, std::size_t next) const {
        return next < tokens_.size() && tokens_[i].span.end == tokens_[next].span.start;
    }
    [[nodiscard]] bool paragraphBetween(std::size_t i, std::size_t next) const {
        const std::string_view gap = text_.substr(tokens_[i].span.end, tokens_[next].span.start - tokens_[i].span.end);
        const auto breaks = std::count(gap.begin(), gap.end(), '\n');
        if (breaks == 0) return false;
        return breaks > 1 || !wrapped_;
    }

    // A sentence ends with token i; `last` becomes its last token, closing quotes and brackets included.
    bool isStop(std::size_t i, std::size_t &last) const {
        if (tokens_[i].kind != TokenKind::punctuation) return false;
        const std::string_view sign = surface(i);
        const bool dot = sign == ".", ellipsis = sign == "…";
        if (!dot && !ellipsis && sign != "!" && sign != "?" && sign != "؟" && sign != "۔") return false;
        std::size_t dots = 1;
        while (glued(last, last + 1) && tokens_[last + 1].kind == TokenKind::punctuation &&
               (surface(last + 1) == "." || surface(last + 1) == "!" || surface(last + 1) == "?" || surface(last + 1) == "؟")) {
            ++last;
            dots += surface(last) == ".";
        }
        bool closed = false;
        while (glued(last, last + 1) && isClosing(surface(last + 1))) {
            ++last;
            closed = true;
        }
        const std::size_t next = last + 1;
        if (next >= tokens_.size()) return true;
        const bool spaced = !glued(last, next);
        if (ellipsis || (dot && dots > 1)) return spaced && (closed || tokens_[next].capitalised);
        if (!dot) return true;
        if (!spaced && tokens_[next].kind != TokenKind::punctuation) return arabicStop(i, next);
        if (surface(next) == "،" || surface(next) == ",") return false; // "«...المدينة.»، وأضاف" goes on
        return closed || !isAbbreviation(i, next);
    }

    // "المدينة.وقال": a space forgotten; but "ق.م" and "example.org" go on.
    [[nodiscard]] bool arabicStop(std::size_t i, std::size_t next) const {
        if (i == 0) return false;
        std::size_t at = tokens_[next].span.start;
        const bool arabic = isArabicLetter(nextCharacter(text_, at));
        return arabic && tokens_[i - 1].folded.size() > 4 && tokens_[next].folded.size() > 4;
    }

    [[nodiscard]] bool isAbbreviation(std::size_t i, std::size_t next) const {
        if (i == 0 || !glued(i - 1, i)) return false;
        const Token &before = tokens_[i - 1];
        if (before.kind != TokenKind::word) return false;
        std::string word(before.folded);
        if (i >= 3 && glued(i - 2, i - 1) && surface(i - 2) == "." && glued(i - 3, i - 2)) // "U.S."
            word = std::string(tokens_[i - 3].folded) + "." + word;
        const bool oneLetter = before.span.size() == 1 && before.capitalised; // an initial
        const auto known = knowledge().abbreviations.find(word);
        const bool small = tokens_[next].kind == TokenKind::number ||
                           (tokens_[next].kind == TokenKind::word && !tokens_[next].capitalised && isLatin(next));
        if (known == knowledge().abbreviations.end()) return oneLetter && word.find('.') == std::string::npos;
        switch (known->second) {
        case After::anything: return true;
        case After::small_or_digit: return small;
        case After::no_new_sentence: return small || !startsSentence(next);
        }
        return false;
    }
    [[nodiscard]] bool isLatin(std::size_t i) const {
        std::size_t at = tokens_[i].span.start;
        return isLatinLetter(nextCharacter(text_, at));
    }
    [[nodiscard]] bool startsSentence(std::size_t i) const {
        return tokens_[i].capitalised && knowledge().starters.contains(tokens_[i].folded);
    }

    std::string_view text_;
    std::vector<Token> &tokens_;
    bool wrapped_;
    std::vector<Span> out_;
};

} // namespace

std::vector<Span> markSentences(std::string_view text, std::vector<Token> &tokens) {
    return SentenceMarker(text, tokens).run();
}

} // namespace zamkan::text
