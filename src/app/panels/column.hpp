// Lines and bars one below the other, in a part of a panel that scrolls.
#pragma once
#include "app/kit/kit.hpp"
#include <string>

namespace zamkan::app {

class Column {
public:
    Column(Kit &kit, const char *name, const Rect &where) : kit_(kit), pad_(kit.px(14)), width_(where.width() - pad_ * 2 - kit.px(8)) {
        ImGui::SetCursorScreenPos(where.min);
        ImGui::BeginChild(name, {where.width(), where.height()}, false, ImGuiWindowFlags_NoNav);
        left_ = where.min.x + pad_;
        y_ = where.min.y - ImGui::GetScrollY() + kit.px(10);
        top_ = where.min.y - ImGui::GetScrollY();
    }
    ~Column() {
        ImGui::SetCursorPosY(y_ - top_ + kit_.px(12));
        ImGui::Dummy({1, 1});
        ImGui::EndChild();
    }
    Column(const Column &) = delete;
    Column &operator=(const Column &) = delete;

    Rect take(float height) {
        const Rect out{{left_, y_}, {left_ + width_, y_ + height}};
        y_ += height;
        return out;
    }
    void gap(float pixels) { y_ += kit_.px(pixels); }
    void line(const std::string &text, Type type, ImU32 colour) {
        if (!text.empty())
            y_ += kit_.paragraphAt({left_, y_}, text, type, colour, width_) + kit_.px(2);
    }
    void heading(const std::string &text) {
        gap(10);
        line(text, Type::strong, kit_.theme.ink);
    }

private:
    Kit &kit_;
    float pad_, width_, left_ = 0, y_ = 0, top_ = 0;
};

} // namespace zamkan::app
