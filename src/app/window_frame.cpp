// One picture of the window: panels, map, and what lies over it.
#include "app/window.hpp"
#include "app/commands.hpp"
#include "app/legend_hits.hpp"
#include "app/panels/agreement.hpp"
#include "app/panels/changes.hpp"
#include "app/panels/map_layers.hpp"
#include "app/panels/unsaved.hpp"
#include "app/platform/display.hpp"
#include "base/value.hpp"
#include <SFML/OpenGL.hpp>
#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <sstream>
#include <utility>

namespace zamkan::app {

void Window::drawPanels(const Layout &layout, Outcome &outcome) {
    const gazetteer::Gazetteer *gazetteer = atlas_ ? &atlas_->reader->gazetteer() : nullptr;
    if (session_.panels) {
        drawMenu(*kit_, session_, shortcuts_, gazetteer, layout.bar, menu_, outcome);
        drawSide(*kit_, session_, layout.side, side_, outcome);
        drawTimeline(*kit_, session_, layout.bottom, timeline_, outcome);
        if (session_.filters)
            drawFilters(*kit_, session_, layout.map, filters_, outcome);
    }
    if (map_) {
        const auto legend = static_cast<float>(map_->legendWidth());
        Row between({{layout.map.min.x, layout.map.min.y + kit_->px(6)}, layout.map.max}, kit_->rightToLeft(), kit_->px(8));
        between.take(std::max(0.0F, legend - (kit_->rightToLeft() ? 0 : layout.map.min.x)));
        between.takeEnd(session_.filters && session_.panels ? kit_->px(kFiltersWidth + 8) : 0);
        drawChips(*kit_, session_, between.rest(), outcome);
        const MapView::Legend shown = map_->legendIn(session_, layout);
        drawLegendHits(*kit_, *shown.picture, shown.shift, outcome);
    }
    drawToasts(*kit_, session_, layout.map, map_ ? static_cast<float>(map_->legendWidth()) : 0, !map_, outcome);
    drawExportsUnderWay(*kit_, exporting_.underWay(), layout.map, outcome);
    drawExportDialog(*kit_, session_, exporting_, export_, outcome);
    drawOpenDialog(*kit_, session_, open_, outcome);
    drawSaveDialog(*kit_, session_, save_, outcome);
    drawColumnsDialog(*kit_, session_, columns_, outcome);
    drawBookmarks(*kit_, session_, bookmarks_, outcome);
    drawKindDialog(*kit_, session_, outcome);
    drawHistory(*kit_, session_, history_, outcome);
    drawStory(*kit_, session_, story_, outcome);
    drawPaste(*kit_, session_, paste_, outcome);
    drawTelling(*kit_, session_, layout.map, outcome);
    drawUnsaved(*kit_, session_, leaving_ && leaving_->what == Leaving::What::quit, outcome);
    if (session_.dialog == session::Dialog::keys)
        drawKeys(*kit_, shortcuts_, outcome);
    if (session_.dialog == session::Dialog::about)
        drawAbout(*kit_, about_, outcome);
    if (session_.dialog == session::Dialog::settings)
        drawSettings(*kit_, session_, outcome);
}

void Window::frame(float seconds) {
    ++frames_;
    kit_->wording = &wording_;
    kit_->beginFrame();
    backend_->beginFrame(seconds);
    const sf::Vector2u size = window_.getSize();
    const Layout layout = layOut(*kit_, session_, static_cast<float>(size.x), static_cast<float>(size.y), side_.width);
    // The map ends where the panels at the right and below begin: what they cover is not drawn. The bar lies over it, and
    // so does the side panel when it stands at the left.
    // Two maps beside each other are one, half as wide, drawn twice.
    const bool beside = session_.comparison && session_.comparison->as == session::CompareAs::beside;
    const float end = beside ? comparedIn(*session_.comparison, layout.map).earlier.max.x : layout.map.max.x;
    const double width = std::max(1.0, static_cast<double>(end)), height = std::max(1.0, static_cast<double>(layout.map.max.y));
    const map::View::Insets insets{static_cast<double>(layout.map.min.x), static_cast<double>(layout.bar.height()), 0, 0};
    // The legend grows and shrinks while time plays; the map does not dance to it.
    const double legend = map_ && !session_.playback.playing ? map_->legendWidth() : session_.legend;
    const bool other = session_.viewport.width() != width || session_.viewport.height() != height || session_.insets.top != insets.top ||
                       session_.insets.left != insets.left || session_.legend_right != kit_->rightToLeft();
    if (other || std::abs(legend - session_.legend) > 24) {
        applyAction(session::Resize{width, height, insets, legend, kit_->rightToLeft()});
        due_ = std::max(due_, 2);
    }

    colouring_ = session::colouringOf(session_);
    // The map first: its painter may make room in the glyph atlas, which the panels' letters point into.
    paint();
    Outcome outcome;
    if (map_)
        map_->drawOver(*kit_, session_, layout, outcome);
    if (map_)
        drawDisputes(*kit_, session_);
    if (map_ && session_.comparison) {
        drawCompared(*kit_, session_, layout.map, outcome);
        kit_->note("compare.rings", {{0, 0}, {static_cast<float>(map_->picture().rings.size() + map_->later().rings.size()), 0}});
    }
    drawPanels(layout, outcome);
    if (map_ && session_.dialog == session::Dialog::none)
        map_->takeMouse(*kit_, session_, layout, outcome);
    kit_->drawTip();
    kit_->endFrame();
    if (kit_->field_coming > 0)
        due_ = std::max(due_, 2);
    if (kit_->keys.shown())
        due_ = std::max(due_, kit_->keys.current() == focused_ ? 0 : 2);
    focused_ = kit_->keys.current();
    painter_->uploadAtlas();
    backend_->render();
    window_.display();
    letterer_.trim();
    if (map_ && first_picture_ == 0 && session_.openings.empty() && waiting_.empty()) {
        first_picture_ = log_.milliseconds();
        log_.line("first picture with events");
    }
    state_file_.report(frames_, session_, *kit_, map_ ? &map_->picture() : nullptr, times_, first_picture_);
    if (!outcome.actions.empty() || !outcome.errands.empty())
        due_ = std::max(due_, 2);
    pass(outcome);
}

void Window::paint() {
    if (!map_) {
        const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(kit_->theme.sunken);
        const auto byte = [](float value) { return static_cast<sf::Uint8>(value * 255.0F + 0.5F); };
        window_.clear({byte(colour.x), byte(colour.y), byte(colour.z)});
        return;
    }
    side_.areas = areas_.of(session_, map_->maker());
    if (const AreasShown *areas = side_.areas)
        map_->setHeld(areas->ground, areas->earlier, areas->later);
    else
        map_->setHeld({}, {}, {});
    if (session_.comparison) {
        refreshChanges(session_, side_.changes);
        map_->setChanged(side_.changes->ringed);
    }
    const map::Picture &picture = map_->make(session_, kit_->theme.scale, now_.getElapsedTime().asSeconds());
    if (picture.restless)
        due_ = std::max(due_, 2);
    window_.clear({picture.background.r, picture.background.g, picture.background.b});
    painter_->paint(picture, window_);
    if (session_.comparison)
        paintLater();
}

// The later moment's map over its part of the window.
void Window::paintLater() {
    const sf::Vector2u size = window_.getSize();
    const Layout layout = layOut(*kit_, session_, static_cast<float>(size.x), static_cast<float>(size.y), side_.width);
    const Compared parts = comparedIn(*session_.comparison, layout.map);
    painter_->paint(map_->later(), window_, {parts.later.min.x, parts.later.width(), parts.shift});
}

int run(const Options &options) { return Window(options).run(); }

} // namespace zamkan::app
