#include "catch.hpp"
#include "map/changed_places.hpp"
#include "map/colouring.hpp"
#include "map/notes.hpp"
#include "map/theme.hpp"
#include "sample_view.hpp"
#include <algorithm>
#include <cmath>

using namespace zamkan;

namespace {

struct Compared {
    events::EventTable table = testing::sampleTable();
    std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);

    void compare(map::ChangedPlaces places) { view.changed = std::make_shared<const map::ChangedPlaces>(std::move(places)); }
    map::ChangedPlace placeOf(events::Row row, const char *before, const char *after) const { return {table.position(row), before, after, {row}}; }
    map::Colour colour(const char *party) const { return maker.colourOf(party); }
};

map::Rect boxOf(const map::Label &label) {
    return {label.at.x, label.at.y, label.at.x + static_cast<double>(label.block->width), label.at.y + static_cast<double>(label.block->height)};
}

} // namespace

TEST_CASE("a place that changed hands is ringed round its mark, on the left in the colour of who had it, on the right of who has it") {
    Compared scene;
    scene.compare({scene.placeOf(4, "isis", "sdf")});
    const map::Picture picture = scene.maker.make(scene.view);
    REQUIRE(picture.rings.size() == 1);
    const map::Mark &ring = picture.rings.front();
    const auto mark = std::find_if(picture.marks.begin(), picture.marks.end(), [](const map::Mark &one) { return one.row == 4 && !one.rows.empty(); });
    REQUIRE(mark != picture.marks.end());
    CHECK(std::hypot(ring.at.x - mark->at.x, ring.at.y - mark->at.y) < 1);
    CHECK(ring.size > mark->size);
    CHECK(ring.shares == std::vector<std::pair<map::Colour, float>>{{scene.colour("sdf"), 0.5F}, {scene.colour("isis"), 0.5F}}); // clockwise from the top
    const map::Mark *hit = map::markAt(picture, {ring.at.x + static_cast<double>(ring.size) - 1, ring.at.y});
    REQUIRE(hit);
    CHECK(hit->row == 4);
}

TEST_CASE("places whose rings would cross share one that shows all their parties, and a closer look parts them") {
    Compared scene;
    const auto at = [](double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); };
    scene.compare({{at(34.0, 41.0), "isis", "iraqi_forces", {}}, {at(34.02, 41.02), "isis", "sdf", {}}, {at(36.5, 37.0), "isis", "", {}}});
    map::Picture picture = scene.maker.make(scene.view);
    REQUIRE(picture.rings.size() == 2);
    const map::Mark &shared = picture.rings.front();
    REQUIRE(shared.shares.size() == 3);
    CHECK(shared.shares[0] == std::pair(scene.colour("iraqi_forces"), 0.25F));
    CHECK(shared.shares[1] == std::pair(scene.colour("sdf"), 0.25F));
    CHECK(shared.shares[2] == std::pair(scene.colour("isis"), 0.5F));
    for (std::size_t i = 0; i < picture.rings.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const map::Mark &a = picture.rings[i], &b = picture.rings[j];
            CHECK(std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) >= 0.7 * static_cast<double>(a.size + b.size));
        }
    scene.view.viewport = map::Viewport(at(34.01, 41.01), 256 * std::exp2(12), 1280, 800);
    picture = scene.maker.make(scene.view);
    CHECK(picture.rings.size() == 2);
}

TEST_CASE("names stand beside the rings and not in them") {
    Compared scene;
    map::ChangedPlaces all;
    for (events::Row row = 0; row < scene.table.size(); ++row)
        if (scene.table.place(row)->precision == "exact") all.push_back(scene.placeOf(row, "isis", "sdf"));
    scene.compare(all);
    for (const map::Furniture furniture : {map::Furniture::window, map::Furniture::sheet}) {
        scene.view.furniture = furniture;
        const map::Picture picture = scene.maker.make(scene.view);
        REQUIRE(picture.rings.size() > 5);
        std::size_t named = 0;
        for (const map::Label &label : picture.labels) {
            if (label.text == "الشدادي" || label.text == "جرابلس" || label.text == "إدلب") ++named;
            if (std::all_of(label.text.begin(), label.text.end(), [](char c) { return c >= '0' && c <= '9'; })) continue; // of clusters
            const map::Rect box = boxOf(label).grown(-4);
            for (const map::Mark &ring : picture.rings) {
                const double x = std::clamp(ring.at.x, box.left, box.right), y = std::clamp(ring.at.y, box.top, box.bottom);
                INFO(label.text);
                CHECK(std::hypot(x - ring.at.x, y - ring.at.y) > static_cast<double>(ring.size) * 0.8);
            }
        }
        CHECK(named >= 2); // and are not left out for them
    }
}

