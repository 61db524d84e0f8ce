#include "briefing/listing.hpp"
#include "briefing/page_text.hpp"
#include "briefing/sheet_template.hpp"
#include "briefing/sheet_layout.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::briefing {
namespace {

constexpr std::size_t kPages = 40, kColumns = 5;
constexpr std::array<double, kColumns> kShares{0.22, 0.18, 0.14, 0.25, 0.21};
// A list that nearly fits on one page is set smaller until it does; what needs more pages anyway is set as large as it reads well.
constexpr float kUsual = 1.1F, kStep = 0.05F; // of the layout's small letters
constexpr float kLeast = 6;                  // points: below it nobody reads a page at arm's length

float pointsOf(const Template &look) { return look.paper ? static_cast<float>(look.paper->first / 25.4 * 72 / look.width) : 1.0F; } // a length of 1

std::string joined(const std::vector<std::string> &list, const map::Words &words) {
    std::string out;
    for (const std::string &one : list) out += (out.empty() ? "" : words.rightToLeft() ? "، " : ", ") + one;
    return out;
}

// The pages being filled from above.
class Pages {
public:
    Pages(const ListingOf &of, const Template &look, float size, std::size_t most)
        : of_(of), look_(look), size_(size), most_(most), ratio_(ratioOf(look_, {of.sheet.width, of.sheet.height})) {
        margin_ = std::round(std::max(look_.margin, 20.0) * ratio_);
        width_ = of.sheet.width - 2 * margin_;
        begin();
    }

    // False when no page has room for it any more.
    bool add(const ListingRow &row) {
        std::vector<map::Column> cells;
        const std::array<std::string, kColumns> words{row.date, row.place, row.what, row.who, row.source};
        double high = 0;
        for (std::size_t i = 0; i < kColumns; ++i) {
            cells.push_back(text().column(width_ * kShares[i] - 10 * ratio_));
            if (!words[i].empty()) cells.back().text(words[i], size_, lettering::Weight::regular, of_.theme.text);
            high = std::max(high, cells.back().height());
        }
        if (y_ + high > bottom()) {
            if (pages_.size() >= most_) return false;
            begin();
        }
        put(cells);
        y_ += high + 5 * ratio_;
        text().stroke({margin_, y_ - 2.5 * ratio_}, {margin_ + width_, y_ - 2.5 * ratio_}, of_.theme.panel_outline, std::max(0.5, 0.5 * ratio_));
        return true;
    }

    [[nodiscard]] std::vector<map::Leaf> done(std::size_t left) {
        const double foot = bottom() + 4 * ratio_;
        if (left > 0)
            text().line(of_.words.word("more", {{"count", fmt::format("{}", left)}}), look_.small, of_.theme.muted, startX(), foot, start());
        std::vector<map::Leaf> leaves;
        for (PageText &page : pages_) { // the map is the first of all
            const std::string number = of_.words.word("sheet_page", {{"page", fmt::format("{}", leaves.size() + 2)}, {"pages", fmt::format("{}", pages_.size() + 1)}});
            page.line(number, look_.small, of_.theme.muted, mirrored() ? margin_ : margin_ + width_, foot, mirrored() ? PageText::Anchor::left : PageText::Anchor::right);
            map::Leaf leaf;
            leaf.width = of_.sheet.width;
            leaf.height = of_.sheet.height;
            if (look_.paper) leaf.points = look_.paper->first / 25.4 * 72 / leaf.width;
            leaf.paper = of_.theme.panel;
            leaf.paper.a = 255;
            leaf.add(page.picture(leaf.width, leaf.height));
            leaves.push_back(std::move(leaf));
        }
        return leaves;
    }

private:
    [[nodiscard]] PageText &text() { return pages_.back(); }
    [[nodiscard]] bool mirrored() const { return of_.words.rightToLeft(); }
    [[nodiscard]] double bottom() const { return of_.sheet.height - margin_ - 18 * ratio_; }
    [[nodiscard]] double startX() const { return mirrored() ? margin_ + width_ : margin_; }
    [[nodiscard]] PageText::Anchor start() const { return mirrored() ? PageText::Anchor::right : PageText::Anchor::left; }

    void put(const std::vector<map::Column> &cells) {
        double x = 0;
        for (std::size_t i = 0; i < kColumns; ++i) {
            const double wide = width_ * kShares[i], left = mirrored() ? margin_ + width_ - x - wide : margin_ + x;
            text().set(cells[i], mirrored() ? left + 10 * ratio_ : left, mirrored() ? left + wide : left + wide - 10 * ratio_, y_);
            x += wide;
        }
    }

