// Event files: recognise, map, load and save. Nothing is dropped in silence.
#pragma once
#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "base/progress.hpp"
#include "base/reason.hpp"
#include "events/event_segment.hpp"
#include "events/event_source.hpp"
#include "gazetteer/gazetteer.hpp"
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {
struct LayerToWrite;
}

namespace zamkan::events {

struct RejectedRow {
    std::uint64_t row = 0; // 1-based data row
    Reason reason;
    std::string text; // the row as it stood
};

struct LoadReport {
    std::string format;                         // "CSV" "GeoJSON" "GPKG" …
    std::string schema;                         // "zamkan" "acled" "ucdp" "gdelt" "viina" or "guessed"
    std::map<std::string, std::string> columns; // canonical name → column of the file
    std::vector<std::string> ignored_columns;   // kept in Event::extra
    std::uint64_t rows = 0, used = 0, geocoded = 0;
    std::uint64_t partly_used = 0; // of the used ones: something of theirs was left out, as the diagnostics say
    std::vector<RejectedRow> rejected;
    // LoadOptions::mapping in effect: the one given, over the one that was recalled.
    std::map<std::string, std::string> mapping;
    bool recalled = false; // some of it was
    // What the file leaves open, for the user to look at: "no_date" "exchanged" "day_or_month" "mixed_days"
    // "hijri_years"; the diagnostics say what was done.
    std::vector<std::string_view> questions;
};

struct LoadedEvents {
    std::shared_ptr<const EventSegment> segment; // never null after loadEvents
    LoadReport report;

    // All events whole, in the file's order, as it takes what their text takes; eventsOf(segment) holds few at a time.
    [[nodiscard]] std::vector<Event> events() const { return segment ? segment->wholeEvents() : std::vector<Event>(); }
};

// Not one of a file's rows can be used; the report says why.
class UnusableEvents : public InputError {
public:
    UnusableEvents(Diagnostic diagnostic, LoadReport report) : InputError(std::move(diagnostic)), report_(std::move(report)) {}
    [[nodiscard]] const LoadReport &report() const { return report_; }

private:
    LoadReport report_;
};

struct LoadOptions {
    // --map canonical=column, or canonical= for no column; date, lat and the like will do for date_from …. Six are no columns:
    // date_order=dmy|mdy, calendar=hijri|gregorian, time_zone=+03:00, axes=named|exchanged, grid=38N|EPSG:2039
    // (of coordinates in metres), layer=NAME.
    std::map<std::string, std::string> mapping = {};
    // What is known of files with these columns, laid under `mapping`; none: nothing is. Not asked for a file without a
    // header.
    std::function<std::map<std::string, std::string>(const std::vector<std::string> &columns)> recall = {};
    unsigned threads = 0;         // that read it; 0: one a core
    Progress *progress = nullptr; // told of rows and bytes, and asked whether to stop; outlives the call
};

// True for what loadEvents would try (by extension, then by content); false: it is an article.
[[nodiscard]] bool looksLikeEventFile(const std::filesystem::path &file);

// Throws InputError when nothing of the file can be used as events: UnusableEvents when its columns were understood.
// And Cancelled.
[[nodiscard]] Parsed<LoadedEvents> loadEvents(const std::filesystem::path &file,
                                              const gazetteer::Gazetteer &gazetteer,
                                              const actors::Registry &actors,
                                              const LoadOptions &options = {});

// In the format that the name ends in (geo::formats()); the contract's columns, then those of Event::extra. In CSV and
// in workbooks a cell that a spreadsheet would run as a formula gets an apostrophe before it, which loadEvents takes
// away. Written beside and renamed. Returns what the format could not hold. Throws InputError.
// The events are asked for twice, and few of them are held at a time (workbooks apart, which GDAL keeps whole).
std::vector<Diagnostic> saveEvents(const std::filesystem::path &file, const EventSource &source);
std::vector<Diagnostic> saveEvents(const std::filesystem::path &file, const std::vector<Event> &events);
// The same as a layer, for a file with more in it (geo::writeLayers); the events must outlive it.
[[nodiscard]] geo::LayerToWrite eventsAsLayer(const EventSource &source, bool spreadsheet = false);
[[nodiscard]] geo::LayerToWrite eventsAsLayer(const std::vector<Event> &events, bool spreadsheet = false);
// The bytes of it, for standard output; formats "csv" "geojson" "geojsonl".
[[nodiscard]] std::string eventsAs(const std::string &format, const std::vector<Event> &events);

} // namespace zamkan::events
