// A reading as JSON Lines, as the command line promises it.
#pragma once
#include "reading/reading.hpp"
#include <string>
#include <string_view>

namespace zamkan::reading {

enum class Stage : std::uint8_t { all, places, dates, numbers };

// Appends one line each for the document, its remarks and what was found, in that order: places, dates, quantities,
// events. `withDoc` puts the document's id into every line. Offsets are code points.
void appendNdjson(std::string &out, const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc,
                  Stage stage = Stage::all);
[[nodiscard]] std::string toNdjson(const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc,
                                   Stage stage = Stage::all);

// A remark that belongs to no document that was read; `doc` "": to none at all.
void appendRemark(std::string &out, const Diagnostic &diagnostic, std::string_view doc);

} // namespace zamkan::reading
