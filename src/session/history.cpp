#include "session/history.hpp"
#include "base/each.hpp"
#include "session/apply.hpp"
#include "session/wording.hpp"
#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace zamkan::session {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

struct Name {
    std::string key; // empty: no change that can be undone
    Values values = {};
};

std::string layerName(const Session &session, std::size_t source) {
    return source < session.sources.size() ? session.sources[source].name : std::string();
}

std::string bookmarkName(const Session &session, std::size_t bookmark) {
    return bookmark < session.bookmarks.all().size() ? session.bookmarks.all()[bookmark].name : std::string();
}

// What a row is called in a list of changes: its place in the language of the window.
std::string eventName(const Session &session, events::Row row) {
    const events::PlaceWords *place = row < session.table->size() ? session.table->place(row) : nullptr;
    if (!place)
        return {};
    const bool arabic = uiLanguage(session) == text::Language::arabic;
    return std::string((arabic && !place->name_ar.empty()) || place->name_en.empty() ? place->name_ar : place->name_en);
}

Name nameOfMapChange(const Session &session, const MapThing &action) {
    const auto layer = [&](const char *key, std::size_t number) {
        return Name{key, {{"name", number < session.on_map.layers.size() ? session.on_map.layers[number].name : std::string()}}};
    };
    return std::visit(Each{[&](const SwitchMapLayer &done) { return layer(done.on ? "layer_on" : "layer_off", done.layer); },
                           [&](const MoveMapLayer &done) { return layer("layer_moved", done.layer); },
                           [&](const CloseMapLayer &done) { return layer("layer_closed", done.layer); },
                           [&](const ColourMapLayer &done) { return layer("layer_colour", done.layer); },
                           [&](const LabelMapLayer &done) { return layer("layer_label", done.layer); },
                           [](const AddNote &) { return Name{"note_added"}; }, [](const ChangeNote &) { return Name{"note_changed"}; },
                           [](const RemoveNote &) { return Name{"note_removed"}; }, [](const auto &) { return Name{}; }},
                      action);
}

Name nameOfStoryChange(const Session &session, const StoryThing &action) {
    const auto step = [&](const char *key, std::size_t number) {
        return Name{key, {{"name", number < session.story.size() ? titleOf(session.story[number], uiLanguage(session)) : std::string()}}};
    };
    return std::visit(Each{[](const AddStep &) { return Name{"step_added"}; }, [&](const ChangeStep &done) { return Name{"step_changed", {{"name", titleOf(done.to, uiLanguage(session))}}}; },
                           [&](const MoveStep &done) { return step("step_moved", done.step); },
                           [&](const RemoveStep &done) { return step("step_removed", done.step); }, [](const auto &) { return Name{}; }},
                      action);
}

Name nameOfChange(const Session &session, const Action &action) {
    const auto layer = [&](const char *key, std::size_t source) { return Name{key, {{"name", layerName(session, source)}}}; };
    const auto filter = [](const auto &) { return Name{"filter"}; };
    return std::visit(
        Each{[&](const Correct &done) { return Name{std::string(events::nameOf(done.verdict)), {{"name", eventName(session, done.row)}}}; },
             [&](const AddEvent &done) {
                 return Name{"added", {{"name", done.event.places.empty() ? std::string() : done.event.places.front().name_en}}};
             },
             [](const SetFilterText &) { return Name{"search"}; }, [](const SetMagnitude &) { return Name{"amount_filter"}; },
             [&](const SetFilter &done) { return filter(done); }, [&](const ChooseValues &done) { return filter(done); },
             [&](const ClearFacet &done) { return filter(done); }, [&](const InvertFacet &done) { return filter(done); },
             [&](const SetBox &done) { return filter(done); }, [&](const ClearFilter &done) { return filter(done); },
             [&](const GoToBookmark &done) { return Name{"bookmark_seen", {{"name", bookmarkName(session, done.bookmark)}}}; },
             [](const SetWindow &done) { return Name{done.typed ? "window" : ""}; }, [](const SetMode &) { return Name{"mode"}; },
             [](const ShowAllTime &) { return Name{"all_time"}; },
             [&](const Compare &done) { return Name{!done.comparison ? "comparison_ended" : session.comparison ? "comparison" : "compared"}; },
             [&](const StoryThing &done) { return nameOfStoryChange(session, done); },
             [&](const KeepWords &done) { return Name{done.kept->key, valuesIn(*done.kept, uiLanguage(session))}; }, [](const AddBookmark &) { return Name{"bookmark_added"}; },
             [&](const RenameBookmark &done) { return Name{"bookmark_renamed", {{"name", bookmarkName(session, done.bookmark)}}}; },
             [&](const RemoveBookmark &done) { return Name{"bookmark_removed", {{"name", bookmarkName(session, done.bookmark)}}}; },
             [&](const SwitchSource &done) { return layer(done.on ? "layer_on" : "layer_off", done.source); },
             [&](const MoveSource &done) { return layer("layer_moved", done.source); },
             [&](const RenameSource &done) { return layer("layer_renamed", done.source); },
             [&](const ColourSource &done) { return layer("layer_colour", done.source); },
             [&](const CloseSource &done) { return layer("layer_closed", done.source); },
             [&](const MapThing &done) { return nameOfMapChange(session, done); }, [](const CloseAll &) { return Name{"all_closed"}; }, [](const auto &) { return Name{}; }},
        action);
}

