// What the window keeps of its look for the next time.
#include "app/window.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>

namespace zamkan::app {

// Those whose files are there; of each file all layers at once.
void Window::openLayers(const std::vector<session::KeptLayer> &layers) {
    std::set<std::filesystem::path> done;
    for (const session::KeptLayer &first : layers) {
        std::error_code trouble;
        if (!done.insert(first.file).second || !std::filesystem::exists(first.file, trouble))
            continue;
        std::vector<session::MapLayerLook> looks;
        for (const session::KeptLayer &layer : layers)
            if (layer.file == first.file)
                looks.push_back(layer.look);
        openLayer(first.file, std::move(looks));
    }
}

void Window::takeKept() {
    kept_ = session::KeptView::open();
    if (!kept_.notes.empty())
        applyAction(session::PutNotes{kept_.notes});
    for (std::size_t i = 0; i < timeline::kColumns; ++i)
        if (const auto known = kept_.columns.find(std::string(timeline::toString(static_cast<timeline::Column>(i)))); known != kept_.columns.end())
            side_.events.table.columns[i] = EventTableState::Shown{static_cast<float>(known->second.width), known->second.on};
    kept_version_ = session_.on_map.version;
    if (std::any_of(options_.files.begin(), options_.files.end(), [](const auto &file) { return session::isProject(file); }))
        return; // it names its own
    openLayers(kept_.layers);
    for (std::size_t i = 0; i < kept_.layers.size(); ++i) {
        const auto &file = kept_.layers[i].file;
        const bool first = std::none_of(kept_.layers.begin(), kept_.layers.begin() + static_cast<std::ptrdiff_t>(i), [&](const auto &layer) { return layer.file == file; });
        std::error_code trouble;
        if (!std::filesystem::exists(file, trouble)) { // a drive that is not there today: kept for another day
            away_.push_back(kept_.layers[i]);
            if (first)
                applyAction(session::AddRemark{{{Severity::warning, "a layer of the map is not there", file.string(), "put the file back, or add it again", {}}, file.filename().string()}});
        }
    }
}

void Window::openLayer(const std::filesystem::path &file, std::vector<session::MapLayerLook> looks) {
    log_.line("opening as a layer " + file.string());
    OpenRequest::File opened{file, std::make_shared<Progress>()};
    applyAction(session::OpeningStarted{{file.filename().string(), opened.progress}});
    jobs_.submit(layerJob(std::move(opened), std::move(looks)));
}

void Window::keepView(bool all) {
    kept_version_ = session_.on_map.version;
    kept_.layers = session::layersToKeep(session_);
    for (const session::KeptView::Layer &layer : away_)
        if (std::none_of(kept_.layers.begin(), kept_.layers.end(), [&](const auto &open) { return open.file == layer.file; }))
            kept_.layers.push_back(layer);
    kept_.notes = session_.on_map.notes;
    if (all) {
        for (std::size_t i = 0; i < timeline::kColumns; ++i) {
            const auto &column = side_.events.table.columns[i];
            kept_.columns[std::string(timeline::toString(static_cast<timeline::Column>(i)))] = {static_cast<double>(column.width), column.on};
        }
        if (!session_.sample && !session_.sources.empty())
            kept_.keepFilter(session::filesOf(session_), timeline::conditionsOf(session_.sieve.filter()));
    }
    try {
        kept_.save();
    } catch (const InputError &error) { // nothing of the user's data is lost: the next start looks as this one did
        log_.line("the look of the map could not be kept: " + error.diagnostic().line());
    }
}

// Files that were looked at through a filter are so again, once in a run, and the user is told.
void Window::recallFilter() {
    if (session_.sample || !session_.openings.empty() || !session_.sieve.filter().empty())
        return;
    const std::vector<std::string> files = session::filesOf(session_);
    if (files.empty() || !recalled_.insert(files).second)
        return;
    const std::vector<std::string> conditions = kept_.filterOf(files);
    timeline::Filter filter;
    try {
        for (const std::string &condition : conditions)
            timeline::addCondition(filter, condition);
    } catch (const InputError &error) {
        log_.line("a kept filter is none: " + error.diagnostic().line());
        return;
    }
    if (filter.empty())
        return;
    applyAction(session::SetFilter{filter});
    applyAction(session::ShowToast{{0, Severity::remark, "toast.filter_again", {}, {}, 10}});
}

} // namespace zamkan::app
