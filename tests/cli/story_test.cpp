// A story's sheets, and that each can be made again from what stands beside it.
#include "base/files.hpp"
#include "catch.hpp"
#include "events/event_file.hpp"
#include "reading/reading.hpp"
#include "run_program.hpp"
#include "session/project/file.hpp"
#include <algorithm>

namespace fs = std::filesystem;
using namespace zamkan;

namespace {

constexpr const char *kTable = "date_from,type,subtype,lon,lat,place,actor_losing,actor_gaining\n"
                               "2015-06-15,control,lost,38.95,36.70,Tell Abyad,isis,sdf\n"
                               "2016-02-19,control,lost,40.73,36.06,Shaddadi,isis,sdf\n"
                               "2016-06-13,control,lost,37.95,36.52,Manbij,isis,sdf\n"
                               "2016-07-01,violence,killing,38.99,35.95,Raqqa,isis,\n";
constexpr const char *kArticle = "# published: 2016-06-14\nIslamic State lost Shaddadi on 19 February 2016. The Iraqi army recaptured Hit on 14 April 2016.\n";

struct Told {
    Scratch scratch;
    std::shared_ptr<const reading::Reader> reader = std::make_shared<const reading::Reader>(reading::Reader::open({}).value);
    session::Session session = session::begin({});
    Told() { session::apply(session, session::Resize{1280, 800, {}}); }

    void open(const fs::path &table) {
        auto loaded = std::make_shared<Parsed<events::LoadedEvents>>(events::loadEvents(table, reader->gazetteer(), reader->actors(), {}));
        session::apply(session, session::EventsLoaded{std::move(loaded), table});
    }
    void read(const fs::path &article, bool pasted = false) {
        auto documents = text::readDocuments(readBytes(article), pasted ? fs::path() : article, {});
        for (text::Document &document : documents.value)
            session::apply(session, session::ArticleRead{std::make_shared<const reading::Reading>(reader->read(std::move(document))), pasted ? fs::path() : article});
    }
    void step(const char *from, const char *to, const char *title) {
        session::apply(session, session::SetWindow{*time::dayFromIso(from), *time::dayFromIso(to)});
        session::apply(session, session::StoryThing{session::AddStep{}});
        session::StoryStep step = session.story.back();
        step.title_en = title;
        session::apply(session, session::StoryThing{session::ChangeStep{session.story.size() - 1, step}});
    }
    // The sheets, in order.
    std::vector<fs::path> sheets(const std::vector<std::string> &options = {}) {
        const fs::path project = scratch.path / "work.zamkan", folder = scratch.path / "told";
        session::saveProject(project, session);
        std::vector<std::string> words{"render", "--story", project.string(), "-o", folder.string(), "--size", "900x600"};
        words.insert(words.end(), options.begin(), options.end());
        const Run run = runProgram(words);
        INFO(run.err);
        CHECK(run.status == 0);
        std::vector<fs::path> out;
        for (const auto &entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".png") out.push_back(entry.path());
        std::sort(out.begin(), out.end());
        return out;
    }
    Run again(const fs::path &picture) { return runProgram({"render", "--sheet", picture.string() + ".json", "-o", (scratch.path / "again.png").string()}); }
};

} // namespace

TEST_CASE("each sheet of a story is made again byte for byte from what stands beside it, with and without areas") {
    for (const bool areas : {false, true}) {
        Told told;
        told.open(told.scratch.file("events.csv", kTable));
        told.read(told.scratch.file("article.txt", kArticle));
        told.step("2015-01-01", "2016-02-20", "The first");
        told.step("2015-01-01", "2016-07-02", "The second");
        const auto sheets = told.sheets(areas ? std::vector<std::string>{"--areas"} : std::vector<std::string>{});
        REQUIRE(sheets.size() == 2);
        for (const fs::path &sheet : sheets) {
            INFO(sheet << (areas ? " with areas" : ""));
            const Run run = told.again(sheet);
            INFO(run.err);
            CHECK(run.status == 0);
            CHECK_FALSE(run.err.find("differ") != std::string::npos);
            CHECK((readBytes(told.scratch.path / "again.png") == readBytes(sheet)));
        }
    }
}

TEST_CASE("a sheet of a story that its inputs do not hold says so when it is made again") {
    Told told;
    told.open(told.scratch.file("events.csv", kTable));
    told.read(told.scratch.file("article.txt", kArticle), true); // pasted: no file holds it
    told.step("2015-01-01", "2016-07-02", "The only one");
    const auto sheets = told.sheets();
    REQUIRE(sheets.size() == 1);
    const Run run = told.again(sheets.front());
    CHECK(run.status == 0);
    CHECK_THAT(run.err, ContainsSubstring("a text was pasted and lies in no file, so the picture may differ"));
}

TEST_CASE("a sheet of which nothing lies in a file is not made again, and that is said") {
    Told told;
    told.read(told.scratch.file("article.txt", kArticle), true);
    told.step("2015-01-01", "2016-07-02", "The only one");
    const auto sheets = told.sheets();
    REQUIRE(sheets.size() == 1);
    const Run run = told.again(sheets.front());
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring("nothing of what this picture was made of lies in a file"));
}
