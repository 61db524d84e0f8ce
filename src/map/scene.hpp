// What to draw, not how: the same scene gives the same picture in every painter.
#pragma once
#include "actors/registry.hpp"
#include "events/event_table.hpp"
#include "gazetteer/gazetteer.hpp"
#include "lettering/lettering.hpp"
#include "map/viewport.hpp"
#include "text/document.hpp"
#include "timeline/window.hpp"
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan::geo {
enum class ProjectionWish : std::uint8_t;
}
namespace zamkan::timeline {
enum class Facet : std::uint8_t;
}

namespace zamkan::map {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(const Colour &, const Colour &) = default;
};
[[nodiscard]] Colour blend(Colour a, Colour b, double share); // a where the share is 0, b where it is 1

// ---- drawing primitives, in pixels, back to front --------------------------------------------------------------

// A rectangle of the Mercator world; empty while least > most.
struct Bounds {
    Point least{2, 2}, most{-2, -2};
    void add(Point point);
    void add(const Bounds &other);
};

// Poly-lines in Mercator world coordinates; `starts` holds the first vertex of each, and the total at the end.
// The key is unique for the content, so that a painter may cache by it.
struct Lines {
    std::uint64_t key = 0;
    std::vector<Point> vertices;
    std::vector<std::uint32_t> starts;
    Bounds bounds;

    void add(const Point *first, const Point *last) { // one line more
        if (starts.empty()) starts.push_back(0);
        for (const Point *p = first; p != last; ++p) {
            vertices.push_back(*p);
            bounds.add(*p);
        }
        starts.push_back(static_cast<std::uint32_t>(vertices.size()));
    }
};
// An area in Mercator world coordinates, twice: as triangles for the GPU, and as the closed rings that enclose it
// (inside is what an odd number of them encloses) for painters that fill outlines.
struct Mesh {
    std::uint64_t key = 0;
    std::vector<Point> vertices; // three a triangle
    Lines rings;                 // the first vertex of a ring is not repeated
    Bounds bounds;
    bool merged = false; // rings may lie over each other: inside is what they wind round
};

struct FillLayer {
    std::shared_ptr<const Mesh> mesh;
    Colour colour;
};
struct LineLayer {
    std::shared_ptr<const Lines> lines;
    Colour colour;
    float width = 1; // pixels
    bool dashed = false;
    // Lengths of dash and gap in pixels.
    [[nodiscard]] std::pair<double, double> dash() const;
};

// badge: a rounded rectangle that carries a caption, for what is said of a whole area.
enum class Shape : std::uint8_t { circle, triangle, square, diamond, cross, star, ring, badge };

// A mark of one event, or of a cluster of them (count > 1).
struct Mark {
    events::Row row = 0;    // of the event, or of the cluster's first
    std::uint32_t count = 1;
    Point at;               // pixels
    float size = 6;         // half width, pixels; half height for a badge
    float reach = 0;        // half width of a badge
    Shape shape = Shape::circle;
    Colour fill, outline;
    bool hollow = false;    // gainer unknown: outline only, in the loser's colour
    float line = 1.4F;      // width of the outline, pixels
    float halo = 0;         // radius in pixels of the uncertainty disc; 0: none
    Colour halo_tint{0, 0, 0, 0};
    bool selected = false, hovered = false;
    Colour ring; // round a selected or hovered mark
    std::span<const events::Row> rows; // all of a cluster; they live as long as Picture::kept
    std::uint32_t layer = 0;           // EventTable::document of its topmost row
    float opacity = 1; // of the whole mark, while it comes and goes
    // A cluster of several colours: a ring of these shares (of 1) clockwise from the top, `fill` inside. Else empty.
    std::vector<std::pair<Colour, float>> shares;
};

struct Label {
    const lettering::Block *block = nullptr; // of the scene's letterer; valid for this frame
    Point at;         // top left of the block, pixels
    Colour colour, outline; // outline drawn round the letters; a = 0: none
    float outline_width = 2; // pixels
    std::string_view text;   // what the block was laid out from; lives until the scene is made again
};

// How dense events lie, as an image stretched smoothly over a rectangle of pixels.
struct Heat {
    std::uint64_t key = 0; // unique for the texels
    std::uint32_t width = 0, height = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> texels; // RGBA, not premultiplied, rows from the top
    double left = 0, top = 0, right = 0, bottom = 0;
};

