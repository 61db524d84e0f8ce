#include "events/event_schema.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>

namespace zamkan::events {
namespace {

Kind kindFrom(const Value &value) {
    Kind kind;
    kind.type = value["type"].text();
    kind.subtype = value["subtype"].text();
    kind.first_role = value["first"].text("acting");
    kind.second_role = value["second"].text("acting");
    kind.turned_column = value["turned_when"]["column"].text();
    kind.turned_values = value["turned_when"]["values"].strings();
    return kind;
}

std::vector<FlagColumn> flagsFrom(const Value &list) {
    std::vector<FlagColumn> flags;
    for (const Value &flag : list.list())
        flags.push_back({flag["columns"].strings(), kindFrom(flag["kind"]), flag["name"].text()});
    return flags;
}

std::map<std::string, std::string> words(const Value &table, bool folded = false) {
    std::map<std::string, std::string> out;
    for (const auto &[key, value] : table.table())
        out.emplace(folded ? text::fold(key) : key, value.text());
    return out;
}

std::map<std::string, double> numbers(const Value &table) {
    std::map<std::string, double> out;
    for (const auto &[key, value] : table.table())
        out.emplace(key, value.number(0));
    return out;
}

Schema schemaFrom(const std::string &name, const Value &value) {
    Schema schema;
    schema.name = name;
    schema.title = value["title"].text(name);
    schema.own = value["own"].boolean();
    schema.date_to_inclusive = value["date_to_inclusive"].boolean();
    schema.date_inside_unit = value["date_inside_unit"].boolean();
    schema.unit = value["unit"].text();
    schema.actor_separators = value["actor_separators"].text(";");
    for (const Value &list : value["recognised_by"].list())
        schema.recognised_by.push_back(list.strings());
    for (const Value &list : value["without_header"].list())
        schema.without_header.push_back(list.strings());
    for (const auto &[canonical, columns] : value["columns"].table())
        schema.columns[canonical] = columns.strings();
    for (const auto &[canonical, table] : value["values"].table())
        schema.values[canonical] = words(table);
    schema.kind_columns = value["kind_columns"].strings();
    for (const auto &[word, kind] : value["kinds"].table())
        schema.kinds.emplace(word, kindFrom(kind));
    schema.flags = flagsFrom(value["flags"]);
    schema.actor_flags = flagsFrom(value["actor_flags"]);
    schema.actors = words(value["actors"]);
    schema.radius_km = numbers(value["radius_km"]);
    return schema;
}

} // namespace

SchemaBook SchemaBook::open() {
    const Value assets = readAssetFolder("schemas");
    SchemaBook book;
    for (const auto &[name, value] : assets["schema"].table())
        book.schemas.push_back(schemaFrom(name, value));
    std::stable_partition(book.schemas.begin(), book.schemas.end(),
                          [](const Schema &schema) { return schema.own; });
    for (const auto &[canonical, value] : assets["guess"].table()) {
        for (const std::string &name : value["names"].strings())
            book.column_words[canonical].push_back(foldedHeader(name));
        for (const std::string &name : value["whole_names"].strings())
            book.whole_words[canonical].push_back(foldedHeader(name));
        book.column_order.push_back(canonical);
    }
    // What a table cannot do without is looked for first, so that nothing else takes its column.
    const auto urgency = [](const std::string &canonical) {
        constexpr std::array<std::string_view, 6> kFirst{"lat",       "lon",     "coordinates",
                                                         "date_from", "date_to", "place"};
        return std::find(kFirst.begin(), kFirst.end(), canonical) - kFirst.begin();
    };
    std::stable_sort(book.column_order.begin(), book.column_order.end(),
                     [&](const std::string &a, const std::string &b) { return urgency(a) < urgency(b); });
    book.map_names = words(assets["map_names"]);
    book.kind_words = words(assets["kind_words"], true);
    for (const std::string &word : assets["admin1_words"]["words"].strings())
        book.admin1_words.push_back(text::fold(word));
    book.radius_km = numbers(assets["precision_radius_km"]);

    const Value vocabulary = readAsset("vocabulary.toml");
    for (const Value &type : vocabulary["type"].list())
        for (const std::string &subtype : type["subtypes"].strings())
            book.type_of_subtype.emplace(subtype, type["key"].text());
    for (const Value &status : vocabulary["status"].list())
        book.statuses.push_back(status["key"].text());
    return book;
}

} // namespace zamkan::events
