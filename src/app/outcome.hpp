// What a panel gives back: actions for the session, and errands that reach beyond it.
#pragma once
#include "session/session.hpp"
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace zamkan::app {

struct OpenFiles { std::vector<std::filesystem::path> files; };
struct OpenAgain { // in the place of what is open of that file
    std::filesystem::path file;
    std::map<std::string, std::string> mapping; // of its columns
};
struct OpenLayers { std::vector<std::filesystem::path> files; }; // as layers of the map
struct OpenAsEvents { std::filesystem::path file; };            // whatever it looks like
struct BrowseLayer {}; // a dialog for a file that becomes a layer
struct SaveEvents { std::vector<events::Row> rows; std::filesystem::path file; };
struct SaveRejected { std::size_t source = 0; std::filesystem::path file; };
struct OpenSample {};
struct SaveProject {}; // into its file, or one that is named after what is open
struct Keep { std::shared_ptr<const session::KeptWords> kept; Reason why_not = {}; }; // said once and for all; null: it cannot be
struct ReadAgain {}; // texts that are open, after the gazetteer and the words were opened anew
struct ReadText { std::string text, title; std::optional<time::Day> published; }; // that was pasted
struct ExportStory {}; // a sheet a step, into a folder of the user's pictures
struct FindInText {}; // the caret into the Source panel's search
struct OpenLeftBehind {}; // what was not saved the last time
struct TakePicture {};
struct ExportAs { std::filesystem::path file; bool film = false; std::filesystem::path table; }; // what is shown, as the editor has it
struct CopyImage {}; // the sheet that TakePicture saves, into the clipboard
struct CancelExport { std::filesystem::path file; };
struct CopyText { std::string text; };
struct CopyRows {}; // the selected ones
struct StepPage { int pages = 1; bool extend = false; }; // of the table, as many rows as it shows
struct CopyCoordinates {}; // of what is under the pointer
struct CopyDiagnostics {};
struct OpenLogFolder {};
struct ToggleFullScreen {};
struct FocusSearch {};
struct FocusControls {}; // the keyboard onto the panels
struct OpenMenus {};
struct ShowSystemDialog { std::filesystem::path folder; };
struct Quit {}; // asks first when something is not saved
struct Leave { bool save = false; }; // what was asked about unsaved corrections was answered so: do it
using Errand = std::variant<OpenFiles, OpenAgain, OpenLayers, OpenAsEvents, BrowseLayer, SaveEvents, SaveRejected, OpenSample, SaveProject, Keep, ReadAgain, ReadText, ExportStory, FindInText, OpenLeftBehind, TakePicture, ExportAs, CancelExport, CopyImage, CopyText, CopyRows, StepPage, CopyCoordinates, CopyDiagnostics,
                            OpenLogFolder, ToggleFullScreen, FocusSearch, FocusControls, OpenMenus, ShowSystemDialog, Quit, Leave>;

struct Outcome {
    std::vector<session::Action> actions;
    std::vector<Errand> errands;

    template <typename Wanted> void act(Wanted &&action) { actions.emplace_back(std::forward<Wanted>(action)); }
    template <typename Wanted> void ask(Wanted &&errand) { errands.emplace_back(std::forward<Wanted>(errand)); }
};

} // namespace zamkan::app
