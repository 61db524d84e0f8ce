#include "app/panels/panels.hpp"
#include "geo/formats.hpp"
#include <algorithm>
#include <array>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
const std::vector<events::Row> &rowsOf(const session::Session &session, SaveWhich which, std::vector<events::Row> &all) {
    if (which == SaveWhich::listed)
        return session.listed;
    if (which == SaveWhich::shown)
        return session.shown;
    for (events::Row row = 0; row < session.table->size(); ++row)
        if (!session.table->struck(row))
            all.push_back(row);
    return all;
}

// Beside the file that was opened last, or in the home folder.
fs::path firstPath(const session::Session &session) {
    const fs::path folder = session.recent.files().empty() ? homeDirectory() : session.recent.files().front().parent_path();
    const std::string stem = session.sources.empty() ? "events" : session.sources.back().file.stem().string() + "_events";
    return folder / (stem + ".gpkg");
}

// Chips on as many lines as they need; the height of them all.
float drawFormats(Kit &kit, const Rect &where, SaveState &state) {
    const float height = kit.px(26);
    Rect line{where.min, {where.max.x, where.min.y + height}};
    Row row(line, kit.rightToLeft(), kit.px(4));
    const geo::Format *now = geo::formatOf(typedPath(state.path.text));
    for (const geo::Format &format : geo::formats()) {
        if (!format.written)
            continue;
        const std::string name(format.title);
        const float width = kit.widthOf(name, Type::small) + kit.px(20);
        if (width > row.rest().width()) {
            line = {{line.min.x, line.max.y + kit.px(4)}, {line.max.x, line.max.y + kit.px(4) + height}};
            row = Row(line, kit.rightToLeft(), kit.px(4));
        }
        if (kit.chip("save.format." + std::string(format.key), row.take(width), name, now == &format))
            state.path.text = typedPath(state.path.text).replace_extension("." + std::string(format.key)).string();
    }
    return line.max.y - where.min.y;
}

void drawWhich(Kit &kit, const session::Session &session, const Rect &line, SaveState &state) {
    Row row(line, kit.rightToLeft(), kit.px(6));
    const std::array<std::pair<SaveWhich, std::size_t>, 3> choices{{{SaveWhich::all, session.table->liveRows()},
                                                                    {SaveWhich::listed, session.listed.size()},
                                                                    {SaveWhich::shown, session.shown.size()}}};
    constexpr std::array<std::string_view, 3> kKeys{"save.all", "save.listed", "save.shown"};
    for (const auto &[which, count] : choices) {
        const std::string_view key = kKeys[static_cast<std::size_t>(which)];
        const std::string name = kit.words(key) + "  " + std::to_string(count);
        if (kit.chip(key, row.take(kit.widthOf(name, Type::small) + kit.px(22)), name, state.which == which))
            state.which = which;
    }
}
} // namespace

void drawSaveDialog(Kit &kit, const session::Session &session, SaveState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::save) {
        state.was_open = false;
        return;
    }
    if (!state.was_open) {
        state.was_open = true;
        state.path.text = firstPath(session).string();
        state.path.wants_focus = true;
    }
    DialogFrame frame = beginDialog(kit, "save", kit.words("save.title"), kit.px(720), kit.px(330));
    const Rect &inside = frame.inside;
    float y = inside.min.y;
    const auto strip = [&](float height) {
        const Rect line{{inside.min.x, y}, {inside.max.x, y + kit.px(height)}};
        y += kit.px(height + 12);
        return line;
    };
    drawWhich(kit, session, strip(26), state);
    const fs::path file = typedPath(state.path.text);
    const geo::Format *format = geo::formatOf(file);
    const bool usable = format && format->written;
    const Typed typed = field(kit, "save.path", strip(34), state.path, {kit.words("save.path"), std::nullopt, !usable, Align::left});
    y += drawFormats(kit, {{inside.min.x, y}, inside.max}, state) + kit.px(12);
    std::error_code trouble;
    const bool there = fs::exists(file, trouble);
    const std::string said = !usable ? kit.wording->with("save.no_format", {{"endings", lettering::isolated(geo::writtenExtensions())}})
                             : there ? kit.words("save.replaces")
                                     : std::string(format->loses);
    kit.paragraphAt({inside.min.x, y}, said, Type::small, !usable || there ? kit.theme.warning : kit.theme.quiet, inside.width());
    Row foot({{inside.min.x, inside.max.y - kit.px(34)}, inside.max}, kit.rightToLeft(), kit.px(8));
    const bool pressed = kit.textButton("save.save", foot.takeEnd(kit.px(120)), kit.words(there ? "save.replace" : "save.save"), usable).clicked;
    const bool cancelled = kit.textButton("save.cancel", foot.takeEnd(kit.px(110)), kit.words("open.cancel")).clicked;
    endDialog(kit, frame);
    const bool confirmed = usable && (pressed || typed.entered);
    if (confirmed) {
        std::vector<events::Row> all;
        outcome.ask(SaveEvents{rowsOf(session, state.which, all), file});
    }
    if (confirmed || cancelled || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
