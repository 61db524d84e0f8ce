// What every panel is made of: text, buttons, choices and rows that follow the reading direction. Each widget has a
// stable id under which its rectangle is noted, so that a test (or a reader of the state file) can find it.
#pragma once
#include "app/kit/icons.hpp"
#include "app/kit/ink.hpp"
#include "app/kit/key_focus.hpp"
#include "app/kit/theme.hpp"
#include "map/scene.hpp"
#include "session/wording.hpp"
#include <functional>
#include <imgui.h>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::app {

struct Rect {
    ImVec2 min, max;
    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
    [[nodiscard]] bool contains(ImVec2 p) const { return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y; }
    [[nodiscard]] Rect shrunk(float x, float y) const { return {{min.x + x, min.y + y}, {max.x - x, max.y - y}}; }
};

enum class Align : std::uint8_t { start, middle, end, left }; // start: where reading begins
enum class Type : std::uint8_t { body, small, strong, heading };

struct Pressed {
    bool clicked = false, hovered = false, held = false;
    explicit operator bool() const { return clicked; }
};

// A line of a tooltip.
struct TipLine {
    std::string text;
    Type type = Type::small;
    ImU32 colour = 0; // 0: ink
};

class Kit {
public:
    Kit(Ink &inkwell, Theme colours) : ink(inkwell), theme(colours) {}

    Ink &ink;
    Theme theme;
    const session::Wording *wording = nullptr; // never null while panels are drawn
    std::function<ImU32(const events::EventTable &, events::Row)> rowColour; // as its mark has it
    std::function<ImU32(std::string_view)> actorColour; // in the map's palette
    std::function<ImU32(std::string_view)> typeColour;  // likewise
    std::function<ImU32(double)> ageColour;             // likewise: 0 the oldest, 1 the newest of what is coloured by time
    std::vector<ImU32> layerColours;                                         // to choose from; empty before the map is there
    KeyFocus keys;
    int field_coming = 0; // frames that a field may still take to get the keyboard: keys pressed meanwhile are meant for it
    std::map<std::string, Rect, std::less<>> widgets;    // of this frame, by id

    [[nodiscard]] const std::string &words(std::string_view key) const { return (*wording)(key); }
    [[nodiscard]] bool rightToLeft() const { return wording->rightToLeft(); }
    [[nodiscard]] float px(float value) const { return theme.px(value); }
    [[nodiscard]] ImU32 colourOfParty(std::string_view party) const { // quiet for nobody
        return party.empty() || !actorColour ? theme.quiet : actorColour(party);
    }
    [[nodiscard]] lettering::Style style(Type type) const;
    [[nodiscard]] float lineHeight(Type type) const;

    // Text inside a rectangle, cut with an ellipsis, centred upright.
    void text(const Rect &where, std::string_view utf8, Type type, ImU32 colour, Align align = Align::start);
    [[nodiscard]] float widthOf(std::string_view utf8, Type type);
    // Wrapped text at the cursor of the current window, `width` wide; the cursor moves below it.
    void paragraph(std::string_view utf8, Type type, ImU32 colour, float width);
    // The same at a place; its height.
    float paragraphAt(ImVec2 at, std::string_view utf8, Type type, ImU32 colour, float width);

    // An invisible button over a rectangle; whoever calls draws. `byKeys`: Tab stops at it, Enter and Space press it.
    Pressed press(std::string_view id, const Rect &where, bool byKeys = true);
    // A box that is ticked or empty.
    Pressed tick(std::string_view id, const Rect &where, bool on, std::string_view tip = {});
    Pressed iconButton(std::string_view id, const Rect &where, Icon icon, std::string_view tip, bool on = false);
    Pressed textButton(std::string_view id, const Rect &where, std::string_view utf8, bool primary = false);
    Pressed chip(std::string_view id, const Rect &where, std::string_view utf8, bool on, Type type = Type::small);
    // A value with a list of others below it; the index that was picked.
    std::optional<std::size_t> choice(std::string_view id, const Rect &where, std::size_t current,
                                      const std::vector<std::string> &options, std::string_view tip = {});
    void note(std::string_view id, const Rect &where);

    // Shown beside the pointer at the frame's end; the last one wins.
    void tip(std::string_view utf8);
    // Kept inside `area` where it is given, so that it does not hide the panel beside.
    void tip(std::vector<TipLine> lines, std::optional<Rect> area = std::nullopt) {
        tip_ = std::move(lines);
        tipArea_ = area;
    }
    void drawTip(); // once, after everything
    void endFrame(); // carries out the keys and draws the ring round what they are on

    void beginFrame();

private:
    std::vector<TipLine> tip_;
    std::optional<Rect> tipArea_;
};

// Rectangles taken one after the other from a strip, from where reading begins, or from its other end.
class Row {
public:
    Row(const Rect &strip, bool rightToLeft, float gap) : rest_(strip), rightToLeft_(rightToLeft), gap_(gap) {}
    Rect take(float width) { return cut(width, rightToLeft_); }
    Rect takeEnd(float width) { return cut(width, !rightToLeft_); }
    void skip(float width) { (void)cut(width - gap_, rightToLeft_); }
    [[nodiscard]] const Rect &rest() const { return rest_; }

private:
    Rect cut(float width, bool fromRight);
    Rect rest_;
    bool rightToLeft_;
    float gap_;
};

} // namespace zamkan::app
