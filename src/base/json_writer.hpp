// JSON written straight into a buffer: for output that comes in gigabytes. What is read is base/json.hpp's.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zamkan {

// Appends JSON to a buffer that the caller owns and reuses. Members stand in the order in which they are written;
// commas are set by itself; every begin…() needs its end…(). Text is written as UTF-8; a byte that is none becomes
// U+FFFD, so that no gazetteer and no user's layer can break a line. A number that is no number is written as null.
class JsonWriter {
public:
    explicit JsonWriter(std::string &out) : out_(out) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginList() { open('['); }
    void endList() { close(']'); }
    void endLine() { out_ += '\n'; }

    // A key of our own: plain ASCII that needs no escaping.
    void key(std::string_view key) {
        separate();
        out_ += '"';
        out_ += key;
        out_ += "\":";
        fresh_ = true;
    }

    void text(std::string_view utf8);
    void textOrNull(std::string_view utf8) { utf8.empty() ? null() : text(utf8); }
    void whole(std::int64_t value);
    // Rounded to that many places, 0 to 6, of which trailing zeros are left out but the first: 3.0, 0.97, 42.82768.
    void fixed(double value, unsigned places);
    // The shortest that reads back the same; without a fraction when it has none: 464, 2.5.
    void number(double value);
    void number(const std::optional<double> &value) { value ? number(*value) : null(); }
    void boolean(bool value) { plain(value ? "true" : "false"); }
    void null() { plain("null"); }

    void member(std::string_view name, std::string_view value) { key(name), text(value); }

private:
    void separate() {
        if (!fresh_) out_ += ',';
        fresh_ = false;
    }
    void open(char bracket) {
        separate();
        out_ += bracket;
        fresh_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        fresh_ = false;
    }
    void plain(std::string_view word) {
        separate();
        out_ += word;
    }

    std::string &out_;
    bool fresh_ = true; // nothing stands before the next value that a comma would have to part from it
};

} // namespace zamkan
