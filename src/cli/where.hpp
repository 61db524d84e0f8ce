// --where: the window's filter on the command line.
#pragma once
#include "events/event_segment.hpp"
#include "events/event_table.hpp"
#include "timeline/filter.hpp"
#include "timeline/sieve.hpp"
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace zamkan::cli {

// Conditions as timeline::addCondition reads them.
class Where {
public:
    void addTo(CLI::App &verb); // the option; this object must outlive the parsing
    [[nodiscard]] bool empty() const { return conditions_.empty(); }
    [[nodiscard]] const std::vector<std::string> &conditions() const { return conditions_; }
    void set(std::vector<std::string> conditions) { conditions_ = std::move(conditions); }
    void check() const { (void)filter({}); } // before anything is read. Throws CLI::ValidationError

    // A source of the events: its name, and of each event the text that it was read in; may be without.
    struct Source {
        std::shared_ptr<const events::EventSegment> segment;
        std::string name;
        std::vector<std::string> texts;
    };
    // The table of these sources through the filter. Parties may be named as one likes. Throws CLI::ValidationError.
    [[nodiscard]] timeline::Sieve look(std::shared_ptr<const events::EventTable> table, const std::vector<Source> &sources,
                                       const timeline::Knowledge &knowledge) const;
    // Of these events those that pass, `texts` beside them as above.
    void keep(std::vector<events::Event> &events, const std::vector<std::string> &texts, const timeline::Knowledge &knowledge) const;

private:
    [[nodiscard]] timeline::Filter filter(const timeline::Knowledge &knowledge) const;
    std::vector<std::string> conditions_;
};

} // namespace zamkan::cli
