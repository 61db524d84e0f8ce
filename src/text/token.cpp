#include "text/token.hpp"
#include "text/characters.hpp"
#include "text/sentence.hpp"
#include <algorithm>

namespace zamkan::text {
namespace {

bool isSeparatorInNumber(char32_t c) { return c == U'.' || c == U',' || c == U'٫' || c == U'٬'; }

} // namespace

class Tokenizer {
public:
    Tokenizer(std::string_view text, WordBook &book) : text_(text), book_(book) {}

    std::vector<Token> run() {
        tokens_.reserve(text_.size() / 8);
        hashes_.reserve(text_.size() / 8);
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
        lookUp();
        return std::move(tokens_);
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

    // What comes after direction marks: editors leave them inside figures, "25799\u200E,52".
    [[nodiscard]] Peek peekPastMarks(std::size_t from) const {
        Peek next = peek(from);
        while (next.kind == CharacterClass::invisible && next.c != U'\uFEFF') next = peek(next.after);
        return next;
    }

    void add(std::size_t start, std::size_t end, TokenKind kind, bool capitalised = false) {
        Token token;
        token.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
        token.kind = kind;
        token.capitalised = capitalised;
        tokens_.push_back(token);
        hashes_.push_back(WordBook::hashOf(text_.substr(start, end - start)));
    }

    void lookUp() {
        constexpr std::size_t slotsAhead = 16, wordsAhead = 8;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (i + slotsAhead < tokens_.size()) book_.fetchSlot(hashes_[i + slotsAhead]);
            if (i + wordsAhead < tokens_.size()) book_.fetchWord(hashes_[i + wordsAhead]);
            Token &token = tokens_[i];
            token.word = &book_.word(text_.substr(token.span.start, token.span.size()), hashes_[i], token.kind == TokenKind::word);
            token.folded = token.word->folded;
            token.known = token.word->known;
        }
    }

    void word(std::size_t start, char32_t first) {
        const bool latin = isLatinLetter(first);
        std::size_t end = at_;
        for (;;) {
            if (passArabicLetters()) end = at_;
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

    // Moves past the letters from U+0600 to U+06FF, two bytes each; whether there were any.
    bool passArabicLetters() {
        const std::size_t from = at_;
        while (at_ + 1 < text_.size()) {
            const auto lead = static_cast<unsigned char>(text_[at_]), next = static_cast<unsigned char>(text_[at_ + 1]);
            if ((lead & 0xFC) != 0xD8 || (next & 0xC0) != 0x80 || classes_[(lead & 0x1FU) << 6 | (next & 0x3FU)] != CharacterClass::letter) break;
            at_ += 2;
        }
        return at_ > from;
    }

    void number(std::size_t start) {
        std::size_t end = at_;
        for (;;) {
            const Peek next = peek(at_), beyond = peekPastMarks(at_);
            if (next.kind == CharacterClass::digit) {
                end = at_ = next.after;
            } else if (const Peek digit = peekPastMarks(beyond.after);
                       isSeparatorInNumber(beyond.c) && digit.kind == CharacterClass::digit) {
                end = at_ = digit.after;
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
    WordBook &book_;
    std::vector<Token> tokens_;
    std::vector<std::uint64_t> hashes_; // of the tokens' surfaces
};

std::size_t Tokens::at(std::uint32_t byte) const {
    const auto found = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token &token) { return token.span.end <= byte; });
    return static_cast<std::size_t>(found - tokens.begin());
}

Tokens tokenize(const Document &document, const std::shared_ptr<WordBook> &book) {
    Tokens out;
    out.tokens = Tokenizer(document.text(), *book).run();
    out.book_ = book;
    out.sentences = markSentences(document.text(), out.tokens);
    return out;
}

Tokens tokenize(const Document &document) {
    return tokenize(document, std::make_shared<WordBook>(nullptr, document.text().size() / 12));
}

} // namespace zamkan::text
