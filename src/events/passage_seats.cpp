// Towns that are told of by what they are the capital of: "the capital of Anbar", "the Afghan capital", "عاصمة ولاية هلمند".
#include "events/passage.hpp"

namespace zamkan::events {
// Where the text names the capital of a country, first.
std::optional<std::uint32_t> Passage::capitalOf(std::string_view country) const {
    for (std::uint32_t i = 0; i < facts.seats.size(); ++i)
        if (facts.seats[i] == gazetteer::Seat::country && facts.places[i].country == country && facts.mentions.places[i].role == mentions::PlaceRole::literal)
            return i;
    return std::nullopt;
}

// Where the text names the capital of the area of a mention, first.
std::optional<std::uint32_t> Passage::seatOf(std::size_t area) const {
    const EventPlace &held = facts.places[area];
    if (held.type == "country")
        return capitalOf(held.country);
    const bool division = held.type == "province" || held.type == "region"; // a district has a centre of its own
    for (std::uint32_t i = 0; i < facts.seats.size() && division && !held.admin1.empty(); ++i)
        if (facts.seats[i] != gazetteer::Seat::none && facts.places[i].admin1 == held.admin1 && facts.mentions.places[i].role == mentions::PlaceRole::literal)
            return i;
    return std::nullopt;
}

Passage::SeatPhrase Passage::seatPhraseAt(std::size_t token) const {
    if (facts.seats.empty() || actor_[token] >= 0 || date_[token] >= 0 ||
        (english() ? place_[token] < 0 && !is(token, Closed::definite_article) : place_[token] >= 0 || !grammar.closed.has(readings[token].back(), Closed::capital)))
        return {};
    const std::uint32_t sentence = sentenceOf(token);
    const auto within = [&](std::size_t i) { return i < size() && sentenceOf(i) == sentence; };
    const auto mentionAt = [&](std::size_t i) { return facts.mentions.places[static_cast<std::size_t>(place_[i])].tokens; };
    // "Ramadi, the capital of Anbar", "سنجة عاصمة ولاية سنار": said of the town before.
    for (std::size_t i = token; i-- > 0 && token - i <= 2 && within(i);)
        if (place_[i] >= 0 && !isAreal(facts.places[static_cast<std::size_t>(place_[i])].type))
            return {};
        else if (facts.tokens[i].kind == text::TokenKind::word)
            break;
    // "the Afghan capital, Kabul": the name that follows is a part of it.
    const auto withName = [&](std::size_t end, std::optional<std::uint32_t> mention) -> SeatPhrase {
        const std::size_t next = within(end) && isIn(folded(end), {",", "،"}) ? end + 1 : end;
        if (within(next) && place_[next] >= 0 && facts.seats[static_cast<std::size_t>(place_[next])] != gazetteer::Seat::none &&
            (!mention || facts.places[static_cast<std::size_t>(place_[next])].id == facts.places[*mention].id))
            return {mentionAt(next).end, static_cast<std::uint32_t>(place_[next])};
        return {end, mention};
    };
    std::size_t at = token, end = 0;
    if (english()) {
        // "Afghanistan's capital": the owner's town.
        if (place_[token] >= 0 && mentionAt(token).first == token && ownsNext(mentionAt(token).end - 1)) {
            for (at = mentionAt(token).end; within(at) && !is(at, Closed::capital) && describes(at, at + 1); ++at) {}
            const auto mention = within(at) && is(at, Closed::capital) ? seatOf(static_cast<std::size_t>(place_[token])) : std::nullopt;
            return mention ? withName(at + 1, mention) : SeatPhrase{};
        }
        if (place_[token] >= 0)
            return {};
        const std::string *people = token + 1 < size() ? grammar.demonyms->countryOf(facts.tokens, token + 1) : nullptr;
        for (at = token + 1 + (people ? 1 : 0); within(at) && !is(at, Closed::capital) && place_[at] < 0 && describes(at, at + 1); ++at) {}
        if (!within(at) || !is(at, Closed::capital))
            return {};
        if (people && !people->empty())
            return withName(at + 1, capitalOf(*people));
        if (!within(at + 1) || !is(at + 1, Closed::partitive))
            return {};
        end = at + 2;
    } else {
        const bool definite = folded(token).find("ال") != std::string_view::npos || folded(token).starts_with("لل");
        const std::string *people = definite && within(token + 1) && folded(token + 1).starts_with("ال") ? grammar.demonyms->countryOf(facts.tokens, token + 1) : nullptr;
        if (people && !people->empty()) {
            const SeatPhrase found = withName(token + 2, capitalOf(*people));
            return found.mention || place_[token + 1] < 0 ? found : SeatPhrase{}; // "العاصمة السعودية": the country, where no more is known
        }
        if (definite)
            return {};
        end = token + 1;
    }
    // The area: at once, or behind what describes it.
    while (within(end) && place_[end] < 0 && facts.tokens[end].kind == text::TokenKind::word && describes(end, end + 1))
        ++end;
    if (!within(end) || place_[end] < 0 || !describes(at + 1 + (english() ? 1 : 0), end))
        return {};
    const auto mention = seatOf(static_cast<std::size_t>(place_[end]));
    const std::size_t behind = mentionAt(end).end;
    return mention ? withName(behind, mention) : SeatPhrase{};
}

} // namespace zamkan::events
