#include "map/clusters.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace zamkan::map {
namespace {

constexpr double kJoinDistance = 13; // pixels within which marks become one
constexpr double kBeyond = 120;      // pixels outside the view that still count, so that edges do not flicker
constexpr double kBlock = 256;       // pixels
constexpr std::uint32_t kNone = UINT32_MAX;

// Marks grow with what they hold: those that then lie on each other become one, the larger taking the smaller.
class Growth {
public:
    Growth(std::vector<Cluster> &clusters, double scale, float ratio) : clusters_(clusters), scale_(scale), ratio_(ratio) {
        into_.resize(clusters.size());
        std::iota(into_.begin(), into_.end(), 0U);
    }
    // Which cluster took each one in the end.
    std::vector<std::uint32_t> run() {
        for (int round = 0; round < 6; ++round)
            if (!joinOnce()) break;
        for (std::uint32_t i = 0; i < into_.size(); ++i) {
            std::uint32_t root = i;
            while (into_[root] != root) root = into_[root];
            into_[i] = root;
        }
        return std::move(into_);
    }

private:
    struct Disc {
        float x, y, size;
        std::uint32_t cluster;
    };
    bool joinOnce() {
        constexpr float overlap = 0.82F; // of the two half widths: touching is fine
        std::vector<Disc> discs;
        float widest = 0;
        for (std::uint32_t i = 0; i < clusters_.size(); ++i) {
            if (into_[i] != i) continue;
            const Cluster &cluster = clusters_[i];
            const float size = sizeOfMark(cluster.count, cluster.largest, cluster.count > 1, ratio_);
            widest = std::max(widest, size);
            discs.push_back({static_cast<float>((cluster.world.x - clusters_.front().world.x) * scale_),
                             static_cast<float>((cluster.world.y - clusters_.front().world.y) * scale_), size, i});
        }
        std::sort(discs.begin(), discs.end(),
                  [](const Disc &a, const Disc &b) { return a.x != b.x ? a.x < b.x : a.cluster < b.cluster; });
        bool any = false;
        for (std::size_t i = 0; i < discs.size(); ++i)
            for (std::size_t j = i + 1; j < discs.size(); ++j) {
                const float dx = discs[j].x - discs[i].x, dy = discs[j].y - discs[i].y;
                if (dx > overlap * (discs[i].size + widest)) break;
                const float reach = overlap * (discs[i].size + discs[j].size);
                if (dx * dx + dy * dy >= reach * reach) continue;
                const std::uint32_t a = discs[i].cluster, b = discs[j].cluster;
                if (into_[a] != a || into_[b] != b || (clusters_[a].count == 1 && clusters_[b].count == 1)) continue;
                const bool first = clusters_[a].count > clusters_[b].count || (clusters_[a].count == clusters_[b].count && a < b);
                swallow(first ? a : b, first ? b : a);
                any = true;
                if (!first) break;
            }
        return any;
    }
    void swallow(std::uint32_t taker, std::uint32_t taken) {
        Cluster &all = clusters_[taker], &one = clusters_[taken];
        all.count += one.count;
        all.largest = std::max(all.largest, one.largest);
        all.radius_km = std::max(all.radius_km, one.radius_km);
        all.of_area |= one.of_area;
        into_[taken] = taker;
    }
    std::vector<Cluster> &clusters_;
    double scale_;
    float ratio_;
    std::vector<std::uint32_t> into_;
};

} // namespace

float sizeOfMark(std::uint32_t count, float largest, bool ringed, float ratio) {
    if (count < 2) return largest * ratio;
    const float own = std::max(largest, 7.5F + 2.4F * std::log10(static_cast<float>(count)));
    return (own + (ringed ? 2.5F : 0)) * ratio;
}

Point nearestCopy(Point world, double middle) { return {world.x - std::round(world.x - middle), world.y}; }

Viewport Region::viewport() const {
    const Point middle{(bounds.least.x + bounds.most.x) / 2, (bounds.least.y + bounds.most.y) / 2};
    return {unproject(middle), scale, (bounds.most.x - bounds.least.x) * scale, (bounds.most.y - bounds.least.y) * scale};
}

Region regionOf(const Viewport &viewport, float ratio, bool exact) {
    Region region;
    region.scale = viewport.scale();
    const Point middle = project(viewport.centre());
    if (!exact) {
        const double base = 256 * static_cast<double>(ratio);
        region.scale = base * std::exp2(std::floor(std::log2(viewport.scale() / base) * 2 + 1e-9) / 2);
    }
    const double halfX = viewport.width() / 2 / viewport.scale(), halfY = viewport.height() / 2 / viewport.scale();
    region.bounds.least = {middle.x - halfX, middle.y - halfY};
    region.bounds.most = {middle.x + halfX, middle.y + halfY};
    if (viewport.projection()) { // what it sees is no rectangle there
        const Seen seen = viewport.seen();
        region.bounds.least = seen.least;
        region.bounds.most = seen.most;
    }
    if (exact) return region;
    const double margin = kBeyond * static_cast<double>(ratio) / region.scale, block = kBlock * static_cast<double>(ratio) / region.scale;
    const auto down = [&](double value) { return std::floor((value - margin) / block) * block; };
    const auto up = [&](double value) { return std::ceil((value + margin) / block) * block; };
    region.bounds.least = {down(region.bounds.least.x), std::max(down(region.bounds.least.y), 0.0)};
    region.bounds.most = {up(region.bounds.most.x), std::min(up(region.bounds.most.y), 1.0)};
    return region;
}

