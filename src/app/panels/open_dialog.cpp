#include "app/opening.hpp"
#include "app/panels/panels.hpp"
#include "app/platform/system_dialog.hpp"
#include "geo/formats.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
bool isDelimited(const std::string &name) {
    const geo::Format *format = geo::formatOf(name);
    return format && format->key == "csv" && !isArticleByName(name);
}

void list(OpenState &state) {
    state.listed = state.folder;
    state.entries.clear();
    state.chosen.clear();
    state.preview = {};
    std::error_code trouble;
    fs::directory_iterator it(state.folder, fs::directory_options::skip_permission_denied, trouble);
    state.readable = !trouble;
    for (; !trouble && it != fs::directory_iterator(); it.increment(trouble)) {
        OpenState::Entry entry;
        entry.name = it->path().filename().string();
        if (entry.name.starts_with('.'))
            continue;
        std::error_code unknown; // an entry that vanished or may not be looked at is listed without its facts
        entry.folder = it->is_directory(unknown);
        entry.known = entry.folder || opensByName(entry.name);
        if (!entry.folder)
            if (const auto size = it->file_size(unknown); !unknown)
                entry.size = size;
        const auto changed = it->last_write_time(unknown);
        if (!unknown)
            entry.changed = std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(changed));
        state.entries.push_back(std::move(entry));
    }
    std::sort(state.entries.begin(), state.entries.end(), [](const auto &a, const auto &b) {
        return a.folder != b.folder ? a.folder : a.name < b.name;
    });
}

std::string sizeText(std::uintmax_t bytes) {
    const auto value = static_cast<double>(bytes);
    if (value < 1000)
        return fmt::format("{} B", bytes);
    if (value < 1e6)
        return fmt::format("{:.0f} kB", value / 1e3);
    return value < 1e9 ? fmt::format("{:.1f} MB", value / 1e6) : fmt::format("{:.1f} GB", value / 1e9);
}

void open(const fs::path &file, OpenState &state, Outcome &outcome) {
    std::error_code trouble;
    if (fs::is_directory(file, trouble)) {
        state.folder = file;
        state.path.text.clear();
        return;
    }
    if (!fs::exists(file, trouble)) {
        state.missing = true;
        return;
    }
    if (state.layer)
        outcome.ask(OpenLayers{{file}});
    else
        outcome.ask(OpenFiles{{file}});
    outcome.act(session::ShowDialog{session::Dialog::none});
}

void drawEntry(Kit &kit, const OpenState::Entry &entry, const Rect &item, OpenState &state, Outcome &outcome) {
    const Pressed pressed = kit.press("open.entry." + entry.name, item);
    const bool chosen = state.chosen == entry.name;
    ImDrawList *drawn = ImGui::GetWindowDrawList();
    if (chosen || pressed.hovered)
        drawn->AddRectFilled(item.min, item.max, chosen ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
    Row row(item.shrunk(kit.px(8), 0), kit.rightToLeft(), kit.px(10));
    const Icon icon = entry.folder ? Icon::folder : geo::formatOf(entry.name) && !isArticleByName(entry.name) ? Icon::table : Icon::article;
    drawIcon(drawn, icon, row.take(kit.px(18)).centre(), kit.px(16), entry.folder ? kit.theme.accent : kit.theme.quiet);
    if (!entry.folder) {
        kit.text(row.takeEnd(kit.px(96)), time::toIso(session::firstDay(entry.changed)), Type::small, kit.theme.quiet, Align::end);
        kit.text(row.takeEnd(kit.px(76)), sizeText(entry.size), Type::small, kit.theme.quiet, Align::end);
    }
    kit.text(row.rest(), entry.name, Type::body, entry.known ? kit.theme.ink : kit.theme.quiet);
    if (pressed) {
        state.chosen = entry.name;
        state.missing = false;
        if (entry.folder || ImGui::IsMouseDoubleClicked(0) || chosen) {
            open(state.folder / entry.name, state, outcome);
        } else {
            state.path.text = entry.name;
            state.preview = previewOf(state.folder / entry.name, isDelimited(entry.name));
        }
    }
}

void drawList(Kit &kit, const Rect &where, OpenState &state, Outcome &outcome) {
    ImGui::GetWindowDrawList()->AddRectFilled(where.min, where.max, kit.theme.raised, kit.px(5));
    ImGui::GetWindowDrawList()->AddRect(where.min, where.max, kit.theme.line, kit.px(5));
    const Rect inner = where.shrunk(kit.px(4), kit.px(4));
    std::vector<const OpenState::Entry *> shown;
    for (const OpenState::Entry &entry : state.entries)
        if (state.all_files || entry.known)
            shown.push_back(&entry);
    if (!state.readable || shown.empty()) {
        kit.text(inner, kit.words(state.readable ? "open.empty" : "open.unreadable"), Type::body, kit.theme.quiet,
                 Align::middle);
        return;
    }
    ImGui::SetCursorScreenPos(inner.min);
    ImGui::BeginChild("entries", {inner.width(), inner.height()}, false, ImGuiWindowFlags_NoNav);
    const float height = kit.px(32), scroll = ImGui::GetScrollY();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const float y = inner.min.y + height * static_cast<float>(i) - scroll;
        if (y + height * 2 < inner.min.y || y - height > inner.max.y)
            continue; // one beyond each end is there for the keyboard to go on to
        drawEntry(kit, *shown[i], {{inner.min.x, y}, {inner.max.x - kit.px(12), y + height}}, state, outcome);
        if (state.listed != state.folder)
            break; // a folder was entered: the entries are of another one now
    }
    ImGui::SetCursorPosY(height * static_cast<float>(shown.size()));
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
}

