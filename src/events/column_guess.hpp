// What the columns of an unknown table are: by their names, then by what stands in them. For event_schema.cpp.
#pragma once
#include "events/event_schema.hpp"
#include "geo/tables.hpp"

namespace zamkan::events {

// What is in the mapping stays. A column has one meaning.
void guessByName(Mapping &mapping, const SchemaBook &book);
// Looks at the first rows: finds dates, coordinates in two columns or in one, whatever it is called, and tells what
// happened in a few words from what is told in sentences.
// `told` is not questioned.
void guessByContent(Mapping &mapping, const geo::Table &table, const std::map<std::string, std::size_t> &told);
// A column that is only called like a zone of UTM is none.
void checkZones(Mapping &mapping, const geo::Table &table, const std::map<std::string, std::size_t> &told);

} // namespace zamkan::events
