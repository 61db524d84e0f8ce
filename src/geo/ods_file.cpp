#include "geo/ods_file.hpp"
#include "geo/archive.hpp"
#include "geo/gdal.hpp"
#include "geo/sheets.hpp"
#include "geo/written_numbers.hpp"
#include <algorithm>
#include <charconv>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <memory>
#include <simdjson.h>
#include <utility>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostColumns = 16384, kMostRows = 1 << 20; // what such programs have
constexpr std::size_t kRepeated = 64 << 20;                      // bytes that cells may grow to by being repeated

// A tag and the text before it; names keep their usual prefixes, which every writer of these files uses.
struct Tag {
    std::string_view name, attributes, text;
    bool ends = false, empty = false; // </name>, <name/>
};

class Tags {
public:
    explicit Tags(std::string_view xml) : xml_(xml) {}
    [[nodiscard]] std::size_t at() const { return at_; }
    std::optional<Tag> next() {
        const std::size_t from = at_;
        for (;;) {
            const std::size_t open = xml_.find('<', at_);
            if (open == std::string_view::npos)
                return std::nullopt;
            const std::string_view rest = xml_.substr(open);
            const bool comment = rest.starts_with("<!--");
            std::size_t close = comment ? xml_.find("-->", open) : open + 1;
            for (char quote = 0; !comment && close < xml_.size() && (quote != 0 || xml_[close] != '>'); ++close)
                if (quote == xml_[close])
                    quote = 0;
                else if (quote == 0 && (xml_[close] == '"' || xml_[close] == '\''))
                    quote = xml_[close];
            if (close >= xml_.size())
                return std::nullopt;
            at_ = close + (comment ? 3 : 1);
            if (comment || rest.starts_with("<?") || rest.starts_with("<!"))
                continue;
            Tag tag;
            tag.text = xml_.substr(from, open - from);
            std::string_view inside = xml_.substr(open + 1, close - open - 1);
            tag.ends = inside.starts_with('/');
            tag.empty = inside.ends_with('/');
            inside = inside.substr(tag.ends ? 1 : 0, inside.size() - (tag.ends ? 1 : 0) - (tag.empty && inside.size() > 1 ? 1 : 0));
            const std::size_t end = std::min(inside.find_first_of(" \t\r\n"), inside.size());
            tag.name = inside.substr(0, end);
            tag.attributes = inside.substr(end);
            return tag;
        }
    }

private:
    std::string_view xml_;
    std::size_t at_ = 0;
};

void addUtf8(std::string &out, std::uint32_t letter) {
    if (letter == 0 || letter > 0x10FFFF || (letter >= 0xD800 && letter < 0xE000))
        return;
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (letter < 0x80) {
        put(letter);
    } else if (letter < 0x800) {
        put(0xC0 | letter >> 6U);
        put(0x80 | (letter & 0x3FU));
    } else if (letter < 0x10000) {
        put(0xE0 | letter >> 12U);
        put(0x80 | (letter >> 6U & 0x3FU));
        put(0x80 | (letter & 0x3FU));
    } else {
        put(0xF0 | letter >> 18U);
        put(0x80 | (letter >> 12U & 0x3FU));
        put(0x80 | (letter >> 6U & 0x3FU));
        put(0x80 | (letter & 0x3FU));
    }
}

void addText(std::string &out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
        if (text[at] != '&' || end == std::string_view::npos || end - at > 10) {
            out += text[at++];
            continue;
        }
        const std::string_view name = text.substr(at + 1, end - at - 1);
        constexpr std::pair<std::string_view, char> kNames[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
        const auto *const known = std::find_if(std::begin(kNames), std::end(kNames), [&](const auto &one) { return one.first == name; });
        if (name.starts_with('#')) {
            const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
            std::uint32_t letter = 0;
            std::from_chars(name.data() + (hex ? 2 : 1), name.data() + name.size(), letter, hex ? 16 : 10);
            addUtf8(out, letter);
        } else if (known != std::end(kNames)) {
            out += known->second;
        } else {
            out.append(text.substr(at, end + 1 - at));
        }
        at = end + 1;
    }
}

