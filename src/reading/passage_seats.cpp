// Towns that are told of by what they are the capital of: "the capital of Anbar", "the Afghan capital", "عاصمة ولاية
// هلمند".
#include "reading/passage.hpp"

namespace zamkan::reading {
// Where the text names the capital of a country, first.
std::optional<std::uint32_t> Passage::capitalOf(std::string_view country) const {
    for (std::uint32_t i = 0; i < facts.seats.size(); ++i)
        if (isCapital(i) && facts.places[i].country == country &&
            facts.mentions.places[i].role == mentions::PlaceRole::literal)
            return i;
    return std::nullopt;
}

// Where the text names the capital of the area of a mention, first.
std::optional<std::uint32_t> Passage::seatOf(std::size_t area) const {
    const events::EventPlace &held = facts.places[area];
    if (held.type == "country")
        return capitalOf(held.country);
    if ((held.type != "province" && held.type != "region") || held.admin1.empty()) // a district has a centre of its own
        return std::nullopt;
    for (std::uint32_t i = 0; i < facts.seats.size(); ++i)
        if (facts.seats[i] != gazetteer::Seat::none && facts.places[i].admin1 == held.admin1 &&
            facts.mentions.places[i].role == mentions::PlaceRole::literal)
            return i;
    return std::nullopt;
}

// "Ramadi, the capital of Anbar", "سنجة عاصمة ولاية سنار": said of the town before.
bool Passage::saidOfTownBefore(std::size_t token) const {
    for (std::size_t i = token; i-- > 0 && token - i <= 2 && sentenceOf(i) == sentenceOf(token);)
        if (place_[i] >= 0 && !isAreal(facts.places[static_cast<std::size_t>(place_[i])].type))
            return true;
        else if (facts.tokens[i].kind == text::TokenKind::word)
            return false;
    return false;
}

// "the Afghan capital, Kabul": the name that follows is a part of it.
Passage::SeatPhrase Passage::withItsName(std::size_t end, std::optional<std::uint32_t> mention,
                                         std::uint32_t sentence) const {
    const std::size_t next = end < size() && isIn(folded(end), {",", "،"}) ? end + 1 : end;
    if (next < size() && sentenceOf(next) == sentence && place_[next] >= 0) {
        const auto named = static_cast<std::uint32_t>(place_[next]);
        if (facts.seats[named] != gazetteer::Seat::none &&
            (!mention || facts.places[named].id == facts.places[*mention].id))
            return {facts.mentions.places[named].tokens.end, named};
    }
    return {end, mention};
}

// The seat of the area that stands at `first` or behind what describes it there: "Anbar province", "ولاية هلمند".
Passage::SeatPhrase Passage::seatOfAreaAt(std::size_t first, std::uint32_t sentence) const {
    std::size_t at = first;
    while (at < size() && sentenceOf(at) == sentence && place_[at] < 0 &&
           facts.tokens[at].kind == text::TokenKind::word && describes(at, at + 1))
        ++at;
    if (at >= size() || sentenceOf(at) != sentence || place_[at] < 0)
        return {};
    const auto area = static_cast<std::size_t>(place_[at]);
    const auto mention = seatOf(area);
    return mention ? withItsName(facts.mentions.places[area].tokens.end, mention, sentence) : SeatPhrase{};
}

Passage::SeatPhrase Passage::seatPhraseAt(std::size_t token) const {
    if (facts.seats.empty() || actor_[token] >= 0 || date_[token] >= 0)
        return {};
    return english() ? englishSeatAt(token) : arabicSeatAt(token);
}

Passage::SeatPhrase Passage::englishSeatAt(std::size_t token) const {
    constexpr std::size_t reach = 5; // tokens from the article or the owner to the noun
    const std::uint32_t sentence = sentenceOf(token);
    const auto tokensOf = [&](std::size_t i) {
        return facts.mentions.places[static_cast<std::size_t>(place_[i])].tokens;
    };
    const bool owned = place_[token] >= 0 && tokensOf(token).first == token &&
                       ownsNext(tokensOf(token).end - 1); // "Afghanistan's capital"
    if (!owned && (place_[token] >= 0 || !is(token, Closed::definite_article)))
        return {};
    const std::size_t first = owned ? tokensOf(token).end : token + 1;
    std::size_t capital = first;
    while (capital < size() && capital < first + reach && sentenceOf(capital) == sentence &&
           !is(capital, Closed::capital))
        ++capital;
    if (!is(capital, Closed::capital) || sentenceOf(capital) != sentence || saidOfTownBefore(token))
        return {};
    if (owned) {
        const auto mention = describes(first, capital) ? seatOf(static_cast<std::size_t>(place_[token])) : std::nullopt;
        return mention ? withItsName(capital + 1, mention, sentence) : SeatPhrase{};
    }
    const std::string *people = capital > first && facts.demonyms ? facts.demonyms->countryOf(facts.tokens, first)
                                                                  : nullptr; // "the Afghan capital"
    if (!describes(first + (people ? 1 : 0), capital))
        return {};
    if (people && !people->empty())
        return withItsName(capital + 1, capitalOf(*people), sentence);
    return is(capital + 1, Closed::partitive) ? seatOfAreaAt(capital + 2, sentence) : SeatPhrase{};
}

Passage::SeatPhrase Passage::arabicSeatAt(std::size_t token) const {
    if (place_[token] >= 0 || !grammar.closed.has(readings[token].back(), Closed::capital) || saidOfTownBefore(token))
        return {};
    const std::uint32_t sentence = sentenceOf(token);
    if (folded(token).find("ال") == std::string_view::npos && !folded(token).starts_with("لل"))
        return seatOfAreaAt(token + 1, sentence);
    const bool adjective = facts.demonyms && token + 1 < size() && sentenceOf(token + 1) == sentence &&
                           folded(token + 1).starts_with("ال");
    const std::string *people =
        adjective ? facts.demonyms->countryOf(facts.tokens, token + 1) : nullptr; // "العاصمة الأفغانية"
    if (!people || people->empty())
        return {};
    const SeatPhrase found = withItsName(token + 2, capitalOf(*people), sentence);
    return found.mention || place_[token + 1] < 0
               ? found
               : SeatPhrase{}; // "العاصمة السعودية": the country, where no more is known
}

} // namespace zamkan::reading
