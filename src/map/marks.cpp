#include "map/marks.hpp"
#include "geo/triangles.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace zamkan::map {
namespace {

constexpr std::size_t kBadges = 3;     // at most, under one area's name
constexpr double kBadgeDrop = 26;      // pixels below the place of the area's name
constexpr std::size_t kSpread = 60;    // marks of a cluster that is spread; what is left stays in the middle
constexpr std::size_t kAsked = 64;     // rows of a cluster that are asked for its name

std::shared_ptr<const Mesh> washMeshOf(const Area &area, MarkMaker::Meshes &meshes) {
    if (!area.mesh.vertices.empty()) return {std::shared_ptr<const Mesh>{}, &area.mesh}; // the base map outlives pictures
    std::shared_ptr<const Mesh> &known = meshes[&area];
    if (known) return known;
    geo::Polygon polygon;
    const Lines &rings = area.mesh.rings;
    for (std::size_t i = 0; i + 1 < rings.starts.size(); ++i) {
        geo::Ring ring;
        for (std::uint32_t v = rings.starts[i]; v < rings.starts[i + 1]; ++v) ring.push_back(unproject(rings.vertices[v]));
        polygon.rings.push_back(std::move(ring));
    }
    auto mesh = std::make_shared<Mesh>(area.mesh);
    for (const geo::PlanePoint &p : geo::triangles({polygon})) mesh->vertices.push_back({p.x, p.y});
    return known = std::move(mesh);
}

Colour withAlpha(Colour colour, int alpha) {
    colour.a = static_cast<std::uint8_t>(alpha);
    return colour;
}

// Dark letters on light fills, light ones on dark.
Colour readableOn(Colour fill, Colour light) {
    const double brightness = (0.299 * fill.r + 0.587 * fill.g + 0.114 * fill.b) / 255;
    return brightness > 0.64 ? Colour{30, 27, 23, 255} : light;
}

bool samePlace(const events::PlaceWords &a, const events::PlaceWords &b) {
    return &a == &b || (a.id == b.id && a.name_en == b.name_en && a.name_ar == b.name_ar);
}

// The place that at least half of the rows are at; null when they are all over. Of many rows some are asked.
const events::PlaceWords *commonPlace(const events::EventTable &table, std::span<const events::Row> rows) {
    const std::size_t step = std::max<std::size_t>(rows.size() / kAsked, 1);
    const events::PlaceWords *most = nullptr;
    std::size_t votes = 0, asked = 0, own = 0;
    for (std::size_t i = 0; i < rows.size(); i += step) { // majority vote: pairs of different places cancel out
        const events::PlaceWords *place = table.place(rows[i]);
        ++asked;
        if (!place) continue;
        if (votes == 0) most = place;
        votes = samePlace(*most, *place) ? votes + 1 : votes - 1;
    }
    if (!most) return nullptr;
    for (std::size_t i = 0; i < rows.size(); i += step)
        if (const events::PlaceWords *place = table.place(rows[i]); place && samePlace(*most, *place)) ++own;
    return own * 2 >= asked ? most : nullptr;
}

// Rows of a table stand source by source: the topmost is the last one's.
std::uint32_t topmost(const events::EventTable &table, std::span<const events::Row> rows) {
    return table.document(*std::max_element(rows.begin(), rows.end())).value_or(0);
}

// On a circle, or on a spiral where a circle would be too wide; `gap` pixels between neighbours.
std::vector<Point> fan(std::size_t count, double gap) {
    std::vector<Point> points;
    if (count <= 9) {
        const double radius = std::max(gap * 1.6, gap * static_cast<double>(count) / (2 * std::numbers::pi) + gap * 0.5);
        for (std::size_t i = 0; i < count; ++i) {
            const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count) - std::numbers::pi / 2;
            points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        return points;
    }
    double angle = -std::numbers::pi / 2, radius = gap * 1.7;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        const double turn = gap / radius;
        angle += turn;
        radius += gap * 1.05 * turn / (2 * std::numbers::pi);
    }
    return points;
}

} // namespace

Mark MarkMaker::single(const View &view, events::Row row, Colour fill, const ColourScheme &colours) const {
    const Spot spot = spots_[row];
    Mark mark;
    mark.row = row;
    mark.size = spot.size() * view.pixel_ratio;
    mark.shape = colours.shape(spot);
    mark.fill = fill;
    mark.outline = theme_.mark_outline;
    mark.hollow = spot.has(Spot::kHollow) && view.colouring.by == ColourBy::actor;
    mark.line = 1.3F * view.pixel_ratio;
    if (spot.has(Spot::kClaimed)) mark.fill = withAlpha(mark.fill, 165);
    mark.halo_tint = withAlpha(mark.fill, theme_.halo_alpha);
    return mark;
}