std::string attribute(const Tag &tag, std::string_view name) {
    for (std::size_t at = 0; (at = tag.attributes.find(name, at)) != std::string_view::npos; at += name.size()) {
        const std::size_t equals = at + name.size();
        if (at == 0 || tag.attributes[at - 1] > ' ' || equals + 1 >= tag.attributes.size() || tag.attributes[equals] != '=')
            continue;
        const std::size_t end = tag.attributes.find(tag.attributes[equals + 1], equals + 2);
        std::string value;
        addText(value, tag.attributes.substr(equals + 2, end == std::string_view::npos ? end : end - equals - 2));
        return value;
    }
    return {};
}

std::size_t timesOf(const Tag &tag, std::string_view name) {
    const std::string written = attribute(tag, name);
    std::size_t times = 1;
    std::from_chars(written.data(), written.data() + written.size(), times);
    return std::max<std::size_t>(times, 1);
}

// What a cell holds rather than shows; none: what it shows.
std::string valueOf(const Tag &cell) {
    if (std::string value = attribute(cell, "office:value"); !value.empty()) {
        double number = 0; // "0.1000000000000000", as some write it
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool broken = error == std::errc{} && end == value.data() + value.size() && value.find('.') != std::string::npos;
        return broken ? std::string(writtenReal(number)) : value;
    }
    std::string date = attribute(cell, "office:date-value");
    if (date.ends_with("T00:00:00"))
        date.resize(10);
    return date;
}

using OnSheet = std::function<void(std::string name)>;
using OnRow = std::function<void(std::vector<std::string> &cells, std::size_t times)>; // the last cell is not empty

// False: it breaks off.
bool walk(std::string_view xml, const OnSheet &onSheet, const OnRow &onRow, Progress *progress) {
    Tags tags(xml);
    std::vector<std::string> cells;
    std::string value, shown;
    std::size_t times = 1, cellTimes = 1, told = 0, tables = 0, asides = 0;
    bool inCell = false, paragraph = false, whole = false;
    const auto endCell = [&] {
        const std::string &text = value.empty() ? shown : value;
        const std::size_t room = kMostColumns - std::min(cells.size(), kMostColumns);
        if (text.empty()) // only counts when something follows
            cells.resize(cells.size() + std::min(cellTimes, room));
        else
            cells.insert(cells.end(), std::min(cellTimes, room), text);
        inCell = false;
    };
    const auto step = [](const Tag &tag, std::size_t &depth) {
        if (tag.ends)
            depth -= depth > 0 ? 1 : 0;
        else
            depth += tag.empty ? 0 : 1;
    };
    while (const auto tag = tags.next()) {
        if (inCell && paragraph && asides == 0)
            addText(shown, tag->text);
        if (tag->name == "office:annotation" || tag->name == "draw:frame") {
            step(*tag, asides);
        } else if (tag->name == "table:table") {
            step(*tag, tables);
            if (!tag->ends && !tag->empty && tables == 1)
                onSheet(attribute(*tag, "table:name"));
        } else if (tables != 1 || asides > 0) {
            whole = whole || (tag->ends && tag->name == "office:spreadsheet");
        } else if (tag->name == "table:table-row") {
            if (!tag->ends) {
                cells.clear();
                times = timesOf(*tag, "table:number-rows-repeated");
            }
            if (tag->ends || tag->empty) {
                while (!cells.empty() && cells.back().empty())
                    cells.pop_back();
                onRow(cells, times);
                Progress::readBytes(progress, tags.at() - told);
                told = tags.at();
            }
        } else if (tag->name == "table:table-cell" || tag->name == "table:covered-table-cell") {
            if (!tag->ends) {
                inCell = true;
                paragraph = false;
                cellTimes = timesOf(*tag, "table:number-columns-repeated");
                value = valueOf(*tag);
                shown = tag->empty ? attribute(*tag, "office:string-value") : std::string();
            }
            if (tag->ends || tag->empty)
                endCell();
        } else if (inCell && tag->name == "text:p") {
            if (!tag->ends && !shown.empty())
                shown += '\n';
            paragraph = !tag->ends && !tag->empty;
        } else if (inCell && tag->name == "text:s" && !tag->ends) {
            shown.append(std::min<std::size_t>(timesOf(*tag, "text:c"), 1000), ' ');
        } else if (inCell && tag->name == "text:tab" && !tag->ends) {
            shown += '\t';
        } else if (inCell && tag->name == "text:line-break" && !tag->ends) {
            shown += '\n';
        }
    }
    return whole;
}

