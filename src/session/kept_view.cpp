#include "session/kept_view.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include "map/own_layer.hpp"
#include "session/session.hpp"
#include <algorithm>

namespace zamkan::session {

namespace {
std::filesystem::path viewFile() { return stateFolder() / "view.json"; }

// Values of another kind than they should be are as good as absent.
template <typename T> T valueOf(const Json &json, const char *key, T otherwise) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (found == json.end())
        return otherwise;
    try {
        return found->template get<T>();
    } catch (const Json::exception &) {
        return otherwise;
    }
}

const Json &listOf(const Json &json, const char *key) {
    static const Json none = Json::array();
    const auto found = json.is_object() ? json.find(key) : json.end();
    return found != json.end() && found->is_array() ? *found : none;
}
} // namespace

KeptView KeptView::open() {
    KeptView view;
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(viewFile(), trouble))
        return view;
    try {
        const Json json = Json::parse(readBytes(viewFile()), nullptr, false);
        for (const Json &one : listOf(json, "layers")) {
            Layer layer{valueOf<std::string>(one, "file", {}), {valueOf<std::string>(one, "layer", {}), valueOf<std::size_t>(one, "colour", 0), {}, valueOf(one, "on", true)}};
            if (std::string label = valueOf<std::string>(one, "label", {}); !label.empty())
                layer.look.label = std::move(label);
            if (!layer.file.empty())
                view.layers.push_back(std::move(layer));
        }
        view.notes = map::notesFrom(listOf(json, "notes"));
        for (const Json &one : listOf(json, "columns"))
            if (const double width = valueOf(one, "width", 0.0); width > 0 && width <= 1)
                view.columns[valueOf<std::string>(one, "column", {})] = {width, valueOf(one, "on", true)};
        for (const Json &one : listOf(json, "filters"))
            if (view.filters_.size() < kept)
                view.filters_.push_back({valueOf(one, "files", std::vector<std::string>()), valueOf(one, "conditions", std::vector<std::string>())});
    } catch (const InputError &) {
        return view; // unreadable is as good as absent
    }
    return view;
}

void KeptView::save() const {
    Json json;
    json["layers"] = Json::array();
    for (const Layer &layer : layers) {
        json["layers"].push_back({{"file", layer.file.string()}, {"layer", layer.look.name}, {"colour", layer.look.colour}, {"on", layer.look.on}});
        if (layer.look.label)
            json["layers"].back()["label"] = *layer.look.label;
    }
    json["notes"] = map::notesAsJson(notes);
    json["columns"] = Json::array();
    for (const auto &[name, column] : columns)
        json["columns"].push_back({{"column", name}, {"width", column.width}, {"on", column.on}});
    json["filters"] = Json::array();
    for (const Filtered &one : filters_)
        json["filters"].push_back({{"files", one.files}, {"conditions", one.conditions}});
    std::error_code trouble;
    std::filesystem::create_directories(stateFolder(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(viewFile(), json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::vector<std::string> KeptView::filterOf(std::vector<std::string> files) const {
    std::sort(files.begin(), files.end());
    for (const Filtered &one : filters_)
        if (one.files == files)
            return one.conditions;
    return {};
}

void KeptView::keepFilter(std::vector<std::string> files, std::vector<std::string> conditions) {
    std::sort(files.begin(), files.end());
    std::erase_if(filters_, [&](const Filtered &one) { return one.files == files; });
    if (!conditions.empty() && !files.empty())
        filters_.insert(filters_.begin(), {std::move(files), std::move(conditions)});
    if (filters_.size() > kept)
        filters_.resize(kept);
}

std::vector<std::string> filesOf(const Session &session) {
    std::vector<std::string> files;
    for (const Source &source : session.sources) {
        std::error_code trouble;
        const auto absolute = std::filesystem::absolute(source.file, trouble);
        files.push_back(trouble ? source.file.string() : absolute.lexically_normal().string());
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

std::vector<KeptLayer> layersToKeep(const Session &session) {
    std::vector<KeptLayer> layers;
    for (const MapLayer &layer : session.on_map.layers) {
        std::error_code trouble;
        const auto absolute = std::filesystem::absolute(layer.file, trouble);
        MapLayerLook look{layer.geometry->name, layer.colour, {}, layer.on};
        if (layer.label)
            look.label = layer.geometry->columns[*layer.label];
        layers.push_back({trouble ? layer.file : absolute.lexically_normal(), std::move(look)});
    }
    return layers;
}

} // namespace zamkan::session
