#include "app/commands.hpp"
#include "app/panels/panels.hpp"
#include "app/place_search.hpp"
#include "lettering/lettering.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace zamkan::app {

namespace {
struct Menu {
    std::string_view key;
    std::vector<std::string_view> commands; // "" is a line
};

const std::array<Menu, 5> &menus() {
    static const std::array<Menu, 5> all{{
        {"file", {"open", "paste_text", "add_layer", "save_project", "save_events", "", "export", "picture", "", "recent", "", "left_behind", "sample", "close_all", "", "quit"}},
        {"edit", {"undo", "redo", "history", "", "accept_event", "remove_event", "pick_place", "next_doubt", "previous_doubt", "", "find_in_text", "agreement", "read_again"}},
        {"view", {"fit", "zoom_in", "zoom_out", "measure", "lasso", "", "note_text", "note_arrow", "note_circle", "", "filters", "draw_box", "clear_filter", "", "panels", "full_screen", "", "setting:ui_language",
                  "setting:map_labels", "setting:style", "setting:palette", "setting:colour_by", "setting:marks", "setting:trails", "setting:areas", "", "settings"}},
        {"time", {"play", "play_backwards", "", "step_back", "step_forward", "previous_event", "next_event", "to_start", "to_end", "", "slower",
                  "faster", "at_end", "mode", "all_time", "", "time_in", "time_out", "time_fit", "lanes", "", "bookmark", "bookmarks", "compare", "", "story", "add_step", "tell_story", "export_story"}},
        {"help", {"keys", "about", "", "diagnostics", "log_folder"}},
    }};
    return all;
}

constexpr std::string_view kSetting = "setting:", kRecent = "recent:";

// The commands of a menu as they stand now: a file opened lately is "recent:" and its number, settings "setting:" and
// their id, everything else is a command by name.
std::vector<std::string> linesOf(const Menu &menu, const session::Session &session) {
    constexpr std::size_t kMost = 8;
    std::vector<std::string> lines;
    for (const std::string_view command : menu.commands) {
        if (command != "recent") {
            if (!command.empty() || lines.empty() || !lines.back().empty()) // no two lines in a row
                lines.emplace_back(command);
            continue;
        }
        const std::size_t files = std::min(session.recent.files().size(), kMost);
        for (std::size_t i = 0; i < files; ++i)
            lines.push_back(std::string(kRecent) + std::to_string(i));
        if (files > 0)
            lines.emplace_back("clear_recent");
    }
    return lines;
}

// A file opened lately: its name, and its folder beside it.
void drawRecent(Kit &kit, const std::filesystem::path &file, std::string_view id, const Rect &line, Outcome &outcome) {
    const Pressed pressed = kit.press("menu." + std::string(id), line);
    if (pressed.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, kit.theme.accent_wash, kit.px(4));
        kit.tip(lettering::isolated(file.string()));
    }
    Row row(line.shrunk(kit.px(10), 0), kit.rightToLeft(), kit.px(12));
    const std::string name = lettering::isolated(file.filename().string());
    kit.text(row.take(std::min(kit.widthOf(name, Type::body), row.rest().width() * 0.72F)), name, Type::body, kit.theme.ink);
    kit.text(row.rest(), lettering::isolated(file.parent_path().filename().string()), Type::small, kit.theme.quiet, Align::end);
    if (pressed) {
        outcome.ask(OpenFiles{{file}});
        ImGui::CloseCurrentPopup();
    }
}

// A setting: its name, and its choices as chips on the same line.
void drawSetting(Kit &kit, const session::Session &session, std::string_view id, const Rect &line, Outcome &outcome) {
    const auto &settings = session.settings.all();
    const auto found = std::find_if(settings.begin(), settings.end(), [&](const auto &s) { return s.id == id; });
    if (found == settings.end())
        return;
    Row row(line.shrunk(kit.px(10), kit.px(4)), kit.rightToLeft(), kit.px(4));
    for (auto choice = found->choices.rbegin(); choice != found->choices.rend(); ++choice) {
        const std::string &name = kit.words("choice." + *choice);
        const Rect chip = row.takeEnd(kit.widthOf(name, Type::small) + kit.px(20));
        if (kit.chip(std::string(id) + "." + *choice, chip, name, found->value == *choice))
            outcome.act(session::ChangeSetting{found->id, *choice});
    }
    kit.text(row.rest(), kit.words("setting." + found->id), Type::body, kit.theme.ink);
}

