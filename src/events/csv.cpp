#include "events/csv.hpp"
#include "events/cell_values.hpp"

namespace zamkan::events {

void addCsvCell(std::string &csv, std::string_view cell) {
    const std::string text = guarded(cell);
    const bool outerBlank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!outerBlank && text.find_first_of("\",\r\n;\t|") == std::string::npos) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) {
        if (c == '"')
            csv += '"';
        csv += c;
    }
    csv += '"';
}

} // namespace zamkan::events
