#include "map/marks.hpp"
#include "geo/triangles.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::map {
namespace {

constexpr float kSmallest = 5.6F;      // half width of a mark without a magnitude
constexpr double kJoinDistance = 13;   // pixels within which marks become one
constexpr double kBeyond = 120;        // pixels outside the view that still count, so that edges do not flicker
constexpr std::size_t kBadges = 3;     // at most, under one area's name
constexpr double kBadgeDrop = 26;      // pixels below the place of the area's name
constexpr double kBadgeRoom = 24;      // half width in pixels that an area needs to bear badges; else it is a mark
constexpr double kNamedShare = 0.5;    // of a cluster's events that must be at one place for it to bear that name

bool saidOfArea(const events::PlaceWords &place) { return place.precision == "country" || place.precision == "admin1"; }

std::string keyOfArea(const events::PlaceWords &place) {
    if (place.precision == "admin1" && !place.admin1.empty()) return std::string(place.admin1);
    if (place.type == "province" && !place.admin1.empty()) return std::string(place.admin1);
    if (!place.country.empty() && place.precision == "country") return std::string(place.country);
    return place.id.empty() ? std::string(place.name_en).append(place.name_ar) : std::string(place.id);
}

// Percentages are not a size.
std::optional<double> weightOf(const events::EventTable &table, events::Row row) {
    return table.unit(row) == "percent" ? std::nullopt : table.magnitude(row);
}

std::shared_ptr<const Mesh> washMeshOf(const Area &area) {
    if (!area.mesh.vertices.empty()) return {std::shared_ptr<const Mesh>{}, &area.mesh}; // the base map outlives pictures
    geo::Polygon polygon;
    const Lines &rings = area.mesh.rings;
    for (std::size_t i = 0; i + 1 < rings.starts.size(); ++i) {
        geo::Ring ring;
        for (std::uint32_t v = rings.starts[i]; v < rings.starts[i + 1]; ++v) ring.push_back(unproject(rings.vertices[v]));
        polygon.rings.push_back(std::move(ring));
    }
    auto mesh = std::make_shared<Mesh>(area.mesh);
    for (const geo::PlanePoint &p : geo::triangles({polygon})) mesh->vertices.push_back({p.x, p.y});
    return mesh;
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

// The place that most of the rows are at; null when they are all over.
const events::PlaceWords *commonPlace(const events::EventTable &table, const std::vector<events::Row> &rows) {
    if (rows.size() == 1) return table.place(rows.front());
    std::map<std::pair<std::string_view, std::string_view>, std::pair<std::size_t, const events::PlaceWords *>> counts;
    for (const events::Row row : rows)
        if (const events::PlaceWords *place = table.place(row)) {
            auto &entry = counts[{place->id, place->name_en.empty() ? place->name_ar : place->name_en}];
            ++entry.first;
            entry.second = place;
        }
    for (const auto &[name, entry] : counts)
        if (static_cast<double>(entry.first) >= kNamedShare * static_cast<double>(rows.size())) return entry.second;
    return nullptr;
}

std::int64_t cellOf(double pixel, double side) { return static_cast<std::int64_t>(std::floor(pixel / side)); }

std::uint64_t cellKey(std::int64_t x, std::int64_t y) {
    return static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4FULL;
}

} // namespace

float sizeOf(std::optional<double> magnitude) {
    if (!magnitude || *magnitude <= 1) return kSmallest;
    return kSmallest * static_cast<float>(std::sqrt(1 + 0.9 * std::log10(std::min(*magnitude, 1e8))));
}

struct MarkMaker::Single {
    Mark mark;
    bool uncertain = false;
};

// Marks that fall together.
struct MarkMaker::Heap {
    Point world; // in pixels of the whole world, so that it does not depend on how the view is panned
    Mark first;
    std::vector<events::Row> rows;
    float largest = 0, halo = 0;
    std::vector<std::pair<Colour, std::uint32_t>> colours;

