// Files dropped on the window (X11's XDND protocol, version 5): SFML has none and keeps client messages to itself.
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

namespace zamkan::app {

// Names a proxy window of an own X connection on the target, so that drops come here. Does nothing where X refuses.
class FileDrop {
public:
    explicit FileDrop(unsigned long window);
    ~FileDrop();
    FileDrop(const FileDrop &) = delete;
    FileDrop &operator=(const FileDrop &) = delete;

    [[nodiscard]] std::vector<std::filesystem::path> poll(); // dropped since the last call

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

// The files of a text/uri-list: file: URIs with %-escapes undone; others and comments are left out.
[[nodiscard]] std::vector<std::filesystem::path> filesOfUriList(std::string_view list);

} // namespace zamkan::app