// Everything of one picture, in the order in which it is drawn: background, shores, base fills, base lines, washes,
// heat, towns, halos, threads, rings, marks, drawings, labels, furniture (panels, strokes, symbols, captions). World coordinates repeat
// every 1 in x: painters draw each copy that is seen (seenCopies).
struct Picture {
    Viewport viewport;
    Colour background; // the sea
    std::vector<LineLayer> shores; // beneath the fills: only what is outside the land is seen of them
    std::vector<FillLayer> fills;
    std::vector<LineLayer> lines;
    std::vector<FillLayer> washes; // translucent, over areas that events are about
    std::optional<Heat> heat;
    std::vector<Mark> towns;       // dots of the base map
    std::vector<Mark> rings;       // round places that changed hands
    std::vector<Mark> marks;
    std::vector<Label> labels;
    // Furniture in pixels: panels behind legend and title, the scale bar, legend symbols.
    struct Panel { double left, top, right, bottom; Colour fill, outline; double radius = 0; };
    struct Stroke { Point from, to; Colour colour; float width; };
    std::vector<Stroke> drawings;  // of the user's notes; over the marks
    std::vector<Stroke> threads;   // between marks: trails, and the legs of a cluster that is spread
    std::vector<Panel> panels;
    std::vector<Stroke> strokes;
    std::vector<Mark> symbols; // legend samples
    // What an entry of the legend stands for: the events with one of these values.
    struct Meaning {
        Panel row; // its rectangle
        timeline::Facet facet{};
        std::shared_ptr<const std::vector<std::string>> values; // never null
    };
    std::vector<Meaning> meanings;
    std::uint64_t own = 0; // the user's layers among fills and lines: changes with what is drawn of them
    std::vector<Label> captions;
    std::optional<Panel> legend_head; // where the legend says what colours mean: a window lets the user change it there
    bool restless = false;            // marks come or go: make it again soon
    std::shared_ptr<const void> kept; // what marks point into
};

// The shifts k for which the world copy [k, k + 1) × [0, 1] holds something of `bounds` that the viewport sees.
[[nodiscard]] std::vector<int> seenCopies(const Viewport &viewport, const Bounds &bounds, double marginPixels = 8);

// ---- making a picture -------------------------------------------------------------------------------------------

// Base map geometry, read once through geo from the shapefiles and kept in world coordinates (also tessellated and
// cached on disk). Immutable after opening.
class BaseMap;
[[nodiscard]] std::shared_ptr<const BaseMap> openBaseMap(); // throws InstallationError

// Colours and shapes from assets/palettes/*.toml and assets/styles/*.toml.
struct Theme;
[[nodiscard]] std::shared_ptr<const Theme> openTheme(const std::string &style = "paper",
                                                     const std::string &palette = "syria_habit");

// window: legend, scale bar, attribution; sheet: title and date too; frame: scale bar and north arrow, for a map beside
// which all else stands.
enum class Furniture : std::uint8_t { none, window, sheet, frame };

// What the colour of a mark tells: the party (Allegiance), the kind of event, the layer that it is of, or when it was.
enum class ColourBy : std::uint8_t { actor, type, source, time };
struct Colouring {
    ColourBy by = ColourBy::actor;
    struct Layer {
        std::string name;
        std::size_t colour = 0; // its number among Theme::layers, taken round
        friend bool operator==(const Layer &, const Layer &) = default;
    };
    std::vector<Layer> layers; // by EventTable::document; the names stand in the legend
    friend bool operator==(const Colouring &, const Colouring &) = default;
};
// points: marks and clusters. density: where many of them lie, without any.
enum class MarksAs : std::uint8_t { points, density };
[[nodiscard]] std::string_view toString(ColourBy by);
[[nodiscard]] std::string_view toString(MarksAs marks);
[[nodiscard]] std::optional<ColourBy> colourByFrom(std::string_view text);
[[nodiscard]] std::optional<MarksAs> marksAsFrom(std::string_view text);

// A layer of the user's own as it is drawn, and a note of the user's.
struct OwnLayer;
struct OwnDrawn {
    std::shared_ptr<const OwnLayer> layer;
    std::string name;
    std::size_t colour = 0;           // its number among Theme::layers, taken round
    std::optional<std::size_t> label; // the column whose values stand on the map
    friend bool operator==(const OwnDrawn &, const OwnDrawn &) = default;
};
struct Note;
struct HeldGround;   // held_ground.hpp
struct ChangedPlace; // changed_places.hpp
struct LegendUse;    // colouring.hpp

