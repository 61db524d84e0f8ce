#include "text/word_books.hpp"

namespace zamkan::text {

Tokens WordBooks::tokenize(const Document &document) const {
    auto book = books_.take().value_or(nullptr);
    if (!book || book->size() > full) book = std::make_shared<WordBook>(vocabulary_);
    Tokens out = text::tokenize(document, book);
    books_.give(std::move(book));
    return out;
}

} // namespace zamkan::text
