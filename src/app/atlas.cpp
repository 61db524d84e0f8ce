#include "app/atlas.hpp"
#include <utility>

namespace zamkan::app {

std::future<Atlas> openAtlas(std::vector<std::filesystem::path> userLayers) {
    return std::async(std::launch::async, [layers = std::move(userLayers)] {
        auto base = std::async(std::launch::async, [] { return map::openBaseMap(); });
        Parsed<events::Reader> reader = events::Reader::open({layers, {}});
        Atlas atlas;
        atlas.reader = std::make_shared<const events::Reader>(std::move(reader.value));
        atlas.diagnostics = std::move(reader.diagnostics);
        atlas.base = base.get();
        return atlas;
    });
}

} // namespace zamkan::app
