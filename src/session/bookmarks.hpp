// Moments that the user wants to come back to, by name. They outlive the program in the user's state folder; later they
// belong to a project, so they read and write themselves.
#pragma once
#include "base/diagnostic.hpp"
#include "base/json_type.hpp"
#include "geo/latlon.hpp"
#include "timeline/filter.hpp"
#include "timeline/window.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::session {

// Clock, mode, view and filter.
struct Moment {
    timeline::Window window;
    geo::LatLon centre = geo::LatLon::fromDegrees(0, 0); // of the map
    double scale = 1024;                                 // pixels for the world's width
    timeline::Filter filter;
    friend bool operator==(const Moment &, const Moment &) = default;
};

struct Bookmark {
    std::string name;
    Moment moment;
    std::vector<std::string> of; // the files that were open when it was made; it stands on the axis while any of them is
    friend bool operator==(const Bookmark &, const Bookmark &) = default;
};

[[nodiscard]] Json toJson(const Bookmark &bookmark);
// Throws InputError, which says what is wrong.
[[nodiscard]] Bookmark bookmarkFrom(const Json &json);

class Bookmarks {
public:
    // Those of the last time; what cannot be read is told and left out.
    [[nodiscard]] static Parsed<Bookmarks> open();
    [[nodiscard]] static Parsed<Bookmarks> fromText(std::string_view json);
    [[nodiscard]] std::string text() const;
    // Throws InputError when it cannot be written.
    void save() const;

    [[nodiscard]] const std::vector<Bookmark> &all() const { return list_; } // by time
    // Its index.
    std::size_t add(Bookmark bookmark);
    void rename(std::size_t index, std::string name); // an empty name changes nothing
    void remove(std::size_t index);
    friend bool operator==(const Bookmarks &, const Bookmarks &) = default;

private:
    std::vector<Bookmark> list_;
};

} // namespace zamkan::session
