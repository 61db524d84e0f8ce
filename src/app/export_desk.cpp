#include "app/export_desk.hpp"
#include "base/json.hpp"
#include "briefing/sheet_template.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::app {

struct ExportDesk::Easel {
    explicit Easel(const Atlas &opened) : atlas(opened), maker(atlas.base, atlas.reader->gazetteer(), atlas.reader->actors(), letterer) {}
    Atlas atlas;
    lettering::Letterer letterer;
    briefing::SheetMaker maker;
    std::shared_ptr<const control::Territory> territory; // of `territory_of`
    std::shared_ptr<const events::EventTable> territory_of;
};

namespace {
constexpr double kLargest = 1600; // pixels of a side of the preview
constexpr double kMoment = 0.6;   // of a film's time: what its preview shows

// All that the preview hangs on, but for what the table holds.
std::string signOf(const session::Session &session, const ExportState &state) {
    Json sign = state.look.asJson();
    sign["folder"] = "";
    const timeline::Window &window = session.window;
    return sign.dump() + "\n" + state.words.title + "\n" + state.words.subtitle +
           fmt::format("\n{} {} {} {} {} {} {}", static_cast<const void *>(session.table.get()), session.sieve.version(), window.from.time_since_epoch().count(),
                       window.to.time_since_epoch().count(), static_cast<int>(window.mode), session.on_map.version, static_cast<int>(session::uiLanguage(session)));
}

std::string asEncoder(const std::string &format) {
    try {
        briefing::checkEncoder(format == "webm" ? briefing::FilmFormat::webm : format == "gif" ? briefing::FilmFormat::gif : briefing::FilmFormat::mp4);
        return {};
    } catch (const InputError &error) {
        return error.diagnostic().what;
    } catch (const std::exception &error) {
        return error.what();
    }
}
} // namespace

ExportDesk::Painted ExportDesk::paint(Easel &easel, const ShownSheet &shown, bool film) {
    Painted out;
    try {
        briefing::Content content = shown.content();
        if (shown.sheet.areas && !content.territory) {
            if (easel.territory_of != shown.grounds.table) {
                easel.territory_of = shown.grounds.table;
                easel.territory.reset();
                easel.territory = shown.grounds.territory(*easel.atlas.reader);
            }
            content.territory = easel.territory;
        }
        briefing::Sheet sheet = shown.sheet;
        out.facts.size = briefing::sizeOf(sheet);
        if (film) {
            briefing::Film whole = shown.film;
            whole.sheet = sheet;
            const auto moments = briefing::momentsOf(whole);
            out.facts.frames = briefing::framesOf(whole);
            out.facts.seconds = static_cast<double>(out.facts.frames) / whole.fps;
            sheet.moments = {moments[static_cast<std::size_t>(static_cast<double>(moments.size() - 1) * kMoment)]};
            sheet.undated = false;
            if (whole.bar)
                sheet.progress = kMoment;
        }
        const double share = std::min(1.0, kLargest / std::max(out.facts.size.first, out.facts.size.second));
        sheet.width = std::round(out.facts.size.first * share);
        sheet.height = std::round(out.facts.size.second * share);
        sheet = easel.maker.settled(std::move(sheet), content);
        std::vector<Diagnostic> notes;
        const map::Leaf leaf = easel.maker.page(sheet, content, &notes);
        for (const Diagnostic &note : notes)
            out.facts.notes.push_back(note.what);
        for (const timeline::Window &window : sheet.moments)
            out.facts.shown += content.rows(window, sheet.undated).size();
        draw::FramePainter painter(easel.letterer);
        const auto pixels = painter.paint(leaf);
        out.width = static_cast<unsigned>(leaf.width);
        out.height = static_cast<unsigned>(leaf.height);
        out.pixels.assign(pixels.begin(), pixels.end());
        for (std::size_t i = 0; i + 3 < out.pixels.size(); i += 4) {
            std::swap(out.pixels[i], out.pixels[i + 2]);
            out.pixels[i + 3] = 255;
        }
    } catch (const InputError &error) {
        out.facts.trouble = error.diagnostic().line();
    } catch (const std::exception &error) {
        out.facts.trouble = error.what();
    }
    easel.letterer.trim();
    return out;
}

bool ExportDesk::takePainted(ExportState &state) {
    if (!coming_.valid() || coming_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    const Painted painted = coming_.get();
    state.preview = painted.facts;
    if (painted.width == 0)
        return true;
    if ((texture_.getSize() != sf::Vector2u(painted.width, painted.height) && !texture_.create(painted.width, painted.height)))
        return true;
    texture_.update(painted.pixels.data());
    texture_.setSmooth(true);
    (void)texture_.generateMipmap(); // it is shown smaller
    state.preview.texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture_.getNativeHandle()));
    state.preview.width = static_cast<float>(painted.width);
    state.preview.height = static_cast<float>(painted.height);
    return true;
}

bool ExportDesk::askEncoder(ExportState &state) {
    if (trial_.valid()) {
        if (trial_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            return false;
        state.encoder_trouble[tried_] = trial_.get();
        return true;
    }
    const std::string &format = state.look.format;
    if (state.look.isFilm() && format != "frames" && !state.encoder_trouble.contains(format)) {
        tried_ = format;
        trial_ = std::async(std::launch::async, [format] { return asEncoder(format); });
    }
    return false;
}

bool ExportDesk::follow(const session::Session &session, const Atlas &atlas, ExportState &state) {
    bool came = takePainted(state);
    came = askEncoder(state) || came;
    if (session.dialog != session::Dialog::sheet) {
        painted_.clear(); // what is behind the editor changes while it is closed
        return came;
    }
    if (!state.was_open || coming_.valid()) // not drawn yet, or painting: what is chosen meanwhile comes after it
        return came;
    std::string sign = signOf(session, state);
    state.preview.coming = sign != painted_;
    if (!state.preview.coming)
        return came;
    painted_ = std::move(sign);
    if (!easel_ || easel_->atlas.reader != atlas.reader)
        easel_ = std::make_shared<Easel>(atlas);
    coming_ = std::async(std::launch::async, [easel = easel_, shown = shownSheet(session, state.look, state.words), film = state.look.isFilm()] {
        return paint(*easel, *shown, film);
    });
    return true;
}

} // namespace zamkan::app
