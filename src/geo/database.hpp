// PostGIS by connection string. For the sources of geo only.
#pragma once
#include "geo/latlon.hpp"
#include "geo/vector_file.hpp"
#include "time/day.hpp"
#include <filesystem>
#include <optional>
#include <string>

namespace zamkan::geo {

// "PG:host=… dbname=… table=public.events from=2016-01-01 to=2016-07-01 box=38,33,44,37", or "sql=SELECT …" as the
// last word in place of a table. `date` names the column of from and to (else the first column of dates), `box` is
// west,south,east,north. What is not one of these words is PostgreSQL's own.
struct DatabaseSource {
    std::string connection; // for GDAL
    std::string table, sql, date;
    std::optional<time::Day> from, to; // to: not included
    std::optional<Box> box;
};
[[nodiscard]] DatabaseSource databaseSource(const std::string &words); // throws InputError

// The query is run on the server with the filters in it. Throws InputError.
void openDatabase(const std::filesystem::path &source, VectorFile &opened);

} // namespace zamkan::geo
