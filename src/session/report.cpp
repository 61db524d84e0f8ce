#include "base/json.hpp"
#include "map/own_layer.hpp"
#include "session/dates.hpp"
#include "session/session.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::session {

namespace {
std::string_view nameOf(Tab tab) {
    constexpr std::array<std::string_view, 7> names{"source", "events", "layers", "areas", "remarks", "changes", "agreement"};
    return names[static_cast<std::size_t>(tab)];
}
std::string_view nameOf(Dialog dialog) {
    constexpr std::array<std::string_view, 14> names{"none", "open", "keys", "about", "save", "columns", "settings", "bookmarks", "kind", "history", "unsaved", "paste", "story", "sheet"};
    return names[static_cast<std::size_t>(dialog)];
}
std::string_view nameOf(timeline::StepUnit unit) {
    constexpr std::array<std::string_view, 6> names{"hour", "day", "week", "month", "quarter", "year"};
    return names[static_cast<std::size_t>(unit)];
}
std::string_view nameOf(timeline::AtEnd atEnd) {
    constexpr std::array<std::string_view, 3> names{"once", "loop", "bounce"};
    return names[static_cast<std::size_t>(atEnd)];
}
double rounded(double value) { return std::round(value * 1e5) / 1e5; }

Json selectionOf(const Session &session) {
    if (!session.selected)
        return nullptr;
    const events::EventTable &table = *session.table;
    const events::Row row = *session.selected;
    const events::Event event = table.event(row);
    Json json{{"row", row}, {"id", event.id}, {"type", event.type}, {"subtype", event.subtype}};
    const events::PlaceWords *place = table.place(row);
    json["place"] = place ? Json(std::string(place->name_en.empty() ? place->name_ar : place->name_en)) : Json(nullptr);
    json["status"] = event.status;
    json["actors"] = Json::array();
    for (const events::EventActor &actor : event.actors)
        json["actors"].push_back(actor.role + ":" + (actor.id.empty() ? actor.name_en : actor.id));
    json["from"] = event.when ? Json(time::toIso(event.when->from())) : Json(nullptr);
    json["to"] = event.when ? Json(time::toIso(event.when->to())) : Json(nullptr);
    json["sentence"] = nullptr;
    if (const auto document = event.provenance.document; document && *document < session.sources.size())
        if (const auto &reading = session.sources[*document].reading)
            json["sentence"] = reading->document.surface(event.provenance.sentence);
    return json;
}

Json sourcesOf(const Session &session) {
    Json list = Json::array();
    for (const Source &source : session.sources)
        list.push_back({{"name", source.name},
                        {"file", source.file.string()},
                        {"kind", source.reading ? "article" : "events"},
                        {"events", source.events},
                        {"colour", source.colour},
                        {"on", source.on}});
    return list;
}

Json mapLayersOf(const Session &session) {
    Json list = Json::array();
    for (const MapLayer &layer : session.on_map.layers)
        list.push_back({{"name", layer.name},
                        {"file", layer.file.string()},
                        {"features", layer.geometry->features()},
                        {"colour", layer.colour},
                        {"label", layer.label ? Json(layer.geometry->columns[*layer.label]) : Json(nullptr)},
                        {"on", layer.on}});
    return list;
}

Json remarksOf(const Session &session) {
    Json list = Json::array();
    for (const Remark &remark : session.remarks)
        list.push_back({{"severity", toString(remark.diagnostic.severity)},
                        {"source", remark.source},
                        {"line", remark.diagnostic.line()}});
    return list;
}
} // namespace

