// The user's own words, actors and settings: TOML files in configFolder() laid over the bundled ones of that name.
#pragma once
#include "base/value.hpp"
#include <string>
#include <string_view>

namespace zamkan {

// `above` over `below`: tables are merged key by key, lists are appended, other values replaced. For our own files.
[[nodiscard]] Value merged(const Value &below, const Value &above);

// A user's file over the bundled value: merged as above, after what its [remove] names was taken away. An entry that
// cannot be one of its kind (a key is missing that all bundled entries have, a value is of another sort, a word is not of
// the few that stand there) is left out and told with file and line; what nobody reads is told and kept.
//
// [remove] follows the structure of the file. A list of words names the entries of a table or the words of a list.
// A table names an entry: one of that key, or, in a list, those that agree with its plain values; its lists are
// taken out of the entry's, and without any the entry goes.
//   [remove]
//   actor = ["isis"]               # the whole actor
//   [remove.actor.libyan_gna]
//   aliases = ["GNU"]              # one of its names
//   [[remove.month]]
//   number = 5
//   names = ["ماي"]
[[nodiscard]] Parsed<Value> laidOver(const Value &below, const Value &own, const std::filesystem::path &file);

// A text as such a file has it, in quotes; what no letter is goes.
[[nodiscard]] std::string tomlText(std::string_view text);
// Likewise a text, a whole number, a truth, or a list of texts.
[[nodiscard]] std::string tomlValue(const Value &value);

// Everything that is wrong with the user's files. Reading goes on without what is wrong, so whoever opens the engine
// shows this once.
[[nodiscard]] std::vector<Diagnostic> ownWordsTroubles();

} // namespace zamkan
