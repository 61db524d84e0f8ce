// What a reading promises of any bytes, whatever they are.
#pragma once
#include "reading/reading.hpp"
#include <optional>
#include <string>
#include <string_view>

// Reads the bytes as a file of this name and tells the first promise that the reading breaks, nothing when it keeps
// all: the text is valid UTF-8; every span lies in it, on character boundaries, with something in it; dates have
// from < to; confidences and certainties are within 0..1; every output line is JSON whose offsets lead back to its
// surface. Bytes that are no text at all may be refused with an InputError; anything else that is thrown is let out.
[[nodiscard]] std::optional<std::string> brokenPromise(const zamkan::reading::Reader &reader, std::string_view bytes,
                                                       const std::string &name);

// The name that makes the input be read as what it seems to be: feed.jsonl, page.html or article.txt.
[[nodiscard]] std::string nameFor(std::string_view bytes);

// The lines that `extract` writes, of all documents in the bytes; empty when they are refused.
[[nodiscard]] std::string linesOf(const zamkan::reading::Reader &reader, std::string_view bytes, const std::string &name);
