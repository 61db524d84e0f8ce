#include "app/kit/kit.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

Rect Row::cut(float width, bool fromRight) {
    Rect taken = rest_;
    if (fromRight) {
        taken.min.x = std::max(rest_.min.x, rest_.max.x - width);
        rest_.max.x = std::max(rest_.min.x, taken.min.x - gap_);
    } else {
        taken.max.x = std::min(rest_.max.x, rest_.min.x + width);
        rest_.min.x = std::min(rest_.max.x, taken.max.x + gap_);
    }
    return taken;
}

lettering::Style Kit::style(Type type) const {
    switch (type) {
    case Type::small:
        return {std::round(theme.px(13)), lettering::Weight::regular};
    case Type::strong:
        return {std::round(theme.px(15)), lettering::Weight::bold};
    case Type::heading:
        return {std::round(theme.px(20)), lettering::Weight::bold};
    case Type::body:
        break;
    }
    return {std::round(theme.px(15)), lettering::Weight::regular};
}

float Kit::lineHeight(Type type) const { return std::round(style(type).size * 1.55F); }

void Kit::beginFrame() {
    widgets.clear();
    tip_.clear();
    field_coming = std::max(0, field_coming - 1);
}

void Kit::note(std::string_view id, const Rect &where) {
    widgets.insert_or_assign(std::string(id), where);
}

void Kit::text(const Rect &where, std::string_view utf8, Type type, ImU32 colour, Align align) {
    if (utf8.empty() || where.width() <= 0)
        return;
    const lettering::Block &block = ink.fitted(utf8, style(type), where.width());
    const bool fromRight = rightToLeft() ? align == Align::start : align == Align::end;
    float x = where.min.x;
    if (align == Align::middle)
        x += (where.width() - block.width) / 2;
    else if (fromRight && align != Align::left)
        x = where.max.x - block.width;
    ink.draw(ImGui::GetWindowDrawList(), block, {x, where.min.y + (where.height() - block.height) / 2}, colour);
}

float Kit::widthOf(std::string_view utf8, Type type) { return ink.layout(utf8, style(type)).width; }

float Kit::paragraphAt(ImVec2 at, std::string_view utf8, Type type, ImU32 colour, float width) {
    const lettering::Block &block = ink.layout(utf8, style(type), width);
    ink.draw(ImGui::GetWindowDrawList(), block, at, colour);
    return block.height;
}

void Kit::paragraph(std::string_view utf8, Type type, ImU32 colour, float width) {
    const float height = paragraphAt(ImGui::GetCursorScreenPos(), utf8, type, colour, width);
    ImGui::Dummy({width, height});
}

Pressed Kit::press(std::string_view id, const Rect &where, bool byKeys) {
    note(id, where);
    if (where.width() < 1 || where.height() < 1)
        return {};
    const KeyFocus::Seen seen = byKeys ? keys.see(id, where.min, where.max) : KeyFocus::Seen{};
    if (seen.came && ImGui::GetScrollMaxY() > 0) { // into sight
        const ImVec2 top = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
        if (where.min.y < top.y)
            ImGui::SetScrollY(ImGui::GetScrollY() - (top.y - where.min.y) - px(6));
        else if (where.max.y > top.y + size.y)
            ImGui::SetScrollY(ImGui::GetScrollY() + where.max.y - top.y - size.y + px(6));
    }
    ImGui::SetCursorScreenPos(where.min);
    ImGui::PushID(id.data(), id.data() + id.size());
    Pressed pressed;
    pressed.clicked = ImGui::InvisibleButton("press", {where.width(), where.height()}) || seen.pressed;
    pressed.hovered = ImGui::IsItemHovered();
    pressed.held = ImGui::IsItemActive();
    ImGui::PopID();
    return pressed;
}

