// From a sheet and its events to pages: where title, map, legend, inset and sources stand.
#pragma once
#include "briefing/sheet.hpp"
#include "map/leaf.hpp"
#include <memory>
#include <vector>

namespace zamkan::briefing {

class SheetMaker {
public:
    // What is opened once; all must outlive the maker and its leaves but the base map.
    SheetMaker(std::shared_ptr<const map::BaseMap> base, const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors,
               lettering::Letterer &letterer);
    ~SheetMaker();
    SheetMaker(const SheetMaker &) = delete;
    SheetMaker &operator=(const SheetMaker &) = delete;

    // The sheet with its size, its moments (all of the time where there is none) and its camera filled in, so that it
    // gives the same picture whatever is shown. Throws InputError for a size or a layout that cannot be.
    [[nodiscard]] Sheet settled(Sheet sheet, const Content &content);

    // The page, and after it those of the listing. `notes` are told what did not find room: it is never dropped in
    // silence. Throws as settled() does.
    [[nodiscard]] std::vector<map::Leaf> make(const Sheet &sheet, const Content &content, std::vector<Diagnostic> *notes = nullptr);
    // The page alone, of a sheet that is settled; the maker keeps what the last one had in common with it.
    [[nodiscard]] map::Leaf page(const Sheet &sheet, const Content &content, std::vector<Diagnostic> *notes = nullptr);

private:
    struct State;
    std::unique_ptr<State> state_;
};

// What holds these rows that are drawn; those said of whole countries need no room unless there are no others.
[[nodiscard]] geo::Box boxOf(const events::EventTable &table, const std::vector<events::Row> &rows);

} // namespace zamkan::briefing
