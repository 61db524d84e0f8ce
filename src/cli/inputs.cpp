#include "cli/inputs.hpp"
#include "events/event_file.hpp"
#include "geo/formats.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace zamkan::cli {
namespace fs = std::filesystem;
namespace {

// By extension; a file that the user names is read whatever it is called, unless it is a table.
constexpr std::array<std::string_view, 11> kArticles{"", ".txt", ".pdf", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 5> kBeside{".dbf", ".shx", ".prj", ".cpg", ".qix"}; // parts of a shapefile

template <std::size_t Count> bool isOneOf(std::string_view word, const std::array<std::string_view, Count> &words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Why a file is no article; nothing when it may be one.
std::optional<Diagnostic> objection(const fs::path &file, bool found) {
    const std::string extension = text::lowerExtension(file);
    std::error_code ignored;
    const bool json = extension == ".json";
    const bool table = json ? fs::is_regular_file(file, ignored) && events::looksLikeEventFile(file)
                            : geo::formatOf(file) != nullptr;
    if (table)
        return Diagnostic{Severity::error, "this is a table of events, not an article", file.string(),
                          "see it with 'zamkan info', draw it with 'zamkan render'", {}};
    if (!found || isOneOf(extension, kArticles)) return std::nullopt;
    const bool document = extension == ".doc" || extension == ".docx" || extension == ".odt" || extension == ".rtf";
    return Diagnostic{Severity::error, "files ending in " + extension + " are not read", file.string(),
                      document ? "save it as plain text" : "if it is an article, name it, or end its name in .txt or .html", {}};
}

} // namespace

Inputs::Inputs(std::vector<fs::path> files, std::string text, const fs::path &output) : output_(output) {
    if (!text.empty()) text_ = std::move(text);
    many_ = files.size() + (text_ ? 1 : 0) > 1;
    for (fs::path &file : files) waiting_.push_back({std::move(file), {}, {}, false});
}

Parcel Inputs::refused(Diagnostic trouble) const {
    Parcel parcel;
    parcel.trouble = std::move(trouble);
    parcel.id = at_.id;
    parcel.oneOfMany = many_;
    return parcel;
}

// The files of a folder go to the front of what is waiting, in order of their names.
std::optional<Diagnostic> Inputs::list(const Entry &folder) {
    std::error_code error;
    std::vector<fs::path> files, folders;
    std::map<std::string, int> stems;
    for (fs::directory_iterator it(folder.file, error), end; !error && it != end; it.increment(error)) {
        const fs::path &path = it->path();
        if (path.filename().string().starts_with('.')) continue;
        std::error_code ignored;
        if (it->is_directory(ignored)) {
            if (!it->is_symlink(ignored)) folders.push_back(path); // a link may lead back up
            continue;
        }
        if (isOneOf(text::lowerExtension(path), kBeside)) continue;
        if (!output_.empty() && fs::equivalent(path, output_, ignored)) continue;
        ++stems[path.stem().string()];
        files.push_back(path);
    }
    if (error)
        return Diagnostic{Severity::error, "this folder cannot be read", folder.file.string(), "check that you may read it", {}};
    if (files.empty() && folders.empty())
        return Diagnostic{Severity::error, "there is no file in this folder", folder.file.string(),
                          "put articles there: .txt, .html, .json, .jsonl", {}};
    std::sort(files.begin(), files.end());
    std::sort(folders.begin(), folders.end());
    std::deque<Entry> entries;
    for (const fs::path &file : files) { // two files that differ in the ending alone keep it in their id
        const std::string stem = file.stem().string();
        entries.push_back({file, folder.folder + (stems[stem] > 1 ? file.filename().string() : stem), {}, true});
    }
    for (const fs::path &path : folders) entries.push_back({path, {}, folder.folder + path.filename().string() + "/", true});
    waiting_.insert(waiting_.begin(), std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()));
    return std::nullopt;
}

std::optional<Parcel> Inputs::open(const Entry &entry) {
    std::error_code ignored;
    if (entry.file != "-" && fs::is_directory(entry.file, ignored)) {
        many_ = true;
        if (auto trouble = list(entry)) return refused(std::move(*trouble));
        return std::nullopt;
    }
    if (auto trouble = objection(entry.file, entry.found)) return refused(std::move(*trouble));
    stream_.emplace(entry.file);
    live_ = stream_->live();
    return std::nullopt;
}

std::optional<Parcel> Inputs::next() {
    for (;;) {
        try {
            if (stream_) {
                if (auto piece = stream_->next()) {
                    Parcel parcel;
                    parcel.oneOfMany = many_ || stream_->cut();
                    if (!at_.id.empty()) parcel.id = stream_->cut() ? at_.id + ":" + std::to_string(piece->number) : at_.id;
                    parcel.piece = std::move(piece);
                    return parcel;
                }
                stream_.reset();
            }
            if (text_) {
                stream_.emplace(std::move(*text_), fs::path());
                text_.reset();
                continue;
            }
            if (waiting_.empty()) return std::nullopt;
            at_ = std::move(waiting_.front());
            waiting_.pop_front();
            if (auto parcel = open(at_)) return parcel;
        } catch (const InputError &error) {
            stream_.reset();
            return refused(error.diagnostic());
        }
    }
}

} // namespace zamkan::cli
