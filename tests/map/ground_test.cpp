#include "catch.hpp"
#include "map/placement.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include "sample_view.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <string>

using namespace zamkan;

namespace {

// Events of three parties strewn over Syria, a tenth of them in one town; each a day after the one before.
events::EventTable strewn(std::size_t count) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    static constexpr const char *actors[] = {"isis", "sdf", "syrian_government"};
    std::vector<events::Event> list;
    const time::Day first = *time::dayFromIso("2014-01-01");
    for (std::size_t i = 0; i < count; ++i) {
        const bool town = i % 10 == 0;
        const double latitude = town ? 35.95 : 33 + 4 * share(random), longitude = town ? 39.01 : 36 + 6 * share(random);
        events::Event event = testing::eventOf({"violence", i % 2 ? "clash" : "airstrike", "", "", actors[i % 3], "", town ? "Raqqa" : "",
                                                latitude, longitude, 1, "exact", 0, ""});
        event.id += std::to_string(i);
        event.when = time::Interval(time::DateRange(first + std::chrono::days(i), first + std::chrono::days(i + 1)));
        list.push_back(std::move(event));
    }
    events::EventTable table;
    table.append(events::EventSegment::of(std::move(list)));
    return table;
}

struct Stage {
    explicit Stage(std::size_t count) : table(strewn(count)), rows(testing::allRows(table)) {
        view.furniture = map::Furniture::window;
    }
    events::EventTable table;
    std::vector<events::Row> rows;
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
};

// Where each text stands; names that occur twice are left out.
std::map<std::string, map::Point> placesOf(const map::Picture &picture) {
    std::map<std::string, map::Point> places;
    std::map<std::string, int> seen;
    for (const map::Label &label : picture.labels) {
        places[std::string(label.text)] = label.at;
        ++seen[std::string(label.text)];
    }
    std::erase_if(places, [&](const auto &entry) { return seen[entry.first] > 1; });
    return places;
}

} // namespace

TEST_CASE("every event that is drawn is in one mark and no other") {
    Stage stage(3000);
    stage.view.furniture = map::Furniture::none;
    const map::Picture picture = stage.maker.make(stage.view);
    std::vector<int> times(stage.rows.size(), 0);
    std::size_t most = 0;
    for (const map::Mark &mark : picture.marks) {
        CHECK(mark.count == mark.rows.size());
        CHECK(std::is_sorted(mark.rows.begin(), mark.rows.end())); // in the order in which they were asked for
        for (const events::Row row : mark.rows) ++times[row];
        most = std::max(most, mark.rows.size());
    }
    CHECK(std::all_of(times.begin(), times.end(), [](int count) { return count == 1; }));
    CHECK(most >= 300);
    for (std::size_t i = 0; i < picture.marks.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const map::Mark &a = picture.marks[i], &b = picture.marks[j];
            if (a.count < 2 || b.count < 2) continue;
            CHECK(std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) > 0.7 * static_cast<double>(a.size + b.size) - 2);
        }
}

TEST_CASE("marks and names stand still on the earth while the map is panned") {
    Stage stage(400);
    const map::Picture before = stage.maker.make(stage.view);
    const auto namesBefore = placesOf(before);
    std::map<events::Row, map::Point> marks;
    for (const map::Mark &mark : before.marks) marks[mark.row] = mark.at;
    stage.view.viewport = stage.view.viewport.pannedBy(17, -9);
    const map::Picture after = stage.maker.make(stage.view);
    std::size_t same = 0;
    for (const map::Mark &mark : after.marks)
        if (const auto known = marks.find(mark.row); known != marks.end()) {
            ++same;
            CHECK(mark.at.x == known->second.x + 17);
            CHECK(mark.at.y == known->second.y - 9);
        }
    CHECK(same > 100);
    // Legend and scale bar stand at the edges; there a name goes round its point.
    const map::Rect middle{300, 100, 980, 650};
    std::size_t kept = 0;
    for (const auto &[text, at] : placesOf(after))
        if (const auto known = namesBefore.find(text); known != namesBefore.end() && middle.overlaps({at.x, at.y, at.x + 1, at.y + 1})) {
            ++kept;
            CHECK(at.x == known->second.x + 17);
            CHECK(at.y == known->second.y - 9);
        }
    CHECK(kept > 15);
}

