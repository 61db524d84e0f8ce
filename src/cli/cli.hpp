// The command line: one file a verb.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace zamkan::cli {

// What is left for the window when no verb was given.
struct WindowRequest {
    std::vector<std::filesystem::path> files;
    std::vector<std::filesystem::path> user_layers; // --gazetteer
    std::vector<std::string> mapping;               // --map canonical=column
    bool quiet = false;
};

// Parses, runs the verb and returns the exit status: 0 done, 1 it could not be done (one line on stderr says what,
// where, what to do), 2 the command line is wrong. Without a verb, `openWindow` is called.
int run(int argc, char **argv, const std::function<int(const WindowRequest &)> &openWindow);

// Options that every verb takes.
struct Common {
    std::vector<std::filesystem::path> user_layers;
    std::vector<std::string> mapping;
    int threads = 0; // 0: as many as the machine has
    bool quiet = false;
};

// Each verb adds its sub-command and, as callback, what it does; the callback sets `status`.
struct VerbContext {
    CLI::App &app;
    Common &common;
    int &status;
};
void addControl(const VerbContext &context);
void addAnimate(const VerbContext &context);
void addConvert(const VerbContext &context);
void addExtract(const VerbContext &context); // extract, places, dates, numbers
void addGeocode(const VerbContext &context);
void addInfo(const VerbContext &context);
void addRender(const VerbContext &context);

} // namespace zamkan::cli
