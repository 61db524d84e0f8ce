// Marks that come and go gradually while time moves, so that the eye can follow.
#pragma once
#include "map/marks.hpp"
#include <vector>

namespace zamkan::map {

class Transitions {
public:
    static constexpr double kSeconds = 0.15;

    // `now` took the place of `before`. Marks without a counterpart within a few pixels appear; those of `before`
    // without one fade away as ghosts, which hold no rows. `gradual`: else everything is there at once.
    void replaced(const std::vector<GroundMark> &before, const std::vector<GroundMark> &now, double scale, bool gradual);
    // Time passes: false when nothing moves any more.
    bool advance(double clock);
    void finish(); // everything is there

    [[nodiscard]] float opacity(std::size_t mark) const { return mark < opacities_.size() ? opacities_[mark] : 1; }
    struct Ghost {
        GroundMark mark;
        float opacity = 1;
    };
    [[nodiscard]] const std::vector<Ghost> &ghosts() const { return ghosts_; }

private:
    std::vector<float> opacities_; // of the present marks
    std::vector<Ghost> ghosts_;
    double last_ = -1;
};

} // namespace zamkan::map
