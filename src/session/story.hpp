// A story: moments in an order, each with words of its own, to be told step by step. It belongs to the project.
#pragma once
#include "base/json_type.hpp"
#include "session/bookmarks.hpp"
#include "text/document.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zamkan::session {

struct StoryStep {
    Moment moment;
    std::string title_ar, title_en, text_ar, text_en;
    friend bool operator==(const StoryStep &, const StoryStep &) = default;
};
// In that language, or in the other one where it has none.
[[nodiscard]] const std::string &titleOf(const StoryStep &step, text::Language language);
[[nodiscard]] const std::string &textOf(const StoryStep &step, text::Language language);

[[nodiscard]] Json toJson(const StoryStep &step);
// Throws InputError, which says what is wrong.
[[nodiscard]] StoryStep stepFrom(const Json &json);

using Story = std::vector<StoryStep>;

// The story as it is told now.
struct Telling {
    std::size_t step = 0; // of the story
    Moment before;        // where the user was, and is again when it ends
    bool panels = true;   // likewise
};

// ---- actions ------------------------------------------------------------------------------------------------------------
struct AddStep { std::optional<std::size_t> bookmark; }; // its moment and name; none: what is looked at now
struct ChangeStep { std::size_t step = 0; StoryStep to; };
struct MoveStep { std::size_t step = 0; int by = 1; };
struct RemoveStep { std::size_t step = 0; };
struct TellStory { std::size_t step = 0; }; // from there on
struct TellOn { int by = 1; };              // behind the last one it ends, before the first one it stays
struct EndStory {};
using StoryThing = std::variant<AddStep, ChangeStep, MoveStep, RemoveStep, TellStory, TellOn, EndStory>;

} // namespace zamkan::session
