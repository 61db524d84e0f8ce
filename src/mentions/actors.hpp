// The parties in a text, and the names that hold no place: newspapers, operations, persons.
#pragma once
#include "actors/registry.hpp"
#include "mentions/mention.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::mentions {

// Before the name of a party that is not in the registry, in the place of an id: "named:Amhara Liberation Front".
inline constexpr std::string_view unregistered = "named:";

struct ActorKnowledge;

// Const after opening; may be used by several threads. Keeps what it needs of the registry.
class ActorFinder {
public:
    // Throws InstallationError. Its words are entered into the vocabulary, if one is given.
    [[nodiscard]] static ActorFinder open(const actors::Registry &registry, text::Vocabulary *vocabulary = nullptr);
    ActorFinder(ActorFinder &&) noexcept;
    ActorFinder &operator=(ActorFinder &&) noexcept;
    ~ActorFinder();

    // In order, not overlapping. A name is read at its longest; a generic form ("التنظيم", "the group") is given to
    // the last actor named before it that has this form, else to the one whose country the text names most, else it
    // is left out. Names that are nobody's in the registry (persons with a title, operations, newspapers) have no
    // actor id and only keep places from being taken inside them.
    [[nodiscard]] std::vector<ActorMention> find(const text::Document &document, const text::Tokens &tokens) const;

private:
    explicit ActorFinder(std::unique_ptr<ActorKnowledge> knowledge);
    std::unique_ptr<ActorKnowledge> knowledge_;
};

// ISO codes of the countries where the fighting parties of a text are at home: "Houthi fighters returned to Hays" is a
// story of Yemen. A state's forces fight anywhere, and point to nothing.
[[nodiscard]] std::vector<std::string> homesOf(const std::vector<ActorMention> &mentions, const actors::Registry &registry);

} // namespace zamkan::mentions
