#include "app/indexing.hpp"
#include <algorithm>

namespace zamkan::app {

Indexing::~Indexing() {
    for (const Work &work : under_way_)
        work.progress->cancel();
}

void Indexing::follow(const session::Session &session, Jobs &jobs) {
    const auto open = [&](const Work &work) {
        return work.reader == session.reader && std::any_of(session.sources.begin(), session.sources.end(), [&](const session::Source &source) {
            return source.segment == work.segment;
        });
    };
    for (const Work &work : under_way_)
        if (!open(work))
            work.progress->cancel();
    std::erase_if(under_way_, [&](const Work &work) { return !open(work); });
    if (!session.reader)
        return;
    for (const session::Source &source : session.sources) {
        const bool done = source.index && source.index->hasText();
        const auto under = std::find_if(under_way_.begin(), under_way_.end(), [&](const Work &work) { return work.segment == source.segment; });
        if (done && under != under_way_.end())
            under_way_.erase(under);
        if (done || under != under_way_.end())
            continue;
        const Work work{source.segment, session.reader, std::make_shared<Progress>()};
        under_way_.push_back(work);
        jobs.submit([work, sentences = session::sentencesOf(source)](const Jobs::Post &post) {
            try {
                const timeline::Knowledge knowledge{&work.reader->gazetteer(), &work.reader->actors()};
                const auto names = timeline::RowIndex::ofNames(work.segment, knowledge);
                post(session::RowsIndexed{work.segment, names});
                post(session::RowsIndexed{work.segment, names->withText(knowledge, sentences, work.progress.get())});
            } catch (const Cancelled &) { // closed meanwhile
            }
        });
    }
}

} // namespace zamkan::app