    // Half width of the mark that it will be.
    [[nodiscard]] float size(float ratio) const {
        if (rows.size() < 2) return largest;
        const float ring = colours.size() > 1 ? 2.5F * ratio : 0;
        return std::max(largest, (7.5F + 2.4F * std::log10(static_cast<float>(rows.size()))) * ratio) + ring;
    }
    void add(Colour colour, std::uint32_t count) {
        const auto known = std::find_if(colours.begin(), colours.end(), [&](const auto &entry) { return entry.first == colour; });
        if (known == colours.end()) colours.emplace_back(colour, count);
        else known->second += count;
    }
    void swallow(Heap &other) {
        rows.insert(rows.end(), other.rows.begin(), other.rows.end());
        largest = std::max(largest, other.largest);
        halo = std::max(halo, other.halo);
        for (const auto &[colour, count] : other.colours) add(colour, count);
        other.rows.clear();
    }
};

// Clusters grow with what they hold: those that then lie on each other become one, the larger taking the smaller.
void MarkMaker::joinOverlapping(std::vector<Heap> &heaps, float ratio) {
    constexpr double overlap = 0.82; // of the two half widths: touching is fine
    bool again = true;
    for (int round = 0; again && round < 8; ++round) {
        again = false;
        std::vector<std::uint32_t> order;
        std::vector<double> sizes(heaps.size());
        double widest = 0;
        for (std::uint32_t i = 0; i < heaps.size(); ++i)
            if (!heaps[i].rows.empty()) {
                order.push_back(i);
                sizes[i] = static_cast<double>(heaps[i].size(ratio));
                widest = std::max(widest, sizes[i]);
            }
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return heaps[a].world.x != heaps[b].world.x ? heaps[a].world.x < heaps[b].world.x : a < b;
        });
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                Heap &a = heaps[order[i]], &b = heaps[order[j]];
                if (b.world.x - a.world.x > overlap * (sizes[order[i]] + widest)) break;
                if (a.rows.empty() || b.rows.empty() || (a.rows.size() == 1 && b.rows.size() == 1)) continue;
                const double reach = overlap * (sizes[order[i]] + sizes[order[j]]);
                const double dx = a.world.x - b.world.x, dy = a.world.y - b.world.y;
                if (dx * dx + dy * dy >= reach * reach) continue;
                if (a.rows.size() >= b.rows.size()) a.swallow(b);
                else b.swallow(a);
                again = true;
            }
    }
    std::erase_if(heaps, [](const Heap &heap) { return heap.rows.empty(); });
}

MarkMaker::Single MarkMaker::single(const View &view, events::Row row, Point at, float size) const {
    const events::EventTable &table = *view.table;
    const Look &look = lookOf(table, row);
    Mark mark;
    mark.row = row;
    mark.at = {std::round(at.x), std::round(at.y)}; // whole pixels: crisp, and in step with the base map
    mark.size = size * view.pixel_ratio;
    mark.shape = look.shape;
    mark.fill = look.fill;
    mark.outline = theme_.mark_outline;
    mark.hollow = look.allegiance.hollow;
    mark.line = 1.3F * view.pixel_ratio;
    if (table.status(row) == "claimed") mark.fill = withAlpha(mark.fill, 165);
    const double radius = table.radiusKm(row) * 1000 / view.viewport.metresPerPixel();
    const bool wide = radius > 2.2 * static_cast<double>(mark.size) && radius > 9 * static_cast<double>(view.pixel_ratio);
    if (wide && radius < std::hypot(view.viewport.width(), view.viewport.height())) mark.halo = static_cast<float>(radius);
    mark.halo_tint = withAlpha(mark.fill, theme_.halo_alpha);
    return {mark, wide};
}

const Area *MarkMaker::areaOf(const std::string &key) const {
    const Area *area = base_.country(key);
    return area ? area : base_.province(key);
}

