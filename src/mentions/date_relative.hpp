// The builders behind resolve(): each nothing when its match says no day.
#pragma once
#include "mentions/date_values.hpp"

namespace zamkan::mentions {

[[nodiscard]] std::optional<ResolvedDate> resolveUnit(const DateMatch &match, const Narrative &narrative, Frame frame);
[[nodiscard]] std::optional<ResolvedDate> resolveSpan(const DateMatch &match, const DateLexicon &lexicon, const Narrative &narrative,
                                                      std::uint32_t sentence);
// The span after the date that the narrative has just given, which must be there.
[[nodiscard]] std::optional<ResolvedDate> afterNarrative(const DateAtom &span, const Narrative &narrative);
// "ثالث ثلاثاء في أيلول 2014", "the last Monday of March", "الأسبوع الأول من 2015", "third Tuesday after Easter".
[[nodiscard]] std::optional<ResolvedDate> resolveNth(const DateMatch &match, const DateLexicon &lexicon, const Narrative &narrative,
                                                     std::uint32_t sentence);
// A feast in the year that the match names or that governs, else the latest before publication.
[[nodiscard]] std::optional<ResolvedDate> resolveFeast(const DateMatch &match, const Feast &feast, const Narrative &narrative,
                                                       std::uint32_t sentence);

} // namespace zamkan::mentions
