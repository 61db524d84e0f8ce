#include "app/app.hpp"
#include "base/diagnostic.hpp"
#include "cli/cli.hpp"
#include <cstdio>
#include <exception>

namespace {

int openWindow(const zamkan::cli::WindowRequest &request) {
    if (!zamkan::app::displayAvailable())
        throw zamkan::InstallationError("there is no display to open a window on", "DISPLAY",
                                        "start it in a desktop session, or draw a picture with 'zamkan render FILE "
                                        "--at DATE -o map.png'");
    return zamkan::app::run({request.files, request.user_layers, request.mapping});
}

} // namespace

int main(int argc, char **argv) {
    try {
        return zamkan::cli::run(argc, argv, openWindow);
    } catch (const std::exception &error) { // the last door: what gets here is the installation's fault or ours
        std::fprintf(stderr, "zamkan: %s\n", error.what());
        return 1;
    }
}
