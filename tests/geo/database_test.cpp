// Tables of a PostgreSQL server with PostGIS, which the test starts for itself.
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/layer_files.hpp"
#include "geo/tables.hpp"
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <sys/types.h>
#include <thread>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::geo;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// One for all tests of this program: a cluster in a folder of its own that listens on a socket in that folder alone.
class Server {
public:
    Server() {
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::all);
        run("initdb", fmt::format("-D {0}/data -A trust -U zamkan -E UTF8 --no-sync", folder_.string()));
        std::ofstream(folder_ / "data/postgresql.auto.conf", std::ios::app)
            << fmt::format("listen_addresses = ''\nunix_socket_directories = '{}'\nlog_statement = 'all'\nfsync = off\n", folder_.string());
        run("pg_ctl", fmt::format("-D {0}/data -l {0}/log -w start", folder_.string()));
        run("psql", fmt::format("-h {} -U zamkan -d postgres -q -v ON_ERROR_STOP=1 -f {}", folder_.string(), tables().string()));
    }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;
    ~Server() {
        if (running_)
            run("pg_ctl", fmt::format("-D {0}/data -m immediate stop", folder_.string()));
        fs::remove_all(folder_);
    }
    fs::path source(const std::string &words) const {
        return fmt::format("PG:host={} user=zamkan dbname=postgres {}", folder_.string(), words);
    }
    // What the server was asked since it started.
    std::string asked() const {
        std::ostringstream all;
        all << std::ifstream(folder_ / "log").rdbuf();
        return all.str();
    }
    void kill() {
        run("pg_ctl", fmt::format("-D {0}/data -m immediate stop", folder_.string()));
        running_ = false;
    }

private:
    fs::path tables() const {
        writeBytes(folder_ / "tables.sql", R"(
            CREATE EXTENSION postgis;
            CREATE TABLE events (id text, date_from date, place text, type text, dead integer, geom geometry(Point, 3857));
            INSERT INTO events VALUES
                ('e1', '2016-04-14', 'هيت', 'control', NULL, ST_Transform(ST_SetSRID(ST_MakePoint(42.83, 33.64), 4326), 3857)),
                ('e2', '2016-05-17', 'الرطبة', 'control', 3, ST_Transform(ST_SetSRID(ST_MakePoint(40.28, 33.03), 4326), 3857)),
                ('e3', '2015-12-26', 'سد تشرين', 'control', 12, ST_Transform(ST_SetSRID(ST_MakePoint(38.18, 36.38), 4326), 3857));
            CREATE SCHEMA other;
            CREATE TABLE other.plain (id text, seen timestamp, "Lat" double precision, "Lon" double precision);
            INSERT INTO other.plain VALUES ('p1', '2016-06-01 10:00', 33.6, 42.8), ('p2', '2016-07-01 10:00', 36.3, 43.1);)");
        return folder_ / "tables.sql";
    }
    // PostgreSQL refuses to run as root.
    void run(const std::string &program, const std::string &arguments) const {
        const std::string command = fmt::format("cd {} && {}{} {} >/dev/null 2>&1", folder_.string(), geteuid() == 0 ? "runuser -u postgres -- " : "",
                                                (fs::path(POSTGRESQL_PROGRAMS) / program).string(), arguments);
        if (std::system(command.c_str()) != 0)
            throw std::runtime_error(command);
    }
    fs::path folder_ = fs::temp_directory_path() / fmt::format("zamkan-pg-{}", getpid());
    bool running_ = true;
};

std::vector<std::string> column(const Table &table, const std::string &name) {
    const auto at = static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), name) - table.columns.begin());
    std::vector<std::string> cells;
    for (std::size_t row = 0; row < table.rows(); ++row)
        cells.push_back(table.cell(row, at));
    return cells;
}
using Cells = std::vector<std::string>;

std::string whyNot(const fs::path &source, const ReadOptions &options = {}) {
    try {
        return fmt::format("read: {}", readTable(source, options).value.rows());
    } catch (const InputError &error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("a table of a database is read with its filters on the server, and none of it is written to") {
    Server server;

    const Table all = readTable(server.source("table=events")).value;
    CHECK(column(all, "id") == Cells{"e1", "e2", "e3"});
    CHECK(column(all, "place") == Cells{"هيت", "الرطبة", "سد تشرين"});
    CHECK(column(all, "dead") == Cells{"", "3", "12"});
    CHECK(column(all, "date_from") == Cells{"2016-04-14", "2016-05-17", "2015-12-26"});
    REQUIRE(all.position(0));
    CHECK(all.position(0)->latitude() == Approx(33.64));
    CHECK(all.position(0)->longitude() == Approx(42.83));

    CHECK(column(readTable(server.source("table=events from=2016-01-01 to=2016-05-17")).value, "id") == Cells{"e1"});
    CHECK(column(readTable(server.source("table=public.events box=40,33,43,34")).value, "id") == Cells{"e1", "e2"});
    CHECK(column(readTable(server.source("from=2016-01-01 box=42,33,43,34 sql=SELECT * FROM events WHERE type = 'control';")).value, "id") == Cells{"e1"});
    CHECK(column(readTable(server.source("table=other.plain to=2016-07-01 box=40,33,43,34")).value, "id") == Cells{"p1"});
    const std::string asked = server.asked();
    CHECK_THAT(asked, ContainsSubstring(R"(WHERE CAST("date_from" AS timestamp) >= '2016-01-01' AND CAST("date_from" AS timestamp) < '2016-05-17')"));
    CHECK_THAT(asked, ContainsSubstring("ST_MakeEnvelope(40, 33, 43, 34, 4326)"));

    CHECK_THAT(whyNot(server.source("table=nothing")), ContainsSubstring("nothing"));
    CHECK_THAT(whyNot(server.source("sql=SELEC 1")), ContainsSubstring("does not answer the query"));
    CHECK_THAT(whyNot(server.source("table=events date=id from=2016-01-01")), ContainsSubstring("database"));
    (void)whyNot(server.source("sql=SELECT 1) AS a; DELETE FROM events; SELECT * FROM (SELECT 1 AS b"));
    CHECK(readTable(server.source("table=events")).value.rows() == 3);

    SECTION("it goes away while it is read: the rows before are used, and it is told") {
        Progress progress;
        const std::jthread killer([&] {
            while (progress.state().bytes == 0)
                std::this_thread::sleep_for(10ms);
            server.kill();
        });
        const auto read = readTable(server.source("sql=SELECT n AS id, CASE WHEN n % 500 = 0 THEN pg_sleep(0.1) END IS NULL AS slept "
                                                  "FROM generate_series(1, 100000) AS n"),
                                    {{}, 0, &progress});
        CHECK(read.value.rows() > 0);
        CHECK(read.value.rows() < 100000);
        REQUIRE_FALSE(read.diagnostics.empty());
        CHECK_THAT(read.diagnostics.back().line(), ContainsSubstring("breaks off after"));
        CHECK_THAT(whyNot(server.source("table=events")), ContainsSubstring("cannot be reached"));
    }
    SECTION("it says nothing more: it is given up after the time that it was allowed, and can be stopped before") {
        const std::string silent = "sql=SELECT 1 AS id, pg_sleep(30) IS NULL AS slept";
        CHECK_THAT(whyNot(server.source("wait=1 " + silent)), ContainsSubstring("nothing for 1 s") && ContainsSubstring("wait="));
        Progress progress;
        const std::jthread impatient([&] {
            std::this_thread::sleep_for(300ms);
            progress.cancel();
        });
        CHECK_THROWS_AS(readTable(server.source(silent), {{}, 0, &progress}), Cancelled);
    }
}