    void begin() {
        pages_.emplace_back(of_.theme, of_.letterer, ratio_, mirrored());
        y_ = margin_;
        map::Column head = text().column(width_);
        head.text(of_.sheet.title.empty() ? of_.words.word("listing") : oneLine(of_.sheet.title, 200), look_.title * 0.7F, lettering::Weight::bold, of_.theme.title);
        text().set(head, margin_, margin_ + width_, y_);
        y_ += head.height() + 8 * ratio_;
        std::vector<map::Column> names;
        for (const char *name : {"listing_date", "listing_place", "listing_what", "listing_who", "listing_source"}) {
            names.push_back(text().column(width_));
            names.back().text(of_.words.word(name), size_, lettering::Weight::bold, of_.theme.muted);
        }
        put(names);
        y_ += names.front().height() + 5 * ratio_;
        text().stroke({margin_, y_ - 2.5 * ratio_}, {margin_ + width_, y_ - 2.5 * ratio_}, of_.theme.scale, std::max(1.0, ratio_));
    }

    const ListingOf &of_;
    const Template &look_;
    float size_; // of the letters of a row
    std::size_t most_;
    double ratio_, margin_ = 0, width_ = 0, y_ = 0;
    std::vector<PageText> pages_;
};

} // namespace

ListingRow listingRow(const events::Event &event, const map::Words &words, const std::string &sourceName) {
    const bool arabic = words.rightToLeft();
    const auto named = [&](const std::string &ar, const std::string &en) { return arabic ? (ar.empty() ? en : ar) : (en.empty() ? ar : en); };
    ListingRow row;
    if (event.when) row.date = words.period({event.when->from(), event.when->to(), timeline::Mode::window});
    std::vector<std::string> places, actors;
    for (const events::EventPlace &place : event.places)
        if (std::string name = named(place.name_ar, place.name_en); !name.empty() && std::find(places.begin(), places.end(), name) == places.end())
            places.push_back(std::move(name));
    for (const events::EventActor &actor : event.actors)
        if (std::string name = named(actor.name_ar, actor.name_en); !name.empty()) actors.push_back(name + (actor.role == "losing" ? words.word("listing_losing") : actor.role == "gaining" ? words.word("listing_gaining") : ""));
    row.place = joined(places, words);
    row.who = joined(actors, words);
    row.what = event.subtype.empty() ? words.type(event.type) : words.subtype(event.subtype);
    if (event.magnitude) row.what += " (" + words.number(*event.magnitude, event.unit) + ")";
    row.source = event.attribution.empty() ? sourceName : event.attribution + (sourceName.empty() ? "" : " · " + sourceName);
    return row;
}

std::vector<map::Leaf> listingOf(const ListingOf &wanted, std::vector<Diagnostic> *notes) {
    const Template look = templateOf(wanted.sheet.layout);
    const std::vector<map::Colouring::Layer> sources = sourcesOf(wanted.sheet, wanted.content);
    std::vector<ListingRow> rows; // that were asked for: each once, whatever sizes are tried
    const auto rowAt = [&](std::size_t at) -> const ListingRow & {
        if (at == rows.size()) {
            const events::Row row = wanted.rows[at];
            const std::uint32_t source = wanted.content.table->document(row).value_or(0);
            rows.push_back(listingRow(wanted.content.table->event(row), wanted.words, oneLine(source < sources.size() ? sources[source].name : std::string(), 80)));
        }
        return rows[at];
    };
    const auto filled = [&](Pages &pages) {
        std::size_t done = 0;
        while (done < wanted.rows.size() && pages.add(rowAt(done))) ++done;
        return done;
    };
    const float least = std::min(look.small * kUsual, kLeast / pointsOf(look));
    for (float size = look.small * kUsual; size >= least; size -= look.small * kStep) {
        Pages page(wanted, look, size, 1);
        if (filled(page) == wanted.rows.size()) return page.done(0);
    }
    Pages pages(wanted, look, look.small * kUsual, kPages);
    const std::size_t done = filled(pages);
    const std::size_t left = wanted.rows.size() - done;
    if (left > 0 && notes)
        notes->push_back({Severity::remark, fmt::format("{} events do not find room in the listing", left), {}, "have them beside it as a table", {}});
    return pages.done(left);
}

} // namespace zamkan::briefing