void MarkMaker::setCount(GroundMark &ground, Colour behind, float ratio) const {
    ground.caption = {words_.count(ground.mark.count), {10.5F * ratio, lettering::Weight::bold}, readableOn(behind, theme_.count)};
    const lettering::Block *block = &letterer_.layout(ground.caption.text, ground.caption.style);
    const float inside = ground.mark.size * (ground.mark.shares.empty() ? 1.0F : 0.68F);
    if (block->width > 2 * inside - 2 * ratio) {
        ground.caption.style.size = 9 * ratio;
        block = &letterer_.layout(ground.caption.text, ground.caption.style);
    }
    ground.caption_at = {-static_cast<double>(block->width) / 2, -static_cast<double>(block->height) / 2};
}

GroundMark MarkMaker::clusterMark(const View &view, const Clusters &clusters, std::size_t number, const ColourScheme &colours) const {
    const Cluster &cluster = clusters.list[number];
    const float ratio = view.pixel_ratio;
    const auto rows = clusters.rowsOf(cluster);
    const auto slots = clusters.slotsOf(cluster);
    GroundMark ground{cluster.world, {}, single(view, rows.front(), colours.colour(slots.front()), colours), cluster.radius_km};
    Mark &mark = ground.mark;
    mark.rows = rows;
    mark.count = cluster.count;
    ground.cluster = number;
    mark.layer = topmost(*view.table, rows);
    ground.place = commonPlace(*view.table, rows);
    if (mark.count < 2) return ground;
    std::vector<std::uint32_t> counts(colours.slots(), 0);
    std::vector<std::uint16_t> seen;
    for (const std::uint16_t slot : slots)
        if (counts[slot]++ == 0) seen.push_back(slot);
    std::stable_sort(seen.begin(), seen.end(), [&](std::uint16_t a, std::uint16_t b) { return counts[a] > counts[b]; });
    mark.shape = Shape::circle;
    mark.hollow = false;
    mark.fill = colours.colour(seen.front());
    mark.halo_tint = withAlpha(mark.fill, theme_.halo_alpha);
    mark.size = sizeOfMark(mark.count, cluster.largest, seen.size() > 1, ratio);
    Colour behind = mark.fill;
    if (seen.size() > 1) {
        for (const std::uint16_t slot : seen)
            mark.shares.emplace_back(colours.colour(slot), static_cast<float>(counts[slot]) / static_cast<float>(mark.count));
        mark.fill = behind = withAlpha(theme_.panel, 255);
    }
    setCount(ground, behind, ratio);
    if (seen.size() > 1) ground.caption.colour = theme_.title;
    return ground;
}

void MarkMaker::spread(const View &view, const Clusters &clusters, std::size_t number, const ColourScheme &colours, Ground &out) const {
    const Cluster &cluster = clusters.list[number];
    const auto rows = clusters.rowsOf(cluster);
    const auto slots = clusters.slotsOf(cluster);
    const std::size_t shown = std::min(rows.size(), kSpread);
    const std::vector<Point> places = fan(shown, 2.5 * static_cast<double>(std::max(cluster.largest, 6.0F) * view.pixel_ratio));
    GroundMark middle = clusterMark(view, clusters, number, colours);
    middle.radius_km = 0;
    if (shown == rows.size()) {
        middle.caption = {};
        middle.mark.shares.clear();
        middle.mark.fill = theme_.scale;
        middle.mark.size = 3.5F * view.pixel_ratio;
    }
    out.marks.push_back(std::move(middle));
    for (std::size_t i = 0; i < shown; ++i) {
        GroundMark one{cluster.world, places[i], single(view, rows[i], colours.colour(slots[i]), colours)};
        one.mark.rows = rows.subspan(i, 1);
        one.leg = true;
        out.marks.push_back(std::move(one));
    }
}

