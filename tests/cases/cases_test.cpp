// Every folder here is a case: an article and the lines that must, or must not, come out of it.
#include "case_files.hpp"
#include "catch.hpp"
#include <algorithm>

namespace fs = std::filesystem;
using zamkan::Json;

namespace {

fs::path articleIn(const fs::path &folder) {
    for (const auto &entry : fs::directory_iterator(folder))
        if (entry.path().filename().string().rfind("article_", 0) == 0)
            return entry.path();
    return {};
}

std::string eventsOf(const std::vector<Json> &lines) {
    std::string out;
    for (const auto &line : lines)
        if (line["kind"] == "event")
            out += line.dump() + "\n";
    return out;
}

} // namespace

TEST_CASE("what must come out of each case does, and what must not does not") {
    const fs::path cases = fs::path(ZAMKAN_SOURCE_DIR) / "tests" / "cases";
    int count = 0;
    for (const auto &folder : fs::directory_iterator(cases)) {
        if (!folder.is_directory())
            continue;
        ++count;
        const auto lines = extractFile(articleIn(folder.path()));
        std::vector<bool> taken(lines.size());
        for (const auto &expected : readLines(folder.path() / "expected.ndjson")) {
            const bool forbidden = expected.value("not", false);
            bool found = false;
            for (std::size_t i = 0; i < lines.size() && !found; ++i) {
                if ((taken[i] && !forbidden) || !meets(lines[i], expected, lines))
                    continue;
                found = true;
                taken[i] = taken[i] || !forbidden;
            }
            INFO(folder.path().filename().string() << "\nexpected: " << expected.dump() << "\nevents:\n"
                                                   << eventsOf(lines));
            CHECK(found != forbidden);
        }
    }
    CHECK(count >= 3);
}

TEST_CASE("the bundled samples can be put on a map and on a timeline") {
    for (const auto &entry : fs::directory_iterator(fs::path(ZAMKAN_SOURCE_DIR) / "assets" / "samples")) {
        if (entry.path().extension() != ".txt")
            continue;
        const auto lines = extractFile(entry.path());
        const auto shown = std::count_if(lines.begin(), lines.end(), [](const Json &line) {
            return line["kind"] == "event" && !line["places"].empty() && !line["from"].is_null();
        });
        INFO(entry.path().filename().string());
        CHECK(shown >= 8);
    }
}
