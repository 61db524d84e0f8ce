// Looks beside the window for what several sources tell of, and where they disagree, whenever what is open changes.
#pragma once
#include "app/jobs.hpp"
#include "session/session.hpp"
#include <memory>

namespace zamkan::app {

class Agreeing {
public:
    Agreeing() = default;
    ~Agreeing(); // stops what is under way
    Agreeing(const Agreeing &) = delete;
    Agreeing &operator=(const Agreeing &) = delete;

    // Begins while several sources are open and nobody has looked since the table changed; one piece of work at a time, and
    // that of a table that is open no more is stopped.
    void follow(const session::Session &session, Jobs &jobs);

private:
    std::shared_ptr<const events::EventTable> of_;
    std::shared_ptr<Progress> progress_; // of the work that was begun last
};

} // namespace zamkan::app