void MarkMaker::addAreas(const View &view, const Clusters &clusters, const ColourScheme &colours, Meshes &meshes, Ground &out) const {
    const float ratio = view.pixel_ratio;
    std::vector<Rect> stand; // the badges of areas that stand already, in pixels
    for (std::size_t number = 0; number < clusters.areas.size(); ++number) {
        const std::vector<events::Row> &rows = clusters.areas[number];
        if (rows.empty()) continue;
        const Spots::SaidOf &said = spots_.areas()[number];
        const Colour tint = colours.colour(colours.slotOf(rows.front(), spots_[rows.front()]));
        out.washes.push_back({said.area ? washMeshOf(*said.area, meshes) : nullptr, withAlpha(tint, theme_.wash_alpha), rows, said.at, said.area != nullptr});
        const std::size_t shown = std::min(rows.size(), kBadges), first = out.marks.size();
        const double gap = 4.0 * static_cast<double>(ratio);
        double width = 0;
        for (std::size_t i = 0; i < shown; ++i) {
            const events::Row row = rows[i];
            GroundMark badge{said.at, {}, single(view, row, colours.colour(colours.slotOf(row, spots_[row])), colours)};
            badge.mark.shape = Shape::badge;
            badge.mark.rows = std::span(rows).subspan(i, i + 1 == shown ? rows.size() - i : 1);
            if (i + 1 == shown && rows.size() > shown) {
                badge.mark.count = static_cast<std::uint32_t>(badge.mark.rows.size());
                badge.caption.text = "+" + words_.count(badge.mark.count);
            } else {
                const events::Event event = view.table->event(row);
                const auto magnitude = events::magnitudeOf(event);
                badge.caption.text = magnitude ? words_.number(*magnitude, event.unit) : words_.subtype(event.subtype);
            }
            badge.caption.style = {11.5F * ratio, lettering::Weight::bold};
            badge.caption.colour = badge.mark.hollow ? badge.mark.fill : readableOn(badge.mark.fill, theme_.badge_text);
            const lettering::Block &block = letterer_.layout(badge.caption.text, badge.caption.style);
            badge.caption_at = {-static_cast<double>(block.width) / 2, -static_cast<double>(block.height) / 2};
            badge.mark.size = 10 * ratio;
            badge.mark.reach = std::max(block.width / 2 + 7 * ratio, badge.mark.size);
            width += 2 * static_cast<double>(badge.mark.reach) + (i ? gap : 0);
            out.marks.push_back(std::move(badge));
        }
        // Where areas lie close together, below those that stand there.
        const Point at = view.viewport.toScreen(said.at);
        const double half = 10.0 * static_cast<double>(ratio);
        Rect row{at.x - width / 2, at.y - half, at.x + width / 2, at.y + half};
        double drop = kBadgeDrop * static_cast<double>(ratio);
        const auto covers = [&](const Rect &other) { return other.overlaps(row.movedBy(0, drop)); };
        while (std::any_of(stand.begin(), stand.end(), covers)) drop += 2 * half + gap;
        stand.push_back(row.movedBy(0, drop));
        double left = -width / 2;
        for (std::size_t i = first; i < out.marks.size(); ++i) {
            const auto reach = static_cast<double>(out.marks[i].mark.reach);
            out.marks[i].offset = {std::round(left + reach), std::round(drop)};
            left += 2 * reach + gap;
        }
    }
}

Ground MarkMaker::make(const View &view, std::shared_ptr<const Clusters> clusters, const ColourScheme &colours, Meshes &meshes) {
    Ground out;
    out.clusters = std::move(clusters);
    const Clusters &all = *out.clusters;
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < all.list.size(); ++i) {
        const auto rows = all.rowsOf(all.list[i]);
        if (view.spread && rows.size() > 1 && std::find(rows.begin(), rows.end(), *view.spread) != rows.end()) {
            open = i;
            continue;
        }
        if (view.marks == MarksAs::points) out.marks.push_back(clusterMark(view, all, i, colours));
    }
    std::stable_sort(out.marks.begin(), out.marks.end(),
                     [](const GroundMark &a, const GroundMark &b) {
        return a.mark.layer != b.mark.layer ? a.mark.layer < b.mark.layer : a.mark.size > b.mark.size;
    });
    addAreas(view, all, colours, meshes, out);
    if (open) spread(view, all, *open, colours, out);
    return out;
}

float haloOf(const GroundMark &ground, const View &view) {
    const double radius = static_cast<double>(ground.radius_km) * 1000 / view.viewport.metresPerPixel();
    const bool wide = radius > 2.2 * static_cast<double>(ground.mark.size) && radius > 9 * static_cast<double>(view.pixel_ratio);
    return wide ? static_cast<float>(radius) : 0;
}

} // namespace zamkan::map
