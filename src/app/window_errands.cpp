#include "app/platform/display.hpp"
#include "app/window.hpp"
#include "map/theme.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "geo/formats.hpp"
#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/Window/Clipboard.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <spawn.h>

extern char **environ; // POSIX: what a child process inherits

namespace zamkan::app {

namespace {
void copyText(const std::string &text) { sf::Clipboard::setString(sf::String::fromUtf8(text.begin(), text.end())); }

bool openFolder(const std::filesystem::path &folder) {
    std::string program = "xdg-open", argument = folder.string();
    const std::array<char *, 3> arguments{program.data(), argument.data(), nullptr};
    pid_t child = 0;
    return posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) == 0;
}

session::Toast toast(std::string key, session::Wording::Values values = {}, std::string copy = {}) {
    return {0, Severity::remark, std::move(key), std::move(values), std::move(copy), 5};
}

// The setting "ui_scale": per cent, or what the display says.
float scaleFrom(std::string_view setting, float display) {
    int percent = 0;
    const bool number = std::from_chars(setting.data(), setting.data() + setting.size(), percent).ec == std::errc{};
    return number ? static_cast<float>(percent) / 100.0F : display;
}

// What is in a folder that may be opened, by name; any other path is itself.
void addFiles(const std::filesystem::path &path, std::vector<std::filesystem::path> &out) {
    std::error_code trouble;
    if (!std::filesystem::is_directory(path, trouble)) {
        out.push_back(path);
        return;
    }
    std::vector<std::filesystem::path> found;
    for (std::filesystem::directory_iterator it(path, trouble), end; !trouble && it != end; it.increment(trouble))
        if (it->is_regular_file(trouble) && opensByName(it->path()))
            found.push_back(it->path());
    std::sort(found.begin(), found.end());
    if (found.empty())
        found.push_back(path); // opening tells why
    out.insert(out.end(), found.begin(), found.end());
}
} // namespace

