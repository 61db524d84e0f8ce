#include "text/calendars.hpp"
#include <array>
#include <memory>
#include <unicode/calendar.h>

namespace zamkan::text {
namespace {
using std::chrono::days;
using std::chrono::sys_days;

constexpr double msOfDay = 86'400'000;

std::unique_ptr<icu::Calendar> ummAlQura() {
    UErrorCode error = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Calendar> model(icu::Calendar::createInstance(
        icu::TimeZone::getGMT()->clone(), icu::Locale("en@calendar=islamic-umalqura"), error));
    return std::unique_ptr<icu::Calendar>(model ? model->clone() : nullptr);
}

} // namespace

std::optional<sys_days> hijriToDay(const HijriDate &date) {
    if (date.year < 1300 || date.year > 1600 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30)
        return std::nullopt;
    const auto calendar = ummAlQura();
    if (!calendar) return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    calendar->clear();
    calendar->set(date.year, static_cast<std::int32_t>(date.month) - 1, static_cast<std::int32_t>(date.day));
    const double time = calendar->getTime(error);
    if (U_FAILURE(error)) return std::nullopt;
    const sys_days day{days{static_cast<int>(time / msOfDay + (time < 0 ? -0.5 : 0.5))}};
    return dayToHijri(day) == date ? std::optional(day) : std::nullopt;
}

namespace {

HijriDate computeHijri(sys_days day) {
    const auto calendar = ummAlQura();
    if (!calendar) return {};
    UErrorCode error = U_ZERO_ERROR;
    calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * msOfDay + msOfDay / 2, error);
    const auto field = [&](UCalendarDateFields which) { return calendar->get(which, error); };
    return {field(UCAL_YEAR), static_cast<unsigned>(field(UCAL_MONTH)) + 1, static_cast<unsigned>(field(UCAL_DATE))};
}

// ICU walks through all years since 1300 for each day, and a text asks for the same few days over and over.
class DaysAsked {
public:
    HijriDate hijri(sys_days day) {
        Answer &answer = answers_[static_cast<std::size_t>(day.time_since_epoch().count()) % answers_.size()];
        if (answer.day != day) answer = {day, computeHijri(day)};
        return answer.date;
    }

private:
    struct Answer {
        std::optional<sys_days> day;
        HijriDate date;
    };
    std::array<Answer, 256> answers_; // a later day takes the place of an earlier one
};

} // namespace

HijriDate dayToHijri(sys_days day) {
    thread_local DaysAsked asked;
    return asked.hijri(day);
}

} // namespace zamkan::text
