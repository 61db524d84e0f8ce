#include "cli/material.hpp"
#include "actors/lineage.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include "briefing/sheet_template.hpp"
#include "cli/engine.hpp"
#include "control/territory.hpp"
#include "events/event_file.hpp"
#include "map/own_layer.hpp"
#include "text/document.hpp"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zamkan::cli {
namespace {

std::pair<double, double> sizeFrom(const std::string &text) {
    unsigned width = 0, height = 0;
    const char *end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec == std::errc{} && first.ptr != end && (*first.ptr == 'x' || *first.ptr == 'X')) {
        const auto second = std::from_chars(first.ptr + 1, end, height);
        if (second.ec == std::errc{} && second.ptr == end && width >= 64 && height >= 64 && width <= 16'384 && height <= 16'384)
            return {static_cast<double>(width), static_cast<double>(height)};
    }
    throw CLI::ValidationError("--size", "'" + text + "' is not a size like 1920x1080, from 64 to 16384 a side");
}

briefing::Parts partsFrom(const std::string &without) {
    briefing::Parts parts;
    for (std::size_t at = 0; at < without.size();) {
        const std::size_t end = std::min(without.find(',', at), without.size());
        const std::string name = without.substr(at, end - at);
        bool *part = briefing::partOf(parts, name);
        if (!part) throw CLI::ValidationError("--without", fmt::format("'{}' is not one of {}", name, fmt::join(briefing::partNames(), ", ")));
        *part = false;
        at = end + 1;
    }
    return parts;
}

std::vector<map::Note> notesOf(const std::filesystem::path &file) {
    const Json json = Json::parse(readBytes(file), nullptr, false);
    const Json &list = json.is_object() && json.contains("notes") ? json.at("notes") : json;
    std::size_t none = 0;
    std::vector<map::Note> notes = map::notesFrom(list, &none);
    if (!list.is_array() || none > 0)
        throw InputError(list.is_array() ? fmt::format("{} of {} notes are none: each needs a kind (text, arrow, circle) and a place", none, list.size())
                                         : "this is no list of notes",
                         file.string(), R"(write them like [{"kind":"text","at":[38.9,35.95],"text":"here"}])");
    return notes;
}

} // namespace

time::Day dayFrom(const std::string &option, const std::string &text) {
    if (const auto day = time::dayFromIso(text)) return *day;
    throw CLI::ValidationError(option, "'" + text + "' is not a day like 2016-06-13");
}

void tell(const std::vector<Diagnostic> &diagnostics, const Common &common) {
    if (common.quiet) return;
    for (const Diagnostic &diagnostic : diagnostics) fmt::print(stderr, "zamkan: {}\n", diagnostic.line());
}

