#include "gazetteer/loose_name.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace zamkan::gazetteer {
namespace {

// In a loose name: a i u vowels; w y h weak; S = sh, x = kh, g = gh; other consonants and digits as
// themselves.
constexpr std::string_view kVowels = "aiu", kWeak = "wyh";

bool isVowel(char c) { return kVowels.find(c) != std::string_view::npos; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array kArticles{"al", "aj", "ej", "el", "il", "ul", "ar", "er", "as",  "es",  "ash", "esh", "ad",  "ed",
                               "az", "ez", "an", "en", "at", "et", "ath", "eth", "adh", "edh", "the", "l"};

struct Sound {
    std::string_view written; // folded
    char sound;               // 0: silent
};

// Longer ones first.
constexpr std::array kLatin{
    Sound{"sch", 'S'}, Sound{"tch", 'S'}, Sound{"sh", 'S'}, Sound{"ch", 'S'}, Sound{"kh", 'x'},
    Sound{"gh", 'g'},  Sound{"dh", 'd'},  Sound{"th", 't'}, Sound{"ph", 'f'}, Sound{"dj", 'j'},
    Sound{"ck", 'k'},  Sound{"q", 'k'},   Sound{"c", 'k'},  Sound{"v", 'f'},  Sound{"p", 'b'},
    Sound{"e", 'i'},   Sound{"o", 'u'},   Sound{"ə", 'a'},
};
constexpr std::array kArabic{
    Sound{"ا", 'a'}, Sound{"ب", 'b'}, Sound{"ت", 't'}, Sound{"ث", 't'}, Sound{"ج", 'j'}, Sound{"ح", 'h'},
    Sound{"خ", 'x'}, Sound{"د", 'd'}, Sound{"ذ", 'd'}, Sound{"ر", 'r'}, Sound{"ز", 'z'}, Sound{"س", 's'},
    Sound{"ش", 'S'}, Sound{"ص", 's'}, Sound{"ض", 'd'}, Sound{"ط", 't'}, Sound{"ظ", 'z'}, Sound{"ع", 'a'},
    Sound{"غ", 'g'}, Sound{"ف", 'f'}, Sound{"ق", 'k'}, Sound{"ك", 'k'}, Sound{"ل", 'l'}, Sound{"م", 'm'},
    Sound{"ن", 'n'}, Sound{"ه", 'h'}, Sound{"و", 'u'}, Sound{"ي", 'i'}, Sound{"ء", 0},   Sound{"پ", 'b'},
    Sound{"چ", 'S'}, Sound{"ژ", 'j'}, Sound{"گ", 'g'}, Sound{"ڤ", 'f'},
};

// The sound at the start of `rest` and how many bytes it takes; other letters of other scripts are skipped.
std::pair<char, std::size_t> soundAt(std::string_view rest) {
    const auto first = static_cast<unsigned char>(rest.front());
    const auto find = [&](std::span<const Sound> sounds) -> const Sound * {
        const auto at = std::find_if(sounds.begin(), sounds.end(),
                                     [&](const Sound &sound) { return rest.starts_with(sound.written); });
        return at == sounds.end() ? nullptr : &*at;
    };
    if (first < 0x80) {
        if (const Sound *sound = find(kLatin))
            return {sound->sound, sound->written.size()};
        const bool letter = (first >= 'a' && first <= 'z') || isDigit(rest.front());
        return {letter ? rest.front() : char{0}, 1};
    }
    if (const Sound *sound = find(kArabic))
        return {sound->sound, sound->written.size()};
    if (rest.starts_with("ə"))
        return {'a', 2};
    std::size_t length = 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80)
        ++length;
    return {0, length};
}

void appendWord(std::string_view word, std::string &out) {
    constexpr std::string_view article = "ال";
    if (word.starts_with(article) && word.size() >= article.size() + 4)
        word.remove_prefix(article.size());
    std::string sounds;
    while (!word.empty()) {
        const auto [sound, length] = soundAt(word);
        if (sound == 'x' && length == 1)
            sounds += "ks"; // the Latin letter x
        else if (sound)
            sounds += sound;
        word.remove_prefix(length);
    }
    // w and y are vowels unless a vowel follows; a run of vowels is one; doubled letters are single.
    const std::size_t start = out.size();
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        char c = sounds[i];
        const bool before = i + 1 < sounds.size() && isVowel(sounds[i + 1]);
        if (c == 'w' && !before)
            c = 'u';
        if (c == 'y' && !before)
            c = 'i';
        const bool follows = out.size() > start;
        if (follows && out.back() == c && !isDigit(c))
            continue;
        if (follows && isVowel(c) && isVowel(out.back())) {
            if (c == 'u' || out.back() == 'u')
                out.back() = 'u';
            else if (c == 'i' || out.back() == 'i')
                out.back() = 'i';
            continue;
        }
        out += c;
    }
    if (out.size() > start + 2 && out.back() == 'h')
        out.pop_back();
    if (out.size() > start + 2 && out.back() == 'a')
        out.pop_back();
}

double weightOf(char c) { return isVowel(c) ? 0.3 : kWeak.find(c) != std::string_view::npos ? 0.5 : 1.0; }

double substitutionOf(char a, char b) {
    if (a == b)
        return 0;
    if (isDigit(a) || isDigit(b))
        return 2;
    if (isVowel(a) && isVowel(b))
        return 0.15;
    if (a > b)
        std::swap(a, b);
    constexpr std::array<std::string_view, 15> near{"dz", "st", "Ss", "kx", "gk", "gj", "gx", "uw",
                                                    "iy", "hx", "jz", "dt", "fw", "sz", "Sj"};
    const char pair[2] = {a, b};
    if (std::find(near.begin(), near.end(), std::string_view(pair, 2)) != near.end())
        return isVowel(a) || isVowel(b) ? 0.1 : 0.5;
    return std::max(weightOf(a), weightOf(b));
}

