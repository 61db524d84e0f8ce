// What the window knows of names and words, opened anew, and texts that are read with it.
#include "app/event_words.hpp"
#include "app/window.hpp"
#include "lettering/lettering.hpp"
#include "text/document.hpp"
#include <algorithm>
#include <utility>

namespace zamkan::app {

namespace {
// What a text without a title is called: its beginning, to the end of a word.
std::string headOf(const std::string &text) {
    constexpr std::size_t kLong = 90; // bytes
    const std::size_t start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
    if (end - start > kLong)
        end = std::min(text.find(' ', start + kLong), end);
    return text.substr(start, std::min(end - start, 2 * kLong)) + (end < text.size() && text[end] == ' ' ? "…" : "");
}
} // namespace

void Window::keep(const Keep &said) {
    const auto refused = [&](const std::string &what) { applyAction(session::ShowToast{{0, Severity::warning, "toast.not_kept", {{"what", what}}, {}, 10}}); };
    if (!said.kept) {
        refused(reasonText(said.why_not, wording_));
        return;
    }
    try {
        session::writeKept(*said.kept, false);
        applyAction(session::KeepWords{said.kept});
        written_words_ = session_.kept;
        const std::string path = said.kept->file.string();
        auto values = session::valuesIn(*said.kept, wording_.language());
        values["path"] = lettering::isolated(path);
        if (const auto type = values.find("type"); type != values.end())
            values["kind"] = kindOf(type->second, values["subtype"], wording_);
        applyAction(session::ShowToast{{0, Severity::remark, "toast." + said.kept->key, std::move(values), path, 12}});
        openKnowledge(false);
    } catch (const InputError &error) {
        refused(error.diagnostic().line());
    }
}

void Window::keepAsUndone() {
    const session::Kept &now = session_.kept;
    const auto same = static_cast<std::size_t>(std::mismatch(written_words_.begin(), written_words_.end(), now.begin(), now.end()).first - written_words_.begin());
    if (same == written_words_.size() && same == now.size())
        return;
    try {
        for (std::size_t i = written_words_.size(); i > same; --i)
            session::writeKept(*written_words_[i - 1], true);
        for (std::size_t i = same; i < now.size(); ++i)
            session::writeKept(*now[i], false);
    } catch (const InputError &error) {
        applyAction(session::ShowToast{{0, Severity::warning, "toast.not_kept", {{"what", error.diagnostic().line()}}, {}, 12}});
    }
    written_words_ = now;
    openKnowledge(false);
}

void Window::openKnowledge(bool readAgain) {
    read_again_ = read_again_ || readAgain;
    if (!atlas_ || reopening_.valid()) // one that is under way may miss what changed just now: it is opened again after it
        reopen_ = atlas_.has_value();
    else
        reopening_ = std::async(std::launch::async, [options = gazetteer::OpenOptions{options_.user_layers, {}, options_.mapping}] { return reading::Reader::open(options); });
    if (readAgain)
        applyAction(session::ShowToast{{0, Severity::remark, "toast.reading_again", {}, {}, 3}});
}

bool Window::takeKnowledge() {
    if (!reopening_.valid() || reopening_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    try {
        Parsed<reading::Reader> opened = reopening_.get();
        former_.push_back(std::exchange(atlas_->reader, std::make_shared<const reading::Reader>(std::move(opened.value))));
        for (Diagnostic &diagnostic : opened.diagnostics)
            applyAction(session::AddRemark{{std::move(diagnostic), {}}});
        applyAction(session::KnowledgeOpened{atlas_->reader});
    } catch (const InputError &error) { // a layer of the user's that broke: what was known stays
        applyAction(session::AddRemark{{error.diagnostic(), {}}});
        applyAction(session::ShowToast{{0, Severity::warning, "toast.not_kept", {{"what", error.diagnostic().line()}}, {}, 10}});
    }
    if (std::exchange(reopen_, false)) {
        openKnowledge(false);
        return true;
    }
    if (std::exchange(read_again_, false))
        for (const session::Source &source : session_.sources)
            if (source.reading)
                jobs_.submit(readingJob(source.reading->document, source.file, atlas_->reader, true));
    return true;
}

void Window::readText(const ReadText &pasted) {
    if (!atlas_) {
        applyAction(session::ShowToast{{0, Severity::remark, "window.loading", {}, {}, 4}});
        return;
    }
    try {
        text::ReadOptions options;
        options.published = pasted.published;
        auto documents = text::readDocuments(pasted.text, "pasted-" + std::to_string(session_.next_source) + ".txt", options);
        for (text::Document &document : documents.value) {
            if (!pasted.title.empty())
                document.title = pasted.title;
            if (document.title.empty())
                document.title = headOf(document.text());
            jobs_.submit(readingJob(std::move(document), {}, atlas_->reader, false));
        }
        for (Diagnostic &diagnostic : documents.diagnostics)
            applyAction(session::AddRemark{{std::move(diagnostic), {}}});
    } catch (const InputError &error) {
        applyAction(session::ShowToast{{0, Severity::warning, "toast.not_read", {{"what", error.diagnostic().line()}}, {}, 10}});
    }
}

} // namespace zamkan::app
