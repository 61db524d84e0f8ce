// Changes that can be undone: of events, filter, time that was typed, comparison, bookmarks, story, layers and notes, each
// with its name.
#pragma once
#include "events/correction.hpp"
#include "session/bookmarks.hpp"
#include "session/comparison.hpp"
#include "session/kept_words.hpp"
#include "session/map_things.hpp"
#include "session/story.hpp"
#include "timeline/filter.hpp"
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::session {

struct Source;

// All that a change can alter; cheap to take.
struct Remembered {
    struct Layer {
        std::uint64_t source = 0; // uid
        std::string name;
        bool renamed = false, on = true;
        std::size_t colour = 0;
        std::shared_ptr<const events::Corrections> corrections;
        friend bool operator==(const Layer &, const Layer &) = default; // corrections: the same ones
    };
    timeline::Filter filter;
    Bookmarks bookmarks;
    std::vector<Layer> layers;
    std::vector<MapLayer> map_layers;
    std::vector<map::Note> notes;
    Story story;
    Kept kept;
    timeline::Window window; // it moves without a change too: it is set back only by a change that moved it
    std::optional<Comparison> comparison;
    friend bool operator==(const Remembered &, const Remembered &) = default;
};

struct Change {
    std::string key; // "change." and the key in the words of the window
    std::map<std::string, std::string, std::less<>> values;
    Remembered before, after;
};

struct History {
    static constexpr std::size_t kMost = 1000; // changes that are kept
    std::vector<Change> changes;
    std::size_t done = 0; // of them; those behind were undone
    std::uint64_t version = 0; // grows with every change, undone and done again ones too
    std::map<std::uint64_t, std::shared_ptr<const Source>> closed; // sources that an undo may bring back
};

// ---- actions ------------------------------------------------------------------------------------------------------------
struct Undo { std::size_t times = 1; };
struct Redo { std::size_t times = 1; };

} // namespace zamkan::session
