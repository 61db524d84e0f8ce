#include "base/value.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include <algorithm>
#include <set>
#include <toml++/toml.h>

namespace zamkan {
namespace fs = std::filesystem;
namespace {

Value fromToml(const toml::node &node) {
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

Value overlaid(const Value &below, const Value &above) {
    if (below.isTable() && above.isTable()) {
        Value::Table out = below.table();
        for (const auto &[key, child] : above.table()) {
            auto [at, fresh] = out.try_emplace(key, child);
            if (!fresh) at->second = overlaid(at->second, child);
        }
        return Value(std::move(out));
    }
    if (below.isList() && above.isList()) {
        Value::List out = below.list();
        out.insert(out.end(), above.list().begin(), above.list().end());
        return Value(std::move(out));
    }
    return above;
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

Value readToml(const fs::path &file) {
    try {
        return fromToml(toml::parse_file(file.string()));
    } catch (const toml::parse_error &error) {
        const auto at = error.source().begin;
        const std::string where =
            file.string() + (at ? ":" + std::to_string(at.line) + ":" + std::to_string(at.column) : std::string());
        throw InstallationError(std::string(error.description()), where, "mend the file, or restore it");
    }
}

Value readAsset(const fs::path &relative) {
    Value value = readToml(assetsFolder() / relative);
    std::error_code ignored;
    if (const fs::path own = configFolder() / relative; fs::is_regular_file(own, ignored))
        value = overlaid(value, readToml(own));
    return value;
}

Value readAssetFolder(const fs::path &folder) {
    Value value{Value::Table{}};
    for (const fs::path &root : {assetsFolder(), configFolder()}) {
        std::error_code ignored;
        std::set<fs::path> files; // sorted by name, so that the result does not depend on the disk
        for (fs::directory_iterator it(root / folder, ignored), end; !ignored && it != end; it.increment(ignored))
            if (it->path().extension() == ".toml") files.insert(it->path());
        for (const fs::path &file : files) value = overlaid(value, readToml(file));
    }
    return value;
}

} // namespace zamkan
