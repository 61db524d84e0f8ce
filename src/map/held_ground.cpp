#include "map/held_ground.hpp"
#include "geo/triangles.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr double kFaint = 58, kStrong = 92; // alpha of ground that is hardly and that is fully sure
constexpr Colour kNobody{120, 120, 120, 255};
constexpr double kAround = 40075; // km

using Line = std::vector<Point>;

Point worldOf(const geo::LatLon &position) {
    const geo::PlanePoint at = geo::mercator(position);
    return {at.x, at.y};
}

std::shared_ptr<Mesh> meshOf(const std::vector<geo::Polygon> &polygons) {
    auto mesh = std::make_shared<Mesh>();
    mesh->rings.starts.push_back(0);
    for (const geo::Polygon &polygon : polygons)
        for (const geo::Ring &ring : polygon.rings) {
            for (const geo::LatLon &position : ring) {
                mesh->rings.vertices.push_back(worldOf(position));
                mesh->bounds.add(mesh->rings.vertices.back());
            }
            mesh->rings.starts.push_back(static_cast<std::uint32_t>(mesh->rings.vertices.size()));
        }
    mesh->rings.bounds = mesh->bounds;
    for (const geo::PlanePoint &p : geo::triangles(polygons))
        mesh->vertices.push_back({p.x, p.y});
    return mesh;
}

// Which way stripes run.
enum class Slant : std::uint8_t { rising, falling };
double slantOf(const Point &at, Slant slant) { return slant == Slant::rising ? at.x + at.y : at.x - at.y; }

// What of a ring lies where side * (slant - level) >= 0. Parts that hang together only along the level stay one ring: of
// no area there, which an even-odd fill does not see.
Line cut(const Line &ring, Slant slant, double level, double side) {
    Line out;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double a = side * (slantOf(ring[j], slant) - level), b = side * (slantOf(ring[i], slant) - level);
        if ((a >= 0) != (b >= 0)) {
            const double t = a / (a - b);
            out.push_back({ring[j].x + (ring[i].x - ring[j].x) * t, ring[j].y + (ring[i].y - ring[j].y) * t});
        }
        if (b >= 0)
            out.push_back(ring[i]);
    }
    return out;
}

// Every `of`th stripe of the polygons, from the `first` one on, `share` of its width.
std::vector<geo::Polygon> stripes(const std::vector<geo::Polygon> &polygons, double width, int first, int of, double share,
                                  Slant slant = Slant::rising) {
    std::vector<geo::Polygon> out;
    for (const geo::Polygon &polygon : polygons) {
        std::vector<Line> rings;
        double least = 9, most = -9;
        for (const geo::Ring &ring : polygon.rings) {
            Line &line = rings.emplace_back();
            for (const geo::LatLon &position : ring) {
                line.push_back(worldOf(position));
                least = std::min(least, slantOf(line.back(), slant));
                most = std::max(most, slantOf(line.back(), slant));
            }
        }
        const auto begin = static_cast<std::int64_t>(std::floor(least / width)), end = static_cast<std::int64_t>(std::ceil(most / width));
        for (std::int64_t stripe = begin; stripe < end; ++stripe) {
            if (((stripe % of) + of) % of != first)
                continue;
            const double from = static_cast<double>(stripe) * width, to = from + width * share;
            geo::Polygon piece;
            for (const Line &ring : rings) {
                const Line part = cut(cut(ring, slant, from, 1), slant, to, -1);
                if (part.size() < 3)
                    continue;
                geo::Ring &made = piece.rings.emplace_back();
                for (const Point &at : part)
                    made.push_back(unproject(at));
            }
            if (!piece.rings.empty())
                out.push_back(std::move(piece));
        }
    }
    return out;
}

double widthOf(const std::vector<geo::Polygon> &polygons, double stripeKm) { // of a stripe, in the plane of the map
    const double latitude = polygons.empty() ? 0 : polygons.front().rings.front().front().latitude();
    return stripeKm * std::sqrt(2.0) / (kAround * std::cos(latitude * 3.14159265 / 180));
}

} // namespace

std::shared_ptr<const HeldGround> heldGround(const std::vector<control::Holding> &holdings, const ColourOfParty &colourOf, double stripeKm) {
    auto out = std::make_shared<HeldGround>();
    for (const control::Holding &holding : holdings) {
        const control::State &state = holding.state;
        out->striped |= state.status != control::Status::held && state.status != control::Status::not_held;
        const auto alpha = static_cast<std::uint8_t>(kFaint + (kStrong - kFaint) * std::clamp(holding.certainty, 0.0, 1.0));
        const auto add = [&](const std::vector<geo::Polygon> &polygons, Colour colour) {
            colour.a = alpha;
            if (!polygons.empty())
                out->fills.push_back({meshOf(polygons), colour});
        };
        std::vector<std::string> parties;
        if (state.status == control::Status::contested || state.status == control::Status::undecided)
            parties = state.others;
        if (state.status == control::Status::undecided)
            parties.insert(parties.begin(), state.holder);
        const double width = widthOf(holding.polygons, stripeKm);
        const auto tint = [&](const std::string &party) { return party.empty() ? kNobody : colourOf(party); };
        if (parties.size() > 1) {
            for (std::size_t i = 0; i < parties.size(); ++i)
                add(stripes(holding.polygons, width, static_cast<int>(i), static_cast<int>(parties.size()), 1), tint(parties[i]));
            continue;
        }
        add(holding.polygons, parties.size() == 1 && !parties[0].empty() ? tint(parties[0]) : tint(state.holder));
        if (state.status != control::Status::held && state.status != control::Status::not_held)
            add(stripes(holding.polygons, width, 0, 2, 0.35),
                state.status == control::Status::besieged && !state.others.empty() ? tint(state.others.front()) : kNobody);
    }
    return out;
}

std::shared_ptr<const HeldGround> withChanges(const HeldGround &ground, const std::vector<control::ChangedGround> &changed,
                                              const ColourOfParty &colourOf, double stripeKm) {
    constexpr std::uint8_t kHatching = 150;
    constexpr double kShare = 0.3; // of the width
    auto out = std::make_shared<HeldGround>(ground);
    for (const control::ChangedGround &one : changed) {
        Colour colour = one.from.empty() ? kNobody : colourOf(one.from);
        colour.a = kHatching;
        if (const auto hatching = stripes(one.polygons, widthOf(one.polygons, stripeKm), 0, 1, kShare, Slant::falling); !hatching.empty()) {
            out->fills.push_back({meshOf(hatching), colour});
            out->hatched = true;
        }
    }
    return out;
}

} // namespace zamkan::map
