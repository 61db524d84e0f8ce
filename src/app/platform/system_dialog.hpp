// The desktop's own file dialog, where it has one for other programs to ask: zenity. Never needed, as the window has its
// own; offered to who is used to it.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace zamkan::app {

class SystemDialog {
public:
    SystemDialog() = default;
    ~SystemDialog(); // takes a dialog that is still open with it
    SystemDialog(const SystemDialog &) = delete;
    SystemDialog &operator=(const SystemDialog &) = delete;

    [[nodiscard]] static bool available(); // zenity is in $PATH; asked once
    // Shows it, beside the window. False when it cannot be started or is open already.
    bool show(const std::string &title, const std::filesystem::path &folder);
    // Once after it was closed: the files, none when nothing was chosen.
    [[nodiscard]] std::optional<std::vector<std::filesystem::path>> poll();

private:
    pid_t child_ = 0; // 0: none
    int answer_ = -1; // where it writes
    std::string said_;
};

} // namespace zamkan::app
