// Looks through the text of opened files beside the window, so that it can be searched.
#pragma once
#include "app/jobs.hpp"
#include "session/session.hpp"
#include <memory>
#include <vector>

namespace zamkan::app {

class Indexing {
public:
    Indexing() = default;
    ~Indexing(); // stops what is under way
    Indexing(const Indexing &) = delete;
    Indexing &operator=(const Indexing &) = delete;

    // Begins with the sources that nobody has looked through, and stops for those that are open no more. Needs the
    // session's reader: names are found in every spelling or not at all.
    void follow(const session::Session &session, Jobs &jobs);

private:
    struct Work {
        std::shared_ptr<const events::EventSegment> segment;
        std::shared_ptr<const reading::Reader> reader;
        std::shared_ptr<Progress> progress;
    };
    std::vector<Work> under_way_;
};

} // namespace zamkan::app