void Window::runErrand(const Errand &errand) {
    const auto copy = [&](const std::string &text) {
        copyText(text);
        applyAction(session::ShowToast{toast("toast.copied")});
    };
    if (const auto *files = std::get_if<OpenFiles>(&errand)) {
        leave({Leaving::What::open, files->files});
    } else if (const auto *again = std::get_if<OpenAgain>(&errand)) {
        open({again->file}, {again->mapping, false, true, false});
    } else if (const auto *layers = std::get_if<OpenLayers>(&errand)) {
        for (const auto &file : layers->files)
            openLayer(file, {});
        applyAction(session::ShowTab{session::Tab::layers});
    } else if (const auto *sure = std::get_if<OpenAsEvents>(&errand)) {
        open({sure->file}, {mappingFrom(options_.mapping), false, false, true});
    } else if (std::holds_alternative<BrowseLayer>(errand)) {
        open_.layer = true;
        applyAction(session::ShowDialog{session::Dialog::open});
    } else if (const auto *save = std::get_if<SaveEvents>(&errand)) {
        if (session::isProject(save->file)) // all of it, whatever rows were asked for
            jobs_.submit(savingProjectJob(session_, save->file));
        else
            jobs_.submit(savingJob(session_.table, save->rows, save->file));
    } else if (const auto *rejected = std::get_if<SaveRejected>(&errand)) {
        jobs_.submit(savingRejectedJob(session_.sources[rejected->source], rejected->file));
    } else if (std::holds_alternative<OpenSample>(errand)) {
        leave({Leaving::What::sample, {}});
    } else if (std::holds_alternative<SaveProject>(errand)) {
        saveProject();
    } else if (std::holds_alternative<OpenLeftBehind>(errand)) {
        openLeftBehind();
    } else if (std::holds_alternative<TakePicture>(errand)) {
        takeSheet(false);
    } else if (std::holds_alternative<CopyImage>(errand)) {
        takeSheet(true);
    } else if (const auto *wanted_file = std::get_if<ExportAs>(&errand)) {
        exportAs(*wanted_file);
    } else if (const auto *unwanted = std::get_if<CancelExport>(&errand)) {
        exporting_.cancel(unwanted->file);
    } else if (const auto *text = std::get_if<CopyText>(&errand)) {
        copy(text->text);
    } else if (std::holds_alternative<CopyRows>(errand)) {
        copyRows();
    } else if (const auto *step = std::get_if<StepPage>(&errand)) {
        const int page = side_.events.as_table ? side_.events.table.rows_in_sight : 8;
        applyAction(session::StepRow{step->pages * std::max(1, page - 1), step->extend});
    } else if (std::holds_alternative<CopyCoordinates>(errand)) {
        if (map_ && !map_->coordinates().empty())
            copy(map_->coordinates());
    } else if (std::holds_alternative<CopyDiagnostics>(errand)) {
        copy(diagnosticsText(about_, graphics_, session_, log_));
    } else if (std::holds_alternative<OpenLogFolder>(errand)) {
        if (!openFolder(log_.folder()))
            applyAction(session::ShowToast{toast("toast.no_folder", {{"path", log_.folder().string()}}, log_.folder().string())});
    } else if (std::holds_alternative<ToggleFullScreen>(errand)) {
        full_screen_ = !full_screen_;
        setFullScreen(window_.getSystemHandle(), full_screen_);
    } else if (const auto *wanted = std::get_if<ShowSystemDialog>(&errand)) {
        if (!system_dialog_.show(wording_("open.title"), wanted->folder))
            applyAction(session::ShowToast{toast("toast.no_system_dialog")});
    } else if (std::holds_alternative<FocusControls>(errand)) {
        if (!session_.panels)
            applyAction(session::TogglePanels{});
        kit_->keys.move(kit_->keys.current().empty() || kit_->keys.shown() ? 1 : 0);
    } else if (std::holds_alternative<OpenMenus>(errand)) {
        if (!session_.panels)
            applyAction(session::TogglePanels{});
        kit_->keys.move(0);
        menu_.turn = 1;
    } else if (std::holds_alternative<FindInText>(errand)) {
        applyAction(session::ShowTab{session::Tab::source});
        side_.article.wants_search = true;
    } else if (std::holds_alternative<FocusSearch>(errand)) {
        if (!session_.panels)
            applyAction(session::TogglePanels{});
        menu_.search.wants_focus = true;
    } else if (std::holds_alternative<Quit>(errand)) {
        leave({Leaving::What::quit, {}});
    } else if (const auto *answer = std::get_if<Leave>(&errand)) {
        answered(*answer);
    } else if (const auto *said = std::get_if<Keep>(&errand)) {
        keep(*said);
    } else if (std::holds_alternative<ExportStory>(errand)) {
        exportStory();
    } else if (std::holds_alternative<ReadAgain>(errand)) {
        openKnowledge(true);
    } else if (const auto *pasted = std::get_if<ReadText>(&errand)) {
        readText(*pasted);
    }
}

void Window::copyRows() {
    constexpr std::size_t kMost = 100000; // more is a file, not a clipboard
    if (session_.picked.empty())
        return;
    if (session_.picked.size() > kMost) {
        applyAction(session::ShowToast{toast("toast.too_many_rows", {{"n", std::to_string(kMost)}})});
        return;
    }
    copyText(copiedRows(session_, wording_, side_.events.table));
    applyAction(session::ShowToast{toast("toast.copied_rows", {{"n", std::to_string(session_.picked.size())}})});
}

void Window::open(const std::vector<std::filesystem::path> &files, OpenHow how) {
    OpenRequest request{{}, std::move(how.mapping), how.sample, how.sure, how.again, {}};
    std::vector<std::filesystem::path> all;
    for (const auto &file : files)
        addFiles(file, all);
    if (!how.again && !how.sample)
        request.recall = [known = session_.known_columns](const std::vector<std::string> &header) { return known.of(header); };
    for (const auto &file : all) {
        log_.line("opening " + file.string());
        request.files.push_back({file, std::make_shared<Progress>()});
        applyAction(session::OpeningStarted{{geo::shortName(file), request.files.back().progress}});
        watch_.add(file);
    }
    if (atlas_)
        jobs_.submit(openingJob(std::move(request), atlas_->reader));
    else
        waiting_.push_back(std::move(request));
}

void Window::openSample() {
    std::vector<std::filesystem::path> files;
    for (const std::string &name : readAsset("ui/settings.toml")["sample"]["files"].strings())
        if (auto file = assetsFolder() / "samples" / name; std::filesystem::exists(file))
            files.push_back(std::move(file));
    if (!files.empty())
        open(files, {{}, true, false, false});
}

