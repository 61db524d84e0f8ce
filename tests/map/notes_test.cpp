#include "base/json.hpp"
#include "catch.hpp"
#include "geo/projection.hpp"
#include "map/notes.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include "sample_view.hpp"
#include "timeline/filter.hpp"
#include <algorithm>
#include <cmath>

using namespace zamkan;

namespace {

std::vector<map::Note> three() {
    const auto at = [](double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); };
    return {{map::NoteKind::text, at(35, 40), at(35, 40), 0, "هنا الجسر", 2},
            {map::NoteKind::arrow, at(34, 38), at(34.5, 39), 0, "from here", 0},
            {map::NoteKind::circle, at(36, 43), at(36, 43), 40, "", 1}};
}

} // namespace

TEST_CASE("notes are written as JSON and read back the same") {
    const std::vector<map::Note> notes = three();
    CHECK(map::notesFrom(map::notesAsJson(notes)) == notes);
    CHECK(map::notesFrom(Json::parse(map::notesAsJson(notes).dump())) == notes);
}

TEST_CASE("what is no note is left out and counted") {
    std::size_t left = 0;
    const Json json = Json::parse(R"([{"kind":"text","at":[40,35],"text":"a"},{"kind":"star","at":[40,35]},{"kind":"arrow","at":[40,35]},
        {"kind":"circle","at":[40,35],"radius_km":-1},{"kind":"circle","at":[40,35],"radius_km":"wide"},{"kind":"text","at":[40,135],"text":"b"},7,{"kind":"text","at":[1,1]}])");
    CHECK(map::notesFrom(json, &left).size() == 1);
    CHECK(left == 7);
    CHECK(map::notesFrom(Json::parse("{}")).empty());
}

TEST_CASE("notes stand in the picture at their places, whatever the projection") {
    const events::EventTable table = testing::sampleTable();
    const std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
    const std::vector<map::Note> notes = three();
    view.notes = &notes;
    for (const auto &projection : {std::shared_ptr<const geo::Projection>(), geo::Projection::lambertAzimuthal(view.viewport.centre())}) {
        view.viewport = view.viewport.drawnIn(projection);
        const map::Picture picture = maker.make(view);
        const auto text = std::find_if(picture.labels.begin(), picture.labels.end(), [](const map::Label &label) { return label.text == "هنا الجسر"; });
        REQUIRE(text != picture.labels.end());
        const map::Point middle{text->at.x + static_cast<double>(text->block->width) / 2, text->at.y + static_cast<double>(text->block->height) / 2};
        const map::Point wanted = view.viewport.toScreen(notes[0].at);
        CHECK(std::hypot(middle.x - wanted.x, middle.y - wanted.y) < 2);
        CHECK(picture.drawings.size() > 90);
        CHECK(maker.noteAt(view, wanted) == 0U);
        const map::Point tip = view.viewport.toScreen(notes[1].to);
        CHECK(maker.noteAt(view, tip) == 1U);
        CHECK(maker.noteAt(view, view.viewport.toScreen(geo::destination(notes[2].at, 90, 40))) == 2U);
        CHECK_FALSE(maker.noteAt(view, view.viewport.toScreen(notes[2].at)));
    }
}

TEST_CASE("the words of a note stand over its middle, one line or several, in both directions") {
    const events::EventTable table = testing::sampleTable();
    const std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
    for (const char *words : {"here", "هنا", "here\nand there", "هنا\nوهناك"}) {
        INFO(words);
        std::vector<map::Note> notes{three()[2]};
        notes[0].text = words;
        view.notes = &notes;
        const map::Picture picture = maker.make(view);
        const auto label = std::find_if(picture.labels.begin(), picture.labels.end(), [&](const map::Label &one) { return one.text == words; });
        REQUIRE(label != picture.labels.end());
        float left = 1e9F, right = -1e9F;
        for (const lettering::Line &line : label->block->lines) left = std::min(left, line.left), right = std::max(right, line.right);
        const double middle = label->at.x + static_cast<double>(left + right) / 2;
        CHECK(std::abs(middle - view.viewport.toScreen(notes[0].at).x) < 3);
        CHECK(maker.noteAt(view, {middle, label->at.y + 4}) == 0U);
    }
}

TEST_CASE("each entry of the legend says which events it stands for") {
    const events::EventTable table = testing::sampleTable();
    const std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
    const map::Picture picture = maker.make(view);
    const auto means = [&](timeline::Facet facet, const std::string &value) {
        return std::any_of(picture.meanings.begin(), picture.meanings.end(), [&](const map::Picture::Meaning &meaning) {
            return meaning.facet == facet && std::find(meaning.values->begin(), meaning.values->end(), value) != meaning.values->end();
        });
    };
    CHECK(means(timeline::Facet::actor, "isis"));
    CHECK(means(timeline::Facet::actor, "sdf"));
    CHECK(means(timeline::Facet::subtype, "airstrike"));
    CHECK(means(timeline::Facet::type, "control"));
    for (const map::Picture::Meaning &meaning : picture.meanings) {
        CHECK_FALSE(meaning.values->empty());
        CHECK(meaning.row.right > meaning.row.left);
    }
    view.colouring.by = map::ColourBy::type;
    const map::Picture byType = maker.make(view);
    CHECK(std::count_if(byType.meanings.begin(), byType.meanings.end(), [](const auto &meaning) { return meaning.facet == timeline::Facet::actor; }) == 0);
}

TEST_CASE("a sheet in another projection has its marks and names where the earth has them") {
    const events::EventTable table = testing::sampleTable();
    const std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
    geo::Box box;
    box.add(geo::LatLon::fromDegrees(32.3, 36));
    box.add(geo::LatLon::fromDegrees(37.3, 45));
    view.projection = geo::ProjectionWish::equal_area;
    view.viewport = maker.fitting(box, view);
    REQUIRE(view.viewport.projection());
    const map::Picture picture = maker.make(view);
    REQUIRE_FALSE(picture.marks.empty());
    for (const map::Mark &mark : picture.marks) {
        if (mark.count != 1 || mark.shape == map::Shape::badge) continue;
        const map::Point at = view.viewport.toScreen(table.position(mark.row));
        CHECK(std::hypot(mark.at.x - at.x, mark.at.y - at.y) < 2);
    }
    const geo::LatLon corner = view.viewport.toEarth({100, 100});
    const map::Point back = view.viewport.toScreen(corner);
    CHECK(back.x == Approx(100).margin(0.01));
    CHECK(back.y == Approx(100).margin(0.01));
    const map::Viewport panned = view.viewport.pannedBy(50, -30);
    const map::Point moved = panned.toScreen(corner);
    CHECK(moved.x == Approx(150).margin(0.5));
    CHECK(moved.y == Approx(70).margin(0.5));
}
