// Jobs that open files and read articles, and that save events.
#pragma once
#include "app/jobs.hpp"
#include "reading/reading.hpp"
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace zamkan::app {

using ColumnMapping = std::map<std::string, std::string>; // events::LoadOptions::mapping

struct OpenRequest {
    struct File {
        std::filesystem::path path;
        std::shared_ptr<Progress> progress; // told in an OpeningStarted before
    };
    std::vector<File> files;
    ColumnMapping mapping;
    bool sample = false;
    bool sure = false;  // events, whatever it looks like: nobody asks
    bool again = false; // each takes the place of what is open of its file
    std::function<ColumnMapping(const std::vector<std::string> &header)> recall; // events::LoadOptions::recall
};
// All that is open and what was made of it, as it is now, into a project's file.
[[nodiscard]] Jobs::Job savingProjectJob(const session::Session &session, std::filesystem::path file);
// What is understood of a document of which a project keeps text and events alone.
[[nodiscard]] Jobs::Job completingJob(const session::Source &source, std::shared_ptr<const reading::Reader> reader);
// A text that is there: pasted, or (`again`) read before and to be read with what is known now; its corrections stay.
[[nodiscard]] Jobs::Job readingJob(text::Document document, std::filesystem::path file, std::shared_ptr<const reading::Reader> reader, bool again);
// By its name, something that the window opens: an article or a table.
[[nodiscard]] bool opensByName(const std::filesystem::path &file);
[[nodiscard]] bool isArticleByName(const std::filesystem::path &file);

// "canonical=column", as the command line has it.
[[nodiscard]] ColumnMapping mappingFrom(const std::vector<std::string> &pairs);

// Each file by what it is: events, or one or more articles. A file that cannot be used becomes a failure and the
// others go on.
[[nodiscard]] Jobs::Job openingJob(OpenRequest request, std::shared_ptr<const reading::Reader> reader);

// A file of shapes as layers of the map, looking as they did (none: new ones).
[[nodiscard]] Jobs::Job layerJob(OpenRequest::File file, std::vector<session::MapLayerLook> looks);

// The events of these rows into a file of the format that its name ends in; a toast tells how it went.
[[nodiscard]] Jobs::Job savingJob(std::shared_ptr<const events::EventTable> table, std::vector<events::Row> rows,
                                  std::filesystem::path file);
// The rows of a file that could not be used, as CSV.
[[nodiscard]] Jobs::Job savingRejectedJob(const session::Source &source, std::filesystem::path file);

} // namespace zamkan::app
