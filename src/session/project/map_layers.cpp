// The layers of shapes that lie over the map, as a project names them.
#include "base/json.hpp"
#include "session/kept_view.hpp"
#include "session/project/content.hpp"
#include "session/project/database.hpp"

namespace zamkan::session {
namespace fs = std::filesystem;

std::vector<KeptLayer> layersOf(const Session &session) {
    std::vector<KeptLayer> layers = layersToKeep(session);
    layers.insert(layers.end(), session.project.awaited.begin(), session.project.awaited.end());
    return layers;
}

void writeMapLayers(Database &database, const std::vector<KeptLayer> &layers, const fs::path &folder, FileHashes &hashes) {
    database.run("DELETE FROM zamkan_layers");
    auto put = database.prepare("INSERT INTO zamkan_layers VALUES(?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const KeptLayer &layer = layers[i];
        const auto state = stateOfFile(layer.file);
        Json look{{"name", layer.look.name}, {"colour", layer.look.colour}, {"on", layer.look.on}};
        if (layer.look.label)
            look["label"] = *layer.look.label;
        put.bind(1, static_cast<std::int64_t>(i)).bind(2, relativeTo(folder, layer.file)).bind(3, layer.file.string());
        put.bind(4, state ? state->size : 0).bind(5, state ? state->modified : 0).bind(6, state ? hashOfFile(layer.file, hashes) : std::string());
        put.bind(7, look.dump(-1, ' ', false, Json::error_handler_t::replace)).step();
    }
}

void readMapLayers(const Database &database, const fs::path &folder, ProjectContent &content) {
    content.has_layers = database.has("zamkan_layers");
    if (!content.has_layers) // version 2 and before did not name them
        return;
    FileHashes hashes;
    auto rows = database.prepare("SELECT path, absolute_path, size, modified, hash, look FROM zamkan_layers ORDER BY position");
    while (rows.step()) {
        KeptLayer layer{fileOf(folder, std::string(rows.text(0)), std::string(rows.text(1))), {}};
        const Json look = Json::parse(rows.text(5), nullptr, false);
        if (!look.is_object())
            continue;
        layer.look = {look.value("name", ""), look.value("colour", std::size_t{0}), {}, look.value("on", true)};
        if (const auto label = look.find("label"); label != look.end() && label->is_string())
            layer.look.label = label->get<std::string>();
        const auto state = stateOfFile(layer.file);
        const bool first = content.layers.empty() || content.layers.back().file != layer.file; // of several in one file
        const auto remark = [&](const char *what, const char *remedy) {
            if (first)
                content.remarks.push_back({{Severity::warning, what, layer.file.string(), remedy, {}}, layer.file.filename().string()});
        };
        if (!state)
            remark("a layer of the map is not there", "put the file back, or add it again");
        else if (!isSame(layer.file, *state, {rows.number(2), rows.number(3)}, std::string(rows.text(4)), hashes))
            remark("a layer of the map was changed since the project was saved", "it is drawn as it is now");
        content.layers.push_back(std::move(layer));
    }
}

} // namespace zamkan::session