TEST_CASE("zooming by less than a step makes no name or cluster come or go inside the view") {
    Stage stage(400);
    stage.view.viewport = map::Viewport(geo::LatLon::fromDegrees(35, 39), 256 * std::exp2(6.05), 1280, 800);
    const map::Picture before = stage.maker.make(stage.view);
    stage.view.viewport = stage.view.viewport.zoomedAt({640, 400}, 1.2);
    const map::Picture after = stage.maker.make(stage.view);
    std::map<events::Row, std::uint32_t> counts;
    for (const map::Mark &mark : before.marks) counts[mark.row] = mark.count;
    for (const map::Mark &mark : after.marks) {
        REQUIRE(counts.contains(mark.row));
        CHECK(counts[mark.row] == mark.count);
    }
}

TEST_CASE("a sheet depends on nothing but its view, however the window was moved before") {
    Stage stage(200);
    stage.view.furniture = map::Furniture::sheet;
    map::SceneMaker first = testing::studio().maker();
    const map::Picture fresh = first.make(stage.view);
    map::View other = stage.view;
    other.furniture = map::Furniture::window;
    for (int i = 0; i < 5; ++i) {
        other.viewport = other.viewport.pannedBy(311, 77).zoomedAt({100, 100}, 1.3);
        (void)stage.maker.make(other);
    }
    const map::Picture later = stage.maker.make(stage.view);
    REQUIRE(later.labels.size() == fresh.labels.size());
    for (std::size_t i = 0; i < later.labels.size(); ++i) {
        CHECK(later.labels[i].text == fresh.labels[i].text);
        CHECK(later.labels[i].at.x == fresh.labels[i].at.x);
        CHECK(later.labels[i].at.y == fresh.labels[i].at.y);
    }
}

TEST_CASE("the oldest events have one colour and the newest another when colours tell the time") {
    Stage stage(300);
    stage.view.window = {time::Instant(*time::dayFromIso("2014-01-01")), time::Instant(*time::dayFromIso("2014-10-28")), timeline::Mode::window};
    stage.view.colouring.by = map::ColourBy::time;
    const map::Picture picture = stage.maker.make(stage.view);
    const map::Theme &theme = stage.maker.theme();
    std::size_t old = 0, young = 0;
    for (const map::Mark &mark : picture.marks) {
        if (mark.count > 1) continue;
        old += mark.fill == theme.oldest;
        young += mark.fill == theme.newest;
        if (mark.fill == theme.oldest) CHECK(mark.row < 60);
        if (mark.fill == theme.newest) CHECK(mark.row >= 240);
    }
    CHECK(old > 0);
    CHECK(young > 0);
}

TEST_CASE("density is drawn in place of marks and has a legend of its own") {
    Stage stage(2000);
    const map::Picture marks = stage.maker.make(stage.view);
    CHECK_FALSE(marks.heat);
    stage.view.marks = map::MarksAs::density;
    const map::Picture picture = stage.maker.make(stage.view);
    CHECK(picture.marks.empty());
    REQUIRE(picture.heat);
    CHECK(picture.heat->texels->size() == std::size_t{picture.heat->width} * picture.heat->height * 4);
    // The town of a tenth of all events is the hottest place.
    const map::Point town = stage.view.viewport.toScreen(geo::LatLon::fromDegrees(35.95, 39.01));
    std::size_t hottest = 0;
    for (std::size_t i = 0; i < picture.heat->texels->size(); i += 4)
        if ((*picture.heat->texels)[i + 3] > (*picture.heat->texels)[hottest + 3]) hottest = i;
    const auto texel = static_cast<double>(hottest / 4 % picture.heat->width);
    const double x = picture.heat->left + (texel + 0.5) * (picture.heat->right - picture.heat->left) / picture.heat->width;
    CHECK(std::abs(x - town.x) < 12);
    REQUIRE(picture.panels.size() > 20);
    for (const map::Picture::Panel &panel : std::span(picture.panels).last(20)) // pieces of the band: no seam between them
        for (const double edge : {panel.left, panel.right, panel.top, panel.bottom}) CHECK(edge == std::round(edge));
    const auto says = [&](std::string_view text) {
        return std::any_of(picture.captions.begin(), picture.captions.end(), [&](const map::Label &label) { return label.text.find(text) != std::string_view::npos; });
    };
    stage.view.labels = text::Language::english;
    const map::Picture english = stage.maker.make(stage.view);
    CHECK(std::any_of(english.captions.begin(), english.captions.end(), [](const map::Label &label) { return label.text == "Density of events"; }));
    CHECK_FALSE(says("Density"));
}

