#include "briefing/page_text.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::briefing {

map::Caption PageText::caption(std::string text, float size, map::Colour colour, lettering::Weight weight) const {
    map::Caption out{std::move(text), {size * static_cast<float>(ratio_), weight}, colour};
    out.direction = mirrored_ ? lettering::Direction::right_to_left : lettering::Direction::left_to_right;
    return out;
}

double PageText::widthOf(const std::string &text, float size, lettering::Weight weight) const {
    const map::Caption one = caption(text, size, {}, weight);
    return static_cast<double>(letterer_.layout(one.text, one.style, 0, one.direction).width);
}

void PageText::line(std::string text, float size, map::Colour colour, double x, double top, Anchor anchor, lettering::Weight weight) {
    map::Caption one = caption(std::move(text), size, colour, weight);
    const double width = static_cast<double>(letterer_.layout(one.text, one.style, 0, one.direction).width);
    if (anchor == Anchor::middle) x -= width / 2;
    if (anchor == Anchor::right) x -= width;
    done_.captions.push_back({std::move(one), {std::round(x), std::round(top)}});
}

void PageText::frame(const map::Rect &rect, map::Colour colour, double width) {
    const map::Point corners[] = {{rect.left, rect.top}, {rect.right, rect.top}, {rect.right, rect.bottom}, {rect.left, rect.bottom}};
    for (int i = 0; i < 4; ++i) stroke(corners[i], corners[(i + 1) % 4], colour, width);
}

void PageText::stroke(map::Point from, map::Point to, map::Colour colour, double width) {
    done_.strokes.push_back({from, to, colour, static_cast<float>(width)});
}

void PageText::fill(const map::Rect &rect, map::Colour colour, double radius) {
    done_.panels.push_back({rect.left, rect.top, rect.right, rect.bottom, colour, {0, 0, 0, 0}, radius});
}

void PageText::add(const map::Furnished &furniture, double dx, double dy) {
    for (map::Picture::Panel panel : furniture.panels) {
        panel.left += dx, panel.right += dx, panel.top += dy, panel.bottom += dy;
        done_.panels.push_back(panel);
    }
    for (map::Picture::Stroke stroke : furniture.strokes) {
        stroke.from = {stroke.from.x + dx, stroke.from.y + dy};
        stroke.to = {stroke.to.x + dx, stroke.to.y + dy};
        done_.strokes.push_back(stroke);
    }
    for (map::Mark symbol : furniture.symbols) {
        symbol.at = {symbol.at.x + dx, symbol.at.y + dy};
        done_.symbols.push_back(std::move(symbol));
    }
    for (map::PlacedCaption caption : furniture.captions) {
        caption.at = {caption.at.x + dx, caption.at.y + dy};
        done_.captions.push_back(std::move(caption));
    }
}

map::Picture PageText::picture(double width, double height) const {
    map::Picture out;
    out.viewport = map::Viewport({}, width, width, height);
    out.background = {0, 0, 0, 0};
    out.panels = done_.panels;
    out.strokes = done_.strokes;
    out.symbols = done_.symbols;
    for (const map::PlacedCaption &placed : done_.captions) {
        const map::Caption &caption = placed.caption;
        out.captions.push_back({&letterer_.layout(caption.text, caption.style, caption.wrap, caption.direction), placed.at, caption.colour,
                                caption.outline, caption.outline_width, caption.text});
    }
    return out;
}

std::size_t letters(const std::string &text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::string oneLine(const std::string &text, std::size_t most) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (text[end] & '\xC0') == '\x80') ++end;
        if (count == most) return out + "…";
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7F) {
            if (!out.empty() && out.back() != ' ') out += ' ', ++count;
        } else {
            out.append(text, i, end - i);
            ++count;
        }
        i = end;
    }
    return out;
}

} // namespace zamkan::briefing
