// Event files: recognise, map, load and save. Nothing is dropped in silence.
#pragma once
#include "base/diagnostic.hpp"
#include "events/event.hpp"
#include "gazetteer/gazetteer.hpp"
#include "actors/registry.hpp"
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zamkan::events {

struct RejectedRow {
    std::uint64_t row = 0; // 1-based data row
    std::string reason;
    std::string text;      // the row as it stood
};

struct LoadReport {
    std::string format;    // "CSV" "GeoJSON" "GPKG" …
    std::string schema;    // "zamkan" "acled" "ucdp" "gdelt" "viina" or "guessed"
    std::map<std::string, std::string> columns; // canonical name → column of the file
    std::vector<std::string> ignored_columns;   // kept in Event::extra
    std::uint64_t rows = 0, used = 0, geocoded = 0;
    std::vector<RejectedRow> rejected;
};

struct LoadedEvents {
    std::vector<Event> events;
    LoadReport report;
};

struct LoadOptions {
    std::map<std::string, std::string> mapping; // --map canonical=column
};

// True for what loadEvents would try (by extension, then by content); false: it is an article.
[[nodiscard]] bool looksLikeEventFile(const std::filesystem::path &file);

// Throws InputError when nothing of the file can be used as events.
[[nodiscard]] Parsed<LoadedEvents> loadEvents(const std::filesystem::path &file, const gazetteer::Gazetteer &gazetteer,
                                              const actors::Registry &actors, const LoadOptions &options = {});

// By extension: .csv .geojson .json .gpkg. Written beside and renamed. Throws InputError.
void saveEvents(const std::filesystem::path &file, const std::vector<Event> &events);
// The bytes of it, for standard output; formats "csv" "geojson".
[[nodiscard]] std::string eventsAs(const std::string &format, const std::vector<Event> &events);

} // namespace zamkan::events
