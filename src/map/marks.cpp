#include "map/marks.hpp"
#include "geo/triangles.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace zamkan::map {
namespace {

constexpr float kSmallest = 5.2F;      // half width of a mark without a magnitude
constexpr double kJoinDistance = 13;   // pixels within which marks become one
constexpr double kBeyond = 120;        // pixels outside the view that still count, so that edges do not flicker
constexpr std::size_t kBadges = 3;     // at most, under one area's name
constexpr double kBadgeDrop = 26;      // pixels below the place of the area's name
constexpr double kBadgeRoom = 24;      // half width in pixels that an area needs to bear badges; else it is a mark
constexpr double kNamedShare = 0.6;    // of a cluster's events that must be at one place for it to bear that name

bool saidOfArea(const events::EventPlace &place) { return place.precision == "country" || place.precision == "admin1"; }

std::string keyOfArea(const events::EventPlace &place) {
    if (place.precision == "admin1" && !place.admin1.empty()) return place.admin1;
    if (place.type == "province" && !place.admin1.empty()) return place.admin1;
    if (!place.country.empty() && place.precision == "country") return place.country;
    return place.id.empty() ? place.name_en + place.name_ar : place.id;
}

std::optional<double> magnitudeOf(const events::Event &event) {
    if (event.magnitude) return event.magnitude;
    if (event.magnitude_low && event.magnitude_high) return (*event.magnitude_low + *event.magnitude_high) / 2;
    return event.magnitude_low ? event.magnitude_low : event.magnitude_high;
}

// Percentages are not a size.
std::optional<double> weightOf(const events::Event &event) {
    return event.unit == "percent" ? std::nullopt : magnitudeOf(event);
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
const events::EventPlace *commonPlace(const events::EventTable &table, const std::vector<events::Row> &rows) {
    std::map<std::pair<std::string_view, std::string_view>, std::pair<std::size_t, const events::EventPlace *>> counts;
    for (const events::Row row : rows)
        if (const events::EventPlace *place = table.place(row)) {
            auto &entry = counts[{place->id, place->name_en.empty() ? place->name_ar : place->name_en}];
            ++entry.first;
            entry.second = place;
        }
    for (const auto &[name, entry] : counts)
        if (static_cast<double>(entry.first) >= kNamedShare * static_cast<double>(rows.size())) return entry.second;
    return nullptr;
}

std::uint64_t cellKey(std::int64_t x, std::int64_t y) {
    return static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(y) * 0xC2B2AE3D27D4EB4FULL;
}

} // namespace

void Parties::setTheme(std::shared_ptr<const Theme> theme) {
    theme_ = std::move(theme);
    known_.clear();
}

const std::pair<const actors::Actor *, Colour> &Parties::entry(std::string_view actor) const {
    std::string name(actor);
    const auto found = known_.find(name);
    if (found != known_.end()) return found->second;
    const actors::Actor *registered = registry_->byId(actor);
    if (!registered && !actor.empty()) registered = registry_->byName(actor);
    const Colour colour = registered ? theme_->colourOf(*registered) : theme_->colourOf(actor);
    return known_.emplace(std::move(name), std::pair{registered, colour}).first->second;
}

Colour Parties::colourOf(std::string_view actor) const { return entry(actor).second; }
const actors::Actor *Parties::find(std::string_view actor) const { return entry(actor).first; }

Allegiance allegianceOf(const events::EventTable &table, events::Row row) {
    if (const auto gaining = table.gaining(row); !gaining.empty()) return {gaining, false};
    const bool control = table.type(row) == "control";
    if (const auto losing = table.losing(row); control && !losing.empty()) return {losing, true};
    if (const auto acting = table.acting(row); !acting.empty()) return {acting, false};
    return {table.losing(row), false};
}

Shape shapeOf(const Theme &theme, std::string_view type, std::string_view subtype) {
    if (const auto found = theme.shape_of_subtype.find(subtype); found != theme.shape_of_subtype.end())
        return found->second;
    const auto found = theme.shape_of_type.find(type);
    return found == theme.shape_of_type.end() ? theme.default_shape : found->second;
}

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
};

