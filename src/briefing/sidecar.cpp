#include "briefing/sidecar.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "briefing/sha256.hpp"

namespace zamkan::briefing {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> texts(const std::vector<fs::path> &paths) {
    std::vector<std::string> out;
    for (const fs::path &path : paths) out.push_back(path.string());
    return out;
}

Json jsonOf(const Sidecar::Input &input) {
    Json out{{"file", input.file.string()}, {"sha256", input.sha256}};
    if (!input.mapping.empty()) out["mapping"] = input.mapping;
    return out;
}

// As it was written, or found beside the description, which lies in `folder`.
Sidecar::Input inputFrom(const Json &json, const fs::path &folder, std::vector<Diagnostic> &notes) {
    Sidecar::Input one{json.at("file").get<std::string>(), json.value("sha256", ""), json.value("mapping", std::vector<std::string>{})};
    std::error_code none;
    if (!fs::exists(one.file, none))
        if (const fs::path beside = folder / one.file.filename(); fs::exists(beside, none)) one.file = beside;
    if (!one.sha256.empty() && sha256OfFile(one.file) != one.sha256)
        notes.push_back({Severity::warning, "this input changed since, so the picture may differ", one.file.string(), "", {}});
    return one;
}

} // namespace

fs::path sidecarOf(const fs::path &picture) { return picture.string() + ".json"; }

std::vector<Sidecar::Input> inputsOf(const std::vector<fs::path> &files) {
    std::vector<Sidecar::Input> out;
    for (const fs::path &file : files) {
        std::error_code none;
        if (file == "-") out.push_back({file, ""});
        else if (fs::is_regular_file(file, none)) out.push_back({fs::absolute(file), sha256OfFile(file)});
        else out.push_back({fs::absolute(file), ""}); // a pipe, which was read already
    }
    return out;
}

std::vector<Sidecar::Layer> layersOf(const std::vector<std::string> &files, const std::vector<std::string> &labels) {
    std::vector<Sidecar::Layer> out;
    for (std::size_t i = 0; i < files.size(); ++i) out.push_back({inputsOf({files[i]}).front(), i < labels.size() ? labels[i] : std::string()});
    return out;
}

void writeSidecar(const Sidecar &sidecar, const fs::path &picture) {
    Json inputs = Json::array();
    for (const Sidecar::Input &input : sidecar.inputs) inputs.push_back(jsonOf(input));
    Json layers = Json::array();
    for (const Sidecar::Layer &layer : sidecar.layers) {
        layers.push_back(jsonOf(layer.input));
        if (!layer.label.empty()) layers.back()["label"] = layer.label;
    }
    Json out{{"zamkan", sidecar.version}, {"picture", picture.filename().string()}, {"inputs", inputs}, {"layers", layers}, {"mapping", sidecar.mapping},
                   {"where", sidecar.where}, {"published", sidecar.published}, {"gazetteers", texts(sidecar.gazetteers)}, {"sheet", toJson(sidecar.sheet)}};
    if (!sidecar.sheet.logo.empty()) out["logo"] = jsonOf(inputsOf({sidecar.sheet.logo}).front());
    if (!sidecar.beyond.empty()) out["beyond_inputs"] = sidecar.beyond;
    if (sidecar.film) out["film"] = toJson(*sidecar.film);
    writeBytes(sidecarOf(picture), out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Sidecar readSidecar(const fs::path &file, std::vector<Diagnostic> &notes) {
    try {
        const Json json = Json::parse(readBytes(file));
        Sidecar out;
        out.version = json.value("zamkan", "");
        out.sheet = sheetFrom(json.at("sheet"));
        out.mapping = json.value("mapping", std::vector<std::string>{});
        out.where = json.value("where", std::vector<std::string>{});
        out.published = json.value("published", "");
        for (std::string &beyond : json.value("beyond_inputs", std::vector<std::string>{}))
            notes.push_back({Severity::warning, out.beyond.emplace_back(std::move(beyond)) + ", so the picture may differ", file.string(), "", {}});
        if (json.contains("logo")) out.sheet.logo = inputFrom(json.at("logo"), file.parent_path(), notes).file.string();
        if (json.contains("film")) out.film = filmFrom(json.at("film"), out.sheet);
        for (const std::string &layer : json.value("gazetteers", std::vector<std::string>{})) out.gazetteers.emplace_back(layer);
        for (const Json &input : json.at("inputs")) {
            out.inputs.push_back(inputFrom(input, file.parent_path(), notes));
            if (out.inputs.back().sha256.empty())
                throw InputError("one of its inputs was a stream and cannot be read again", file.string(), "render the picture anew");
        }
        for (const Json &layer : json.value("layers", Json::array()))
            out.layers.push_back({inputFrom(layer, file.parent_path(), notes), layer.value("label", "")});
        return out;
    } catch (const nlohmann::json::exception &error) {
        throw InputError(std::string("this is no description of a sheet: ") + error.what(), file.string(), "give the .json file that was written beside a picture");
    } catch (const InputError &error) {
        if (!error.diagnostic().where.empty()) throw;
        throw InputError(error.diagnostic().what, file.string(), error.diagnostic().remedy);
    }
}

} // namespace zamkan::briefing
