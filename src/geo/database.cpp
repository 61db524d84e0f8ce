#include "geo/database.hpp"
#include "geo/formats.hpp"
#include "geo/ogr_table.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <mutex>
#include <thread>
#include <vector>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr const char *kConnectTimeout = "8"; // seconds; PostgreSQL's own wait has no end

struct Word {
    std::string key, value; // the value without its quotes
    std::string_view text;  // as it stands
};

// The words "key=value" of a connection string; a value may stand in single quotes with backslashes before quotes.
std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos) {
        const std::size_t begin = at, equals = text.find('=', at);
        if (equals == std::string_view::npos) {
            words.push_back({"", "", text.substr(begin)});
            break;
        }
        Word word{std::string(text.substr(begin, equals - begin)), {}, {}};
        at = equals + 1;
        if (word.key == "sql") {
            word.value = text.substr(at);
            at = text.size();
        } else if (at < text.size() && text[at] == '\'') {
            for (++at; at < text.size() && text[at] != '\''; ++at) {
                if (text[at] == '\\' && at + 1 < text.size())
                    ++at;
                word.value += text[at];
            }
            at = std::min(at + 1, text.size());
        } else {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
            word.value = text.substr(at, end - at);
            at = end;
        }
        word.text = text.substr(begin, at - begin);
        words.push_back(std::move(word));
    }
    return words;
}

Box boxFrom(const std::string &value, const std::string &where) {
    std::array<double, 4> sides{};
    const char *at = value.data(), *const end = value.data() + value.size();
    for (double &side : sides) {
        const auto [after, error] = std::from_chars(at, end, side);
        if (error != std::errc{})
            throw InputError("box=" + value + " is not west,south,east,north", where, "write it like box=38,33,44,37");
        at = after < end && *after == ',' ? after + 1 : after;
    }
    Box box;
    for (const auto corner : {LatLon::tryFromDegrees(sides[1], sides[0]), LatLon::tryFromDegrees(sides[3], sides[2])}) {
        if (!corner)
            throw InputError("box=" + value + " is not on the earth", where, "write it like box=38,33,44,37");
        box.add(*corner);
    }
    return box;
}

std::chrono::seconds waitFrom(const std::string &value, const std::string &where) {
    int seconds = 0;
    const auto [after, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc{} || after != value.data() + value.size() || seconds < 1)
        throw InputError(fmt::format("wait={} is no number of seconds", value), where, "write it like wait=600");
    return std::chrono::seconds(seconds);
}

// A question to a server, which goes on by itself when nobody waits for the answer any more.
struct Asking {
    Progress progress;
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Parsed<Table>> answer;
    std::exception_ptr trouble;
};

std::string quotedName(std::string_view name) {
    std::string out = "\"";
    for (const char c : name)
        out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

int fieldNamed(const OGRFeatureDefn &definition, std::initializer_list<const char *> names) {
    for (const char *name : names)
        if (const int at = definition.GetFieldIndex(name); at >= 0)
            return at;
    return -1;
}

// The conditions that the server is to check.
std::string conditionsOf(const DatabaseSource &source, OGRLayer &layer, const std::string &where) {
    std::vector<std::string> conditions;
    const OGRFeatureDefn &definition = *layer.GetLayerDefn();
    if (source.from || source.to) {
        std::string column = source.date;
        for (int i = 0; column.empty() && i < definition.GetFieldCount(); ++i)
            if (const auto type = definition.GetFieldDefn(i)->GetType(); type == OFTDate || type == OFTDateTime)
                column = definition.GetFieldDefn(i)->GetNameRef();
        if (column.empty())
            throw InputError("no column of dates is there to filter by", where, "name it: date=COLUMN");
        const std::string moment = "CAST(" + quotedName(column) + " AS timestamp)";
        if (source.from)
            conditions.push_back(fmt::format("{} >= '{}'", moment, time::toIso(*source.from)));
        if (source.to)
            conditions.push_back(fmt::format("{} < '{}'", moment, time::toIso(*source.to)));
    }
    if (source.box) {
        const Box &box = *source.box;
        const int x = fieldNamed(definition, {"lon", "longitude", "long", "lng", "x"});
        const int y = fieldNamed(definition, {"lat", "latitude", "y"});
        if (const char *geometry = layer.GetGeometryColumn(); geometry && *geometry) {
            conditions.push_back(fmt::format("ST_Intersects(ST_Transform({}::geometry, 4326), ST_MakeEnvelope({}, {}, "
                                             "{}, {}, 4326))",
                                             quotedName(geometry), box.west, box.south, box.east, box.north));
        } else if (x >= 0 && y >= 0) {
            const auto between = [&](int field, double least, double most) {
                conditions.push_back(fmt::format("CAST({} AS double precision) BETWEEN {} AND {}",
                                                 quotedName(definition.GetFieldDefn(field)->GetNameRef()), least, most));
            };
            between(x, box.west, box.east);
            between(y, box.south, box.north);
        } else {
            throw InputError("there is neither a geometry nor a lon and a lat to filter by", where, "leave out box=");
        }
    }
    return fmt::format("{}", fmt::join(conditions, " AND "));
}

} // namespace

