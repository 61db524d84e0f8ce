// A page made of pictures: the map itself, an inset, what is written round them.
#pragma once
#include "map/scene.hpp"
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace zamkan::map {

struct Plate {
    Picture picture; // a background without opacity lets what is below shine through
    Point at;        // its top left corner on the page, whole pixels; nothing of it is seen outside its viewport's size
};

// An image of someone else's, a logo.
struct Raster {
    std::uint64_t key = 0; // unique for the content
    std::uint32_t width = 0, height = 0;
    std::vector<std::uint8_t> rgba; // not premultiplied, rows from the top
};
struct Imprint {
    std::shared_ptr<const Raster> raster; // never null
    double left = 0, top = 0, right = 0, bottom = 0; // whole pixels of the page
};

// Plates back to front, imprints over them. It owns the words of its labels, so that it may outlive what it was made by; the letterer that
// laid them out must outlive it.
struct Leaf {
    double width = 0, height = 0; // pixels
    double points = 1;            // of print a pixel: how large it is on paper
    Colour paper;
    std::vector<Plate> plates;
    std::vector<Imprint> imprints = {};
    std::shared_ptr<std::deque<std::string>> words = std::make_shared<std::deque<std::string>>();

    void add(Picture picture, Point at = {});
};

} // namespace zamkan::map