// Many small steps of one change: letters of a search, a slider that is dragged.
bool goesOn(const std::string &key) {
    constexpr std::array<std::string_view, 6> kKeys{"change.search", "change.amount_filter", "change.layer_colour", "change.note_changed", "change.comparison", "change.step_changed"};
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

// But for the moment that is looked at, which moves without a change too.
bool goesOnFrom(Remembered before, const Remembered &now) {
    before.window = now.window;
    return before == now;
}

// Sources that no change would bring back are let go.
void prune(Session &session) {
    std::set<std::uint64_t> wanted;
    for (const Change &change : session.history.changes)
        for (const Remembered *side : {&change.before, &change.after})
            for (const Remembered::Layer &layer : side->layers)
                wanted.insert(layer.source);
    std::erase_if(session.history.closed, [&](const auto &closed) { return !wanted.contains(closed.first); });
}

// The events whose corrections differ, the first of them; none: no corrections differ.
std::optional<EventKey> firstThatDiffers(const Remembered &a, const Remembered &b) {
    for (const Remembered::Layer &one : a.layers)
        for (const Remembered::Layer &other : b.layers) {
            if (one.source != other.source || one.corrections == other.corrections)
                continue;
            static const std::vector<events::Correction> none;
            const auto &first = one.corrections ? one.corrections->all() : none, &second = other.corrections ? other.corrections->all() : none;
            const auto [left, right] = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
            if (left != first.end() || right != second.end())
                return EventKey{one.source, left != first.end() ? left->event : right->event};
        }
    return std::nullopt;
}

// The layers as they were: those that are not known to either side stay, behind the others.
void recallLayers(Session &session, const Remembered &to, const Remembered &from) {
    const std::optional<std::uint64_t> shown = session.document ? std::optional(session.sources[*session.document].uid) : std::nullopt;
    std::vector<Source> sources;
    for (const Remembered::Layer &layer : to.layers) {
        const auto open = std::find_if(session.sources.begin(), session.sources.end(), [&](const Source &source) { return source.uid == layer.source; });
        const auto closed = session.history.closed.find(layer.source);
        if (open != session.sources.end())
            sources.push_back(*open);
        else if (closed != session.history.closed.end())
            sources.push_back(*closed->second);
        else
            continue;
        Source &source = sources.back();
        source.name = layer.name;
        source.renamed = layer.renamed;
        source.on = layer.on;
        source.colour = layer.colour;
        if (source.reviewed.corrections != layer.corrections)
            revise(source, layer.corrections);
    }
    const auto among = [](const std::vector<Remembered::Layer> &layers, std::uint64_t uid) {
        return std::any_of(layers.begin(), layers.end(), [&](const Remembered::Layer &layer) { return layer.source == uid; });
    };
    for (const Source &source : session.sources) {
        if (among(to.layers, source.uid))
            continue;
        if (among(from.layers, source.uid))
            putAway(session, source);
        else
            sources.push_back(source);
    }
    session.sources = std::move(sources);
    session.document.reset();
    for (std::size_t i = 0; i < session.sources.size(); ++i)
        if (session.sources[i].uid == shown)
            session.document = i;
    if (!session.document && !session.sources.empty())
        session.document = 0;
    session.lit.reset();
    makeTable(session);
}

void recall(Session &session, const Remembered &to, const Remembered &from) {
    if (to.bookmarks != from.bookmarks)
        session.bookmarks = to.bookmarks;
    if (to.filter != from.filter)
        session.sieve.set(to.filter);
    if (to.map_layers != from.map_layers || to.notes != from.notes) {
        session.on_map.layers = to.map_layers;
        session.on_map.notes = to.notes;
        session.on_map.note.reset();
        ++session.on_map.version;
    }
    const auto changed = firstThatDiffers(to, from);
    if (to.layers != from.layers)
        recallLayers(session, to, from);
    else if (to.filter != from.filter)
        refreshListed(session);
    if (to.story != from.story)
        session.story = to.story;
    session.kept = to.kept;
    if (to.comparison != from.comparison) {
        Compare compare{to.comparison};
        if (compare.comparison && session.comparison)
            compare.comparison->divider = session.comparison->divider;
        on(session, compare);
    }
    if (to.window != from.window) {
        session.playback.playing = false;
        on(session, SetMode{to.window.mode});
        on(session, SetWindow{to.window.from, to.window.to});
    }
    const auto row = changed ? rowOf(session, *changed) : std::nullopt;
    if (!row)
        return;
    session.selected = session.anchor = row; // what changed is seen
    session.picked = {*row};
    if (session.table->drawn(*row))
        bringIntoWindow(session, *row);
    session.document = sourceOf(session, *row);
    ++session.reveal;
}

void tell(Session &session, const char *key, const Change &change) {
    const Wording words = Wording::open(uiLanguage(session));
    on(session, ShowToast{{0, Severity::remark, key, {{"what", words.with(change.key, change.values)}}, {}, 3}});
}

Remembered remembered(const Session &session) {
    Remembered out{session.sieve.filter(), session.bookmarks, {}, session.on_map.layers, session.on_map.notes, session.story, session.kept, session.window, session.comparison};
    if (out.comparison)
        out.comparison->divider = 0.5; // where the bar stands is how it is looked at
    for (const Source &source : session.sources)
        out.layers.push_back({source.uid, source.name, source.renamed, source.on, source.colour, source.reviewed.corrections});
    return out;
}

} // namespace

