#include "app/app.hpp"
#include "base/diagnostic.hpp"
#include "cli/cli.hpp"
#include <cstdio>
#include <exception>

int main(int argc, char **argv) {
    try {
        return zamkan::cli::run(argc, argv, [](const zamkan::cli::WindowRequest &request) {
            return zamkan::app::run({request.files, request.user_layers, request.mapping});
        });
    } catch (const std::exception &error) {
        std::fprintf(stderr, "zamkan: %s\n", error.what());
        return 1;
    }
}
