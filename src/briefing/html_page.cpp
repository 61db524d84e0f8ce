#include "briefing/html_page.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "briefing/disputes.hpp"
#include "briefing/listing.hpp"
#include "briefing/logo.hpp"
#include "briefing/page_areas.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include "map/furniture.hpp"
#include "map/held_ground.hpp"
#include "map/symbol.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace zamkan::briefing {
namespace {

constexpr std::size_t kMostEvents = 20'000;
constexpr double kWide = 1600;

std::string base64(std::string_view bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve(bytes.size() * 4 / 3 + 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j) three = three << 8 | (i + j < bytes.size() ? static_cast<std::uint8_t>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j) out += i + j > bytes.size() ? '=' : kLetters[three >> (18 - 6 * j) & 63];
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
        else out += c;
    }
    return out;
}

std::string css(map::Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.r, colour.g, colour.b); }

std::string pathOf(map::Shape shape, double radius, double middle) {
    std::string out;
    for (const map::Point &p : map::outlineOf(shape)) out += fmt::format("{}{:.1f},{:.1f}", out.empty() ? "M" : "L", middle + p.x * radius, middle + p.y * radius);
    return out + "Z";
}

std::string svgOf(const map::Mark &mark, map::Colour outline) {
    const std::string look = mark.hollow || mark.shape == map::Shape::ring ? fmt::format(R"(fill="none" stroke="{}" stroke-width="2")", css(mark.fill)) : fmt::format(R"(fill="{}" fill-opacity="{:.2f}" stroke="{}")", css(mark.fill), mark.fill.a / 255.0, css(outline));
    if (map::outlineOf(mark.shape).empty()) return fmt::format(R"(<svg width="16" height="16"><circle cx="8" cy="8" r="6" {}/></svg>)", look);
    return fmt::format(R"(<svg width="16" height="16"><path d="{}" {}/></svg>)", pathOf(mark.shape, 6, 8), look);
}

// The legend's rows in words: a caption, and the symbol on its line if there is one.
std::string legendOf(const map::Furnished &legend, map::Colour outline) {
    std::string out;
    for (const map::PlacedCaption &caption : legend.captions) {
        const double top = caption.at.y, bottom = top + static_cast<double>(caption.caption.style.size) * 2;
        const auto symbol = std::find_if(legend.symbols.begin(), legend.symbols.end(), [&](const map::Mark &mark) { return mark.at.y > top && mark.at.y < bottom; });
        const std::string text = escaped(caption.caption.text);
        if (symbol == legend.symbols.end()) out += "<li class=\"head\">" + text + "</li>";
        else if (symbol->shares.empty()) out += "<li>" + svgOf(*symbol, outline) + text + "</li>"; // there are no clusters here
    }
    return out;
}

std::string filledIn(std::string page, const std::map<std::string, std::string> &values) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t mark; (mark = page.find("%%", at)) != std::string::npos;) {
        const std::size_t end = page.find("%%", mark + 2);
        if (end == std::string::npos) break;
        out.append(page, at, mark - at);
        if (const auto value = values.find(page.substr(mark + 2, end - mark - 2)); value != values.end()) out += value->second;
        at = end + 2;
    }
    return out + page.substr(at);
}

// Numbers for words that occur again and again.
class WordList {
public:
    std::size_t numberOf(const std::string &word) {
        const auto [entry, fresh] = numbers_.try_emplace(word, words_.size());
        if (fresh) words_.push_back(word);
        return entry->second;
    }
    [[nodiscard]] const std::vector<std::string> &words() const { return words_; }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::string> words_;
};

// As an image of the page, or nothing.
std::string logoOf(const Sheet &sheet, std::vector<Diagnostic> *notes) {
    constexpr std::size_t kMost = 1 << 20; // bytes
    if (sheet.logo.empty()) return {};
    (void)LogoFile().open(sheet.logo); // throws unless it is one
    const std::string bytes = readBytes(sheet.logo);
    if (bytes.size() <= kMost) return "<img alt=\"\" src=\"data:image/png;base64," + base64(bytes) + "\">";
    if (notes) notes->push_back({Severity::warning, "the logo is not in the page: its file is larger than a megabyte", sheet.logo, "save it smaller", {}});
    return {};
}

} // namespace

