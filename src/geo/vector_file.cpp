#include "geo/vector_file.hpp"
#include "base/stopping.hpp"
#include "geo/archive.hpp"
#include "geo/database.hpp"
#include "geo/formats.hpp"
#include "geo/sheets.hpp"
#include "text/decode.hpp"
#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <unistd.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

// Drivers that read plain local files. Others (VRT, WFS, OGR_GMLAS …) reach for the network or for what a file tells
// them to.
constexpr std::array kTables{"GeoJSON", "GeoJSONSeq", "GPKG", "SQLite", "ESRI Shapefile",
                             "FlatGeobuf", "LIBKML", "KML", "GPX", "XLSX", "XLS", "ODS", "Parquet", "Arrow",
                             static_cast<const char *>(nullptr)};
constexpr std::array kPlaces{"GeoJSON", "GeoJSONSeq", "TopoJSON", "CSV", "GPKG", "SQLite", "ESRI Shapefile",
                             "FlatGeobuf", "LIBKML", "KML", "GPX", "XLSX", "ODS", "Parquet", "Arrow",
                             static_cast<const char *>(nullptr)};

// A setting of GDAL for the opening at hand.
class Setting {
public:
    Setting(const char *name, const char *value) : name_(name) { CPLSetThreadLocalConfigOption(name, value); }
    ~Setting() { CPLSetThreadLocalConfigOption(name_, nullptr); }
    Setting(const Setting &) = delete;
    Setting &operator=(const Setting &) = delete;

private:
    const char *name_;
};

std::string lowerExtension(const fs::path &file) {
    std::string text = file.extension().string();
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

fs::path sibling(const fs::path &file, std::string_view extension) {
    for (const bool upper : {false, true}) {
        std::string name(extension);
        if (upper)
            std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(c & ~0x20); });
        fs::path other = file;
        other.replace_extension(name[0] == '.' ? name : "." + name.substr(1));
        std::error_code ignored;
        if (fs::exists(other, ignored))
            return other;
    }
    return {};
}

