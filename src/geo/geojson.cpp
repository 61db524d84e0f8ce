#include "geo/geojson.hpp"
#include "base/spread.hpp"
#include "geo/json_features.hpp"
#include "geo/row_store.hpp"
#include "geo/written_numbers.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <simdjson.h>
#include <unordered_map>
#include <utility>

namespace zamkan::geo {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kBlock = 4096;        // features that one thread looks at before it takes the next
constexpr std::size_t kKeptText = 1 << 20;  // bytes of an unreadable feature that are kept to be shown
constexpr int kDeepest = 64;                // of the lists of a geometry

struct LeftToOgr {}; // thrown where the file has what only OGR knows how to say

// A parser with the bytes of one feature, which it may look a little beyond.
class FeatureParser {
public:
    explicit FeatureParser(std::string_view all) : all_(all) {}
    simdjson::simdjson_result<dom::element> parse(const FeaturePlace &place) {
        const char *const at = all_.data() + place.begin;
        if (place.begin + place.size + simdjson::SIMDJSON_PADDING <= all_.size())
            return parser_.parse(at, place.size, false);
        copy_.assign(at, place.size);
        copy_.append(simdjson::SIMDJSON_PADDING, ' ');
        return parser_.parse(copy_.data(), place.size, false);
    }

private:
    std::string_view all_;
    dom::parser parser_;
    std::string copy_;
};

// How far the coordinates of a geometry reach.
struct Reach {
    double west = INFINITY, south = INFINITY, east = -INFINITY, north = -INFINITY;
    bool whole = true; // false: something in it is no coordinate
    [[nodiscard]] bool empty() const { return west > east; }
    void add(double x, double y) {
        west = std::min(west, x);
        east = std::max(east, x);
        south = std::min(south, y);
        north = std::max(north, y);
    }
};

void addCoordinates(dom::array list, Reach &reach, int depth) {
    std::array<double, 2> point{};
    std::size_t numbers = 0;
    for (const dom::element value : list) {
        if (value.is_array() && depth < kDeepest) {
            addCoordinates(value.get_array().value_unsafe(), reach, depth + 1);
        } else if (double number = 0; value.get_double().get(number) == simdjson::SUCCESS) {
            if (numbers < 2)
                point[numbers] = number;
            ++numbers;
        } else {
            reach.whole = false;
        }
    }
    if (numbers >= 2)
        reach.add(point[0], point[1]);
    else if (numbers == 1)
        reach.whole = false;
}

void addGeometry(dom::element geometry, Reach &reach, int depth) {
    dom::array list;
    if (geometry["coordinates"].get_array().get(list) == simdjson::SUCCESS)
        addCoordinates(list, reach, 0);
    else if (geometry["geometries"].get_array().get(list) == simdjson::SUCCESS && depth < kDeepest)
        for (const dom::element part : list)
            addGeometry(part, reach, depth + 1);
    else
        reach.whole = false;
}

// What the properties of a column are, all over the file.
enum Held : std::uint8_t { kText = 1, kInteger = 2, kReal = 4, kBoolean = 8, kLarge = 16 }; // large: integers that reals round
constexpr std::int64_t kExact = 1'000'000'000'000'000;

struct Column {
    std::string name;
    std::uint8_t held = 0;
};

// The columns met so far, found by name; most features have them in the same order.
class Columns {
public:
    std::size_t at(std::string_view key, std::size_t likely) {
        if (likely < columns_.size() && columns_[likely].name == key)
            return likely;
        const auto [found, fresh] = byName_.try_emplace(std::string(key), columns_.size());
        if (fresh)
            columns_.push_back({std::string(key), 0});
        return found->second;
    }
    [[nodiscard]] std::size_t find(std::string_view key, std::size_t likely) const {
        if (likely < columns_.size() && columns_[likely].name == key)
            return likely;
        const auto found = byName_.find(std::string(key));
        return found == byName_.end() ? SIZE_MAX : found->second;
    }
    [[nodiscard]] const std::vector<Column> &all() const { return columns_; }
    [[nodiscard]] Column &operator[](std::size_t index) { return columns_[index]; }
    [[nodiscard]] const Column &operator[](std::size_t index) const { return columns_[index]; }

private:
    std::vector<Column> columns_;
    std::unordered_map<std::string, std::size_t> byName_;
};

struct Block {
    std::size_t first = 0, count = 0; // of the features
    struct Unreadable {
        std::size_t feature;
        Reason reason;
    };
    std::vector<Unreadable> unreadable;
    Columns columns;
    bool any_geometry = false;
};

class JsonRows : public RowStore {
public:
    JsonRows(FileBytes bytes, FeaturePlaces places) : bytes_(std::move(bytes)), places_(std::move(places)) {}

