#include "app/opening.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "events/account.hpp"
#include "events/event_file.hpp"
#include "events/event_schema.hpp"
#include "geo/formats.hpp"
#include "geo/tables.hpp"
#include "lettering/lettering.hpp"
#include "map/own_layer.hpp"
#include "session/project/file.hpp"
#include "text/document.hpp"
#include <algorithm>
#include <array>
#include <exception>
#include <optional>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
// The columns are read as they were told before, or leave a question open: a word and a way to change it.
std::optional<session::ShowToast> columnsToast(const fs::path &file, const events::LoadReport &report) {
    session::Toast toast;
    toast.about = geo::shortName(file);
    toast.columns_of = file;
    toast.seconds_left = 12;
    if (report.recalled) {
        toast.key = "toast.recalled";
    } else if (!report.questions.empty()) {
        toast.key = "question." + std::string(report.questions.front());
        toast.severity = Severity::warning;
    } else {
        return std::nullopt;
    }
    return session::ShowToast{std::move(toast)};
}

// What an unusable table leaves open.
std::vector<session::Question> questionsOf(const InputError &error) {
    if (const auto *unclear = dynamic_cast<const events::UnclearColumns *>(&error))
        return {{std::string(unclear->question()), {}}};
    const auto *unusable = dynamic_cast<const events::UnusableEvents *>(&error);
    if (!unusable)
        return {{"no_row", {{"what", error.diagnostic().what}}}};
    const events::LoadReport &report = unusable->report();
    std::vector<session::Question> questions;
    for (const std::string_view question : report.questions)
        questions.push_back({std::string(question), {}});
    const auto reasons = events::reasonsOf(report.rejected);
    questions.push_back({"no_row_used", {{"rows", std::to_string(report.rows)}}});
    if (!reasons.empty()) {
        questions.push_back({"reason." + std::string(reasons.front().reason.key), {}});
        for (const auto &[name, value] : reasons.front().reason.values)
            questions.back().values.emplace(name, value);
    }
    return questions;
}

// Shapes without a date: a layer of the map more likely than events, and the user is asked.
bool mayBeLayer(const OpenRequest &request) { return !request.sure && !request.sample && !request.again && request.mapping.empty(); }

void openOne(const OpenRequest::File &file, const OpenRequest &request, const reading::Reader &reader,
             const Jobs::Post &post) {
    if (session::isProject(file.path)) {
        session::ReadProject read = session::openProject(file.path, reader);
        post(session::ProjectOpened{std::make_shared<const session::ProjectContent>(std::move(read.content)),
                                    session::isJournal(file.path) ? fs::path() : fs::absolute(file.path), false, read.unsaved});
        return;
    }
    if (events::looksLikeEventFile(file.path)) {
        events::LoadOptions options;
        options.mapping = request.mapping;
        options.recall = request.recall;
        options.progress = file.progress.get();
        auto loaded = std::make_shared<Parsed<events::LoadedEvents>>(
            events::loadEvents(file.path, reader.gazetteer(), reader.actors(), options));
        if (const events::LoadReport &read = loaded->value.report;
            mayBeLayer(request) && read.schema == "guessed" && !read.recalled && !read.columns.contains("date_from") && map::hasShapes(file.path)) {
            post(session::AskKind{file.path});
            return;
        }
        auto reasons = events::reasonsOf(loaded->value.report.rejected);
        const events::LoadReport &report = loaded->value.report;
        const std::optional<session::ShowToast> asked = request.sample || request.again ? std::nullopt : columnsToast(file.path, report);
        post(session::EventsLoaded{loaded, file.path, request.sample, request.again, std::move(reasons)});
        if (asked)
            post(*asked);
        return;
    }
    Parsed<std::vector<text::Document>> documents = text::readDocuments(readBytes(file.path), file.path);
    Progress::expectRows(file.progress.get(), documents.value.size());
    const auto published = request.mapping.find("published"); // said of articles that do not say it themselves
    for (text::Document &document : documents.value) {
        ColumnMapping said;
        if (published != request.mapping.end() && !document.published) {
            document.published = time::dayFromIso(published->second);
            said.insert(*published); // kept for when the file changes
        }
        auto reading = std::make_shared<const reading::Reading>(reader.read(std::move(document)));
        Progress::understoodRows(file.progress.get(), 1);
        post(session::ArticleRead{std::move(reading), file.path, request.sample, request.again, std::move(said)});
    }
    for (Diagnostic &diagnostic : documents.diagnostics)
        post(session::AddRemark{{std::move(diagnostic), geo::shortName(file.path)}});
}

// A table that can be read, whatever it means.
bool hasRows(const fs::path &file) {
    try {
        return events::looksLikeEventFile(file) && geo::readTable(file).value.rows() > 0;
    } catch (const std::exception &) {
        return false;
    }
}

session::ShowToast savedToast(const fs::path &file, std::size_t events) {
    return {{0, Severity::remark, "toast.saved",
             {{"path", lettering::isolated(file.string())}, {"n", std::to_string(events)}}, file.string(), 10}};
}

session::ShowToast failedToast(const std::string &what) {
    return {{0, Severity::error, "toast.save_failed", {{"what", what}}, {}, 12}};
}
} // namespace

