// Words found in a text whatever their spelling: capitals, vowel marks, forms of alef and digits make no difference.
#pragma once
#include "base/span.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::app {

class TextFinder {
public:
    explicit TextFinder(std::string_view text); // UTF-8
    // Where it stands, in bytes of the text, one after the other; at most `most`. Nothing for blanks.
    [[nodiscard]] std::vector<Span> find(std::string_view wanted, std::size_t most = 10000) const;

private:
    std::string folded_;
    std::vector<std::uint32_t> from_; // of each folded byte: where its letter begins in the text; one more for the end
};

} // namespace zamkan::app