void MarkMaker::addAreas(const View &view, const std::map<std::string, std::vector<events::Row>> &areas, Marked &out) {
    const float ratio = view.pixel_ratio;
    for (const auto &[key, rows] : areas) {
        const Area *area = areaOf(key);
        const Point world = area ? area->anchor : project(view.table->position(rows.front()));
        const Point anchor = view.viewport.toScreen(area ? unproject(world) : view.table->position(rows.front()));
        const Colour tint = parties_.colourOf(allegianceOf(*view.table, rows.front()).actor);
        const bool washed = area && !seenCopies(view.viewport, area->mesh.bounds).empty();
        const bool badged = anchor.x >= 0 && anchor.x <= view.viewport.width() && anchor.y >= 0 && anchor.y <= view.viewport.height();
        if (!washed && !badged) continue;
        for (const events::Row row : rows) note(view, row, out.legend, false);
        out.legend.area = true;
        if (washed)
            out.washes.push_back({washMeshOf(*area), withAlpha(tint, theme_.wash_alpha)});
        if (!badged) continue;
        struct Badge {
            Mark mark;
            Caption caption;
            const lettering::Block *block;
        };
        std::vector<Badge> badges;
        const std::size_t shown = std::min(rows.size(), kBadges);
        double width = 0;
        const double gap = 4.0 * static_cast<double>(ratio);
        for (std::size_t i = 0; i < shown; ++i) {
            const events::Row row = rows[i];
            const events::Event event = view.table->event(row);
            Badge badge{single(view, row, anchor, kSmallest).mark, {}, nullptr};
            badge.mark.halo = 0;
            badge.mark.shape = Shape::badge;
            if (i + 1 == shown && rows.size() > shown) {
                badge.mark.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(i), rows.end());
                badge.mark.count = static_cast<std::uint32_t>(badge.mark.rows.size());
                badge.caption.text = fmt::format("+{}", badge.mark.count);
            } else {
                badge.mark.rows = {row};
                const auto magnitude = events::magnitudeOf(event);
                badge.caption.text = magnitude ? words_.number(*magnitude, event.unit) : words_.subtype(event.subtype);
            }
            badge.caption.style = {11.5F * ratio, lettering::Weight::bold};
            badge.caption.colour = badge.mark.hollow ? badge.mark.fill : readableOn(badge.mark.fill, theme_.badge_text);
            badge.block = &letterer_.layout(badge.caption.text, badge.caption.style);
            badge.mark.size = 10 * ratio;
            badge.mark.reach = std::max(badge.block->width / 2 + 7 * ratio, badge.mark.size);
            width += 2 * static_cast<double>(badge.mark.reach) + (i ? gap : 0);
            badges.push_back(std::move(badge));
        }
        double left = anchor.x - width / 2;
        for (Badge &badge : badges) {
            const auto reach = static_cast<double>(badge.mark.reach);
            badge.mark.at = {std::round(left + reach), std::round(anchor.y + kBadgeDrop * static_cast<double>(ratio))};
            out.counts.push_back({badge.caption,
                                  {badge.mark.at.x - static_cast<double>(badge.block->width) / 2,
                                   badge.mark.at.y - static_cast<double>(badge.block->height) / 2}});
            left += 2 * reach + gap;
            out.marks.push_back(std::move(badge.mark));
        }
    }
}

void MarkMaker::addHeap(const View &view, Heap &heap, Marked &out) {
    const float ratio = view.pixel_ratio;
    Mark mark = std::move(heap.first);
    mark.halo = heap.halo;
    mark.halo_tint = withAlpha(heap.colours.front().first, theme_.halo_alpha);
    mark.size = heap.size(ratio);
    mark.rows = std::move(heap.rows);
    mark.count = static_cast<std::uint32_t>(mark.rows.size());
    if (mark.count > 1) {
        out.legend.cluster = true;
        mark.shape = Shape::circle;
        mark.hollow = false;
        std::stable_sort(heap.colours.begin(), heap.colours.end(),
                         [](const auto &a, const auto &b) { return a.second > b.second; });
        mark.fill = heap.colours.front().first;
        Caption caption{fmt::format("{}", mark.count), {10.5F * ratio, lettering::Weight::bold},
                        readableOn(mark.fill, theme_.count)};
        if (heap.colours.size() > 1) {
            for (const auto &[colour, count] : heap.colours)
                mark.shares.emplace_back(colour, static_cast<float>(count) / static_cast<float>(mark.count));
            mark.fill = theme_.panel;
            mark.fill.a = 255;
            caption.colour = theme_.title;
        }
        const lettering::Block &block = letterer_.layout(caption.text, caption.style);
        out.counts.push_back({caption, {mark.at.x - static_cast<double>(block.width) / 2,
                                        mark.at.y - static_cast<double>(block.height) / 2}});
    }
    out.marks.push_back(std::move(mark));
}

