// How fast the reading is, stage by stage: MB of UTF-8 a second of one core, over documents that do not repeat. Two of
// three bytes are ordinary news, the third is dense war text, about what an outlet for a country at war prints.
// Prints "name value unit", with the peer of the same run as name.baseline; tools/bench read runs it.
// usage: bench_read MEGABYTES FEED NEWS… [-- WAR…]   (FEED: where the text is left as JSON Lines, for the program itself)
#include "base/files.hpp"
#include "base/json.hpp"
#include "reading/ndjson.hpp"
#include "reading/reading.hpp"
#include "reading/rules.hpp"
#include "reading/trigger_lexicon.hpp"
#include "icu_words.hpp"
#include "mentions/actors.hpp"
#include "mentions/dates.hpp"
#include "mentions/places.hpp"
#include "mentions/quantities.hpp"
#include "news_text.hpp"
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <memory>

using namespace zamkan;

namespace {

// Seconds of processor time of this thread: what others do on the machine does not count.
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

class Stopwatch {
public:
    template <typename Work> auto time(const char *stage, Work work) {
        const double start = now();
        auto out = work();
        seconds_[stage] += now() - start;
        return out;
    }
    void add(const Stopwatch &other) {
        for (const auto &[stage, seconds] : other.seconds_) seconds_[stage] += seconds;
    }
    void say(const char *stage, const std::string &name, std::size_t bytes) const {
        fmt::print("read.{} {:.4g} MB/s\n", name, 1e-6 * static_cast<double>(bytes) / seconds_.at(stage));
    }

private:
    std::map<std::string, double, std::less<>> seconds_;
};

struct Engine {
    reading::Reader reader;
    text::Vocabulary vocabulary;
    mentions::DateFinder dates = mentions::DateFinder::open(&vocabulary);
    mentions::QuantityFinder quantities = mentions::QuantityFinder::open(&vocabulary);
    mentions::ActorFinder actors;
    mentions::PlaceFinder places;
    reading::TriggerLexicon triggers = reading::TriggerLexicon::open();
    std::shared_ptr<text::WordBook> book = std::make_shared<text::WordBook>(&vocabulary);

    explicit Engine(reading::Reader opened)
        : reader(std::move(opened)), actors(mentions::ActorFinder::open(reader.actors(), &vocabulary)),
          places(mentions::PlaceFinder::open(reader.gazetteer(), &vocabulary)) {
        triggers.enter(vocabulary);
        vocabulary.complete();
    }
};

std::vector<events::EventPlace> eventPlaces(const std::vector<resolve::ResolvedPlace> &resolved,
                                            const gazetteer::Gazetteer &gazetteer) {
    std::vector<events::EventPlace> out(resolved.size());
    for (std::size_t i = 0; i < resolved.size(); ++i) {
        out[i].mention = resolved[i].mention;
        if (!resolved[i].place)
            continue;
        const auto place = gazetteer.place(*resolved[i].place);
        out[i].id = place.id;
        out[i].name_en = place.name_en;
        out[i].name_ar = place.name_ar;
        out[i].type = place.type;
        out[i].country = place.country;
        out[i].position = resolved[i].position;
    }
    return out;
}

text::Document documentOf(const std::string &text) {
    text::Document out(text);
    out.id = "bench";
    out.language = text::Language::arabic;
    out.published = std::chrono::sys_days{std::chrono::year{2017} / 11 / 20};
    return out;
}

// The text of one kind, and how long its stages took.
struct Kind {
    const char *name; // before that of the stage
    std::vector<std::string> documents;
    Stopwatch watch;
    [[nodiscard]] std::size_t bytes() const {
        std::size_t out = 0;
        for (const auto &document : documents) out += document.size();
        return out;
    }
};

void sayAll(const Stopwatch &watch, const std::string &before, std::size_t bytes) {
    watch.say("all", before + "all", bytes);
    watch.say("tokenize", before + "tokenize", bytes);
    watch.say("icu", before + "tokenize.baseline", bytes);
    for (const char *stage : {"dates", "numbers", "actors", "places", "resolve", "events", "writing"})
        watch.say(stage, before + stage, bytes);
}

void readByStages(const Engine &engine, const std::string &text, IcuWords &icu, Stopwatch &watch) {
    const auto document = documentOf(text);
    watch.time("icu", [&] { return icu.count(text); });
    const auto tokens = watch.time("tokenize", [&] { return text::tokenize(document, engine.book); });
    mentions::Mentions found;
    found.actors = watch.time("actors", [&] { return engine.actors.find(document, tokens); });
    found.dates = watch.time("dates", [&] { return engine.dates.find(document, tokens); });
    found.quantities = watch.time("numbers", [&] { return engine.quantities.find(document, tokens, found.dates); });
    found.places = watch.time("places", [&] { return engine.places.find(document, tokens, found.actors, found.dates); });
    const auto resolved = watch.time("resolve", [&] { return resolve::resolvePlaces(found, engine.reader.gazetteer()); });
    const auto places = eventPlaces(resolved, engine.reader.gazetteer());
    const auto seats = reading::seatsOf(resolved, engine.reader.gazetteer());
    watch.time("events", [&] {
        return reading::applyRules({document, tokens, found, places, engine.reader.actors(), seats, &engine.places.demonyms()}, engine.triggers);
    });
}

// Reading the bytes and nothing else, from a file that the system has in memory already.
void readPlainly(const std::vector<std::string> &documents, Stopwatch &watch) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::tmpfile(), &std::fclose);
    for (const auto &document : documents)
        std::fwrite(document.data(), 1, document.size(), file.get());
    std::vector<char> block(1 << 16);
    for (int pass = 0; pass < 2; ++pass) {
        std::rewind(file.get());
        const auto read = [&] {
            std::size_t sum = 0;
            while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get()))
                sum += count;
            return sum;
        };
        pass == 0 ? read() : watch.time("plain", read);
    }
}