Pressed Kit::tick(std::string_view id, const Rect &where, bool on, std::string_view tipText) {
    const Pressed pressed = press(id, where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float half = px(8);
    const ImVec2 centre = where.centre(), from{centre.x - half, centre.y - half}, to{centre.x + half, centre.y + half};
    if (on) {
        list->AddRectFilled(from, to, theme.accent, px(3));
        list->AddLine({centre.x - half * 0.5F, centre.y}, {centre.x - half * 0.1F, centre.y + half * 0.45F}, theme.accent_ink, px(2));
        list->AddLine({centre.x - half * 0.1F, centre.y + half * 0.45F}, {centre.x + half * 0.6F, centre.y - half * 0.5F}, theme.accent_ink, px(2));
    } else {
        list->AddRect(from, to, pressed.hovered ? theme.accent : theme.line, px(3), 0, px(1.5F));
    }
    if (pressed.hovered && !tipText.empty())
        tip(tipText);
    return pressed;
}

Pressed Kit::iconButton(std::string_view id, const Rect &where, Icon icon, std::string_view tipText, bool on) {
    const Pressed pressed = press(id, where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (pressed.hovered || on)
        list->AddRectFilled(where.min, where.max, on ? theme.accent_wash : theme.hover, px(5));
    drawIcon(list, icon, where.centre(), std::min(where.width(), where.height()) * 0.48F,
             on || pressed.hovered ? theme.accent : theme.ink);
    if (pressed.hovered && !tipText.empty())
        tip(tipText);
    return pressed;
}

Pressed Kit::textButton(std::string_view id, const Rect &where, std::string_view utf8, bool primary) {
    const Pressed pressed = press(id, where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (primary) {
        list->AddRectFilled(where.min, where.max, faded(theme.accent, pressed.hovered ? 0.88F : 1.0F), px(5));
    } else {
        list->AddRectFilled(where.min, where.max, theme.raised, px(5));
        list->AddRect(where.min, where.max, pressed.hovered ? theme.accent : theme.line, px(5));
    }
    text(where.shrunk(px(8), 0), utf8, Type::body, primary ? theme.accent_ink : theme.ink, Align::middle);
    return pressed;
}

Pressed Kit::chip(std::string_view id, const Rect &where, std::string_view utf8, bool on, Type type) {
    const Pressed pressed = press(id, where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (on || pressed.hovered)
        list->AddRectFilled(where.min, where.max, on ? theme.accent_wash : theme.hover, where.height() / 2);
    text(where.shrunk(px(4), 0), utf8, type, on ? theme.accent : theme.quiet, Align::middle);
    return pressed;
}

std::optional<std::size_t> Kit::choice(std::string_view id, const Rect &where, std::size_t current,
                                       const std::vector<std::string> &options, std::string_view tipText) {
    const Pressed pressed = press(id, where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (pressed.hovered)
        list->AddRectFilled(where.min, where.max, theme.hover, px(5));
    Row row(where.shrunk(px(7), 0), rightToLeft(), px(4));
    const Rect arrow = row.takeEnd(px(10));
    drawIcon(list, Icon::chevron, arrow.centre(), px(10), theme.quiet);
    text(row.rest(), current < options.size() ? options[current] : "", Type::body, theme.ink);
    if (pressed.hovered && !tipText.empty())
        tip(tipText);

    const std::string popup(id);
    if (pressed.clicked) {
        ImGui::OpenPopup(popup.c_str());
        keys.startAt(popup + "." + std::to_string(current));
    }
    float widest = where.width();
    for (const std::string &option : options)
        widest = std::max(widest, widthOf(option, Type::body) + px(28));
    const float height = px(30), total = height * static_cast<float>(options.size()) + px(8);
    const float below = ImGui::GetIO().DisplaySize.y - where.max.y - px(6), over = where.min.y - px(6);
    const bool above = total > below && over > below;
    const float shown = std::min(total, above ? over : below); // the rest is scrolled
    ImGui::SetNextWindowPos({rightToLeft() ? where.max.x - widest : where.min.x,
                             above ? where.min.y - shown - px(2) : where.max.y + px(2)});
    ImGui::SetNextWindowSize({widest, shown});
    std::optional<std::size_t> picked;
    if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove | (shown < total ? 0 : ImGuiWindowFlags_NoScrollbar))) {
        keys.enter(KeyFocus::Layer::list);
        const ImVec2 origin = ImGui::GetWindowPos();
        for (std::size_t i = 0; i < options.size(); ++i) {
            const float y = origin.y + px(4) + height * static_cast<float>(i) - ImGui::GetScrollY();
            const Rect item{{origin.x + px(4), y}, {origin.x + widest - px(4), y + height}};
            const Pressed over = press(popup + "." + std::to_string(i), item);
            if (over.hovered || i == current)
                ImGui::GetWindowDrawList()->AddRectFilled(item.min, item.max,
                                                          i == current ? theme.accent_wash : theme.hover, px(4));
            text(item.shrunk(px(8), 0), options[i], Type::body, i == current ? theme.accent : theme.ink);
            if (over) {
                picked = i;
                ImGui::CloseCurrentPopup();
            }
        }
        ImGui::SetCursorPosY(total - px(4));
        ImGui::Dummy({1, 1});
        if (keys.listCloses())
            ImGui::CloseCurrentPopup();
        keys.leave();
        ImGui::EndPopup();
    }
    return picked;
}

void Kit::tip(std::string_view utf8) { tip({{std::string(utf8), Type::small, 0}}); }

void Kit::drawTip() {
    if (tip_.empty())
        return;
    const float wrap = px(320), pad = px(9);
    float width = 0, height = 0;
    std::vector<const lettering::Block *> blocks;
    for (const TipLine &line : tip_) {
        const lettering::Block *block = &ink.layout(line.text, style(line.type));
        if (block->width > wrap)
            block = &ink.layout(line.text, style(line.type), wrap);
        width = std::max(width, block->width);
        height += block->height;
        blocks.push_back(block);
    }
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Rect area = tipArea_.value_or(Rect{{0, 0}, ImGui::GetIO().DisplaySize}).shrunk(px(4), px(4));
    const float wide = width + pad * 2, right = mouse.x + px(16), left = mouse.x - px(10) - wide;
    const bool fitsRight = right + wide <= area.max.x, fitsLeft = left >= area.min.x;
    ImVec2 at{(rightToLeft() ? fitsLeft || !fitsRight : fitsLeft && !fitsRight) ? left : right, mouse.y + px(18)};
    if (at.y + height + pad * 2 > area.max.y)
        at.y = mouse.y - px(10) - height - pad * 2;
    at.x = std::max(std::min(at.x, area.max.x - wide), area.min.x);
    at.y = std::max(at.y, area.min.y);
    ImDrawList *list = ImGui::GetForegroundDrawList();
    const ImVec2 end{at.x + width + pad * 2, at.y + height + pad * 2};
    list->AddRectFilled({at.x + px(1), at.y + px(2)}, {end.x + px(2), end.y + px(3)}, theme.shadow, px(6));
    list->AddRectFilled(at, end, theme.raised, px(5));
    list->AddRect(at, end, theme.line, px(5));
    float y = at.y + pad;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const lettering::Block &block = *blocks[i];
        const float x = rightToLeft() ? end.x - pad - block.width : at.x + pad;
        ink.draw(list, block, {x, y}, tip_[i].colour ? tip_[i].colour : theme.ink);
        y += block.height;
    }
    note("tip", {at, end});
}

void Kit::endFrame() {
    if (const auto ring = keys.endFrame()) {
        ImDrawList *list = ImGui::GetForegroundDrawList();
        list->PushClipRect({ring->clip_min.x - px(3), ring->clip_min.y - px(3)}, {ring->clip_max.x + px(3), ring->clip_max.y + px(3)});
        list->AddRect({ring->min.x - px(1), ring->min.y - px(1)}, {ring->max.x + px(1), ring->max.y + px(1)}, theme.accent, px(6), 0, px(2));
        list->PopClipRect();
        note("focus", {ring->min, ring->max});
    }
}

} // namespace zamkan::app