MarkMaker::Single MarkMaker::single(const View &view, events::Row row, Point at) const {
    const events::EventTable &table = *view.table;
    const events::Event &event = table.event(row);
    const Allegiance allegiance = allegianceOf(table, row);
    Mark mark;
    mark.row = row;
    mark.at = {std::round(at.x), std::round(at.y)}; // whole pixels: crisp, and in step with the base map
    mark.size = sizeOf(weightOf(event)) * view.pixel_ratio;
    mark.shape = shapeOf(theme_, table.type(row), table.subtype(row));
    mark.fill = allegiance.actor.empty() ? theme_.unknown : parties_.colourOf(allegiance.actor);
    mark.outline = theme_.mark_outline;
    mark.hollow = allegiance.hollow;
    mark.line = 1.3F * view.pixel_ratio;
    if (event.status == "claimed") mark.fill = withAlpha(mark.fill, 165);
    const double radius = table.radiusKm(row) * 1000 / view.viewport.metresPerPixel();
    const bool wide = radius > 2.2 * static_cast<double>(mark.size) && radius > 9 * static_cast<double>(view.pixel_ratio);
    if (wide && radius < std::hypot(view.viewport.width(), view.viewport.height())) mark.halo = static_cast<float>(radius);
    mark.halo_tint = withAlpha(mark.fill, theme_.halo_alpha);
    return {mark, wide};
}

void MarkMaker::note(const View &view, events::Row row, LegendUse &use, bool kind) {
    const events::EventTable &table = *view.table;
    const bool arabic = view.labels == text::Language::arabic;
    const Allegiance allegiance = allegianceOf(table, row);
    use.hollow |= allegiance.hollow;
    use.claimed |= table.status(row) == "claimed";
    const actors::Actor *actor = parties_.find(allegiance.actor);
    std::string name(allegiance.actor);
    if (actor) name = arabic && !actor->name_ar.empty() ? actor->name_ar : actor->name_en;
    else if (const events::Event &event = table.event(row); !name.empty())
        for (const events::EventActor &other : event.actors)
            if (other.id == name || other.name_en == name || other.name_ar == name) {
                const std::string &own = arabic && !other.name_ar.empty() ? other.name_ar : other.name_en;
                if (!own.empty()) name = own;
            }
    const Colour colour = allegiance.actor.empty() ? theme_.unknown : parties_.colourOf(allegiance.actor);
    const std::string key = fmt::format("{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b);
    const auto [index, added] = partyIndex_.try_emplace(key, use.parties.size());
    if (added) use.parties.push_back({actor ? actor->side : std::string{}, {}, colour, 0});
    LegendUse::Party &party = use.parties[index->second];
    ++party.count;
    if (!name.empty() && std::find(party.names.begin(), party.names.end(), name) == party.names.end())
        party.names.push_back(name);
    if (!kind) return;
    const std::string type(table.type(row)), subtype(table.subtype(row));
    if (kindsSeen_.emplace(type, subtype).second) use.kinds[shapeOf(theme_, type, subtype)].emplace_back(type, subtype);
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
        for (const events::Row row : rows) note(view, row, out.legend, false);
        out.legend.area = true;
        const Colour tint = parties_.colourOf(allegianceOf(*view.table, rows.front()).actor);
        if (area && !seenCopies(view.viewport, area->mesh.bounds).empty())
            out.washes.push_back({washMeshOf(*area), withAlpha(tint, theme_.wash_alpha)});
        if (anchor.x < 0 || anchor.x > view.viewport.width() || anchor.y < 0 || anchor.y > view.viewport.height())
            continue;
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
            const events::Event &event = view.table->event(row);
            Badge badge{single(view, row, anchor).mark, {}, nullptr};
            badge.mark.halo = 0;
            badge.mark.shape = Shape::badge;
            if (i + 1 == shown && rows.size() > shown) {
                badge.mark.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(i), rows.end());
                badge.mark.count = static_cast<std::uint32_t>(badge.mark.rows.size());
                badge.caption.text = fmt::format("+{}", badge.mark.count);
            } else {
                badge.mark.rows = {row};
                const auto magnitude = magnitudeOf(event);
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
    mark.rows = std::move(heap.rows);
    mark.count = static_cast<std::uint32_t>(mark.rows.size());
    if (mark.count > 1) {
        out.legend.cluster = true;
        mark.shape = Shape::circle;
        mark.hollow = false;
        mark.size = std::max(heap.largest, (7.5F + 2.4F * std::log10(static_cast<float>(mark.count))) * ratio);
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
            mark.size += 2.5F * ratio;
        }
        const lettering::Block &block = letterer_.layout(caption.text, caption.style);
        out.counts.push_back({caption, {mark.at.x - static_cast<double>(block.width) / 2,
                                        mark.at.y - static_cast<double>(block.height) / 2}});
    }
    out.marks.push_back(std::move(mark));
}