TEST_CASE("two maps beside each other share one legend, which tells what either of them shows") {
    Compared scene;
    scene.view.furniture = map::Furniture::window;
    map::SceneMaker other = testing::studio().maker();
    std::vector<events::Row> first, second;
    for (const events::Row row : scene.rows) (scene.table.gaining(row) == "sdf" ? second : first).push_back(row);
    scene.view.rows = &second;
    scene.view.half = map::View::Half::end;
    const map::Picture end = other.make(scene.view);
    CHECK(end.panels.empty());
    scene.view.rows = &first;
    scene.view.half = map::View::Half::start;
    scene.view.beside = &other.legendUse();
    const map::Picture start = scene.maker.make(scene.view);
    const auto tells = [&](map::Colour colour) {
        return std::any_of(start.symbols.begin(), start.symbols.end(), [&](const map::Mark &symbol) { return symbol.fill == colour; });
    };
    CHECK(tells(scene.colour("sdf")));
    CHECK(tells(scene.colour("isis")));
    const auto attributed = [](const map::Picture &picture) {
        return std::any_of(picture.captions.begin(), picture.captions.end(), [](const map::Label &label) { return label.text.find("Natural Earth") != std::string_view::npos; });
    };
    CHECK(attributed(end));
    CHECK_FALSE(attributed(start));
}

TEST_CASE("a legend for which there is little room is shorter and leaves the scale bar free") {
    Compared scene;
    scene.view.furniture = map::Furniture::window;
    const map::Picture roomy = scene.maker.make(scene.view);
    REQUIRE_FALSE(roomy.panels.empty());
    const double whole = roomy.panels.front().bottom;
    for (const double height : {whole + 20, 260.0}) {
        scene.view.viewport = scene.view.viewport.resized(1280, height);
        const map::Picture low = scene.maker.make(scene.view);
        REQUIRE_FALSE(low.panels.empty());
        REQUIRE_FALSE(low.strokes.empty());
        double bar = height;
        for (const map::Picture::Stroke &stroke : low.strokes)
            if (stroke.from.y > low.panels.front().bottom) bar = std::min(bar, stroke.from.y);
        CHECK(low.panels.front().bottom < bar);
        CHECK(bar < height);
        CHECK(low.panels.front().bottom < whole);
    }
}

TEST_CASE("names of the map make room for the words of a note") {
    Compared scene;
    const map::Picture before = scene.maker.make(scene.view);
    const auto raqqa = std::find_if(before.labels.begin(), before.labels.end(), [](const map::Label &label) { return label.text == "الرقة"; });
    REQUIRE(raqqa != before.labels.end());
    const map::Rect old = boxOf(*raqqa);
    const geo::LatLon there = scene.view.viewport.toEarth({(old.left + old.right) / 2, (old.top + old.bottom) / 2});
    const std::vector<map::Note> notes{{map::NoteKind::text, there, there, 0, "a crossing was seen here", 2}};
    scene.view.notes = &notes;
    for (const map::Furniture furniture : {map::Furniture::window, map::Furniture::sheet}) {
        scene.view.furniture = furniture;
        const map::Picture picture = scene.maker.make(scene.view);
        const auto note = std::find_if(picture.labels.begin(), picture.labels.end(), [&](const map::Label &label) { return label.text == notes[0].text; });
        REQUIRE(note != picture.labels.end());
        for (const map::Label &label : picture.labels)
            if (&label != &*note && label.block->width > 12) {
                INFO(label.text);
                CHECK_FALSE(boxOf(label).grown(-3).overlaps(boxOf(*note)));
            }
    }
}
