// render: articles and event files in, a picture out. No display is needed.
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "cli/cli.hpp"
#include "cli/where.hpp"
#include "draw/cairo/cairo_painter.hpp"
#include "events/event_file.hpp"
#include "events/reading.hpp"
#include "map/scene.hpp"
#include "text/document.hpp"
#include "timeline/window.hpp"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <map>
#include <memory>

namespace zamkan::cli {
namespace {

struct Options {
    std::vector<std::filesystem::path> files;
    std::filesystem::path output;
    std::string at, from, to, size = "1920x1080", title, labels, mode, published, style = "paper", palette = "syria_habit",
                colour = "actor", marks = "points";
    bool trails = false;
    Where where;
};

struct Size {
    double width = 0, height = 0;
};

Size sizeFrom(const std::string &text) {
    unsigned width = 0, height = 0;
    const char *end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec == std::errc{} && first.ptr != end && (*first.ptr == 'x' || *first.ptr == 'X')) {
        const auto second = std::from_chars(first.ptr + 1, end, height);
        if (second.ec == std::errc{} && second.ptr == end && width >= 64 && height >= 64 && width <= 32'767 && height <= 32'767)
            return {static_cast<double>(width), static_cast<double>(height)};
    }
    throw CLI::ValidationError("--size", "'" + text + "' is not a size like 1920x1080, from 64 to 32767 a side");
}

time::Day dayFrom(const std::string &option, const std::string &text) {
    if (const auto day = time::dayFromIso(text)) return *day;
    throw CLI::ValidationError(option, "'" + text + "' is not a day like 2016-06-13");
}

std::map<std::string, std::string> mappingFrom(const std::vector<std::string> &entries) {
    std::map<std::string, std::string> mapping;
    for (const std::string &entry : entries) {
        const auto equals = entry.find('=');
        if (equals == std::string::npos || equals == 0)
            throw CLI::ValidationError("--map", "'" + entry + "' is not NAME=COLUMN, like date=event_date");
        mapping[entry.substr(0, equals)] = entry.substr(equals + 1);
    }
    return mapping;
}

struct Material {
    events::EventTable table;
    std::vector<Where::Source> sources; // of the table's documents
    std::string title;      // of the only article
    text::Language language = text::Language::unknown;