    // Throws LeftToOgr.
    void lookThrough(Table &table, std::vector<std::string> &names, const ReadOptions &options) {
        std::vector<Block> blocks((places_.features.size() + kBlock - 1) / kBlock);
        extents_.resize(places_.features.size());
        spread(blocks.size(), threadsFor(options.threads), [&](std::size_t index, unsigned) {
            Block &block = blocks[index];
            block.first = index * kBlock;
            block.count = std::min(kBlock, places_.features.size() - block.first);
            FeatureParser parser(bytes_.bytes());
            std::uint64_t bytes = 0;
            for (std::size_t i = block.first; i < block.first + block.count; ++i) {
                bytes += places_.features[i].size;
                if (Reason reason = lookAt(parser, i, block); !reason.empty())
                    block.unreadable.push_back({i, std::move(reason)});
            }
            Progress::readBytes(options.progress, bytes);
        });
        std::size_t kept = 0;
        for (Block &block : blocks) {
            auto bad = block.unreadable.begin();
            for (std::size_t i = block.first; i < block.first + block.count; ++i) {
                if (bad != block.unreadable.end() && bad->feature == i) {
                    const std::string_view text = textOf(places_.features[i]);
                    table.unreadable.push_back({i + 1, std::move(bad->reason),
                                                std::string(text.substr(0, kKeptText)) +
                                                    (text.size() > kKeptText ? fmt::format("… ({} bytes)", text.size()) : "")});
                    ++bad;
                    continue;
                }
                places_.features[kept] = places_.features[i];
                extents_[kept++] = extents_[i];
            }
            table.has_geometry = table.has_geometry || block.any_geometry;
            std::size_t likely = 0;
            for (const Column &column : block.columns.all()) {
                const std::size_t at = columns_.at(column.name, likely++);
                columns_[at].held |= column.held;
            }
        }
        places_.features.resize(kept);
        places_.features.shrink_to_fit();
        extents_.resize(table.has_geometry ? kept : 0);
        extents_.shrink_to_fit();
        for (const Column &column : columns_.all()) {
            // Numbers or truths among texts, say: how OGR writes them depends on the order in which it met them.
            const bool mixed = ((column.held & kText) != 0 && column.held != kText) ||
                               ((column.held & kBoolean) != 0 && column.held != kBoolean) ||
                               ((column.held & kReal) != 0 && (column.held & kLarge) != 0);
            if (mixed)
                throw LeftToOgr();
            names.push_back(column.name);
        }
    }

    [[nodiscard]] std::size_t rows() const override { return places_.features.size(); }
    [[nodiscard]] std::string text(std::size_t row) const override { return std::string(textOf(places_.features[row])); }
    [[nodiscard]] bool changed() const override { return bytes_.changed(); }

    void read(std::size_t first, std::size_t count, RowBatch &batch) const override {
        FeatureParser parser(bytes_.bytes());
        std::vector<std::string_view> cells(columns_.all().size());
        for (std::size_t row = first; row < first + count; ++row) {
            std::fill(cells.begin(), cells.end(), std::string_view());
            readCells(parser, places_.features[row], cells, batch);
            batch.addRow(cells);
            if (!extents_.empty())
                batch.setExtent(extents_[row]);
        }
    }

private:
    [[nodiscard]] std::string_view textOf(const FeaturePlace &place) const { return bytes_.bytes().substr(place.begin, place.size); }

