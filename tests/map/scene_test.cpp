#include "catch.hpp"
#include "map/held_ground.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include "sample_view.hpp"
#include <algorithm>
#include <cmath>

using namespace zamkan;

namespace {

struct Shot {
    events::EventTable table = testing::sampleTable();
    std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
    map::Picture picture = maker.make(view);

    // The mark that holds the first event at this place.
    const map::Mark *markOf(const std::string &name) const {
        for (const map::Mark &mark : picture.marks)
            for (const events::Row row : mark.rows)
                if (table.place(row)->name_en == name) return &mark;
        return nullptr;
    }
};

struct Box {
    double left, top, right, bottom;
    bool overlaps(const Box &o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
};

// The letters' own box: half the leading at the top and bottom holds no ink.
Box inkOf(const map::Label &label) {
    const double height = static_cast<double>(label.block->height), spare = height * 0.16;
    return {label.at.x + 1, label.at.y + spare, label.at.x + static_cast<double>(label.block->width) - 1,
            label.at.y + height - spare};
}

} // namespace

TEST_CASE("a mark has the holder's colour, or the loser's outline where the gainer is unknown") {
    const Shot shot;
    const map::Mark *ramadi = shot.markOf("Ramadi"), *hit = shot.markOf("Hit"), *raqqa = shot.markOf("Raqqa");
    REQUIRE(ramadi);
    REQUIRE(hit);
    REQUIRE(raqqa);
    CHECK(ramadi->fill == shot.maker.colourOf("iraqi_forces"));
    CHECK_FALSE(ramadi->hollow);
    CHECK(hit->fill == shot.maker.colourOf("isis"));
    CHECK(hit->hollow);
    CHECK(raqqa->fill == shot.maker.colourOf("coalition"));
    CHECK(raqqa->shape == map::Shape::star); // an air strike
}

TEST_CASE("colours tell parties, kinds or layers, whichever is asked for, and the legend names them") {
    Shot shot;
    shot.view.colouring.by = map::ColourBy::type;
    shot.picture = shot.maker.make(shot.view);
    REQUIRE(shot.markOf("Hit"));
    CHECK(shot.markOf("Hit")->fill == shot.maker.theme().types.at("control"));
    CHECK_FALSE(shot.markOf("Hit")->hollow); // what is hollow is said of parties
    CHECK(shot.markOf("Raqqa")->fill == shot.maker.theme().types.at("violence"));

    events::EventTable layered;
    for (std::uint32_t layer = 0; layer < 2; ++layer) {
        std::vector<events::Event> list;
        for (events::Row row = 0; row < shot.table.size(); ++row)
            if (row % 2 == layer) list.push_back(shot.table.event(row));
        layered.append(events::EventSegment::of(std::move(list)), layer);
    }
    const std::vector<events::Row> rows = testing::allRows(layered);
    map::View view = testing::viewOn(layered, rows);
    view.furniture = map::Furniture::window;
    view.colouring = {map::ColourBy::source, {{"below", 3}, {"above", 12}}};
    const map::Picture picture = shot.maker.make(view);
    const auto &palette = shot.maker.layerColours();
    bool below = true;
    for (const map::Mark &mark : picture.marks) {
        if (mark.shape == map::Shape::badge || mark.count > 1) continue;
        const std::uint32_t layer = *layered.document(mark.row);
        CHECK(mark.fill == palette[(layer == 0 ? 3 : 12) % palette.size()]);
        CHECK((below || layer == 1)); // no mark of the lower layer comes after one of the upper
        below = below && layer == 0;
    }
    const auto named = [&](std::string_view name) {
        return std::any_of(picture.captions.begin(), picture.captions.end(), [&](const map::Label &label) { return label.text == name; });
    };
    CHECK(named("below"));
    CHECK(named("above"));
}

TEST_CASE("a window that reads from the right has its legend there") {
    Shot shot;
    shot.view.furniture = map::Furniture::window;
    CHECK(shot.maker.make(shot.view).panels.front().left < 640);
    shot.view.mirrored = true;
    CHECK(shot.maker.make(shot.view).panels.front().left > 640);
}

TEST_CASE("a name over which the window's legend comes to lie goes to another side of its mark") {
    Shot shot;
    shot.view.furniture = map::Furniture::window;
    shot.view.mirrored = true;
    map::SceneMaker maker = testing::studio().maker(); // no side of a name chosen yet
    shot.picture = maker.make(shot.view);
    const map::Picture::Panel legend = shot.picture.panels.front();
    const auto nameAfter = [&](double x, double y) { // of Ramadi, which is moved there
        const map::Point at = shot.markOf("Ramadi")->at;
        shot.view.viewport = shot.view.viewport.pannedBy(x - at.x, y - at.y);
        shot.picture = maker.make(shot.view);
        const auto name = std::find_if(shot.picture.labels.begin(), shot.picture.labels.end(), [](const map::Label &label) { return label.text == "الرمادي"; });
        REQUIRE(name != shot.picture.labels.end());
        return inkOf(*name);
    };
    const double beside = legend.left - 14, level = (legend.top + legend.bottom) / 2;
    CHECK(nameAfter(beside - 200, level).right > beside - 200); // to the right of its mark while nothing is there
    const Box name = nameAfter(beside, level);
    CHECK(name.right < legend.left);
    for (const map::Label &other : shot.picture.labels)
        if (other.text != "الرمادي") CHECK_FALSE(name.overlaps(inkOf(other)));
}

TEST_CASE("events at one place become one mark with their count") {
    const Shot shot;
    const map::Mark *mosul = shot.markOf("Mosul");
    REQUIRE(mosul);
    CHECK(mosul->count == 2);
    CHECK(mosul->rows.size() == 2);
}

TEST_CASE("what is said of a country is a badge with its number and no point") {
    const Shot shot;
    const map::Mark *iraq = shot.markOf("Iraq");
    REQUIRE(iraq);
    CHECK(iraq->shape == map::Shape::badge);
    CHECK_FALSE(shot.picture.washes.empty());
}

TEST_CASE("badges of areas that lie close together stand below each other") {
    Shot shot;
    for (const char *code : {"XX-1", "XX-2"}) { // two areas that the map does not know, with one middle
        events::Event event = testing::eventOf({"claim", "percentage", "", "isis", "", code, code, 33.2, 44, 90, "admin1", 50, "percent"});
        event.places.front().admin1 = code;
        event.places.front().country = "IQ";
        shot.table.append(event);
    }
    shot.rows = testing::allRows(shot.table);
    shot.picture = shot.maker.make(shot.view);
    std::vector<Box> badges;
    for (const map::Mark &mark : shot.picture.marks) {
        if (mark.shape != map::Shape::badge) continue;
        const auto size = static_cast<double>(mark.size), reach = static_cast<double>(mark.reach);
        badges.push_back({mark.at.x - reach, mark.at.y - size, mark.at.x + reach, mark.at.y + size});
    }
    REQUIRE(badges.size() >= 4);
    for (std::size_t i = 0; i < badges.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(badges[i].overlaps(badges[j]));
}

TEST_CASE("what is said of a country tints none of it while the map fills who holds what") {
    Shot shot;
    control::Holding holding;
    holding.state.status = control::Status::held;
    holding.state.holder = "isis";
    const auto at = [](double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); };
    holding.polygons = {{{{at(36, 43), at(36, 44), at(37, 44), at(37, 43)}}}};
    shot.view.held = map::heldGround({holding}, [](std::string_view) { return map::Colour{}; });
    shot.picture = shot.maker.make(shot.view);
    REQUIRE(shot.picture.washes.size() == 1);
    CHECK(shot.picture.washes[0].mesh == shot.view.held->fills[0].mesh);
    REQUIRE(shot.markOf("Iraq"));
}

TEST_CASE("an uncertain place has a disc of its radius") {
    const Shot shot;
    const map::Mark *palmyra = shot.markOf("Palmyra");
    REQUIRE(palmyra);
    CHECK(static_cast<double>(palmyra->halo) ==
          Approx(40'000 / shot.view.viewport.metresPerPixel()).epsilon(0.01));
    CHECK(shot.markOf("Hit")->halo == 0);
}

TEST_CASE("no name lies on another, on a mark or on the legend") {
    for (const text::Language language : {text::Language::arabic, text::Language::english}) {
        Shot shot;
        shot.view.labels = language;
        shot.picture = shot.maker.make(shot.view);
        const auto &labels = shot.picture.labels;
        const std::size_t counts = 3; // the last ones stand on clusters and badges
        REQUIRE(labels.size() > 40);
        for (std::size_t i = 0; i + counts < labels.size(); ++i) {
            const Box box = inkOf(labels[i]);
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(box.overlaps(inkOf(labels[j])));
            for (const map::Mark &mark : shot.picture.marks) {
                const auto size = static_cast<double>(mark.size) - 1;
                const double reach = mark.shape == map::Shape::badge ? static_cast<double>(mark.reach) - 1 : size;
                CHECK_FALSE(box.overlaps({mark.at.x - reach, mark.at.y - size, mark.at.x + reach, mark.at.y + size}));
            }
            for (const auto &panel : shot.picture.panels)
                CHECK_FALSE(box.overlaps({panel.left, panel.top, panel.right, panel.bottom}));
        }
    }
}

TEST_CASE("equal views give equal pictures, and a name keeps its place while only time moves") {
    Shot shot;
    map::SceneMaker other = testing::studio().maker();
    const map::Picture again = other.make(shot.view);
    REQUIRE(again.labels.size() == shot.picture.labels.size());
    for (std::size_t i = 0; i < again.labels.size(); ++i) {
        CHECK(again.labels[i].at.x == shot.picture.labels[i].at.x);
        CHECK(again.labels[i].at.y == shot.picture.labels[i].at.y);
    }
}

TEST_CASE("the legend speaks only of what is seen, and the sheet says how many of how many") {
    Shot shot;
    const std::size_t all = shot.picture.symbols.size();
    const std::vector<events::Row> few{0, 1};
    shot.view.rows = &few;
    const map::Picture small = shot.maker.make(shot.view);
    CHECK(small.symbols.size() < all);
    CHECK(small.symbols.size() == 3); // one party, one kind, and what hollow means
}

TEST_CASE("an Arabic sheet has its legend on the right and an English one on the left") {
    Shot shot;
    shot.view.labels = text::Language::arabic;
    CHECK(shot.maker.make(shot.view).panels.front().left > 640);
    shot.view.labels = text::Language::english;
    CHECK(shot.maker.make(shot.view).panels.front().right < 640);
}

TEST_CASE("a picture fitted beside the legend hides no mark under it") {
    Shot shot;
    geo::Box box;
    for (const events::Row row : shot.rows)
        if (shot.table.place(row)->precision != "country") box.add(shot.table.position(row));
    shot.view.viewport = shot.maker.fitting(box, shot.view);
    const map::Picture picture = shot.maker.make(shot.view);
    for (const map::Mark &mark : picture.marks)
        for (const auto &panel : picture.panels)
            CHECK_FALSE((mark.at.x > panel.left && mark.at.x < panel.right && mark.at.y > panel.top && mark.at.y < panel.bottom));
}

TEST_CASE("the mark under the pointer is found, and nothing far from any") {
    const Shot shot;
    const map::Mark *hit = shot.markOf("Hit");
    const map::Mark *found = map::markAt(shot.picture, {hit->at.x + 4, hit->at.y - 3});
    REQUIRE(found);
    CHECK(found->row == hit->row);
    CHECK(map::markAt(shot.picture, {2, 2}) == nullptr);
}

TEST_CASE("what is claimed of a party has that party's colour, whoever says so") {
    events::EventTable table;
    table.append(testing::eventOf({"claim", "percentage", "", "isis", "coalition", "الموصل", "Mosul", 36.335, 43.119, 3, "exact", 60, "percent"}));
    const auto rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    const map::Picture picture = maker.make(testing::viewOn(table, rows));
    REQUIRE(picture.marks.size() == 1);
    CHECK(picture.marks.front().fill == maker.colourOf("isis"));
    CHECK_FALSE(picture.marks.front().hollow);
}

TEST_CASE("denied events are not drawn as having happened") {
    events::EventTable table;
    events::Event event = testing::eventOf({"control", "lost", "", "isis", "", "هيت", "Hit", 33.636, 42.828, 3, "exact", 0, ""});
    event.status = "denied";
    table.append(event);
    const auto rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    CHECK(maker.make(testing::viewOn(table, rows)).marks.empty());
}

TEST_CASE("the world and a street are drawn without harm") {
    Shot shot;
    for (const double zoom : {0.0, 2.0, 12.0, 19.0}) {
        shot.view.viewport = map::Viewport(geo::LatLon::fromDegrees(33.6, 42.8), 256 * std::exp2(zoom), 1280, 800);
        const map::Picture picture = shot.maker.make(shot.view);
        CHECK_FALSE(picture.fills.empty());
        for (const map::Mark &mark : picture.marks) CHECK(std::isfinite(mark.at.x));
    }
}