void drawItem(Kit &kit, const session::Session &session, const session::Shortcuts &shortcuts, std::string_view command,
              const Rect &line, Outcome &outcome) {
    if (command.starts_with(kSetting)) {
        drawSetting(kit, session, command.substr(kSetting.size()), line, outcome);
        return;
    }
    if (command.starts_with(kRecent)) {
        const std::size_t number = std::stoul(std::string(command.substr(kRecent.size())));
        drawRecent(kit, session.recent.files()[number], command, line, outcome);
        return;
    }
    const Pressed pressed = kit.press("menu." + std::string(command), line);
    if (pressed.hovered)
        ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, kit.theme.accent_wash, kit.px(4));
    Row row(line.shrunk(kit.px(10), 0), kit.rightToLeft(), kit.px(12));
    if (const session::Shortcut *shortcut = shortcuts.of(command)) {
        const std::string keys = session::shown(shortcut->chords.front());
        kit.text(row.takeEnd(kit.widthOf(keys, Type::small)), keys, Type::small, kit.theme.quiet, Align::end);
    }
    kit.text(row.rest(), kit.words("command." + std::string(command)), Type::body, kit.theme.ink);
    if (pressed) {
        perform(command, session, outcome);
        ImGui::CloseCurrentPopup();
    }
}

// True when it is open.
bool drawMenuButton(Kit &kit, const session::Session &session, const session::Shortcuts &shortcuts, const Menu &menu,
                    bool toOpen, Row &row, Outcome &outcome) {
    const std::string id = "menu." + std::string(menu.key);
    const std::string &name = kit.words(id);
    const Rect where = row.take(kit.widthOf(name, Type::body) + kit.px(22));
    const Pressed pressed = kit.press(id, where);
    const bool open = ImGui::IsPopupOpen(id.c_str());
    if (pressed.hovered || open)
        ImGui::GetWindowDrawList()->AddRectFilled(where.min, where.max, open ? kit.theme.accent_wash : kit.theme.hover,
                                                  kit.px(5));
    kit.text(where, name, Type::body, kit.theme.ink, Align::middle);
    if (pressed || toOpen)
        ImGui::OpenPopup(id.c_str());

    if (!open && !pressed && !toOpen)
        return false;
    const std::vector<std::string> lines = linesOf(menu, session);
    const float lineHeight = kit.px(32), gap = kit.px(9);
    const auto has = [&](std::string_view start) {
        return std::any_of(lines.begin(), lines.end(), [&](const std::string &line) { return line.starts_with(start); });
    };
    float height = kit.px(8);
    for (const std::string &line : lines)
        height += line.empty() ? gap : lineHeight;
    const float width = has(kSetting) ? kit.px(520) : has(kRecent) ? kit.px(400) : kit.px(310);
    ImGui::SetNextWindowPos({kit.rightToLeft() ? where.max.x - width : where.min.x, where.max.y + kit.px(3)});
    ImGui::SetNextWindowSize({width, height});
    if (!ImGui::BeginPopup(id.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar))
        return false;
    kit.keys.enter(KeyFocus::Layer::list);
    if (kit.keys.listCloses())
        ImGui::CloseCurrentPopup();
    const ImVec2 origin = ImGui::GetWindowPos();
    float y = origin.y + kit.px(4);
    for (const std::string &command : lines) {
        const float left = origin.x + kit.px(4), right = origin.x + width - kit.px(4);
        if (command.empty()) {
            ImGui::GetWindowDrawList()->AddLine({left, y + gap / 2}, {right, y + gap / 2}, kit.theme.line);
            y += gap;
            continue;
        }
        drawItem(kit, session, shortcuts, command, {{left, y}, {right, y + lineHeight}}, outcome);
        y += lineHeight;
    }
    kit.keys.leave();
    ImGui::EndPopup();
    return true;
}

