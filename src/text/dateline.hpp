// The publication date as the input itself states it.
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace zamkan::text {

// "article_2016-06-13", "20160613-mosul": the last whole date that stands in a file's name.
[[nodiscard]] std::optional<std::chrono::sys_days> dateInName(std::string_view stem);
// "2016-06-13", "2016-06-13T08:00:00Z", "2016/06/13".
[[nodiscard]] std::optional<std::chrono::sys_days> dateAtStart(std::string_view text);
// A full date in a dateline: in a short line of its own among the first lines ("بغداد، 13 حزيران 2016"), or at the
// head of the text before a dash or colon ("MOSUL, Iraq, July 10, 2017 —"). Month names are those of the lexicons.
[[nodiscard]] std::optional<std::chrono::sys_days> dateline(std::string_view text);

} // namespace zamkan::text
