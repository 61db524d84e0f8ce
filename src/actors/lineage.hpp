// Who a party was before and whose ally it is, with dates: assets/actors/lineage.toml.
#pragma once
#include "base/value.hpp"
#include "time/day.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::actors {

// From `from` up to, not including, `to`; without one it lasts.
struct Spell {
    time::Day from{};
    std::optional<time::Day> to;
    [[nodiscard]] bool holds(time::Day day) const { return from <= day && (!to || day < *to); }
};

struct FormerName {
    std::string actor, name_en, name_ar;
    Spell spell;
};

struct Succession {
    std::string earlier, later; // ids
    time::Day on{};
};

struct Alliance {
    std::vector<std::string> members; // ids
    Spell spell;
};

class Lineage {
public:
    Lineage() = default; // nobody follows anybody
    Lineage(std::vector<FormerName> names, std::vector<Succession> successions, std::vector<Alliance> alliances)
        : names_(std::move(names)), successions_(std::move(successions)), alliances_(std::move(alliances)) {}
    // Of the folder's assets; throws InstallationError for an entry that lacks a key or a day.
    [[nodiscard]] static Lineage open();

    // Whether both are one party on that day: equal, or one goes on as the other.
    [[nodiscard]] bool same(std::string_view a, std::string_view b, time::Day day) const;
    // Whether they hold ground for one another on that day; a party is its own ally.
    [[nodiscard]] bool allied(std::string_view a, std::string_view b, time::Day day) const;
    // The party as which it goes on on that day; itself when it was not succeeded.
    [[nodiscard]] std::string_view asOf(std::string_view actor, time::Day day) const;
    // How it was called on that day; null: as the registry says.
    [[nodiscard]] const FormerName *nameOn(std::string_view actor, time::Day day) const;

    [[nodiscard]] const std::vector<FormerName> &names() const { return names_; }
    [[nodiscard]] const std::vector<Succession> &successions() const { return successions_; }
    [[nodiscard]] const std::vector<Alliance> &alliances() const { return alliances_; }

private:
    std::vector<FormerName> names_;
    std::vector<Succession> successions_;
    std::vector<Alliance> alliances_;
};

} // namespace zamkan::actors
