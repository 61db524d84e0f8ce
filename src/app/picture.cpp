#include "app/picture.hpp"
#include "app/map_view.hpp"
#include "draw/cairo/cairo_painter.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
bool writable(const fs::path &folder) { return !folder.empty() && ::access(folder.c_str(), W_OK) == 0; }

// XDG_PICTURES_DIR of user-dirs.dirs, else ~/Pictures.
fs::path picturesFolder() {
    const char *home = std::getenv("HOME");
    if (!home || !*home)
        return {};
    const char *config = std::getenv("XDG_CONFIG_HOME");
    const fs::path folder = config && *config ? fs::path(config) : fs::path(home) / ".config";
    std::ifstream file(folder / "user-dirs.dirs");
    constexpr std::string_view kKey = "XDG_PICTURES_DIR=\"";
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(kKey) || !line.ends_with('"'))
            continue;
        std::string value = line.substr(kKey.size(), line.size() - kKey.size() - 1);
        if (value.starts_with("$HOME"))
            value = home + value.substr(5);
        return value;
    }
    return fs::path(home) / "Pictures";
}

// The viewport of the free part of the window, as a sheet of its own, `ratio` times as dense.
map::Viewport sheetViewport(const session::Session &session, double ratio) {
    const map::View::Insets &insets = session.insets;
    const map::Viewport &whole = session.viewport;
    const double width = std::max(320.0, whole.width() - insets.left - insets.right);
    const double height = std::max(240.0, whole.height() - insets.top - insets.bottom);
    const geo::LatLon centre = whole.toEarth({insets.left + width / 2, insets.top + height / 2});
    return map::Viewport(centre, whole.scale() * ratio, width * ratio, height * ratio);
}
} // namespace

fs::path pictureFile(const session::Session &session) {
    const fs::path pictures = picturesFolder();
    std::error_code trouble;
    const fs::path folder = writable(pictures) ? pictures : fs::current_path(trouble);
    const std::string date = time::toIso(session::lastDay(session.window.to));
    for (int number = 1;; ++number) {
        fs::path file = folder / (number == 1 ? fmt::format("zamkan_{}.png", date) : fmt::format("zamkan_{}_{}.png", date, number));
        if (!fs::exists(file, trouble))
            return file;
    }
}

Jobs::Job pictureJob(const session::Session &session, const Atlas &atlas, fs::path file) {
    constexpr float kRatio = 2;
    struct Copy {
        session::Session session;
        Atlas atlas;
    };
    auto copy = std::make_shared<const Copy>(Copy{session, atlas});
    return [copy, file = std::move(file)](const Jobs::Post &post) {
        try {
            lettering::Letterer letterer;
            const auto theme = map::openTheme(std::string(copy->session.settings.get("style")),
                                              std::string(copy->session.settings.get("palette")));
            map::SceneMaker maker(copy->atlas.base, theme, copy->atlas.reader->gazetteer(), copy->atlas.reader->actors(),
                                  letterer);
            map::View view = viewOf(copy->session, map::Furniture::sheet, kRatio);
            view.viewport = sheetViewport(copy->session, static_cast<double>(kRatio));
            view.insets = {};
            view.hovered.reset();
            draw::paintToFile(maker.make(view), letterer, file);
            post(session::ShowToast{{0, Severity::remark, "toast.picture", {{"path", lettering::isolated(file.string())}}, file.string(), 10}});
        } catch (const std::exception &error) {
            post(session::ShowToast{{0, Severity::error, "toast.picture_failed", {{"what", error.what()}}, {}, 12}});
        }
    };
}

} // namespace zamkan::app
