#include "briefing/grounds.hpp"
#include "actors/lineage.hpp"

namespace zamkan::briefing {

std::shared_ptr<const control::Territory> Grounds::territory(const reading::Reader &knowledge) const {
    std::vector<control::Drawn> drawn;
    for (const auto &[file, rows] : files)
        for (control::Drawn &one : control::drawnIn(file, *rows))
            drawn.push_back(std::move(one));
    auto made = control::Territory::of(*table, knowledge.gazetteer(), actors::Lineage::open(), {}, {}, std::move(drawn));
    return std::make_shared<const control::Territory>(std::move(made.value));
}

Grounds groundsOf(const session::Session &session) {
    Grounds out{session.table, {}};
    for (const session::Source &source : session.sources)
        if (source.on && source.report)
            out.files.emplace_back(source.file, source.segment);
    return out;
}

} // namespace zamkan::briefing
