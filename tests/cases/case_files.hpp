// The engine as `extract` uses it, and the tolerant matcher of expected lines.
#pragma once
#include "base/json.hpp"
#include "reading/reading.hpp"
#include <filesystem>
#include <string>
#include <vector>

[[nodiscard]] const zamkan::reading::Reader &reader(); // opened once
// The lines that `extract` writes for a file.
[[nodiscard]] std::vector<zamkan::Json> extractFile(const std::filesystem::path &article);
[[nodiscard]] std::vector<zamkan::Json> extractText(const std::string &text, const std::string &published,
                                                    zamkan::text::Language language);
[[nodiscard]] std::string opening(std::string clause); // as a sentence begins with it
[[nodiscard]] std::vector<zamkan::Json> readLines(const std::filesystem::path &ndjson);

// Whether `line` has every field of `expected`; `all` are the lines of its document, for the names of places.
[[nodiscard]] bool meets(const zamkan::Json &line, const zamkan::Json &expected,
                         const std::vector<zamkan::Json> &all);
