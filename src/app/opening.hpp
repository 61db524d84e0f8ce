// Jobs that open files and read articles.
#pragma once
#include "app/jobs.hpp"
#include "events/reading.hpp"
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace zamkan::app {

struct OpenRequest {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> mapping; // canonical=column
    bool sample = false;
};

// Each file by what it is: events, or one or more articles. A file that cannot be used becomes a failure and the
// others go on.
[[nodiscard]] Jobs::Job openingJob(OpenRequest request, std::shared_ptr<const events::Reader> reader);

} // namespace zamkan::app
