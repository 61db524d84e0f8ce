#include "base/value.hpp"
#include "base/asset_shelf.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include "base/own_words.hpp"
#include <array>
#include <mutex>
#include <set>
#include <toml++/toml.h>

namespace zamkan {
namespace fs = std::filesystem;
namespace {

Value fromToml(const toml::node &node);

Value plainFromToml(const toml::node &node) {
    if (const auto *table = node.as_table()) {
        Value::Table out;
        for (const auto &[key, child] : *table) out.emplace(std::string(key.str()), fromToml(child));
        return Value(std::move(out));
    }
    if (const auto *array = node.as_array()) {
        Value::List out;
        out.reserve(array->size());
        for (const auto &child : *array) out.push_back(fromToml(child));
        return Value(std::move(out));
    }
    if (const auto *text = node.as_string()) return Value(std::string(text->get()));
    if (const auto *whole = node.as_integer()) return Value(whole->get());
    if (const auto *real = node.as_floating_point()) return Value(real->get());
    if (const auto *flag = node.as_boolean()) return Value(flag->get());
    return {};
}

Value fromToml(const toml::node &node) {
    Value value = plainFromToml(node);
    value.setLine(static_cast<std::uint32_t>(node.source().begin.line));
    return value;
}

// What is wrong with a file that is no TOML.
Diagnostic trouble(const fs::path &file, const toml::parse_error &error) {
    const auto at = error.source().begin;
    std::string where = file.string();
    if (at) where += ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    return {Severity::warning, std::string(error.description()), std::move(where), {}, {}};
}

// The *.toml of a folder, sorted by name, so that the result does not depend on the disk.
std::set<fs::path> tomlFiles(const fs::path &folder) {
    std::set<fs::path> files;
    std::error_code ignored;
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored))
        if (it->path().extension() == ".toml") files.insert(it->path());
    return files;
}

} // namespace

const Value &Value::operator[](std::string_view key) const {
    static const Value absent;
    const auto *table = std::get_if<Table>(&data_);
    if (!table) return absent;
    const auto at = table->find(key);
    return at == table->end() ? absent : at->second;
}

const Value::List &Value::list() const {
    static const List none;
    const auto *list = std::get_if<List>(&data_);
    return list ? *list : none;
}

const Value::Table &Value::table() const {
    static const Table none;
    const auto *table = std::get_if<Table>(&data_);
    return table ? *table : none;
}

std::string Value::text(std::string_view fallback) const {
    const auto *text = std::get_if<std::string>(&data_);
    return text ? *text : std::string(fallback);
}

std::optional<double> Value::number() const {
    if (const auto *real = std::get_if<double>(&data_)) return *real;
    if (const auto *whole = std::get_if<std::int64_t>(&data_)) return static_cast<double>(*whole);
    return std::nullopt;
}

std::optional<std::int64_t> Value::integer() const {
    const auto *whole = std::get_if<std::int64_t>(&data_);
    return whole ? std::optional(*whole) : std::nullopt;
}

bool Value::boolean(bool fallback) const {
    const auto *flag = std::get_if<bool>(&data_);
    return flag ? *flag : fallback;
}

std::vector<std::string> Value::strings() const {
    if (isString()) return {text()};
    std::vector<std::string> out;
    for (const auto &child : list())
        if (child.isString()) out.push_back(child.text());
    return out;
}

std::string Value::required(std::string_view key, const fs::path &file) const {
    const Value &child = (*this)[key];
    if (!child.isString())
        throw InstallationError("the key '" + std::string(key) + "' is missing or not a text", file.string(),
                                "add it, or restore the file");
    return child.text();
}

std::string_view Value::kind() const {
    constexpr std::array<std::string_view, 7> kinds{"nothing", "true or false", "a number", "a number",
                                                    "a text",  "a list",        "a table"};
    return kinds[data_.index()];
}

Value readToml(const fs::path &file) {
    try {
        return fromToml(toml::parse_file(file.string()));
    } catch (const toml::parse_error &error) {
        const Diagnostic told = trouble(file, error);
        throw InstallationError(told.what, told.where, "mend the file, or restore it");
    }
}

namespace {
template <typename Parse> Parsed<Value> ownToml(const fs::path &file, Parse parse) {
    try {
        return {fromToml(parse()), {}};
    } catch (const toml::parse_error &error) {
        Diagnostic told = trouble(file, error);
        told.remedy = "mend it; until then the file is left out";
        return {Value(), {std::move(told)}};
    }
}
} // namespace

Parsed<Value> readOwnToml(const fs::path &file) {
    return ownToml(file, [&] { return toml::parse_file(file.string()); });
}

Parsed<Value> ownTomlFrom(std::string_view text, const fs::path &file) {
    return ownToml(file, [&] { return toml::parse(text, file.string()); });
}

namespace {
// By file or folder below assets/.
struct Shelf {
    std::mutex mutex;
    unsigned standing = 0;
    std::map<fs::path, Value> values;
};
Shelf &shelf() {
    static Shelf the;
    return the;
}

// What is bundled there, as read() gives it.
template <typename Read> Value bundled(const fs::path &relative, Read read) {
    Shelf &its = shelf();
    {
        const std::lock_guard lock(its.mutex);
        if (const auto found = its.values.find(relative); found != its.values.end()) return found->second;
    }
    Value value = read(); // two threads may both read it: they get the same
    const std::lock_guard lock(its.mutex);
    if (its.standing > 0) its.values.emplace(relative, value);
    return value;
}
} // namespace

AssetShelf::AssetShelf() {
    const std::lock_guard lock(shelf().mutex);
    ++shelf().standing;
}

AssetShelf::~AssetShelf() {
    const std::lock_guard lock(shelf().mutex);
    if (--shelf().standing == 0)
        shelf().values.clear();
}

Value readAsset(const fs::path &relative) {
    Value value = bundled(relative, [&] { return readToml(assetsFolder() / relative); });
    std::error_code ignored;
    if (const fs::path own = configFolder() / relative; fs::is_regular_file(own, ignored))
        value = laidOver(value, readOwnToml(own).value, own).value;
    return value;
}

Value readAssetFolder(const fs::path &folder) {
    Value value = bundled(folder, [&] {
        Value all{Value::Table{}};
        for (const fs::path &file : tomlFiles(assetsFolder() / folder)) all = merged(all, readToml(file));
        return all;
    });
    for (const fs::path &file : tomlFiles(configFolder() / folder))
        value = laidOver(value, readOwnToml(file).value, file).value;
    return value;
}

} // namespace zamkan
