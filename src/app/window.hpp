// The window from its first frame to its last: input → panels → actions → picture.
#pragma once
#include "app/app.hpp"
#include "app/agreeing.hpp"
#include "app/areas.hpp"
#include "app/atlas.hpp"
#include "app/bench_script.hpp"
#include "app/diagnostics.hpp"
#include "app/export_desk.hpp"
#include "app/exporting.hpp"
#include "app/file_watch.hpp"
#include "app/indexing.hpp"
#include "app/jobs.hpp"
#include "app/kit/ink.hpp"
#include "app/kit/kit.hpp"
#include "app/log.hpp"
#include "app/map_view.hpp"
#include "app/opening.hpp"
#include "app/panels/bookmarks.hpp"
#include "app/panels/history.hpp"
#include "app/panels/panels.hpp"
#include "app/panels/paste.hpp"
#include "app/panels/story.hpp"
#include "app/panels/timeline.hpp"
#include "app/platform/file_drop.hpp"
#include "app/platform/image_clipboard.hpp"
#include "app/platform/imgui_backend.hpp"
#include "app/platform/system_dialog.hpp"
#include "app/state_file.hpp"
#include "session/project/file.hpp"
#include "session/kept_view.hpp"
#include "session/session.hpp"
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/System/Clock.hpp>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <set>

namespace zamkan::app {

class Window {
public:
    explicit Window(const Options &options); // throws InstallationError
    int run();

private:
    // window.cpp
    bool takeEvents();
    bool takeArrivals(); // drops, jobs, the atlas
    void frame(float seconds);
    void drawPanels(const Layout &layout, Outcome &outcome);
    void paint();
    void paintLater();
    void pass(Outcome &outcome); // applies actions, runs errands
    void applyAction(const session::Action &action);
    void applyArrived(std::vector<session::Action> arrived); // of one frame, together
    void noticed(const session::Action &action); // what the window does beside the session
    void measure(double milliseconds);
    [[nodiscard]] double baseline();

    // window_keys.cpp
    void takeKey(const sf::Event::KeyEvent &key);
    bool takeControlKey(const session::Chord &chord, bool typing);

    // window_kept.cpp
    void takeKept();
    void keepView(bool all); // all: the table's columns and the filter too
    void recallFilter();
    void openLayer(const std::filesystem::path &file, std::vector<session::MapLayerLook> looks);

    // window_errands.cpp
    void runErrand(const Errand &errand);
    struct OpenHow {
        ColumnMapping mapping;
        bool sample = false, again = false, sure = false;
    };
    void open(const std::vector<std::filesystem::path> &files, OpenHow how);
    void open(const std::vector<std::filesystem::path> &files) { open(files, {mappingFrom(options_.mapping), false, false, false}); }
    bool openChanged(); // what changed on disk, once it has come to rest
    void openSample();
    void refreshLook(); // after a setting changed: theme, wording, sizes
    void keepRecent();
    void keepColumns();
    void keepBookmarks();
    // window_project.cpp
    void takeProject(session::ProjectOpened &opened); // before it is applied: whether another window has it
    void saveProject();
    void openLeftBehind();
    void keepChanges(); // in the journal, at once
    void projectNoticed(const session::Action &action);
    void endProject();  // the window closes
    struct Leaving { // what is open, for something else
        enum class What : std::uint8_t { quit, open, sample } what = What::quit;
        std::vector<std::filesystem::path> files; // that are opened then
        bool saving = false;
    };
    void leave(Leaving leaving); // asks first when something would be left that is not saved
    void answered(const Leave &answer);
    void goOn(const Leaving &leaving);
    // window_story.cpp
    void exportStory();
    bool nextOfStory(); // one sheet after the other
    bool takeOfStory(const ExportEnded &ended); // whether it was one of its sheets
    // window_reading.cpp
    void openLayers(const std::vector<session::KeptLayer> &layers);
    void keep(const Keep &said);
    void keepAsUndone(); // files of what was said once and for all, after an undo or a redo
    void openKnowledge(bool readAgain); // beside the window: gazetteer and words as they are now; then the texts, if asked
    bool takeKnowledge();
    void readText(const ReadText &pasted);
    // window_export.cpp
    void takeSheet(bool asImage); // of what is shown, as the last one looked; asImage: into the clipboard
    void exportAs(const ExportAs &wanted);
    bool takeExported();
    void completeReading(); // of the document that is shown

