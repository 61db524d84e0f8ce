// What the user said of the columns of files, kept for the next file with the same header: columns.json in the user's
// configuration folder. Only the window asks it: what the command line does follows from its arguments alone.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace zamkan::session {

class KnownColumns {
public:
    using Header = std::vector<std::string>;              // all names, in the file's order
    using Mapping = std::map<std::string, std::string>;   // events::LoadOptions::mapping
    static constexpr std::size_t kept = 200;              // headers; the one longest untouched goes

    // Those of the last time; none when nothing was kept or it cannot be read.
    [[nodiscard]] static KnownColumns open();
    [[nodiscard]] Mapping of(const Header &header) const; // empty: nothing is known
    [[nodiscard]] bool knows(const Header &header) const { return !of(header).empty(); }
    void remember(const Header &header, const Mapping &mapping); // in the place of what was known
    void forget(const Header &header);
    // Throws InputError when it cannot be written.
    void save() const;
    friend bool operator==(const KnownColumns &, const KnownColumns &) = default;

private:
    struct Entry {
        Header header;
        Mapping mapping;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    std::vector<Entry> entries_; // the latest first
};

} // namespace zamkan::session
