#include "session/told.hpp"
#include "base/each.hpp"
#include "base/json.hpp"
#include "session/apply.hpp"
#include <algorithm>
#include <utility>

namespace zamkan::session {
namespace {

bool isBlank(const std::string &text) { return text.find_first_not_of(" \t\n") == std::string::npos; }

const std::string &inLanguage(const std::string &arabic, const std::string &english, text::Language language) {
    const bool first = language == text::Language::arabic;
    return isBlank(first ? arabic : english) ? (first ? english : arabic) : (first ? arabic : english);
}

void tell(Session &session, std::size_t step) {
    session.telling->step = step;
    goTo(session, Moment(session.story[step].moment));
    session.selected.reset();
    session.picked.clear();
}

void begin(Session &session, std::size_t step) {
    if (step >= session.story.size())
        return;
    if (!session.telling) {
        session.telling = Telling{step, momentOf(session), session.panels};
        if (session.comparison)
            on(session, Compare{});
        session.panels = false;
        session.dialog = Dialog::none;
    }
    tell(session, step);
}

void end(Session &session) {
    if (!session.telling)
        return;
    const Telling before = *std::exchange(session.telling, std::nullopt);
    session.panels = before.panels;
    goTo(session, before.before);
}

void move(Story &story, std::size_t step, int by) {
    const auto from = static_cast<std::ptrdiff_t>(step), to = from + by;
    if (from >= std::ssize(story) || to < 0 || to >= std::ssize(story))
        return;
    StoryStep moved = std::move(story[step]);
    story.erase(story.begin() + from);
    story.insert(story.begin() + to, std::move(moved));
}

} // namespace

const std::string &titleOf(const StoryStep &step, text::Language language) { return inLanguage(step.title_ar, step.title_en, language); }
const std::string &textOf(const StoryStep &step, text::Language language) { return inLanguage(step.text_ar, step.text_en, language); }

Json toJson(const StoryStep &step) {
    Json json = toJson(Bookmark{"", step.moment, {}});
    for (const char *unused : {"name", "of"})
        json.erase(unused);
    for (const auto &[key, words] : {std::pair("title_ar", &step.title_ar), std::pair("title_en", &step.title_en), std::pair("text_ar", &step.text_ar),
                                     std::pair("text_en", &step.text_en)})
        if (!words->empty())
            json[key] = *words;
    return json;
}

StoryStep stepFrom(const Json &json) {
    Json moment = json;
    if (moment.is_object()) {
        moment["name"] = json.value("title_en", json.value("title_ar", ""));
        moment["of"] = Json::array();
    }
    StoryStep step;
    step.moment = bookmarkFrom(moment).moment;
    const auto words = [&](const char *key) {
        const auto at = json.find(key);
        return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    step.title_ar = words("title_ar");
    step.title_en = words("title_en");
    step.text_ar = words("text_ar");
    step.text_en = words("text_en");
    return step;
}

Session asTold(const Session &session, std::size_t step) {
    Session then = session;
    then.telling.reset();
    then.comparison.reset();
    goTo(then, Moment(session.story.at(step).moment));
    then.selected.reset();
    then.picked.clear();
    return then;
}

void on(Session &session, const StoryThing &action) {
    Story &story = session.story;
    std::visit(Each{[&](const AddStep &done) {
                        StoryStep made{momentOf(session), {}, {}, {}, {}};
                        std::string &title = uiLanguage(session) == text::Language::arabic ? made.title_ar : made.title_en;
                        if (done.bookmark && *done.bookmark < session.bookmarks.all().size()) {
                            made.moment = session.bookmarks.all()[*done.bookmark].moment;
                            title = session.bookmarks.all()[*done.bookmark].name;
                        }
                        story.push_back(std::move(made));
                    },
                    [&](const ChangeStep &done) {
                        if (done.step < story.size())
                            story[done.step] = done.to;
                    },
                    [&](const MoveStep &done) { move(story, done.step, done.by); },
                    [&](const RemoveStep &done) {
                        if (done.step < story.size())
                            story.erase(story.begin() + static_cast<std::ptrdiff_t>(done.step));
                    },
                    [&](const TellStory &done) { begin(session, done.step); },
                    [&](const TellOn &done) {
                        if (!session.telling)
                            return;
                        const auto to = static_cast<std::ptrdiff_t>(session.telling->step) + done.by;
                        if (to >= std::ssize(story))
                            end(session);
                        else if (to >= 0)
                            tell(session, static_cast<std::size_t>(to));
                    },
                    [&](const EndStory &) { end(session); }},
               action);
    if (session.telling && session.telling->step >= story.size())
        end(session);
}

} // namespace zamkan::session