namespace clustering {

Grid::Grid(const Region &region, float ratio)
    : region_(region), side_(kJoinDistance * static_cast<double>(ratio) / region.scale), ratio_(static_cast<double>(ratio)),
      middle_((region.bounds.least.x + region.bounds.most.x) / 2) {
    // Marks beyond the edge of an exact region reach into it.
    const double beyond = kBeyond * ratio_ / region.scale;
    region_.bounds.least = {std::floor((region.bounds.least.x - beyond) / side_) * side_,
                            std::floor((region.bounds.least.y - beyond) / side_) * side_};
    region_.bounds.most = {region.bounds.most.x + beyond, region.bounds.most.y + beyond};
    columns_ = static_cast<int>(std::ceil((region_.bounds.most.x - region_.bounds.least.x) / side_)) + 1;
    rows_ = static_cast<int>(std::ceil((region_.bounds.most.y - region_.bounds.least.y) / side_)) + 1;
    numbers_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kNone);
}

bool Grid::take(Point world, float size, float radius, bool ofArea) {
    const Point at = nearestCopy(world, middle_);
    const double x = (at.x - region_.bounds.least.x) / side_, y = (at.y - region_.bounds.least.y) / side_;
    if (x < 0 || y < 0 || x >= columns_ || y >= rows_) return false;
    const std::size_t place = static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
    std::uint32_t &number = numbers_[place];
    if (number == kNone) {
        number = static_cast<std::uint32_t>(cells_.size());
        cells_.emplace_back();
        places_.push_back(static_cast<std::uint32_t>(place));
    }
    Cell &cell = cells_[number];
    cell.x += at.x;
    cell.y += at.y;
    ++cell.count;
    cell.largest = std::max(cell.largest, size);
    cell.radius = std::max(cell.radius, radius);
    cell.of_area |= ofArea;
    last_ = number;
    return true;
}

std::vector<Cluster> Grid::join(std::vector<std::uint32_t> &rootOf) {
    std::vector<std::uint32_t> order(cells_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return cells_[a].count != cells_[b].count ? cells_[a].count > cells_[b].count : places_[a] < places_[b];
    });
    std::vector<Cluster> found;
    rootOf.assign(cells_.size(), kNone);
    for (const std::uint32_t own : order) {
        if (rootOf[own] != kNone) continue;
        const Cell &cell = cells_[own];
        const double count = cell.count;
        Cluster cluster{{cell.x / count, cell.y / count}, 0, cell.count, cell.largest, cell.radius, cell.of_area};
        rootOf[own] = static_cast<std::uint32_t>(found.size());
        const auto columns = static_cast<std::uint32_t>(columns_);
        const int column = static_cast<int>(places_[own] % columns), line = static_cast<int>(places_[own] / columns);
        for (int y = std::max(line - 1, 0); y <= std::min(line + 1, rows_ - 1); ++y)
            for (int x = std::max(column - 1, 0); x <= std::min(column + 1, columns_ - 1); ++x) {
                const std::uint32_t other = numbers_[static_cast<std::size_t>(y) * columns + static_cast<std::size_t>(x)];
                if (other == kNone || rootOf[other] != kNone) continue;
                const Cell &beside = cells_[other];
                const double dx = beside.x / beside.count - cluster.world.x, dy = beside.y / beside.count - cluster.world.y;
                if (dx * dx + dy * dy >= side_ * side_) continue;
                rootOf[other] = rootOf[own];
                cluster.count += beside.count;
                cluster.largest = std::max(cluster.largest, beside.largest);
                cluster.radius_km = std::max(cluster.radius_km, beside.radius);
                cluster.of_area |= beside.of_area;
            }
        found.push_back(cluster);
    }
    if (found.empty()) return found;
    const std::vector<std::uint32_t> into = Growth(found, region_.scale, static_cast<float>(ratio_)).run();
    std::vector<std::uint32_t> roots;
    for (std::uint32_t i = 0; i < found.size(); ++i)
        if (into[i] == i) roots.push_back(i);
    std::stable_sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) { return found[a].count > found[b].count; });
    std::vector<std::uint32_t> place(found.size());
    std::vector<Cluster> out;
    for (const std::uint32_t root : roots) {
        place[root] = static_cast<std::uint32_t>(out.size());
        out.push_back(found[root]);
    }
    for (std::uint32_t &root : rootOf) root = place[into[root]];
    return out;
}

void gather(Clusters &clusters, const std::vector<std::uint32_t> &cells, const std::vector<std::uint32_t> &rootOf,
            const std::vector<events::Row> &rows, const std::vector<std::uint16_t> &slots) {
    std::uint32_t next = 0;
    std::vector<std::uint32_t> at;
    at.reserve(clusters.list.size());
    for (Cluster &cluster : clusters.list) {
        cluster.first = next;
        at.push_back(next);
        next += cluster.count;
    }
    clusters.rows.resize(rows.size());
    clusters.slots.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t place = at[rootOf[cells[i]]]++;
        clusters.rows[place] = rows[i];
        clusters.slots[place] = slots[i];
    }
}

} // namespace clustering
} // namespace zamkan::map
