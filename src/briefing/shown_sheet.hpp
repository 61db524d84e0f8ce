// What the window shows, as a sheet: the same that `zamkan render` makes.
#pragma once
#include "briefing/export_look.hpp"
#include "briefing/grounds.hpp"
#include "briefing/film.hpp"
#include "briefing/sidecar.hpp"
#include "session/session.hpp"
#include "timeline/sieve.hpp"
#include <memory>
#include <string>
#include <vector>

namespace zamkan::briefing {

// A copy of what a sheet needs of the session, for a thread of its own.
struct ShownSheet {
    Sheet sheet;     // not settled
    Sidecar made_of; // without digests and sheet
    Film film;       // without its sheet
    Grounds grounds;
    timeline::Sieve sieve;
    std::vector<map::OwnDrawn> own;
    std::shared_ptr<const control::Territory> territory; // null: none, or not made yet
    std::size_t total = 0;

    [[nodiscard]] Content content() const; // points into this
};

// What was typed for what is open now; the rest is kept from sheet to sheet.
struct ExportWords {
    std::string title, subtitle; // an empty title: suggestedTitle()
};

[[nodiscard]] std::shared_ptr<const ShownSheet> shownSheet(const session::Session &session, const ExportLook &look, const ExportWords &words);
// What is to stand beside it, without its sheet: digests of the inputs as they are now. One that went away meanwhile is told and
// costs no picture.
[[nodiscard]] Sidecar sidecarFor(const ShownSheet &shown, std::string version, std::vector<Diagnostic> &notes);
// The article's, when one is all that is open, or the project's name; what several files are called; else nothing.
[[nodiscard]] std::string suggestedTitle(const session::Session &session);
// A file's name, without its ending: the title and the date shown.
[[nodiscard]] std::string exportStem(const std::string &title, const session::Session &session);

} // namespace zamkan::briefing
