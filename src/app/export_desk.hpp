// Behind the export editor: what will be saved is painted small beside the window, again whenever something is chosen, and it is
// asked once whether films can be made here.
#pragma once
#include "app/atlas.hpp"
#include "app/panels/export.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace zamkan::app {

class ExportDesk {
public:
    // While the editor is open, once a frame; what came since goes into the state. True: something did.
    bool follow(const session::Session &session, const Atlas &atlas, ExportState &state);
    [[nodiscard]] bool busy() const { return coming_.valid() || trial_.valid(); }

private:
    struct Painted {
        std::vector<std::uint8_t> pixels; // red, green, blue, opaque
        unsigned width = 0, height = 0;
        ExportPreview facts;
    };
    struct Easel; // what paints, kept from one preview to the next
    [[nodiscard]] static Painted paint(Easel &easel, const ShownSheet &shown, bool film);
    bool takePainted(ExportState &state);
    bool askEncoder(ExportState &state);

    std::shared_ptr<Easel> easel_;
    std::string painted_; // what the preview is of
    std::future<Painted> coming_;
    std::string tried_;
    std::future<std::string> trial_;
    sf::Texture texture_;
};

} // namespace zamkan::app
