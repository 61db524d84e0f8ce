#include "app/agreeing.hpp"
#include <algorithm>

namespace zamkan::app {

Agreeing::~Agreeing() {
    if (progress_)
        progress_->cancel();
}

void Agreeing::follow(const session::Session &session, Jobs &jobs) {
    if (session.table == of_)
        return;
    if (progress_)
        progress_->cancel();
    of_.reset(); // it may be the only one that still has it
    if (session.duplicates.looked || !session.openings.empty()) // more may come
        return;
    const auto on = std::count_if(session.sources.begin(), session.sources.end(), [](const session::Source &source) { return source.on; });
    if (on < 2)
        return;
    of_ = session.table;
    progress_ = std::make_shared<Progress>();
    jobs.submit([table = of_, progress = progress_](const Jobs::Post &post) {
        try {
            events::Agreement found = events::agreementOf(*table, nullptr, progress.get());
            post(session::DuplicatesFound{table, std::move(found.groups), std::move(found.disagreements), found.whole});
        } catch (const Cancelled &) { // the table changed meanwhile
        }
    });
}

} // namespace zamkan::app
