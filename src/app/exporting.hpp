// Sheets and films are made beside the window, each on a thread of its own; poll() on the window's thread tells how it went.
#pragma once
#include "app/atlas.hpp"
#include "briefing/shown_sheet.hpp"
#include "base/progress.hpp"
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace zamkan::app {

using briefing::ExportLook, briefing::ExportWords, briefing::exportStem, briefing::ShownSheet, briefing::suggestedTitle;

struct ExportOrder {
    std::shared_ptr<const ShownSheet> shown; // never null
    std::filesystem::path file;              // what its name ends in says what it becomes; a film's without an ending is a folder
    bool film = false;
    std::filesystem::path table; // the events shown go there too; "": nowhere
    bool as_image = false;       // a sheet that goes to no file, but comes back as a PNG
};

struct ExportEnded {
    std::filesystem::path file, table;
    std::string trouble;            // why there is none; "" when there is
    bool cancelled = false;
    bool film = false;
    std::size_t frames = 0;
    std::vector<Diagnostic> notes; // of what did not find room
    std::string image;             // of ExportOrder::as_image
};

class Exporting {
public:
    struct UnderWay {
        std::filesystem::path file;
        bool film = false;
        std::shared_ptr<Progress> progress; // of a film: frames as rows
        std::chrono::steady_clock::time_point since;
    };
    Exporting() = default;
    ~Exporting(); // films are cancelled, sheets are waited for
    Exporting(const Exporting &) = delete;
    Exporting &operator=(const Exporting &) = delete;

    void start(ExportOrder order, const Atlas &atlas);
    [[nodiscard]] std::vector<UnderWay> underWay() const;
    void cancel(const std::filesystem::path &file); // a film stops at its next frame
    [[nodiscard]] bool idle() const { return tasks_.empty(); }
    [[nodiscard]] std::vector<ExportEnded> poll();
    // "stem.ending", else "stem_2.ending"…: a name that no file has, nor one that is being made.
    [[nodiscard]] std::filesystem::path freeFile(const std::filesystem::path &folder, const std::string &stem, const std::string &ending) const;

private:
    struct Task {
        UnderWay what;
        std::future<ExportEnded> result;
    };
    std::vector<Task> tasks_;
};

// Where pictures go: the user's folder for them, else ~/Pictures, else where the program was started; one that can be written.
[[nodiscard]] std::filesystem::path picturesFolder();

} // namespace zamkan::app