std::string htmlOf(const Sheet &sheet, const Content &content, const PageParts &parts, std::vector<Diagnostic> *notes) {
    const bool arabic = sheet.language == text::Language::arabic;
    const map::Words words(arabic ? text::Language::arabic : text::Language::english, sheet.arabic_digits);
    map::SceneMaker maker(parts.base, map::openTheme(sheet.style, sheet.palette), parts.gazetteer, parts.actors, parts.letterer);
    const map::Theme &theme = maker.theme();
    const double high = std::round(kWide * sheet.height / sheet.width);
    const events::EventTable &table = *content.table;
    std::vector<events::Row> rows = content.rows(sheet.moments.front(), false);
    std::erase_if(rows, [&](events::Row row) { return !table.located(row) || !table.drawn(row) || !table.dated(row); });
    if (rows.size() > kMostEvents) {
        if (notes) notes->push_back({Severity::warning, fmt::format("only the first {} of {} events are in the page", kMostEvents, rows.size()), {}, "choose fewer with --where, --from or --to", {}});
        rows.resize(kMostEvents);
    }

    map::View view;
    view.viewport = map::Viewport(sheet.camera->centre, kWide / sheet.camera->span, kWide, high);
    view.window = sheet.moments.front();
    view.labels = arabic ? text::Language::arabic : text::Language::english;
    view.both_names = sheet.both_names;
    view.furniture = map::Furniture::frame;
    view.colouring.by = sheet.colour_by;
    const std::vector<map::Colouring::Layer> sources = sourcesOf(sheet, content);
    view.colouring.layers = sources;
    view.own = content.own;
    view.notes = &sheet.notes;
    map::Leaf ground{kWide, high, 1, theme.sea, {}};
    ground.add(maker.make(view));
    const std::vector<map::Leaf> leaves{std::move(ground)};
    const std::string picture = draw::bytesOf(leaves, parts.letterer, draw::PageFormat::png, "");
    view.table = content.table;
    view.rows = &rows;
    view.total = totalOf(content);
    const bool areas = sheet.areas && content.territory;
    const auto colourOfParty = [&](std::string_view party) { return maker.colourOf(party); };
    const auto lastDay = std::chrono::floor<std::chrono::days>(sheet.moments.front().to - std::chrono::seconds{1});
    if (areas) view.held = map::heldGround(content.territory->on(lastDay, control::Territory::By::holder), colourOfParty);
    (void)maker.make(view);
    const map::Furnished legend = maker.legend(view, 400);

    WordList list, colours;
    Disputes disputes;
    std::vector<std::size_t> disputed;
    if (sheet.parts.disagreements) {
        disputes.look(table);
        disputed = disputes.among(rows);
    }
    std::unordered_map<events::Row, std::string> differing; // what is said of a row's event otherwise
    std::string disputeList;
    for (const std::size_t group : disputed) {
        const DisputeText text = inWords(table, disputes.found(), group, words, sources);
        std::string line;
        for (const DisputeText::Value &value : text.values) {
            line += (line.empty() ? "" : " | ") + value.value + " (" + value.sources + ")";
            disputeList += "<tr><td>" + (&value == &text.values.front() ? escaped(text.place) + "</td><td>" + escaped(text.what) : std::string("</td><td>")) + "</td><td>" + escaped(value.matter) +
                           "</td><td>" + escaped(value.value) + "</td><td>" + escaped(value.sources) + "</td></tr>";
        }
        for (const events::Row row : disputes.found().groups[group].rows) differing[row] = "≠ " + line;
    }
    if (!disputeList.empty()) {
        std::string head;
        for (const char *name : {"listing_place", "listing_what", "dispute_matter", "dispute_value", "listing_source"}) head += "<th>" + escaped(words.word(name)) + "</th>";
        disputeList = "<section id=\"disputes\"><h2>" + escaped(words.word("disputes")) + "</h2><table><thead><tr>" + head + "</tr></thead><tbody>" + disputeList + "</tbody></table></section>";
    }
    Json events = Json::array();
    std::int64_t first = 0, last = 0;
    for (const events::Row row : rows) {
        const map::Point at = view.viewport.toScreen(table.position(row));
        if (at.x < 0 || at.y < 0 || at.x > kWide || at.y > high) continue;
        const auto dayOf = [](std::int64_t seconds) { return seconds >= 0 ? seconds / 86'400 : -((-seconds + 86'399) / 86'400); };
        const std::int64_t from = dayOf(table.from(row)), to = dayOf(table.to(row) + 86'399);
        if (events.empty() || from < first) first = from;
        if (events.empty() || from > last) last = from;
        const std::uint32_t source = table.document(row).value_or(0);
        const ListingRow said = listingRow(table.event(row), words, source < sources.size() ? sources[source].name : "");
        const double size = std::clamp(5 + std::log10(1 + table.magnitude(row).value_or(0)) * 1.2, 5.0, 11.0);
        events.push_back({std::round(at.x * 10) / 10, std::round(at.y * 10) / 10, from, to, colours.numberOf(css(maker.colourOf(view.colouring, table, row))),
                          static_cast<int>(maker.shapeOf(table.type(row), table.subtype(row))), std::round(size * 10) / 10, list.numberOf(said.date), list.numberOf(said.place),
                          list.numberOf(said.what), list.numberOf(said.who), list.numberOf(said.source)});
        if (const auto other = differing.find(row); other != differing.end()) events.back().push_back(list.numberOf(other->second));
    }
    Json shapes = Json::array();
    for (int shape = 0; shape <= static_cast<int>(map::Shape::badge); ++shape) {
        Json path = Json::array();
        for (const map::Point &p : map::outlineOf(static_cast<map::Shape>(shape))) path.push_back({std::round(p.x * 1000) / 1000, std::round(p.y * 1000) / 1000});
        shapes.push_back(std::move(path));
    }
    Json held = nullptr;
    if (areas && !events.empty()) {
        const auto dayAt = [](std::int64_t day) { return time::Day(std::chrono::days{day}); };
        held = areasAsJson(*content.territory, view.viewport, dayAt(first), dayAt(last), colourOfParty, notes);
    }
    const Value patterns = readAsset(arabic ? "ui/ar/map.toml" : "ui/en/map.toml");
    const Json data{{"width", kWide}, {"height", high}, {"first", first}, {"last", last}, {"arabicDigits", arabic && sheet.arabic_digits},
                    {"months", patterns["months"].strings()}, {"day", patterns["day"].text()}, {"until", patterns["until"].text()},
                    {"counts", patterns["sheet_counts"].text()}, {"outline", css(theme.mark_outline)}, {"colours", colours.words()},
                    {"shapes", shapes}, {"ring", static_cast<int>(map::Shape::ring)}, {"areas", held}, {"words", list.words()}, {"events", events}};
    std::string json = data.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (std::size_t at = 0; (at = json.find('<', at)) != std::string::npos;) json.replace(at, 1, "\\u003c"); // no text ends the script

    std::string origin;
    for (const map::Colouring::Layer &source : sources)
        if (!source.name.empty()) origin += (origin.empty() ? "" : words.rightToLeft() ? "، " : ", ") + escaped(source.name);
    origin = (origin.empty() ? "" : words.word("sheet_data", {{"names", origin}}) + " · ") + escaped(words.word("attribution"));
    if (maker.namesVillages()) origin += " · " + escaped(words.word("attribution_villages"));
    const std::string title = escaped(sheet.title.empty() ? words.word("listing") : sheet.title);
    return filledIn(readBytes(assetsFolder() / "sheets" / "page.html"),
                    {{"LANG", arabic ? "ar" : "en"}, {"DIR", arabic ? "rtl" : "ltr"}, {"TITLE", title}, {"LOGO", logoOf(sheet, notes)}, {"PAPER", css(theme.panel)}, {"INK", css(theme.title)},
                     {"MUTED", css(theme.muted)}, {"LINE", css(theme.panel_outline)}, {"LEGEND", legendOf(legend, theme.mark_outline)}, {"GROUND", base64(picture)},
                     {"PLAY", words.word("page_play")}, {"TIME", words.word("page_time")}, {"UNTIL_NOW", words.word("page_until")}, {"LAST_MONTH", words.word("page_month")},
                     {"DISPUTES", disputeList}, {"SOURCES", origin + "<br>" + escaped(words.word("sheet_method") + " " + words.word("sheet_borders"))}, {"DATA", json}});
}

} // namespace zamkan::briefing