    void makeMap();
    void takeLayerColours();
    void retitle();
    void copyRows(); // the selected ones
    void savePicture(const std::filesystem::path &file); // of the whole window

    Options options_;
    Log log_;
    Cursors cursors_;
    sf::RenderWindow window_;
    std::optional<ImguiBackend> backend_;
    Graphics graphics_;
    lettering::Letterer letterer_;
    std::optional<draw::SfmlPainter> painter_;
    std::optional<Ink> ink_;
    std::optional<Kit> kit_;
    session::Wording wording_;
    session::Shortcuts shortcuts_;
    session::Session session_;
    std::string title_, focused_; // focused_: the control that the keyboard was on in the last frame
    float display_scale_ = 1;

    std::future<Atlas> coming_;
    std::optional<Atlas> atlas_;
    std::optional<MapView> map_;
    std::future<Parsed<reading::Reader>> reopening_;
    bool read_again_ = false, reopen_ = false;                 // once it is open
    std::vector<std::shared_ptr<const reading::Reader>> former_; // the map's names are still theirs
    session::KeptView kept_;
    std::vector<session::KeptView::Layer> away_; // layers whose files are not there today
    std::uint64_t kept_version_ = 0;             // of session_.on_map
    std::set<std::vector<std::string>> recalled_; // files whose filter was asked for in this run
    std::vector<OpenRequest> waiting_; // files that wait for the atlas
    FileWatch watch_;
    SystemDialog system_dialog_;
    map::Colouring colouring_; // of this frame
    std::optional<FileDrop> drop_;
    Indexing indexing_; // before the jobs: it stops them
    Areas areas_;
    Agreeing agreeing_;
    Jobs jobs_;
    Exporting exporting_;
    std::optional<ImageClipboard> images_; // made when the first image is copied
    ExportState export_;
    ExportDesk export_desk_;

    MenuState menu_;
    TimelineState timeline_;
    SideState side_;
    FiltersState filters_;
    OpenState open_;
    SaveState save_;
    ColumnsState columns_;
    BookmarksState bookmarks_;
    HistoryState history_;
    StoryState story_;
    struct StorySheets { // while a story is made into sheets: told together, when all are there
        std::deque<ExportOrder> left; // still to be made
        std::filesystem::path folder;
        std::size_t made = 0;
        std::vector<std::string> troubles; // why others were not
    };
    std::optional<StorySheets> story_sheets_;
    PasteState paste_;
    AboutFacts about_;
    bool full_screen_ = false, closing_ = false;
    std::string keep_picture_; // $ZAMKAN_WINDOW_PICTURE: where the settled window is saved before it closes

    std::string first_commands_; // $ZAMKAN_WINDOW_COMMANDS, by name with commas between: carried out once all has come to rest

    session::Journal journal_;
    session::Kept written_words_; // that files of the user hold
    std::filesystem::path left_behind_; // journal of a session that was not saved
    bool journal_failed_ = false;
    std::optional<Leaving> leaving_; // while it is asked, or saved before
    std::uint64_t completing_ = 0; // uid of the source whose reading is being completed

    StateFile state_file_;
    FrameTimes times_;
    BenchScript bench_;
    sf::Clock now_; // since the start
    std::uint64_t frames_ = 0;
    int due_ = 3; // frames still to draw although nothing new happens
    double first_picture_ = 0;
};

} // namespace zamkan::app
