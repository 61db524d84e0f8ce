// The words of a web page.
#pragma once
#include <string>
#include <string_view>

namespace zamkan::text {

struct HtmlText {
    std::string text;  // what a reader sees, a line break where a block ends
    std::string title;
    std::string published; // as the page states it in its metadata, not yet a date
};

[[nodiscard]] bool looksLikeHtml(std::string_view bytes);
[[nodiscard]] std::string declaredEncoding(std::string_view html); // "" when the page does not say
[[nodiscard]] HtmlText stripHtml(std::string_view html);

} // namespace zamkan::text
