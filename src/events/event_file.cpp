#include "events/event_file.hpp"
#include "events/event_schema.hpp"
#include "events/file_rows.hpp"
#include "geo/formats.hpp"
#include "geo/tables.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <utility>

namespace zamkan::events {
namespace fs = std::filesystem;
namespace {

std::string lowerCase(std::string text) {
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string startOf(const fs::path &file) {
    std::ifstream in(file, std::ios::binary);
    std::string start(8192, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return start;
}

// A few lines that one delimiter cuts into the same number of cells, three or more.
bool looksDelimited(std::string_view text) {
    for (const char delimiter : {'\t', ',', ';', '|'}) {
        std::size_t lines = 0, cells = 0;
        bool alike = true;
        for (std::size_t at = 0; at < text.size() && lines < 5;) {
            const std::size_t end = text.find('\n', at);
            if (end == std::string_view::npos && lines > 0)
                break; // the last line may be cut
            const std::string_view line = text.substr(at, end == std::string_view::npos ? end : end - at);
            const auto count = static_cast<std::size_t>(std::count(line.begin(), line.end(), delimiter)) + 1;
            alike = alike && (lines == 0 || count == cells);
            cells = count;
            ++lines;
            if (end == std::string_view::npos)
                break;
            at = end + 1;
        }
        if (lines >= 2 && alike && cells >= 3)
            return true;
    }
    return false;
}

std::string firstReason(const std::vector<RejectedRow> &rejected) {
    return fmt::format("row {}: {}", rejected.front().row, rejected.front().reason.said());
}

LoadReport reportOf(const geo::Table &table, const Mapping &mapping) {
    LoadReport report;
    report.format = table.format;
    report.schema = mapping.schema.name;
    for (const auto &[canonical, at] : mapping.column)
        report.columns.emplace(canonical, mapping.columns[at]);
    for (const std::size_t at : mapping.ignored)
        report.ignored_columns.push_back(mapping.columns[at]);
    report.rows = table.rows() + table.unreadable.size();
    for (const geo::UnreadableRow &row : table.unreadable)
        report.rejected.push_back({row.number, row.reason, row.text});
    return report;
}

} // namespace

bool looksLikeEventFile(const fs::path &file) {
    if (file == "-")
        return false;
    const std::string extension = lowerCase(file.extension().string());
    if (geo::formatOf(file) && extension != ".json" && extension != ".db")
        return true;
    const std::string start = startOf(file);
    const auto holds = [&](std::string_view words) { return start.find(words) != std::string::npos; };
    if (extension == ".json")
        return holds("\"FeatureCollection\"") || holds("\"Feature\"");
    if (extension == ".jsonl" || extension == ".ndjson") // features a line, or articles
        return holds("\"Feature\"") && holds("\"geometry\"");
    if (extension == ".txt") { // a table only when it is cut by tabs
        const auto firstLine = std::string_view(start).substr(0, start.find('\n'));
        return std::count(firstLine.begin(), firstLine.end(), '\t') >= 2 && looksDelimited(start);
    }
    constexpr std::array<std::string_view, 3> kArticles{".html", ".htm", ".md"};
    if (std::find(kArticles.begin(), kArticles.end(), extension) != kArticles.end())
        return false;
    return start.compare(0, 15, "SQLite format 3") == 0 || looksDelimited(start);
}

Parsed<LoadedEvents> loadEvents(const fs::path &file, const gazetteer::Gazetteer &gazetteer,
                                const actors::Registry &actors, const LoadOptions &options) {
    const std::string where = geo::shownName(file);
    std::map<std::string, std::string> wishes = options.mapping;
    const auto wish = [&](const char *name) {
        const auto at = wishes.find(name);
        return at == wishes.end() ? std::string() : at->second;
    };
    Parsed<geo::Table> read = geo::readTable(file, {wish("layer"), options.threads, options.progress});
    const geo::Table &table = read.value;
    const std::size_t given = wishes.size();
    if (options.recall && table.has_header)
        wishes.merge(options.recall(table.columns));
    Parsed<LoadedEvents> out;
    out.diagnostics = std::move(read.diagnostics);
    if (table.rows() == 0 && table.unreadable.empty())
        throw InputError("there is a header and no rows", where, "choose a file with rows");

    SchemaBook book = SchemaBook::open();
    Mapping mapping = mapColumns(table, book, wishes, where, out.diagnostics);
    LoadReport &report = out.value.report = reportOf(table, mapping);
    report.recalled = wishes.size() > given;
    report.mapping = wishes;
    if (!mapping.at("date_from"))
        report.questions.emplace_back("no_date");
    auto plan = std::make_shared<RowPlan>(table, std::move(mapping), std::move(book), geo::shortName(file),
                                          geo::isDatabase(file) ? table.layer : file.stem().string());
    const WantedDates wanted{wish("date_order"), wish("calendar"), wish("time_zone")};
    plan->decideValues(table, wanted, where);
    plan->decideLastDay(where, out.diagnostics);
    const std::string axes = wish("axes");
    if (!axes.empty() && axes != "named" && axes != "exchanged")
        throw InputError("--map axes: '" + axes + "' is neither named nor exchanged", where, "use one of the two");
    plan->exchanged = axes.empty() ? RowPlaces::areExchanged(table, *plan, gazetteer, where, out.diagnostics) : axes == "exchanged";
    if (plan->exchanged && axes.empty())
        report.questions.emplace_back("exchanged");
    plan->takeGrid(wish("grid"), where);
    RowsRead rows = readRows(table, plan, gazetteer, actors, options);
    if (const DateReading whole = readingOf(rows.signs, wanted, where); !(whole == plan->dates) || markOf(rows.numbers) != plan->mark) {
        plan = std::make_shared<RowPlan>(*plan); // the first rows were not like the others
        plan->dates = whole;
        plan->mark = markOf(rows.numbers);
        rows = readRows(table, plan, gazetteer, actors, options);
    }
    tellReading(plan->dates, rows.signs, wanted, where, out.diagnostics);
    tellMark(rows.numbers, where, out.diagnostics);
    if (const std::string_view open = openQuestion(plan->dates, rows.signs, wanted); !open.empty())
        report.questions.push_back(open);
    out.value.segment = rows.segment;
    report.used = rows.used;
    report.geocoded = rows.geocoded;
    report.partly_used = rows.partly_used;
    std::move(rows.rejected.begin(), rows.rejected.end(), std::back_inserter(report.rejected));
    std::stable_sort(report.rejected.begin(), report.rejected.end(),
                     [](const RejectedRow &a, const RejectedRow &b) { return a.row < b.row; });
    if (report.used == 0) {
        const std::string_view reason = report.rejected.front().reason.key;
        const bool gridless = reason == "metres_without_grid" || reason == "zone_unclear";
        throw UnusableEvents({Severity::error,
                              fmt::format("none of its {} can be used ({})", rowsText(report.rows), firstReason(report.rejected)),
                              where,
                              gridless ? "say of which grid the metres are: --map grid=38N or --map grid=EPSG:2039"
                                       : "see 'zamkan info', or say which column is which with --map NAME=COLUMN",
                              {}},
                             report);
    }

    const auto told = rows.remarks.told(where);
    out.diagnostics.insert(out.diagnostics.end(), told.begin(), told.end());
    if (table.short_rows > 0)
        out.diagnostics.push_back(
            {Severity::warning,
             fmt::format("fewer cells than the header has, in {}; the last cells were taken as empty",
                         rowsText(table.short_rows)),
             where,
             {},
             {}});
    if (report.geocoded > 0)
        out.diagnostics.push_back(
            {Severity::remark,
             fmt::format("without coordinates, placed by name: {}", rowsText(report.geocoded)),
             where,
             {},
             {}});
    if (!report.rejected.empty())
        out.diagnostics.push_back({Severity::warning,
                                   fmt::format("{} of {} cannot be used ({})", report.rejected.size(),
                                               rowsText(report.rows), firstReason(report.rejected)),
                                   where,
                                   "'zamkan info' lists them all",
                                   {}});
    return out;
}

} // namespace zamkan::events
