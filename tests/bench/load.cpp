// bench_load: what tools/bench load runs.
//
//   bench_load make FOLDER ROWS   writes events.csv, events.geojson, events.geojsonl and events.gpkg of so many rows
//   bench_load own FILE           seconds until the file is a table that can be drawn: columns, words, order of time
//   bench_load ogr FILE           seconds until OGR's row reader has given every cell as text, and every point
//
// The two last print "SECONDS ROWS".
#include "actors/registry.hpp"
#include "events/event_file.hpp"
#include "events/event_table.hpp"
#include "gazetteer/gazetteer.hpp"
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <ogrsf_frmts.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;
using namespace zamkan;

namespace {

constexpr std::array<std::string_view, 12> kColumns{"id",   "date_from", "lat",     "lon",   "place",     "place_ar",
                                                    "type", "subtype",   "country", "actor", "magnitude", "source_text"};

struct Place {
    std::string english, arabic;
    double latitude, longitude;
};

class Rows {
public:
    Rows() {
        places_ = {{"Raqqa", "الرقة", 35.95, 39.01}, {"Mosul", "الموصل", 36.34, 43.13}, {"Hit", "هيت", 33.64, 42.83}};
        for (int i = 0; i < 4000; ++i)
            places_.push_back({fmt::format("Village {}", i), fmt::format("قرية {}", i), 32 + unit() * 5, 36 + unit() * 10});
    }
    // Cells in the order of kColumns; one in seven texts has quotes and commas.
    std::array<std::string, 12> next(std::size_t number) {
        constexpr std::array<std::string_view, 6> actors{"تنظيم الدولة",   "القوات العراقية", "قوات سوريا الديمقراطية",
                                                         "الجيش السوري", "التحالف الدولي",  ""};
        constexpr std::array<std::array<std::string_view, 2>, 5> kinds{
            {{"violence", "airstrike"}, {"violence", "bombing"}, {"control", "lost"}, {"control", "gained"}, {"movement", "displaced"}}};
        constexpr std::array<std::string_view, 8> words{"قال شهود", "إن الطيران", "استهدف", "مواقع", "في محيط", "المدينة", "سقوط", "قتلى"};
        const Place &place = places_[below(places_.size())];
        const auto &kind = kinds[below(kinds.size())];
        std::string text;
        for (std::size_t i = below(3); i < 4; ++i)
            text.append(text.empty() ? "" : " ").append(words[below(words.size())]);
        if (number % 7 == 0)
            text += "، قال: \"نعم\", ثم مضى";
        const auto day = std::chrono::sys_days{std::chrono::year{2013} / 1 / 1} + std::chrono::days{below(2000)};
        return {fmt::format("e{}", number),
                time::toIso(day),
                fmt::format("{:.5f}", place.latitude + unit() / 10),
                fmt::format("{:.5f}", place.longitude + unit() / 10),
                place.english,
                place.arabic,
                std::string(kind[0]),
                std::string(kind[1]),
                "SY",
                std::string(actors[below(actors.size())]),
                std::to_string(below(300)),
                text};
    }

private:
    std::size_t below(std::size_t most) { return random_() % most; }
    double unit() { return static_cast<double>(random_() >> 11) * 0x1p-53; }
    std::mt19937_64 random_{20161013};
    std::vector<Place> places_;
};

std::string quoted(std::string_view text, std::string_view escape) {
    std::string out = "\"";
    for (const char c : text)
        out.append(c == '"' ? escape : std::string_view()).append(1, c);
    return out + '"';
}

void make(const fs::path &folder, std::size_t count) {
    std::ofstream csv(folder / "events.csv"), json(folder / "events.geojson"), lines(folder / "events.geojsonl");
    for (std::size_t i = 0; i < kColumns.size(); ++i)
        csv << (i ? "," : "") << kColumns[i];
    csv << '\n';
    json << R"({"type":"FeatureCollection","name":"events","features":[)" << '\n';
    GDALAllRegister();
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    GDALDataset *package = driver->Create((folder / "events.gpkg").c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReference earth;
    earth.SetWellKnownGeogCS("WGS84");
    earth.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer *layer = package->CreateLayer("events", &earth, wkbPoint, nullptr);
    for (const std::string_view column : kColumns) {
        const bool number = column == "magnitude" || column == "lat" || column == "lon";
        OGRFieldDefn field(std::string(column).c_str(), number ? OFTReal : column == "date_from" ? OFTDate : OFTString);
        if (layer->CreateField(&field) != OGRERR_NONE)
            std::exit(1);
    }
    package->StartTransaction();
    Rows rows;
    for (std::size_t number = 0; number < count; ++number) {
        const auto cells = rows.next(number);
        std::string feature = R"({"type":"Feature","geometry":{"type":"Point","coordinates":[)" + cells[3] + ',' + cells[2] + R"(]},"properties":{)";
        OGRFeature *const out = OGRFeature::CreateFeature(layer->GetLayerDefn());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool plain = cells[i].find_first_of("\",\n") == std::string::npos;
            csv << (i ? "," : "") << (plain ? cells[i] : quoted(cells[i], "\""));
            out->SetField(static_cast<int>(i), cells[i].c_str());
            if (i == 2 || i == 3)
                continue;
            feature.append(feature.back() == '{' ? "" : ",").append(quoted(kColumns[i], "")).append(":");
            feature += i == 10 ? cells[i] : quoted(cells[i], "\\");
        }
        csv << '\n';
        feature += "}}";
        json << feature << (number + 1 < count ? ",\n" : "\n");
        lines << feature << '\n';
        OGRPoint point(std::atof(cells[3].c_str()), std::atof(cells[2].c_str()));
        out->SetGeometry(&point);
        if (layer->CreateFeature(out) != OGRERR_NONE)
            std::exit(1);
        OGRFeature::DestroyFeature(out);
    }
    json << "]}\n";
    package->CommitTransaction();
    GDALClose(package);
}

// What stands in cells must not be optimised away.
std::size_t readWithOgr(const fs::path &file, std::size_t &letters) {
    GDALAllRegister();
    auto *dataset = static_cast<GDALDataset *>(GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
    if (!dataset)
        std::exit(1);
    OGRLayer *layer = dataset->GetLayer(0);
    std::size_t rows = 0;
    while (OGRFeature *feature = layer->GetNextFeature()) {
        ++rows;
        for (int i = 0; i < feature->GetFieldCount(); ++i)
            letters += std::string_view(feature->GetFieldAsString(i)).size();
        if (const OGRGeometry *geometry = feature->GetGeometryRef()) {
            OGREnvelope box;
            geometry->getEnvelope(&box);
            letters += box.MinX > 0;
        }
        OGRFeature::DestroyFeature(feature);
    }
    GDALClose(dataset);
    return rows;
}

} // namespace

int main(int argc, char **argv) {
    const std::string_view verb = argc > 1 ? argv[1] : "";
    if (verb == "make" && argc == 4) {
        make(argv[2], std::strtoul(argv[3], nullptr, 10));
        return 0;
    }
    if ((verb != "own" && verb != "ogr") || argc != 3) {
        std::fputs("usage: bench_load make FOLDER ROWS | own FILE | ogr FILE\n", stderr);
        return 2;
    }
    const auto gazetteer = gazetteer::Gazetteer::open();
    const auto actors = actors::Registry::open();
    std::size_t rows = 0, letters = 0;
    const auto start = std::chrono::steady_clock::now();
    if (verb == "own") {
        events::EventTable table;
        auto loaded = events::loadEvents(argv[2], gazetteer.value, actors);
        table.append(std::move(loaded.value.segment));
        rows = table.byTime().size();
    } else {
        rows = readWithOgr(argv[2], letters);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    fmt::print("{:.4f} {}\n", took.count(), rows);
    return letters == 1 ? 1 : 0;
}
