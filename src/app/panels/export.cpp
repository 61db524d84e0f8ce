#include "app/panels/export.hpp"
#include "app/platform/user_folders.hpp"
#include "lettering/lettering.hpp"
#include "session/kept_view.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
// The name for what is chosen now; a name that the user typed stays and takes the ending only.
void suggestPath(const session::Session &session, const Exporting &exporting, ExportState &state) {
    const ExportLook &look = state.look;
    const std::string ending = look.format == "frames" ? std::string() : "." + look.format;
    if (state.path.text == state.suggested) {
        std::error_code none;
        const fs::path folder = !look.folder.empty() && fs::is_directory(look.folder, none) ? look.folder : picturesFolder();
        const std::string title = state.words.title.empty() ? suggestedTitle(session) : state.words.title;
        state.suggested = exporting.freeFile(folder, exportStem(title, session), ending).string();
        state.path.text = state.suggested;
    } else if (!state.path.active && !state.path.text.empty() && typedPath(state.path.text).extension().string() != ending) {
        state.path.text = typedPath(state.path.text).replace_extension(ending).string();
    }
}

struct Verdict {
    std::string said;
    bool warning = false, usable = true, replaces = false;
};

Verdict verdictOn(Kit &kit, const ExportState &state, const fs::path &file, const fs::path &table) {
    std::error_code none;
    if (const auto trouble = state.encoder_trouble.find(state.look.format); state.look.isFilm() && trouble != state.encoder_trouble.end() && !trouble->second.empty())
        return {kit.wording->with("export.no_encoder", {{"what", trouble->second}}), true, false, false};
    const fs::path folder = file.parent_path();
    if (file.empty() || !fs::is_directory(folder, none) || ::access(folder.c_str(), W_OK) != 0)
        return {kit.words("export.no_folder"), true, false, false};
    if (state.look.format == "frames" && fs::exists(file, none) && !(fs::is_directory(file, none) && fs::is_empty(file, none)))
        return {kit.words("export.not_empty"), true, false, false};
    if ((state.look.format != "frames" && fs::exists(file, none)) || (!table.empty() && fs::exists(table, none)))
        return {kit.words("export.replaces"), true, true, true};
    return {kit.words("export.copies"), false, true, false};
}

void drawPreview(Kit &kit, const Rect &where, const ExportPreview &preview) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(where.min, where.max, kit.theme.sunken, kit.px(4));
    const Rect room = where.shrunk(kit.px(10), kit.px(10));
    if (preview.texture && preview.width > 0 && preview.trouble.empty()) {
        const float share = std::min(room.width() / preview.width, room.height() / preview.height);
        const float wide = std::round(preview.width * share), high = std::round(preview.height * share);
        const ImVec2 at{std::round(room.centre().x - wide / 2), std::round(room.centre().y - high / 2)};
        list->AddRectFilled({at.x + kit.px(2), at.y + kit.px(3)}, {at.x + wide + kit.px(3), at.y + high + kit.px(4)}, kit.theme.shadow, kit.px(2));
        list->AddImage(preview.texture, at, {at.x + wide, at.y + high});
        kit.note("export.preview", {at, {at.x + wide, at.y + high}});
    }
    if (!preview.trouble.empty()) {
        kit.note("export.preview_trouble", room);
        kit.paragraphAt({room.min.x, room.centre().y - kit.px(10)}, preview.trouble, Type::small, kit.theme.error, room.width());
    }
    else if (!preview.texture)
        kit.text(room, kit.words("export.preview_coming"), Type::small, kit.theme.quiet, Align::middle);
}

void drawFacts(Kit &kit, const Rect &where, const ExportState &state) {
    const ExportPreview &preview = state.preview;
    if (preview.size.first <= 0)
        return;
    const std::string size = lettering::isolated(fmt::format("{:.0f} × {:.0f}", preview.size.first, preview.size.second));
    std::string said = state.look.isFilm()
                           ? kit.wording->with("export.about_film", {{"size", size}, {"frames", fmt::format("{}", preview.frames)}, {"seconds", fmt::format("{:.1f}", preview.seconds)}})
                           : kit.wording->with("export.about_sheet", {{"size", size}, {"shown", fmt::format("{}", preview.shown)}});
    if (preview.coming)
        said += "  ·  " + kit.words("export.preview_coming");
    kit.text({where.min, {where.max.x, where.min.y + kit.px(20)}}, said, Type::small, kit.theme.quiet);
    float y = where.min.y + kit.px(22);
    for (const std::string &note : preview.notes)
        y += kit.paragraphAt({where.min.x, y}, note, Type::small, kit.theme.warning, where.width());
}
} // namespace