bool startsAs(const fs::path &file, std::string_view bytes) {
    std::ifstream in(file, std::ios::binary);
    std::string start(bytes.size(), '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    return in && start == bytes;
}

// The first field of a shapefile's table says the encoding, if anything does: byte 29, or a .cpg beside it.
bool saysEncoding(const fs::path &table) {
    if (!sibling(table, ".cpg").empty() || !sibling(table, ".CPG").empty())
        return true;
    std::ifstream in(table, std::ios::binary);
    in.seekg(29);
    const int language = in.get();
    constexpr int kWindowsAnsi = 0x57; // written by default, whatever the text is in
    return language > 0 && language != kWindowsAnsi;
}

// The index of a shapefile can be had from the shapes: made in a folder of its own, for the user's is not ours.
fs::path withNewIndex(const fs::path &file, VectorFile &opened) {
    opened.folder = PassingFolder(fs::temp_directory_path());
    std::error_code error;
    for (const std::string_view extension : {".shp", ".dbf", ".prj", ".cpg"})
        if (const fs::path part = sibling(file, extension); !part.empty())
            fs::create_symlink(fs::absolute(part), opened.folder.path() / ("shapes" + std::string(extension)), error);
    opened.diagnostics.push_back({Severity::warning, "the index (.shx) is missing; it was made anew from the shapes",
                                  file.string(), "keep the .shx beside the .shp", {}});
    return opened.folder.path() / "shapes.shp";
}

struct Target {
    std::string name;                 // as GDAL is to open it
    std::vector<std::string> options; // of the driver
};

Target shapefileTarget(const fs::path &file, VectorFile &opened) {
    Target target{fs::absolute(file).string(), {}};
    const bool table = lowerExtension(file) == ".dbf";
    const fs::path cells = table ? file : sibling(file, ".dbf");
    if (!table && sibling(file, ".shx").empty())
        target.name = withNewIndex(file, opened).string();
    if (cells.empty())
        opened.diagnostics.push_back({Severity::warning, "the table (.dbf) is missing: there are shapes and no columns",
                                      file.string(), "keep the .dbf beside the .shp", {}});
    else if (!saysEncoding(cells))
        target.options.emplace_back("ENCODING="); // the bytes as they are, until they were looked at
    return target;
}

// What the letters of a shapefile that does not name its encoding look like.
std::string encodingOfCells(GDALDataset &dataset) {
    constexpr std::size_t kSample = 1U << 18U;
    std::string sample;
    for (OGRLayer *layer : dataset.GetLayers()) {
        const int fields = layer->GetLayerDefn()->GetFieldCount();
        while (const OgrFeature feature{sample.size() < kSample ? layer->GetNextFeature() : nullptr})
            for (int i = 0; i < fields; ++i)
                if (layer->GetLayerDefn()->GetFieldDefn(i)->GetType() == OFTString)
                    sample.append(feature->GetFieldAsString(i)).append("\n");
    }
    return text::encodingOf(sample);
}

Target targetOf(const fs::path &file, Opening how, VectorFile &opened) {
    const std::string extension = lowerExtension(file);
    // An absolute path: whatever its name begins with, it is no address.
    const std::string whole = fs::absolute(file).string();
    if (extension == ".shp" || extension == ".dbf")
        return shapefileTarget(file, opened);
    if (extension == ".zip")
        return {memberToOpen(file), {}};
    if (how == Opening::places && (extension == ".csv" || extension == ".tsv" || extension == ".txt"))
        return {whole,
                {"X_POSSIBLE_NAMES=lon,lng,long,longitude,x", "Y_POSSIBLE_NAMES=lat,latitude,y",
                 "GEOM_POSSIBLE_NAMES=wkt,geom_wkt,geometry,the_geom", "KEEP_GEOM_COLUMNS=YES"}};
    if (extension == ".geojson" || extension == ".json")
        return {whole, {"DATE_AS_STRING=YES"}}; // extra columns come back as written
    return {whole, {}};
}

Dataset openWith(const Target &target, Opening how) {
    std::vector<const char *> options;
    for (const std::string &option : target.options)
        options.push_back(option.c_str());
    options.push_back(nullptr);
    return Dataset(GDALDataset::Open(target.name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                     how == Opening::tables ? kTables.data() : kPlaces.data(), options.data(), nullptr));
}

// The first row of a sheet is its header, unless it reads like data.
Dataset openSheets(const Target &target, Opening how) {
    const auto with = [&](const char *headers) {
        const Setting xlsx("OGR_XLSX_HEADERS", headers), ods("OGR_ODS_HEADERS", headers), xls("OGR_XLS_HEADERS", headers);
        Dataset dataset = openWith(target, how);
        for (int i = 0; dataset && i < dataset->GetLayerCount(); ++i)
            dataset->GetLayer(i)->GetLayerDefn(); // sheets are looked at when they are asked for, and only then is the wish
        return dataset;
    };
    Dataset dataset = with("FORCE");
    std::vector<std::string> names;
    if (dataset && dataset->GetLayerCount() > 0)
        for (int i = 0; i < dataset->GetLayer(0)->GetLayerDefn()->GetFieldCount(); ++i)
            names.emplace_back(dataset->GetLayer(0)->GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    const bool data = looksLikeCells(names);
    return data ? with("DISABLE") : std::move(dataset);
}

std::string kindsRead() {
    std::vector<std::string_view> titles;
    for (const Format &format : formats())
        if (format.extensions.front() != "pg:" && format.key != "tab" && format.key != "geojsons")
            titles.push_back(format.title);
    return fmt::format("{}", fmt::join(titles, ", "));
}

} // namespace

PassingFolder::PassingFolder(const fs::path &beside) {
    std::string name = (beside / "zamkan-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw InputError("no folder can be made there", beside.string(), "make room, or check whose folder it is");
    path_ = name;
    beginPassing(path_); // Ctrl-C takes it away too
}

PassingFolder &PassingFolder::operator=(PassingFolder &&other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

PassingFolder::~PassingFolder() {
    std::error_code ignored;
    if (path_.empty())
        return;
    fs::remove_all(path_, ignored);
    endPassing(path_);
}

std::string VectorFile::format() const { return dataset->GetDriverName(); }

std::vector<OGRLayer *> VectorFile::layers() const {
    std::vector<OGRLayer *> out;
    if (result)
        return {result.get()};
    for (OGRLayer *layer : dataset->GetLayers())
        if (std::string_view(layer->GetName()) != "layer_styles") // QGIS keeps its styles there
            out.push_back(layer);
    return out;
}

OGRLayer &VectorFile::layer(const std::string &name, const fs::path &file) const {
    const std::vector<OGRLayer *> all = layers();
    if (all.empty())
        throw InputError("the file holds no layer", shownName(file), "choose another file");
    const auto named = [&](std::string_view wanted) -> OGRLayer * {
        for (OGRLayer *layer : all)
            if (wanted == layer->GetName())
                return layer;
        return nullptr;
    };
    if (result)
        return *result;
    if (!name.empty()) {
        if (OGRLayer *layer = dataset->GetLayerByName(name.c_str()))
            return *layer;
        std::vector<std::string> names;
        for (OGRLayer *layer : all)
            names.push_back(validUtf8(layer->GetName()));
        throw InputError("there is no layer '" + name + "'", shownName(file),
                         fmt::format("the layers are: {}", fmt::join(names, ", ")));
    }
    if (OGRLayer *layer = named("events"))
        return *layer;
    for (OGRLayer *layer : all)
        if (layer->GetFeatureCount() != 0)
            return *layer;
    return *all.front();
}

VectorFile openVector(const fs::path &file, Opening how) {
    VectorFile opened;
    if (isDatabase(file)) {
        openDatabase(file, opened);
        return opened;
    }
    std::error_code error;
    if (!fs::exists(file, error))
        throw InputError("no such file", file.string(), "check the name");
    if (fs::is_regular_file(file, error) && fs::file_size(file, error) == 0)
        throw InputError("the file is empty", file.string(), "choose a file with rows");
    if (startsAs(file, "PK\x03\x04"))
        refuseBomb(file);
    if (startsAs(file, std::string_view("SQLite format 3\0", 16)))
        refuseLinks(file);
    const Format *format = formatOf(file);
    if (format && !format->driver.empty() && !GetGDALDriverManager()->GetDriverByName(std::string(format->driver).c_str()))
        throw InputError(fmt::format("the installed GDAL does not read {}", format->title), file.string(),
                         "save it as GeoPackage or CSV where it comes from");
    Target target = targetOf(file, how, opened);
    const bool sheets = format && (format->key == "xlsx" || format->key == "xls" || format->key == "ods");
    const Setting index("SHAPE_RESTORE_SHX", opened.folder.path().empty() ? "NO" : "YES");
    opened.dataset = sheets ? openSheets(target, how) : openWith(target, how);
    if (!opened.dataset)
        throw InputError(fmt::format("it cannot be read as a table ({})", QuietGdal::reason("unknown kind of file")),
                         file.string(), fmt::format("check that the file is whole; read are {}", kindsRead()));
    if (sheets && QuietGdal::failed()) // which are parsed as they are opened
        opened.diagnostics.push_back({Severity::error,
                                      fmt::format("only the first part of it could be read ({})", QuietGdal::reason("broken")),
                                      file.string(), "save it as CSV where it comes from", {}});
    if (const auto raw = std::find(target.options.begin(), target.options.end(), "ENCODING="); raw != target.options.end()) {
        const std::string encoding = encodingOfCells(*opened.dataset);
        *raw += encoding;
        opened.dataset = openWith(target, how);
        if (encoding != "UTF-8")
            opened.diagnostics.push_back({Severity::remark, "the file does not name its encoding; read as " + encoding,
                                          file.string(), "put a .cpg with the encoding beside it if letters are wrong", {}});
    }
    QuietGdal::forget();
    return opened;
}

} // namespace zamkan::geo
