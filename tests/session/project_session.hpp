// A session of two articles, and the same of a project that was opened anew, for tests of projects.
#pragma once
#include "sample_session.hpp"
#include "session/dates.hpp"
#include "session/project/database.hpp"
#include "session/project/file.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::session {

inline std::shared_ptr<const reading::Reading> article(const std::string &id, const std::vector<std::string> &places) {
    auto reading = std::make_shared<reading::Reading>();
    reading->document = text::Document("نص عن " + id + ". A text about it.");
    reading->document.id = id;
    reading->document.title = "Title of " + id;
    reading->document.published = time::dayFromIso("2016-06-13");
    for (const std::string &place : places) {
        reading->events.push_back(event(place, 33, 42, "2016-01-01", "2016-01-02"));
        events::Event &made = reading->events.back();
        made.id = id + place;
        made.provenance.sentence = {0, 10};
        made.provenance.rule = "control.lost";
        made.places[0].why = {{"place_in_country", {{"name", "العراق"}}}, {"place_only_one"}};
        made.actors = {{"isis", "Islamic State", "داعش", "losing"}};
        made.magnitude = 12.5;
        made.unit = "person";
        made.extra = {{"weather", "dry"}};
    }
    return reading;
}

inline Session twoArticles() {
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, ArticleRead{article("one", {"Hit", "Mosul", "Ramadi"}), "/nowhere/one.txt"});
    apply(session, ArticleRead{article("two", {"Kirkuk", "Tikrit"}), "/nowhere/two.txt"});
    return session;
}

inline events::PlaceSaid placed(const std::string &name, double latitude) {
    events::EventPlace place;
    place.name_en = name;
    place.position = geo::LatLon::fromDegrees(latitude, 43);
    return {0, place};
}

inline Session reopened(const std::filesystem::path &file) {
    ReadProject read = openProject(file, {});
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, ProjectOpened{std::make_shared<const ProjectContent>(std::move(read.content)), file, false, read.unsaved});
    return session;
}

// All that a project keeps, to compare.
struct Whole {
    std::vector<events::Event> events;
    std::vector<std::vector<events::Correction>> corrections;
    std::vector<std::string> names;
    std::vector<std::string> story; // without the view, whose degrees are rounded on their way
    std::vector<map::Note> notes;
    std::vector<std::string> filter;
    friend bool operator==(const Whole &, const Whole &) = default;
};
inline Whole wholeOf(const Session &session) {
    Whole whole;
    for (const events::Row row : session.listed)
        whole.events.push_back(session.table->event(row));
    for (const Source &source : session.sources) {
        whole.names.push_back(source.name);
        whole.corrections.push_back(source.reviewed.corrections ? source.reviewed.corrections->all() : std::vector<events::Correction>{});
    }
    for (const StoryStep &step : session.story)
        whole.story.push_back(step.title_ar + "|" + fieldText(step.moment.window.from, false) + "|" + fieldText(step.moment.window.to, true));
    whole.notes = session.on_map.notes;
    whole.filter = timeline::conditionsOf(session.sieve.filter());
    return whole;
}

inline std::string integrityOf(const std::filesystem::path &file) {
    const Database database(file, Database::Mode::write);
    auto check = database.prepare("PRAGMA integrity_check");
    return check.step() ? std::string(check.text(0)) : "nothing";
}

} // namespace zamkan::session
