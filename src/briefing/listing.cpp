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

constexpr std::size_t kPages = 40;
struct ListColumn {
    const char *name; // its word
    double share;     // of the width
};
constexpr std::array<ListColumn, 5> kEvents{{{"listing_date", 0.22}, {"listing_place", 0.18}, {"listing_what", 0.14}, {"listing_who", 0.25}, {"listing_source", 0.21}}};
constexpr std::array<ListColumn, 5> kDisputes{{{"listing_place", 0.2}, {"listing_what", 0.16}, {"dispute_matter", 0.1}, {"dispute_value", 0.28}, {"listing_source", 0.26}}};
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
    bool add(const ListingRow &row) { return addRow({row.date, row.place, row.what, row.who, row.source}); }

    // Where sources disagree, below the events: a row a value, those of one event together. False as above.
    bool add(const std::vector<DisputeText> &disputes) {
        if (disputes.empty()) return true;
        columns_ = kDisputes;
        y_ += 10 * ratio_;
        map::Column title = text().column(width_);
        title.text(of_.words.word("disputes"), size_ * 1.15F, lettering::Weight::bold, of_.theme.title);
        if (y_ + title.height() + 60 * ratio_ > bottom()) {
            if (pages_.size() >= most_) return false;
            begin();
        } else {
            text().set(title, margin_, margin_ + width_, y_);
            y_ += title.height() + 6 * ratio_;
            headColumns();
        }
        for (const DisputeText &dispute : disputes) {
            bool first = true;
            std::string matter;
            for (const DisputeText::Value &value : dispute.values) {
                if (!addRow({first ? dispute.place : "", first ? dispute.what : "", value.matter == matter ? "" : value.matter, value.value, value.sources})) return false;
                first = false;
                matter = value.matter;
            }
        }
        return true;
    }

private:
    bool addRow(const std::array<std::string, 5> &words) {
        std::vector<map::Column> cells;
        double high = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            cells.push_back(text().column(width_ * columns_[i].share - 10 * ratio_));
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

public:
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
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const double wide = width_ * columns_[i].share, left = mirrored() ? margin_ + width_ - x - wide : margin_ + x;
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
        headColumns();
    }

    void headColumns() {
        std::vector<map::Column> names;
        for (const ListColumn &column : columns_) {
            names.push_back(text().column(width_ * column.share - 10 * ratio_));
            names.back().text(of_.words.word(column.name), size_, lettering::Weight::bold, of_.theme.muted);
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
    std::array<ListColumn, 5> columns_ = kEvents;
};

} // namespace

ListingRow listingRow(const events::Event &event, const map::Words &words, const std::string &sourceName) {
    const bool arabic = words.rightToLeft();
    const auto named = [&](const std::string &ar, const std::string &en) { return arabic ? (ar.empty() ? en : ar) : (en.empty() ? ar : en); };
    ListingRow row;
    if (event.when)
        row.date = (event.story_time ? words.word("listing_story_time") : "") + words.period({event.when->from(), event.when->to(), timeline::Mode::window});
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
        if (filled(page) == wanted.rows.size() && page.add(wanted.disputes)) return page.done(0);
    }
    Pages pages(wanted, look, look.small * kUsual, kPages);
    const std::size_t done = filled(pages);
    const std::size_t left = wanted.rows.size() - done;
    if (left == 0 && !pages.add(wanted.disputes) && notes)
        notes->push_back({Severity::remark, "where sources disagree does not find room in the listing", {}, "have it in a page for browsers (.html)", {}});
    if (left > 0 && notes)
        notes->push_back({Severity::remark, fmt::format("{} events do not find room in the listing", left), {}, "have them beside it as a table", {}});
    return pages.done(left);
}

} // namespace zamkan::briefing
