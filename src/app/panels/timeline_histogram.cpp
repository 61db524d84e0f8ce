#include "app/panels/timeline.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace zamkan::app {

// The bars in full colour as one picture: a thousand little rectangles a frame take software GL longer than the map.
struct BarsPicture {
    sf::Texture texture;
    std::vector<sf::Uint8> texels;
    int width = 0, height = 0;
    bool stale = true;

    void begin(int wide, int high) {
        if (wide != width || high != height)
            texture.create(static_cast<unsigned>(wide), static_cast<unsigned>(high));
        width = wide;
        height = high;
        texels.assign(static_cast<std::size_t>(wide * high) * 4, 0);
    }
    // All pixels whose middle lies in it.
    void fill(float left, float top, float right, float bottom, ImU32 colour) {
        for (int y = std::max(pixel(top), 0); y < std::min(pixel(bottom), height); ++y)
            for (int x = std::max(pixel(left), 0); x < std::min(pixel(right), width); ++x)
                std::memcpy(&texels[static_cast<std::size_t>(y * width + x) * 4], &colour, 4);
    }
    static int pixel(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }
};

namespace {
// What a series is of, as the marks' colours tell; by time the bars are coloured where they stand.
timeline::GroupBy groupFor(std::string_view colourBy) {
    if (colourBy == "type")
        return timeline::GroupBy::type;
    return colourBy == "actor" ? timeline::GroupBy::actor : timeline::GroupBy::layer;
}

ImU32 colourOfWord(Kit &kit, const session::Session &session, std::string_view colourBy, std::string_view word) {
    if (colourBy == "type")
        return kit.typeColour ? kit.typeColour(word) : kit.theme.histogram;
    if (colourBy == "actor")
        return word.empty() || !kit.actorColour ? kit.theme.histogram : kit.actorColour(word);
    std::size_t source = 0;
    std::from_chars(word.data(), word.data() + word.size(), source);
    if (colourBy != "source" || kit.layerColours.empty() || source >= session.sources.size())
        return kit.theme.histogram;
    return kit.layerColours[session.sources[source].colour % kit.layerColours.size()];
}

// Series are colours: parties of one side share theirs, as on the map.
void restack(Kit &kit, const session::Session &session, ChartState &state) {
    const std::string colourBy(session.settings.get("colour_by"));
    state.colours = {kit.theme.histogram};
    state.stacked = std::make_shared<const timeline::StackedBins>(session.table, groupFor(colourBy), [&](std::string_view word) -> std::uint8_t {
        const ImU32 colour = colourOfWord(kit, session, colourBy, word);
        const auto same = std::find(state.colours.begin(), state.colours.end(), colour);
        const auto series = static_cast<std::uint8_t>(same - state.colours.begin());
        if (same == state.colours.end() && state.colours.size() < timeline::StackedBins::kMostSeries)
            state.colours.push_back(colour);
        return series;
    });
}

void refresh(Kit &kit, const session::Session &session, ChartState &state, float width) {
    const auto bins = static_cast<std::size_t>(std::clamp(width / kit.px(5), 24.0F, 400.0F));
    std::size_t look = kit.theme.ink; // style and palette
    for (const std::string_view setting : {session.settings.get("colour_by"), session.settings.get("palette")})
        look = look * 31 ^ std::hash<std::string_view>{}(setting);
    for (const session::Source &source : session.sources)
        look = look * 31 ^ source.colour;
    look ^= kit.rowColour ? 1U : 0U;
    const bool restacked = !state.stacked || state.stacked->table() != session.table.get() || state.look != look;
    if (restacked) {
        state.look = look;
        restack(kit, session, state);
    }
    const bool sameSight = state.sight.start == session.sight.start && state.sight.end == session.sight.end;
    if (!restacked && sameSight && state.bins == bins && state.version == session.sieve.version())
        return;
    state.picture->stale = true;
    state.bins = bins;
    state.version = session.sieve.version();
    state.sight = session.sight;
    const std::vector<double> counts = state.stacked->count(session.sieve.happenedByTime(), session.sight, bins);
    state.series.clear();
    std::vector<double> sums(bins, 0);
    for (std::size_t series = 0; series < state.stacked->series(); ++series) {
        const auto first = counts.begin() + static_cast<std::ptrdiff_t>(series * bins);
        state.series.push_back({state.colours[std::min(series, state.colours.size() - 1)], {first, first + static_cast<std::ptrdiff_t>(bins)}});
        for (std::size_t bin = 0; bin < bins; ++bin)
            sums[bin] += state.series.back().counts[bin];
    }
    state.highest = bins ? *std::max_element(sums.begin(), sums.end()) : 0;
}
} // namespace