TEST_CASE("trails lead from one event of a party to its next, the later the stronger, and are off unless asked for") {
    Stage stage(30);
    CHECK(stage.maker.make(stage.view).threads.empty());
    stage.view.trails = true;
    const map::Picture picture = stage.maker.make(stage.view);
    REQUIRE(picture.threads.size() >= 30); // three strokes each
    CHECK(picture.threads.front().colour.a < picture.threads.back().colour.a);
    const map::Colour colours[] = {stage.maker.colourOf("isis"), stage.maker.colourOf("sdf"), stage.maker.colourOf("syrian_government")};
    for (const auto &thread : picture.threads)
        CHECK(std::any_of(std::begin(colours), std::end(colours), [&](map::Colour colour) {
            colour.a = thread.colour.a;
            return colour == thread.colour;
        }));
}

TEST_CASE("a cluster that is spread shows each of its events by itself") {
    Stage stage(100);
    const auto inTown = [&](events::Row row) { return row % 10 == 0; };
    stage.view.spread = 0;
    const map::Picture picture = stage.maker.make(stage.view);
    std::vector<map::Point> apart;
    for (const map::Mark &mark : picture.marks)
        if (mark.rows.size() == 1 && inTown(mark.row)) apart.push_back(mark.at);
    REQUIRE(apart.size() >= 10);
    for (std::size_t i = 0; i < apart.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK(std::hypot(apart[i].x - apart[j].x, apart[i].y - apart[j].y) > 10);
    CHECK(picture.threads.size() >= 10); // a leg each
    const map::Mark *found = map::markAt(picture, {apart[3].x + 1, apart[3].y});
    REQUIRE(found);
    CHECK(found->count == 1);
}

TEST_CASE("marks that time takes away fade, and then the picture is at rest") {
    Stage stage(60);
    stage.view.clock = 10.0;
    const std::size_t all = stage.maker.make(stage.view).marks.size();
    std::vector<events::Row> fewer(stage.rows.begin(), stage.rows.begin() + 20);
    stage.view.rows = &fewer;
    stage.view.clock = 10.016;
    const map::Picture fading = stage.maker.make(stage.view);
    CHECK(fading.restless);
    CHECK(fading.marks.size() > all / 2);
    for (const map::Mark &mark : fading.marks)
        if (mark.rows.empty()) CHECK(map::markAt(fading, mark.at) != &mark); // nobody can click what is gone
    double clock = 10.016;
    for (int i = 0; i < 20; ++i) {
        stage.view.clock = clock += 0.016;
        (void)stage.maker.make(stage.view);
    }
    stage.view.clock = clock += 0.016;
    const map::Picture rest = stage.maker.make(stage.view);
    CHECK_FALSE(rest.restless);
    for (const map::Mark &mark : rest.marks) {
        CHECK(mark.opacity == 1.0F);
        CHECK_FALSE(mark.rows.empty());
    }
}

TEST_CASE("without a clock everything is where it belongs at once") {
    Stage stage(60);
    (void)stage.maker.make(stage.view);
    std::vector<events::Row> fewer(stage.rows.begin(), stage.rows.begin() + 20);
    stage.view.rows = &fewer;
    const map::Picture picture = stage.maker.make(stage.view);
    CHECK_FALSE(picture.restless);
    std::size_t rows = 0;
    for (const map::Mark &mark : picture.marks) rows += mark.rows.size();
    CHECK(rows == 20);
}

TEST_CASE("large counts are written short, as the language writes them") {
    const map::Words english(text::Language::english), arabic(text::Language::arabic);
    CHECK(english.count(9'999) == "9999");
    CHECK(english.count(12'345) == "12.3k");
    CHECK(english.count(1'250'000) == "1.3m");
    CHECK(english.count(999'900) == "1m");
    CHECK(arabic.count(7) == "7");
    CHECK(arabic.count(12'345) == "12.3 ألف");
}
