#include "geo/sqlite_pages.hpp"
#include <algorithm>
#include <bit>
#include <cstring>

namespace zamkan::geo {
namespace {

constexpr std::size_t kFileHeader = 100; // bytes at the beginning of page 1
constexpr unsigned char kInner = 5, kLeaf = 13; // kinds of pages of a table with row numbers
constexpr unsigned kDeepest = 20;               // SQLite's own limit

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}
// Of eight bytes, as reals have them, which are many.
double realOf(const char *bytes) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    if constexpr (std::endian::native == std::endian::little)
        bits = __builtin_bswap64(bits);
    return std::bit_cast<double>(bits);
}

bool takeLongNumber(std::string_view &bytes, std::uint64_t &value) {
    value = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes.size(), 9); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        value = i == 8 ? value << 8U | byte : value << 7U | (byte & 0x7FU);
        if (byte < 0x80 || i == 8) {
            bytes.remove_prefix(i + 1);
            return true;
        }
    }
    return false;
}
// Takes a number of 1 to 9 bytes off the front; false: there is none.
inline bool takeNumber(std::string_view &bytes, std::uint64_t &value) {
    if (bytes.empty() || static_cast<unsigned char>(bytes.front()) >= 0x80)
        return takeLongNumber(bytes, value);
    value = static_cast<unsigned char>(bytes.front()); // nearly all of them
    bytes.remove_prefix(1);
    return true;
}

std::int64_t signedNumber(std::string_view bytes) {
    const auto spare = static_cast<unsigned>(64 - 8 * bytes.size());
    return static_cast<std::int64_t>(bigEndian(bytes) << spare) >> spare;
}

} // namespace

std::optional<SqlitePages> SqlitePages::of(std::string_view file) {
    using namespace std::string_view_literals;
    if (file.size() < 512 || file.substr(0, 16) != "SQLite format 3\0"sv || bigEndian(file.substr(56, 4)) != 1)
        return std::nullopt;
    SqlitePages pages;
    pages.file_ = file;
    const std::uint64_t size = bigEndian(file.substr(16, 2));
    pages.pageSize_ = size == 1 ? 65536 : size;
    const auto reserved = static_cast<unsigned char>(file[20]);
    if (pages.pageSize_ < 512 || !std::has_single_bit(pages.pageSize_) || pages.pageSize_ - reserved < 480)
        return std::nullopt;
    pages.usable_ = pages.pageSize_ - reserved;
    if (const std::uint64_t count = bigEndian(file.substr(28, 4)); count > file.size() / pages.pageSize_)
        return std::nullopt;
    return pages;
}

std::string_view SqlitePages::page(std::uint32_t number) const {
    const std::uint64_t begin = (std::uint64_t{number} - 1) * pageSize_;
    return number == 0 || begin + pageSize_ > file_.size() ? std::string_view() : file_.substr(begin, pageSize_);
}

std::optional<std::vector<std::uint32_t>> SqlitePages::leavesOf(std::uint32_t root) const {
    std::vector<std::uint32_t> leaves;
    if (!addLeaves(root, 0, leaves))
        return std::nullopt;
    return leaves;
}

bool SqlitePages::addLeaves(std::uint32_t number, unsigned depth, std::vector<std::uint32_t> &leaves) const {
    const std::string_view page = this->page(number);
    if (page.empty() || depth > kDeepest || leaves.size() > file_.size() / pageSize_) // a page that leads to itself
        return false;
    const std::size_t header = number == 1 ? kFileHeader : 0;
    const auto kind = static_cast<unsigned char>(page[header]);
    if (kind == kLeaf) {
        leaves.push_back(number);
        return true;
    }
    const std::size_t cells = bigEndian(page.substr(header + 3, 2));
    if (kind != kInner || header + 12 + 2 * cells > usable_)
        return false;
    // All of a tree's leaves lie equally deep: where one child is a leaf, the others are not looked at, which would bring
    // in nearly the whole file before anybody reads a row. rowsOf() finds out if that is not so.
    bool beforeLeaves = false;
    for (std::size_t cell = 0; cell <= cells; ++cell) { // the last child stands in the page's header
        const std::size_t at = cell == cells ? header + 8 : bigEndian(page.substr(header + 12 + 2 * cell, 2));
        if (at + 4 > usable_)
            return false;
        const auto child = static_cast<std::uint32_t>(bigEndian(page.substr(at, 4)));
        if (beforeLeaves) {
            leaves.push_back(child);
            continue;
        }
        const std::size_t before = leaves.size();
        if (!addLeaves(child, depth + 1, leaves))
            return false;
        beforeLeaves = cell == 0 && leaves.size() == before + 1 && leaves.back() == child;
    }
    return leaves.size() <= file_.size() / pageSize_;
}

