#include "app/picture.hpp"
#include "app/map_view.hpp"
#include "app/platform/user_folders.hpp"
#include "draw/cairo/cairo_painter.hpp"
#include "geo/projection.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <unistd.h>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
bool writable(const fs::path &folder) { return !folder.empty() && ::access(folder.c_str(), W_OK) == 0; }

// The user's folder for pictures, else ~/Pictures.
fs::path picturesFolder() {
    const fs::path folder = xdgFolder("PICTURES");
    return folder.empty() ? homeDirectory() / "Pictures" : folder;
}

// The viewport of the free part of the window, as a sheet of its own, `ratio` times as dense.
map::Viewport sheetViewport(const session::Session &session, double ratio) {
    const map::View::Insets &insets = session.insets;
    const map::Viewport &whole = session.viewport;
    const double width = std::max(320.0, whole.width() - insets.left - insets.right);
    const double height = std::max(240.0, whole.height() - insets.top - insets.bottom);
    const geo::LatLon centre = whole.toEarth({insets.left + width / 2, insets.top + height / 2});
    const map::Viewport sheet(centre, whole.scale() * ratio, width * ratio, height * ratio);
    const auto wish = geo::projectionWishFrom(session.settings.get("sheet_projection")).value_or(geo::ProjectionWish::automatic);
    return sheet.drawnIn(geo::projectionFor(wish, sheet.box()));
}
} // namespace

fs::path pictureFile(const session::Session &session) {
    const fs::path pictures = picturesFolder();
    std::error_code trouble;
    const fs::path folder = writable(pictures) ? pictures : fs::current_path(trouble);
    return freeFile(folder, "zamkan_" + time::toIso(session::lastDay(session.window.to)), ".png");
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
