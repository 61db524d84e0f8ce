#include "app/window.hpp"
#include "app/commands.hpp"
#include "app/legend_hits.hpp"
#include "app/panels/map_layers.hpp"
#include "app/panels/unsaved.hpp"
#include "app/platform/display.hpp"
#include "base/value.hpp"
#include <SFML/OpenGL.hpp>
#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <sstream>
#include <utility>

namespace zamkan::app {

namespace {
constexpr float kFrame = 1.0F / 60.0F; // seconds; faster than this nobody sees

sf::VideoMode modeFor(const sf::VideoMode &desktop) {
    if (desktop.width <= 1280 || desktop.height <= 800)
        return desktop;
    return {std::min(desktop.width * 85 / 100, 1720U), std::min(desktop.height * 85 / 100, 1080U), desktop.bitsPerPixel};
}

std::string glText(GLenum name) {
    const auto *text = reinterpret_cast<const char *>(glGetString(name));
    return text ? text : "";
}

void createWindow(sf::RenderWindow &window) {
    if (!displayAvailable())
        throw InstallationError("no display answers", "$DISPLAY",
                                "start it in a graphical session, or make pictures without one: zamkan render");
    const sf::ContextSettings settings(0, 0, 0, 3, 0); // no antialiasing: it costs software GL 11 ms a frame
    const sf::VideoMode desktop = sf::VideoMode::getDesktopMode(), mode = modeFor(desktop);
    window.create(mode, "Zamkan", sf::Style::Default, settings);
    // SFML 2.5 takes half the screen's width for the height when it centres.
    window.setPosition({static_cast<int>(desktop.width - mode.width) / 2, static_cast<int>(desktop.height - mode.height) / 2});
    window.setKeyRepeatEnabled(true);
    const int major = std::atoi(glText(GL_VERSION).c_str());
    if (!window.isOpen() || major < 3)
        throw InstallationError(fmt::format("the display gives OpenGL {}, and the window needs 3.0",
                                            glText(GL_VERSION).empty() ? "none" : glText(GL_VERSION)),
                                "display",
                                "update the graphics driver, try LIBGL_ALWAYS_SOFTWARE=1, or make pictures without a "
                                "window: zamkan render");
}
} // namespace

Window::Window(const Options &options) : options_(options) {
    coming_ = openAtlas({options.user_layers, {}, options.mapping});
    log_.line("zamkan " ZAMKAN_VERSION);
    createWindow(window_);
    graphics_ = {glText(GL_VERSION), glText(GL_RENDERER)};
    log_.line("OpenGL " + graphics_.version + ", " + graphics_.renderer);
    backend_.emplace(window_, cursors_);
    painter_.emplace(letterer_);
    backend_->shareTexture(painter_->atlasTexture(), painter_->whiteTexel());
    ink_.emplace(letterer_, *painter_);
    kit_.emplace(*ink_, Theme{});
    display_scale_ = displayScale();
    session_ = session::begin(session::Settings::open(), session::RecentFiles::open(), session::KnownColumns::open());
    auto bookmarks = session::Bookmarks::open();
    session_.bookmarks = std::move(bookmarks.value);
    for (const Diagnostic &trouble : bookmarks.diagnostics)
        session::apply(session_, session::AddRemark{{trouble, {}}});
    shortcuts_ = session::Shortcuts::open();
    refreshLook();
    drop_.emplace(window_.getSystemHandle());
    about_ = aboutFacts();
    takeKept();
    export_.look = ExportLook::open();
    if (const char *name = std::getenv("ZAMKAN_WINDOW_PICTURE"))
        keep_picture_ = name;
    if (const char *names = std::getenv("ZAMKAN_WINDOW_COMMANDS"))
        first_commands_ = names;
    left_behind_ = session::Journal::leftBehind();
    journal_ = session::Journal();
    if (!left_behind_.empty() && options.files.empty())
        applyAction(session::ShowToast{{0, Severity::remark, "toast.left_behind", {}, {}, 14}});
    if (options.files.empty())
        openSample();
    else
        open(options.files);
    log_.line("window ready");
}

int Window::run() {
    sf::Clock clock, since;
    const double empty = bench_.wanted() ? baseline() : 0;
    while (window_.isOpen() && !closing_) {
        bool awake = takeEvents();
        awake = takeArrivals() || awake;
        if (awake)
            due_ = 3; // panels answer to a change one frame later
        const float elapsed = clock.restart().asSeconds();
        const bool toasts = !session_.toasts.empty();
        const timeline::Window before = session_.window;
        applyAction(session::Tick{static_cast<double>(std::min(elapsed, 0.25F))});
        if ((!session_.openings.empty() || !exporting_.idle()) && since.getElapsedTime().asMilliseconds() >= 100) // how far they have come
            due_ = std::max(due_, 1);
        if (session_.window != before || toasts != !session_.toasts.empty())
            due_ = std::max(due_, 1);
        const bool scripted = bench_.wanted() && map_ && session_.openings.empty() && waiting_.empty();
        if (due_ == 0 && !scripted && !backend_->hasWaiting()) {
            const bool resting = since.getElapsedTime().asSeconds() > 1; // nobody waits for the next picture of a series
            sf::sleep(sf::milliseconds(session_.playback.playing ? 4 : resting ? 25 : 8));
            continue;
        }
        due_ = std::max(0, due_ - 1);
        sf::Clock work;
        if (scripted) {
            Outcome outcome;
            bench_.act(session_, outcome);
            pass(outcome);
        }
        frame(std::max(since.restart().asSeconds(), 0.001F));
        const double milliseconds = static_cast<double>(work.getElapsedTime().asMicroseconds()) / 1000.0;
        times_.add(milliseconds);
        if (scripted) {
            bench_.add(session_, milliseconds, static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC);
            if (bench_.over()) {
                const std::string report = bench_.report(empty, graphics_.renderer);
                std::fwrite(report.data(), 1, report.size(), stdout);
                if (!bench_.wrong().empty())
                    throw std::logic_error("the measure is worth nothing: " + bench_.wrong());
                break;
            }
        } else if (const float rest = kFrame - work.getElapsedTime().asSeconds(); rest > 0) {
            sf::sleep(sf::seconds(rest));
        }
        if (kept_version_ != session_.on_map.version && due_ == 0)
            keepView(false);
        const bool settled = map_ && session_.openings.empty() && waiting_.empty() && due_ == 0 && !areas_.underWay(session_);
        if (settled && !first_commands_.empty()) {
            Outcome outcome;
            std::istringstream names(std::exchange(first_commands_, {}));
            for (std::string name; std::getline(names, name, ',');)
                perform(name, session_, outcome);
            pass(outcome);
            due_ = 3;
        } else if (settled && !keep_picture_.empty()) {
            savePicture(keep_picture_);
            break;
        }
    }
    keepView(true);
    endProject();
    log_.line(fmt::format("closed after {} frames; median {:.1f} ms, p95 {:.1f} ms", frames_, times_.median(), times_.p95()));
    return 0;
}

// What a frame costs here when nothing is drawn.
double Window::baseline() {
    FrameTimes times;
    for (int i = 0; i < 40; ++i) {
        const sf::Clock work;
        window_.clear();
        window_.display();
        times.add(static_cast<double>(work.getElapsedTime().asMicroseconds()) / 1000.0);
    }
    return times.median();
}

bool Window::takeEvents() {
    bool any = false;
    sf::Event event{};
    while (window_.pollEvent(event)) {
        any = true;
        backend_->take(event);
        if (event.type == sf::Event::Closed)
            leave({Leaving::What::quit, {}});
        if (event.type == sf::Event::Resized)
            window_.setView(sf::View({0, 0, static_cast<float>(event.size.width), static_cast<float>(event.size.height)}));
        if (event.type == sf::Event::MouseButtonPressed)
            kit_->keys.hide();
        if (event.type == sf::Event::KeyPressed)
            takeKey(event.key);
    }
    return any;
}

bool Window::takeArrivals() {
    bool any = false;
    if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        atlas_ = coming_.get();
        log_.line("atlas open");
        for (const Diagnostic &diagnostic : atlas_->diagnostics)
            applyAction(session::AddRemark{{diagnostic, {}}});
        makeMap();
        applyAction(session::KnowledgeOpened{atlas_->reader});
        for (OpenRequest &request : std::exchange(waiting_, {}))
            jobs_.submit(openingJob(std::move(request), atlas_->reader));
        any = true;
    }
    if (auto files = drop_->poll(); !files.empty()) {
        leave({Leaving::What::open, std::move(files)});
        any = true;
    }
    if (auto chosen = system_dialog_.poll()) {
        if (!chosen->empty()) {
            applyAction(session::ShowDialog{session::Dialog::none});
            if (open_.layer)
                runErrand(OpenLayers{*chosen});
            else
                leave({Leaving::What::open, *chosen});
        }
        any = true;
    }
    if (auto arrived = jobs_.poll(); !arrived.empty()) {
        applyArrived(std::move(arrived));
        any = true;
    }
    any = takeKnowledge() || any;
    any = nextOfStory() || any;
    indexing_.follow(session_, jobs_);
    agreeing_.follow(session_, jobs_);
    completeReading();
    areas_.follow(session_, jobs_);
    any = takeExported() || any;
    return openChanged() || any;
}

