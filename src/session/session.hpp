// Everything that the user is looking at, as a value. apply() is the only writer: panels take a session const and
// return actions.
#pragma once
#include "base/diagnostic.hpp"
#include "base/json_type.hpp"
#include "base/progress.hpp"
#include "events/account.hpp"
#include "events/agreement.hpp"
#include "events/duplicates.hpp"
#include "events/event_file.hpp"
#include "events/event_table.hpp"
#include "reading/reading.hpp"
#include "map/scene.hpp"
#include "map/viewport.hpp"
#include "session/bookmarks.hpp"
#include "session/comparison.hpp"
#include "session/history.hpp"
#include "session/kept_words.hpp"
#include "session/known_columns.hpp"
#include "session/map_things.hpp"
#include "session/project.hpp"
#include "session/recent_files.hpp"
#include "session/review.hpp"
#include "session/settings.hpp"
#include "session/shortcuts.hpp"
#include "session/story.hpp"
#include "session/territory.hpp"
#include "session/wording.hpp"
#include "timeline/row_sort.hpp"
#include "timeline/sight.hpp"
#include "timeline/sieve.hpp"
#include "timeline/window.hpp"
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace zamkan::session {

// One opened input: an article that was read, or a file of events. Its rows stand in the table while it is on.
struct Source {
    std::string name; // an article's title or file name, or what the user calls it
    bool renamed = false;
    std::size_t colour = 0; // its number among the palette's layer colours, taken round
    std::filesystem::path file;
    std::shared_ptr<const events::EventSegment> segment; // never null
    std::shared_ptr<const reading::Reading> reading;      // null for an event file
    std::optional<events::LoadReport> report;            // of an event file
    std::shared_ptr<const timeline::RowIndex> index;     // null, or without the text of the rows, until it was made
    std::vector<events::ReasonCount> reasons;            // why rows of it could not be used
    std::map<std::string, std::string> mapping;          // what is told of its columns (LoadReport::mapping), or of an article ("published")
    std::size_t events = 0;
    bool on = true;
    std::uint64_t uid = 0; // given when it is opened, kept when it is opened again, never given twice
    Reviewed reviewed;     // what a person said of its events
    bool complete = true;  // false: of its reading only document and events are known, as a project keeps no more
};

// A file that is being opened, or waits for its turn.
struct Opening {
    std::string name;
    std::shared_ptr<Progress> progress; // tells which one it is
};

// Rows that tell of the same event in several sources, and whether the table shows each event once.
struct Duplicates {
    std::vector<events::DuplicateGroup> groups; // rows of the present table
    std::vector<std::vector<events::Disagreement>> disagreements; // of each group
    std::vector<std::pair<events::Row, std::uint32_t>> disputed;  // rows whose group disagrees, and which group; by row
    bool looked = false;                        // they were looked for since the table last changed
    bool whole = true;                          // false: there are more than could be looked at
    bool merged = false;                        // only the first row of each group passes
};

// What was noted about an input, for the Remarks panel.
struct Remark {
    Diagnostic diagnostic;
    std::string source; // file or article; may be empty
    // Of a row that cannot be used: why, for the window to say in its language; empty for every other remark.
    Reason reason = {};
    std::uint64_t row = 0;
    std::string text = {}; // as it stood
};

// What a file's columns leave open: "question." and the key in the words of the window, with values; a key that begins
// with "reason." stands as it is.
struct Question {
    std::string key;
    std::map<std::string, std::string, std::less<>> values = {};
    friend bool operator==(const Question &, const Question &) = default;
};

// A short word to the user that goes away by itself. `key` and `values` as Wording::with takes them.
struct Toast {
    std::uint64_t id = 0;
    Severity severity = Severity::remark;
    std::string key;
    std::map<std::string, std::string, std::less<>> values;
    std::string copy; // what its copy button copies; empty: no button
    double seconds_left = 6;
    std::filesystem::path columns_of = {}; // a file whose columns its button asks about; empty: no button
    std::string about = {};                // a file's name, said first
};

// agreement: while several sources are open; changes: while two moments are compared
enum class Tab : std::uint8_t { source, events, layers, areas, remarks, changes, agreement };
enum class Dialog : std::uint8_t { none, open, keys, about, save, columns, settings, bookmarks, kind, history, unsaved, paste, story, sheet };

// What a drag or a click on the map does.
enum class Tool : std::uint8_t { pan, box, lasso, measure, note_text, note_arrow, note_circle, place }; // place: where the selected event is

struct Session {
    std::vector<Source> sources; // the order of the layers: rows of later ones lie over the others
    std::shared_ptr<const events::EventTable> table = std::make_shared<const events::EventTable>();
    struct Part { // of the table, in its order
        std::uint64_t source = 0; // uid
        std::shared_ptr<const std::vector<std::uint32_t>> events; // of corrected rows: the number of each event; null: as the segment counts
    };
    std::vector<Part> parts;
    bool sample = false; // what is open is the bundled sample: the first file of the user's takes its place

    std::shared_ptr<const reading::Reader> reader; // who knows other names of places and parties; null until it is open
    timeline::Sieve sieve;                        // its filter is what is looked at
    Duplicates duplicates;
    std::vector<events::Row> listed; // pass the filter: dated ones by time, then those without a date
    timeline::Order order;           // of the table
    std::shared_ptr<const Wording> sort_words; // what the order reads, in the language of the window; null until it is needed
    std::vector<events::Row> ordered; // `listed` in that order; empty where it stands so already
    std::vector<events::Row> shown;  // of these, what happened (not denied, not planned) and is in the window
    std::size_t all = 0;             // rows of the table that happened

    timeline::Axis axis = timeline::axisOf(*table);
    timeline::Axis sight = axis; // the stretch of it that the timeline shows
    bool clock_times = false;    // some row begins or ends inside a day
    timeline::Window window{axis.start, axis.end, timeline::Mode::window};
    timeline::Playback playback;
    Bookmarks bookmarks; // of the user's, those of other files too
    Story story;
    std::optional<Telling> telling; // while it is told
    History history;     // what can be undone
    Kept kept;           // what was said once and for all since the window opened
    ProjectHere project;
    std::optional<DoubtAt> review_at; // where the review is in its queue
    std::uint64_t next_source = 1;
    std::optional<Comparison> comparison;

    map::Viewport viewport;
    map::View::Insets insets;
    double legend = 0; // pixels that the map's legend takes from a side of what is free; fitting keeps marks out
    bool legend_right = false; // from the right
    bool is_fitted = false; // nobody moved the map since it was fitted
    std::optional<events::Row> selected, hovered;
    std::vector<events::Row> picked;   // by number: `selected` and what was selected with it
    std::optional<events::Row> anchor; // where a range of the table begins
    std::optional<events::Row> spread; // the cluster that holds it is spread on the map
    Tool tool = Tool::pan;
    std::optional<std::size_t> document; // source shown in the Source panel
    std::optional<Span> lit;             // stretch of that document that was asked for, beside the selected sentence
    MapThings on_map;
    std::uint64_t reveal = 0;            // grows when panels should scroll to what is selected or lit

    Holdings holdings; // who holds what, while the setting "areas" is on

    Settings settings;
    RecentFiles recent; // of the user's, the sample aside
    KnownColumns known_columns;
    Tab tab = Tab::source;
    Dialog dialog = Dialog::none;
    Focus focus = Focus::timeline;
    bool panels = true;   // Tab hides them
    bool filters = false; // the panel of what can be filtered by is open
    std::vector<Remark> remarks;
    std::vector<Toast> toasts;
    std::uint64_t next_toast = 1;
    std::vector<Opening> openings; // what is being opened
    std::filesystem::path columns_of; // the file of Dialog::columns
    std::vector<Question> questions;  // why it is asked about; none: because the user wanted it

    // While several actions are applied at once: what is made anew after them, once.
    struct Arriving { bool now = false, table = false, fit = false, first = false; } arriving;
};

// ---- actions -----------------------------------------------------------------------------------------------------

// Opening. A reading's events lead back to it; a failed opening becomes a remark and changes nothing else.
struct OpeningStarted { Opening opening = {}; };
struct ArticleRead {
    std::shared_ptr<const reading::Reading> reading;
    std::filesystem::path file;
    bool sample = false;
    bool again = false; // takes the place of the source of that file and id, if it is open
    std::map<std::string, std::string> mapping = {}; // Source::mapping; none: as it was, when it is read again
};
struct EventsLoaded {
    std::shared_ptr<const Parsed<events::LoadedEvents>> loaded;
    std::filesystem::path file;
    bool sample = false;
    bool again = false; // takes the place of the source of that file, if it is open
    std::vector<events::ReasonCount> reasons = {};
};
struct OpeningEnded { // of one OpeningStarted, after its results; `failure` when there were none
    std::optional<Diagnostic> failure;
    std::string source;
    bool fit = true; // look at all of it
    std::shared_ptr<Progress> progress = {}; // of the opening
    std::filesystem::path unclear = {};      // a table whose columns or rows say nothing: the user is asked about them
    std::vector<Question> questions = {};    // what about
};
struct AskColumns { std::filesystem::path file; std::vector<Question> questions = {}; }; // none: those of its report
struct RememberColumns { KnownColumns::Header header; KnownColumns::Mapping mapping; };
struct ForgetColumns { KnownColumns::Header header; };
struct CancelOpening { std::size_t opening = 0; };
struct CloseAll {};
// Layers.
struct SwitchSource { std::size_t source = 0; bool on = true; };
struct MoveSource { std::size_t source = 0; int by = 1; };
struct CloseSource { std::size_t source = 0; };
struct RenameSource { std::size_t source = 0; std::string name; }; // an empty name changes nothing
struct ColourSource { std::size_t source = 0, colour = 0; };
struct DuplicatesFound {
    std::shared_ptr<const events::EventTable> of;
    std::vector<events::DuplicateGroup> groups;
    std::vector<std::vector<events::Disagreement>> disagreements = {}; // of each group
    bool whole = true;
};
struct MergeDuplicates { bool merged = true; };
struct ForgetRecent {};
struct AddRemark { Remark remark; };
struct ClearRemarks {};
struct ShowToast { Toast toast; }; // its id is given by the session
struct DismissToast { std::uint64_t id = 0; };

// Time.
struct SetWindow { time::Instant from, to; bool typed = false; }; // kept inside the axis and never empty; typed: not dragged
struct SetMode { timeline::Mode mode = timeline::Mode::window; };
struct StepClock { int times = 1; };
struct GoToEdge { bool end = false; };
struct ShowAllTime {};
struct TogglePlay {};
struct SetDirection { int direction = 1; };
struct SetSpeed { double steps_per_second = 4; };
struct SetStep { timeline::Step step; };
struct SetAtEnd { timeline::AtEnd at_end = timeline::AtEnd::loop; };
struct Tick { double seconds = 0; }; // time passes: playback moves, toasts fade
struct StepEvent { int by = 1; };    // to the next event that is looked at, or the one before
struct ZoomTime { std::optional<time::Instant> at; double factor = 1; }; // the axis alone; `at` stays; none: the clock
struct PanTime { double share = 0; }; // of what is in sight; > 0: later
struct FitTime {};
// Moments to come back to.
struct AddBookmark { std::string name; }; // of now; an empty name: its date
struct RenameBookmark { std::size_t bookmark = 0; std::string name; };
struct RemoveBookmark { std::size_t bookmark = 0; };
struct GoToBookmark { std::size_t bookmark = 0; };
// Two moments beside each other; none: no longer.
struct Compare { std::optional<Comparison> comparison; };

// Map.
struct Resize { double width = 1280, height = 800; map::View::Insets insets; double legend = 0; bool legend_right = false; };
struct Pan { double dx = 0, dy = 0; };
struct ZoomAt { map::Point anchor; double factor = 1; };
struct Zoom { double factor = 1; }; // at the middle of what the panels leave free
struct FitAll {};
struct LookAt { geo::LatLon position; double radius_km = 0; }; // radius: how much around it is of interest

// What is looked at. Filters that change nothing cost nothing.
struct KnowledgeOpened { std::shared_ptr<const reading::Reader> reader; };
struct RowsIndexed { // of the sources with that segment
    std::shared_ptr<const events::EventSegment> of;
    std::shared_ptr<const timeline::RowIndex> index;
};
struct SetFilter { timeline::Filter filter; };
enum class Choose : std::uint8_t { only, without, toggle }; // only: the others again, when they are chosen alone already
struct ChooseValues { timeline::Facet facet = timeline::Facet::actor; std::set<std::string, std::less<>> values; Choose how = Choose::toggle; };
struct ClearFacet { timeline::Facet facet = timeline::Facet::actor; };
struct InvertFacet { timeline::Facet facet = timeline::Facet::actor; };
struct SetMagnitude { std::optional<double> least, most; };
struct SetBox { std::optional<geo::Box> box; };
struct ClearFilter {};
struct SetTool { Tool tool = Tool::pan; };
struct ToggleFilters {};
// The table.
struct SortTable { timeline::Column column = timeline::Column::date; }; // by it, or the other way round
enum class Picking : std::uint8_t { toggle, range };
struct PickRow { events::Row row = 0; Picking how = Picking::toggle; };
struct PickRows { std::vector<events::Row> rows; bool add = false; }; // many at once
struct PickAll {};
struct StepRow { int by = 1; bool extend = false; }; // the selection moves in the table's order; far: to its end

// Selection.
struct Select { std::optional<events::Row> row; bool look = false; }; // look: bring the mark into view
struct Spread { std::optional<events::Row> row; }; // the cluster that holds it; none: no cluster
struct Hover { std::optional<events::Row> row; };
struct ShowDocument { std::size_t source = 0; };
struct GoToPlace { std::size_t source = 0; std::uint32_t mention = 0; };
struct GoToDate { std::size_t source = 0; std::uint32_t mention = 0; };

// The window itself.
struct SetFilterText { std::string text; };
struct ShowTab { Tab tab = Tab::source; };
struct ShowDialog { Dialog dialog = Dialog::none; };
struct TogglePanels {};
struct SetFocus { Focus focus = Focus::timeline; };
struct ChangeSetting { std::string id, value; };

using Action = std::variant<OpeningStarted, ArticleRead, EventsLoaded, OpeningEnded, AskColumns, RememberColumns, ForgetColumns,
                            CancelOpening, CloseAll, SwitchSource, MoveSource, CloseSource, RenameSource, ColourSource, DuplicatesFound, MergeDuplicates, ForgetRecent, AddRemark, ClearRemarks,
                            ShowToast, DismissToast, SetWindow, SetMode, StepClock, GoToEdge, ShowAllTime, TogglePlay,
                            SetDirection, SetSpeed, SetStep, SetAtEnd, Tick, Resize, Pan, ZoomAt, Zoom, FitAll, LookAt,
                            Select, Hover, ShowDocument, GoToPlace, GoToDate, SetFilterText, ShowTab,
                            ShowDialog, TogglePanels, SetFocus, ChangeSetting, KnowledgeOpened, RowsIndexed, SetFilter, ChooseValues,
                            ClearFacet, InvertFacet, SetMagnitude, SetBox, ClearFilter, SetTool, ToggleFilters, SortTable, PickRow, PickRows,
                            PickAll, StepRow, Spread, StepEvent, ZoomTime, PanTime, FitTime, AddBookmark, RenameBookmark, RemoveBookmark, GoToBookmark,
                            Compare, TerritoryMade, AskArea, MapThing, StoryThing, Correct, AddEvent, StepReview, KeepWords, Undo, Redo, ProjectOpened, ProjectSaved, ReadingCompleted>;

// The only writer of a session.
void apply(Session &session, const Action &action);
// The same one after the other, for what arrives together: table, shown rows and view are made anew once, not after each.
void apply(Session &session, const std::vector<Action> &actions);

// ---- questions ---------------------------------------------------------------------------------------------------

// A fresh session with the user's settings and the files of the last times.
[[nodiscard]] Session begin(Settings settings, RecentFiles recent = {}, KnownColumns columns = {});

// The viewport that shows all located rows inside what the panels leave free; the present one when there are none.
[[nodiscard]] map::Viewport fitted(const Session &session);

// The rows of the table as it stands: `ordered`, else `listed`.
[[nodiscard]] const std::vector<events::Row> &tableRows(const Session &session);
// Rows whose text nobody has looked through yet: a search may miss them.
[[nodiscard]] std::size_t unreadRows(const Session &session);
// What knows other names, for who makes an index.
[[nodiscard]] timeline::Knowledge knowledgeOf(const Session &session);
// The sentence of an article that a row of a source was read in.
[[nodiscard]] timeline::RowIndex::Elsewhere sentencesOf(const Source &source);

// The group of Session::duplicates in which sources disagree about what the row tells; none, or nobody looked.
[[nodiscard]] std::optional<std::uint32_t> disputeOf(const Session &session, events::Row row);

// The source that a row belongs to.
[[nodiscard]] std::size_t sourceOf(const Session &session, events::Row row);
// Of the article that the row was read from; null for a row of a file.
[[nodiscard]] const reading::Reading *readingOf(const Session &session, events::Row row);

// Whether a bookmark was made of anything that is open.
[[nodiscard]] bool stands(const Session &session, const Bookmark &bookmark);
// The two moments that the window of time suggests: its ends, or of all of the time a third of it and its end.
[[nodiscard]] Comparison suggestedComparison(const Session &session);
// The window of time with its clock at that moment, as the mode has it.
[[nodiscard]] timeline::Window windowAt(const Session &session, time::Instant at);

// What the marks' colours tell: the setting "colour_by", and the layers' own names and colours.
[[nodiscard]] map::Colouring colouringOf(const Session &session);
// "ar" or "en" after the settings and the locale.
[[nodiscard]] text::Language uiLanguage(const Session &session);
[[nodiscard]] text::Language labelLanguage(const Session &session);

// What a script or a bug report wants to know: sources, window, playback, counts, selection, viewport, panels, remarks.
[[nodiscard]] Json stateOf(const Session &session);

} // namespace zamkan::session
