#include "news_text.hpp"
#include <algorithm>
#include <random>

using namespace zamkan;

namespace {

using Random = std::mt19937_64;

std::size_t below(Random &random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

// A sentence cut at its names of towns: text, name, text, name, … text.
using Sentence = std::vector<std::string>;

bool isTown(const resolve::ResolvedPlace &place, const gazetteer::Gazetteer &gazetteer) {
    if (!place.place)
        return false;
    const auto type = gazetteer.place(*place.place).type;
    return type == "city" || type == "town" || type == "village";
}

std::vector<Sentence> sentencesOf(const std::string &article, const reading::Reader &reader) {
    const auto reading = reader.read(text::Document(article));
    std::vector<Sentence> out;
    for (const Span sentence : reading.tokens.sentences) {
        Sentence parts;
        std::uint32_t done = sentence.start;
        for (const auto &place : reading.places) {
            const Span name = reading.mentions.places[place.mention].span;
            if (!sentence.contains(name) || !isTown(place, reader.gazetteer()))
                continue;
            parts.push_back(article.substr(done, name.start - done));
            parts.push_back(article.substr(name.start, name.size()));
            done = name.end;
        }
        parts.push_back(article.substr(done, sentence.end - done));
        out.push_back(std::move(parts));
    }
    return out;
}

std::vector<std::string> arabicNames(const gazetteer::Gazetteer &gazetteer) {
    std::vector<std::string> out;
    for (gazetteer::PlaceIndex index = 0; index < gazetteer.size(); ++index)
        if (const auto name = gazetteer.place(index).name_ar; name.size() >= 6)
            out.emplace_back(name);
    return out;
}

} // namespace

std::vector<std::string> newsText(const std::vector<std::string> &articles, std::size_t bytes,
                                  const reading::Reader &reader) {
    std::vector<Sentence> sentences;
    for (const auto &article : articles)
        for (auto &sentence : sentencesOf(article, reader))
            sentences.push_back(std::move(sentence));
    const auto names = arabicNames(reader.gazetteer());
    std::vector<std::string> out;
    Random random(1);
    for (std::size_t made = 0; made < bytes && !sentences.empty(); made += out.back().size()) {
        std::string document;
        for (const std::size_t length = 1500 + below(random, 5000); document.size() < length;) {
            const auto &parts = sentences[below(random, sentences.size())];
            for (std::size_t part = 0; part < parts.size(); ++part)
                document += part % 2 == 1 && below(random, 2) == 0 && !names.empty() ? names[below(random, names.size())]
                                                                                   : parts[part];
            document += below(random, 4) == 0 ? "\n" : " ";
        }
        out.push_back(std::move(document));
    }
    return out;
}