bool Window::openChanged() {
    bool any = false;
    for (const auto &file : watch_.changed())
        for (const session::Source &source : session_.sources)
            if (source.file == file && !session_.sample) {
                applyAction(session::ShowToast{{0, Severity::remark, "toast.changed", {{"name", source.name}}, {}, 5}});
                open({file}, {source.mapping, false, true, false});
                any = true;
                break;
            }
    return any;
}

void Window::applyAction(const session::Action &action) {
    const session::RecentFiles recent = session_.recent;
    session::apply(session_, action);
    if (session_.recent != recent)
        keepRecent();
    noticed(action);
    keepChanges();
}

void Window::applyArrived(std::vector<session::Action> arrived) {
    const session::RecentFiles recent = session_.recent;
    for (session::Action &action : arrived)
        if (auto *opened = std::get_if<session::ProjectOpened>(&action))
            takeProject(*opened);
    session::apply(session_, arrived);
    if (session_.recent != recent)
        keepRecent();
    for (const session::Action &action : arrived)
        noticed(action);
    keepChanges();
}

void Window::noticed(const session::Action &action) {
    projectNoticed(action);
    if (const auto *ended = std::get_if<session::OpeningEnded>(&action)) {
        log_.line(ended->failure ? "not opened: " + ended->failure->line()
                                 : fmt::format("opened: {} rows now", session_.table->size()));
        retitle();
        recallFilter();
    } else if (std::get_if<session::CloseAll>(&action)) {
        retitle();
    } else if (std::get_if<session::ChangeSetting>(&action)) {
        refreshLook();
    } else if (std::get_if<session::RememberColumns>(&action) || std::get_if<session::ForgetColumns>(&action)) {
        keepColumns();
    } else if (std::holds_alternative<session::AddBookmark>(action) || std::holds_alternative<session::RenameBookmark>(action) ||
               std::holds_alternative<session::RemoveBookmark>(action) || std::holds_alternative<session::Undo>(action) ||
               std::holds_alternative<session::Redo>(action)) {
        keepBookmarks();
    }
    if (std::holds_alternative<session::Undo>(action) || std::holds_alternative<session::Redo>(action))
        keepAsUndone();
}

void Window::pass(Outcome &outcome) {
    for (const session::Action &action : outcome.actions)
        applyAction(action);
    for (const Errand &errand : outcome.errands)
        runErrand(errand);
}

} // namespace zamkan::app
