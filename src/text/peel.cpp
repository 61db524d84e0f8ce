#include "text/peel.hpp"
#include "text/characters.hpp"
#include <array>

namespace zamkan::text {
namespace {

constexpr std::uint32_t letterBytes = 2; // of a folded Arabic letter
constexpr std::size_t shortestRest = 2;  // letters; "ولد" keeps its waw as a rule only where the rest is a word
constexpr std::size_t looked_at = 8;     // four proclitics and a rest need no more letters

struct Letter {
    char32_t written = 0;
    std::uint32_t start = 0; // in the surface
};

// Every row of proclitics that can stand before a word: [conjunction][preposition].
constexpr std::array<std::array<std::string_view, 5>, 3> plain{{{"", "ب", "ك", "ل", "لل"}, {"و", "وب", "وك", "ول", "ولل"}, {"ف", "فب", "فك", "فل", "فلل"}}};
constexpr std::array<std::array<std::string_view, 4>, 3> articled{{{"ال", "بال", "كال", "لال"}, {"وال", "وبال", "وكال", "ولال"}, {"فال", "فبال", "فكال", "فلال"}}};

class Peeler {
public:
    Peeler(std::string_view surface, std::uint32_t length, std::string &letters, std::vector<PeeledPart> &out)
        : folded_(static_cast<std::uint32_t>(letters.size()) - length), length_(length), letters_(letters), out_(out) {
        out.push_back({folded_, length, 0, 0, 0, {}});
        for (std::size_t at = 0; at < surface.size() && count_ < looked_at;) {
            const auto start = static_cast<std::uint32_t>(at);
            const char32_t c = nextCharacter(surface, at);
            if (classOf(c) != CharacterClass::letter) continue;
            if (c < 0x0620 || c > 0x06FF) { // ligatures fold to several letters: such words stay whole
                count_ = 0;
                return;
            }
            first_[count_++] = {c, start};
        }
    }

    void run() {
        if (count_ <= shortestRest) return;
        const std::size_t conjunction = is(0, U'و') ? 1 : is(0, U'ف') ? 2 : 0;
        const std::size_t at = conjunction > 0 ? 1 : 0;
        if (at > 0) rest(1, 1, plain[conjunction][0]);
        article(at, conjunction, 0);
        if (is(at, U'ب') || is(at, U'ك')) {
            const std::size_t preposition = is(at, U'ب') ? 1 : 2;
            rest(at + 1, at + 1, plain[conjunction][preposition]);
            article(at + 1, conjunction, preposition);
        } else if (is(at, U'ل') && is(at + 1, U'ل')) {
            restored(at, plain[conjunction][3]);
            rest(at + 2, at + 1, plain[conjunction][4]);
            rest(at + 1, at + 1, plain[conjunction][3]); // للبنان
        } else if (is(at, U'ل')) {
            rest(at + 1, at + 1, plain[conjunction][3]);
        }
    }

private:
    [[nodiscard]] bool is(std::size_t i, char32_t c) const { return i < count_ && first_[i].written == c; }
    [[nodiscard]] bool leaves(std::size_t i) const { return count_ >= i + shortestRest; }
    void rest(std::size_t i, std::size_t joined, std::string_view proclitics) {
        const auto bytes = static_cast<std::uint32_t>(i) * letterBytes;
        if (leaves(i) && bytes < length_)
            out_.push_back({folded_ + bytes, length_ - bytes, first_[i].start, static_cast<std::uint8_t>(i),
                            static_cast<std::uint8_t>(joined), proclitics});
    }
    void article(std::size_t i, std::size_t conjunction, std::size_t preposition) {
        if ((is(i, U'ا') || is(i, U'ٱ')) && is(i + 1, U'ل')) rest(i + 2, i, articled[conjunction][preposition]);
    }
    void restored(std::size_t i, std::string_view proclitics) {
        if (!leaves(i + 2)) return;
        const auto start = static_cast<std::uint32_t>(letters_.size());
        const auto bytes = static_cast<std::uint32_t>(i + 1) * letterBytes;
        letters_ += "ا";
        letters_.append(letters_, folded_ + bytes, length_ - bytes);
        out_.push_back({start, static_cast<std::uint32_t>(letters_.size()) - start, first_[i + 1].start, static_cast<std::uint8_t>(i + 1),
                        static_cast<std::uint8_t>(i + 1), proclitics});
    }

    std::uint32_t folded_, length_;
    std::string &letters_;
    std::vector<PeeledPart> &out_;
    std::array<Letter, looked_at> first_;
    std::size_t count_ = 0;
};

} // namespace

void peel(std::string_view surface, std::uint32_t length, std::string &letters, std::vector<PeeledPart> &out) {
    Peeler(surface, length, letters, out).run();
}

} // namespace zamkan::text
