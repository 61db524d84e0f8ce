#include "gazetteer/user_layers.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/layers.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zamkan::gazetteer {
namespace fs = std::filesystem;
namespace {

constexpr std::array kEndings{".csv", ".tsv", ".geojson", ".json", ".gpkg", ".shp", ".shz", ".fgb", ".kml"};

std::vector<fs::path> layersIn(const fs::path &folder) {
    std::vector<fs::path> out;
    std::error_code error; // no such folder: no layers
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (const std::string ending = at->path().extension().string();
            std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end())
            out.push_back(at->path());
    std::sort(out.begin(), out.end());
    return out;
}

// A shapefile is several files of one stem.
std::vector<fs::path> partsOf(const fs::path &file) {
    if (file.extension() != ".shp")
        return {file};
    std::vector<fs::path> parts{file};
    for (const char *ending : {".dbf", ".prj", ".cpg"})
        parts.push_back(fs::path(file).replace_extension(ending));
    return parts;
}

} // namespace

UserLayers::UserLayers(const OpenOptions &options)
    : named_(options.user_layers), found_(layersIn(configFolder() / "gazetteer")), mapping_(options.mapping) {}

std::uint64_t UserLayers::fingerprint(std::uint64_t bundled) const {
    std::uint64_t key = hash("own places", bundled);
    for (const std::string &entry : mapping_)
        key = hash(entry + '\n', key);
    std::vector<fs::path> files = {assetsFolder() / "gazetteer/user_layers.toml",
                                   configFolder() / "gazetteer/user_layers.toml"};
    for (const auto *layers : {&named_, &found_})
        for (const fs::path &layer : *layers) {
            const std::vector<fs::path> parts = partsOf(layer);
            files.insert(files.end(), parts.begin(), parts.end());
        }
    for (const fs::path &file : files) {
        std::error_code missing;
        key = hash(file.filename().string() + '\n', key);
        if (fs::is_regular_file(file, missing))
            key = hash(fmt::format("{:x}\n", keyHash(readBytes(file))), key);
    }
    return key;
}

std::uint64_t UserLayers::nameKey() const {
    std::uint64_t key = hash("own places");
    for (const auto *layers : {&named_, &found_})
        for (const fs::path &layer : *layers) {
            std::error_code error;
            key = hash(fs::absolute(layer, error).string() + '\n', key);
        }
    return key;
}

std::string UserLayers::build(const IndexView &bundled, std::uint64_t fingerprint,
                              std::vector<Diagnostic> &diagnostics) const {
    IndexBuilder builder;
    for (const fs::path &layer : named_)
        readUserLayer(layer, mapping_, bundled, builder, diagnostics);
    for (const fs::path &layer : found_)
        try {
            readUserLayer(layer, mapping_, bundled, builder, diagnostics);
        } catch (const InputError &error) {
            Diagnostic left = error.diagnostic();
            left.severity = Severity::warning;
            diagnostics.push_back(std::move(left));
        }
    return builder.finish(fingerprint);
}

} // namespace zamkan::gazetteer
