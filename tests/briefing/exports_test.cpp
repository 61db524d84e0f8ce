#include "base/files.hpp"
#include "briefing/desk.hpp"
#include "briefing/film.hpp"
#include "briefing/html_page.hpp"
#include "briefing/sha256.hpp"
#include "briefing/sheet_files.hpp"
#include "briefing/sidecar.hpp"
#include "actors/lineage.hpp"
#include "base/json.hpp"
#include "control/territory.hpp"
#include "catch.hpp"
#include <cstdio>
#include <csignal>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::briefing;
using testing::Desk;
using testing::Folder;
using testing::studio;
namespace fs = std::filesystem;

namespace {

std::string output(const std::string &command) {
    std::string out;
    if (FILE *pipe = ::popen(command.c_str(), "r")) {
        char buffer[512];
        while (std::fgets(buffer, sizeof buffer, pipe)) out += buffer;
        ::pclose(pipe);
    }
    return out;
}
bool has(const char *program) { return std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) == 0; }

} // namespace

TEST_CASE("SHA-256 gives what the standard says") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("what stands beside a picture names its inputs; one that changed is told, one that moved along is found") {
    const Folder folder;
    Desk desk;
    const fs::path input = folder.path / "events.csv", picture = folder.path / "map.png";
    writeBytes(input, "one");
    const Sheet sheet = desk.maker.settled(desk.sheet(), desk.content);
    writeSidecar({"1", inputsOf({input}), {{inputsOf({input}).front(), "name"}}, {"lat=y"}, {"actor=isis"}, "2016-06-13", {}, sheet}, picture);
    std::vector<Diagnostic> notes;
    const Sidecar read = readSidecar(sidecarOf(picture), notes);
    CHECK(notes.empty());
    CHECK(read.inputs.front().sha256 == sha256("one"));
    REQUIRE(read.layers.size() == 1);
    CHECK(read.layers.front().label == "name");
    CHECK(read.layers.front().input.sha256 == sha256("one"));
    CHECK(read.where == std::vector<std::string>{"actor=isis"});
    CHECK(toJson(read.sheet) == toJson(sheet));
    writeBytes(input, "two");
    (void)readSidecar(sidecarOf(picture), notes);
    CHECK(notes.size() == 2); // it is a layer too
    const fs::path moved = folder.path / "elsewhere";
    fs::create_directory(moved);
    fs::rename(input, moved / "events.csv");
    fs::rename(sidecarOf(picture), moved / "map.png.json");
    CHECK(readSidecar(moved / "map.png.json", notes).inputs.front().file == moved / "events.csv");
    writeBytes(moved / "broken.json", "{\"sheet\": 5}");
    CHECK_THROWS_AS(readSidecar(moved / "broken.json", notes), InputError);
}

TEST_CASE("what stands beside a film tells its steps, and what the inputs do not hold is told when it is read") {
    const Folder folder;
    Desk desk;
    Film film{desk.sheet(), {time::Instant(*time::dayFromIso("2014-01-01")), time::Instant(*time::dayFromIso("2016-01-01"))}, {timeline::StepUnit::quarter, 1}};
    film.width = {timeline::StepUnit::hour, 30};
    film.fps = 12;
    film.ease = true;
    film.sheet.areas = true;
    film.sheet.parts.inset = false;
    film.sheet.sources = {{"نسخة", 3}};
    film = filmed(std::move(film), desk.maker, desk.content);
    Sidecar written;
    written.sheet = film.sheet;
    written.film = film;
    written.beyond = {"events were corrected by hand"};
    const fs::path input = folder.path / "events.csv";
    writeBytes(input, "one");
    written.inputs = inputsOf({input});
    written.inputs.front().mapping = {"date=day"};
    writeSidecar(written, folder.path / "film.mp4");
    std::vector<Diagnostic> notes;
    const Sidecar read = readSidecar(folder.path / "film.mp4.json", notes);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes.front().what, ContainsSubstring("corrected by hand"));
    CHECK(read.inputs.front().mapping == std::vector<std::string>{"date=day"});
    REQUIRE(read.film);
    CHECK(toJson(read.film->sheet) == toJson(film.sheet));
    CHECK(toJson(*read.film) == toJson(film));
    CHECK(momentsOf(*read.film) == momentsOf(film)); // a quarter is three months
}

