// Opening: when the index is kept, built anew, or told to be in trouble.
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include "gazetteer/gazetteer.hpp"
#include <chrono>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

using namespace zamkan;
using gazetteer::Gazetteer;
namespace fs = std::filesystem;

namespace {

// A folder of own small layers; ZAMKAN_SHAPEFILES points there while it lives. OGR reads GeoJSON under any
// name, so the small layers need no shapefile writer.
class SmallInstallation {
public:
    SmallInstallation()
        : folder_(fs::temp_directory_path() / ("zamkan-opening-" + std::to_string(::getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "cache");
        const std::string area =
            R"({"type":"Polygon","coordinates":[[[35,32],[42,32],[42,37],[35,37],[35,32]]]})";
        layer("countries_10m", R"("iso2":"SY","iso3":"SYR","name_en":"Syria","name_ar":"سوريا")", area);
        layer("countries_50m", R"("iso2":"SY","iso3":"SYR","name_en":"Syria","name_ar":"سوريا")", area);
        layer("admin1", R"("iso":"SY-RA","country":"SY","name_en":"Raqqa","name_ar":"الرقة")", area);
        point("features",
              R"("id":"dam","name_en":"Tabqa Dam","name_ar":"سد الطبقة","type":"dam","country":"SY",
              "admin1":"SY-RA","radius_km":2,"verified":"memory","source":"")");
        point("places", R"("id":"gn:1","name_en":"Raqqa","name_ar":"الرقة","type":"city","country":"SY",
              "admin1":"SY-RA","pop":177636,"fcode":"PPLA")");
        point("villages",
              R"("id":"vl:1","name_en":"Hazimah","name_ar":"حزيمة","country":"SY","admin1":"SY-RA")");
        point("airports", R"("id":"ap:1","name_en":"Tabqa","name_ar":"","type":"airbase","iata":"","icao":"",
              "country":"SY","admin1":"SY-RA")");
        layer("rivers_10m", R"("name_en":"Euphrates","name_ar":"الفرات","rank":1)",
              R"({"type":"LineString","coordinates":[[38,36],[39,35.9],[40,35]]})");
        layer("counties",
              R"("id":"us:22071","name_en":"Orleans Parish","type":"district","country":"US","admin1":"US-LA","radius_km":12)",
              R"({"type":"Point","coordinates":[-89.93,30.07]})");
        layer("lakes_10m", R"("name_en":"Assad","name_ar":"الأسد","rank":1)", area);
        layer("place_names", R"("id":"gn:1","name":"Rakkah City","lang":"en")", "null");
        ::setenv("ZAMKAN_SHAPEFILES", folder_.c_str(), 1);
    }
    ~SmallInstallation() {
        ::unsetenv("ZAMKAN_SHAPEFILES");
        std::error_code ignored;
        fs::permissions(cache(), fs::perms::owner_all, ignored);
        fs::remove_all(folder_, ignored);
    }
    SmallInstallation(const SmallInstallation &) = delete;
    SmallInstallation &operator=(const SmallInstallation &) = delete;

    [[nodiscard]] fs::path folder() const { return folder_; }
    [[nodiscard]] fs::path cache() const { return folder_ / "cache"; }
    [[nodiscard]] fs::path index() const { return fs::directory_iterator(cache())->path(); }
    [[nodiscard]] Parsed<Gazetteer> open(std::vector<fs::path> layers = {}) const {
        return Gazetteer::open({std::move(layers), cache()});
    }

    void layer(const std::string &name, const std::string &properties, const std::string &geometry) const {
        writeBytes(folder_ / (name + ".shp"),
                   R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)" +
                       properties + R"(},"geometry":)" + geometry + "}]}");
    }
    void point(const std::string &name, const std::string &properties) const {
        layer(name, properties, R"({"type":"Point","coordinates":[39.008,35.953]})");
    }

private:
    fs::path folder_;
};

} // namespace

TEST_CASE("every layer becomes places") {
    const SmallInstallation small;
    const auto opened = small.open();
    CHECK(opened.diagnostics.empty());
    const Gazetteer &gazetteer = opened.value;
    CHECK(gazetteer.size() == 9);
    for (const char *name : {"syria", "raqqa", "tabqa dam", "hazimah", "euphrates", "assad", "rakkah city"}) {
        INFO(name);
        CHECK_FALSE(gazetteer.named(name).empty());
    }
    CHECK_FALSE(gazetteer.place(*gazetteer.byId("dam")).surveyed);
    CHECK(gazetteer.place(*gazetteer.byId("gn:1")).surveyed);
    CHECK(gazetteer.place(*gazetteer.byId("river:euphrates")).type == "river");
}

