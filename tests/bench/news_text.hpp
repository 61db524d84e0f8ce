// Arabic news-like text of any length, out of a few articles.
#pragma once
#include "reading/reading.hpp"
#include <string>
#include <vector>

// Documents of a few thousand bytes, `bytes` in all: sentences of the articles in random order, every second name of
// a town or village exchanged for that of another place of the world, so that no document repeats another and the
// whole index of names is asked. The same on every run.
[[nodiscard]] std::vector<std::string> newsText(const std::vector<std::string> &articles, std::size_t bytes,
                                                const zamkan::reading::Reader &reader);