    void add(Where::Source source) {
        table.append(source.segment, static_cast<std::uint32_t>(sources.size()));
        sources.push_back(std::move(source));
    }
};

void tell(const std::vector<Diagnostic> &diagnostics, const Common &common) {
    if (common.quiet) return;
    for (const Diagnostic &diagnostic : diagnostics) fmt::print(stderr, "zamkan: {}\n", diagnostic.line());
}

// One input that cannot be used is told and the others are read; the first trouble is thrown when none can.
Material materialFrom(const Options &options, const events::Reader &reader, const Common &common) {
    Material out;
    text::ReadOptions how;
    if (!options.published.empty()) how.published = dayFrom("--published", options.published);
    std::vector<InputError> failures;
    std::size_t articles = 0;
    for (const auto &file : options.files) {
        try {
            if (file != "-" && events::looksLikeEventFile(file)) {
                auto loaded = events::loadEvents(file, reader.gazetteer(), reader.actors(), {.mapping = mappingFrom(common.mapping)});
                tell(loaded.diagnostics, common);
                out.add({std::move(loaded.value.segment), file.filename().string(), {}});
                continue;
            }
            auto documents = text::readDocuments(readBytes(file), file == "-" ? std::filesystem::path() : file, how);
            tell(documents.diagnostics, common);
            for (text::Document &document : documents.value) {
                const events::Reading reading = reader.read(std::move(document));
                tell(reading.diagnostics, common);
                Where::Source source{events::EventSegment::of(reading.events), reading.document.title, {}};
                if (source.name.empty()) source.name = reading.document.id;
                for (const events::Event &event : reading.events) source.texts.emplace_back(reading.document.surface(event.provenance.sentence));
                out.add(std::move(source));
                out.title = articles++ == 0 ? reading.document.title : std::string{};
                if (out.language == text::Language::unknown) out.language = reading.document.language;
            }
        } catch (const InputError &error) {
            failures.push_back(error);
        }
    }
    if (failures.size() == options.files.size() && !failures.empty()) throw failures.front();
    for (const InputError &error : failures) fmt::print(stderr, "zamkan: {}\n", error.what());
    if (out.table.empty())
        throw InputError("no event was found in the input", options.files.front().string(),
                         "see what was understood with: zamkan extract FILE");
    return out;
}

timeline::Window windowFrom(const Options &options, const timeline::Axis &axis) {
    constexpr std::chrono::days day{1};
    timeline::Window window{axis.start, axis.end, timeline::Mode::window};
    if (!options.at.empty()) {
        window.to = time::Instant(dayFrom("--at", options.at) + day);
        window.from = std::min(axis.start, window.to - day);
        window.mode = timeline::Mode::cumulative_from_start;
    } else {
        if (!options.from.empty()) window.from = time::Instant(dayFrom("--from", options.from));
        if (!options.to.empty()) window.to = time::Instant(dayFrom("--to", options.to));
        if (window.from >= window.to)
            throw CLI::ValidationError("--to", fmt::format("{} is not after {}", time::toIso(window.to), time::toIso(window.from)));
    }
    if (!options.mode.empty()) {
        const auto mode = timeline::modeFromString(options.mode);
        if (!mode)
            throw CLI::ValidationError("--mode", "'" + options.mode +
                                                     "' is not instant, window, cumulative-from-start or cumulative-to-end");
        window.mode = *mode;
    }
    if (!options.at.empty() && window.mode == timeline::Mode::cumulative_to_end) window.from = window.to - day;
    if (!options.at.empty() && window.mode == timeline::Mode::window) window.from = window.to - day;
    return window;
}

// What is shown, or, when nothing is, all that there is.
geo::Box boxOf(const events::EventTable &table, const std::vector<events::Row> &rows) {
    geo::Box box;
    const auto add = [&](events::Row row) {
        if (!table.located(row) || !table.drawn(row)) return;
        const events::PlaceWords *place = table.place(row);
        if (place && place->precision == "country") return; // its badge needs no room of its own
        box.add(table.position(row));
    };
    for (const events::Row row : rows) add(row);
    if (box.empty())
        for (events::Row row = 0; row < table.size(); ++row) add(row);
    if (box.empty())
        for (events::Row row = 0; row < table.size(); ++row)
            if (table.located(row)) box.add(table.position(row));
    return box;
}

void render(const Options &options, const Common &common) {
    const Size size = sizeFrom(options.size);
    options.where.check();
    auto reader = events::Reader::open({common.user_layers, {}, common.mapping});
    tell(reader.diagnostics, common);
    const Material material = materialFrom(options, reader.value, common);

    map::View view;
    view.window = windowFrom(options, timeline::axisOf(material.table));
    const bool anyTime = options.at.empty() && options.from.empty() && options.to.empty(); // none was asked for: undated ones too
    std::vector<events::Row> rows;
    if (options.where.empty()) {
        rows = timeline::shownRows(material.table, view.window);
        for (events::Row row = 0; anyTime && row < material.table.size(); ++row)
            if (!material.table.dated(row)) rows.push_back(row);
    } else {
        const auto table = std::make_shared<const events::EventTable>(material.table);
        rows = options.where.look(table, material.sources, {&reader.value.gazetteer(), &reader.value.actors()}).shown(view.window, anyTime);
    }
    view.table = &material.table;
    view.rows = &rows;
    view.total = material.table.size();
    view.labels = options.labels.empty() ? material.language : text::languageFromCode(options.labels);
    if (view.labels == text::Language::unknown) view.labels = text::Language::english;
    view.furniture = map::Furniture::sheet;
    view.colouring.by = map::colourByFrom(options.colour).value_or(map::ColourBy::actor);
    for (const Where::Source &source : material.sources) view.colouring.layers.push_back({source.name, view.colouring.layers.size()});
    view.marks = map::marksAsFrom(options.marks).value_or(map::MarksAs::points);
    view.trails = options.trails;
    view.title = options.title.empty() ? material.title : options.title;
    view.pixel_ratio = static_cast<float>(std::clamp(std::min(size.width / 1600, size.height / 900), 0.8, 8.0));

    lettering::Letterer letterer;
    map::SceneMaker maker(map::openBaseMap(), map::openTheme(options.style, options.palette), reader.value.gazetteer(),
                          reader.value.actors(), letterer);
    view.viewport = map::Viewport::fitting({}, size.width, size.height);
    view.viewport = maker.fitting(boxOf(material.table, rows), view);
    const map::Picture picture = maker.make(view);
    draw::paintToFile(picture, letterer, options.output);
    if (!common.quiet && rows.empty())
        fmt::print(stderr, "zamkan: {}: no event falls into the time asked for{}; {} are outside it\n",
                   options.output.string(), options.where.empty() ? "" : " and passes --where", material.table.size());
}

} // namespace

void addRender(const VerbContext &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb = context.app.add_subcommand("render", "A map of the events at a moment or in a period, as a picture");
    verb->add_option("FILE", options->files, "Articles and event files; - is standard input")->required();
    verb->add_option("-o,--output", options->output, "The picture: .png, .pdf or .svg")->required()->type_name("FILE");
    auto *at = verb->add_option("--at", options->at, "What had happened by the end of this day")->type_name("DATE");
    verb->add_option("--from", options->from, "First day shown")->type_name("DATE")->excludes(at);
    verb->add_option("--to", options->to, "First day not shown any more")->type_name("DATE")->excludes(at);
    verb->add_option("--size", options->size, "Pixels, 1920x1080 unless given")->type_name("WxH");
    verb->add_option("--title", options->title, "Written over the legend")->type_name("TEXT");
    verb->add_option("--labels", options->labels, "Language of names and legend; the article's own unless given")
        ->check(CLI::IsMember({"ar", "en"}));
    verb->add_option("--mode", options->mode, "instant, window, cumulative-from-start or cumulative-to-end")->type_name("MODE");
    verb->add_option("--published", options->published, "Publication day of the articles")->type_name("DATE");
    verb->add_option("--style", options->style, "Look of the map")->check(CLI::IsMember({"paper", "night"}));
    verb->add_option("--palette", options->palette, "Colours of the parties")
        ->check(CLI::IsMember({"syria_habit", "nato", "okabe_ito"}));
    options->where.addTo(*verb);
    verb->add_option("--colour", options->colour, "What the marks' colours tell")
        ->check(CLI::IsMember({"actor", "type", "source", "time"}));
    verb->add_option("--marks", options->marks, "Marks, or how densely events lie")->check(CLI::IsMember({"points", "density"}));
    verb->add_flag("--trails", options->trails, "Lines from one event of a party to its next");
    verb->callback([options, context] {
        render(*options, context.common);
        context.status = 0;
    });
}

} // namespace zamkan::cli
