#include "app/opening.hpp"
#include "base/files.hpp"
#include "events/event_file.hpp"
#include "text/document.hpp"
#include <exception>
#include <map>

namespace zamkan::app {

namespace {
events::LoadOptions optionsFrom(const std::vector<std::string> &mapping) {
    events::LoadOptions options;
    for (const std::string &pair : mapping)
        if (const std::size_t equals = pair.find('='); equals != std::string::npos)
            options.mapping[pair.substr(0, equals)] = pair.substr(equals + 1);
    return options;
}

void openOne(const std::filesystem::path &file, const OpenRequest &request, const events::Reader &reader,
             const Jobs::Post &post) {
    if (events::looksLikeEventFile(file)) {
        auto loaded = std::make_shared<Parsed<events::LoadedEvents>>(
            events::loadEvents(file, reader.gazetteer(), reader.actors(), optionsFrom(request.mapping)));
        post(session::EventsLoaded{std::move(loaded), file, request.sample});
        return;
    }
    Parsed<std::vector<text::Document>> documents = text::readDocuments(readBytes(file), file);
    for (text::Document &document : documents.value)
        post(session::ArticleRead{std::make_shared<const events::Reading>(reader.read(std::move(document))), file,
                                  request.sample});
    for (Diagnostic &diagnostic : documents.diagnostics)
        post(session::AddRemark{{std::move(diagnostic), file.filename().string()}});
}
} // namespace

Jobs::Job openingJob(OpenRequest request, std::shared_ptr<const events::Reader> reader) {
    return [request = std::move(request), reader = std::move(reader)](const Jobs::Post &post) {
        bool opened = false;
        std::optional<Diagnostic> failure;
        std::string failed;
        for (const std::filesystem::path &file : request.files) {
            if (failure) // of the one before: told by itself, so that each has its own word
                post(session::AddRemark{{*failure, failed}});
            failure.reset();
            try {
                openOne(file, request, *reader, post);
                opened = true;
            } catch (const InputError &error) {
                failure = error.diagnostic();
            } catch (const std::exception &error) {
                failure = Diagnostic{Severity::error, error.what(), file.string(), "", {}};
            }
            failed = file.filename().string();
        }
        post(session::OpeningEnded{failure, failed, opened});
    };
}

} // namespace zamkan::app
