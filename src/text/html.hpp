// The words of a web page: the article, without what stands round it.
#pragma once
#include <string>
#include <string_view>

namespace zamkan::text {

struct HtmlText {
    std::string text;      // what a reader sees of the article, a line break where a block ends
    std::string title;     // the headline where the page states one, else the window's title
    std::string published; // as the page states it in its metadata, not yet a date
    std::string source;    // the site's name
    std::string language;  // of the page, "ar-SY"
};

[[nodiscard]] bool looksLikeHtml(std::string_view bytes);
[[nodiscard]] std::string declaredEncoding(std::string_view html); // "" when the page does not say
// Menus, asides, captions, footers, scripts and what is hidden are left out. A page with one long <article> (or
// <main>) gives that alone.
[[nodiscard]] HtmlText stripHtml(std::string_view html);

} // namespace zamkan::text
