#include "icu_words.hpp"
#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

struct IcuWords::Breaker {
    std::unique_ptr<icu::BreakIterator> iterator;
    UText *text = nullptr;
    ~Breaker() { utext_close(text); }
};

IcuWords::IcuWords() : breaker_(std::make_unique<Breaker>()) {
    UErrorCode error = U_ZERO_ERROR;
    breaker_->iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error))
        throw std::runtime_error("ICU has no rules for words");
}

IcuWords::~IcuWords() = default;

std::size_t IcuWords::count(std::string_view utf8) {
    UErrorCode error = U_ZERO_ERROR;
    breaker_->text = utext_openUTF8(breaker_->text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &error);
    breaker_->iterator->setText(breaker_->text, error);
    if (U_FAILURE(error))
        throw std::runtime_error("ICU cannot read the text");
    std::size_t out = 0;
    while (breaker_->iterator->next() != icu::BreakIterator::DONE)
        ++out;
    return out;
}
