#include "app/kit/field.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
struct Exchange { // between field() and ImGui's callback
    Field *state;
    std::optional<int> click; // byte under the pointer while the button is held
    bool pressed = false;     // it went down in this frame
};

int onInput(ImGuiInputTextCallbackData *data) {
    auto &exchange = *static_cast<Exchange *>(data->UserData);
    Field &state = *exchange.state;
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        state.text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = state.text.data();
        return 0;
    }
    if (exchange.click) { // our letters stand elsewhere than ImGui thinks
        const int byte = std::min(*exchange.click, data->BufTextLen);
        if (exchange.pressed || state.drag_from < 0)
            state.drag_from = byte;
        data->CursorPos = byte;
        data->SelectionStart = std::min(state.drag_from, data->BufTextLen);
        data->SelectionEnd = byte;
    }
    state.caret = data->CursorPos;
    state.selection_start = std::min(data->SelectionStart, data->SelectionEnd);
    state.selection_end = std::max(data->SelectionStart, data->SelectionEnd);
    return 0;
}

// The end of the text counts as a place too: left or right of the last letter, after its direction.
int byteUnder(const lettering::Block &block, const std::string &text, float x) {
    int best = 0;
    float nearest = 1e9F;
    for (std::size_t byte = 0; byte <= text.size(); ++byte) {
        if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U)
            continue;
        const float distance = std::abs(caretX(block, static_cast<std::uint32_t>(byte)) - x);
        if (distance < nearest) {
            nearest = distance;
            best = static_cast<int>(byte);
        }
    }
    return best;
}

void drawSelection(Kit &kit, const lettering::Block &block, const Field &state, ImVec2 at, const Rect &where) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    for (const lettering::Cell &cell : block.cells)
        if (static_cast<int>(cell.start) >= state.selection_start && static_cast<int>(cell.end) <= state.selection_end)
            list->AddRectFilled({at.x + cell.left, where.min.y + kit.px(4)}, {at.x + cell.right, where.max.y - kit.px(4)},
                                kit.theme.accent_wash);
}
} // namespace

float caretX(const lettering::Block &block, std::uint32_t byte) {
    const lettering::Cell *before = nullptr;
    for (const lettering::Cell &cell : block.cells) {
        if (cell.start <= byte && byte < cell.end)
            return cell.rightToLeft ? cell.right : cell.left;
        if (cell.end <= byte && (!before || cell.end > before->end))
            before = &cell;
    }
    if (before)
        return before->rightToLeft ? before->left : before->right;
    return block.rightToLeft ? block.width : 0;
}

Typed field(Kit &kit, std::string_view id, const Rect &where, Field &state, const FieldLook &look) {
    kit.note(id, where);
    const KeyFocus::Seen seen = kit.keys.see(id, where.min, where.max);
    if (seen.came)
        state.wants_focus = true;
    if (seen.left && state.active)
        ImGui::SetWindowFocus(nullptr); // the keyboard went on: the caret goes too
    const Theme &theme = kit.theme;
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(where.min, where.max, theme.raised, kit.px(5));
    list->AddRect(where.min, where.max, look.wrong ? theme.error : state.active ? theme.accent : theme.line, kit.px(5));
    Row row(where.shrunk(kit.px(7), 0), kit.rightToLeft(), kit.px(6));
    if (look.icon)
        drawIcon(list, *look.icon, row.take(kit.px(13)).centre(), kit.px(12), theme.quiet);
    const Rect inner = row.rest();

    const lettering::Style style = kit.style(Type::body);
    const lettering::Block &before = kit.ink.layout(state.text, style);
    const auto leftOf = [&](const lettering::Block &block) {
        const bool fromRight = state.text.empty() ? kit.rightToLeft() : block.rightToLeft;
        if (look.align == Align::middle && block.width < inner.width())
            return inner.min.x + (inner.width() - block.width) / 2;
        return fromRight ? inner.max.x - block.width + state.scroll : inner.min.x - state.scroll;
    };

    Exchange exchange{&state, std::nullopt, false};
    const ImGuiIO &io = ImGui::GetIO();
    if (io.MouseDown[0] && (state.drag_from >= 0 || (ImGui::IsMouseClicked(0) && where.contains(io.MousePos)))) {
        exchange.click = byteUnder(before, state.text, io.MousePos.x - leftOf(before));
        exchange.pressed = ImGui::IsMouseClicked(0);
    }
    if (!io.MouseDown[0])
        state.drag_from = -1;
    if (ImGui::IsMouseDoubleClicked(0))
        exchange.click.reset();

    ImGui::PushID(id.data(), id.data() + id.size());
    for (const int colour : {ImGuiCol_Text, ImGuiCol_FrameBg, ImGuiCol_TextSelectedBg, ImGuiCol_NavHighlight})
        ImGui::PushStyleColor(colour, ImU32{0});
    const float fontHeight = ImGui::GetFontSize();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {kit.px(7), std::max(0.0F, (where.height() - fontHeight) / 2)});
    ImGui::SetCursorScreenPos(where.min);
    ImGui::SetNextItemWidth(where.width());
    if (state.wants_focus) {
        constexpr int kFrames = 4; // ImGui asks, moves, and says so in frames of their own
        ImGui::SetKeyboardFocusHere();
        state.wants_focus = false;
        kit.field_coming = kFrames;
    }
    constexpr ImGuiInputTextFlags kFlags = ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackResize |
                                           ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_NoHorizontalScroll;
    const std::string old = state.text;
    Typed typed;
    typed.entered =
        ImGui::InputText("field", state.text.data(), state.text.capacity() + 1, kFlags, onInput, &exchange);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(4);
    ImGui::PopID();
    typed.changed = state.text != old;
    typed.left = ImGui::IsItemDeactivated();
    state.active = ImGui::IsItemActive();
    if (state.active && !kit.keys.shown())
        kit.keys.put(id); // Tab goes on from here
    if (!state.active)
        state.selection_start = state.selection_end = 0;

    list->PushClipRect(inner.min, {inner.max.x + 1, inner.max.y}, true);
    if (state.text.empty() && !look.hint.empty())
        kit.text(inner, look.hint, Type::body, faded(theme.quiet, 0.8F),
                 look.align == Align::middle ? Align::middle : Align::start);
    const lettering::Block &block = kit.ink.layout(state.text, style);
    if (!state.active || block.width <= inner.width())
        state.scroll = 0;
    const float caretAt = leftOf(block) + caretX(block, static_cast<std::uint32_t>(state.caret));
    if (state.active && block.width > inner.width()) { // keep the caret in sight
        const float sign = block.rightToLeft ? -1.0F : 1.0F;
        if (caretAt > inner.max.x)
            state.scroll += sign * (caretAt - inner.max.x);
        if (caretAt < inner.min.x)
            state.scroll += sign * (caretAt - inner.min.x);
    }
    const ImVec2 at{leftOf(block), where.min.y + (where.height() - block.height) / 2};
    if (state.active)
        drawSelection(kit, block, state, at, where);
    kit.ink.draw(list, block, at, theme.ink);
    if (state.active) {
        const float x =
            std::round(state.text.empty() ? leftOf(block)
                                          : at.x + caretX(block, static_cast<std::uint32_t>(state.caret)));
        list->AddLine({x, where.min.y + kit.px(5)}, {x, where.max.y - kit.px(5)}, theme.accent, kit.px(1.5F));
    }
    list->PopClipRect();
    return typed;
}

} // namespace zamkan::app
