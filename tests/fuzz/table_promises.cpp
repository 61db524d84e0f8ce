#include "table_promises.hpp"
#include "base/files.hpp"
#include "geo/delimited.hpp"
#include "geo/geojson.hpp"
#include <algorithm>
#include <array>
#include <cpl_vsi.h>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>
#include <vector>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::size_t, 3> kPieces{1, 13, 4096};

std::string told(const Table &table) {
    std::string out = fmt::format("{}\n", fmt::join(table.columns, "\x1f"));
    RowBatch batch;
    for (std::size_t first = 0; first < table.rows(); first += batch.rows()) {
        table.read(first, 50, batch);
        for (std::size_t row = 0; row < batch.rows(); ++row)
            out += fmt::format("{}:{}\n", batch.number(row), fmt::join(batch.cells(row), "\x1f"));
    }
    for (const UnreadableRow &row : table.unreadable)
        out += fmt::format("{}!{} {}\n", row.number, row.reason.said(), row.text);
    return out + std::to_string(table.short_rows);
}

std::optional<std::string> brokenBy(const Table &table) {
    std::vector<std::uint64_t> numbers;
    RowBatch all;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        table.read(row / 20 * 20, 20, all);
        const RowBatch alone = table.row(row);
        numbers.push_back(table.number(row));
        if (all.number(row % 20) != numbers.back() || alone.number(0) != numbers.back())
            return fmt::format("row {} has another number alone than among others", row);
        if (!std::equal(alone.cells(0).begin(), alone.cells(0).end(), all.cells(row % 20).begin(), all.cells(row % 20).end()))
            return fmt::format("row {} reads otherwise alone than among others", row);
        if (table.text(row).empty())
            return fmt::format("row {} has no text", row);
    }
    for (const UnreadableRow &row : table.unreadable)
        numbers.push_back(row.number);
    std::sort(numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] != i + 1)
            return fmt::format("no row has the number {}", i + 1);
    return std::nullopt;
}

// A file of this process for as long as it is needed.
class Passing {
public:
    explicit Passing(std::string_view extension)
        : path_(fs::temp_directory_path() / fmt::format("zamkan-fuzz-{}{}", getpid(), extension)) {}
    Passing(const Passing &) = delete;
    Passing &operator=(const Passing &) = delete;
    ~Passing() {
        for (const char *beside : {"", "-journal", "-wal", "-shm"})
            fs::remove(path_.string() + beside);
    }
    [[nodiscard]] const fs::path &path() const { return path_; }

private:
    fs::path path_;
};

std::optional<std::string> brokenByTable(const fs::path &file) {
    try {
        return brokenBy(readTable(file).value);
    } catch (const InputError &) {
        return std::nullopt;
    } catch (const std::exception &error) {
        return fmt::format("an error that is not about the input: {}", error.what());
    }
}

} // namespace

std::optional<std::string> brokenByFile(std::string_view bytes, std::string_view extension) {
    const Passing file(extension);
    writeBytes(file.path(), std::string(bytes));
    return brokenByTable(file.path());
}

std::optional<std::string> brokenBySheet(std::string_view xml) {
    const Passing file(".ods");
    for (const auto &[name, text] : {std::pair<std::string_view, std::string_view>{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", xml}}) {
        VSILFILE *const out = VSIFOpenL(fmt::format("/vsizip/{}/{}", file.path().string(), name).c_str(), "wb");
        if (!out || VSIFWriteL(text.data(), 1, text.size(), out) != text.size() || VSIFCloseL(out) != 0)
            return "the sheet could not be written";
    }
    return brokenByTable(file.path());
}

std::optional<std::string> brokenByDelimited(std::string_view utf8) {
    const Table whole = readDelimited(FileBytes::of(std::string(utf8)));
    const std::string expected = told(whole);
    for (const std::size_t piece : kPieces)
        if (told(readDelimited(FileBytes::of(std::string(utf8)), {{}, 2, nullptr}, piece)) != expected)
            return fmt::format("pieces of {} bytes read otherwise than the whole", piece);
    return brokenBy(whole);
}

std::optional<std::string> brokenByGeoJson(std::string_view bytes) {
    const auto whole = readGeoJson(FileBytes::of(std::string(bytes)), "layer");
    for (const std::size_t piece : kPieces) {
        const auto pieces = readGeoJson(FileBytes::of(std::string(bytes)), "layer", {{}, 2, nullptr}, piece);
        if (pieces.has_value() != whole.has_value() || (whole && told(*pieces) != told(*whole)))
            return fmt::format("pieces of {} bytes read otherwise than the whole", piece);
    }
    return whole ? brokenBy(*whole) : std::nullopt;
}
