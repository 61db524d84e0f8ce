#include "map/leaf.hpp"

namespace zamkan::map {

void Leaf::add(Picture picture, Point at) {
    for (std::vector<Label> *labels : {&picture.labels, &picture.captions})
        for (Label &label : *labels) label.text = words->emplace_back(label.text);
    plates.push_back({std::move(picture), at});
}

} // namespace zamkan::map