std::pair<time::Instant, time::Instant> reachOf(const session::Session &session) {
    switch (session.window.mode) {
    case timeline::Mode::cumulative_from_start:
        return {session.axis.start, session.window.to};
    case timeline::Mode::cumulative_to_end:
        return {session.window.from, session.axis.end};
    case timeline::Mode::instant:
        return {session.window.to, session.window.to};
    case timeline::Mode::window:
        break;
    }
    return {session.window.from, session.window.to};
}

namespace {
struct Bars {
    float step, wide; // pixels from one to the next; of each
    [[nodiscard]] float left(std::size_t bin) const { return step * static_cast<float>(bin); }
};

void paintBars(Kit &kit, const session::Session &session, const Rect &where, const Scale &scale, const Bars &bars, ChartState &state) {
    BarsPicture &picture = *state.picture;
    picture.begin(BarsPicture::pixel(where.width()) + 1, BarsPicture::pixel(where.height()));
    const auto [from, to] = reachOf(session);
    const bool byAge = session.settings.get("colour_by") == "time" && kit.ageColour;
    for (std::size_t bin = 0; bin < state.bins; ++bin) {
        const float left = bars.left(bin), right = left + bars.wide;
        double sum = 0;
        for (const ChartState::Series &series : state.series)
            sum += series.counts[bin];
        if (sum <= 0)
            continue;
        const double age = to > from ? static_cast<double>((scale.at(where.min.x + (left + right) / 2) - from).count()) / static_cast<double>((to - from).count()) : 1;
        // Square root: one event must be seen beside a hundred. The colours share the bar's height as they are.
        const double whole = std::sqrt(sum / state.highest) * static_cast<double>(where.height() - kit.px(4));
        const float foot = where.height();
        float y = foot;
        double told = 0;
        for (const ChartState::Series &series : state.series) {
            told += series.counts[bin];
            const float top = std::round(foot - static_cast<float>(whole * told / sum));
            if (top >= y)
                continue; // not a pixel of it: its part goes to the next one
            picture.fill(left, top, right, y, byAge ? kit.ageColour(age) : series.colour);
            y = top;
        }
        if (y >= foot) // what happened at all is seen
            picture.fill(left, foot - 1, right, foot, byAge ? kit.ageColour(age) : state.series.front().colour);
    }
    picture.texture.update(picture.texels.data());
    picture.stale = byAge; // hangs on the window
}
} // namespace

void drawHistogram(Kit &kit, const session::Session &session, const Rect &where, const Scale &scale, ChartState &state) {
    if (!state.picture)
        state.picture = std::make_shared<BarsPicture>();
    refresh(kit, session, state, where.width());
    if (state.highest <= 0)
        return;
    const float step = where.width() / static_cast<float>(state.bins);
    const Bars bars{step, std::max(1.0F, step - kit.px(1))};
    BarsPicture &picture = *state.picture;
    const Rect whole{{std::floor(where.min.x), std::floor(where.min.y)}, {std::floor(where.min.x) + static_cast<float>(BarsPicture::pixel(where.width()) + 1), std::floor(where.min.y) + static_cast<float>(BarsPicture::pixel(where.height()))}};
    if (picture.stale || static_cast<float>(picture.width) != whole.width() || static_cast<float>(picture.height) != whole.height())
        paintBars(kit, session, where, scale, bars, state);
    // Faint, but strong where the window is.
    const float inFrom = scale.x(session.window.from) - where.min.x, inTo = scale.x(session.window.to) - where.min.x;
    std::size_t first = 0, last = state.bins;
    while (first < last && bars.left(first) + bars.wide <= inFrom)
        ++first;
    while (last > first && bars.left(last - 1) >= inTo)
        --last;
    const auto lay = [&](float from, float to, float opacity) {
        if (to <= from)
            return;
        const auto texture = (ImTextureID)static_cast<std::uintptr_t>(picture.texture.getNativeHandle()); // a pointer or an integer, after ImGui's version
        const float wide = whole.width();
        ImGui::GetWindowDrawList()->AddImage(texture, {whole.min.x + from, whole.min.y}, {whole.min.x + to, whole.max.y}, {from / wide, 0}, {to / wide, 1}, faded(IM_COL32_WHITE, opacity));
    };
    const auto edge = [&](std::size_t bin) { return std::max(0.0F, std::ceil(bars.left(bin) - 0.5F)); };
    lay(0, edge(first), 0.3F);
    lay(edge(first), edge(last), 0.9F);
    lay(edge(last), whole.width(), 0.3F);
}

} // namespace zamkan::app
