#include "draw/cairo/mark_strokes.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace zamkan::draw {
namespace {

enum class Kind : std::uint8_t { mark, disc }; // page.cpp's names have a key of their own: its first byte is another

void add(SpriteKey &key, map::Colour colour) { key.add(colour.r).add(colour.g).add(colour.b).add(colour.a); }

map::Colour faded(map::Colour colour, float opacity) {
    colour.a = static_cast<std::uint8_t>(static_cast<float>(colour.a) * opacity);
    return colour;
}

void drawStep(cairo_t *context, const map::Step &step, map::Point at) {
    if (step.shape == map::Shape::badge) {
        roundedRectangle(context, at.x - step.reach, at.y - step.size, at.x + step.reach, at.y + step.size, step.size);
    } else if (step.shape == map::Shape::circle && step.hole > 0) {
        const double turn = 2 * std::numbers::pi, start = -turn / 4;
        const double from = start + turn * static_cast<double>(step.from), to = start + turn * static_cast<double>(step.to);
        cairo_new_sub_path(context);
        cairo_arc(context, at.x, at.y, step.size, from, to);
        cairo_arc_negative(context, at.x, at.y, step.hole, to, from);
        cairo_close_path(context);
    } else if (step.shape == map::Shape::circle) {
        cairo_new_sub_path(context);
        cairo_arc(context, at.x, at.y, step.size, 0, 2 * std::numbers::pi);
        cairo_close_path(context);
    } else {
        for (const map::Point &p : map::outlineOf(step.shape)) cairo_line_to(context, at.x + p.x * step.size, at.y + p.y * step.size);
        cairo_close_path(context);
    }
    setColour(context, step.colour);
    if (step.width > 0) {
        cairo_set_line_width(context, step.width);
        cairo_stroke(context);
    } else {
        cairo_fill(context);
    }
}

void drawSteps(cairo_t *context, const std::vector<map::Step> &steps, map::Point at) {
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    for (const map::Step &step : steps) drawStep(context, step, at);
}

std::vector<map::Step> fadedStepsOf(const map::Mark &mark) {
    std::vector<map::Step> steps = map::stepsOf(mark);
    for (map::Step &step : steps) step.colour = faded(step.colour, mark.opacity);
    return steps;
}

// How far its ink reaches from the mark's point.
Sprites::Extent extentOf(const std::vector<map::Step> &steps) {
    double across = 0, upright = 0;
    for (const map::Step &step : steps) {
        double far = 1;
        for (const map::Point &p : map::outlineOf(step.shape)) far = std::max({far, std::abs(p.x), std::abs(p.y)});
        const double pen = step.width / 2;
        upright = std::max(upright, far * step.size + pen);
        across = std::max(across, (step.shape == map::Shape::badge ? step.reach : far * step.size) + pen);
    }
    return {-across, -upright, across, upright};
}

} // namespace

void setColour(cairo_t *context, map::Colour colour) {
    cairo_set_source_rgba(context, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

void roundedRectangle(cairo_t *context, double left, double top, double right, double bottom, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(context);
    cairo_arc(context, right - radius, top + radius, radius, -quarter, 0);
    cairo_arc(context, right - radius, bottom - radius, radius, 0, quarter);
    cairo_arc(context, left + radius, bottom - radius, radius, quarter, 2 * quarter);
    cairo_arc(context, left + radius, top + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context);
}

void drawMark(cairo_t *context, const map::Mark &mark, map::Point at) { drawSteps(context, fadedStepsOf(mark), at); }

void drawDisc(cairo_t *context, const map::Mark &mark, map::Point at) {
    const auto radius = static_cast<double>(mark.halo);
    if (radius <= 0) return;
    const Pattern gradient(cairo_pattern_create_radial(at.x, at.y, 0, at.x, at.y, radius));
    const map::Colour tint = mark.halo_tint;
    for (int i = 0; i <= 16; ++i)
        cairo_pattern_add_color_stop_rgba(gradient.get(), i / 16.0, tint.r / 255.0, tint.g / 255.0, tint.b / 255.0,
                                          tint.a / 255.0 * static_cast<double>(mark.opacity) * map::haloProfile(i / 16.0));
    cairo_set_source(context, gradient.get());
    cairo_arc(context, at.x, at.y, radius, 0, 2 * std::numbers::pi);
    cairo_fill(context);
}

void layMark(cairo_t *context, const map::Mark &mark, Sprites &sprites, SpriteKey &key) {
    const std::vector<map::Step> steps = fadedStepsOf(mark);
    key.clear();
    key.add(Kind::mark);
    for (const map::Step &step : steps) {
        add(key, step.colour);
        key.add(step.shape).add(step.size).add(step.reach).add(step.width).add(step.from).add(step.to).add(step.hole);
    }
    if (!sprites.lay(context, mark.at, key, [&](cairo_t *) { return extentOf(steps); }, [&](cairo_t *sprite) { drawSteps(sprite, steps, {}); }))
        drawSteps(context, steps, mark.at);
}

void layDisc(cairo_t *context, const map::Mark &mark, Sprites &sprites, SpriteKey &key) {
    if (mark.halo <= 0) return;
    key.clear();
    key.add(Kind::disc).add(mark.halo).add(mark.opacity);
    add(key, mark.halo_tint);
    const auto radius = static_cast<double>(mark.halo);
    if (!sprites.lay(context, mark.at, key, [&](cairo_t *) { return Sprites::Extent{-radius, -radius, radius, radius}; },
                     [&](cairo_t *sprite) { drawDisc(sprite, mark, {}); }))
        drawDisc(context, mark, mark.at);
}

} // namespace zamkan::draw