void Window::keepRecent() {
    try {
        session_.recent.save();
    } catch (const InputError &error) { // nobody needs to be told: the files themselves are open
        log_.line("the list of recent files could not be kept: " + error.diagnostic().line());
    }
}

void Window::keepColumns() {
    try {
        session_.known_columns.save();
    } catch (const InputError &error) {
        applyAction(session::ShowToast{toast("toast.settings_failed", {{"what", error.diagnostic().line()}})});
    }
}

void Window::keepBookmarks() {
    try {
        session_.bookmarks.save();
    } catch (const InputError &error) {
        applyAction(session::ShowToast{toast("toast.bookmarks_failed", {{"what", error.diagnostic().line()}})});
    }
}

void Window::makeMap() {
    const auto theme = map::openTheme(std::string(session_.settings.get("style")), std::string(session_.settings.get("palette")));
    const auto maker = [&] { return map::SceneMaker(atlas_->base, theme, atlas_->reader->gazetteer(), atlas_->reader->actors(), letterer_); };
    map_.emplace(maker(), maker());
    const auto packed = [this](map::Colour colour) { return standingOut(kit_->theme, IM_COL32(colour.r, colour.g, colour.b, 255)); };
    kit_->rowColour = [this, packed](const events::EventTable &table, events::Row row) {
        if (colouring_.by == map::ColourBy::time && table.dated(row)) { // as the window of time has it
            const bool ofWindow = session_.window.mode == timeline::Mode::window || session_.shown.empty();
            const std::int64_t begin = ofWindow ? session_.window.from.time_since_epoch().count() : table.from(session_.shown.front());
            const std::int64_t end = session_.window.mode == timeline::Mode::cumulative_to_end && !session_.shown.empty()
                                         ? table.from(session_.shown.back()) : session_.window.to.time_since_epoch().count();
            return kit_->ageColour(static_cast<double>(table.from(row) - begin) / static_cast<double>(std::max<std::int64_t>(end - begin, 1)));
        }
        return packed(map_->maker().colourOf(colouring_, table, row));
    };
    kit_->actorColour = [this, packed](std::string_view actor) { return packed(map_->maker().colourOf(actor)); };
    kit_->typeColour = [this, packed](std::string_view type) { return packed(map_->maker().theme().colourOfType(type)); };
    kit_->ageColour = [this, packed](double age) {
        return packed(map::colourOfAge(map_->maker().theme(), age));
    };
    takeLayerColours();
}

void Window::refreshLook() {
    wording_ = session::Wording::open(session::uiLanguage(session_));
    kit_->wording = &wording_;
    kit_->theme = openTheme(session_.settings.get("style"), scaleFrom(session_.settings.get("ui_scale"), display_scale_));
    applyToImgui(kit_->theme);
    if (map_)
        map_->setTheme(map::openTheme(std::string(session_.settings.get("style")),
                                      std::string(session_.settings.get("palette"))));
    takeLayerColours();
    title_.clear();
    retitle();
    if (frames_ == 0)
        return; // the settings were only just read
    try {
        session_.settings.save();
    } catch (const InputError &error) {
        applyAction(session::ShowToast{toast("toast.settings_failed", {{"what", error.diagnostic().line()}})});
    }
}

void Window::takeLayerColours() {
    kit_->layerColours.clear();
    if (map_)
        for (const map::Colour colour : map_->maker().layerColours())
            kit_->layerColours.push_back(IM_COL32(colour.r, colour.g, colour.b, 255));
}

void Window::retitle() {
    std::string title = wording_("window.title");
    if (!session_.sources.empty())
        title = wording_.with("window.title_with", {{"name", session_.project.file.empty() ? session_.sources.back().name
                                                                                          : session_.project.file.stem().string() + (session_.project.saved_at == session_.history.version ? "" : " *")}});
    if (title == title_)
        return;
    title_ = title;
    window_.setTitle(sf::String::fromUtf8(title.begin(), title.end()));
}

void Window::savePicture(const std::filesystem::path &file) {
    sf::Texture texture;
    const sf::Vector2u size = window_.getSize();
    if (!texture.create(size.x, size.y))
        return;
    texture.update(window_);
    if (!texture.copyToImage().saveToFile(file.string()))
        log_.line("the window's picture could not be written: " + file.string());
}

} // namespace zamkan::app