// The one that keys ask for: so many on from the open one, round the end; the first when none is open.
std::optional<std::size_t> turnedTo(MenuState &state) {
    const int turn = std::exchange(state.turn, 0);
    if (turn == 0)
        return std::nullopt;
    const auto count = static_cast<int>(menus().size());
    const int from = state.open ? static_cast<int>(*state.open) : turn > 0 ? -1 : 0;
    return static_cast<std::size_t>(((from + turn) % count + count) % count);
}

// What is being opened, how far it has come, and a button to stop it.
void drawProgress(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    const session::Opening &opening = session.openings.front();
    const Progress::State state = opening.progress->state();
    std::string said = kit.wording->with("window.opening", {{"name", lettering::isolated(opening.name)}});
    if (state.rows > 0)
        said += "  " + kit.wording->counted("window.rows", state.rows);
    if (session.openings.size() > 1)
        said += "  (+" + std::to_string(session.openings.size() - 1) + ")";
    Row row(where, kit.rightToLeft(), kit.px(8));
    if (kit.iconButton("progress.cancel", row.takeEnd(kit.px(26)).shrunk(0, kit.px(2)), Icon::close, kit.words("window.stop")))
        outcome.act(session::CancelOpening{0});
    const Rect bar = row.takeEnd(std::min(kit.px(120), row.rest().width() * 0.4F)).shrunk(0, kit.px(12));
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(bar.min, bar.max, kit.theme.sunken, kit.px(3));
    const float share = bar.width() * static_cast<float>(state.share());
    const bool fromRight = kit.rightToLeft();
    list->AddRectFilled({fromRight ? bar.max.x - share : bar.min.x, bar.min.y}, {fromRight ? bar.max.x : bar.min.x + share, bar.max.y},
                        kit.theme.accent, kit.px(3));
    kit.note("progress", bar);
    kit.text(row.rest(), said, Type::small, kit.theme.quiet, Align::end);
}

void findPlaces(const gazetteer::Gazetteer &gazetteer, const Kit &kit, MenuState &state) {
    state.hits.clear();
    const bool arabic = kit.rightToLeft();
    for (const gazetteer::PlaceIndex index : placesFor(gazetteer, state.search.text, 8)) {
        const gazetteer::Place place = gazetteer.place(index);
        SearchHit found;
        const std::string_view first = arabic ? place.name_ar : place.name_en;
        const std::string_view other = arabic ? place.name_en : place.name_ar;
        found.name = first.empty() ? other : first;
        found.detail = std::string(first.empty() ? "" : other);
        const std::string type = "place_type." + std::string(place.type);
        if (kit.wording->has(type))
            found.detail += (found.detail.empty() ? "" : " · ") + kit.words(type);
        if (!place.country.empty())
            found.detail += " · " + std::string(place.country);
        found.position = place.position;
        found.radius_km = static_cast<double>(place.radius_km);
        state.hits.push_back(std::move(found));
    }
}

// A position in words: degrees, minutes and seconds, decimal degrees, MGRS, UTM. False when the text is none.
bool findPosition(Kit &kit, MenuState &state) {
    if (!state.coordinates)
        state.coordinates = events::Coordinates::open();
    const auto point = state.coordinates->point(state.search.text);
    const auto position = point ? geo::LatLon::tryFromDegrees(point->latitude, point->longitude) : std::nullopt;
    if (!position)
        return false;
    state.hits = {{lettering::isolated(state.search.text), lettering::isolated(fmt::format("{:.5f}, {:.5f}", position->latitude(), position->longitude())) + " · " + kit.words("window.position"),
                   *position, point->radius_km}};
    return true;
}