void writeFeed(const std::vector<Kind> &kinds, const std::string &file) {
    std::ofstream out(file);
    for (const Kind &kind : kinds)
        for (std::size_t i = 0; i < kind.documents.size(); ++i)
            out << Json{{"id", kind.name + std::to_string(i)}, {"published", "2017-11-20"}, {"lang", "ar"}, {"text", kind.documents[i]}}.dump()
                << '\n';
}

double residentMegabytes() {
    std::ifstream status("/proc/self/statm");
    double all = 0, resident = 0;
    status >> all >> resident;
    return resident * 4096e-6;
}

} // namespace

int main(int count, char **arguments) {
    if (count < 4) {
        fmt::print(stderr, "usage: bench_read MEGABYTES FEED NEWS… [-- WAR…]\n");
        return 2;
    }
    const Engine engine(reading::Reader::open().value);
    std::vector<std::vector<std::string>> articles(1);
    for (int i = 3; i < count; ++i) {
        if (std::string_view(arguments[i]) == "--") articles.emplace_back();
        else articles.back().push_back(readBytes(arguments[i]));
    }
    const double asked = 1e6 * std::strtod(arguments[1], nullptr);
    std::vector<Kind> kinds;
    kinds.push_back({"news.", newsText(articles[0], static_cast<std::size_t>(articles.size() > 1 ? asked * 2 / 3 : asked), engine.reader), {}});
    if (articles.size() > 1) kinds.push_back({"war.", newsText(articles[1], static_cast<std::size_t>(asked / 3), engine.reader), {}});
    writeFeed(kinds, arguments[2]);

    IcuWords icu;
    Stopwatch warm, together, plain;
    std::size_t lines = 0, bytes = 0;
    std::vector<std::string> documents;
    for (const Kind &kind : kinds) {
        for (std::size_t i = 0; i < kind.documents.size() / 10; ++i) readByStages(engine, kind.documents[i], icu, warm);
        documents.insert(documents.end(), kind.documents.begin(), kind.documents.end());
        bytes += kind.bytes();
    }
    for (Kind &kind : kinds)
        for (const auto &document : kind.documents) {
            readByStages(engine, document, icu, kind.watch);
            const auto reading = engine.reader.read(documentOf(document));
            lines += kind.watch.time("writing", [&] { return reading::toNdjson(reading, engine.reader.gazetteer(), true); }).size();
        }
    for (Kind &kind : kinds) // in a pass of its own, so that no stage has warmed the caches for it
        for (const auto &document : kind.documents)
            lines += kind.watch.time("all", [&] {
                return reading::toNdjson(engine.reader.read(documentOf(document)), engine.reader.gazetteer(), true).size();
            });
    readPlainly(documents, plain);

    for (const Kind &kind : kinds) together.add(kind.watch);
    fmt::print("read.text {:.4g} MB\n", 1e-6 * static_cast<double>(bytes));
    sayAll(together, "", bytes);
    plain.say("plain", "all.baseline", bytes);
    if (kinds.size() > 1)
        for (const Kind &kind : kinds) sayAll(kind.watch, kind.name, kind.bytes());
    fmt::print("read.lines {:.4g} MB\n", 0.5e-6 * static_cast<double>(lines));
    fmt::print("read.resident {:.4g} MB\n", residentMegabytes());
    return 0;
}