Json stateOf(const Session &session) {
    Json json;
    json["sources"] = sourcesOf(session);
    json["map_layers"] = mapLayersOf(session);
    json["notes"] = map::notesAsJson(session.on_map.notes);
    json["note"] = session.on_map.note ? Json(*session.on_map.note) : Json(nullptr);
    json["sample"] = session.sample;
    json["working"] = session.openings.size();
    json["axis"] = {{"from", time::toIso(session.axis.start)}, {"to", time::toIso(session.axis.end)}};
    json["sight"] = {{"from", time::toIso(session.sight.start)}, {"to", time::toIso(session.sight.end)}};
    json["bookmarks"] = Json::array();
    for (const Bookmark &bookmark : session.bookmarks.all())
        json["bookmarks"].push_back({{"name", bookmark.name}, {"stands", stands(session, bookmark)}});
    json["comparison"] = nullptr;
    if (session.comparison)
        json["comparison"] = {{"earlier", time::toIso(session.comparison->earlier)},
                              {"later", time::toIso(session.comparison->later)},
                              {"as", session.comparison->as == CompareAs::swipe ? "swipe" : "beside"},
                              {"divider", rounded(session.comparison->divider)}};
    json["window"] = {{"from", time::toIso(session.window.from)},
                      {"to", time::toIso(session.window.to)},
                      {"mode", timeline::toString(session.window.mode)}};
    json["playing"] = session.playback.playing;
    json["playback"] = {{"speed", session.playback.steps_per_second},
                        {"step", nameOf(session.playback.step.unit)},
                        {"direction", session.playback.direction},
                        {"at_end", nameOf(session.playback.at_end)}};
    json["rows"] = session.table->liveRows();
    json["all"] = session.all;
    json["listed"] = session.listed.size();
    json["shown"] = session.shown.size();
    json["filter"] = session.sieve.filter().text;
    json["filters"] = timeline::conditionsOf(session.sieve.filter());
    json["unread"] = unreadRows(session);
    json["picked"] = session.picked.size();
    json["order"] = {{"column", timeline::toString(session.order.column)}, {"descending", session.order.descending}};
    json["filters_open"] = session.filters;
    json["duplicates"] = {{"looked", session.duplicates.looked},
                          {"groups", session.duplicates.groups.size()},
                          {"disagree", std::count_if(session.duplicates.disagreements.begin(), session.duplicates.disagreements.end(),
                                                     [](const auto &list) { return !list.empty(); })},
                          {"merged", session.duplicates.merged}};
    json["story"] = {{"steps", session.story.size()}, {"telling", session.telling ? Json(session.telling->step) : Json(nullptr)}};
    json["selected"] = selectionOf(session);
    json["history"] = {{"changes", session.history.changes.size()}, {"done", session.history.done}};
    json["project"] = {{"file", session.project.file.string()},
                       {"read_only", session.project.read_only},
                       {"saved", session.project.saved_at == session.history.version}};
    json["corrections"] = 0;
    for (const Source &source : session.sources)
        json["corrections"] = json["corrections"].get<std::size_t>() + (source.reviewed.corrections ? source.reviewed.corrections->all().size() : 0);
    json["spread"] = session.spread ? Json(*session.spread) : Json(nullptr);
    constexpr std::array<std::string_view, 8> tools{"pan", "box", "lasso", "measure", "note_text", "note_arrow", "note_circle", "place"};
    json["tool"] = tools[static_cast<std::size_t>(session.tool)];
    json["look"] = {{"colour_by", session.settings.get("colour_by")}, {"marks", session.settings.get("marks")}, {"trails", session.settings.get("trails")}, {"areas", session.settings.get("areas")}};
    json["areas"] = {{"shown", areasShown(session)}, {"asked", session.holdings.asked.has_value()}};
    json["hovered"] = session.hovered ? Json(*session.hovered) : Json(nullptr);
    json["document"] = session.document ? Json(*session.document) : Json(nullptr);
    json["viewport"] = {{"lat", rounded(session.viewport.centre().latitude())},
                        {"lon", rounded(session.viewport.centre().longitude())},
                        {"zoom", rounded(session.viewport.zoom())},
                        {"width", session.viewport.width()},
                        {"height", session.viewport.height()}};
    json["tab"] = nameOf(session.tab);
    json["dialog"] = nameOf(session.dialog);
    json["panels"] = session.panels;
    json["questions"] = Json::array();
    for (const Question &question : session.questions)
        json["questions"].push_back(question.key);
    json["settings"] = Json::object();
    for (const Setting &setting : session.settings.all())
        json["settings"][setting.id] = setting.value;
    json["language"] = text::toString(uiLanguage(session));
    json["labels"] = text::toString(labelLanguage(session));
    Json toasts = Json::array();
    for (const Toast &toast : session.toasts)
        toasts.push_back({{"key", toast.key}, {"values", toast.values}, {"copy", toast.copy}});
    json["toasts"] = toasts;
    json["remarks"] = remarksOf(session);
    return json;
}

} // namespace zamkan::session
