// PostGIS by connection string. For the sources of geo only.
#pragma once
#include "geo/latlon.hpp"
#include "geo/tables.hpp"
#include "geo/vector_file.hpp"
#include "time/day.hpp"
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace zamkan::geo {

// "PG:host=… dbname=… table=public.events from=2016-01-01 to=2016-07-01 box=38,33,44,37", or "sql=SELECT …" as the
// last word in place of a table. `date` names the column of from and to (else the first column of dates), `box` is
// west,south,east,north; `wait` is how many seconds the server may say nothing. What is not one of these words is
// PostgreSQL's own.
struct DatabaseSource {
    std::string connection; // for GDAL
    std::string table, sql, date;
    std::optional<time::Day> from, to; // to: not included
    std::optional<Box> box;
    std::chrono::seconds wait{60};
};
[[nodiscard]] DatabaseSource databaseSource(const std::string &words); // throws InputError

// The query is run on the server with the filters in it, and can write nothing. Throws InputError.
void openDatabase(const std::filesystem::path &source, VectorFile &opened);

// Rows that came before the server went away are used, which is told. Throws InputError, also when the server says
// nothing for too long, and Cancelled, at once.
[[nodiscard]] Parsed<Table> readDatabase(const std::filesystem::path &source, const ReadOptions &options);

} // namespace zamkan::geo
