// Text out of PDF files, by poppler's pdftotext: a program of its own, so that a file that breaks it breaks nothing here.
#pragma once
#include <string>
#include <string_view>

namespace zamkan::text {

[[nodiscard]] bool looksLikePdf(std::string_view bytes);
// In reading order, without the marks that turn direction; pages stand on lines of their own. Throws InputError, which
// names `where`: pdftotext is not installed, the file is damaged or locked, it holds pictures of text alone.
[[nodiscard]] std::string textOfPdf(std::string_view bytes, const std::string &where);

} // namespace zamkan::text
