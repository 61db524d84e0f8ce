// An image in the clipboard (X11's selection CLIPBOARD as image/png): SFML knows text only.
#pragma once
#include <memory>
#include <string>

namespace zamkan::app {

// Has an X connection and an unseen window of its own. Does nothing where X refuses.
class ImageClipboard {
public:
    ImageClipboard();
    ~ImageClipboard(); // the image is gone with it, as X has it
    ImageClipboard(const ImageClipboard &) = delete;
    ImageClipboard &operator=(const ImageClipboard &) = delete;

    // Offered from now on until another program, or a text of this one, takes its place. False: X takes no image of this size.
    [[nodiscard]] bool offer(std::string png);
    void poll(); // answers who asked for it since the last call

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

} // namespace zamkan::app