void refreshWords(const session::Session &session, ExportState &state) {
    std::vector<std::string> files = session::filesOf(session);
    if (files == state.words_of)
        return;
    state.words_of = std::move(files);
    state.words = {};
    state.title.text.clear();
    state.subtitle.text.clear();
}

void drawExportDialog(Kit &kit, const session::Session &session, const Exporting &exporting, ExportState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::sheet) {
        state.was_open = false;
        return;
    }
    if (!state.was_open) {
        state.was_open = true;
        refreshWords(session, state);
        state.title.wants_focus = true;
        state.suggested = state.path.text = "";
        state.size.text.clear();
        state.logo.text = state.look.logo;
        state.page.text.clear();
        state.page_said.clear();
    }
    suggestPath(session, exporting, state);
    DialogFrame frame = beginDialog(kit, "export", kit.words("export.title"), kit.px(1240), kit.px(760));
    const Rect &inside = frame.inside;
    const float foot = kit.px(78), gap = kit.px(20), column = std::min(kit.px(430), inside.width() * 0.42F);
    Row halves({inside.min, {inside.max.x, inside.max.y - foot}}, kit.rightToLeft(), gap);
    const Rect choices = halves.takeEnd(column), left = halves.rest();
    drawPreview(kit, {left.min, {left.max.x, left.max.y - kit.px(66)}}, state.preview);
    drawFacts(kit, {{left.min.x, left.max.y - kit.px(58)}, left.max}, state);

    ImGui::SetCursorScreenPos(choices.min);
    ImGui::BeginChild("export choices", {choices.width(), choices.height()}, false, ImGuiWindowFlags_NoNav);
    const float top = choices.min.y - ImGui::GetScrollY();
    const float high = drawExportChoices(kit, session, {{choices.min.x, top}, {choices.max.x - kit.px(10), choices.max.y}}, state);
    ImGui::SetCursorPosY(high);
    ImGui::Dummy({1, 1});
    ImGui::EndChild();

    const fs::path file = typedPath(state.path.text);
    const fs::path table = state.look.table.empty() || state.look.isFilm() ? fs::path() : fs::path(file).replace_extension("." + state.look.table);
    const Verdict verdict = verdictOn(kit, state, file, table);
    Row upper({{inside.min.x, inside.max.y - foot + kit.px(10)}, {inside.max.x, inside.max.y - foot + kit.px(42)}}, kit.rightToLeft(), kit.px(8));
    const bool saved = kit.textButton("export.save", upper.takeEnd(kit.px(120)), kit.words(verdict.replaces ? "export.replace" : "export.save"), verdict.usable).clicked;
    const bool cancelled = kit.textButton("export.cancel", upper.takeEnd(kit.px(110)), kit.words("open.cancel")).clicked;
    kit.text(upper.take(kit.widthOf(kit.words("export.path"), Type::small) + kit.px(4)), kit.words("export.path"), Type::small, kit.theme.quiet);
    const Typed typed = field(kit, "export.path", upper.rest(), state.path, {kit.words("export.path"), std::nullopt, !verdict.usable, Align::left});
    Row lower({{inside.min.x, inside.max.y - kit.px(30)}, inside.max}, kit.rightToLeft(), kit.px(10));
    const auto trouble = state.encoder_trouble.find(state.look.format);
    if (state.look.isFilm() && state.look.format != "frames" && trouble != state.encoder_trouble.end() && !trouble->second.empty()) {
        const std::string &instead = kit.words("export.take_frames");
        if (kit.textButton("export.take_frames", lower.takeEnd(kit.widthOf(instead, Type::body) + kit.px(28)), instead))
            state.look.format = "frames";
    }
    kit.text(lower.rest(), verdict.said, Type::small, verdict.warning ? kit.theme.warning : kit.theme.quiet);
    endDialog(kit, frame);

    const bool confirmed = verdict.usable && (saved || typed.entered);
    if (confirmed) {
        state.look.folder = file.parent_path();
        outcome.ask(ExportAs{file, state.look.isFilm(), table});
    }
    if (confirmed || cancelled || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
