// What the own readers give beside what OGR gives, for the tests that set one against the other.
#pragma once
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/tables.hpp"
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <ogrsf_frmts.h>
#include <random>

namespace differential {

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

struct Cells {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::optional<LatLon>> positions;
    friend bool operator==(const Cells &, const Cells &) = default;
};

inline Cells all(const Table &table) {
    Cells out;
    out.columns = table.columns;
    RowBatch batch;
    for (std::size_t first = 0; first < table.rows(); first += batch.rows()) {
        table.read(first, 97, batch);
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            out.rows.emplace_back(batch.cells(row).begin(), batch.cells(row).end());
            out.positions.push_back(batch.position(row));
        }
    }
    return out;
}

// Everything that a reader says of a file, so that two readings can be compared.
inline std::string told(const Table &table) {
    std::string out;
    const Cells cells = all(table);
    for (std::size_t row = 0; row < cells.rows.size(); ++row) {
        out += std::to_string(table.number(row)) + ":";
        for (const std::string &cell : cells.rows[row])
            out += "[" + cell + "]";
        out += table.text(row) + "\n";
    }
    for (const UnreadableRow &row : table.unreadable)
        out += std::to_string(row.number) + "! " + row.reason.said() + " " + row.text + "\n";
    return out + std::to_string(table.short_rows);
}

// As OGR's features have it: every cell as text, the first geometry's point.
inline Cells withOgr(const std::string &bytes, const std::string &name, const char *driver, std::vector<const char *> how = {}) {
    GDALAllRegister();
    const fs::path folder = fs::temp_directory_path() / ("zamkan-differential-" + std::to_string(std::rand()));
    fs::create_directories(folder);
    if (!bytes.empty())
        writeBytes(folder / name, bytes);
    const std::string file = bytes.empty() ? name : (folder / name).string();
    how.push_back(nullptr);
    const char *const drivers[] = {driver, nullptr};
    Cells out;
    {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, drivers, how.data()));
        REQUIRE(dataset);
        OGRLayer *layer = dataset->GetLayer(0);
        for (int i = 0; i < layer->GetLayerDefn()->GetFieldCount(); ++i)
            out.columns.emplace_back(layer->GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
        for (const auto &feature : layer) {
            auto &row = out.rows.emplace_back();
            for (int i = 0; i < feature->GetFieldCount(); ++i)
                row.emplace_back(feature->IsFieldSetAndNotNull(i) ? feature->GetFieldAsString(i) : "");
            const OGRGeometry *geometry = feature->GetGeometryRef();
            OGREnvelope box;
            if (geometry && !geometry->IsEmpty())
                geometry->getEnvelope(&box);
            out.positions.push_back(geometry && !geometry->IsEmpty()
                                        ? LatLon::tryFromDegrees((box.MinY + box.MaxY) / 2, (box.MinX + box.MaxX) / 2)
                                        : std::nullopt);
        }
    }
    fs::remove_all(folder);
    return out;
}

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t most) { return engine_() % most; }
    template <typename List> const auto &of(const List &list) { return list[below(std::size(list))]; }

private:
    std::mt19937 engine_;
};

inline constexpr std::string_view kPieces[] = {"هيت", "Mosul", "a b", "0.5", "-3", "x;y", "a|b", "1,234", "سيطر على", "é", "𐤀", "'", "2016-06-13", ""};

} // namespace differential
