#include "mentions/persons.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

enum Title : std::uint32_t { sure, weak };
enum Given : std::uint32_t { plain, kunya };
constexpr unsigned wordsAfterTitle = 3, wordsAfterGiven = 2;

bool isArabic(const text::Token &token) {
    return !token.folded.empty() && static_cast<unsigned char>(token.folded[0]) >= 0xD8;
}

bool hasArticle(std::string_view folded) { return folded.starts_with("ال") && folded.size() > 6; }

// "بالتحالف", "للتنظيم", "والمدينة": a preposition or a conjunction and a noun, never a part of a name.
bool startsPhrase(std::string_view folded) {
    for (const char *opening : {"بال", "وال", "فال", "كال", "لل"})
        if (folded.starts_with(opening) && folded.size() > 8) return true;
    return false;
}

// "على" folds to the name علي.
bool isPreposition(std::string_view surface) { return surface.ends_with("على"); }

} // namespace

PersonFinder PersonFinder::open() {
    PersonFinder out;
    for (const char *language : {"ar", "en"}) {
        const Value lexicon = readAsset(std::filesystem::path("lexicon") / language / "persons.toml");
        for (const std::string &title : lexicon["titles"]["sure"].strings()) out.titles_.add(title, sure);
        for (const std::string &title : lexicon["titles"]["weak"].strings()) out.titles_.add(title, weak);
        for (const std::string &name : lexicon["given"]["names"].strings()) out.given_.add(name, plain);
        for (const std::string &name : lexicon["given"]["kunya"].strings()) out.given_.add(name, kunya);
        for (const std::string &word : lexicon["given"]["particles"].strings()) out.particles_.insert(text::fold(word));
        for (const std::string &word : lexicon["after_title"]["pass"].strings()) out.pass_.insert(text::fold(word));
        for (const std::string &word : lexicon["stop"]["words"].strings()) out.stops_.insert(text::fold(word));
    }
    return out;
}

void PersonFinder::enter(text::Vocabulary &vocabulary) {
    titles_.enter(vocabulary);
    given_.enter(vocabulary);
    for (text::WordSet *words : {&particles_, &stops_}) vocabulary.enter(*words);
}

PersonFinder::Word PersonFinder::word(const text::Tokens &tokens, std::size_t at) const {
    const text::Token &token = tokens[at];
    const text::Peeled &whole = tokens.readings(at).front();
    Word out;
    if (token.kind != text::TokenKind::word) return out;
    out.arabic = isArabic(token);
    if (particles_.contains(whole)) {
        out.name = true;
        return out;
    }
    out.name = !stops_.contains(whole) && (out.arabic ? !startsPhrase(token.folded) : token.capitalised);
    return out;
}

// One past the last token of at most `words` names that follow; `first` when none does.
std::size_t PersonFinder::nameEnd(const text::Tokens &tokens, std::size_t first, unsigned words,
                                  const std::vector<bool> &taken) const {
    std::size_t at = first, end = first;
    unsigned count = 0;
    while (at < tokens.size() && count < words && !taken[at] && word(tokens, at).name) {
        const bool particle = particles_.contains(tokens[at].folded);
        if (at > first && !particle && isArabic(tokens[at]) && tokens[at].folded.starts_with("و") && !given_.longestAt(tokens, at))
            break; // "خان يونس وواصل قصفه": a verb or another name
        if (!particle) {
            ++count;
            end = at + 1;
        }
        const std::size_t next = nextInName(tokens, at);
        if (next >= tokens.size()) break;
        // A quotation mark ends an Arabic name, a hyphen does not; initials carry a full stop.
        if (isArabic(tokens[at]) && next != at + 1 && tokens[at + 1].folded != "-") break;
        at = next;
    }
    return end;
}

std::size_t PersonFinder::afterTitle(const text::Tokens &tokens, std::size_t token) const {
    std::size_t at = token;
    while (at < tokens.size() && tokens[at].kind == text::TokenKind::word &&
           (pass_.contains(tokens[at].folded) || (isArabic(tokens[at]) && hasArticle(tokens[at].folded) &&
                                               (tokens[at].folded.ends_with("ي") || tokens[at].folded.ends_with("يه")))))
        ++at;
    if (at < tokens.size() && (tokens[at].folded == "." || tokens[at].folded == "\"")) ++at;
    return at;
}

std::vector<PersonSpan> PersonFinder::find(const text::Document &document, const text::Tokens &tokens,
                                           const std::vector<bool> &taken) const {
    std::vector<PersonSpan> out;
    text::WordSet surnames;
    const auto remember = [&](std::size_t from, std::size_t end) {
        const text::Token &last = tokens[end - 1];
        if (end - from >= 1 && last.folded.size() >= 4)
            surnames.insert(withoutPossessive(document.surface(last.span), last.folded));
    };
    const auto isSurname = [&](std::size_t at) {
        const text::Peeled &whole = tokens.readings(at).front();
        const std::string_view bare = withoutPossessive(document.surface(tokens[at].span), whole.folded);
        return bare.size() == whole.folded.size() ? surnames.contains(whole) : surnames.contains(bare);
    };
    for (std::size_t i = 0; i < tokens.size();) {
        if (taken[i] || tokens[i].kind != text::TokenKind::word || (!isArabic(tokens[i]) && !tokens[i].capitalised)) {
            ++i;
            continue;
        }
        std::size_t end = i;
        bool guessed = false;
        const bool mayBegin = tokens.mayKnow(i, titles_.bit() | given_.bit());
        for (const text::Peeled &reading : mayBegin ? tokens.readings(i) : std::span<const text::Peeled>()) {
            if (const auto title = titles_.longestAt(tokens, i, reading)) {
                if (title->words == 1 && reading.folded.size() <= 2 && isArabic(tokens[i]) &&
                    (title->end >= tokens.size() || tokens[title->end].folded != "."))
                    continue; // "د" is a title only with its full stop
                const std::size_t start = afterTitle(tokens, title->end);
                const bool given = start < tokens.size() && given_.longestAt(tokens, start);
                if (title->payload == weak && !given) continue;
                if (start < tokens.size() && isArabic(tokens[start]) && hasArticle(tokens[start].folded) && !given)
                    continue; // a noun or an adjective follows, not a name
                end = nameEnd(tokens, start, wordsAfterTitle, taken);
                if (end > start) {
                    if (given && end - start >= 2) remember(start, std::min(end, start + 2));
                    else if (!isArabic(tokens[start])) remember(start, end);
                    break;
                }
                end = i;
            }
            if (isPreposition(document.surface(tokens[i].span))) break;
            if (reading.article()) continue; // "والخليل وقلقيلية": a given name has none
            if (const auto given = given_.longestAt(tokens, i, reading)) {
                std::size_t start = given->end;
                if (start < tokens.size() && tokens[start].folded == "." && tokens[start].sentence == tokens[i].sentence) ++start;
                const std::size_t stop = nameEnd(tokens, start, wordsAfterGiven, taken);
                if (stop > start && (start == given->end || !isArabic(tokens[i]))) {
                    end = stop;
                    guessed = true;
                    const std::size_t family = isArabic(tokens[i]) ? std::min(stop, start + 1) : stop;
                    remember(start, family);
                    break;
                }
            }
            if (!isArabic(tokens[i])) break;
        }
        if (end > i) {
            out.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end), guessed});
            i = end;
            continue;
        }
        if (surnames.size() > 0 && isSurname(i))
            out.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1), true});
        ++i;
    }
    return out;
}

} // namespace zamkan::mentions