// The list below the search box: places of that name, to look at.
void drawHits(Kit &kit, const Rect &box, MenuState &state, Outcome &outcome) {
    const float line = kit.px(44);
    const auto count = std::max<std::size_t>(state.hits.size(), 1);
    const Rect list{{box.min.x, box.max.y + kit.px(4)},
                    {box.max.x, box.max.y + kit.px(12) + line * static_cast<float>(count)}};
    state.over_hits = list.contains(ImGui::GetIO().MousePos);
    ImGui::SetNextWindowPos(list.min);
    ImGui::SetNextWindowSize({list.width(), list.height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, kit.theme.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(6));
    ImGui::Begin("search hits", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    if (state.hits.empty())
        kit.text(list.shrunk(kit.px(12), 0), kit.words("window.no_hits"), Type::body, kit.theme.quiet);
    for (std::size_t i = 0; i < state.hits.size(); ++i) {
        const SearchHit &hit = state.hits[i];
        const float y = list.min.y + kit.px(4) + line * static_cast<float>(i);
        const Rect item{{list.min.x + kit.px(4), y}, {list.max.x - kit.px(4), y + line}};
        const Pressed pressed = kit.press("search.hit." + std::to_string(i), item);
        if (pressed.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(item.min, item.max, kit.theme.accent_wash, kit.px(4));
        const Rect text = item.shrunk(kit.px(10), kit.px(3));
        const float middle = (text.min.y + text.max.y) / 2;
        kit.text({text.min, {text.max.x, middle + kit.px(2)}}, hit.name, Type::strong, kit.theme.ink);
        kit.text({{text.min.x, middle + kit.px(2)}, text.max}, hit.detail, Type::small, kit.theme.quiet);
        if (pressed) {
            outcome.act(session::LookAt{hit.position, hit.radius_km});
            state.search.text.clear();
        }
    }
    ImGui::End();
}
} // namespace

void drawMenu(Kit &kit, const session::Session &session, const session::Shortcuts &shortcuts,
              const gazetteer::Gazetteer *gazetteer, const Rect &where, MenuState &state, Outcome &outcome) {
    beginPane("menu", where);
    ImGui::GetWindowDrawList()->AddLine({where.min.x, where.max.y - 1}, {where.max.x, where.max.y - 1}, kit.theme.line);
    Row row(where.shrunk(kit.px(14), kit.px(6)), kit.rightToLeft(), kit.px(2));
    const std::string &title = kit.words("window.title");
    kit.text(row.take(kit.widthOf(title, Type::heading) + kit.px(14)), title, Type::heading, kit.theme.accent);
    const auto wanted = turnedTo(state);
    state.open.reset();
    for (std::size_t i = 0; i < menus().size(); ++i)
        if (drawMenuButton(kit, session, shortcuts, menus()[i], wanted == i, row, outcome))
            state.open = i;
    const Rect box = row.takeEnd(std::min(kit.px(330), row.rest().width() * 0.6F));
    if (kit.iconButton("filters.open", row.takeEnd(kit.px(32)), Icon::filter, kit.words("command.filters"),
                       session.filters || !session.sieve.filter().empty()))
        outcome.act(session::ToggleFilters{});
    // The words may have been taken away elsewhere.
    if (!state.search.active && session.sieve.filter().text != state.searched)
        state.search.text = state.searched = session.sieve.filter().text;
    const Typed typed =
        field(kit, "search", box, state.search, {kit.words("window.search"), Icon::search, false, Align::start});
    if (!session.openings.empty())
        drawProgress(kit, session, row.rest().shrunk(kit.px(14), 0), outcome);
    ImGui::End();

    if (state.search.text != state.searched) {
        state.searched = state.search.text;
        state.hits.clear();
        const bool position = findPosition(kit, state);
        if (!position && gazetteer && text::fold(state.searched).size() >= 2)
            findPlaces(*gazetteer, kit, state);
        outcome.act(session::SetFilterText{position ? std::string() : state.searched});
    }
    if (typed.entered && !state.hits.empty()) {
        outcome.act(session::LookAt{state.hits.front().position, state.hits.front().radius_km});
        outcome.act(session::ShowTab{session::Tab::events});
        state.hits.clear();
    }
    if (!state.search.text.empty() && gazetteer && (state.search.active || state.over_hits))
        drawHits(kit, box, state, outcome);
    else
        state.over_hits = false;
}

} // namespace zamkan::app
