#include "control/drawn.hpp"
#include "geo/areas.hpp"
#include "geo/formats.hpp"
#include <map>

namespace zamkan::control {
namespace {

const events::EventActor *holderOf(const events::Event &event) {
    for (const char *role : {"gaining", "acting"})
        for (const events::EventActor &actor : event.actors)
            if (actor.role == role)
                return &actor;
    return nullptr;
}

std::string firstOf(std::initializer_list<std::string> words) {
    for (const std::string &word : words)
        if (!word.empty())
            return word;
    return {};
}

} // namespace

std::vector<Drawn> drawnIn(const std::filesystem::path &file, const events::EventSegment &rows) {
    std::vector<Drawn> out;
    const geo::Format *format = geo::formatOf(file);
    if (!format || !geo::holdsAreas(*format) || geo::isDatabase(file) || rows.size() == 0)
        return out;
    bool areas = false;
    geo::readFeatures(file, {}, [&](const geo::Feature &first) {
        areas = !first.shape.polygons.empty();
        return false;
    });
    if (!areas)
        return out;
    std::map<std::uint64_t, std::size_t> rowOf; // of the file: of the segment
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows.type(row).empty() || rows.type(row) == "unknown" || rows.type(row) == "control")
            if (const auto number = rows.event(row).provenance.row)
                rowOf.emplace(*number, row);
    std::uint64_t number = 0;
    geo::readFeatures(file, {}, [&](const geo::Feature &feature) {
        ++number;
        areas = !feature.shape.polygons.empty();
        const auto row = rowOf.find(number);
        if (!areas || row == rowOf.end())
            return areas;
        const events::Event event = rows.event(row->second);
        const events::EventActor *holder = holderOf(event);
        if (!holder || !event.when)
            return true;
        Drawn drawn;
        drawn.holder = firstOf({holder->id, holder->name_en, holder->name_ar});
        drawn.from = std::chrono::floor<std::chrono::days>(event.when->from());
        drawn.to = std::chrono::ceil<std::chrono::days>(event.when->to());
        if (!event.places.empty())
            drawn.name = firstOf({event.places[0].name_en, event.places[0].name_ar});
        drawn.source = event.provenance.source;
        drawn.row = number;
        drawn.km2 = geo::areaKm2(feature.shape.polygons);
        drawn.polygons = feature.shape.polygons;
        out.push_back(std::move(drawn));
        return true;
    });
    return areas ? out : std::vector<Drawn>();
}

} // namespace zamkan::control