DatabaseSource databaseSource(const std::string &text) {
    DatabaseSource source;
    const std::string where = shownName(text);
    std::string_view words = text;
    const bool address = text.rfind("postgres", 0) == 0; // postgresql://user@host/base, then our words
    source.connection = "PG:";
    if (address) {
        const std::size_t end = std::min(words.find(' '), words.size());
        source.connection += words.substr(0, end);
        words.remove_prefix(end);
    } else {
        words.remove_prefix(3);
        if (words.size() > 1 && words.front() == '"' && words.back() == '"')
            words = words.substr(1, words.size() - 2);
    }
    const auto dayIn = [&](const Word &word) {
        const auto day = time::dayFromIso(word.value);
        if (!day)
            throw InputError(fmt::format("{}={} is no day", word.key, word.value), where, "write it like 2016-06-13");
        return *day;
    };
    bool waits = address;
    for (const Word &word : wordsOf(words)) {
        if (word.key == "table" || word.key == "tables")
            source.table = word.value;
        else if (word.key == "sql")
            source.sql = word.value;
        else if (word.key == "date")
            source.date = word.value;
        else if (word.key == "from")
            source.from = dayIn(word);
        else if (word.key == "to")
            source.to = dayIn(word);
        else if (word.key == "box")
            source.box = boxFrom(word.value, where);
        else if (word.key == "wait")
            source.wait = waitFrom(word.value, where);
        else if (address)
            throw InputError("'" + std::string(word.text) + "' is not understood", where,
                             "after the address may stand table=, sql=, date=, from=, to=, box= and wait=");
        else
            source.connection.append(source.connection.size() > 3 ? " " : "").append(word.text);
        waits = waits || word.key == "connect_timeout";
    }
    if (!waits)
        source.connection.append(" connect_timeout=").append(kConnectTimeout);
    while (!source.sql.empty() && (source.sql.back() == ';' || source.sql.back() == ' '))
        source.sql.pop_back();
    return source;
}

void openDatabase(const fs::path &file, VectorFile &opened) {
    const DatabaseSource source = databaseSource(file.string());
    const std::string where = shownName(file);
    constexpr std::array kDrivers{"PostgreSQL", static_cast<const char *>(nullptr)};
    opened.dataset.reset(GDALDataset::Open(source.connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(),
                                           nullptr, nullptr));
    if (!opened.dataset)
        throw InputError(fmt::format("the database cannot be reached ({})", QuietGdal::reason("no answer")), where,
                         "check host, port, dbname, user and password, and that the server runs");
    opened.dataset->ExecuteSQL("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", nullptr, nullptr);
    const auto ask = [&](const std::string &sql) {
        opened.result = nullptr;
        QuietGdal::forget();
        OGRLayer *layer = opened.dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        opened.result = {layer, ReleaseResult{opened.dataset.get()}};
        if (!layer || QuietGdal::failed())
            throw InputError(fmt::format("the database does not answer the query ({})", QuietGdal::reason("no rows come of it")),
                             where, "try the query in psql first");
    };
    if (source.table.empty() && source.sql.empty() && !source.from && !source.to && !source.box)
        return; // its tables are its layers
    std::string query = source.sql;
    if (query.empty()) {
        std::string table = source.table;
        if (table.empty() && opened.dataset->GetLayerCount() > 0)
            table = opened.layer("", file).GetName();
        if (table.empty())
            throw InputError("the database holds no table", where, "name it: table=NAME");
        const std::size_t dot = table.find('.');
        query = "SELECT * FROM " + (dot == std::string::npos
                                        ? quotedName(table)
                                        : quotedName(table.substr(0, dot)) + "." + quotedName(table.substr(dot + 1)));
    }
    ask("SELECT * FROM (" + query + ") AS asked LIMIT 0");
    const std::string conditions = conditionsOf(source, *opened.result, where);
    if (conditions.empty())
        ask(query);
    else
        ask("SELECT * FROM (" + query + ") AS asked WHERE " + conditions);
}

// In a thread of its own: the wait of PostgreSQL's library has no end and cannot be broken off, so a thread that got no
// answer is left to itself.
Parsed<Table> readDatabase(const fs::path &source, const ReadOptions &options) {
    using Clock = std::chrono::steady_clock;
    const std::chrono::seconds patience = databaseSource(source.string()).wait;
    const auto asking = std::make_shared<Asking>();
    std::thread([asking, source, layer = options.layer, threads = options.threads] {
        std::optional<Parsed<Table>> answer;
        std::exception_ptr trouble;
        try {
            answer = readOgrTable(source, {layer, threads, &asking->progress});
        } catch (...) {
            trouble = std::current_exception();
        }
        const std::lock_guard lock(asking->mutex);
        asking->answer = std::move(answer);
        asking->trouble = trouble;
        asking->answered.notify_all();
    }).detach();

    std::uint64_t rows = 0;
    Clock::time_point heard = Clock::now();
    std::unique_lock lock(asking->mutex);
    try {
        while (!asking->answered.wait_for(lock, std::chrono::milliseconds(50), [&] { return asking->answer || asking->trouble; })) {
            const std::uint64_t now = asking->progress.state().bytes; // of a database: rows
            if (now != rows)
                heard = Clock::now();
            Progress::readBytes(options.progress, now - rows);
            rows = now;
            if (Clock::now() - heard > patience)
                throw InputError(fmt::format("the database has said nothing for {} s", patience.count()), shownName(source),
                                 "ask for less (from=, to=, box=), or let it take longer: wait=600");
        }
    } catch (...) {
        asking->progress.cancel();
        throw;
    }
    if (asking->trouble)
        std::rethrow_exception(asking->trouble);
    return std::move(*asking->answer);
}

} // namespace zamkan::geo
