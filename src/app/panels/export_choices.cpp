#include "app/panels/export.hpp"
#include "briefing/sheet_template.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
struct Chip {
    std::string key, name;
    bool on = false;
};

// Lines of a label and what stands behind it, one below the other.
class Form {
public:
    Form(Kit &kit, const Rect &where) : kit_(kit), where_(where), y_(where.min.y) {}

    Rect line(const std::string &label, float height = 30) {
        const Rect all{{where_.min.x, y_}, {where_.max.x, y_ + kit_.px(height)}};
        y_ = all.max.y + kit_.px(7);
        Row row(all, kit_.rightToLeft(), kit_.px(8));
        kit_.text(row.take(labelWidth()), label, Type::small, kit_.theme.quiet);
        return row.rest();
    }
    // As many lines as they need; the one that was pressed.
    std::optional<std::size_t> chips(const std::string &id, const std::string &label, const std::vector<Chip> &all) {
        std::optional<std::size_t> picked;
        Rect strip = line(label, 26);
        Row row(strip, kit_.rightToLeft(), kit_.px(4));
        for (std::size_t i = 0; i < all.size(); ++i) {
            const float width = kit_.widthOf(all[i].name, Type::small) + kit_.px(18);
            if (width > row.rest().width() && i > 0) {
                y_ -= kit_.px(3);
                strip = line("", 26);
                row = Row(strip, kit_.rightToLeft(), kit_.px(4));
            }
            if (kit_.chip("export." + id + "." + all[i].key, row.take(std::min(width, row.rest().width())), all[i].name, all[i].on))
                picked = i;
        }
        return picked;
    }
    void skip(float height) { y_ += kit_.px(height); }
    [[nodiscard]] float y() const { return y_; }
    [[nodiscard]] float labelWidth() const { return kit_.px(108); }

private:
    Kit &kit_;
    Rect where_;
    float y_;
};

// Chips of which one is on.
void one(Form &form, Kit &kit, const char *id, const char *label, const std::vector<std::pair<std::string, std::string>> &choices, std::string &value) {
    std::vector<Chip> chips;
    for (const auto &[key, name] : choices)
        chips.push_back({key.empty() ? "none" : key, name, value == key});
    if (const auto picked = form.chips(id, kit.words(label), chips))
        value = choices[*picked].first;
}

std::optional<std::pair<double, double>> typedSize(const std::string &text) {
    unsigned width = 0, height = 0;
    const char *end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, width);
    if (read.ec != std::errc{})
        return std::nullopt;
    const char *at = read.ptr;
    while (at != end && (*at < '0' || *at > '9'))
        ++at;
    read = std::from_chars(at, end, height);
    const auto usable = [](unsigned side) { return side >= 64 && side <= 16'384; };
    if (at == read.ptr || read.ptr != end || !usable(width) || !usable(height))
        return std::nullopt;
    return std::pair(static_cast<double>(width), static_cast<double>(height));
}

std::string sizeText(double width, double height) { return width > 0 ? fmt::format("{:.0f}×{:.0f}", width, height) : std::string(); }

void chooseSize(Form &form, Kit &kit, ExportState &state) {
    ExportLook &look = state.look;
    double &width = look.isFilm() ? look.film.width : look.width, &height = look.isFilm() ? look.film.height : look.height;
    std::vector<std::pair<double, double>> sizes{{854, 480}, {1280, 720}, {1920, 1080}, {3840, 2160}};
    if (!look.isFilm()) {
        sizes.erase(sizes.begin());
        sizes.insert(sizes.begin(), {0, 0});
        sizes.emplace_back(7680, 4320);
    }
    std::vector<std::string> names;
    std::size_t now = sizes.size();
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        names.push_back(sizes[i].first > 0 ? sizeText(sizes[i].first, sizes[i].second) : kit.words("export.size_layout"));
        if (sizes[i] == std::pair(width, height))
            now = i;
    }
    if (now == sizes.size()) {
        names.push_back(sizeText(width, height));
        sizes.emplace_back(width, height);
    }
    Row row(form.line(kit.words("export.size")), kit.rightToLeft(), kit.px(6));
    if (const auto picked = kit.choice("export.sizes", row.take(kit.px(150)), now, names)) {
        std::tie(width, height) = sizes[*picked];
        state.size.text = sizeText(width, height);
    }
    const bool wrong = !state.size.text.empty() && !typedSize(state.size.text);
    const Typed typed = field(kit, "export.size", row.take(kit.px(110)), state.size, {kit.words("export.size_hint"), std::nullopt, wrong, Align::left});
    if (const auto size = typedSize(state.size.text); typed.changed && size)
        std::tie(width, height) = *size;
}