std::optional<Change> begun(const Session &session, const Action &action) {
    Name name = nameOfChange(session, action);
    if (name.key.empty())
        return std::nullopt;
    return Change{"change." + name.key, std::move(name.values), remembered(session), {}};
}

void note(Session &session, Change change) {
    change.after = remembered(session);
    if (change.after == change.before)
        return;
    History &history = session.history;
    if (change.key == "change.bookmark_added")
        for (const Bookmark &bookmark : change.after.bookmarks.all())
            if (std::find(change.before.bookmarks.all().begin(), change.before.bookmarks.all().end(), bookmark) == change.before.bookmarks.all().end())
                change.values["name"] = bookmark.name;
    history.changes.resize(history.done);
    if (!history.changes.empty() && goesOn(change.key) && history.changes.back().key == change.key &&
        goesOnFrom(history.changes.back().after, change.before)) {
        history.changes.back().after = std::move(change.after);
        history.changes.back().before.window = history.changes.back().after.window; // none of these moves it
        if (history.changes.back().before == history.changes.back().after)
            history.changes.pop_back();
    } else {
        history.changes.push_back(std::move(change));
    }
    if (history.changes.size() > History::kMost)
        history.changes.erase(history.changes.begin());
    history.done = history.changes.size();
    ++history.version;
    prune(session);
}

void on(Session &session, const Undo &action) {
    for (std::size_t i = 0; i < action.times && session.history.done > 0; ++i) {
        const Change change = session.history.changes[--session.history.done];
        ++session.history.version;
        recall(session, change.before, change.after);
        if (i + 1 == action.times || session.history.done == 0)
            tell(session, "toast.undone", change);
    }
}

void on(Session &session, const Redo &action) {
    for (std::size_t i = 0; i < action.times && session.history.done < session.history.changes.size(); ++i) {
        const Change change = session.history.changes[session.history.done++];
        ++session.history.version;
        recall(session, change.after, change.before);
        if (i + 1 == action.times || session.history.done == session.history.changes.size())
            tell(session, "toast.redone", change);
    }
}

} // namespace zamkan::session
