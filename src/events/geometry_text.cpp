#include "events/geometry_text.hpp"
#include "geo/grid_reference.hpp"
#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstring>
#include <vector>

namespace zamkan::events {
namespace {

constexpr std::size_t kMostGeometry = 1U << 20U; // bytes of a WKT that is looked at

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char &c : out)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

struct Envelope {
    double south = INFINITY, west = INFINITY, north = -INFINITY, east = -INFINITY;

    bool add(int srid, double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y))
            return false;
        if (srid != 0 && srid != 4326) {
            const auto point = geo::fromEpsg(srid, x, y);
            if (!point)
                return false;
            x = point->longitude();
            y = point->latitude();
        }
        south = std::min(south, y);
        north = std::max(north, y);
        west = std::min(west, x);
        east = std::max(east, x);
        return true;
    }
    [[nodiscard]] WrittenPoint middle() const {
        WrittenPoint point{(south + north) / 2, (west + east) / 2, true};
        const auto centre = geo::LatLon::tryFromDegrees(point.latitude, point.longitude);
        const auto corner = geo::LatLon::tryFromDegrees(south, west);
        if (centre && corner)
            point.radius_km = geo::distanceKm(*centre, *corner);
        return point;
    }
};

std::optional<WrittenPoint> readWkt(std::string_view text) {
    int srid = 0;
    if (upper(text.substr(0, 5)) == "SRID=") {
        const std::size_t semicolon = text.find(';');
        if (semicolon == std::string_view::npos ||
            std::from_chars(text.data() + 5, text.data() + semicolon, srid).ec != std::errc{})
            return std::nullopt;
        text = trimmed(text.substr(semicolon + 1));
    }
    const std::size_t open = text.find('('), close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    constexpr std::array<std::string_view, 8> kKinds{"POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING",
                                                     "MULTIPOLYGON", "GEOMETRYCOLLECTION", "TRIANGLE"};
    std::string kind = upper(trimmed(text.substr(0, open)));
    for (const std::string_view dimensions : {" ZM", " Z", " M"})
        if (kind.ends_with(dimensions))
            kind.resize(kind.size() - dimensions.size());
    if (kind.ends_with("ZM"))
        kind.resize(kind.size() - 2);
    else if (kind.ends_with('Z') || (kind.ends_with('M')))
        kind.resize(kind.size() - 1);
    if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
        return std::nullopt;
    // Tuples of numbers parted by commas and brackets; the first two of each are x and y.
    Envelope box;
    std::vector<double> tuple;
    const char *at = text.data() + open, *const end = text.data() + close + 1;
    while (at < end) {
        if (*at == ',' || *at == ')') {
            if (tuple.size() == 1 || (tuple.size() > 1 && !box.add(srid, tuple[0], tuple[1])))
                return std::nullopt;
            tuple.clear();
            ++at;
        } else if (*at == '(' || blank(*at) || *at == '+') {
            ++at;
        } else if (std::isalpha(static_cast<unsigned char>(*at)) && tuple.empty()) {
            ++at; // a kind within a collection
        } else {
            double value = 0;
            const auto [after, error] = std::from_chars(at, end, value);
            if (error != std::errc{})
                return std::nullopt;
            tuple.push_back(value);
            at = after;
        }
    }
    return box.south <= box.north ? std::optional(box.middle()) : std::nullopt;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = static_cast<char>(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<WrittenPoint> readEwkb(std::string_view hex) {
    constexpr std::size_t kPlainPoint = 42; // hex digits: byte order, type, x, y
    if (hex.size() < kPlainPoint || hex.size() > 80 || hex.size() % 2 != 0 || hex[0] != '0' || (hex[1] != '0' && hex[1] != '1'))
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hexDigit(hex[i]), low = hexDigit(hex[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    const bool little = bytes[0] == 1;
    std::size_t at = 1;
    const auto raw = [&](std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * (little ? i : size - 1 - i));
        at += size;
        return value;
    };
    const std::uint64_t type = raw(4);
    constexpr std::uint64_t kHasSrid = 0x20000000;
    if ((type & 0xffU) != 1 && (type & 0xffffU) % 1000 != 1)
        return std::nullopt;
    const int srid = (type & kHasSrid) != 0 ? static_cast<int>(raw(4)) : 0;
    if (at + 16 > bytes.size())
        return std::nullopt;
    const double x = std::bit_cast<double>(raw(8)), y = std::bit_cast<double>(raw(8));
    Envelope box;
    return box.add(srid, x, y) ? std::optional(box.middle()) : std::nullopt;
}

std::optional<WrittenPoint> readGeojson(std::string_view text) {
    const std::size_t key = text.find("\"coordinates\""), open = text.find('[', key);
    if (text.find("\"Point\"") == std::string_view::npos || key == std::string_view::npos || open == std::string_view::npos)
        return std::nullopt;
    const std::size_t comma = text.find(',', open);
    if (comma == std::string_view::npos)
        return std::nullopt;
    double x = 0, y = 0;
    const std::string_view first = trimmed(text.substr(open + 1, comma - open - 1)), rest = trimmed(text.substr(comma + 1));
    if (std::from_chars(first.data(), first.data() + first.size(), x).ec != std::errc{} ||
        std::from_chars(rest.data(), rest.data() + rest.size(), y).ec != std::errc{})
        return std::nullopt;
    Envelope box;
    return box.add(0, x, y) ? std::optional(box.middle()) : std::nullopt;
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<WrittenPoint> readUtm(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \t,;:", at);
        if (begin == std::string_view::npos)
            break;
        at = std::min(text.find_first_of(" \t,;:", begin), text.size());
        const std::string word = upper(text.substr(begin, at - begin));
        if (word != "UTM" && word != "ZONE" && word != "WGS84" && word != "MGRS")
            words.push_back(word);
    }
    std::optional<int> zone;
    char letter = 0;
    std::vector<double> metres;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        const std::size_t digits = std::min(word.find_first_not_of("0123456789."), word.size());
        const std::string_view number = std::string_view(word).substr(0, digits), tail = std::string_view(word).substr(digits);
        if (number.size() <= 2 && allDigits(number) && !zone) {
            const bool apart = tail.empty() && i + 1 < words.size() && words[i + 1].size() == 1;
            if (!apart && tail.size() != 1)
                return std::nullopt;
            zone = std::stoi(std::string(number));
            letter = apart ? words[++i][0] : tail[0];
            continue;
        }
        double value = 0;
        const bool plain = number.size() >= 5 && (tail.empty() || tail == "E" || tail == "N" || tail == "M" || tail == "ME" || tail == "MN");
        if (!plain || std::from_chars(number.data(), number.data() + number.size(), value).ec != std::errc{})
            return std::nullopt;
        metres.push_back(value);
    }
    if (!zone || metres.size() != 2)
        return std::nullopt;
    if (metres[0] > 1'000'000 && metres[1] < 1'000'000)
        std::swap(metres[0], metres[1]); // the easting is never so large
    const auto point = geo::fromUtm(*zone, letter, metres[0], metres[1]);
    return point ? std::optional(WrittenPoint{point->latitude(), point->longitude(), true}) : std::nullopt;
}

} // namespace

std::string westernDigits(std::string_view text) {
    std::string out;
    text = trimmed(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
        const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0;
        char plain = 0;
        std::size_t size = 2;
        if (first == 0xD9 && second >= 0xA0 && second <= 0xA9) // Arabic-Indic
            plain = static_cast<char>('0' + (second - 0xA0));
        else if (first == 0xDB && second >= 0xB0 && second <= 0xB9) // Persian
            plain = static_cast<char>('0' + (second - 0xB0));
        else if (first == 0xD9 && second == 0xAB) // decimal separator
            plain = '.';
        else if (first == 0xD8 && second == 0x8C) // comma
            plain = ',';
        else if (first == 0xD8 && second == 0x9B) // semicolon
            plain = ';';
        else if (first == 0xC2 && second == 0xA0) // a space that does not break
            plain = ' ';
        else if (first == 0xE2 && second == 0x88 && third == 0x92) { // minus
            plain = '-';
            size = 3;
        }
        if (plain != 0) {
            out += plain;
            i += size - 1;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<WrittenPoint> readGeometry(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() < 7 || cell.size() > kMostGeometry)
        return std::nullopt;
    if (cell.front() == '{')
        return readGeojson(cell);
    if (cell.front() == '0')
        return readEwkb(cell);
    return cell.back() == ')' && std::isalpha(static_cast<unsigned char>(cell.front())) ? readWkt(cell) : std::nullopt;
}

std::optional<WrittenPoint> readGrid(std::string_view text) {
    text = trimmed(text);
    const std::size_t zone = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view rest = text.substr(zone);
    const bool letters = rest.size() >= 3 && std::isalpha(static_cast<unsigned char>(rest[0]));
    if (zone >= 1 && zone <= 2 && letters)
        if (const auto square = geo::fromMgrs(text))
            return WrittenPoint{square->middle.latitude(), square->middle.longitude(), true, square->radius_km};
    return readUtm(text);
}

} // namespace zamkan::events