void chooseText(Form &form, Kit &kit, const session::Session &session, ExportState &state) {
    const std::string suggested = suggestedTitle(session);
    (void)field(kit, "export.heading", form.line(kit.words("export.heading"), 32), state.title, {suggested.empty() ? kit.words("export.heading_hint") : suggested, std::nullopt, false, Align::start});
    (void)field(kit, "export.subtitle", form.line(kit.words("export.subtitle"), 32), state.subtitle, {kit.words("export.subtitle_hint"), std::nullopt, false, Align::start});
    state.words.title = state.title.text;
    state.words.subtitle = state.subtitle.text;
}

void chooseLogo(Form &form, Kit &kit, ExportState &state) {
    std::error_code none;
    const std::filesystem::path file = typedPath(state.logo.text);
    const bool wrong = !state.logo.text.empty() && !std::filesystem::is_regular_file(file, none);
    (void)field(kit, "export.logo", form.line(kit.words("export.logo"), 32), state.logo, {kit.words("export.logo_hint"), std::nullopt, wrong, Align::left});
    state.look.logo = state.logo.text.empty() ? std::string() : file.string();
}

// What is chosen as a page of the user's own.
void keepPage(Form &form, Kit &kit, ExportState &state) {
    Row row(form.line(kit.words("export.keep_page"), 32), kit.rightToLeft(), kit.px(6));
    const bool named = state.page.text.find_first_not_of(' ') != std::string::npos;
    const std::string &keep = kit.words("export.keep");
    const bool pressed = kit.textButton("export.keep", row.takeEnd(kit.widthOf(keep, Type::body) + kit.px(24)), keep, named).clicked;
    const Typed typed = field(kit, "export.page", row.rest(), state.page, {kit.words("export.page_hint"), std::nullopt, false, Align::start});
    if (typed.changed)
        state.page_said.clear();
    if (named && (pressed || typed.entered)) {
        try {
            state.look.layout = briefing::keepTemplate(state.look.asTemplate(), state.page.text);
            state.look.width = state.look.height = 0;
            state.page_said = kit.words("export.page_kept");
            state.page_failed = false;
            state.page.text.clear();
        } catch (const InputError &error) {
            state.page_said = error.diagnostic().line();
            state.page_failed = true;
        }
    }
    if (!state.page_said.empty())
        kit.text(form.line("", 20), state.page_said, Type::small, state.page_failed ? kit.theme.error : kit.theme.quiet);
}

void chooseLook(Form &form, Kit &kit, const session::Session &session, ExportState &state) {
    ExportLook &look = state.look;
    std::vector<std::string> names;
    std::size_t now = 0;
    const auto layouts = briefing::templates();
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        names.push_back(kit.wording->language() == text::Language::arabic ? layouts[i].name_ar : layouts[i].name_en);
        if (layouts[i].key == look.layout)
            now = i;
    }
    Row row(form.line(kit.words("export.layout")), kit.rightToLeft(), 0);
    if (const auto picked = kit.choice("export.layout", row.take(kit.px(200)), now, names)) {
        look.take(layouts[*picked]);
        state.size.text.clear();
        state.logo.text = look.logo;
    }
    chooseSize(form, kit, state);
    const auto named = [&](const char *key) { return std::pair<std::string, std::string>(key, kit.words(std::string("export.choice.") + key)); };
    one(form, kit, "style", "export.style", {named("window"), named("paper"), named("night")}, look.style);
    one(form, kit, "labels", "export.labels", {named("window"), named("ar"), named("en")}, look.labels);
    const bool arabic = look.labels == "ar" || (look.labels == "window" && session::labelLanguage(session) == text::Language::arabic);
    if (arabic) {
        std::string digits = look.arabic_digits ? "arabic" : "western";
        one(form, kit, "digits", "export.digits", {named("western"), named("arabic")}, digits);
        look.arabic_digits = digits == "arabic";
    }
    chooseLogo(form, kit, state);
    if (layouts[now].column <= 0)
        return; // the map alone carries what it carries
    std::vector<Chip> parts;
    for (const std::string &name : briefing::partNames())
        parts.push_back({name, kit.words("export.part." + name), *briefing::partOf(look.parts, name)});
    if (const auto picked = form.chips("part", kit.words("export.parts"), parts)) {
        bool &part = *briefing::partOf(look.parts, briefing::partNames()[*picked]);
        part = !part;
    }
}

