#include "events/cell_values.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<double> plainNumber(std::string_view text) {
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool wouldRun(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

} // namespace

bool inThousands(std::string_view text, char mark) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    std::size_t group = text.find(mark);
    if (group == std::string_view::npos || group == 0 || group > 3 || text.front() == '0' || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(group), isDigit))
        return false;
    for (text.remove_prefix(group); !text.empty(); text.remove_prefix(group)) { // "1,00,000" is a lakh in India
        group = std::min(text.find(mark, 1), text.size());
        const bool whole = group == 4 || (group == 3 && group < text.size() && mark == ',');
        if (!whole || !std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(group), isDigit))
            return false;
    }
    return true;
}

std::optional<double> readNumber(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.size() > 64)
        return std::nullopt;
    if (const auto value = plainNumber(text))
        return value;
    std::string plain(text);
    if (std::any_of(plain.begin(), plain.end(), [](char c) { return (c & 0x80) != 0; })) {
        replaceAll(plain, "٫", ".");
        replaceAll(plain, "٬", "");
        replaceAll(plain, "−", "-");
        const bool negative = !plain.empty() && plain.front() == '-'; // folding drops hyphens
        plain = text::fold(plain);
        if (negative && !plain.empty() && plain.front() != '-')
            plain.insert(plain.begin(), '-');
        plain = std::string(trimmed(plain));
    }
    // The last mark parts whole from broken numbers where it stands once; another one before it parts thousands.
    const std::size_t last = plain.find_last_of(".,");
    if (last == std::string::npos)
        return plainNumber(plain);
    const bool once = plain.find(plain[last]) == last, both = plain.find(plain[last] == ',' ? '.' : ',') != std::string::npos;
    const char thousands = (plain[last] == ',') == (once || both) ? '.' : ',';
    const std::string_view whole = std::string_view(plain).substr(0, once ? last : plain.size());
    if ((!once && both) || (whole.find(thousands) != std::string_view::npos && !inThousands(whole, thousands)))
        return std::nullopt;
    if (once)
        plain[last] = '.';
    const auto end = plain.begin() + static_cast<std::ptrdiff_t>(whole.size());
    plain.erase(std::remove(plain.begin(), end, thousands), end);
    return plainNumber(plain);
}

std::string writeNumber(double value) { return fmt::format("{}", value); }

std::string guarded(std::string_view cell) {
    const std::string_view rest = cell.substr(std::min(cell.find_first_not_of('\''), cell.size()));
    if (!wouldRun(rest) || (rest.size() == cell.size() && plainNumber(cell)))
        return std::string(cell);
    return "'" + std::string(cell);
}

std::string_view readGuarded(std::string_view cell) {
    if (cell.empty() || cell.front() != '\'')
        return cell;
    return wouldRun(cell.substr(std::min(cell.find_first_not_of('\''), cell.size()))) ? cell.substr(1) : cell;
}

bool mayRunFormulas(std::string_view format) {
    return format == "CSV" || format == "TSV" || format == "XLSX" || format == "ODS";
}

} // namespace zamkan::events
