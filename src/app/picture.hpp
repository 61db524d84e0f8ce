// The picture that the user takes home.
#pragma once
#include "app/jobs.hpp"
#include "app/atlas.hpp"
#include <filesystem>

namespace zamkan::app {

// A name that is free in the user's pictures folder, or in the working folder when there is none that can be written.
[[nodiscard]] std::filesystem::path pictureFile(const session::Session &session);

// Paints the map that the panels leave free, twice as dense, with title, date, legend, scale bar and attribution.
// Works on copies; ends with a toast that tells the path or what went wrong.
[[nodiscard]] Jobs::Job pictureJob(const session::Session &session, const Atlas &atlas, std::filesystem::path file);

} // namespace zamkan::app