TEST_CASE("a PDF's text is found by another program: the Arabic title and the places in the order of reading") {
    if (!has("pdftotext")) {
        WARN("pdftotext is not there");
        return;
    }
    const Folder folder;
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.layout = "a4";
    sheet.width = sheet.height = 0;
    sheet.listing = true;
    const fs::path file = folder.path / "map.pdf";
    writeLeaves(desk.maker.make(sheet, desk.content), studio().letterer, sheet.title, file);
    const std::string text = output("pdftotext " + file.string() + " -");
    // Not whole: poppler 22 turns the letters of a ligature (لا, لى) round, which other readers do not.
    for (const char *words : {"السيطرة", "الرقة", "الموصل", "Deir ez-Zor", "تكريت"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(output("pdfinfo " + file.string()).find("A4") != std::string::npos);
}

TEST_CASE("where no space is left a sheet, a film of frames and what stands beside them are refused, and nothing lies under their names") {
    const Folder folder;
    Desk desk;
    const Sheet sheet = desk.maker.settled(desk.sheet(), desk.content);
    const std::vector<map::Leaf> leaves = desk.maker.make(sheet, desk.content);
    const std::string before = "what was there before";
    writeBytes(folder.path / "map.png", before);
    Film film{sheet, {time::Instant(*time::dayFromIso("2016-01-01")), time::Instant(*time::dayFromIso("2016-01-03"))}, {}};
    film = filmed(std::move(film), desk.maker, desk.content);
    rlimit old{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    const auto signal = std::signal(SIGXFSZ, SIG_IGN); // a full disk sends none
    const rlimit little{4096, old.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &little) == 0);
    std::vector<std::string> told;
    const auto tried = [&](const auto &work) {
        try {
            work();
            told.emplace_back("nothing was told");
        } catch (const InputError &error) {
            told.emplace_back(error.what());
        }
    };
    for (const char *name : {"map.png", "map.pdf", "map.svg"}) tried([&] { writeLeaves(leaves, studio().letterer, sheet.title, folder.path / name); });
    tried([&] { writeBytes(folder.path / "map.html", htmlOf(sheet, desk.content, {studio().base, studio().gazetteer, studio().actors, studio().letterer})); });
    tried([&] { (void)makeFilm(film, desk.maker, desk.content, studio().letterer, folder.path / "frames"); });
    const bool films = has("ffmpeg");
    for (const char *name : {"film.mp4", "film.webm", "film.gif"})
        if (films) tried([&] { (void)makeFilm(film, desk.maker, desk.content, studio().letterer, folder.path / name); });
    ::setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, signal);
    REQUIRE(told.size() == (films ? 8 : 5));
    for (const std::string &line : told) CHECK_THAT(line, ContainsSubstring("File too large") || ContainsSubstring("No space left"));
    CHECK(readBytes(folder.path / "map.png") == before);
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1); // no part of any
}

TEST_CASE("a page is one file that needs no network, and its slider shows what had happened by a day") {
    const Folder folder;
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.title = "<b>الرقة</b> </script>";
    sheet = desk.maker.settled(sheet, desk.content);
    const std::string page = htmlOf(sheet, desk.content, {studio().base, studio().gazetteer, studio().actors, studio().letterer});
    CHECK(page.find("dir=\"rtl\"") != std::string::npos);
    CHECK(page.find("<title>&lt;b&gt;الرقة") != std::string::npos);
    for (const char *word : {"http://", "https://", "fetch(", "XMLHttpRequest", "<link", "%%"}) CHECK(page.find(word) == std::string::npos);
    if (!has("node")) {
        WARN("node is not there");
        return;
    }
    writeBytes(folder.path / "map.html", page);
    const Json said = Json::parse(output("node " ZAMKAN_SOURCE_DIR "/tests/briefing/page_test.js " + (folder.path / "map.html").string()));
    CHECK(said[1][0].get<std::size_t>() == 17); // every event is marked
    CHECK_THAT(said[1][1].get<std::string>(), ContainsSubstring("كانون الأول 2015"));
}