// What likeness() asks for millions of times, for the 7-bit characters of loose names.
struct Costs {
    std::array<std::array<float, 128>, 128> substitution{};
    std::array<float, 128> weight{};
    Costs() {
        for (std::size_t a = 0; a < 128; ++a) {
            weight[a] = static_cast<float>(weightOf(static_cast<char>(a)));
            for (std::size_t b = 0; b < 128; ++b)
                substitution[a][b] =
                    static_cast<float>(substitutionOf(static_cast<char>(a), static_cast<char>(b)));
        }
    }
};

const Costs &costs() {
    static const Costs table;
    return table;
}

} // namespace

std::string looseName(std::string_view name) {
    const std::string folded = text::fold(name);
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" /().,;:\"", at), folded.size());
        if (end > at)
            words.push_back(std::string_view(folded).substr(at, end - at));
        at = end + 1;
    }
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i];
        const bool last = i + 1 == words.size();
        if (!last && std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end())
            continue;
        if (!last && (word == "abul" || word == "abdul"))
            word.remove_suffix(1);
        appendWord(word, out);
    }
    return out;
}

std::uint32_t lettersOf(std::string_view looseName) {
    constexpr std::string_view consonants =
        "btjxdrzsSgfklmn"; // one bit each; the frequent ones a second for twice
    constexpr std::string_view frequent = "btdrsklmn";
    std::uint32_t bits = 0;
    for (const char c : looseName) {
        const std::size_t at = consonants.find(c);
        if (at == std::string_view::npos) {
            if (isDigit(c))
                bits |= 1u << (26 + static_cast<unsigned>(c - '0') % 6);
            continue;
        }
        const std::uint32_t once = 1u << at;
        if ((bits & once) == 0)
            bits |= once;
        else if (const std::size_t twice = frequent.find(c); twice != std::string_view::npos)
            bits |= 1u << (15 + twice);
    }
    return bits;
}

double likeness(std::string_view a, std::string_view b) {
    constexpr std::size_t longest = 40;
    const Costs &table = costs();
    a = a.substr(0, longest), b = b.substr(0, longest);
    if (a.empty() || b.empty())
        return 0;
    const auto code = [](char c) { return static_cast<std::size_t>(c) & 127u; };
    float weightA = 0;
    std::array<float, longest + 1> row{};
    for (std::size_t j = 0; j < b.size(); ++j)
        row[j + 1] = row[j] + table.weight[code(b[j])];
    const float weightB = row[b.size()];
    for (const char letter : a) {
        const auto &substitution = table.substitution[code(letter)];
        const float weight = table.weight[code(letter)];
        float diagonal = row[0];
        row[0] += weight;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const float above = row[j + 1];
            row[j + 1] = std::min(
                {diagonal + substitution[code(b[j])], above + weight, row[j] + table.weight[code(b[j])]});
            diagonal = above;
        }
        weightA += weight;
    }
    float cost = row[b.size()];
    if (!isVowel(a[0]) && !isVowel(b[0]) && table.substitution[code(a[0])][code(b[0])] >= 1.f)
        cost += 0.3f; // beginnings are heard best
    return static_cast<double>(std::max(0.f, 1 - cost / std::max({weightA, weightB, 1.5f})));
}

namespace {

bool isConsonant(char c) { return !isVowel(c) && c != 'w' && c != 'y'; }
char classOf(char c) { return c == 'z' ? 'd' : c == 'g' ? 'k' : c; }

// The vowels from `at` on, w and y among them, as one bit each; moves `at` to the next consonant.
unsigned vowelsAt(std::string_view name, std::size_t &at) {
    unsigned vowels = 0;
    for (; at < name.size() && !isConsonant(name[at]); ++at)
        vowels |= name[at] == 'a' ? 1u : name[at] == 'i' || name[at] == 'y' ? 2u : 4u;
    return vowels;
}

} // namespace

std::string consonantsOf(std::string_view looseName) {
    std::string out;
    for (const char c : looseName)
        if (isConsonant(c))
            out += classOf(c);
    return out;
}

bool soundsLike(std::string_view written, bool writtenInArabic, std::string_view listed) {
    constexpr double otherLetter = 0.4, otherVowel = 0.6, otherShortVowel = 0.3, otherBeginning = 0.2;
    double cost = 0;
    std::size_t a = 0, b = 0, consonants = 0;
    for (;;) {
        const bool first = a == 0 && b == 0;
        const unsigned left = vowelsAt(written, a), right = vowelsAt(listed, b);
        const bool endA = a == written.size(), endB = b == listed.size();
        if (endA != endB)
            return false;
        const bool differ = left != right && (left & right) == 0;
        if (differ && first) // ع and the hamzas bear any vowel
            cost += writtenInArabic && left != 0 && right != 0 ? 0 : otherBeginning;
        else if (differ && (endA ? left != 0 && right != 0 : left != 0 || !writtenInArabic))
            cost += writtenInArabic ? otherVowel : otherShortVowel;
        if (endA)
            break;
        if (classOf(written[a]) != classOf(listed[b]))
            return false;
        if (written[a] != listed[b])
            cost += otherLetter;
        ++a, ++b, ++consonants;
    }
    return cost <= (consonants >= 4 ? 0.6 : consonants == 3 ? 0.3 : 0.1);
}

} // namespace zamkan::gazetteer