TEST_CASE(
    "a second opening takes the index as it is; a changed layer, a cut or a foreign index makes it anew") {
    const SmallInstallation small;
    CHECK(small.open().value.size() == 9);
    const auto made = fs::last_write_time(small.index());
    CHECK(small.open().value.size() == 9);
    CHECK(fs::last_write_time(small.index()) == made);

    small.point("villages",
                R"("id":"vl:2","name_en":"Karama","name_ar":"الكرامة","country":"SY","admin1":"SY-RA")");
    CHECK_FALSE(small.open().value.named("karama").empty());

    fs::resize_file(small.index(), fs::file_size(small.index()) / 2);
    CHECK(small.open().value.size() == 9);
    writeBytes(small.index(), "this is no index at all");
    CHECK(small.open().value.size() == 9);
    writeBytes(small.index(), "");
    CHECK(small.open().value.size() == 9);
    CHECK(std::distance(fs::directory_iterator(small.cache()), fs::directory_iterator{}) == 1);
}

TEST_CASE("a missing or broken layer is told by file, with what to do") {
    const SmallInstallation small;
    SECTION("missing") {
        fs::remove(small.folder() / "admin1.shp");
        CHECK_THROWS_AS(small.open(), InstallationError);
        CHECK_THROWS_WITH(small.open(),
                          ContainsSubstring("admin1") && ContainsSubstring("tools/make_shapefiles"));
    }
    SECTION("broken") {
        writeBytes(small.folder() / "admin1.shp", "rubbish");
        CHECK_THROWS_AS(small.open(), InstallationError);
        CHECK_THROWS_WITH(small.open(), ContainsSubstring("admin1.shp"));
    }
    SECTION("without a field") {
        small.layer("admin1", R"("iso":"SY-RA","name_en":"Raqqa","name_ar":"الرقة")", "null");
        CHECK_THROWS_WITH(small.open(), ContainsSubstring("'country' is missing"));
    }
    SECTION("the whole folder") {
        ::setenv("ZAMKAN_SHAPEFILES", "/nowhere/at/all", 1);
        CHECK_THROWS_AS(small.open(), InstallationError);
    }
    CHECK(fs::is_empty(small.cache()));
}

TEST_CASE("a cache folder that cannot be written is remarked on and the index lives in memory") {
    const SmallInstallation small;
    const fs::path blocked = small.folder() / "blocked"; // a file where a folder is wanted stops root too
    writeBytes(blocked, "");
    const auto opened = Gazetteer::open({{}, blocked / "cache"});
    REQUIRE(opened.diagnostics.size() == 1);
    CHECK(opened.diagnostics[0].severity == Severity::remark);
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("XDG_CACHE_HOME"));
    CHECK(opened.value.size() == 9);
    CHECK(opened.value.named("raqqa").size() == 2);
}

TEST_CASE("two programs that build the index at once both get it") {
    const SmallInstallation small;
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            int status = 1;
            try {
                status = small.open().value.size() == 9 ? 0 : 1;
            } catch (const std::exception &) {
                status = 2;
            }
            ::_exit(status);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    CHECK(std::distance(fs::directory_iterator(small.cache()), fs::directory_iterator{}) == 1);
    CHECK(small.open().value.size() == 9);
}

TEST_CASE("a user's layer stands over the bundled ones") {
    const SmallInstallation small;
    const fs::path own = small.folder() / "own.csv";
    writeBytes(own, "name,name_ar,aliases,type,country,lon,lat\n"
                    "Raqqa,الرقة,Rafiqa|Kallinikos,city,SY,39.1,35.9\n"
                    "Checkpoint 12,,,facility,SY,39.2,36.0\n"
                    ",,,,,39,36\n"
                    "Nowhere,,,,,,\n");
    const auto opened = small.open({own});
    const Gazetteer &gazetteer = opened.value;
    CHECK(gazetteer.size() == 11);
    const auto matches = gazetteer.named("raqqa");
    REQUIRE(matches.size() == 3);
    CHECK(gazetteer.place(matches.front().place).source == "own.csv");
    CHECK(gazetteer.named("kallinikos").size() == 1);
    CHECK(gazetteer.named("rakkah city").size() == 1); // the bundled one only
    CHECK(gazetteer.namesFrom("checkpoint").longest() >= 2);
    CHECK_FALSE(gazetteer.similar("Chekpoint 12", 3, "SY").empty());
    REQUIRE(opened.diagnostics.size() == 1);
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("2 of 4 rows were left out"));
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("row 3: it has no name"));
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("row 4: it has no position"));
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("own.csv"));
}

TEST_CASE("a user's columns go by other names, by what is told, and by the words of their types") {
    const SmallInstallation small;
    const fs::path own = small.folder() / "own.csv";
    writeBytes(own, "Nom,Autres,KIND,breite,laenge\n"
                    "حاجز زيتا,Zeta Post;Zulu Gate,checkpoint,36.1,38.2\n"
                    "Hamlet,,odd kind,35.5,39.5\n");
    const auto opened = Gazetteer::open({{own}, small.cache(), {"name=Nom", "aliases=Autres", "lat=breite", "lon=laenge"}});
    const auto matches = opened.value.named("zulu gate");
    REQUIRE(matches.size() == 1);
    const gazetteer::Place post = opened.value.place(matches.front().place);
    CHECK(post.own);
    CHECK(post.name_ar == "حاجز زيتا");
    CHECK(post.name_en.empty());
    CHECK(post.type == "facility");
    CHECK(post.country == "SY"); // by the country's outline
    CHECK(post.admin1 == "SY-RA");
    REQUIRE(opened.diagnostics.size() == 1);
    CHECK(opened.diagnostics[0].severity == Severity::remark);
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("'odd kind' (row 2)"));
}