// The folders that one knows by name, then those of the files opened lately.
void drawPlaces(Kit &kit, const session::Session &session, const Rect &where, OpenState &state) {
    const float height = kit.px(30);
    float y = where.min.y;
    const auto item = [&](const std::string &id, const fs::path &path, const std::string &name, Icon icon) {
        const Rect line{{where.min.x, y}, {where.max.x, y + height}};
        if (line.max.y > where.max.y)
            return;
        y += height;
        const Pressed pressed = kit.press("open.place." + id, line);
        const bool here = path == state.folder;
        if (here || pressed.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, here ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
        Row row(line.shrunk(kit.px(8), 0), kit.rightToLeft(), kit.px(8));
        drawIcon(ImGui::GetWindowDrawList(), icon, row.take(kit.px(18)).centre(), kit.px(15), here ? kit.theme.accent : kit.theme.quiet);
        kit.text(row.rest(), name, Type::body, here ? kit.theme.accent : kit.theme.ink);
        if (pressed.hovered)
            kit.tip(lettering::isolated(path.string()));
        if (pressed)
            state.folder = path;
    };
    for (const UserFolder &folder : state.places)
        item(folder.path.string(), folder.path, folder.name.empty() ? kit.words("open.home") : folder.name,
             folder.name.empty() ? Icon::home : Icon::folder);
    std::vector<fs::path> lately;
    for (const fs::path &file : session.recent.files())
        if (const fs::path folder = file.parent_path(); std::find(lately.begin(), lately.end(), folder) == lately.end())
            lately.push_back(folder);
    if (lately.empty())
        return;
    kit.text({{where.min.x + kit.px(8), y + kit.px(6)}, {where.max.x, y + kit.px(30)}}, kit.words("open.lately"), Type::small,
             kit.theme.quiet);
    y += kit.px(32);
    constexpr std::size_t kMost = 6;
    for (std::size_t i = 0; i < std::min(lately.size(), kMost); ++i)
        item("recent." + std::to_string(i), lately[i], lately[i].filename().string(), Icon::folder);
}
} // namespace

void drawOpenDialog(Kit &kit, const session::Session &session, OpenState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::open) {
        state.was_open = state.layer = false;
        return;
    }
    if (!state.was_open) {
        state.was_open = true;
        std::error_code trouble;
        if (state.folder.empty())
            state.folder = fs::current_path(trouble);
        if (trouble)
            state.folder = homeDirectory();
        state.places = userFolders();
        state.listed.clear();
        state.path.text.clear();
        state.path.wants_focus = true;
        state.missing = false;
    }
    if (state.listed != state.folder)
        list(state);

    DialogFrame frame = beginDialog(kit, "open", kit.words(state.layer ? "open.layer_title" : "open.title"), kit.px(1060), kit.px(600));
    const Rect &inside = frame.inside;
    Row head({inside.min, {inside.max.x, inside.min.y + kit.px(32)}}, kit.rightToLeft(), kit.px(6));
    if (kit.iconButton("open.up", head.take(kit.px(32)), Icon::up, kit.words("open.up")))
        state.folder = state.folder.parent_path();
    const std::string &all = kit.words("open.all_files");
    if (kit.chip("open.all_files", head.takeEnd(kit.widthOf(all, Type::small) + kit.px(22)).shrunk(0, kit.px(4)), all,
                 state.all_files))
        state.all_files = !state.all_files;
    kit.text(head.rest(), lettering::isolated(state.folder.string()), Type::body, kit.theme.quiet);

    const float bottom = inside.max.y - kit.px(34), fieldTop = bottom - kit.px(42);
    Row middle({{inside.min.x, inside.min.y + kit.px(40)}, {inside.max.x, fieldTop - kit.px(10)}}, kit.rightToLeft(), kit.px(10));
    drawPlaces(kit, session, middle.take(kit.px(180)), state);
    const Rect preview = middle.takeEnd(kit.px(330));
    drawList(kit, middle.rest(), state, outcome);
    drawPreview(kit, preview, state.preview);
    const Typed typed = field(kit, "open.path", {{inside.min.x, fieldTop}, {inside.max.x, fieldTop + kit.px(32)}}, state.path,
                              {kit.words("open.path"), std::nullopt, state.missing, Align::start});
    if (typed.changed)
        state.missing = false;
    Row foot({{inside.min.x, bottom}, {inside.max.x, inside.max.y}}, kit.rightToLeft(), kit.px(8));
    const bool confirmed = kit.textButton("open.open", foot.takeEnd(kit.px(110)), kit.words("open.open"), true).clicked;
    const bool cancelled = kit.textButton("open.cancel", foot.takeEnd(kit.px(100)), kit.words("open.cancel")).clicked;
    if (SystemDialog::available()) {
        const std::string &name = kit.words("open.system");
        if (kit.textButton("open.system", foot.takeEnd(kit.widthOf(name, Type::body) + kit.px(28)), name))
            outcome.ask(ShowSystemDialog{state.folder});
    }
    kit.text(foot.rest(), kit.words(state.missing ? "open.not_there" : "open.hint"), Type::small,
             state.missing ? kit.theme.error : kit.theme.quiet);
    endDialog(kit, frame);
    if ((confirmed || typed.entered) && !state.path.text.empty())
        open(typedPath(state.path.text, state.folder), state, outcome);
    if (cancelled || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
