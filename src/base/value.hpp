// Knowledge read from TOML: a tree of plain values, so that only base knows the library.
#pragma once
#include "base/diagnostic.hpp"
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zamkan {

// A node of a TOML document. Tables keep their keys sorted; dates are not used in our files. Look-ups never throw
// on absence: they give an empty node or the fallback; required() throws InstallationError naming file and key.
class Value {
public:
    using List = std::vector<Value>;
    using Table = std::map<std::string, Value, std::less<>>;

    Value() = default;
    explicit Value(bool value) : data_(value) {}
    explicit Value(std::int64_t value) : data_(value) {}
    explicit Value(double value) : data_(value) {}
    explicit Value(std::string value) : data_(std::move(value)) {}
    explicit Value(List value) : data_(std::move(value)) {}
    explicit Value(Table value) : data_(std::move(value)) {}

    [[nodiscard]] bool empty() const { return std::holds_alternative<std::monostate>(data_); }
    [[nodiscard]] bool isString() const { return std::holds_alternative<std::string>(data_); }
    [[nodiscard]] bool isTable() const { return std::holds_alternative<Table>(data_); }
    [[nodiscard]] bool isList() const { return std::holds_alternative<List>(data_); }

    [[nodiscard]] const Value &operator[](std::string_view key) const; // empty node when absent
    [[nodiscard]] const List &list() const;                            // empty list unless a list
    [[nodiscard]] const Table &table() const;                          // empty table unless a table
    [[nodiscard]] std::string text(std::string_view fallback = {}) const;
    [[nodiscard]] std::optional<double> number() const; // integers too
    [[nodiscard]] double number(double fallback) const { return number().value_or(fallback); }
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] bool boolean(bool fallback = false) const;
    [[nodiscard]] std::vector<std::string> strings() const; // of a list of strings; one string counts as a list of it
    [[nodiscard]] std::string required(std::string_view key, const std::filesystem::path &file) const;
    [[nodiscard]] std::uint32_t line() const { return line_; } // of the file it was read from; 0: made, or merged
    void setLine(std::uint32_t line) { line_ = line; }
    // "a text", "a list"…, for messages.
    [[nodiscard]] std::string_view kind() const;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Table> data_;
    std::uint32_t line_ = 0;
};

// Reads one TOML file; throws InstallationError with file, line and column when it cannot be read.
[[nodiscard]] Value readToml(const std::filesystem::path &file);
// The same for a file that is the user's: an empty node and a diagnostic when it cannot be read.
[[nodiscard]] Parsed<Value> readOwnToml(const std::filesystem::path &file);
[[nodiscard]] Parsed<Value> ownTomlFrom(std::string_view text, const std::filesystem::path &file); // before it is written there

// assets/RELATIVE, with the user's configFolder()/RELATIVE laid over it (base/own_words.hpp). What is wrong with the
// user's file is left out here and told by ownWordsTroubles().
[[nodiscard]] Value readAsset(const std::filesystem::path &relative);

// All *.toml of assets/FOLDER (and of the user's folder of that name), sorted by file name, merged as above.
[[nodiscard]] Value readAssetFolder(const std::filesystem::path &folder);

} // namespace zamkan