bool SqlitePages::rowsOf(std::uint32_t leaf, std::vector<std::uint64_t> &rows) const {
    const std::string_view page = this->page(leaf);
    if (page.empty())
        return false;
    const std::size_t header = leaf == 1 ? kFileHeader : 0, cells = bigEndian(page.substr(header + 3, 2));
    if (static_cast<unsigned char>(page[header]) != kLeaf || header + 8 + 2 * cells > usable_)
        return false;
    const std::uint64_t begin = (std::uint64_t{leaf} - 1) * pageSize_;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const std::uint64_t at = bigEndian(page.substr(header + 8 + 2 * cell, 2));
        if (at < header + 8 + 2 * cells || at >= usable_)
            return false;
        rows.push_back(begin + at);
    }
    return true;
}

bool SqlitePages::valuesAt(std::uint64_t row, std::size_t most, std::vector<SqliteValue> &values, std::string &spilled) const {
    values.clear();
    const std::uint64_t begin = row & ~(std::uint64_t{pageSize_} - 1);
    if (begin + pageSize_ > file_.size() || row - begin >= usable_)
        return false;
    std::string_view cell = file_.substr(row, begin + usable_ - row);
    std::uint64_t size = 0, number = 0;
    if (!takeNumber(cell, size) || !takeNumber(cell, number) || size > file_.size())
        return false;
    // What does not fit goes to a chain of pages; how much stays is a rule of the format.
    const std::size_t whole = usable_ - 35, least = (usable_ - 12) * 32 / 255 - 23;
    std::string_view record;
    if (size <= whole) {
        if (size > cell.size())
            return false;
        record = cell.substr(0, size);
    } else {
        const std::size_t wanted = least + (size - least) % (usable_ - 4);
        const std::size_t here = wanted <= whole ? wanted : least;
        if (here + 4 > cell.size())
            return false;
        spilled.assign(cell.substr(0, here));
        auto next = static_cast<std::uint32_t>(bigEndian(cell.substr(here, 4)));
        while (spilled.size() < size) {
            const std::string_view further = page(next);
            if (further.empty())
                return false;
            spilled.append(further.substr(4, std::min<std::size_t>(usable_ - 4, size - spilled.size())));
            next = static_cast<std::uint32_t>(bigEndian(further.substr(0, 4)));
        }
        record = spilled;
    }
    std::string_view header = record;
    std::uint64_t headerSize = 0;
    if (!takeNumber(header, headerSize) || headerSize > record.size() || headerSize < record.size() - header.size())
        return false;
    header = record.substr(record.size() - header.size(), headerSize - (record.size() - header.size()));
    record.remove_prefix(headerSize);
    while (!header.empty() && values.size() < most) {
        constexpr std::uint64_t kSizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
        std::uint64_t kind = 0;
        if (!takeNumber(header, kind) || kind == 10 || kind == 11)
            return false;
        const std::uint64_t bytes = kind < 10 ? kSizes[kind] : (kind - 12) / 2;
        if (bytes > record.size())
            return false;
        const std::string_view content = record.substr(0, bytes);
        record.remove_prefix(bytes);
        SqliteValue &value = values.emplace_back();
        if (kind == 0)
            continue;
        if (kind == 7) {
            value.kind = SqliteValue::Kind::real;
            value.real = realOf(content.data());
        } else if (kind < 10) {
            value.kind = SqliteValue::Kind::integer;
            value.integer = kind >= 8 ? static_cast<std::int64_t>(kind - 8) : signedNumber(content);
        } else {
            value.kind = kind % 2 == 1 ? SqliteValue::Kind::text : SqliteValue::Kind::blob;
            value.bytes = content;
        }
    }
    return true;
}

} // namespace zamkan::geo
