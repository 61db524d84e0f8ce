// What render and animate share: the events, what of them is asked for, and how they are to look.
#pragma once
#include "briefing/export_look.hpp"
#include "briefing/sheet.hpp"
#include "briefing/sidecar.hpp"
#include "cli/cli.hpp"
#include "cli/where.hpp"
#include "control/drawn.hpp"
#include "reading/reading.hpp"
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::cli {

struct PictureOptions {
    std::vector<std::filesystem::path> files;
    std::string at, from, to, size, title, subtitle, logo, mode, published, palette = "syria_habit", colour = "actor", marks = "points", layout = "screen";
    std::string labels, style, digits; // "": as the layout says, or else the usual
    std::string projection; // "": as the verb thinks best
    std::vector<std::string> layers, label_columns;
    std::filesystem::path notes; // a list of notes as JSON
    std::string without; // parts of the sheet, commas between them
    std::vector<std::vector<std::string>> mappings; // of files[i] alone, as --map has them; from a description of a sheet
    bool trails = false, areas = false;
    Where where;

    void addTo(CLI::App &verb); // all but --at and the output; this object must outlive the parsing
    // Throws CLI::ValidationError for what can be told before anything is read.
    void check() const;
};

// The description that was written beside a picture or a film: its inputs and how they were read become those of the options,
// unless these name some. Throws InputError.
[[nodiscard]] briefing::Sidecar follow(const std::filesystem::path &description, PictureOptions &options, Common &common);
// What will be written beside the picture. Inputs with their digests.
[[nodiscard]] briefing::Sidecar sidecarFor(const PictureOptions &options, const Common &common);

// Throws CLI::ValidationError unless it is a day.
[[nodiscard]] time::Day dayFrom(const std::string &option, const std::string &text);

// The events of all inputs, and what the sheet shows of them. It must stay where it is: contents point into it.
class Material {
public:
    // One input that cannot be used is told and the others are read; the first trouble is thrown when none can.
    Material(const PictureOptions &options, const reading::Reader &reader, const Common &common);
    Material(const Material &) = delete;
    Material &operator=(const Material &) = delete;

    [[nodiscard]] const events::EventTable &table() const { return *table_; }
    [[nodiscard]] briefing::Content content() const;
    // Areas, for a sheet that shows some: takes up to seconds. When nothing tells who holds what, that is told on stderr.
    void addAreas(const reading::Reader &reader, const Common &common);
    // All but the moments, as the options say.
    [[nodiscard]] briefing::Sheet sheet(const PictureOptions &options) const;

private:
    void add(Where::Source source);
    void addLayers(const PictureOptions &options, const Common &common);
    std::shared_ptr<events::EventTable> table_ = std::make_shared<events::EventTable>();
    std::vector<Where::Source> sources_; // of the table's documents
    std::vector<map::OwnDrawn> own_;     // --layer
    std::optional<timeline::Sieve> sieve_; // with --where
    std::shared_ptr<const control::Territory> territory_;
    std::vector<control::Drawn> drawn_; // until the territory is made
    std::size_t total_ = 0; // rows that happened
    std::string title_;                  // of the only article
    text::Language language_ = text::Language::unknown;
};

// The window that the options ask for, on the axis of the events. Throws CLI::ValidationError.
[[nodiscard]] timeline::Window windowFrom(const PictureOptions &options, const timeline::Axis &axis);

// What the options say of a sheet's look, with what its layout says where they say nothing.
[[nodiscard]] briefing::ExportLook exportLook(const PictureOptions &options);

// Remarks on stderr, unless they are not wanted.
void tell(const std::vector<Diagnostic> &diagnostics, const Common &common);

} // namespace zamkan::cli
