// The names of what a view may choose.
#include "map/scene.hpp"
#include <array>

namespace zamkan::map {
namespace {

constexpr std::array<std::string_view, 4> kColourBy{"actor", "type", "source", "time"};
constexpr std::array<std::string_view, 2> kMarksAs{"points", "density"};

template <typename Choice, std::size_t N>
std::optional<Choice> chosen(const std::array<std::string_view, N> &names, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == text) return static_cast<Choice>(i);
    return std::nullopt;
}

} // namespace

std::string_view toString(ColourBy by) { return kColourBy[static_cast<std::size_t>(by)]; }
std::string_view toString(MarksAs marks) { return kMarksAs[static_cast<std::size_t>(marks)]; }
std::optional<ColourBy> colourByFrom(std::string_view text) { return chosen<ColourBy>(kColourBy, text); }
std::optional<MarksAs> marksAsFrom(std::string_view text) { return chosen<MarksAs>(kMarksAs, text); }

} // namespace zamkan::map
