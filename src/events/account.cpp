#include "events/account.hpp"
#include "events/cell_values.hpp"
#include "events/csv.hpp"
#include "geo/formats.hpp"
#include "geo/tables.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kFirstRows = 10;

} // namespace

std::vector<ReasonCount> reasonsOf(const std::vector<RejectedRow> &rejected) {
    std::map<std::string_view, ReasonCount> counts;
    for (const RejectedRow &row : rejected) {
        ReasonCount &count = counts[row.reason.key];
        count.reason = count.rows++ == 0 ? row.reason : inCommon(std::move(count.reason), row.reason);
        if (count.first.size() < kFirstRows)
            count.first.push_back(row.row);
    }
    std::vector<ReasonCount> out;
    for (auto &[key, count] : counts)
        out.push_back(std::move(count));
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.rows > b.rows; });
    return out;
}

std::size_t RejectedRows::columnNamed(const std::string &name) {
    const auto [at, fresh] = columnAt_.try_emplace(name, columns_.size());
    if (fresh)
        columns_.push_back(name);
    return at->second;
}

void RejectedRows::add(const fs::path &file, const LoadReport &report, const LoadOptions &options) {
    if (report.rejected.empty())
        return;
    const auto layer = options.mapping.find("layer");
    const geo::Table table = geo::readTable(file, {.layer = layer == options.mapping.end() ? std::string() : layer->second}).value;
    std::vector<std::size_t> at;
    for (const std::string &column : table.columns)
        at.push_back(columnNamed(column));
    std::size_t row = 0;
    for (const RejectedRow &rejected : report.rejected) { // by number, as the table's rows
        Line line{geo::shownName(file), {}, {}, rejected.reason, rejected.row, {}};
        while (row < table.rows() && table.number(row) < rejected.row)
            ++row;
        if (row < table.rows() && table.number(row) == rejected.row) {
            const geo::RowBatch read = table.row(row);
            line.cells.resize(columns_.size());
            for (std::size_t i = 0; i < at.size(); ++i)
                line.cells[at[i]] = read.cell(0, i);
            if (const auto position = read.position(0))
                line.geometry = fmt::format("POINT ({} {})", position->longitude(), position->latitude());
        } else {
            line.text = rejected.text;
        }
        texts_ = texts_ || !line.text.empty();
        geometries_ = geometries_ || !line.geometry.empty();
        rows_.push_back(std::move(line));
    }
}

std::string RejectedRows::csv() const {
    std::string out = "rejected_from,rejected_row,rejected_key,rejected_reason";
    const auto add = [&](std::string_view cell) {
        out += ',';
        addCsvCell(out, cell);
    };
    for (const std::string &column : columns_)
        add(column);
    if (geometries_)
        add("rejected_geometry");
    if (texts_)
        add("rejected_text");
    out += '\n';
    for (const Line &line : rows_) {
        addCsvCell(out, line.from);
        add(std::to_string(line.number));
        add(line.reason.key);
        add(line.reason.said());
        for (std::size_t i = 0; i < columns_.size(); ++i)
            add(i < line.cells.size() ? std::string_view(line.cells[i]) : std::string_view());
        if (geometries_)
            add(line.geometry);
        if (texts_)
            add(line.text);
        out += '\n';
    }
    return out;
}

} // namespace zamkan::events
