// A project's story as sheets, a sheet a step.
#pragma once
#include "cli/cli.hpp"
#include "cli/material.hpp"
#include <filesystem>

namespace zamkan::cli {

// Into a folder of PNG files, or, where `output` is a .pdf, as pages of one. What the options say of the look holds for
// all; moments, words and what is shown are those of the steps. Throws InputError.
void renderStory(const std::filesystem::path &project, const std::filesystem::path &output, const PictureOptions &look, bool sidecars, const Common &common);

} // namespace zamkan::cli