Marked MarkMaker::make(const View &view, const std::vector<Point> &world) {
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
        if (!table.located(row) || !table.event(row).drawn()) continue;
        const events::EventPlace *place = table.place(row);
        Point position = world[row];
        const bool ofArea = place && saidOfArea(*place);
        if (ofArea) {
            const std::string key = keyOfArea(*place);
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
        Single one = single(view, row, at);
        if (ofArea) one.mark.halo = 0;
        const Point pixel{position.x * viewport.scale(), position.y * viewport.scale()};
        const auto cx = static_cast<std::int64_t>(std::floor(pixel.x / join));
        const auto cy = static_cast<std::int64_t>(std::floor(pixel.y / join));
        Heap *home = nullptr;
        double nearest = join;
        for (std::int64_t x = cx - 1; x <= cx + 1; ++x)
            for (std::int64_t y = cy - 1; y <= cy + 1; ++y)
                if (const auto cell = grid.find(cellKey(x, y)); cell != grid.end())
                    for (const std::uint32_t index : cell->second) {
                        const double distance = std::hypot(heaps[index].world.x - pixel.x, heaps[index].world.y - pixel.y);
                        if (distance < nearest) nearest = distance, home = &heaps[index];
                    }
        if (!home) {
            grid[cellKey(cx, cy)].push_back(static_cast<std::uint32_t>(heaps.size()));
            home = &heaps.emplace_back();
            home->world = pixel;
            home->first = one.mark;
        }
        home->rows.push_back(row);
        home->largest = std::max(home->largest, one.mark.size);
        home->halo = std::max(home->halo, one.mark.halo);
        const Colour colour = one.mark.fill;
        const auto known = std::find_if(home->colours.begin(), home->colours.end(),
                                        [&](const auto &entry) { return entry.first == colour; });
        if (known == home->colours.end()) home->colours.emplace_back(colour, 1);
        else ++known->second;
        if (at.x >= 0 && at.x <= viewport.width() && at.y >= 0 && at.y <= viewport.height()) {
            note(view, row, out.legend);
            out.legend.uncertain |= one.uncertain && !ofArea;
        }
    }
    for (Heap &heap : heaps) addHeap(view, heap, out);
    std::stable_sort(out.marks.begin(), out.marks.end(), [](const Mark &a, const Mark &b) { return a.size > b.size; });
    for (const Mark &mark : out.marks)
        if (const events::EventPlace *place = commonPlace(table, mark.rows))
            out.spots.push_back({place, mark.at, mark.size, mark.count});
    std::stable_sort(out.spots.begin(), out.spots.end(),
                     [](const NamedSpot &a, const NamedSpot &b) { return a.weight > b.weight; });
    addAreas(view, areas, out);
    std::stable_sort(out.legend.parties.begin(), out.legend.parties.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return out;
}

} // namespace zamkan::map
