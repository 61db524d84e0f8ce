// Where sources tell of an event on a sheet differently: signs for the map, and words that leave each value its source.
#pragma once
#include "briefing/sheet.hpp"
#include "events/agreement.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include <memory>
#include <string>
#include <vector>

namespace zamkan::briefing {

// What sources disagree about in a table; kept, as many pages may be made of one table.
class Disputes {
public:
    void look(const events::EventTable &table); // nothing, when it is the table that was looked at last
    // Groups that disagree and of which one of the rows at least is among these.
    [[nodiscard]] std::vector<std::size_t> among(const std::vector<events::Row> &rows) const;
    [[nodiscard]] const events::Agreement &found() const { return found_; }

private:
    std::vector<events::EventTable::Part> of_; // keeps the segments alive: no other table can be taken for this one
    events::Agreement found_;
};

// A dispute in the words of a page.
struct DisputeText {
    std::string place, what; // of the event
    struct Value {
        std::string matter, value, sources; // "number" "12 killed" "one.csv · two.csv"
    };
    std::vector<Value> values; // matter by matter; of one matter those that contradict follow each other
};
[[nodiscard]] DisputeText inWords(const events::EventTable &table, const events::Agreement &found, std::size_t group, const map::Words &words, const std::vector<map::Colouring::Layer> &sources);

// Signs beside the marks, without their "≠", which is text.
struct DisputeSign {
    map::Point at; // the middle
    double radius = 0;
};
[[nodiscard]] std::vector<DisputeSign> signsOf(const events::EventTable &table, const events::Agreement &found, const std::vector<std::size_t> &groups, const map::Viewport &viewport, double ratio);

} // namespace zamkan::briefing
