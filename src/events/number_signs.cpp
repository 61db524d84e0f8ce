#include "events/number_signs.hpp"
#include "events/cell_values.hpp"
#include "events/row_remarks.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

} // namespace

void NumberSigns::add(std::string_view cell) {
    cell = trimmed(cell);
    const auto count = [&](char mark) { return std::count(cell.begin(), cell.end(), mark); };
    const auto commas_in = count(','), points_in = count('.');
    if (commas_in + points_in == 0 || !readNumber(cell))
        return;
    if (commas_in > 0 && points_in > 0)
        ++(cell.rfind(',') > cell.rfind('.') ? commas : points);
    else if (points_in > 0)
        ++(!inThousands(cell, '.') ? points : points_in > 1 ? commas : open_points);
    else if (!inThousands(cell, ','))
        ++commas;
    else if (commas_in > 1)
        ++points;
}

NumberSigns &NumberSigns::operator+=(const NumberSigns &other) {
    points += other.points;
    commas += other.commas;
    open_points += other.open_points;
    return *this;
}

DecimalMark markOf(const NumberSigns &signs) { return signs.commas > signs.points ? DecimalMark::comma : DecimalMark::point; }

void tellMark(const NumberSigns &signs, const std::string &where, std::vector<Diagnostic> &diagnostics) {
    if (signs.points + signs.commas == 0 && signs.open_points > 0)
        diagnostics.push_back({Severity::warning,
                               fmt::format("numbers such as 1.200 were read as 1.2 (in {}), but nothing in the file decides it", rowsText(signs.open_points)),
                               where,
                               "write them without a point if they are thousands",
                               {}});
    if (markOf(signs) != DecimalMark::comma)
        return;
    diagnostics.push_back({Severity::remark,
                           fmt::format("numbers were read with decimal commas, and 1.200 as 1200 (decided by {})", rowsText(signs.commas)),
                           where,
                           {},
                           {}});
}

std::optional<double> readCount(std::string_view cell, DecimalMark mark) {
    cell = trimmed(cell);
    const char thousands = mark == DecimalMark::point ? ',' : '.';
    if (!inThousands(cell, thousands))
        return readNumber(cell);
    std::string plain(cell);
    std::erase(plain, thousands);
    return readNumber(plain);
}

} // namespace zamkan::events