void chooseSheet(Form &form, Kit &kit, const session::Session &session, ExportState &state) {
    ExportLook &look = state.look;
    if (session.comparison) {
        kit.text(form.line(kit.words("export.maps")), kit.words("export.maps_compared"), Type::small, kit.theme.ink);
    } else if (look.format != "html") {
        constexpr std::array<int, 7> kMaps{1, 2, 3, 4, 6, 9, 12};
        std::vector<Chip> chips;
        for (const int maps : kMaps)
            chips.push_back({std::to_string(maps), maps == 1 ? kit.words("export.maps_one") : std::to_string(maps), look.maps == maps});
        if (const auto picked = form.chips("maps", kit.words("export.maps"), chips))
            look.maps = kMaps[*picked];
    }
    one(form, kit, "table", "export.table", {{"", kit.words("export.table_none")}, {"csv", "CSV"}, {"xlsx", "XLSX"}}, look.table);
    if (look.format != "pdf")
        return;
    Row row(form.line(""), kit.rightToLeft(), kit.px(6));
    if (kit.tick("export.listing", row.take(kit.px(26)), look.listing))
        look.listing = !look.listing;
    kit.text(row.rest(), kit.words("export.listing"), Type::small, kit.theme.ink);
}

void chooseFilm(Form &form, Kit &kit, const session::Session &session, ExportState &state) {
    ExportLook::Film &film = state.look.film;
    std::vector<std::pair<std::string, std::string>> steps{{"", kit.words("export.step_auto")}};
    for (const char *step : {"P1D", "P1W", "P1M", "P3M", "P1Y"})
        steps.emplace_back(step, kit.words(std::string("export.every.") + step));
    one(form, kit, "step", "export.step", steps, film.step);
    const bool part = session.window.from > session.axis.start || session.window.to < session.axis.end;
    if (part) {
        std::string span = film.whole ? "all" : "window";
        one(form, kit, "span", "export.span", {{"all", kit.words("export.span_all")}, {"window", kit.words("export.span_window")}}, span);
        film.whole = span == "all";
    }
    const auto number = [&](const char *id, const char *label, std::initializer_list<double> values, double &value, bool seconds) {
        std::vector<Chip> chips;
        for (const double one : values) {
            const std::string digits = fmt::format("{:g}", one);
            chips.push_back({digits, seconds ? kit.wording->with("export.seconds", {{"n", digits}}) : digits, value == one});
        }
        if (const auto picked = form.chips(id, kit.words(label), chips))
            value = *(values.begin() + *picked);
    };
    number("fps", "export.fps", {5, 10, 20, 25, 30}, film.fps, false);
    number("hold", "export.hold", {0, 1, 2, 5}, film.hold, true);
    if (const auto picked = form.chips("film", kit.words("export.film"), {{"bar", kit.words("export.bar"), film.bar}, {"ease", kit.words("export.ease"), film.ease},
                                                                          {"bookmarks", kit.words("export.bookmarks"), film.bookmarks}})) {
        bool &chosen = *picked == 0 ? film.bar : *picked == 1 ? film.ease : film.bookmarks;
        chosen = !chosen;
    }
}
} // namespace

float drawExportChoices(Kit &kit, const session::Session &session, const Rect &where, ExportState &state) {
    Form form(kit, where);
    one(form, kit, "format", "export.format",
        {{"png", "PNG"}, {"pdf", "PDF"}, {"svg", "SVG"}, {"html", "HTML"}, {"mp4", "MP4"}, {"webm", "WebM"}, {"gif", "GIF"}, {"frames", kit.words("export.frames")}},
        state.look.format);
    chooseText(form, kit, session, state);
    chooseLook(form, kit, session, state);
    if (state.look.isFilm())
        chooseFilm(form, kit, session, state);
    else
        chooseSheet(form, kit, session, state);
    keepPage(form, kit, state);
    return form.y() - where.min.y;
}

} // namespace zamkan::app