std::optional<std::string> contentOf(const fs::path &file) {
    const QuietGdal quiet;
    refuseBomb(file);
    const std::string name = fmt::format("/vsizip/{{{}}}/content.xml", fs::absolute(file).string());
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE *)> in(VSIFOpenL(name.c_str(), "rb"), VSIFCloseL);
    if (!in)
        return std::nullopt;
    std::string bytes;
    constexpr std::size_t kPiece = 1 << 20;
    for (std::size_t got = kPiece; got == kPiece;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kPiece);
        got = VSIFReadL(bytes.data() + before, 1, kPiece, in.get());
        bytes.resize(before + got);
    }
    if (QuietGdal::failed() || bytes.empty() || !simdjson::validate_utf8(bytes.data(), bytes.size()))
        return std::nullopt;
    return bytes;
}

} // namespace

std::optional<std::vector<LayerInfo>> sheetsOfOds(const fs::path &file) {
    const auto content = contentOf(file);
    std::vector<LayerInfo> sheets;
    bool empty = true;
    const auto onRow = [&](std::vector<std::string> &cells, std::size_t times) {
        if (cells.empty() || sheets.empty())
            return;
        if (std::exchange(empty, false) && !looksLikeCells(cells))
            sheets.back().fields = cells;
        else
            sheets.back().features += static_cast<std::int64_t>(times);
    };
    const auto onSheet = [&](std::string name) {
        sheets.push_back({std::move(name), {}, 0});
        empty = true;
    };
    if (!content || !walk(*content, onSheet, onRow, nullptr))
        return std::nullopt;
    return sheets;
}

std::optional<Parsed<Table>> readOds(const fs::path &file, const ReadOptions &options) {
    const auto content = contentOf(file);
    const auto sheets = content ? sheetsOfOds(file) : std::nullopt;
    const auto chosen = sheets ? chosenSheets(*sheets, options.layer, file) : std::nullopt;
    if (!chosen)
        return std::nullopt;
    Parsed<Table> out;
    out.diagnostics = chosen->told;
    TableBuilder builder("ODS");
    builder.table().layer = (*sheets)[chosen->sheets.front()].name;
    bool wanted = false, header = false, first = true;
    std::size_t sheet = SIZE_MAX, repeated = 0;
    std::uint64_t number = 0;
    std::vector<std::string_view> views;
    Progress::expectBytes(options.progress, content->size());
    const auto onSheet = [&](std::string) {
        ++sheet;
        wanted = std::find(chosen->sheets.begin(), chosen->sheets.end(), sheet) != chosen->sheets.end();
        header = true;
    };
    const auto onRow = [&](std::vector<std::string> &cells, std::size_t times) {
        if (!wanted || (header && cells.empty()))
            return;
        views.assign(cells.begin(), cells.end());
        if (std::exchange(header, false)) {
            const bool named = !looksLikeCells(cells);
            if (std::exchange(first, false)) {
                builder.table().has_header = named;
                builder.setColumns(named ? views : std::vector<std::string_view>(views.size()));
            }
            if (named)
                return;
        }
        if (cells.empty()) { // a blank line of a sheet is no row
            number += std::min(times, kMostRows);
            return;
        }
        std::size_t size = 0;
        for (const std::string &cell : cells)
            size += cell.size() + 16;
        for (std::size_t i = 0; i < std::min(times, kMostRows); ++i) {
            ++number;
            repeated += i > 0 ? size : 0;
            if (repeated > kRepeated) {
                if (out.diagnostics.empty() || out.diagnostics.back().severity != Severity::error)
                    out.diagnostics.push_back({Severity::error, fmt::format("row {} is repeated too often; not all of its copies were read", number),
                                               file.string(), "save it as CSV where it comes from", {}});
                return;
            }
            if (cells.size() > builder.table().columns.size())
                builder.table().unreadable.push_back({number, Reason{"too_many_cells", {{"cells", std::to_string(cells.size())}, {"columns", std::to_string(builder.table().columns.size())}}},
                                                      fmt::format("{}", fmt::join(cells, "\t"))});
            else
                builder.addRow(number, views, {});
        }
    };
    walk(*content, onSheet, onRow, options.progress);
    out.value = std::move(builder).finish();
    return out;
}

} // namespace zamkan::geo