void PictureOptions::addTo(CLI::App &verb) {
    verb.add_option("--from", from, "First day shown")->type_name("DATE");
    verb.add_option("--to", to, "First day not shown any more")->type_name("DATE");
    verb.add_option("--size", size, "Pixels; as the layout says unless given")->type_name("WxH");
    verb.add_option("--layout", layout, "The page: screen, a4, a4_portrait, a3, plain, or one of your own in sheets/")->type_name("NAME");
    verb.add_option("--title", title, "Written above the map")->type_name("TEXT");
    verb.add_option("--subtitle", subtitle, "Written below the title")->type_name("TEXT");
    verb.add_option("--logo", logo, "A PNG file beside the title; it is scaled")->type_name("FILE.png");
    verb.add_option("--labels", labels, "Language of names and legend; the article's own unless given")->check(CLI::IsMember({"ar", "en"}));
    verb.add_option("--digits", digits, "Digits of Arabic sheets")->check(CLI::IsMember({"western", "arabic"}));
    verb.add_option("--mode", mode, "instant, window, cumulative-from-start or cumulative-to-end")->type_name("MODE");
    verb.add_option("--published", published, "Publication day of the articles")->type_name("DATE");
    verb.add_option("--style", style, "Look of the map")->check(CLI::IsMember({"paper", "night"}));
    verb.add_option("--palette", palette, "Colours of the parties")->check(CLI::IsMember({"syria_habit", "nato", "okabe_ito"}));
    where.addTo(verb);
    verb.add_option("--colour", colour, "What the marks' colours tell")->check(CLI::IsMember({"actor", "type", "source", "time"}));
    verb.add_option("--marks", marks, "Marks, or how densely events lie")->check(CLI::IsMember({"points", "density"}));
    verb.add_option("--projection", projection, "auto chooses by the extent: Mercator for a city, equal-area or conic for countries, Equal Earth for the world")
        ->check(CLI::IsMember({"auto", "mercator", "equal-area", "conic"}));
    verb.add_option("--layer", layers, "A file of areas, lines or points to draw over the base map; more than one may be given")
        ->type_name("FILE")->allow_extra_args(false);
    verb.add_option("--label-column", label_columns, "Of the layer, the column whose values stand on the map, or none; one for each --layer")
        ->type_name("COLUMN")->allow_extra_args(false);
    verb.add_option("--notes", notes, "Text, arrows and circles for the map: a JSON list, or a file that has one under \"notes\", as the window keeps it in view.json")
        ->type_name("FILE.json");
    verb.add_flag("--trails", trails, "Lines from one event of a party to its next");
    verb.add_flag("--areas", areas, "Who held what at the end of the last day shown, as fills of the map");
    verb.add_option("--without", without, "Left out of the sheet: legend, counts, inset, graticule, scale, method, disagreements, commas between them")->type_name("PART,PART…");
}

void PictureOptions::check() const {
    if (!size.empty()) (void)sizeFrom(size);
    where.check();
    (void)partsFrom(without);
    try {
        (void)briefing::templateOf(layout);
    } catch (const InputError &error) {
        throw CLI::ValidationError("--layout", error.diagnostic().line());
    }
}

void Material::add(Where::Source source) {
    table_->append(source.segment, static_cast<std::uint32_t>(sources_.size()));
    sources_.push_back(std::move(source));
}

namespace {
// What the window was told of articles that do not say it themselves.
std::optional<time::Day> publishedIn(const std::vector<std::string> &mapping) {
    constexpr std::string_view kKey = "published=";
    const auto said = std::find_if(mapping.begin(), mapping.end(), [&](const std::string &pair) { return pair.starts_with(kKey); });
    return said == mapping.end() ? std::nullopt : time::dayFromIso(said->substr(kKey.size()));
}
} // namespace

Material::Material(const PictureOptions &options, const reading::Reader &reader, const Common &common) {
    text::ReadOptions how;
    if (!options.published.empty()) how.published = dayFrom("--published", options.published);
    std::vector<InputError> failures;
    std::size_t articles = 0;
    for (std::size_t number = 0; number < options.files.size(); ++number) {
        const std::filesystem::path &file = options.files[number];
        try {
            Common own = common;
            if (number < options.mappings.size() && !options.mappings[number].empty()) own.mapping = options.mappings[number];
            if (file != "-" && events::looksLikeEventFile(file)) {
                auto loaded = events::loadEvents(file, reader.gazetteer(), reader.actors(), loadOptions(own));
                tell(loaded.diagnostics, common);
                auto drawn = control::drawnIn(file, *loaded.value.segment);
                std::move(drawn.begin(), drawn.end(), std::back_inserter(drawn_));
                add({std::move(loaded.value.segment), file.filename().string(), {}});
                continue;
            }
            auto documents = text::readDocuments(readBytes(file), file == "-" ? std::filesystem::path() : file, how);
            tell(documents.diagnostics, common);
            for (text::Document &document : documents.value) {
                if (!document.published) document.published = publishedIn(own.mapping);
                const reading::Reading reading = reader.read(std::move(document));
                tell(reading.diagnostics, common);
                Where::Source source{events::EventSegment::of(reading.events), reading.document.title, {}};
                if (source.name.empty()) source.name = reading.document.id;
                for (const events::Event &event : reading.events) source.texts.emplace_back(reading.document.surface(event.provenance.sentence));
                add(std::move(source));
                title_ = articles++ == 0 ? reading.document.title : std::string{};
                if (language_ == text::Language::unknown) language_ = reading.document.language;
            }
        } catch (const InputError &error) {
            failures.push_back(error);
        }
    }
    if (failures.size() == options.files.size() && !failures.empty()) throw failures.front();
    for (const InputError &error : failures) fmt::print(stderr, "zamkan: {}\n", error.what());
    if (table_->empty())
        throw InputError("no event was found in the input", options.files.front().string(), "see what was understood with: zamkan extract FILE");
    (void)table_->byTime();
    for (events::Row row = 0; row < table_->size(); ++row)
        if (table_->drawn(row) && !table_->struck(row)) ++total_;
    addLayers(options, common);
    if (!options.where.empty()) sieve_ = options.where.look(table_, sources_, {&reader.gazetteer(), &reader.actors()});
}

