// From a matched pattern to days. Conventions are those of the command line's contract: half-open days; a bare month,
// weekday or day and month is the latest one before publication unless a year governs the narrative; a weekday may be its day.
#pragma once
#include "mentions/date_matcher.hpp"
#include "time/day.hpp"
#include <span>
#include <string_view>

namespace zamkan::mentions {

enum class Frame : int { none = 0, inside = 1, since = 2, until = 3, around = 4, lasting = 5, before = 6, after = 7 };

struct ResolvedDate {
    time::DateRange range;
    time::Granularity granularity = time::Granularity::day;
    bool approximate = false;
    bool since = false;
    bool lasting = false;
    bool relative = false;     // counted from publication
    bool explicitYear = false; // the text itself said the year
};

// What the dates read so far leave behind for the next ones.
struct Narrative {
    std::optional<time::Day> published;
    std::optional<time::DateRange> last; // the date that the narrative has just given
    std::optional<time::DateRange> told; // the last one that was said neither with "since" nor of what had been before
    std::optional<time::Day> lastDay;    // the latest of them that is one day
    std::uint32_t lastAt = 0; // sentence of `last`
    bool runsToNow = false;   // `last` was said with "since": the narrative stands at publication
    std::optional<int> lastYear;
    std::optional<int> governingYear;
    std::uint32_t governedAt = 0; // sentence in which that year was said, or last used
    std::optional<std::uint32_t> fullDayAt; // sentence in which the last date was a day with its year
    std::string_view text;           // of the document, and its sentences: a new paragraph may be another story
    std::span<const Span> sentences;
    const text::Tokens *tokens = nullptr;
    const ClosedWords *closed = nullptr; // that say what had been
    std::size_t at = 0; // byte where the date that is read begins

    void note(const ResolvedDate &date, std::uint32_t sentence, bool governs);
};

// A date out of day, month, year and their like, any of which may be missing until a neighbour lends it.
struct CalendarDate {
    std::optional<int> weekday, weekday2, day, day2, month, month2, year, year2, season, half, quarter;
    std::optional<int> part;     // 1 early 2 mid 3 late 4 end
    std::optional<int> relation; // see Relation
    RelationOf relationOf = RelationOf::self;
    bool weekOf = false; // the week that holds it
    bool hijri = false;
};

enum class Relation : int { last = -1, current = 0, next = 1, same = 2, following = 3, previous = 4, past = 5 };

// Whether the sentence says before `until`, in bytes, that it tells what had been: "had", "وكان … قد".
[[nodiscard]] bool tellsWhatHadBeen(const Narrative &narrative, std::uint32_t sentence, std::size_t until);
// Whether a year said before may still govern the bare months and days of this sentence.
[[nodiscard]] bool isGoverned(const Narrative &narrative, std::uint32_t sentence);
[[nodiscard]] bool isCalendar(const DateMatch &match);
[[nodiscard]] CalendarDate calendarOf(const DateMatch &match);
[[nodiscard]] std::optional<ResolvedDate> resolveCalendar(const CalendarDate &date, const Narrative &narrative, std::uint32_t sentence);
// Whether a date that names its weekday falls on it.
[[nodiscard]] bool weekdayAgrees(const CalendarDate &date, const ResolvedDate &resolved);
// Any match. Nothing when it says no day, or none can be told without a publication date.
[[nodiscard]] std::optional<ResolvedDate> resolve(const DateMatch &match, const DateLexicon &lexicon, const Narrative &narrative,
                                                  std::uint32_t sentence, Frame frame);

} // namespace zamkan::mentions
