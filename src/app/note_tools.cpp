#include "app/note_tools.hpp"
#include "app/keyboard.hpp"
#include "app/map_view.hpp"
#include "app/panels/map_layers.hpp"
#include <algorithm>
#include <cmath>
#include <utility>

namespace zamkan::app {

namespace {
constexpr double kNear = 9;    // pixels: the end of an arrow
constexpr double kStart = 90;  // pixels that an arrow or a circle gets which is set without dragging

bool isNote(session::Tool tool) { return tool == session::Tool::note_text || tool == session::Tool::note_arrow || tool == session::Tool::note_circle; }

map::Point mouse() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {static_cast<double>(at.x), static_cast<double>(at.y)};
}

map::Note noteBetween(session::Tool tool, geo::LatLon from, geo::LatLon to) {
    map::Note note;
    note.kind = tool == session::Tool::note_arrow ? map::NoteKind::arrow : tool == session::Tool::note_circle ? map::NoteKind::circle : map::NoteKind::text;
    note.at = from;
    note.to = note.kind == map::NoteKind::arrow ? to : from;
    if (note.kind == map::NoteKind::circle)
        note.radius_km = std::max(geo::distanceKm(from, to), 0.05);
    note.colour = 1;
    return note;
}

// A position moved as far as the pointer was, on the screen.
geo::LatLon shifted(const session::Session &session, geo::LatLon position, map::Point from, map::Point to) {
    const map::Point at = session.viewport.toScreen(position);
    return session.viewport.toEarth({at.x + to.x - from.x, at.y + to.y - from.y});
}
} // namespace

void NoteTools::write(std::size_t note, const std::string &text) {
    written_ = note;
    words_ = {};
    words_.text = text;
    words_.wants_focus = true;
}

void NoteTools::place(const session::Session &session, geo::LatLon from, geo::LatLon to, Outcome &outcome) {
    const map::Point a = session.viewport.toScreen(from), b = session.viewport.toScreen(to);
    if (std::hypot(b.x - a.x, b.y - a.y) < 6) // a click: something to begin with
        to = session.viewport.toEarth({a.x + kStart, a.y});
    outcome.act(session::AddNote{noteBetween(session.tool, from, to)});
    outcome.act(session::SetTool{});
    write(session.on_map.notes.size(), {});
}

void NoteTools::startDrag(const session::Session &session, std::size_t index, map::Point pixel) {
    before_ = session.on_map.notes[index];
    gripped_ = session.viewport.toEarth(pixel);
    moved_ = false;
    grip_ = Grip::all;
    const auto near = [&](geo::LatLon position) {
        const map::Point at = session.viewport.toScreen(position);
        return std::hypot(at.x - pixel.x, at.y - pixel.y) < kNear;
    };
    if (before_.kind == map::NoteKind::arrow)
        grip_ = near(before_.to) ? Grip::tip : near(before_.at) ? Grip::tail : Grip::all;
    if (before_.kind == map::NoteKind::circle) {
        const double edge = geo::distanceKm(before_.at, gripped_) * 1000 / std::max(session.viewport.metresPerPixel(), 1e-9);
        const double radius = before_.radius_km * 1000 / std::max(session.viewport.metresPerPixel(), 1e-9);
        grip_ = std::abs(edge - radius) < kNear ? Grip::edge : Grip::all;
    }
}

bool NoteTools::takeMouse(Kit &kit, const session::Session &session, const map::SceneMaker &maker, bool free, bool onMark, Outcome &outcome) {
    const ImGuiIO &io = ImGui::GetIO();
    if (isNote(session.tool)) {
        const map::Point at = mouse();
        if (free && !from_)
            kit.tip(kit.words(session.tool == session::Tool::note_text ? "note.place" : "note.drag"));
        if (enterPressed()) { // without the mouse: in the middle
            const map::View::Insets &insets = session.insets;
            const geo::LatLon middle = session.viewport.toEarth({(insets.left + session.viewport.width() - insets.right) / 2, (insets.top + session.viewport.height() - insets.bottom) / 2});
            place(session, middle, middle, outcome);
            return true;
        }
        if (free && ImGui::IsMouseClicked(0)) {
            from_ = session.viewport.toEarth(at);
            outcome.act(session::SetFocus{session::Focus::map});
        }
        if (from_ && !io.MouseDown[0]) {
            place(session, *from_, session.viewport.toEarth(at), outcome);
            from_.reset();
        }
        return io.MouseWheel == 0;
    }
    from_.reset();
    if (session.on_map.notes.empty()) {
        grip_ = Grip::none;
        return false;
    }
    if (grip_ != Grip::none && session.on_map.note) {
        if (!io.MouseDown[0]) {
            grip_ = Grip::none;
            return true;
        }
        moved_ = moved_ || ImGui::IsMouseDragging(0, 3);
        if (moved_ && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
            map::Note note = before_;
            const map::Point from = session.viewport.toScreen(gripped_), to = mouse();
            if (grip_ == Grip::all || grip_ == Grip::tail)
                note.at = shifted(session, before_.at, from, to);
            if (grip_ == Grip::all || grip_ == Grip::tip)
                note.to = shifted(session, before_.to, from, to);
            if (grip_ == Grip::edge)
                note.radius_km = std::max(geo::distanceKm(note.at, session.viewport.toEarth(to)), 0.05);
            outcome.act(session::ChangeNote{*session.on_map.note, note});
        }
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
        return true;
    }
    grip_ = Grip::none;
    if (!free || onMark || session.tool != session::Tool::pan)
        return false;
    const auto under = maker.noteAt(viewOf(session, map::Furniture::window, kit.theme.scale), mouse());
    if (under)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (under && ImGui::IsMouseDoubleClicked(0)) {
        write(*under, session.on_map.notes[*under].text);
        return true;
    }
    if (under && ImGui::IsMouseClicked(0)) {
        outcome.act(session::PickNote{under});
        outcome.act(session::SetFocus{session::Focus::map});
        startDrag(session, *under, mouse());
        return true;
    }
    if (!under && session.on_map.note && ImGui::IsMouseClicked(0))
        outcome.act(session::PickNote{});
    return under.has_value() && io.MouseWheel == 0;
}

