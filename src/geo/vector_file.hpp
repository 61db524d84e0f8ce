// Opening what GDAL reads: drivers that read plain local files only, nothing that could lead elsewhere, and what can
// be mended mended. For the sources of geo only.
#pragma once
#include "base/diagnostic.hpp"
#include "geo/gdal.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::geo {

// A folder for as long as it is needed.
class PassingFolder {
public:
    PassingFolder() = default;
    explicit PassingFolder(const std::filesystem::path &beside); // made there, under a name of its own
    PassingFolder(PassingFolder &&other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
    PassingFolder &operator=(PassingFolder &&other) noexcept;
    ~PassingFolder();
    [[nodiscard]] const std::filesystem::path &path() const { return path_; }

private:
    std::filesystem::path path_;
};

// The result of a query, given back to the dataset that made it.
struct ReleaseResult {
    GDALDataset *dataset = nullptr;
    void operator()(OGRLayer *layer) const { dataset->ReleaseResultSet(layer); }
};

struct VectorFile {
    PassingFolder folder; // of a shapefile whose index was made anew
    Dataset dataset;
    std::unique_ptr<OGRLayer, ReleaseResult> result; // of a database that was asked a query: the only layer
    std::vector<Diagnostic> diagnostics;

    [[nodiscard]] std::string format() const; // GDAL's name for it
    // The layers with rows that are no bookkeeping of their format.
    [[nodiscard]] std::vector<OGRLayer *> layers() const;
    // By its name; "": the one called "events", else the first with rows. Throws InputError, naming the layers.
    [[nodiscard]] OGRLayer &layer(const std::string &name, const std::filesystem::path &file) const;
};

enum class Opening : std::uint8_t { tables, places }; // places: CSV with coordinates and TopoJSON too

// Refused: links to other files and to the network (virtual tables of SQLite; drivers such as VRT and WFS), archives
// that unpack to far more than they are. Mended: a shapefile without its index. Throws InputError.
[[nodiscard]] VectorFile openVector(const std::filesystem::path &file, Opening how = Opening::tables);

} // namespace zamkan::geo
