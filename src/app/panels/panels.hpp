// The window's panels, one a file. Each takes the session const, draws, and adds to the outcome what the user did.
#pragma once
#include "app/kit/field.hpp"
#include "app/kit/kit.hpp"
#include "app/kit/row_scroll.hpp"
#include "app/outcome.hpp"
#include "app/platform/user_folders.hpp"
#include "events/coordinates.hpp"
#include "gazetteer/gazetteer.hpp"
#include "session/shortcuts.hpp"
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zamkan::app {

struct AreasShown; // app/areas.hpp

// Where things are, in pixels of the window.
struct Layout {
    Rect bar, side, bottom; // empty when hidden
    Rect map;               // what they leave
};
[[nodiscard]] Layout layOut(const Kit &kit, const session::Session &session, float width, float height,
                            float sideWidth);

// ---- menu.cpp: the bar at the top, its menus and the search box ---------------------------------------------------
struct SearchHit {
    std::string name, detail;
    geo::LatLon position;
    double radius_km = 0;
};
struct MenuState {
    Field search;
    std::string searched;        // what `hits` are of
    std::vector<SearchHit> hits; // places of that name
    std::optional<events::Coordinates> coordinates; // opened when it is first needed
    bool over_hits = false;      // the pointer is on their list, which stays while it is
    std::optional<std::size_t> open; // the menu that is open
    int turn = 0;                    // open the menu so many further on
};
void drawMenu(Kit &kit, const session::Session &session, const session::Shortcuts &shortcuts,
              const gazetteer::Gazetteer *gazetteer, const Rect &where, MenuState &state, Outcome &outcome);

// ---- timeline.hpp, bookmarks.hpp, changes.hpp: panels with headers of their own ------------------------------------------
struct ChangesState;
struct AgreementState;
struct TextSearch;
struct DocumentList;

// ---- side.cpp: the tabs at the end of the window -----------------------------------------------------------------------------
struct ArticleState {
    std::size_t source = SIZE_MAX;  // what the rest is of
    const void *reading = nullptr;
    float width = 0, scale = 0;
    struct Paragraph { std::uint32_t start = 0, end = 0; float height = 0; bool measured = false; };
    std::vector<Paragraph> paragraphs;
    bool to_top = false;
    std::uint64_t revealed = 0;
    int settle = 0; // frames left in which the scroll is set again, while heights become known
    std::shared_ptr<struct ReviewCard> review; // made when it is first drawn
    std::shared_ptr<TextSearch> search;        // likewise
    std::shared_ptr<DocumentList> documents;   // likewise
    bool wants_search = false;                 // the caret into it
    std::optional<std::uint32_t> target;       // byte to scroll to
};
struct EventTableState {
    EventTableState();
    struct Shown { float width; bool on; };
    std::array<Shown, timeline::kColumns> columns; // widths are shares of the whole
    RowScroll scroll;
    std::uint64_t revealed = 0;
    int rows_in_sight = 1;
    bool wants_menu = false; // of the columns
};
struct EventListState {
    RowScroll scroll;
    std::uint64_t revealed = 0;
    bool as_table = false;
    EventTableState table;
    float narrow = 400; // what the side was before the table widened it
};
struct FiltersState {
    std::array<bool, timeline::kFacets> open{true, true, false, false, false, false, true, false, false}; // by Facet
    std::array<bool, timeline::kFacets> more{};
    Field least, most;
    std::pair<std::optional<double>, std::optional<double>> magnitude_of; // what the fields show
};
struct LayersState {
    std::optional<std::size_t> dragged, renamed; // sources
    bool moved = false;                          // the dragged one
    Field name;                                  // of the renamed one
};
struct SideState {
    ArticleState article;
    LayersState layers;
    EventListState events;
    std::shared_ptr<ChangesState> changes; // made when it is first drawn
    std::shared_ptr<AgreementState> agreement; // likewise
    const AreasShown *areas = nullptr; // of this frame; null while areas are not shown
    float width = 400; // at scale 1
};
void drawSide(Kit &kit, const session::Session &session, const Rect &where, SideState &state, Outcome &outcome);
void drawChanges(Kit &kit, const session::Session &session, const Rect &where, std::shared_ptr<ChangesState> &state, Outcome &outcome);
void drawSource(Kit &kit, const session::Session &session, const Rect &where, ArticleState &state, Outcome &outcome);
// Scrolls list or table to the selected row, once for each time that the session wants it seen.
void revealSelected(const session::Session &session, std::uint64_t &revealed, RowScroll &scroll, float rowsInSight);
void drawEvents(Kit &kit, const session::Session &session, const Rect &where, SideState &state, Outcome &outcome);
// event_table.cpp: the same as a table of columns.
void drawEventTable(Kit &kit, const session::Session &session, const Rect &where, EventTableState &state, Outcome &outcome);
// The selected rows for a spreadsheet: a head and a line a row, cells parted by tabs.
[[nodiscard]] std::string copiedRows(const session::Session &session, const session::Wording &wording, const EventTableState &state);
// layers.cpp: the sources, on or off, in their order; events that several of them tell of.
void drawLayers(Kit &kit, const session::Session &session, const Rect &where, LayersState &state, Outcome &outcome);
// duplicates.cpp: what several sources tell alike, below the layers; its height.
float drawDuplicates(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome);
// areas.cpp: who holds what, why, and what changed.
void drawAreas(Kit &kit, const session::Session &session, const Rect &where, const AreasShown *shown, Outcome &outcome);
void drawRemarks(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome);
// account.cpp: what a file of events came to: its rows, its columns, why rows could not be used; the selected row whole.
void drawAccount(Kit &kit, const session::Session &session, std::size_t source, const Rect &where, Outcome &outcome);

// ---- filters.cpp, chips.cpp: what is looked at ---------------------------------------------------------------------
// All that can be filtered by, with how many events each value has under all other filters; over the map's end side.
constexpr float kFiltersWidth = 300; // at scale 1, at the end side of the map
void drawFilters(Kit &kit, const session::Session &session, const Rect &map, FiltersState &state, Outcome &outcome);
// What is filtered by now, to take away piece by piece; nothing while nothing is.
void drawChips(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome);

// ---- open_dialog.cpp and open_preview.cpp: our own file browser -------------------------------------------------------
// The first lines of a file: as a table, or as text; neither when it has no preview.
struct OpenPreview {
    std::filesystem::path of;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::size_t more_columns = 0; // beside those
    std::string text;
};
[[nodiscard]] OpenPreview previewOf(const std::filesystem::path &file, bool delimited);
void drawPreview(Kit &kit, const Rect &where, const OpenPreview &preview);

struct OpenState {
    struct Entry {
        std::string name;
        bool folder = false, known = false;
        std::uintmax_t size = 0;
        std::chrono::sys_seconds changed;
    };
    std::filesystem::path folder;
    std::filesystem::path listed; // what `entries` are of
    std::vector<Entry> entries;
    bool readable = true, all_files = false, missing = false, was_open = false;
    bool layer = false; // what is opened becomes a layer of the map
    std::string chosen;
    OpenPreview preview; // of `chosen`
    std::vector<UserFolder> places; // as they were when the dialog opened
    Field path;
};
void drawOpenDialog(Kit &kit, const session::Session &session, OpenState &state, Outcome &outcome);

// ---- save_dialog.cpp: events into a file --------------------------------------------------------------------------------
enum class SaveWhich : std::uint8_t { all, listed, shown };
struct SaveState {
    Field path;
    SaveWhich which = SaveWhich::listed;
    bool was_open = false;
};
void drawSaveDialog(Kit &kit, const session::Session &session, SaveState &state, Outcome &outcome);

// ---- columns.cpp: which column of a file is what -------------------------------------------------------------------------
struct ColumnsState {
    struct Look { // at the file, taken beside the window's thread
        std::vector<std::string> columns;
        std::vector<std::vector<std::string>> rows; // the first ones
        std::map<std::string, std::string> mapping; // as it is, or as it is guessed
        bool has_header = false;
        std::string trouble;                        // why it cannot be read; "" when it can
    };
    std::filesystem::path file; // empty: none
    std::future<Look> coming;
    Look look;
    std::map<std::string, std::string> mapping; // canonical → column, and the wishes
    bool remember = true;                       // for files of the same header
    bool was_open = false;
};
void drawColumnsDialog(Kit &kit, const session::Session &session, ColumnsState &state, Outcome &outcome);

// ---- help.cpp: keys, about ------------------------------------------------------------------------------------------
struct AboutFacts {
    std::string version;
    std::vector<std::string> libraries;
    std::vector<std::string> data;
};
void drawKeys(Kit &kit, const session::Shortcuts &shortcuts, Outcome &outcome);
void drawAbout(Kit &kit, const AboutFacts &facts, Outcome &outcome);

// ---- settings.cpp: every setting with its choices, from the table; what is chosen holds at once ------------------------
void drawSettings(Kit &kit, const session::Session &session, Outcome &outcome);

// ---- toasts.cpp: short words over the map, and the line for a first start --------------------------------------------
// `legend`: the width that the map's legend takes, which stays free.
void drawToasts(Kit &kit, const session::Session &session, const Rect &map, float legend, bool loading,
                Outcome &outcome);

// ---- tooltip.cpp: what is under the pointer on the map ---------------------------------------------------------------
[[nodiscard]] std::vector<TipLine> tipOf(Kit &kit, const session::Session &session, const map::Mark &mark);

// Begins an ImGui window that fills a rectangle and has nothing of ImGui's look; end it with ImGui::End().
void beginPane(const char *name, const Rect &where);
// A dialog in the middle of the window: surface and title; end it with endDialog, which adds a closing button.
struct DialogFrame {
    Rect inside;
    bool open = true; // false after endDialog when it was closed
    const char *name = "";
    Rect close;
};
DialogFrame beginDialog(Kit &kit, const char *name, std::string_view title, float width, float height);
void endDialog(Kit &kit, DialogFrame &frame);

} // namespace zamkan::app
