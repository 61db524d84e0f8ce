#include "session/kept_words.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "session/apply.hpp"

namespace zamkan::session {

std::map<std::string, std::string, std::less<>> valuesIn(const KeptWords &kept, text::Language language) {
    auto values = kept.values;
    if (const auto name = values.find(language == text::Language::arabic ? "name_ar" : "name_en"); name != values.end())
        values["name"] = name->second;
    return values;
}

void writeKept(const KeptWords &kept, bool back) {
    std::error_code trouble;
    const bool there = std::filesystem::exists(kept.file, trouble);
    const std::optional<std::string> now = there ? std::optional(readBytes(kept.file)) : std::nullopt;
    const std::optional<std::string> expected = back ? std::optional(kept.after) : kept.before, wanted = back ? kept.before : std::optional(kept.after);
    if (now == wanted)
        return;
    if (now != expected)
        throw InputError("the file was changed by somebody else and stays as it is", kept.file.string(), "change it by hand");
    if (!wanted) {
        std::filesystem::remove(kept.file, trouble);
        return;
    }
    std::filesystem::create_directories(kept.file.parent_path(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(kept.file, *wanted);
}

void on(Session &session, const KeepWords &action) { session.kept.push_back(action.kept); }

} // namespace zamkan::session
