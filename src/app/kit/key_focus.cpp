#include "app/kit/key_focus.hpp"
#include <algorithm>
#include <utility>

namespace zamkan::app {

KeyFocus::Seen KeyFocus::see(std::string_view id, ImVec2 min, ImVec2 max) {
    const ImDrawList *list = ImGui::GetWindowDrawList();
    controls_.push_back({std::string(id), layers_.back(), {min, max, list->GetClipRectMin(), list->GetClipRectMax()}});
    Seen seen;
    seen.on = shown_ && current_ == id;
    seen.came = seen.on && before_ != id;
    seen.left = before_ == id && current_ != id;
    seen.pressed = pressing_ == id;
    return seen;
}

std::optional<KeyFocus::Ring> KeyFocus::endFrame() {
    Layer top = Layer::panels;
    for (const Control &control : controls_)
        top = std::max(top, control.layer);
    before_ = current_;
    if (below_.size() < static_cast<std::size_t>(top)) {
        below_.resize(static_cast<std::size_t>(top), current_);
        current_ = start_;
    }
    for (; below_.size() > static_cast<std::size_t>(top); below_.pop_back())
        current_ = below_.back();
    start_.clear();
    top_ = top;
    std::erase_if(controls_, [&](const Control &control) { return control.layer != top; });
    auto now = std::find_if(controls_.begin(), controls_.end(), [&](const Control &control) { return control.id == current_; });
    const auto count = static_cast<std::ptrdiff_t>(controls_.size());
    const int moves = std::exchange(moves_, 0);
    if (count > 0 && shown_ && (moves != 0 || (now == controls_.end() && top == Layer::list))) {
        const std::ptrdiff_t from = now == controls_.end() ? (moves < 0 ? 0 : -1) : now - controls_.begin();
        const std::ptrdiff_t to = from + (moves == 0 ? 1 : moves);
        now = controls_.begin() + (to % count + count) % count;
        current_ = now->id;
    }
    pressing_ = std::exchange(press_, false) && now != controls_.end() && shown_ ? now->id : std::string();
    closing_ = false;
    arrows_were_kept_ = std::exchange(arrows_kept_, false);
    std::optional<Ring> ring;
    if (shown_ && now != controls_.end())
        ring = now->at;
    controls_.clear();
    return ring;
}

} // namespace zamkan::app
