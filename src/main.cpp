#include "app/app.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include "base/stopping.hpp"
#include "base/value.hpp"
#include "cli/cli.hpp"
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

int noWindow(const zamkan::cli::WindowRequest &request) {
    throw zamkan::InstallationError("there is no display to open a window on", "DISPLAY",
                                    "start it in a desktop session, or draw a picture with 'zamkan render " +
                                        request.files.front().string() + " --at DATE -o map.png'");
}

// Without a display and without files: the bundled sample as a picture, so that a first start shows something.
int drawSample() {
    const zamkan::Value sample = zamkan::readAsset("ui/settings.toml")["sample"];
    std::error_code error;
    fs::path picture = fs::current_path(error) / "zamkan-sample.png";
    if (error) picture = fs::temp_directory_path() / "zamkan-sample.png";
    std::vector<std::string> words{"zamkan", "render", "--quiet", "--at", sample["at"].text(), "-o", picture.string()};
    for (const std::string &name : sample["files"].strings())
        words.push_back((zamkan::assetsFolder() / "samples" / name).string());
    std::vector<char *> argv;
    for (std::string &word : words) argv.push_back(word.data());
    const int status = zamkan::cli::run(static_cast<int>(argv.size()), argv.data(), noWindow);
    if (status == 0)
        std::printf("There is no display, so the bundled sample was drawn to %s\n"
                    "For the window, start it in a desktop session, or over ssh with: ssh -X HOST\n"
                    "For pictures of your own: zamkan render FILE --at DATE -o map.png\n",
                    picture.c_str());
    return status;
}

int openWindow(const zamkan::cli::WindowRequest &request) {
    if (zamkan::app::displayAvailable())
        return zamkan::app::run({request.files, request.user_layers, request.mapping});
    return request.files.empty() ? drawSample() : noWindow(request);
}

} // namespace

int main(int argc, char **argv) {
    zamkan::cleanUpOnSignals();
    try {
        return zamkan::cli::run(argc, argv, openWindow);
    } catch (const std::exception &error) { // the last door: what gets here is the installation's fault or ours
        std::fprintf(stderr, "zamkan: %s\n", error.what());
        return 1;
    }
}