TEST_CASE("a browser plays a page: the date and the marks move on, and ground changes hands") {
    const char *browser = nullptr;
    for (const char *name : {"chromium", "chromium-browser", "google-chrome"})
        if (!browser && has(name)) browser = name;
    if (!browser) {
        WARN("chromium is not there");
        return;
    }
    const Folder folder;
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.areas = true;
    // One place that is won and lost again, and one event on every day between.
    events::EventTable table;
    const auto on = [&](const char *day, testing::Happening it) {
        events::Event event = testing::eventOf(it);
        event.id += day;
        event.when = time::Interval(time::DateRange::day(*time::dayFromIso(day)));
        table.append(std::move(event));
    };
    on("2016-01-01", {"control", "gained", "isis", "sdf", "", "منبج", "Manbij", 36.53, 37.95, 4, "exact", 0, ""});
    on("2016-02-01", {"violence", "clash", "", "", "isis", "تدمر", "Palmyra", 34.55, 38.27, 5, "exact", 0, ""});
    on("2016-03-01", {"control", "gained", "sdf", "isis", "", "منبج", "Manbij", 36.53, 37.95, 4, "exact", 0, ""});
    (void)table.byTime();
    desk.content.table = &table;
    desk.content.rows = [&](const timeline::Window &window, bool) { return timeline::shownRows(table, window); };
    desk.content.territory = std::make_shared<const control::Territory>(control::Territory::of(table, studio().gazetteer, actors::Lineage::open()).value);
    sheet.moments = {{time::Instant(*time::dayFromIso("2016-01-01")), time::Instant(*time::dayFromIso("2016-03-02")), timeline::Mode::window}};
    sheet = desk.maker.settled(sheet, desk.content);
    std::string page = htmlOf(sheet, desk.content, {studio().base, studio().gazetteer, studio().actors, studio().letterer});
    page.insert(page.rfind("</body>"), "<script>" + readBytes(ZAMKAN_SOURCE_DIR "/tests/briefing/played.js") + "</script>");
    writeBytes(folder.path / "map.html", page);
    const std::string dom = output(std::string(browser) + " --headless --no-sandbox --disable-gpu --user-data-dir=" + (folder.path / "browser").string() +
                                   " --virtual-time-budget=20000 --dump-dom file://" + (folder.path / "map.html").string() + " 2>/dev/null");
    const std::size_t at = dom.find("[[");
    REQUIRE(at != std::string::npos);
    const Json said = Json::parse(dom.substr(at, dom.find("]]", at) + 2 - at));
    INFO(said.dump());
    // [date, events counted, marks' pixels, ground at Manbij] on the first day, in the middle, and when it was played to the end.
    CHECK_THAT(said[0][0].get<std::string>(), ContainsSubstring("1 كانون الثاني 2016"));
    CHECK_THAT(said[1][0].get<std::string>(), ContainsSubstring("1 شباط 2016"));
    CHECK_THAT(said[2][0].get<std::string>(), ContainsSubstring("1 آذار 2016"));
    CHECK_THAT(said[2][1].get<std::string>(), ContainsSubstring("3"));
    CHECK(said[0][2].get<int>() < said[1][2].get<int>());
    CHECK(said[0][3] == said[1][3]);
    CHECK(said[1][3] != said[2][3]);
    CHECK(dom.find("dir=\"rtl\"") != std::string::npos);
}

TEST_CASE("a page of five thousand events is smaller than three megabytes") {
    Desk desk;
    events::EventTable table;
    for (int i = 0; i < 5000; ++i) {
        testing::Happening one{"violence", "clash", "", "", "isis", "تدمر", "Palmyra", 32 + i % 71 * 0.06, 36 + i % 83 * 0.1, 5, "exact", 0, ""};
        table.append(testing::eventOf(one));
    }
    desk.content.table = &table;
    desk.content.rows = [&](const timeline::Window &window, bool) { return timeline::shownRows(table, window); };
    const Sheet sheet = desk.maker.settled(desk.sheet(), desk.content);
    const std::string page = htmlOf(sheet, desk.content, {studio().base, studio().gazetteer, studio().actors, studio().letterer});
    CHECK(page.size() < 3'000'000);
    CHECK(page.size() > 100'000);
}
