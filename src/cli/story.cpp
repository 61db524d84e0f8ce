#include "cli/story.hpp"
#include "briefing/sheet_files.hpp"
#include "base/locations.hpp"
#include "briefing/shown_sheet.hpp"
#include "map/own_layer.hpp"
#include "session/project/file.hpp"
#include "session/told.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <unistd.h>
#include <utility>

namespace zamkan::cli {

namespace fs = std::filesystem;

namespace {

// As a window of the usual size has it open.
session::Session opened(const fs::path &project, const std::shared_ptr<const reading::Reader> &reader) {
    session::Session session = session::begin(session::Settings::open()); // those of the work come with the project
    session::apply(session, session::Resize{1280, 800, {}});
    session::apply(session, session::KnowledgeOpened{reader});
    session::ReadProject read = session::openProject(project, *reader);
    session::apply(session, session::ProjectOpened{std::make_shared<const session::ProjectContent>(std::move(read.content)), fs::absolute(project), false, false});
    const std::vector<session::KeptLayer> layers = session.project.awaited;
    for (const session::KeptLayer &layer : layers) {
        const auto awaited = [&](const session::KeptLayer &one) { return one.file == layer.file; };
        if (std::error_code trouble; !fs::exists(layer.file, trouble) || std::none_of(session.project.awaited.begin(), session.project.awaited.end(), awaited)) continue; // it was told, or came with another one
        std::vector<session::MapLayerLook> looks;
        for (const session::KeptLayer &one : layers)
            if (awaited(one)) looks.push_back(one.look);
        session::apply(session, session::MapThing{session::MapLayersRead{layer.file, map::openOwnLayers(layer.file, cacheFolder()).value, std::move(looks), false}});
    }
    return session;
}

// A folder that is not there yet is made; one that holds something is not written to.
void checkFolder(const fs::path &folder) {
    std::error_code trouble;
    if (fs::exists(folder, trouble) && !(fs::is_directory(folder, trouble) && fs::is_empty(folder, trouble)))
        throw InputError("this is there already", folder.string(), "name a folder that is not, or an empty one");
    fs::create_directories(folder, trouble);
    if (trouble) throw InputError("the folder cannot be made (" + trouble.message() + ")", folder.string(), "choose another place");
}

} // namespace

void renderStory(const fs::path &project, const fs::path &output, const PictureOptions &look, bool sidecars, const Common &common) {
    if (!session::isProject(project)) throw InputError("this is no project", project.string(), "give a .zamkan file, as the window saves it");
    const bool pages = output.extension() == ".pdf";
    if (pages) briefing::checkPictureFile(output);
    else if (output.has_extension()) throw InputError("a story becomes a folder of pictures, or the pages of one .pdf", output.string(), "name FOLDER/ or FILE.pdf");
    auto knowledge = reading::Reader::open({common.user_layers, {}, common.mapping});
    tell(knowledge.diagnostics, common);
    const auto reader = std::make_shared<const reading::Reader>(std::move(knowledge.value));
    const session::Session session = opened(project, reader);
    for (const session::Remark &remark : session.remarks) tell({remark.diagnostic}, common); // what changed since it was saved
    if (session.story.empty()) throw InputError("this project tells no story", project.string(), "make its steps in the window, under Story");
    const fs::path folder = output.has_filename() ? output : output.parent_path();
    if (!pages) checkFolder(folder);

    briefing::ExportLook chosen = exportLook(look);
    const text::Language language = chosen.labels == "window" ? session::labelLanguage(session) : text::languageFromCode(chosen.labels);
    const auto base = map::openBaseMap();
    lettering::Letterer letterer;
    briefing::SheetMaker maker(base, reader->gazetteer(), reader->actors(), letterer);
    std::shared_ptr<const control::Territory> territory; // of the whole table: one for all steps
    std::vector<map::Leaf> leaves;
    for (std::size_t i = 0; i < session.story.size(); ++i) {
        const session::StoryStep &step = session.story[i];
        const session::Session then = session::asTold(session, i);
        const auto shown = briefing::shownSheet(then, chosen, {titleOf(step, language), textOf(step, language)});
        briefing::Content content = shown->content();
        briefing::Sheet sheet = shown->sheet;
        sheet.areas = sheet.areas || look.areas;
        std::vector<Diagnostic> notes;
        if (sheet.areas && !content.territory) {
            try {
                if (!territory) territory = shown->grounds.territory(*reader);
            } catch (const InputError &error) { // nothing tells who holds a place
                notes.push_back(error.diagnostic());
            }
            content.territory = territory;
        }
        sheet = maker.settled(std::move(sheet), content);
        if (pages) {
            leaves.push_back(maker.page(sheet, content, &notes));
        } else {
            const fs::path file = folder / fmt::format("{:02}_{}.png", i + 1, briefing::exportStem(titleOf(step, language), then));
            briefing::writeSheet(sheet, content, maker, {base, reader->gazetteer(), reader->actors(), letterer}, file, &notes);
            if (sidecars) {
                briefing::Sidecar beside = briefing::sidecarFor(*shown, ZAMKAN_VERSION, notes);
                beside.gazetteers = common.user_layers;
                beside.mapping = common.mapping;
                beside.sheet = std::move(sheet);
                briefing::writeSidecar(beside, file);
            }
        }
        tell(notes, common);
    }
    if (pages) briefing::writeLeaves(leaves, letterer, project.stem().string(), output);
    if (!common.quiet) fmt::print(stderr, "zamkan: {}: {} sheets\n", output.string(), session.story.size());
}

} // namespace zamkan::cli