    // The reason why the feature cannot be read; empty: it can.
    Reason lookAt(FeatureParser &parser, std::size_t index, Block &block) {
        if (places_.breaks_off && index + 1 == places_.features.size())
            return {"breaks_off"};
        dom::element feature;
        if (const auto error = parser.parse(places_.features[index]).get(feature); error != simdjson::SUCCESS) {
            if (error == simdjson::NUMBER_ERROR || error == simdjson::UTF8_ERROR)
                throw LeftToOgr(); // an integer of more digits than there is room for, perhaps
            return {"no_json", {{"what", simdjson::error_message(error)}}};
        }
        std::string_view type;
        if (feature["type"].get_string().get(type) != simdjson::SUCCESS || type != "Feature")
            return {"no_feature"};
        if (dom::element id; feature["id"].get(id) == simdjson::SUCCESS && !id.is_number())
            throw LeftToOgr();
        if (dom::object properties; feature["properties"].get_object().get(properties) == simdjson::SUCCESS)
            lookAtProperties(properties, block);
        dom::element geometry;
        if (feature["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null())
            return {};
        block.any_geometry = true;
        Reach reach;
        addGeometry(geometry, reach, 0);
        if (!reach.whole)
            return {"coordinates_no_numbers"};
        if (reach.empty())
            return {};
        const auto in = [](double value, double most) { return value >= -most && value <= most; };
        const auto middle = LatLon::tryFromDegrees((reach.south + reach.north) / 2, (reach.west + reach.east) / 2);
        const auto corner = LatLon::tryFromDegrees(reach.south, reach.west);
        if (!in(reach.west, 180) || !in(reach.east, 180) || !in(reach.south, 90) || !in(reach.north, 90) || !middle || !corner)
            return {"outside_earth"};
        const bool point = reach.west == reach.east && reach.south == reach.north;
        extents_[index] = {middle, point ? 0 : distanceKm(*middle, *corner)};
        return {};
    }

    static void lookAtProperties(dom::object properties, Block &block) {
        std::size_t likely = 0;
        for (const auto [key, value] : properties) {
            const std::size_t at = block.columns.at(key, likely);
            likely = at + 1;
            std::uint8_t &held = block.columns[at].held;
            switch (value.type()) {
            case dom::element_type::STRING:
                held |= kText;
                break;
            case dom::element_type::INT64: {
                const std::int64_t number = value.get_int64().value_unsafe();
                held |= number > -kExact && number < kExact ? kInteger : kInteger | kLarge;
                break;
            }
            case dom::element_type::DOUBLE:
                held |= kReal;
                break;
            case dom::element_type::BOOL:
                held |= kBoolean;
                break;
            case dom::element_type::NULL_VALUE:
                break;
            default:
                throw LeftToOgr();
            }
        }
    }

    void readCells(FeatureParser &parser, const FeaturePlace &place, std::vector<std::string_view> &cells, RowBatch &batch) const {
        dom::element feature;
        dom::object properties;
        if (parser.parse(place).get(feature) != simdjson::SUCCESS || // it was fine before: the file is another now
            feature["properties"].get_object().get(properties) != simdjson::SUCCESS)
            return;
        std::size_t likely = 0;
        for (const auto [key, value] : properties) {
            const std::size_t at = columns_.find(key, likely);
            if (at == SIZE_MAX)
                continue;
            likely = at + 1;
            switch (value.type()) {
            case dom::element_type::STRING:
                cells[at] = batch.keep(value.get_string().value_unsafe());
                break;
            case dom::element_type::INT64: {
                const fmt::format_int written(value.get_int64().value_unsafe());
                cells[at] = batch.keep({written.data(), written.size()});
                break;
            }
            case dom::element_type::DOUBLE:
                cells[at] = batch.keep(writtenReal(value.get_double().value_unsafe()));
                break;
            case dom::element_type::BOOL:
                cells[at] = value.get_bool().value_unsafe() ? "1" : "0";
                break;
            default:
                cells[at] = {};
            }
        }
    }

    FileBytes bytes_;
    FeaturePlaces places_;
    Columns columns_;
    std::vector<RowBatch::Extent> extents_; // empty without geometry
};

// The collection's own members, its features left out: none when it is something else, or not in degrees.
std::optional<std::string> collectionName(const FeaturePlaces &places, const std::string &layer) {
    std::string frame(places.head);
    frame.append(places.breaks_off ? "]}" : places.tail);
    simdjson::dom::parser parser;
    simdjson::dom::object root;
    if (parser.parse(frame).get_object().get(root) != simdjson::SUCCESS)
        return std::nullopt;
    std::string_view type, name;
    if (root["type"].get_string().get(type) != simdjson::SUCCESS || type != "FeatureCollection")
        return std::nullopt;
    if (root["name"].get_string().get(name) != simdjson::SUCCESS)
        name = layer;
    if (simdjson::dom::element system; root["crs"].get(system) == simdjson::SUCCESS && !system.is_null()) {
        std::string_view stated;
        if (system["properties"]["name"].get_string().get(stated) != simdjson::SUCCESS ||
            (stated != "urn:ogc:def:crs:OGC:1.3:CRS84" && stated != "urn:ogc:def:crs:EPSG::4326" && stated != "EPSG:4326"))
            return std::nullopt;
    }
    return std::string(name);
}

} // namespace

std::optional<Table> readGeoJson(FileBytes bytes, const std::string &layer, const ReadOptions &options,
                                 std::size_t piece) {
    const std::string_view json = bytes.bytes();
    Progress::expectBytes(options.progress, json.size());
    auto places = findFeatures(json, options.threads, piece);
    if (!places)
        return std::nullopt;
    std::string name = layer;
    if (!places->sequence) {
        auto collection = collectionName(*places, layer);
        if (!collection)
            return std::nullopt;
        name = std::move(*collection);
    }
    TableBuilder builder(places->sequence ? "GeoJSONSeq" : "GeoJSON");
    builder.table().layer = std::move(name);
    auto rows = std::make_shared<JsonRows>(std::move(bytes), std::move(*places));
    std::vector<std::string> names;
    try {
        rows->lookThrough(builder.table(), names, options);
    } catch (const LeftToOgr &) {
        return std::nullopt;
    }
    if (rows->rows() == 0)
        return std::nullopt;
    builder.setColumns({names.begin(), names.end()});
    builder.setStore(std::move(rows));
    return std::move(builder).finish();
}

} // namespace zamkan::geo
