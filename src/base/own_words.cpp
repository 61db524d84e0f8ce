#include "base/own_words.hpp"
#include "base/locations.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace zamkan {
namespace fs = std::filesystem;
namespace {

// Folders whose files are read as one, so that a user's file there may have any name.
constexpr std::array<std::string_view, 2> kReadWhole{"actors", "schemas"};

bool same(const Value &a, const Value &b) {
    return a.kind() == b.kind() && a.text() == b.text() && a.number() == b.number() && a.boolean() == b.boolean();
}

std::string listed(const std::set<std::string> &words) {
    std::string out;
    for (const std::string &word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

// What the bundled entries of one kind have in common.
class Shape {
public:
    explicit Shape(const std::vector<const Value *> &entries) : entries_(entries.size()) {
        for (const Value *entry : entries)
            for (const auto &[key, child] : entry->table()) {
                Key &known = keys_[key];
                ++known.count;
                known.kinds.emplace(child.kind());
                if (child.isString()) known.words.insert(child.text());
            }
    }

    [[nodiscard]] bool known() const { return entries_ >= 2; }
    // "" when this can be such an entry, else why not.
    [[nodiscard]] std::string objection(const Value &entry) const {
        if (!entry.isTable()) return std::string(entry.kind()) + " stands where an entry should";
        for (const auto &[name, key] : keys_) {
            const Value &child = entry[name];
            if (child.empty() && key.count == entries_ && name != "example") return fmt::format("'{}' is missing", name);
            if (child.empty()) continue;
            if (!key.kinds.contains(std::string(child.kind())))
                return fmt::format("'{}' is {}, not {}", name, child.kind(), listed(key.kinds));
            const bool closed = key.count == entries_ && entries_ >= 6 && key.words.size() * 3 <= entries_;
            if (closed && child.isString() && !key.words.contains(child.text()))
                return fmt::format("'{}' is no {} ({})", child.text(), name, listed(key.words));
        }
        return {};
    }
    [[nodiscard]] std::vector<std::string> unknownKeys(const Value &entry) const {
        std::vector<std::string> out;
        for (const auto &[name, child] : entry.table())
            if (!keys_.contains(name)) out.push_back(name);
        return out;
    }

private:
    struct Key {
        std::size_t count = 0;
        std::set<std::string> kinds, words;
    };
    std::map<std::string, Key> keys_;
    std::size_t entries_;
};

// The shape of the entries of a table ([actor.ID]) or of a list ([[month]]); unknown where they are no tables.
Shape shapeOf(const Value &parent) {
    std::vector<const Value *> entries;
    for (const auto &[key, child] : parent.table()) {
        if (!child.isTable()) return Shape({});
        entries.push_back(&child);
    }
    for (const Value &child : parent.list()) {
        if (!child.isTable()) return Shape({});
        entries.push_back(&child);
    }
    return Shape(entries);
}

class Overlay {
public:
    explicit Overlay(const fs::path &file) : file_(file) {}

    std::vector<Diagnostic> troubles;

    Value over(const Value &below, const Value &own, const std::string &path) {
        if (below.isTable() && own.isTable()) return tableOver(below, own, path);
        if (below.isList() && own.isList()) return listOver(below, own, path);
        if (below.isList() && own.isString()) return listOver(below, Value(Value::List{own}), path);
        if (!below.empty() && below.kind() != own.kind()) {
            tell(own, fmt::format("'{}' is {}, not {}", path, own.kind(), below.kind()), true);
            return below;
        }
        return own;
    }

    Value without(const Value &below, const Value &removed, const std::string &path) {
        Value out = below;
        if (below.isTable() && removed.isTable()) {
            Value::Table table = below.table();
            for (const auto &[key, inner] : removed.table()) {
                const auto at = table.find(key);
                if (at == table.end()) tellAbsent(inner, path + key);
                else if (at->second.isTable() && inner.table().empty() && inner.isTable()) table.erase(at);
                else at->second = without(at->second, inner, path + key + ".");
            }
            return Value(std::move(table));
        }
        if (below.isTable()) {
            Value::Table table = below.table();
            for (const std::string &key : removed.strings())
                if (table.erase(key) == 0) tellAbsent(removed, path + key);
            return Value(std::move(table));
        }
        if (below.isList()) {
            const Value::List one{removed};
            for (const Value &item : removed.isList() ? removed.list() : one) out = withoutItem(out, item, path);
            return out;
        }
        tell(removed, fmt::format("[remove] cannot take '{}' away: it is {}; give it another value instead",
                                  path.substr(0, path.size() - 1), below.kind()), true);
        return out;
    }

private:
    Value tableOver(const Value &below, const Value &own, const std::string &path) {
        Value::Table out = below.table();
        const Shape shape = shapeOf(below);
        for (const auto &[key, child] : own.table()) {
            const auto at = out.find(key);
            if (at != out.end()) {
                at->second = over(at->second, child, path.empty() ? key : path + "." + key);
                continue;
            }
            if (shape.known() && !path.empty() && !usable(shape, child, path + "." + key)) continue;
            if (path.empty() && !out.empty())
                tell(child, fmt::format("nothing reads '{}'; the bundled file has {}", key, namesOf(below)), false);
            out.emplace(key, child);
        }
        return Value(std::move(out));
    }

    Value listOver(const Value &below, const Value &own, const std::string &path) {
        Value::List out = below.list();
        const Shape shape = shapeOf(below);
        for (const Value &child : own.list()) {
            if (shape.known() && !usable(shape, child, path)) continue;
            if (!shape.known() && !below.list().empty() && below.list().front().kind() != child.kind()) {
                tell(child, fmt::format("'{}' holds {}, not {}", path, child.kind(), below.list().front().kind()), true);
                continue;
            }
            out.push_back(child);
        }
        return Value(std::move(out));
    }

    bool usable(const Shape &shape, const Value &entry, const std::string &path) {
        if (const std::string why = shape.objection(entry); !why.empty()) {
            tell(entry, fmt::format("'{}': {}", path, why), true);
            return false;
        }
        for (const std::string &key : shape.unknownKeys(entry))
            tell(entry[key], fmt::format("'{}': nothing reads '{}'", path, key), false);
        return true;
    }

    // Of a list: the equal words go; of its tables those that agree with the pattern lose words, or go.
    Value withoutItem(const Value &below, const Value &pattern, const std::string &path) {
        Value::List out;
        bool found = false;
        for (const Value &item : below.list()) {
            if (!item.isTable() || !pattern.isTable()) {
                const bool hit = !item.isTable() && !item.isList() && same(item, pattern);
                found |= hit;
                if (!hit) out.push_back(item);
                continue;
            }
            if (!agrees(item, pattern)) {
                out.push_back(item);
                continue;
            }
            found = true;
            bool takes = false;
            Value::Table table = item.table();
            for (const auto &[key, words] : pattern.table())
                if (words.isList()) {
                    takes = true;
                    Value::List rest;
                    for (const Value &word : item[key].list())
                        if (!holds(words, word)) rest.push_back(word);
                    if (const auto at = table.find(key); at != table.end()) at->second = Value(std::move(rest));
                }
            if (takes) out.push_back(Value(std::move(table)));
        }
        if (!found) tellAbsent(pattern, pattern.isString() ? path + pattern.text() : path.substr(0, path.size() - 1));
        else if (pattern.isTable()) tellWordsInNone(below, pattern, path);
        return Value(std::move(out));
    }

    static bool agrees(const Value &item, const Value &pattern) {
        return std::all_of(pattern.table().begin(), pattern.table().end(), [&](const auto &entry) {
            return entry.second.isList() || same(item[entry.first], entry.second);
        });
    }
    static bool holds(const Value &words, const Value &word) {
        return std::any_of(words.list().begin(), words.list().end(), [&](const Value &each) { return same(each, word); });
    }
    // Several tables may agree ("number = 5" has two lists of names); a word need stand in one of them only.
    void tellWordsInNone(const Value &below, const Value &pattern, const std::string &path) {
        for (const auto &[key, words] : pattern.table())
            for (const Value &word : words.list())
                if (std::none_of(below.list().begin(), below.list().end(),
                                 [&, name = key](const Value &item) { return agrees(item, pattern) && holds(item[name], word); }))
                    tellAbsent(word, path + key + "." + word.text());
    }

    static std::string namesOf(const Value &table) {
        std::set<std::string> names;
        for (const auto &[key, child] : table.table()) names.insert(key);
        return listed(names);
    }

    void tellAbsent(const Value &at, const std::string &path) {
        tell(at, fmt::format("[remove] names '{}', which is not there", path), false);
    }

    void tell(const Value &at, std::string what, bool left) {
        std::string where = file_.string();
        if (at.line() > 0) where += fmt::format(":{}", at.line());
        troubles.push_back({Severity::warning, std::move(what), std::move(where),
                            left ? "mend it; until then this is left out" : "compare it with the bundled file", {}});
    }

    const fs::path &file_;
};

// What a user's file is laid over; nothing when no bundled file is read with it.
std::optional<Value> bundledFor(const fs::path &relative) {
    const fs::path folder = relative.parent_path();
    std::error_code ignored;
    const bool whole = std::find(kReadWhole.begin(), kReadWhole.end(), folder.string()) != kReadWhole.end();
    if (!whole) {
        const fs::path file = assetsFolder() / relative;
        return fs::is_regular_file(file, ignored) ? std::optional(readToml(file)) : std::nullopt;
    }
    Value out{Value::Table{}};
    for (fs::directory_iterator it(assetsFolder() / folder, ignored), end; !ignored && it != end; it.increment(ignored))
        if (it->path().extension() == ".toml") out = merged(out, readToml(it->path()));
    return out;
}

// The files that are read from the bundled folder of a user's file that is not.
std::string siblingsOf(const fs::path &relative) {
    std::set<std::string> names;
    std::error_code ignored;
    for (fs::directory_iterator it(assetsFolder() / relative.parent_path(), ignored), end; !ignored && it != end;
         it.increment(ignored))
        if (it->path().extension() == ".toml") names.insert(it->path().filename().string());
    return names.empty() ? std::string("put it into actors/ or lexicon/ar/, lexicon/en/") : "those read there are " + listed(names);
}

} // namespace

Value merged(const Value &below, const Value &above) {
    if (below.isTable() && above.isTable()) {
        Value::Table out = below.table();
        for (const auto &[key, child] : above.table()) {
            auto [at, fresh] = out.try_emplace(key, child);
            if (!fresh) at->second = merged(at->second, child);
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

Parsed<Value> laidOver(const Value &below, const Value &own, const fs::path &file) {
    if (own.empty()) return {below, {}};
    Overlay overlay(file);
    Value::Table rest = own.table();
    Value value = below;
    if (const auto removed = rest.find("remove"); removed != rest.end()) {
        value = overlay.without(below, removed->second, {});
        rest.erase(removed);
    }
    value = overlay.over(value, Value(std::move(rest)), {});
    return {std::move(value), std::move(overlay.troubles)};
}

std::vector<Diagnostic> ownWordsTroubles() {
    std::vector<Diagnostic> out;
    const fs::path root = configFolder();
    std::set<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error), end;
         !error && it != end; it.increment(error))
        if (it->path().extension() == ".toml" && it.depth() > 0) files.insert(it->path());
    for (const fs::path &file : files) {
        const fs::path relative = file.lexically_relative(root);
        const auto below = bundledFor(relative);
        if (!below && relative.parent_path() == "sheets") { // a page of the user's own, under any name
            for (Diagnostic &trouble : readOwnToml(file).diagnostics) out.push_back(std::move(trouble));
            continue;
        }
        if (!below) {
            out.push_back({Severity::warning, "no file of this name is read", file.string(), siblingsOf(relative), {}});
            continue;
        }
        const auto own = readOwnToml(file);
        const auto over = laidOver(*below, own.value, file);
        out.insert(out.end(), own.diagnostics.begin(), own.diagnostics.end());
        out.insert(out.end(), over.diagnostics.begin(), over.diagnostics.end());
    }
    return out;
}

std::string tomlText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
            out += c;
    }
    return out + "\"";
}

std::string tomlValue(const Value &value) {
    if (value.isString())
        return tomlText(value.text());
    if (const auto whole = value.integer())
        return std::to_string(*whole);
    if (!value.isList())
        return value.boolean() ? "true" : "false";
    std::string list;
    for (const std::string &text : value.strings())
        list += (list.empty() ? "" : ", ") + tomlText(text);
    return "[" + list + "]";
}

} // namespace zamkan