// What the user is looking at: everything a picture depends on.
struct View {
    Viewport viewport;
    timeline::Window window;
    const events::EventTable *table = nullptr;
    const std::vector<events::Row> *rows = nullptr; // that pass the filters and the window, in time order
    std::optional<events::Row> selected, hovered;
    text::Language labels = text::Language::arabic; // which name stands first
    bool both_names = true;                         // the other one in small below, where there is room
    bool mirrored = false; // legend and scale bar of a window at the right, as its panels read; sheets follow `labels`
    Colouring colouring;
    Furniture furniture = Furniture::none;
    std::string title;
    std::size_t total = 0; // events in all, for "shown n of N"
    float pixel_ratio = 1; // sizes of letters and marks; 2 for a 4K sheet
    // Pixels at the edges that panels cover; labels, legend and scale bar stay clear of them.
    struct Insets { double left = 0, top = 0, right = 0, bottom = 0; } insets;
    MarksAs marks = MarksAs::points;
    bool trails = false; // lines from one event of an actor to the next
    std::optional<events::Row> spread = {};   // the cluster that holds this row is spread
    const std::vector<events::Row> *chosen = nullptr; // marked as selected beside `selected`; sorted
    geo::ProjectionWish projection{}; // of SceneMaker::fitting; the viewport itself says what it is drawn in
    std::vector<OwnDrawn> own = {}; // over the base map, the last one on top
    const std::vector<Note> *notes = nullptr;
    std::shared_ptr<const HeldGround> held = {}; // under all events; none: areas are not shown
    std::shared_ptr<const std::vector<ChangedPlace>> changed = {}; // since another moment: ringed
    // Two maps beside each other share a window's furniture: `start` has legend and scale bar, `end` the attribution.
    enum class Half : std::uint8_t { whole, start, end } half = Half::whole;
    const LegendUse *beside = nullptr; // what the other map of a comparison shows: told in this one's legend
    std::optional<double> clock = {}; // seconds; with it marks come and go gradually (Picture::restless)
};

struct Furnished;

class SceneMaker {
public:
    SceneMaker(std::shared_ptr<const BaseMap> base, std::shared_ptr<const Theme> theme,
               const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors, lettering::Letterer &letterer);
    ~SceneMaker();
    SceneMaker(SceneMaker &&) noexcept;

    // Deterministic: equal views give equal pictures. Label placement is kept while the viewport stands still.
    [[nodiscard]] Picture make(const View &view);
    // The view's viewport moved and scaled so that the box stands clear of insets, legend and title.
    [[nodiscard]] Viewport fitting(const geo::Box &box, const View &view);
    void setTheme(std::shared_ptr<const Theme> theme);
    [[nodiscard]] const Theme &theme() const;
    void setArabicDigits(bool arabic); // in Arabic words; Western ones unless set
    // What make() made last for this view: its legend by itself (map/furniture.hpp), and whether it names villages,
    // whose layer has a licence of its own.
    [[nodiscard]] Furnished legend(const View &view, double wrap) const;
    [[nodiscard]] bool namesVillages() const;
    [[nodiscard]] const LegendUse &legendUse() const; // View::beside of another map

    // The colour of a row's mark, for panels; and of an actor (or name), or a layer, in the current palette.
    [[nodiscard]] Colour colourOf(const Colouring &colouring, const events::EventTable &table, events::Row row) const;
    [[nodiscard]] const std::vector<Colour> &layerColours() const;
    [[nodiscard]] Colour colourOf(std::string_view actor) const;
    [[nodiscard]] Shape shapeOf(std::string_view type, std::string_view subtype) const;

    // The topmost note of the view under a pixel, and the box of a note's words or, without any, of its lines.
    [[nodiscard]] std::optional<std::size_t> noteAt(const View &view, Point pixel) const;
    [[nodiscard]] Picture::Panel boxOf(const Note &note, const View &view) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The mark under a pixel, the topmost first; null when there is none within `reach` pixels.
[[nodiscard]] const Mark *markAt(const Picture &picture, Point pixel, double reach = 4);

} // namespace zamkan::map
