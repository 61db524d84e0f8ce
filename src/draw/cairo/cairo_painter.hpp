// Paints a picture with Cairo: no display needed.
#pragma once
#include "lettering/lettering.hpp"
#include "map/scene.hpp"
#include <filesystem>

namespace zamkan::draw {

// By extension: .png .pdf .svg; size is the viewport's. Written beside and renamed. Throws InputError.
void paintToFile(const map::Picture &picture, const lettering::Letterer &letterer, const std::filesystem::path &file);

} // namespace zamkan::draw
