#include "briefing/shown_sheet.hpp"
#include "base/cut.hpp"
#include "briefing/page_text.hpp"
#include "geo/projection.hpp"
#include "lettering/lettering.hpp"
#include "map/own_layer.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <set>

namespace zamkan::briefing {

namespace fs = std::filesystem;

namespace {
bool allTime(const session::Session &session) {
    return session.window.from <= session.axis.start && session.window.to >= session.axis.end && session.window.mode != timeline::Mode::instant;
}

// The part of the map that the panels leave free: all of it stands on the sheet, whatever the sheet's shape.
Camera cameraOf(const session::Session &session) {
    const map::View::Insets &insets = session.insets;
    const map::Viewport &whole = session.viewport;
    const double width = std::max(80.0, whole.width() - insets.left - insets.right), height = std::max(80.0, whole.height() - insets.top - insets.bottom);
    return {whole.toEarth({insets.left + width / 2, insets.top + height / 2}), width / whole.scale(), height / whole.scale()};
}

std::vector<timeline::Window> momentsOf(const session::Session &session, int maps) {
    if (session.comparison)
        return {session::windowAt(session, session.comparison->earlier), session::windowAt(session, session.comparison->later)};
    if (maps < 2)
        return {session.window};
    // As many moments as maps, from the window's beginning to its end.
    std::vector<timeline::Window> out;
    const auto length = (session.window.to - session.window.from) / maps;
    for (int i = 1; i <= maps; ++i) {
        const time::Instant end = i == maps ? session.window.to : time::Instant(std::chrono::floor<std::chrono::days>(session.window.from + i * length));
        timeline::Window window{session.window.from, end, session.window.mode};
        if (window.mode == timeline::Mode::cumulative_to_end)
            window = {session.window.from + (i - 1) * length, session.window.to, window.mode};
        else if (window.mode != timeline::Mode::cumulative_from_start && i > 1)
            window.from = out.back().to;
        if (window.from < window.to)
            out.push_back(window);
    }
    return out.empty() ? std::vector{session.window} : out;
}

std::vector<std::string> pairsOf(const std::map<std::string, std::string> &mapping) {
    std::vector<std::string> out;
    for (const auto &[canonical, column] : mapping)
        out.push_back(canonical + "=" + column);
    return out;
}

// From what it was made, as far as files can say it.
void addInputs(const session::Session &session, ShownSheet &shown) {
    std::set<fs::path> known, off;
    std::set<std::string> beyond;
    for (const session::Source &source : session.sources) {
        if (!source.on) {
            off.insert(source.file);
            continue;
        }
        if (source.file.empty())
            beyond.insert("a text was pasted and lies in no file");
        else if (known.insert(source.file).second)
            shown.made_of.inputs.push_back({source.file, {}, pairsOf(source.mapping)});
        if (source.reviewed.corrections && !source.reviewed.corrections->empty())
            beyond.insert("events were corrected by hand");
        if (source.renamed && !session.sieve.filter().of(timeline::Facet::source).empty())
            beyond.insert("sources that are filtered by were given other names");
    }
    for (const fs::path &file : off)
        if (known.contains(file))
            beyond.insert("not all articles of a file are shown");
    if (session.duplicates.merged)
        beyond.insert("events that several sources tell of were shown once");
    shown.made_of.beyond.assign(beyond.begin(), beyond.end());
    shown.made_of.where = timeline::conditionsOf(session.sieve.filter());
    for (const session::MapLayer &layer : session.on_map.layers) {
        if (!layer.on)
            continue;
        shown.own.push_back({layer.geometry, layer.name, layer.colour, layer.label});
        shown.made_of.layers.push_back({{layer.file, {}}, layer.label ? layer.geometry->columns[*layer.label] : "none"});
    }
}

Film filmOf(const session::Session &session, const ExportLook &look) {
    constexpr std::size_t kFrames = 400;
    Film film;
    const bool whole = look.film.whole || allTime(session);
    film.span = whole ? session.axis : timeline::Axis{session.window.from, session.window.to};
    film.step = stepFrom(look.film.step).value_or(stepFor(film.span, kFrames));
    if (session.window.mode == timeline::Mode::window && look.film.whole && !allTime(session)) // it moves on as wide as it is
        film.width = {timeline::StepUnit::hour, std::max(1, static_cast<int>(std::chrono::ceil<std::chrono::hours>(session.window.to - session.window.from).count()))};
    film.fps = look.film.fps;
    film.hold = look.film.hold;
    film.bar = look.film.bar;
    film.ease = look.film.ease;
    if (look.film.bookmarks)
        for (const session::Bookmark &bookmark : session.bookmarks.all())
            if (session::stands(session, bookmark))
                film.stops.push_back(bookmark.moment.window.to);
    return film;
}
// What a file is called, as a title says it: its only article, else its name without ending and underscores.
std::string spoken(const session::Session &session, const session::Source &source) {
    const auto same = [&](const session::Source &other) { return other.on && other.file == source.file; };
    if ((source.reading || source.renamed) && std::count_if(session.sources.begin(), session.sources.end(), same) == 1)
        return source.name;
    std::string name = source.file.stem().string();
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

// Of all files that are on, as many as a title has room for.
std::string joinedNames(const session::Session &session) {
    constexpr std::size_t kLetters = 90;
    std::string title;
    std::set<fs::path> named;
    for (const session::Source &source : session.sources) {
        if (!source.on || !named.insert(source.file).second)
            continue;
        const std::string name = oneLine(spoken(session, source), kLetters);
        if (!title.empty() && letters(title) + letters(name) > kLetters)
            return title + " · …";
        title += (title.empty() ? "" : " · ") + name;
    }
    return title;
}
} // namespace

Content ShownSheet::content() const {
    Content out;
    out.table = grounds.table.get();
    out.rows = [this](const timeline::Window &window, bool undated) { return sieve.shown(window, undated); };
    out.own = own;
    out.territory = territory;
    out.total = total;
    return out;
}

std::string suggestedTitle(const session::Session &session) {
    if (!session.project.file.empty())
        return session.project.file.stem().string();
    const auto on = std::count_if(session.sources.begin(), session.sources.end(), [](const session::Source &source) { return source.on; });
    const auto source = std::find_if(session.sources.begin(), session.sources.end(), [](const session::Source &one) { return one.on; });
    if (on == 1)
        return source->reading || source->renamed ? source->name : std::string();
    return session.sample ? std::string() : joinedNames(session); // whoever shows the sample has opened nothing
}

std::string exportStem(const std::string &title, const session::Session &session) {
    constexpr std::size_t kLetters = 60, kBytes = 140; // a name has 255 bytes at most, and some come behind
    std::string stem, plainTitle = oneLine(title, kLetters);
    for (const std::string_view joint : {"·", "…"})
        for (std::size_t at = 0; (at = plainTitle.find(joint, at)) != std::string::npos;)
            plainTitle.replace(at, joint.size(), " ");
    for (const char c : plainTitle) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '.';
        if (plain)
            stem += c;
        else if (!stem.empty() && stem.back() != '_')
            stem += '_';
    }
    stem = cutAt(stem, kBytes);
    while (!stem.empty() && (stem.back() == '_' || stem.back() == '.'))
        stem.pop_back();
    if (stem.empty() || stem.front() == '.') // no hidden file
        stem.insert(0, "zamkan");
    const time::Instant end = session.comparison ? session.comparison->later : session.window.to;
    return stem + "_" + time::toIso(session::lastDay(end));
}

std::shared_ptr<const ShownSheet> shownSheet(const session::Session &session, const ExportLook &look, const ExportWords &words) {
    auto shown = std::make_shared<ShownSheet>();
    Sheet &sheet = shown->sheet;
    sheet.layout = look.layout;
    sheet.width = look.isFilm() ? look.film.width : look.width;
    sheet.height = look.isFilm() ? look.film.height : look.height;
    sheet.title = words.title.empty() ? suggestedTitle(session) : words.title;
    sheet.subtitle = words.subtitle;
    sheet.logo = look.logo;
    sheet.language = look.labels == "window" ? session::labelLanguage(session) : text::languageFromCode(look.labels);
    sheet.arabic_digits = look.arabic_digits;
    sheet.style = look.style == "window" ? std::string(session.settings.get("style")) : look.style;
    sheet.palette = session.settings.get("palette");
    sheet.moments = momentsOf(session, look.isFilm() ? 1 : look.maps);
    if (look.isFilm() && allTime(session)) // a window that hides nothing tells nothing of how a film is to move
        sheet.moments.front().mode = timeline::Mode::cumulative_from_start;
    sheet.undated = sheet.moments.size() == 1 && allTime(session) && !session.comparison;
    sheet.compared = session.comparison.has_value();
    sheet.camera = cameraOf(session);
    const map::Colouring colouring = session::colouringOf(session);
    sheet.colour_by = colouring.by;
    sheet.sources = colouring.layers;
    for (std::size_t i = 0; i < sheet.sources.size() && i < session.sources.size(); ++i)
        if (!session.sources[i].on)
            sheet.sources[i].name.clear();
    sheet.marks = map::marksAsFrom(session.settings.get("marks")).value_or(map::MarksAs::points);
    sheet.trails = session.settings.on("trails");
    sheet.areas = session.settings.on("areas");
    sheet.both_names = session.settings.on("both_names");
    sheet.projection = session.settings.get("sheet_projection");
    sheet.notes = session.on_map.notes;
    sheet.parts = look.parts;
    sheet.listing = look.listing && look.format == "pdf";
    shown->grounds = groundsOf(session);
    shown->sieve = session.sieve;
    shown->total = session.all;
    if (sheet.areas && session::areasShown(session))
        shown->territory = session.holdings.territory;
    addInputs(session, *shown);
    shown->film = filmOf(session, look);
    return shown;
}

Sidecar sidecarFor(const ShownSheet &shown, std::string version, std::vector<Diagnostic> &notes) {
    Sidecar out = shown.made_of;
    out.version = std::move(version);
    const auto digest = [&](Sidecar::Input &input) {
        try {
            auto mapping = std::move(input.mapping);
            input = inputsOf({input.file}).front();
            input.mapping = std::move(mapping);
        } catch (const InputError &error) {
            notes.push_back(error.diagnostic());
        }
    };
    for (Sidecar::Input &input : out.inputs)
        digest(input);
    for (Sidecar::Layer &layer : out.layers)
        digest(layer.input);
    return out;
}

} // namespace zamkan::briefing
