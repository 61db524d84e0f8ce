// A maker of sheets, events for it, and a folder for what it makes.
#pragma once
#include "briefing/sheet_maker.hpp"
#include "map/sample_view.hpp"
#include <filesystem>
#include <iterator>
#include <string>
#include <unistd.h>

namespace zamkan::testing {

// Empty at first, and gone with its test.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("zamkan_briefing_" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path), std::filesystem::directory_iterator()));
    }
};

struct Desk {
    events::EventTable table = sampleTable();
    briefing::SheetMaker maker{studio().base, studio().gazetteer, studio().actors, studio().letterer};
    briefing::Content content{&table,
                    [this](const timeline::Window &window, bool) { return timeline::shownRows(table, window); },
                    {},
                    {"events.csv"}};
    [[nodiscard]] briefing::Sheet sheet() const {
        briefing::Sheet out;
        out.title = "السيطرة على الرقة";
        out.language = text::Language::arabic;
        out.width = 1280;
        out.height = 800;
        out.moments = {{time::Instant(*time::dayFromIso("2015-12-13")), time::Instant(*time::dayFromIso("2016-06-14")), timeline::Mode::window}};
        return out;
    }
};

} // namespace zamkan::testing
