#include "app/atlas.hpp"
#include <utility>

namespace zamkan::app {

std::future<Atlas> openAtlas(gazetteer::OpenOptions options) {
    return std::async(std::launch::async, [options = std::move(options)] {
        auto base = std::async(std::launch::async, [] { return map::openBaseMap(); });
        Parsed<reading::Reader> reader = reading::Reader::open(options);
        Atlas atlas;
        atlas.reader = std::make_shared<const reading::Reader>(std::move(reader.value));
        atlas.diagnostics = std::move(reader.diagnostics);
        atlas.base = base.get();
        return atlas;
    });
}

} // namespace zamkan::app
