#include "session/own_parties.hpp"
#include "base/locations.hpp"
#include "base/own_words.hpp"
#include "base/value.hpp"
#include "gazetteer/index_format.hpp"
#include "mentions/actors.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::session {
namespace {

constexpr std::string_view kHead = "# Parties as they were named in the window, laid over the bundled ones. It may be changed by hand; remarks are not kept.\n";

Value listOf(const std::vector<std::string> &texts) { return Value(Value::List(texts.begin(), texts.end())); }

// What the file says, by party.
struct OwnParties {
    std::map<std::string, Value::Table> parties;
    std::map<std::string, std::vector<std::string>> taken; // aliases

    explicit OwnParties(const Value &file) {
        for (const auto &[id, entry] : file["actor"].table())
            parties[id] = entry.table();
        for (const auto &[id, entry] : file["remove"]["actor"].table())
            taken[id] = entry["aliases"].strings();
    }
    [[nodiscard]] std::vector<std::string> aliases(const std::string &id) { return parties[id].contains("aliases") ? parties[id]["aliases"].strings() : std::vector<std::string>{}; }
    void setAliases(const std::string &id, const std::vector<std::string> &aliases) {
        parties[id]["aliases"] = listOf(aliases);
    }
    // The words mean none of the parties of the file any more.
    void forget(const std::string &folded) {
        for (auto &[id, entry] : parties) {
            std::vector<std::string> left = aliases(id);
            std::erase_if(left, [&](const std::string &alias) { return text::fold(alias) == folded; });
            setAliases(id, left);
        }
        for (auto &[id, aliases] : taken)
            std::erase_if(aliases, [&](const std::string &alias) { return text::fold(alias) == folded; });
    }
    [[nodiscard]] std::string text() const {
        std::string out(kHead);
        for (const auto &[id, entry] : parties) {
            if (entry.size() == 1 && entry.contains("aliases") && entry.at("aliases").strings().empty())
                continue; // nothing is said of it any more
            out += "\n[actor." + id + "]\n";
            for (const auto &[key, value] : entry)
                out += key + " = " + tomlValue(value) + "\n";
        }
        for (const auto &[id, aliases] : taken)
            if (!aliases.empty())
                out += "\n[remove.actor." + id + "]\naliases = " + tomlValue(listOf(aliases)) + "\n";
        return out;
    }
};

// Without what lies over them.
Value bundledActors() {
    Value all{Value::Table{}};
    std::error_code trouble;
    for (const auto &entry : std::filesystem::directory_iterator(assetsFolder() / "actors", trouble))
        if (entry.path().extension() == ".toml")
            all = merged(all, readToml(entry.path()));
    return all;
}

} // namespace

std::string wordsOfParty(const Session &session, events::Row row, std::string_view role) {
    const reading::Reading *reading = readingOf(session, row);
    if (!reading)
        return {};
    const events::Event event = session.table->event(row);
    for (const events::EventActor &actor : event.actors)
        if (actor.role == role && !actor.id.empty())
            for (const mentions::ActorMention &mention : reading->mentions.actors)
                if (mention.actor == actor.id && !mention.generic && mention.span.overlaps(event.provenance.sentence))
                    return oneLine(std::string(reading->document.surface(mention.span)));
    return {};
}

events::EventActor ownParty(const std::string &name) {
    const std::string said = oneLine(name);
    return {fmt::format("own_{:016x}", gazetteer::hash(text::fold(said))), said, said, {}};
}

std::variant<KeptWords, Reason> keepParty(const std::string &given, const events::EventActor &party, const actors::Registry &bundledAndOwn) {
    const std::filesystem::path file = configFolder() / "actors" / "reviewed.toml";
    const std::string words = oneLine(given), folded = text::fold(words);
    if (folded.empty() || party.id.empty())
        return Reason{"keep_no_words"};
    const auto is = [&](const std::string &name) { return text::fold(name) == folded; };
    const Value bundled = bundledActors();
    for (const auto &[sort, entry] : bundled["generics"].table())
        if (const auto forms = entry["forms"].strings(); std::any_of(forms.begin(), forms.end(), is))
            return Reason{"keep_general_words", {{"words", words}}};
    for (const actors::Actor &other : bundledAndOwn.actors()) {
        if (std::any_of(other.generic.begin(), other.generic.end(), is))
            return Reason{"keep_general_words", {{"words", words}}};
        if (other.id != party.id && (is(other.name_en) || is(other.name_ar)))
            return Reason{"keep_very_name", {{"words", words}, {"party", other.name_en}, {"party_ar", other.name_ar}}};
    }
    KeptWords kept = keptIn(file, "party_kept", {{"words", words}, {"name_en", party.name_en}, {"name_ar", party.name_ar}});
    Value before;
    if (kept.before) {
        auto read = readOwnToml(file);
        if (!read.diagnostics.empty())
            throw InputError(read.diagnostics.front());
        before = std::move(read.value);
    }
    OwnParties own(before);
    own.forget(folded);
    for (const auto &[id, entry] : bundled["actor"].table())
        if (id != party.id)
            for (const std::string &alias : entry["aliases"].strings())
                if (is(alias))
                    own.taken[id].push_back(alias);
    if (bundled["actor"][party.id].empty() && !own.parties[party.id].contains("name_en"))
        own.parties[party.id] = {{"name_en", Value(party.name_en)}, {"name_ar", Value(party.name_ar)}, {"kind", Value(std::string("armed_group"))},
                                 {"side", Value(std::string("unknown"))}, {"belligerent", Value(true)}, {"example", Value(words)}};
    std::vector<std::string> aliases = own.aliases(party.id);
    aliases.push_back(words);
    own.setAliases(party.id, aliases);
    kept.after = own.text();
    return kept;
}

} // namespace zamkan::session
