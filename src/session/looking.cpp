#include "map/own_layer.hpp"
#include "session/apply.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::session {

namespace {
constexpr double kNearest = 256.0 * 65536.0; // pixels for the world's width: zoom 16
constexpr double kFarthest = 400;            // the whole world in a small window

struct Free { // what the panels leave, in pixels
    double left, top, width, height;
};
Free freeOf(const Session &session) {
    const map::View::Insets &insets = session.insets;
    return {insets.left, insets.top, std::max(80.0, session.viewport.width() - insets.left - insets.right),
            std::max(80.0, session.viewport.height() - insets.top - insets.bottom)};
}

// The same without the legend, where enough is left.
Free besideLegend(const Session &session) {
    Free free = freeOf(session);
    if (free.width - session.legend > 420) {
        if (!session.legend_right)
            free.left += session.legend;
        free.width -= session.legend;
    }
    return free;
}

// The viewport of the whole window in which `box` fills a part of it.
map::Viewport fittedTo(const Session &session, const geo::Box &box, const Free &free) {
    const map::Viewport inner = map::Viewport::fitting(box, free.width, free.height, 48);
    const double scale = std::clamp(inner.scale(), kFarthest, kNearest);
    return map::Viewport(inner.centre(), scale, session.viewport.width(), session.viewport.height())
        .pannedBy(free.left + free.width / 2 - session.viewport.width() / 2,
                  free.top + free.height / 2 - session.viewport.height() / 2);
}

// Zooming stops at the ends instead of going nowhere.
double allowed(const map::Viewport &viewport, double factor) {
    return std::clamp(viewport.scale() * factor, kFarthest, kNearest) / viewport.scale();
}

geo::Box around(const geo::LatLon &position, double km) {
    geo::Box box;
    for (const double bearing : {0.0, 90.0, 180.0, 270.0})
        box.add(geo::destination(position, bearing, km));
    return box;
}

bool inFree(const Session &session, const geo::LatLon &position) {
    const Free free = freeOf(session);
    const map::Point at = session.viewport.toScreen(position);
    constexpr double kEdge = 24;
    return at.x > free.left + kEdge && at.x < free.left + free.width - kEdge && at.y > free.top + kEdge &&
           at.y < free.top + free.height - kEdge;
}
} // namespace

map::Viewport fitted(const Session &session) {
    geo::Box box;
    const events::EventTable &table = *session.table;
    for (events::Row row = 0; row < table.size(); ++row)
        if (table.located(row) && table.drawn(row) && !table.struck(row))
            box.add(table.position(row));
    if (box.empty())
        for (const MapLayer &layer : session.on_map.layers)
            if (layer.on)
                box.add(layer.geometry->box);
    return box.empty() ? session.viewport : fittedTo(session, box, besideLegend(session));
}

void on(Session &session, const Resize &action) {
    session.viewport = session.viewport.resized(action.width, action.height);
    session.insets = action.insets;
    session.legend = action.legend;
    session.legend_right = action.legend_right;
    if (session.is_fitted)
        session.viewport = fitted(session);
}

void on(Session &session, const Pan &action) {
    session.viewport = session.viewport.pannedBy(action.dx, action.dy);
    session.is_fitted = false;
}

void on(Session &session, const ZoomAt &action) {
    session.viewport = session.viewport.zoomedAt(action.anchor, allowed(session.viewport, action.factor));
    session.is_fitted = false;
}

void on(Session &session, const Zoom &action) {
    const Free free = freeOf(session);
    on(session, ZoomAt{{free.left + free.width / 2, free.top + free.height / 2}, action.factor});
}

void on(Session &session, const FitAll &) {
    session.viewport = fitted(session);
    session.is_fitted = true;
}

void on(Session &session, const LookAt &action) {
    const double km = std::clamp(action.radius_km * 2.5, 60.0, 2500.0);
    session.viewport = fittedTo(session, around(action.position, km), freeOf(session));
    session.is_fitted = false;
}

void on(Session &session, const Select &action) {
    session.selected = session.anchor = action.row;
    session.picked.clear();
    session.lit.reset();
    if (!action.row)
        return;
    session.picked = {*action.row};
    const events::EventTable &table = *session.table;
    const events::Row row = *action.row;
    if (table.drawn(row))
        bringIntoWindow(session, row);
    if ((session.tab == Tab::changes || session.tab == Tab::agreement) && action.look) { // a click in the list leaves the list
        session.document = table.document(row).value_or(session.document.value_or(0));
    } else if (const auto document = table.document(row)) {
        session.document = *document;
        if (session.tab != Tab::events || !action.look) // a click in the list leaves the list where it is
            session.tab = Tab::source;
    } else {
        session.tab = Tab::events;
    }
    ++session.reveal;
    if (action.look && table.located(row) && !inFree(session, table.position(row))) {
        const Free free = freeOf(session);
        const map::Point at = session.viewport.toScreen(table.position(row));
        session.viewport = session.viewport.pannedBy(free.left + free.width / 2 - at.x,
                                                     free.top + free.height / 2 - at.y);
        session.is_fitted = false;
    }
}

void forgetSelection(Session &session) {
    session.selected.reset();
    session.hovered.reset();
    session.picked.clear();
    session.anchor.reset();
    session.spread.reset();
}

void on(Session &session, const Hover &action) { session.hovered = action.row; }

void on(Session &session, const Spread &action) { session.spread = action.row; }

void on(Session &session, const ShowDocument &action) {
    if (action.source >= session.sources.size())
        return;
    session.document = action.source;
    session.lit.reset();
    session.tab = Tab::source;
}

void on(Session &session, const GoToPlace &action) {
    if (action.source >= session.sources.size() || !session.sources[action.source].reading)
        return;
    const reading::Reading &reading = *session.sources[action.source].reading;
    session.document = action.source;
    if (action.mention >= reading.mentions.places.size())
        return;
    session.lit = reading.mentions.places[action.mention].span;
    for (const resolve::ResolvedPlace &place : reading.places)
        if (place.mention == action.mention && (place.place || place.beside))
            on(session, LookAt{place.position, place.radius_km});
}

void on(Session &session, const GoToDate &action) {
    if (action.source >= session.sources.size() || !session.sources[action.source].reading)
        return;
    const reading::Reading &reading = *session.sources[action.source].reading;
    session.document = action.source;
    if (action.mention >= reading.mentions.dates.size())
        return;
    const auto &mention = reading.mentions.dates[action.mention];
    session.lit = mention.span;
    if (!mention.range)
        return;
    const time::Interval wanted(*mention.range);
    if (!wanted.overlaps(time::Interval(session.axis.start, session.axis.end))) {
        on(session, ShowToast{{0, Severity::remark, "toast.outside_axis", {}, {}, 5}});
        return;
    }
    session.playback.playing = false;
    on(session, SetWindow{wanted.from(), wanted.to()});
}

} // namespace zamkan::session
