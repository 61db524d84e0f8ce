#include "session/own_places.hpp"
#include "base/locations.hpp"
#include "events/csv.hpp"
#include "gazetteer/index_format.hpp"
#include "resolve/place_query.hpp"
#include <fmt/format.h>
#include <sstream>
#include <vector>

namespace zamkan::session {
namespace {

constexpr std::string_view kHead = "id,name_en,name_ar,type,country,admin1,lat,lon,radius_km\n";

// The rows but that of the id. No cell holds a line break.
std::string othersIn(const std::string &file, const std::string &id) {
    std::istringstream in(file);
    std::string rows, line;
    for (bool head = true; std::getline(in, line); head = false)
        if (!head && !line.empty() && !line.starts_with(id + ","))
            rows += line + "\n";
    return rows;
}

} // namespace

KeptWords keepPlace(const std::string &name, const events::EventPlace &place) {
    KeptWords kept = keptIn(configFolder() / "gazetteer" / "reviewed.csv", "place_kept",
                            {{"words", name}, {"name_en", place.name_en.empty() ? place.name_ar : place.name_en}, {"name_ar", place.name_ar.empty() ? place.name_en : place.name_ar}});
    if (!place.position || name.find_first_not_of(" \t") == std::string::npos)
        return kept;
    const std::string id = fmt::format("{:016x}", gazetteer::hash(name)); // the name is the id
    const bool arabic = resolve::isArabic(name);
    std::string row = id;
    for (const std::string &cell : {arabic ? place.name_en : name, arabic ? name : place.name_ar, place.type, place.country, place.admin1}) {
        row += ',';
        events::addCsvCell(row, oneLine(cell));
    }
    row += fmt::format(",{:.6f},{:.6f},{:g}", place.position->latitude(), place.position->longitude(), place.radius_km);
    kept.after = std::string(kHead) + othersIn(kept.after, id) + row + "\n";
    return kept;
}

} // namespace zamkan::session
