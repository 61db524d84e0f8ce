#include "geo/kml_file.hpp"
#include <algorithm>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <memory>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kBuffered = 1U << 20U; // bytes

// Without the characters that XML cannot hold.
std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\r': out += "&#13;"; break; // which a reader would take for a line end otherwise
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
                out += c;
        }
    }
    return out;
}

class Output {
public:
    explicit Output(const fs::path &file)
        : where_(file.string()), out_(VSIFOpenL(nameOf(file).c_str(), "wb"), VSIFCloseL) {
        if (!out_)
            fail();
    }
    void add(std::string_view text) {
        buffer_ += text;
        if (buffer_.size() > kBuffered)
            flush();
    }
    void close() {
        flush();
        if (VSIFCloseL(out_.release()) != 0)
            fail();
    }

private:
    static std::string nameOf(const fs::path &file) {
        return file.extension() == ".kmz" ? "/vsizip/" + file.string() + "/doc.kml" : file.string();
    }
    [[noreturn]] void fail() const {
        throw InputError("writing stopped before the end", where_, "choose another place, or make room there");
    }
    void flush() {
        if (VSIFWriteL(buffer_.data(), 1, buffer_.size(), out_.get()) != buffer_.size())
            fail();
        buffer_.clear();
    }
    std::string where_, buffer_;
    std::unique_ptr<VSILFILE, int (*)(VSILFILE *)> out_;
};

std::size_t columnNamed(const LayerToWrite &layer, const std::string &name) {
    const auto at = std::find_if(layer.columns.begin(), layer.columns.end(),
                                 [&](const ColumnToWrite &column) { return !name.empty() && column.name == name; });
    return static_cast<std::size_t>(at - layer.columns.begin()); // the number of columns: none
}

void writeLayer(Output &out, const LayerToWrite &layer, std::size_t number) {
    const std::size_t none = layer.columns.size();
    const std::size_t name = columnNamed(layer, layer.name), text = columnNamed(layer, layer.text),
                      from = columnNamed(layer, layer.from), to = columnNamed(layer, layer.to);
    out.add(fmt::format("<Document><name>{0}</name><Schema name=\"{0}\" id=\"layer{1}\">", escaped(layer.layer), number));
    for (const ColumnToWrite &column : layer.columns)
        out.add(fmt::format("<SimpleField type=\"{}\" name=\"{}\"/>", column.kind == ColumnKind::number ? "double" : "string",
                            escaped(column.name)));
    out.add("</Schema>\n");
    std::vector<std::string> cells(none);
    std::vector<std::string> heads;
    for (const ColumnToWrite &column : layer.columns)
        heads.push_back("<SimpleData name=\"" + escaped(column.name) + "\">");
    for (std::size_t row = 0; row < layer.rows; ++row) {
        for (std::string &cell : cells)
            cell.clear();
        const auto position = layer.row(row, cells);
        const auto element = [&](std::string_view tag, std::size_t column) {
            if (column != none && !cells[column].empty())
                out.add(fmt::format("<{0}>{1}</{0}>", tag, escaped(cells[column])));
        };
        out.add("<Placemark>");
        element("name", name);
        element("description", text);
        const bool span = (from != none && !cells[from].empty()) || (to != none && !cells[to].empty());
        if (span) {
            out.add("<TimeSpan>");
            element("begin", from);
            element("end", to);
            out.add("</TimeSpan>");
        }
        out.add(fmt::format("<ExtendedData><SchemaData schemaUrl=\"#layer{}\">", number));
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!cells[i].empty())
                out.add(heads[i] + escaped(cells[i]) + "</SimpleData>");
        out.add("</SchemaData></ExtendedData>");
        if (position && layer.has_points)
            out.add(fmt::format("<Point><coordinates>{},{}</coordinates></Point>", position->longitude(), position->latitude()));
        out.add("</Placemark>\n");
    }
    out.add("</Document>\n");
}

} // namespace

void writeKml(const fs::path &file, const std::vector<LayerToWrite> &layers) {
    Output out(file);
    out.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
    for (std::size_t i = 0; i < layers.size(); ++i)
        writeLayer(out, layers[i], i);
    out.add("</Document></kml>\n");
    out.close();
}

} // namespace zamkan::geo
