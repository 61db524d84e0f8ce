#include "app/commands.hpp"
#include <array>

namespace zamkan::app {

namespace {
using session::Session;

struct Command {
    std::string_view name;
    void (*run)(const Session &, Outcome &);
};

template <typename Next> Next following(Next value, int count) {
    return static_cast<Next>((static_cast<int>(value) + 1) % count);
}

void cancel(const Session &session, Outcome &outcome) {
    if (session.telling)
        outcome.act(session::StoryThing{session::EndStory{}});
    else if (session.dialog != session::Dialog::none)
        outcome.act(session::ShowDialog{session::Dialog::none});
    else if (session.playback.playing)
        outcome.act(session::TogglePlay{});
    else if (session.tool != session::Tool::pan)
        outcome.act(session::SetTool{});
    else if (session.on_map.note)
        outcome.act(session::PickNote{});
    else if (session.spread)
        outcome.act(session::Spread{});
    else if (session.comparison && !session.selected)
        outcome.act(session::Compare{});
    else
        outcome.act(session::Select{});
}

void play(const Session &session, Outcome &outcome, int direction) {
    if (session.table->empty())
        return;
    if (!session.playback.playing || session.playback.direction == direction)
        outcome.act(session::TogglePlay{});
    outcome.act(session::SetDirection{direction});
}

void areas(const Session &session, Outcome &outcome) {
    const bool on = session.settings.on("areas");
    outcome.act(session::ChangeSetting{"areas", on ? "off" : "on"});
    if (!on)
        outcome.act(session::ShowTab{session::Tab::areas});
}

void take(const Session &session, Outcome &outcome, session::Tool tool) { // or lay it down again
    outcome.act(session::SetTool{session.tool == tool ? session::Tool::pan : tool});
}

void change(const Session &session, Outcome &outcome, const char *setting, const char *one, const char *other) {
    outcome.act(session::ChangeSetting{setting, session.settings.get(setting) == one ? other : one});
}

void compare(const Session &session, Outcome &outcome) { // or no longer
    if (session.comparison)
        outcome.act(session::Compare{});
    else if (!session.table->byTime().empty())
        outcome.act(session::Compare{session::suggestedComparison(session)});
}

template <typename Change> void recompare(const Session &session, Outcome &outcome, const Change &change) {
    if (!session.comparison)
        return;
    session::Comparison other = *session.comparison;
    change(other);
    outcome.act(session::Compare{other});
}

constexpr double kPan = 120; // pixels a key press

constexpr int kFar = 1 << 30; // rows: to the table's end

void nextNote(const Session &session, Outcome &outcome) { // round
    if (!session.on_map.notes.empty())
        outcome.act(session::PickNote{session.on_map.note ? (*session.on_map.note + 1) % session.on_map.notes.size() : 0});
}

void open(const Session &session, Outcome &outcome) { // what is selected, on the map
    if (session.selected && session.table->located(*session.selected))
        outcome.act(session::LookAt{session.table->position(*session.selected), session.table->radiusKm(*session.selected)});
}

void pickPlace(const Session &session, Outcome &outcome) {
    if (session.selected)
        take(session, outcome, session::Tool::place);
}

void tellStory(const Session &session, Outcome &outcome) {
    if (session.story.empty())
        outcome.act(session::ShowDialog{session::Dialog::story}); // which says how one is made
    else
        outcome.act(session::StoryThing{session::TellStory{}});
}

void tell(const Session &session, Outcome &outcome, int by) {
    if (session.telling)
        outcome.act(session::StoryThing{session::TellOn{by}});
}

void decide(const Session &session, Outcome &outcome, const events::Verdict &verdict) { // and on to the next one
    if (!session.selected)
        return;
    outcome.act(session::Correct{*session.selected, verdict});
    outcome.act(session::StepReview{1});
}

const std::array<Command, 105> &commands() {
    static const std::array<Command, 105> all{{
        {"open", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::open}); }},
        {"save_events", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::save}); }},
        {"picture", [](const Session &, Outcome &o) { o.ask(TakePicture{}); }},
        {"export", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::sheet}); }},
        {"copy_image", [](const Session &, Outcome &o) { o.ask(CopyImage{}); }},
        {"close_all", [](const Session &, Outcome &o) { o.act(session::CloseAll{}); }},
        {"clear_recent", [](const Session &, Outcome &o) { o.act(session::ForgetRecent{}); }},
        {"sample", [](const Session &, Outcome &o) { o.ask(OpenSample{}); }},
        {"quit", [](const Session &, Outcome &o) { o.ask(Quit{}); }},
        {"play", [](const Session &s, Outcome &o) { play(s, o, 1); }},
        {"play_backwards", [](const Session &s, Outcome &o) { play(s, o, -1); }},
        {"step_back", [](const Session &, Outcome &o) { o.act(session::StepClock{-1}); }},
        {"step_forward", [](const Session &, Outcome &o) { o.act(session::StepClock{1}); }},
        {"ten_back", [](const Session &, Outcome &o) { o.act(session::StepClock{-10}); }},
        {"ten_forward", [](const Session &, Outcome &o) { o.act(session::StepClock{10}); }},
        {"to_start", [](const Session &, Outcome &o) { o.act(session::GoToEdge{false}); }},
        {"to_end", [](const Session &, Outcome &o) { o.act(session::GoToEdge{true}); }},
        {"slower",
         [](const Session &s, Outcome &o) { o.act(session::SetSpeed{s.playback.steps_per_second / 2}); }},
        {"faster",
         [](const Session &s, Outcome &o) { o.act(session::SetSpeed{s.playback.steps_per_second * 2}); }},
        {"at_end", [](const Session &s, Outcome &o) { o.act(session::SetAtEnd{following(s.playback.at_end, 3)}); }},
        {"mode", [](const Session &s, Outcome &o) { o.act(session::SetMode{following(s.window.mode, 4)}); }},
        {"all_time", [](const Session &, Outcome &o) { o.act(session::ShowAllTime{}); }},
        {"previous_event", [](const Session &, Outcome &o) { o.act(session::StepEvent{-1}); }},
        {"next_event", [](const Session &, Outcome &o) { o.act(session::StepEvent{1}); }},
        {"time_in", [](const Session &, Outcome &o) { o.act(session::ZoomTime{{}, 1.5}); }},
        {"time_out", [](const Session &, Outcome &o) { o.act(session::ZoomTime{{}, 1 / 1.5}); }},
        {"time_fit", [](const Session &, Outcome &o) { o.act(session::FitTime{}); }},
        {"time_earlier", [](const Session &, Outcome &o) { o.act(session::PanTime{-0.25}); }},
        {"time_later", [](const Session &, Outcome &o) { o.act(session::PanTime{0.25}); }},
        {"lanes", [](const Session &s, Outcome &o) { change(s, o, "timeline_as", "lanes", "histogram"); }},
        {"bookmark", [](const Session &, Outcome &o) { o.act(session::AddBookmark{}); }},
        {"bookmarks", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::bookmarks}); }},
        {"compare", compare},
        {"compare_as", [](const Session &s, Outcome &o) { recompare(s, o, [](session::Comparison &c) { c.as = following(c.as, 2); }); }},
        {"bar_left", [](const Session &s, Outcome &o) { recompare(s, o, [](session::Comparison &c) { c.divider -= 0.05; }); }},
        {"bar_right", [](const Session &s, Outcome &o) { recompare(s, o, [](session::Comparison &c) { c.divider += 0.05; }); }},
        {"zoom_in", [](const Session &, Outcome &o) { o.act(session::Zoom{1.5}); }},
        {"zoom_out", [](const Session &, Outcome &o) { o.act(session::Zoom{1 / 1.5}); }},
        {"fit", [](const Session &, Outcome &o) { o.act(session::FitAll{}); }},
        {"measure", [](const Session &s, Outcome &o) { take(s, o, session::Tool::measure); }},
        {"add_layer", [](const Session &, Outcome &o) { o.ask(BrowseLayer{}); }},
        {"note_text", [](const Session &s, Outcome &o) { take(s, o, session::Tool::note_text); }},
        {"note_arrow", [](const Session &s, Outcome &o) { take(s, o, session::Tool::note_arrow); }},
        {"note_circle", [](const Session &s, Outcome &o) { take(s, o, session::Tool::note_circle); }},
        {"next_note", nextNote},
        {"remove_note", [](const Session &s, Outcome &o) { if (s.on_map.note) o.act(session::RemoveNote{*s.on_map.note}); }},
        {"lasso", [](const Session &s, Outcome &o) { take(s, o, session::Tool::lasso); }},
        {"density", [](const Session &s, Outcome &o) { change(s, o, "marks", "points", "density"); }},
        {"trails", [](const Session &s, Outcome &o) { change(s, o, "trails", "off", "on"); }},
        {"areas", areas},
        {"style", [](const Session &s, Outcome &o) { change(s, o, "style", "paper", "night"); }},
        {"copy_coordinates", [](const Session &, Outcome &o) { o.ask(CopyCoordinates{}); }},
        {"pan_left", [](const Session &, Outcome &o) { o.act(session::Pan{kPan, 0}); }},
        {"pan_right", [](const Session &, Outcome &o) { o.act(session::Pan{-kPan, 0}); }},
        {"pan_up", [](const Session &, Outcome &o) { o.act(session::Pan{0, kPan}); }},
        {"pan_down", [](const Session &, Outcome &o) { o.act(session::Pan{0, -kPan}); }},
        {"find", [](const Session &, Outcome &o) { o.ask(FocusSearch{}); }},
        {"controls", [](const Session &, Outcome &o) { o.ask(FocusControls{}); }},
        {"menus", [](const Session &, Outcome &o) { o.ask(OpenMenus{}); }},
        {"settings", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::settings}); }},
        {"panels", [](const Session &, Outcome &o) { o.act(session::TogglePanels{}); }},
        {"full_screen", [](const Session &, Outcome &o) { o.ask(ToggleFullScreen{}); }},
        {"keys", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::keys}); }},
        {"cancel", cancel},
        {"about", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::about}); }},
        {"diagnostics", [](const Session &, Outcome &o) { o.ask(CopyDiagnostics{}); }},
        {"filters", [](const Session &, Outcome &o) { o.act(session::ToggleFilters{}); }},
        {"clear_filter", [](const Session &, Outcome &o) { o.act(session::ClearFilter{}); }},
        {"draw_box", [](const Session &s, Outcome &o) { take(s, o, session::Tool::box); }},
        {"row_up", [](const Session &, Outcome &o) { o.act(session::StepRow{-1}); }},
        {"row_down", [](const Session &, Outcome &o) { o.act(session::StepRow{1}); }},
        {"rows_up", [](const Session &, Outcome &o) { o.act(session::StepRow{-1, true}); }},
        {"rows_down", [](const Session &, Outcome &o) { o.act(session::StepRow{1, true}); }},
        {"page_up", [](const Session &, Outcome &o) { o.ask(StepPage{-1}); }},
        {"page_down", [](const Session &, Outcome &o) { o.ask(StepPage{1}); }},
        {"pages_up", [](const Session &, Outcome &o) { o.ask(StepPage{-1, true}); }},
        {"pages_down", [](const Session &, Outcome &o) { o.ask(StepPage{1, true}); }},
        {"first_row", [](const Session &, Outcome &o) { o.act(session::StepRow{-kFar}); }},
        {"last_row", [](const Session &, Outcome &o) { o.act(session::StepRow{kFar}); }},
        {"to_first_row", [](const Session &, Outcome &o) { o.act(session::StepRow{-kFar, true}); }},
        {"to_last_row", [](const Session &, Outcome &o) { o.act(session::StepRow{kFar, true}); }},
        {"open_row", open},
        {"all_rows", [](const Session &, Outcome &o) { o.act(session::PickAll{}); }},
        {"copy_rows", [](const Session &, Outcome &o) { o.ask(CopyRows{}); }},
        {"save_project", [](const Session &, Outcome &o) { o.ask(SaveProject{}); }},
        {"left_behind", [](const Session &, Outcome &o) { o.ask(OpenLeftBehind{}); }},
        {"undo", [](const Session &, Outcome &o) { o.act(session::Undo{}); }},
        {"redo", [](const Session &, Outcome &o) { o.act(session::Redo{}); }},
        {"accept_event", [](const Session &s, Outcome &o) { decide(s, o, events::Checked{}); }},
        {"remove_event", [](const Session &s, Outcome &o) { decide(s, o, events::Removed{}); }},
        {"next_doubt", [](const Session &, Outcome &o) { o.act(session::StepReview{1}); }},
        {"previous_doubt", [](const Session &, Outcome &o) { o.act(session::StepReview{-1}); }},
        {"pick_place", pickPlace},
        {"history", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::history}); }},
        {"read_again", [](const Session &, Outcome &o) { o.ask(ReadAgain{}); }},
        {"paste_text", [](const Session &s, Outcome &o) { if (s.dialog == session::Dialog::none) o.act(session::ShowDialog{session::Dialog::paste}); }},
        {"find_in_text", [](const Session &, Outcome &o) { o.ask(FindInText{}); }},
        {"agreement", [](const Session &, Outcome &o) { o.act(session::ShowTab{session::Tab::agreement}); }},
        {"story", [](const Session &, Outcome &o) { o.act(session::ShowDialog{session::Dialog::story}); }},
        {"add_step", [](const Session &, Outcome &o) { o.act(session::StoryThing{session::AddStep{}}); }},
        {"tell_story", tellStory},
        {"export_story", [](const Session &, Outcome &o) { o.ask(ExportStory{}); }},
        {"tell_on", [](const Session &s, Outcome &o) { tell(s, o, 1); }},
        {"tell_back", [](const Session &s, Outcome &o) { tell(s, o, -1); }},
        {"log_folder", [](const Session &, Outcome &o) { o.ask(OpenLogFolder{}); }},
    }};
    return all;
}
} // namespace

bool perform(std::string_view command, const Session &session, Outcome &outcome) {
    for (const Command &known : commands()) {
        if (known.name != command)
            continue;
        known.run(session, outcome);
        return true;
    }
    return false;
}

std::vector<std::string_view> commandNames() {
    std::vector<std::string_view> names;
    for (const Command &command : commands())
        names.push_back(command.name);
    return names;
}

} // namespace zamkan::app