Spot spotOf(const events::EventTable &table, events::Row row) {
    Spot spot;
    spot.drawn = table.located(row) && table.drawn(row);
    if (!spot.drawn) return spot;
    spot.world = project(table.position(row));
    spot.size = sizeOf(weightOf(table, row));
    const events::PlaceWords *place = table.place(row);
    spot.of_area = place && saidOfArea(*place);
    return spot;
}

MarkMaker::Heap *MarkMaker::nearest(std::vector<Heap> &heaps,
                                    const std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> &grid,
                                    Point pixel, double join) {
    const std::int64_t cx = cellOf(pixel.x, join), cy = cellOf(pixel.y, join);
    Heap *home = nullptr;
    double best = join * join;
    for (std::int64_t x = cx - 1; x <= cx + 1; ++x)
        for (std::int64_t y = cy - 1; y <= cy + 1; ++y)
            if (const auto cell = grid.find(cellKey(x, y)); cell != grid.end())
                for (const std::uint32_t index : cell->second) {
                    const double dx = heaps[index].world.x - pixel.x, dy = heaps[index].world.y - pixel.y;
                    if (dx * dx + dy * dy < best) best = dx * dx + dy * dy, home = &heaps[index];
                }
    return home;
}

Marked MarkMaker::make(const View &view, const std::vector<Spot> &spots) {
    Marked out;
    if (!view.table || !view.rows) return out;
    const events::EventTable &table = *view.table;
    const Viewport &viewport = view.viewport;
    const Point middle = project(viewport.centre());
    const double join = kJoinDistance * static_cast<double>(view.pixel_ratio);
    std::map<std::string, std::vector<events::Row>> areas;
    std::vector<Heap> heaps;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> grid;
    for (const events::Row row : *view.rows) {
        const Spot &spot = spots[row];
        if (!spot.drawn) continue;
        Point position = spot.world;
        if (spot.of_area) {
            const std::string key = keyOfArea(*table.place(row));
            const Area *area = areaOf(key);
            if (!area || area->room * viewport.scale() >= kBadgeRoom * static_cast<double>(view.pixel_ratio)) {
                areas[key].push_back(row);
                continue;
            }
            position = area->anchor;
        }
        double dx = position.x - middle.x;
        dx -= std::round(dx);
        const Point at{viewport.width() / 2 + dx * viewport.scale(),
                       viewport.height() / 2 + (position.y - middle.y) * viewport.scale()};
        if (at.x < -kBeyond || at.x > viewport.width() + kBeyond || at.y < -kBeyond || at.y > viewport.height() + kBeyond)
            continue;
        Single one = single(view, row, at, spot.size);
        if (spot.of_area) one.mark.halo = 0;
        const Point pixel{position.x * viewport.scale(), position.y * viewport.scale()};
        Heap *home = nearest(heaps, grid, pixel, join);
        if (!home) {
            grid[cellKey(cellOf(pixel.x, join), cellOf(pixel.y, join))].push_back(static_cast<std::uint32_t>(heaps.size()));
            home = &heaps.emplace_back();
            home->world = pixel;
            home->first = one.mark;
        }
        home->rows.push_back(row);
        home->largest = std::max(home->largest, one.mark.size);
        home->halo = std::max(home->halo, one.mark.halo);
        home->add(one.mark.fill, 1);
        if (at.x >= 0 && at.x <= viewport.width() && at.y >= 0 && at.y <= viewport.height()) {
            note(view, row, out.legend);
            out.legend.uncertain |= one.uncertain && !spot.of_area;
        }
    }
    joinOverlapping(heaps, view.pixel_ratio);
    for (Heap &heap : heaps) addHeap(view, heap, out);
    std::stable_sort(out.marks.begin(), out.marks.end(), [](const Mark &a, const Mark &b) { return a.size > b.size; });
    for (const Mark &mark : out.marks)
        if (const events::PlaceWords *place = commonPlace(table, mark.rows))
            out.spots.push_back({place, mark.at, mark.size, mark.count});
    std::stable_sort(out.spots.begin(), out.spots.end(),
                     [](const NamedSpot &a, const NamedSpot &b) { return a.weight > b.weight; });
    addAreas(view, areas, out);
    std::stable_sort(out.legend.parties.begin(), out.legend.parties.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return out;
}

} // namespace zamkan::map
