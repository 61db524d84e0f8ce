// Events as lines and columns of a file. For event_save.cpp.
#pragma once
#include "events/event_source.hpp"
#include "geo/layer_files.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::events {

// One line of a saved file: an event at one of its places.
struct Line {
    const Event &event;
    const EventPlace *place;
};

struct SavedColumn {
    std::string_view name;
    geo::ColumnKind kind;
    std::string (*cell)(const Line &);
    std::string_view short_name = {}; // in shapefiles; assets/schemas/zamkan.toml knows it too
    bool (*needed)(const Event &) = nullptr; // written only where an event needs it; null: always
};

// The columns of these events: the contract's, then what else the rows brought. A column of theirs that is called like
// one of ours is called original_…. Looks at all events once, and keeps none.
struct Sheet {
    explicit Sheet(const EventSource &source);

    std::vector<const SavedColumn *> columns;
    std::vector<std::string> extras; // as written
    std::size_t lines = 0;
    bool clocks = false;       // some of them know the time of day
    bool before_sheets = false; // some were before March 1900, from where on workbooks count days

    // The cells of the extras; the views live as long as the event.
    void extraCells(const Line &line, std::vector<std::string_view> &cells) const;

private:
    std::unordered_map<std::string, std::size_t> extraAt_; // as the events call them
};

// The lines of a source, one after the other; a line lives until the next is asked for.
class Lines {
public:
    explicit Lines(const EventSource &source) : next_(source()) {}
    [[nodiscard]] std::optional<Line> next();

private:
    NextEvent next_;
    const Event *event_ = nullptr;
    std::size_t place_ = 0;
};

} // namespace zamkan::events
