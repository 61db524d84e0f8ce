// Which words of a text are names of places, and what their company says of them.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/mention.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include <memory>
#include <vector>

namespace zamkan::mentions {

// Const after opening; may be used by several threads. The gazetteer must outlive it.
class PlaceFinder {
public:
    // Throws InstallationError. Its words are entered into the vocabulary, if one is given.
    [[nodiscard]] static PlaceFinder open(const gazetteer::Gazetteer &gazetteer, text::Vocabulary *vocabulary = nullptr);
    PlaceFinder(PlaceFinder &&) noexcept;
    PlaceFinder &operator=(PlaceFinder &&) noexcept;
    ~PlaceFinder();

    // In order, not overlapping. No place is taken inside an actor's or a person's name, nor inside a date unless a
    // noun before it makes it part of a place's name ("سد تشرين"). `homes`, of its parties (homesOf), are countries that
    // the text points to without naming them.
    [[nodiscard]] std::vector<PlaceMention> find(const text::Document &document, const text::Tokens &tokens,
                                                 const std::vector<ActorMention> &actors,
                                                 const std::vector<DateMention> &dates, const std::vector<std::string> &homes = {}) const;

    [[nodiscard]] const Demonyms &demonyms() const;

private:
    struct Knowledge;
    explicit PlaceFinder(std::unique_ptr<Knowledge> knowledge);
    std::unique_ptr<Knowledge> knowledge_;
};

} // namespace zamkan::mentions
