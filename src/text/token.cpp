#include "text/token.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include "text/peel.hpp"
#include "text/sentence.hpp"
#include "text/word_map.hpp"
#include <algorithm>

namespace zamkan::text {
namespace {

bool isSeparatorInNumber(char32_t c) { return c == U'.' || c == U',' || c == U'٫' || c == U'٬'; }

} // namespace

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    Tokens run() {
        tokens_.reserve(text_.size() / 8);
        parts_.reserve(text_.size() / 5);
        letters_.reserve(text_.size() + text_.size() / 4);
        while (at_ < text_.size()) {
            const std::size_t start = at_;
            const char32_t c = nextCharacter(text_, at_);
            switch (classOfPoint(c)) {
            case CharacterClass::letter: word(start, c); break;
            case CharacterClass::digit: number(start); break;
            case CharacterClass::space: case CharacterClass::invisible: case CharacterClass::mark: break;
            default: add(start, at_, TokenKind::punctuation);
            }
        }
        return finished();
    }

private:
    struct Peek {
        char32_t c = 0;
        std::size_t after = 0;
        CharacterClass kind = CharacterClass::space;
    };
    [[nodiscard]] CharacterClass classOfPoint(char32_t c) const { return c < classes_.size() ? classes_[c] : classify(c); }
    [[nodiscard]] Peek peek(std::size_t from) const {
        Peek next;
        if (from >= text_.size()) return next;
        next.after = from;
        next.c = nextCharacter(text_, next.after);
        next.kind = classOfPoint(next.c);
        return next;
    }

    void add(std::size_t start, std::size_t end, TokenKind kind, bool capitalised = false) {
        Token token;
        token.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
        token.kind = kind;
        token.capitalised = capitalised;
        token.readings = static_cast<std::uint32_t>(parts_.size());
        const std::string_view surface = text_.substr(start, end - start);
        const std::size_t before = letters_.size();
        foldOnto(letters_, surface);
        if (letters_.size() == before) letters_ += surface; // signs that fold to nothing, as "-" does
        peel(kind == TokenKind::word ? surface : std::string_view(), static_cast<std::uint32_t>(letters_.size() - before), letters_, parts_);
        tokens_.push_back(token);
    }

    // Nothing grows any more: the parts become views.
    Tokens finished() {
        const auto letters = std::make_shared<const std::string>(std::move(letters_));
        Tokens out;
        out.peeled_.reserve(parts_.size());
        for (const PeeledPart &part : parts_) {
            const std::string_view folded = std::string_view(*letters).substr(part.start, part.length);
            out.peeled_.push_back({folded, wordHash(folded), part.offset, part.peeled, part.joined, part.proclitics});
        }
        for (Token &token : tokens_) token.folded = out.peeled_[token.readings].folded;
        out.tokens = std::move(tokens_);
        out.letters_ = letters;
        return out;
    }

    void word(std::size_t start, char32_t first) {
        const bool latin = isLatinLetter(first);
        std::size_t end = at_;
        for (;;) {
            const Peek next = peek(at_);
            const bool joiner = next.c == U'\u200C' || next.c == U'\u200D';
            if (next.kind == CharacterClass::letter || next.kind == CharacterClass::mark || joiner ||
                (latin && next.kind == CharacterClass::digit)) {
                at_ = next.after;
                if (!joiner) end = at_;
            } else if (next.kind == CharacterClass::apostrophe && peek(next.after).kind == CharacterClass::letter) {
                at_ = next.after;
            } else {
                break;
            }
        }
        add(start, end, TokenKind::word, isUpperCase(first));
    }

    void number(std::size_t start) {
        std::size_t end = at_;
        for (;;) {
            const Peek next = peek(at_);
            if (next.kind == CharacterClass::digit) {
                end = at_ = next.after;
            } else if (isSeparatorInNumber(next.c) && peek(next.after).kind == CharacterClass::digit) {
                at_ = next.after;
            } else if (next.c == U'،' && groupOfThree(next.after)) { // "١،٢٣٤،٥٦٧"
                at_ = next.after;
            } else {
                break;
            }
        }
        add(start, end, TokenKind::number);
    }
    [[nodiscard]] bool groupOfThree(std::size_t at) const {
        for (int i = 0; i < 3; ++i) {
            const Peek digit = peek(at);
            if (digit.kind != CharacterClass::digit) return false;
            at = digit.after;
        }
        return peek(at).kind != CharacterClass::digit;
    }

    const CharacterTable &classes_ = characterTable();
    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
    std::vector<PeeledPart> parts_;
    std::string letters_; // folded words, one after the other
};

std::size_t Tokens::at(std::uint32_t byte) const {
    const auto found = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token &token) { return token.span.end <= byte; });
    return static_cast<std::size_t>(found - tokens.begin());
}

Tokens tokenize(const Document &document) {
    Tokens out = Tokenizer(document.text()).run();
    out.sentences = markSentences(document.text(), out.tokens);
    return out;
}

} // namespace zamkan::text
