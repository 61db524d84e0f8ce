// A maker of sheets, and events for it.
#pragma once
#include "briefing/sheet_maker.hpp"
#include "map/sample_view.hpp"

namespace zamkan::testing {

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
