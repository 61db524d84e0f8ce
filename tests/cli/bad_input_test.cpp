// Trouble is told in one line that says what, where and what to do; the program never falls over.
#include "base/files.hpp"
#include "catch.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <cstdlib>

namespace fs = std::filesystem;

namespace {

// One line on stderr that names the file, and status 1.
void checkRefused(const Run &run, const std::string &file) {
    INFO("stderr: " << run.err);
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring(file));
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
}

fs::path shapefiles() {
    return fs::path(ZAMKAN_SOURCE_DIR) / "shapefiles";
}

// The bundled layers by links, so that one can be broken.
void linkLayers(const fs::path &folder) {
    fs::create_directories(folder);
    for (const auto &entry : fs::directory_iterator(shapefiles()))
        fs::create_symlink(entry.path(), folder / entry.path().filename());
}

} // namespace

TEST_CASE("an empty file, a missing one and a binary one are refused by name") {
    const Scratch scratch;
    const std::string empty = scratch.file("empty.txt", "");
    std::string noise(5000, '\0');
    for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * 37 % 256);
    const std::string binary = scratch.file("binary.txt", noise);
    for (const std::string verb : {"extract", "places", "dates", "numbers", "info"}) {
        INFO(verb);
        checkRefused(runProgram({verb, empty}), empty);
        checkRefused(runProgram({verb, binary}), binary);
        checkRefused(runProgram({verb, (scratch.path / "none.txt").string()}), "none.txt");
    }
}

TEST_CASE("a mistyped verb is told with the verbs that there are, and opens no window") {
    const Run run = runProgram({"extrac", "article.txt"}, {}, {{"DISPLAY", ""}});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, ContainsSubstring("'extrac' is neither a file nor a verb"));
    CHECK_THAT(run.err, ContainsSubstring("extract, places"));
}

TEST_CASE("one unusable input among usable ones is told and the rest is read") {
    const Scratch scratch;
    const std::string empty = scratch.file("empty.txt", "");
    const std::string good = scratch.file("good_2016-01-02.txt", "سقطت مدينة الرمادي أمس");
    const Run run = runProgram({"extract", empty, good});
    CHECK(run.status == 0);
    CHECK_THAT(run.err, ContainsSubstring(empty));
    CHECK_THAT(run.out, ContainsSubstring("الرمادي"));
}

TEST_CASE("bytes that are not UTF-8 are told, and what can be read is read") {
    const Run run = runProgram({"extract", "-", "--published", "2016-01-02"}, "سقطت مدينة الرمادي \xFF\xFE أمس");
    CHECK(run.status == 0);
    CHECK_THAT(run.out, ContainsSubstring("الرمادي"));
    CHECK_THAT(run.out, ContainsSubstring("\"remark\""));
}

TEST_CASE("Arabic in Windows-1256 is recognised and told") {
    // "سقطت مدينة الرمادي في العراق أمس" and on, in Windows-1256.
    const std::string bytes = "\xD3\xDE\xD8\xCA \xE3\xCF\xED\xE4\xC9 \xC7\xE1\xD1\xE3\xC7\xCF\xED \xDD\xED \xC7\xE1\xDA\xD1\xC7\xDE "
                              "\xC3\xE3\xD3\xA1 \xE6\xDE\xCA\xE1 \xDE\xC7\xC6\xCF \xE3\xE4 \xC7\xE1\xCA\xE4\xD9\xED\xE3 \xDD\xED "
                              "\xE3\xCF\xED\xE4\xC9 \xC7\xE1\xE3\xE6\xD5\xE1";
    const Run run = runProgram({"extract", "-", "--published", "2016-01-02"}, bytes);
    CHECK(run.status == 0);
    CHECK_THAT(run.out, ContainsSubstring("الموصل"));
    CHECK_THAT(run.out, ContainsSubstring("indows-1256"));
}

TEST_CASE("a line of a hundred million bytes is answered, not swallowed") {
    const Scratch scratch;
    std::string line;
    line.reserve(100'000'100);
    while (line.size() < 100'000'000) line += "سقطت مدينة الرمادي ";
    const std::string file = scratch.file("long.txt", line);
    const Run run = runProgram({"dates", file, "--quiet"});
    INFO(run.err);
    CHECK((run.status == 0 || run.status == 1));
    if (run.status == 1) checkRefused(run, file);
}

TEST_CASE("a missing layer is told by name, with what to do") {
    const Scratch scratch;
    const fs::path layers = scratch.path / "layers";
    linkLayers(layers);
    for (const auto &entry : fs::directory_iterator(shapefiles()))
        if (entry.path().stem() == "admin1") fs::remove(layers / entry.path().filename());
    const Run run = runProgram({"places", "--text", "الرمادي"}, {},
                               {{"ZAMKAN_SHAPEFILES", layers.string()}, {"XDG_CACHE_HOME", (scratch.path / "cache").string()}});
    checkRefused(run, "admin1");
}

TEST_CASE("a layer that breaks off is told by name") {
    const Scratch scratch;
    const fs::path layers = scratch.path / "layers";
    linkLayers(layers);
    const std::string whole = zamkan::readBytes(shapefiles() / "admin1.shp");
    fs::remove(layers / "admin1.shp");
    zamkan::writeBytes(layers / "admin1.shp", whole.substr(0, whole.size() / 3));
    const Run run = runProgram({"places", "--text", "الرمادي"}, {},
                               {{"ZAMKAN_SHAPEFILES", layers.string()}, {"XDG_CACHE_HOME", (scratch.path / "cache").string()}});
    checkRefused(run, "admin1");
}

TEST_CASE("without a cache folder that can be written everything works, and a remark says what is slow") {
    const Run run = runProgram({"places", "--text", "سقطت مدينة الرمادي"}, {}, {{"XDG_CACHE_HOME", "/proc/nowhere"}});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, ContainsSubstring("Ramadi"));
    CHECK_THAT(run.err, ContainsSubstring("/proc/nowhere"));
}

TEST_CASE("an event file that breaks off or has no usable row is told with the row") {
    const Scratch scratch;
    const std::string cut = scratch.file("cut.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feat");
    checkRefused(runProgram({"info", cut}), cut);
    const std::string far = scratch.file("far.csv", "date,lat,lon,place\n2016-01-02,95.5,400,Nowhere\n2016-01-03,36.1,40.7,Shaddadi\n");
    const Run run = runProgram({"info", far});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, ContainsSubstring("95.5"));
}

TEST_CASE("a picture that cannot be written leaves no half of one") {
    const Scratch scratch;
    const std::string table = scratch.file("events.csv", "date_from,type,lon,lat,place\n2016-02-19,control,40.73,36.06,Shaddadi\n");
    const Run run = runProgram({"render", table, "--quiet", "--at", "2016-06-13", "-o", "/proc/map.png"});
    checkRefused(run, "/proc/map.png");
}