// Each --layer with the --label-column of the same number, or the column that is called a name.
void Material::addLayers(const PictureOptions &options, const Common &common) {
    constexpr std::size_t kOwnColour = 4; // of the palette's: sources begin with the first
    for (std::size_t i = 0; i < options.layers.size(); ++i) {
        const std::filesystem::path file = options.layers[i];
        const auto opened = map::openOwnLayers(file, cacheFolder());
        tell(opened.diagnostics, common);
        for (const auto &layer : opened.value) {
            const std::string wanted = i < options.label_columns.size() ? options.label_columns[i] : std::string();
            std::optional<std::size_t> label = layer->nameColumn();
            if (!wanted.empty()) {
                const auto found = std::find(layer->columns.begin(), layer->columns.end(), wanted);
                label.reset();
                if (found != layer->columns.end()) label = static_cast<std::size_t>(found - layer->columns.begin());
                else if (wanted != "none")
                    throw CLI::ValidationError("--label-column", fmt::format("'{}' is no column of {}; they are {}, or none", wanted, file.string(),
                                                                             fmt::join(layer->columns, ", ")));
            }
            own_.push_back({layer, opened.value.size() > 1 ? layer->name : file.stem().string(), kOwnColour + own_.size(), label});
        }
    }
}

void Material::addAreas(const reading::Reader &reader, const Common &common) {
    try {
        auto made = control::Territory::of(*table_, reader.gazetteer(), actors::Lineage::open(), {}, {}, std::move(drawn_));
        tell(made.diagnostics, common);
        territory_ = std::make_shared<const control::Territory>(std::move(made.value));
    } catch (const InputError &error) {
        tell({error.diagnostic()}, common);
    }
}

briefing::Content Material::content() const {
    briefing::Content out;
    out.table = table_.get();
    out.rows = [this](const timeline::Window &window, bool undated) {
        if (sieve_) return sieve_->shown(window, undated);
        std::vector<events::Row> rows = timeline::shownRows(*table_, window);
        std::erase_if(rows, [&](events::Row row) { return !table_->drawn(row); }); // denied or planned: it did not happen
        for (events::Row row = 0; undated && row < table_->size(); ++row)
            if (!table_->dated(row) && table_->drawn(row) && !table_->struck(row)) rows.push_back(row);
        return rows;
    };
    out.own = own_;
    out.territory = territory_;
    out.total = total_;
    for (const Where::Source &source : sources_) out.sources.push_back(source.name);
    return out;
}