bool isArticleByName(const fs::path &file) {
    constexpr std::array<std::string_view, 9> kArticles{".txt", ".pdf", ".html", ".htm", ".jsonl", ".ndjson", ".md", ".text", ".xhtml"};
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    return std::find(kArticles.begin(), kArticles.end(), ending) != kArticles.end();
}

bool opensByName(const fs::path &file) { return session::isProject(file) || isArticleByName(file) || geo::formatOf(file); }

ColumnMapping mappingFrom(const std::vector<std::string> &pairs) {
    ColumnMapping mapping;
    for (const std::string &pair : pairs)
        if (const std::size_t equals = pair.find('='); equals != std::string::npos)
            mapping[pair.substr(0, equals)] = pair.substr(equals + 1);
    return mapping;
}

Jobs::Job openingJob(OpenRequest request, std::shared_ptr<const reading::Reader> reader) {
    return [request = std::move(request), reader = std::move(reader)](const Jobs::Post &post) {
        for (const OpenRequest::File &file : request.files) {
            session::OpeningEnded ended{{}, geo::shortName(file.path), !request.again, file.progress, {}, {}};
            try {
                openOne(file, request, *reader, post);
            } catch (const Cancelled &) {
                ended.fit = false;
            } catch (const InputError &error) {
                ended.fit = false;
                if (mayBeLayer(request) && map::hasShapes(file.path)) {
                    post(session::AskKind{file.path});
                    post(std::move(ended));
                    continue;
                }
                ended.failure = error.diagnostic();
                if (hasRows(file.path)) {
                    ended.unclear = file.path;
                    ended.questions = questionsOf(error);
                }
            } catch (const std::exception &error) {
                ended.failure = Diagnostic{Severity::error, error.what(), file.path.string(), "", {}};
                ended.fit = false;
            }
            post(std::move(ended));
        }
    };
}

Jobs::Job layerJob(OpenRequest::File file, std::vector<session::MapLayerLook> looks) {
    return [file = std::move(file), looks = std::move(looks)](const Jobs::Post &post) {
        session::OpeningEnded ended{{}, geo::shortName(file.path), false, file.progress, {}, {}};
        try {
            auto opened = map::openOwnLayers(file.path, cacheFolder(), file.progress.get());
            post(session::MapLayersRead{file.path, std::move(opened.value), looks, looks.empty()});
            for (Diagnostic &diagnostic : opened.diagnostics)
                post(session::AddRemark{{std::move(diagnostic), geo::shortName(file.path)}});
        } catch (const Cancelled &) { // as the user wished
        } catch (const InputError &error) {
            ended.failure = error.diagnostic();
        } catch (const std::exception &error) {
            ended.failure = Diagnostic{Severity::error, error.what(), file.path.string(), "", {}};
        }
        post(std::move(ended));
    };
}

Jobs::Job savingJob(std::shared_ptr<const events::EventTable> table, std::vector<events::Row> rows, fs::path file) {
    return [table = std::move(table), rows = std::move(rows), file = std::move(file)](const Jobs::Post &post) {
        try {
            std::vector<events::Event> events;
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (i == 0 || !table->sameEvent(rows[i - 1], rows[i])) // the rows of one event follow each other
                    events.push_back(table->event(rows[i]));
            for (Diagnostic &diagnostic : events::saveEvents(file, events))
                post(session::AddRemark{{std::move(diagnostic), geo::shortName(file)}});
            post(savedToast(file, events.size()));
        } catch (const InputError &error) {
            post(failedToast(error.diagnostic().line()));
        } catch (const std::exception &error) {
            post(failedToast(error.what()));
        }
    };
}

Jobs::Job savingProjectJob(const session::Session &session, fs::path file) {
    return [session, file = std::move(file)](const Jobs::Post &post) {
        try {
            session::saveProject(file, session);
            post(session::ProjectSaved{file, session.history.version});
        } catch (const InputError &error) {
            post(failedToast(error.diagnostic().line()));
        } catch (const std::exception &error) {
            post(failedToast(error.what()));
        }
    };
}

Jobs::Job completingJob(const session::Source &source, std::shared_ptr<const reading::Reader> reader) {
    return [uid = source.uid, document = source.reading->document, reader = std::move(reader)](const Jobs::Post &post) {
        post(session::ReadingCompleted{uid, std::make_shared<const reading::Reading>(reader->read(document))});
    };
}

Jobs::Job readingJob(text::Document document, fs::path file, std::shared_ptr<const reading::Reader> reader, bool again) {
    return [document = std::move(document), file = std::move(file), reader = std::move(reader), again](const Jobs::Post &post) {
        post(session::ArticleRead{std::make_shared<const reading::Reading>(reader->read(document)), file, false, again});
        if (!again)
            post(session::OpeningEnded{{}, document.title, true, {}, {}, {}});
    };
}

Jobs::Job savingRejectedJob(const session::Source &source, fs::path file) {
    return [from = source.file, report = source.report.value_or(events::LoadReport{}), mapping = source.mapping,
            file = std::move(file)](const Jobs::Post &post) {
        try {
            events::LoadOptions options;
            options.mapping = mapping;
            events::RejectedRows rows;
            rows.add(from, report, options);
            writeBytes(file, rows.csv());
            post(savedToast(file, rows.rows()));
        } catch (const InputError &error) {
            post(failedToast(error.diagnostic().line()));
        }
    };
}

} // namespace zamkan::app