TEST_CASE("a user's areas become places with the radius of their area, whatever their format") {
    const SmallInstallation small;
    const std::string collection =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM3_EN":"Jarablus Zone",
        "ADM3_AR":"منطقة جرابلس","ADM2_EN":"Aleppo","COUNTRY":"Syria"},"geometry":{"type":"Polygon",
        "coordinates":[[[37.8,36.7],[38.1,36.7],[38.1,36.9],[37.8,36.9],[37.8,36.7]]]}}]})";
    const fs::path own = small.folder() / GENERATE("zone.geojson", "zone.json");
    writeBytes(own, collection);
    const auto opened = small.open({own});
    CHECK(opened.diagnostics.empty());
    REQUIRE(opened.value.named("jarablus zone").size() == 1);
    const gazetteer::Place zone = opened.value.place(opened.value.named("منطقه جرابلس").front().place);
    CHECK(zone.type == "district");
    CHECK(zone.country == "SY");
    CHECK(zone.radius_km > 10);
    CHECK(zone.radius_km < 20);
    CHECK(opened.value.named("aleppo").empty()); // a coarser column
}

TEST_CASE("an own place stands for the bundled one of its name beside it, and comes first before others") {
    const SmallInstallation small;
    const fs::path own = small.folder() / "own.csv";
    writeBytes(own, "name,type,lon,lat\nRaqqa,city,39.01,35.95\nHazimah,village,41,36\n");
    const auto opened = small.open({own});
    const Gazetteer &gazetteer = opened.value;
    std::size_t cities = 0;
    for (const auto &match : gazetteer.named("raqqa"))
        cities += gazetteer.place(match.place).type == "city" ? 1 : 0;
    CHECK(cities == 1);
    REQUIRE(gazetteer.named("hazimah").size() == 2); // 180 km apart
    CHECK(gazetteer.place(gazetteer.named("hazimah").front().place).own);
    CHECK_FALSE(gazetteer.place(gazetteer.named("hazimah").back().place).own);
}

TEST_CASE("own places are read anew when their file changes, though its size and time stay") {
    const SmallInstallation small;
    const fs::path own = small.folder() / "own.csv";
    writeBytes(own, "name,type,lon,lat\nAlpha,village,39,36\n");
    const auto time = fs::last_write_time(own);
    CHECK(small.open({own}).value.named("alpha").size() == 1);
    CHECK(small.open({own}).value.named("alpha").size() == 1); // from the kept index
    writeBytes(own, "name,type,lon,lat\nGamma,village,39,36\n");
    fs::last_write_time(own, time);
    const auto opened = small.open({own});
    CHECK(opened.value.named("alpha").empty());
    CHECK(opened.value.named("gamma").size() == 1);
}

TEST_CASE("layers in the config folder are found unasked; a bad one is told and left out") {
    const SmallInstallation small;
    const fs::path config = small.folder() / "config";
    fs::create_directories(config / "zamkan/gazetteer");
    writeBytes(config / "zamkan/gazetteer/posts.csv", "name,type,lon,lat\nPost Nine,facility,39,36\n");
    writeBytes(config / "zamkan/gazetteer/broken.gpkg", "rubbish");
    const char *before = std::getenv("XDG_CONFIG_HOME");
    const std::string kept = before ? before : "";
    ::setenv("XDG_CONFIG_HOME", config.c_str(), 1);
    const auto opened = small.open();
    if (before)
        ::setenv("XDG_CONFIG_HOME", kept.c_str(), 1);
    else
        ::unsetenv("XDG_CONFIG_HOME");
    CHECK(opened.value.named("post nine").size() == 1);
    REQUIRE(opened.diagnostics.size() == 1);
    CHECK(opened.diagnostics[0].severity == Severity::warning);
    CHECK_THAT(opened.diagnostics[0].line(), ContainsSubstring("broken.gpkg"));
}

TEST_CASE("a user's layer that is broken or has no names is refused by name") {
    const SmallInstallation small;
    const fs::path own = small.folder() / "own.csv";
    CHECK_THROWS_AS(small.open({own}), InputError);
    writeBytes(own, "a,b\n1,2\n");
    CHECK_THROWS_WITH(small.open({own}),
                      ContainsSubstring("own.csv") && ContainsSubstring("no column of names"));
}

TEST_CASE("an empty gazetteer finds nothing") {
    const Gazetteer none;
    CHECK(none.size() == 0);
    CHECK(none.named("raqqa").empty());
    CHECK_FALSE(none.byId("gn:1"));
    CHECK(none.similar("raqqa").empty());
    CHECK(none.namesFrom("raqqa").longest() == 0);
    CHECK(none.countryAt({}).empty());
    CHECK(none.placesIn({0, 0, 1, 1}, 0, 5).empty());
    CHECK(none.place(3).id.empty());
}
