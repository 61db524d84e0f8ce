// What a person said once and for all, in a file of the user's own that later texts are read with. It is written by who
// shows it; a change of the history, so that an undo takes it back out of the file.
#pragma once
#include "text/document.hpp"
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::session {

struct KeptWords {
    std::filesystem::path file;
    std::optional<std::string> before; // what stood in it; none: it was not there
    std::string after;
    std::string key; // what was said: "place_kept" "party_kept" "kind_kept", "toast." and "change." and it in the words of the window
    std::map<std::string, std::string, std::less<>> values = {};
};
using Kept = std::vector<std::shared_ptr<const KeptWords>>; // one after the other

// Nothing said yet: what stands in the file is before and after. Throws InputError: it cannot be read.
[[nodiscard]] KeptWords keptIn(std::filesystem::path file, std::string key, std::map<std::string, std::string, std::less<>> values);

// Words as such a file has them: every stretch of blanks and line breaks is one space.
[[nodiscard]] std::string oneLine(const std::string &text);

// With "name": that of the two names in that language, where there are any.
[[nodiscard]] std::map<std::string, std::string, std::less<>> valuesIn(const KeptWords &kept, text::Language language);

// Writes the file as it is after it (or, `back`, as it was before). Throws InputError: it cannot be written, or it was
// changed by somebody else meanwhile and stays as it is.
void writeKept(const KeptWords &kept, bool back);

// ---- actions ------------------------------------------------------------------------------------------------------------
struct KeepWords { std::shared_ptr<const KeptWords> kept; }; // that are written already

} // namespace zamkan::session
