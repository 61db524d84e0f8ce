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

bool wouldRun(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

} // namespace

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
    const auto commas = std::count(plain.begin(), plain.end(), ',');
    const bool point = plain.find('.') != std::string::npos;
    if (commas == 1 && !point) {
        const std::size_t comma = plain.find(',');
        plain[comma] = '.';  // a decimal comma
    } else if (commas > 0) { // commas between thousands
        std::erase(plain, ',');
    }
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
