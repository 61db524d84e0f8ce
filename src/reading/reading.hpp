// Reading: one document in, everything that was understood of it out.
#pragma once
#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "events/event.hpp"
#include "gazetteer/gazetteer.hpp"
#include "mentions/mention.hpp"
#include "resolve/resolver.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <memory>
#include <vector>

namespace zamkan::reading {

struct Reading {
    text::Document document;
    text::Tokens tokens;
    mentions::Mentions mentions;
    std::vector<resolve::ResolvedPlace> places; // one a place mention, in order
    std::vector<events::Event> events;          // EventPlace::mention indexes `places`
    std::vector<Diagnostic> diagnostics;
};

// Of which area each of the places is the capital, in order.
[[nodiscard]] std::vector<gazetteer::Seat> seatsOf(const std::vector<resolve::ResolvedPlace> &places,
                                                   const gazetteer::Gazetteer &gazetteer);

// Holds the knowledge (lexicons, actors, gazetteer) once; reading is const and may run on several threads.
class Reader {
public:
    // Throws InstallationError; remarks (a rebuilt index, a read-only cache, own words that are broken) are in the
    // diagnostics.
    [[nodiscard]] static Parsed<Reader> open(const gazetteer::OpenOptions &options = {});
    Reader(Reader &&) noexcept;
    Reader &operator=(Reader &&) noexcept;
    ~Reader();
    Reader() noexcept;

    [[nodiscard]] Reading read(text::Document document) const;
    // The days that a phrase means when it is a date and nothing else ("mid-March 2016", "last week"); relative ones
    // are counted from `published`.
    [[nodiscard]] std::optional<time::DateRange> dateAlone(std::string_view phrase, time::Day published) const;
    [[nodiscard]] const gazetteer::Gazetteer &gazetteer() const;
    [[nodiscard]] const actors::Registry &actors() const;

private:
    struct Knowledge;
    explicit Reader(std::unique_ptr<Knowledge> knowledge);
    std::unique_ptr<Knowledge> knowledge_;
};

} // namespace zamkan::reading