briefing::Sidecar follow(const std::filesystem::path &description, PictureOptions &options, Common &common) {
    std::vector<Diagnostic> changed;
    briefing::Sidecar sidecar = briefing::readSidecar(description, changed);
    tell(changed, common);
    if (options.files.empty())
        for (const auto &input : sidecar.inputs) {
            options.files.push_back(input.file);
            options.mappings.push_back(input.mapping);
        }
    if (options.layers.empty())
        for (const auto &layer : sidecar.layers) {
            options.layers.push_back(layer.input.file.string());
            options.label_columns.push_back(layer.label);
        }
    options.published = sidecar.published;
    options.where.set(sidecar.where);
    common.mapping = sidecar.mapping;
    common.user_layers = sidecar.gazetteers;
    return sidecar;
}

briefing::Sidecar sidecarFor(const PictureOptions &options, const Common &common) {
    briefing::Sidecar out;
    out.version = ZAMKAN_VERSION;
    out.inputs = briefing::inputsOf(options.files);
    for (std::size_t i = 0; i < options.mappings.size() && i < out.inputs.size(); ++i) out.inputs[i].mapping = options.mappings[i];
    out.layers = briefing::layersOf(options.layers, options.label_columns);
    out.mapping = common.mapping;
    out.where = options.where.conditions();
    out.published = options.published;
    out.gazetteers = common.user_layers;
    return out;
}

briefing::Sheet Material::sheet(const PictureOptions &options) const {
    briefing::Sheet out;
    out.layout = options.layout;
    if (!options.size.empty()) std::tie(out.width, out.height) = sizeFrom(options.size);
    out.title = options.title.empty() ? title_ : options.title;
    out.subtitle = options.subtitle;
    const briefing::Template look = briefing::templateOf(options.layout);
    out.logo = options.logo.empty() ? look.logo : options.logo;
    const std::string &labels = options.labels.empty() ? look.labels : options.labels;
    out.language = labels.empty() ? language_ : text::languageFromCode(labels);
    if (out.language == text::Language::unknown) out.language = text::Language::english;
    out.arabic_digits = options.digits.empty() ? look.arabic_digits.value_or(false) : options.digits == "arabic";
    out.style = !options.style.empty() ? options.style : !look.style.empty() ? look.style : "paper";
    out.palette = options.palette;
    out.colour_by = map::colourByFrom(options.colour).value_or(map::ColourBy::actor);
    out.marks = map::marksAsFrom(options.marks).value_or(map::MarksAs::points);
    out.trails = options.trails;
    out.areas = options.areas;
    out.parts = options.without.empty() ? look.parts.value_or(briefing::Parts{}) : partsFrom(options.without);
    if (!options.notes.empty()) out.notes = notesOf(options.notes);
    out.projection = options.projection.empty() ? "mercator" : options.projection;
    // Undated ones too, where no time was asked for.
    out.undated = options.at.empty() && options.from.empty() && options.to.empty();
    return out;
}

timeline::Window windowFrom(const PictureOptions &options, const timeline::Axis &axis) {
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
            throw CLI::ValidationError("--mode", "'" + options.mode + "' is not instant, window, cumulative-from-start or cumulative-to-end");
        window.mode = *mode;
    }
    if (!options.at.empty() && window.mode == timeline::Mode::cumulative_to_end) window.from = window.to - day;
    if (!options.at.empty() && window.mode == timeline::Mode::window) window.from = window.to - day;
    return window;
}

briefing::ExportLook exportLook(const PictureOptions &options) {
    briefing::ExportLook look;
    look.take(briefing::templateOf(options.layout));
    if (!options.size.empty()) std::tie(look.width, look.height) = sizeFrom(options.size);
    if (!options.style.empty()) look.style = options.style;
    if (!options.labels.empty()) look.labels = options.labels;
    if (!options.digits.empty()) look.arabic_digits = options.digits == "arabic";
    if (!options.logo.empty()) look.logo = options.logo;
    if (!options.without.empty()) look.parts = partsFrom(options.without);
    return look;
}

} // namespace zamkan::cli
