#include "session/kept_words.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "session/apply.hpp"

namespace zamkan::session {
namespace {

std::optional<std::string> bytesIn(const std::filesystem::path &file) {
    std::error_code trouble;
    return std::filesystem::exists(file, trouble) ? std::optional(readBytes(file)) : std::nullopt;
}

} // namespace

KeptWords keptIn(std::filesystem::path file, std::string key, std::map<std::string, std::string, std::less<>> values) {
    const auto before = bytesIn(file);
    return {std::move(file), before, before.value_or(""), std::move(key), std::move(values)};
}

std::string oneLine(const std::string &text) {
    std::string out;
    for (const char c : text)
        if (const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t'; !blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::map<std::string, std::string, std::less<>> valuesIn(const KeptWords &kept, text::Language language) {
    auto values = kept.values;
    if (const auto name = values.find(language == text::Language::arabic ? "name_ar" : "name_en"); name != values.end())
        values["name"] = name->second;
    return values;
}

void writeKept(const KeptWords &kept, bool back) {
    const std::optional<std::string> now = bytesIn(kept.file);
    const std::optional<std::string> expected = back ? std::optional(kept.after) : kept.before, wanted = back ? kept.before : std::optional(kept.after);
    if (now == wanted)
        return;
    if (now != expected)
        throw InputError("the file was changed by somebody else and stays as it is", kept.file.string(), "change it by hand");
    std::error_code trouble;
    if (!wanted) {
        std::filesystem::remove(kept.file, trouble);
        return;
    }
    std::filesystem::create_directories(kept.file.parent_path(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(kept.file, *wanted);
}

void on(Session &session, const KeepWords &action) { session.kept.push_back(action.kept); }

} // namespace zamkan::session
