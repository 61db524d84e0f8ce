// A reading as JSON Lines, as the command line promises it.
#pragma once
#include "events/reading.hpp"
#include <string>

namespace zamkan::events {

enum class Stage : std::uint8_t { all, places, dates, numbers };

// One line each for the document, its remarks and what was found, in that order: places, dates, quantities,
// events. `withDoc` puts the document's id into every line. Offsets are code points.
[[nodiscard]] std::string toNdjson(const Reading &reading, const gazetteer::Gazetteer &gazetteer,
                                   bool withDoc, Stage stage = Stage::all);

} // namespace zamkan::events