void NoteTools::draw(Kit &kit, const session::Session &session, const map::SceneMaker &maker, const Layout &layout, Outcome &outcome) {
    if (from_ && session.tool != session::Tool::note_text) { // what is being drawn
        const std::vector<map::Note> one{noteBetween(session.tool, *from_, session.viewport.toEarth(mouse()))};
        const map::Point a = session.viewport.toScreen(one[0].at), b = mouse();
        const auto pixel = [](map::Point p) { return ImVec2{static_cast<float>(p.x), static_cast<float>(p.y)}; };
        ImDrawList *list = ImGui::GetBackgroundDrawList();
        if (session.tool == session::Tool::note_arrow)
            list->AddLine(pixel(a), pixel(b), kit.theme.accent, kit.px(2.4F));
        else
            list->AddCircle(pixel(a), static_cast<float>(std::hypot(b.x - a.x, b.y - a.y)), kit.theme.accent, 96, kit.px(2.4F));
    }
    const auto picked = session.on_map.note;
    if (!picked || grip_ != Grip::none) {
        if (written_ && !picked)
            written_.reset();
        return;
    }
    const map::Note &note = session.on_map.notes[*picked];
    const map::Picture::Panel box = maker.boxOf(note, viewOf(session, map::Furniture::none, kit.theme.scale));
    const bool typing = written_ == picked;
    const float width = typing ? kit.px(300) : kit.px(116), height = kit.px(36);
    float x = static_cast<float>((box.left + box.right) / 2) - width / 2, y = static_cast<float>(box.top) - height - kit.px(8);
    if (typing && note.kind == map::NoteKind::text)
        y = static_cast<float>((box.top + box.bottom) / 2) - height / 2; // over the words themselves
    x = std::clamp(x, layout.map.min.x + 4, std::max(layout.map.min.x + 4, layout.map.max.x - width - 4));
    y = std::clamp(y, layout.map.min.y + 4, std::max(layout.map.min.y + 4, layout.map.max.y - height - 4));
    const Rect bar{{x, y}, {x + width, y + height}};
    ImGui::SetNextWindowPos(bar.min);
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, kit.theme.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(6));
    ImGui::Begin("note", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    kit.note("note", {{static_cast<float>(box.left), static_cast<float>(box.top)}, {static_cast<float>(box.right), static_cast<float>(box.bottom)}});
    if (typing) {
        const Typed typed = field(kit, "note.words", bar.shrunk(kit.px(4), kit.px(3)), words_, {kit.words("note.words"), std::nullopt, false, Align::start});
        if (typed.entered || typed.left) {
            const bool empty = words_.text.find_first_not_of(" \t") == std::string::npos;
            map::Note changed = note;
            changed.text = empty ? std::string() : words_.text;
            if (empty && note.kind == map::NoteKind::text)
                outcome.act(session::RemoveNote{*picked}); // nothing would be seen of it
            else if (!(changed == note))
                outcome.act(session::ChangeNote{*picked, changed});
            written_.reset();
        }
    } else {
        Row row(bar.shrunk(kit.px(6), kit.px(5)), kit.rightToLeft(), kit.px(8));
        if (kit.iconButton("note.edit", row.take(kit.px(28)), Icon::pencil, kit.words("note.edit")))
            write(*picked, note.text);
        if (const auto colour = colourSpot(kit, "note.colour", row.take(kit.px(28)), note.colour, kit.words("note.colour"))) {
            map::Note changed = note;
            changed.colour = *colour;
            outcome.act(session::ChangeNote{*picked, changed});
        }
        if (kit.iconButton("note.remove", row.take(kit.px(28)), Icon::close, kit.words("note.remove")))
            outcome.act(session::RemoveNote{*picked});
    }
    ImGui::End();
}

} // namespace zamkan::app
