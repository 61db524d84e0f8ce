#include "session/project/content.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "events/event_file.hpp"
#include "events/event_json.hpp"
#include "session/apply.hpp"
#include "session/project/database.hpp"
#include <algorithm>
#include <array>
#include <set>

namespace zamkan::session {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 8> kSettings{"style", "palette", "colour_by", "marks", "trails", "disagreements", "map_labels", "timeline_as"}; // of the work

std::string written(const Json &json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
Json parsed(std::string_view text, const char *what) {
    Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        throw InputError(std::string("the project's ") + what + " cannot be read", {}, "the file is damaged: take an older copy of it");
    return json;
}

Json documentOf(const text::Document &document) {
    return {{"id", document.id}, {"title", document.title}, {"source", document.source}, {"lang", text::toString(document.language)},
            {"published", document.published ? Json(time::toIso(*document.published)) : Json(nullptr)}};
}

std::shared_ptr<const reading::Reading> readingFrom(std::string_view document, std::string_view words, std::string_view list) {
    auto reading = std::make_shared<reading::Reading>();
    reading->document = text::Document(std::string(words));
    const Json json = parsed(document, "document");
    reading->document.id = json.value("id", "");
    reading->document.title = json.value("title", "");
    reading->document.source = json.value("source", "");
    reading->document.language = text::languageFromCode(json.value("lang", ""));
    if (const auto published = json.find("published"); published != json.end() && published->is_string())
        reading->document.published = time::dayFromIso(published->get<std::string>());
    const auto size = static_cast<std::uint32_t>(words.size());
    for (const Json &one : parsed(list, "events")) {
        reading->events.push_back(events::eventFrom(one));
        const events::Provenance &from = reading->events.back().provenance;
        std::vector<Span> spans{from.sentence, from.trigger};
        spans.insert(spans.end(), from.also.begin(), from.also.end());
        for (const Span span : spans)
            if (span.end > size || span.start > span.end)
                throw InputError("an event of the project stands outside of its text", reading->document.id, "the file is damaged: take an older copy of it");
    }
    return reading;
}

std::map<std::string, std::string> mappingFrom(std::string_view written) {
    return parsed(written, "columns").get<std::map<std::string, std::string>>();
}

} // namespace

void createTables(Database &database) {
    database.run("CREATE TABLE zamkan(key TEXT PRIMARY KEY, value TEXT NOT NULL);"
                 "CREATE TABLE zamkan_sources(uid INTEGER PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT, renamed INTEGER,"
                 " colour INTEGER, is_on INTEGER, path TEXT, absolute_path TEXT, size INTEGER, modified INTEGER, hash TEXT, mapping TEXT,"
                 " document TEXT, text TEXT, events TEXT);"
                 "CREATE TABLE zamkan_corrections(source INTEGER NOT NULL, number INTEGER NOT NULL, event INTEGER NOT NULL, field TEXT NOT NULL,"
                 " old TEXT, new TEXT NOT NULL, row INTEGER, event_id TEXT, PRIMARY KEY(source, number)) WITHOUT ROWID;"
                 "CREATE TABLE zamkan_layers(position INTEGER PRIMARY KEY, path TEXT, absolute_path TEXT, size INTEGER, modified INTEGER, hash TEXT, look TEXT NOT NULL);"
                 "CREATE TABLE zamkan_story(position INTEGER PRIMARY KEY, step TEXT NOT NULL);");
    writeFact(database, "version", std::to_string(kProjectVersion));
}

void writeFact(Database &database, const std::string &key, const std::string &value) {
    database.prepare("INSERT OR REPLACE INTO zamkan VALUES(?, ?)").bind(1, key).bind(2, value).step();
}

void writeStory(Database &database, const Story &story) {
    database.run("DELETE FROM zamkan_story");
    auto put = database.prepare("INSERT INTO zamkan_story VALUES(?, ?)");
    for (std::size_t i = 0; i < story.size(); ++i)
        put.bind(1, static_cast<std::int64_t>(i)).bind(2, written(toJson(story[i]))).step();
}

std::string factOf(const Database &database, const std::string &key) {
    auto facts = database.prepare("SELECT value FROM zamkan WHERE key = ?");
    return facts.bind(1, key).step() ? std::string(facts.text(0)) : std::string();
}

void writeSource(Database &database, const Source &source, std::size_t at, const fs::path &folder, FileHashes &hashes) {
    auto put = database.prepare("INSERT OR REPLACE INTO zamkan_sources VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const auto state = stateOfFile(source.file);
    put.bind(1, static_cast<std::int64_t>(source.uid)).bind(2, static_cast<std::int64_t>(at)).bind(3, source.reading ? "text" : "table");
    put.bind(4, source.name).bind(5, std::int64_t{source.renamed}).bind(6, static_cast<std::int64_t>(source.colour)).bind(7, std::int64_t{source.on});
    put.bind(10, state ? state->size : 0).bind(11, state ? state->modified : 0).bind(12, state ? hashOfFile(source.file, hashes) : std::string()).bind(13, written(Json(source.mapping)));
    put.bind(8, relativeTo(folder, source.file)).bind(9, source.file.string());
    if (source.reading) {
        Json list = Json::array();
        for (const events::Event &event : source.reading->events)
            list.push_back(events::toJson(event));
        put.bind(14, written(documentOf(source.reading->document))).bind(15, source.reading->document.text()).bind(16, written(list));
    } else {
        for (int unused = 14; unused <= 16; ++unused)
            put.bindNothing(unused);
    }
    put.step();
    writeCorrections(database, source, nullptr);
}

void writeCorrections(Database &database, const Source &source, const events::Corrections *before) {
    static const std::vector<events::Correction> none;
    const auto &now = source.reviewed.corrections ? source.reviewed.corrections->all() : none;
    const auto &old = before ? before->all() : none;
    const auto kept = std::mismatch(old.begin(), old.end(), now.begin(), now.end()).second - now.begin();
    const auto uid = static_cast<std::int64_t>(source.uid);
    database.prepare("DELETE FROM zamkan_corrections WHERE source = ? AND number >= ?").bind(1, uid).bind(2, std::int64_t{kept}).step();
    auto put = database.prepare("INSERT INTO zamkan_corrections VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    for (auto at = kept; at < std::ssize(now); ++at) {
        const events::Correction &correction = now[static_cast<std::size_t>(at)];
        put.bind(1, uid).bind(2, std::int64_t{at}).bind(3, std::int64_t{correction.event}).bind(4, events::nameOf(correction.verdict));
        put.bind(6, written(events::toJson(correction.verdict)));
        for (const int unknown : {5, 7, 8})
            put.bindNothing(unknown);
        const auto rows = correction.event < events::Corrections::kAdded ? source.segment->rowsOf(correction.event) : events::EventSegment::Rows{};
        if (rows.first < rows.end) {
            const events::Event read = source.segment->event(rows.first);
            put.bind(5, written(events::toJson(events::sameOf(read, correction.verdict)))).bind(8, read.id);
            if (read.provenance.row)
                put.bind(7, static_cast<std::int64_t>(*read.provenance.row));
        }
        put.step();
    }
}

ProjectContent readContent(const Database &database, const fs::path &folder, const reading::Reader &reader) {
    if (!database.has("zamkan"))
        throw InputError("this is no project of Zamkan", {}, "open a file that was saved with Ctrl+S");
    if (const std::string version = factOf(database, "version"); std::atoi(version.c_str()) > kProjectVersion)
        throw InputError("the project is of version " + version + ", and this program knows versions up to " + std::to_string(kProjectVersion), {},
                         "update the program, or save the project with the older one");
    ProjectContent content;
    content.view = parsed(factOf(database, "view").empty() ? "{}" : factOf(database, "view"), "view");
    if (database.has("zamkan_story")) { // version 1 had no stories
        auto steps = database.prepare("SELECT step FROM zamkan_story ORDER BY position");
        while (steps.step())
            try {
                content.story.push_back(stepFrom(parsed(steps.text(0), "story")));
            } catch (const InputError &error) {
                content.remarks.push_back({error.diagnostic(), {}});
            }
    }
    readMapLayers(database, folder, content);
    auto sources = database.prepare("SELECT uid, kind, name, renamed, colour, is_on, path, absolute_path, size, modified, hash, mapping, document, text, events"
                                    " FROM zamkan_sources ORDER BY position, uid");
    FileHashes hashes;
    std::set<fs::path> told; // files of texts, each once
    while (sources.step()) {
        Source source;
        source.uid = static_cast<std::uint64_t>(sources.number(0));
        source.name = sources.text(2);
        source.renamed = sources.number(3) != 0;
        source.colour = static_cast<std::size_t>(sources.number(4));
        source.on = sources.number(5) != 0;
        source.file = fileOf(folder, std::string(sources.text(6)), std::string(sources.text(7)));
        const auto remark = [&](Severity severity, std::string what, const char *remedy) {
            Diagnostic diagnostic;
            diagnostic.severity = severity;
            diagnostic.what = std::move(what);
            diagnostic.where = source.file.string();
            diagnostic.remedy = remedy;
            content.remarks.push_back({std::move(diagnostic), source.name});
        };
        bool missing = false;
        const auto state = stateOfFile(source.file);
        const bool same = state && isSame(source.file, *state, {sources.number(8), sources.number(9)}, std::string(sources.text(10)), hashes);
        if (sources.text(1) == "text") {
            const bool noted = !sources.text(10).empty(); // version 2 and before did not, and what was pasted has no file
            if (noted && state && !same && told.insert(source.file).second)
                remark(Severity::warning, "the file was changed since the project was saved", "the project goes on with the text as it was: open the file anew to have it as it is now");

            source.reading = readingFrom(sources.text(12), sources.text(13), sources.text(14));
            if (!sources.text(11).empty()) // version 2 and before knew none of texts
                source.mapping = mappingFrom(sources.text(11));
            source.complete = false;
            source.segment = events::EventSegment::of(source.reading->events);
            source.events = source.reading->events.size();
        } else {
            source.mapping = mappingFrom(sources.text(11));
            if (state && !same)
                remark(Severity::warning, "the file was changed since the project was saved", "it is read as it is now: look at its corrections again");
            try {
                if (!state)
                    throw InputError("the file is missing", source.file.string(), "put it back where it was; its corrections are kept in the project");
                events::LoadOptions options;
                options.mapping = source.mapping;
                auto loaded = events::loadEvents(source.file, reader.gazetteer(), reader.actors(), options);
                source.report = loaded.value.report;
                source.segment = loaded.value.segment;
                source.events = source.segment->events();
                for (Diagnostic &diagnostic : loaded.diagnostics)
                    content.remarks.push_back({std::move(diagnostic), source.name});
            } catch (const InputError &error) {
                missing = true;
                content.remarks.push_back({error.diagnostic(), source.name});
                source.report = events::LoadReport{};
                source.segment = events::EventSegment::of({});
            }
        }
        events::Corrections said;
        events::Anchors anchors;
        auto corrections = database.prepare("SELECT event, new, row, event_id FROM zamkan_corrections WHERE source = ? ORDER BY number");
        corrections.bind(1, sources.number(0));
        while (corrections.step()) {
            const auto number = static_cast<std::uint32_t>(corrections.number(0));
            said.add({number, events::verdictFrom(parsed(corrections.text(1), "corrections"))});
            if (!corrections.nothing(3))
                anchors[number] = {corrections.nothing(2) ? std::nullopt : std::optional(static_cast<std::uint64_t>(corrections.number(2))),
                                   std::string(corrections.text(3))};
        }
        std::vector<events::Correction> lost;
        if (!missing)
            said = events::carriedOver(said, anchors, *source.segment, lost);
        for (const events::Correction &correction : lost)
            content.remarks.push_back({lostItsEvent(correction, source.file.string()), source.name});
        revise(source, std::make_shared<const events::Corrections>(std::move(said)));
        content.sources.push_back(std::move(source));
    }
    return content;
}

Json viewOf(const Session &session) {
    Json view = Json::object();
    view["moment"] = toJson(Bookmark{"", {session.window, session.viewport.centre(), session.viewport.scale(), session.sieve.filter()}, {}});
    view["bookmarks"] = Json::array();
    for (const Bookmark &bookmark : session.bookmarks.all())
        if (stands(session, bookmark))
            view["bookmarks"].push_back(toJson(bookmark));
    view["notes"] = map::notesAsJson(session.on_map.notes);
    for (const std::string_view id : kSettings)
        view["settings"][std::string(id)] = std::string(session.settings.get(id));
    return view;
}

void lookAs(Session &session, const Json &view) {
    if (const auto notes = view.find("notes"); notes != view.end()) {
        session.on_map.notes = map::notesFrom(*notes);
        ++session.on_map.version;
    }
    if (const auto settings = view.find("settings"); settings != view.end())
        for (const std::string_view id : kSettings)
            if (const auto value = settings->find(std::string(id)); value != settings->end() && value->is_string())
                session.settings.set(id, value->get<std::string>());
    try {
        if (const auto bookmarks = view.find("bookmarks"); bookmarks != view.end())
            for (const Json &one : *bookmarks) {
                Bookmark bookmark = bookmarkFrom(one);
                if (std::find(session.bookmarks.all().begin(), session.bookmarks.all().end(), bookmark) == session.bookmarks.all().end())
                    session.bookmarks.add(std::move(bookmark));
            }
        if (const auto moment = view.find("moment"); moment != view.end()) {
            const Moment then = bookmarkFrom(*moment).moment;
            session.sieve.set(then.filter);
            refreshListed(session);
            on(session, SetMode{then.window.mode});
            on(session, SetWindow{then.window.from, then.window.to});
            session.viewport = map::Viewport(then.centre, then.scale, session.viewport.width(), session.viewport.height());
            session.is_fitted = false;
        }
    } catch (const InputError &error) {
        session.remarks.push_back({error.diagnostic(), {}});
    }
}

} // namespace zamkan::session
