// The tables that the window reads: words in two languages, keys, settings.
#include "base/locations.hpp"
#include "base/value.hpp"
#include "catch.hpp"
#include "session/settings.hpp"
#include "session/shortcuts.hpp"
#include "session/wording.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace zamkan;
using namespace zamkan::session;

namespace {
std::set<std::string> keysOf(const Wording &wording) {
    std::set<std::string> keys;
    for (const auto &[key, words] : wording.all())
        if (!key.ends_with(".two") && !key.ends_with(".few")) // forms that only Arabic has
            keys.insert(key);
    return keys;
}

std::set<std::string> placeholders(const std::string &words) {
    std::set<std::string> found;
    for (std::size_t at = words.find('{'); at != std::string::npos; at = words.find('{', at + 1))
        found.insert(words.substr(at, words.find('}', at) - at));
    return found;
}
} // namespace

TEST_CASE("the window says everything in both languages, with the same values in it") {
    const Wording arabic = Wording::open(text::Language::arabic), english = Wording::open(text::Language::english);
    CHECK(keysOf(arabic) == keysOf(english));
    for (const auto &[key, words] : english.all()) {
        CAPTURE(key);
        CHECK(placeholders(arabic(key)) == placeholders(words));
    }
    CHECK(arabic.rightToLeft());
    CHECK_FALSE(english.rightToLeft());
}

TEST_CASE("counted words follow the rules of Arabic") {
    const Wording arabic = Wording::open(text::Language::arabic);
    CHECK(arabic.counted("source.events", 1) == "حدث واحد");
    CHECK(arabic.counted("source.events", 2) == "حدثان");
    CHECK(arabic.counted("source.events", 7) == "7 أحداث");
    CHECK(arabic.counted("source.events", 11) == "11 حدثًا");
    CHECK(arabic.counted("source.events", 103) == "103 أحداث");
    CHECK(Wording::open(text::Language::english).counted("source.events", 2) == "2 events");
}

TEST_CASE("no Arabic words begin with a Latin letter: their line would run from left to right") {
    const auto isLatin = [](unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    const Wording wording = Wording::open(text::Language::arabic);
    for (const auto &[key, words] : wording.all()) {
        std::string said;
        for (std::size_t at = 0; at < words.size(); ++at) // values come with their own direction
            if (words[at] == '{')
                at = std::min(words.find('}', at), words.size() - 1);
            else
                said += words[at];
        const auto arabic = std::find_if(said.begin(), said.end(), [](unsigned char c) { return c >= 0xD8 && c <= 0xDB; });
        CAPTURE(key, words);
        CHECK((arabic == said.end() || std::none_of(said.begin(), arabic, isLatin)));
    }
}

TEST_CASE("a word that is missing shows its key, and values are put in") {
    const Wording english = Wording::open(text::Language::english);
    CHECK(english("no.such.key") == "no.such.key");
    CHECK(english.with("timeline.shown", {{"shown", "3"}, {"all", "41"}}) == "3 of 41 events");
    CHECK(english.with("window.title", {{"unused", "x"}}) == "Zamkan");
}

TEST_CASE("every shortcut has its words, and no key means two things") {
    const Shortcuts shortcuts = Shortcuts::open();
    const Wording english = Wording::open(text::Language::english);
    REQUIRE(shortcuts.all().size() > 20);
    std::map<std::string, std::string> taken;
    for (const Shortcut &shortcut : shortcuts.all()) {
        CAPTURE(shortcut.command);
        CHECK(english.has("command." + shortcut.command));
        CHECK(english.has("group." + shortcut.group));
        CHECK_FALSE(shortcut.chords.empty());
        for (const Chord &chord : shortcut.chords)
            for (const Focus focus : {Focus::timeline, Focus::map})
                if (!shortcut.focus || shortcut.focus == focus) {
                    const auto [it, fresh] = taken.emplace(shown(chord) + (focus == Focus::map ? " map" : " time"),
                                                           shortcut.command);
                    CHECK((fresh || it->second == shortcut.command));
                }
    }
}

TEST_CASE("the arrows step the clock or move the map, after what was touched last") {
    const Shortcuts shortcuts = Shortcuts::open();
    const Chord left = *chordFrom("Left");
    CHECK(shortcuts.command(left, Focus::timeline) == "step_back");
    CHECK(shortcuts.command(left, Focus::map) == "pan_left");
    CHECK(shortcuts.command(*chordFrom("Ctrl+O"), Focus::map) == "open");
    CHECK(shortcuts.command(*chordFrom("Ctrl+Shift+Alt+O"), Focus::map).empty());
}

TEST_CASE("keys are read and written as users know them") {
    CHECK(shown(*chordFrom("Ctrl+Shift+Left")) == "Ctrl+Shift+←");
    CHECK(shown(*chordFrom("LeftBracket")) == "[");
    CHECK_FALSE(chordFrom("Hyper+X"));
    CHECK_FALSE(chordFrom("Ctrl+"));
}

TEST_CASE("every setting and choice has its words, and only offered choices are taken") {
    Settings settings = Settings::open();
    const Wording english = Wording::open(text::Language::english);
    REQUIRE_FALSE(settings.all().empty());
    for (const Setting &setting : settings.all()) {
        CAPTURE(setting.id);
        CHECK(english.has("setting." + setting.id));
        CHECK(std::find(setting.choices.begin(), setting.choices.end(), setting.initial) != setting.choices.end());
        for (const std::string &choice : setting.choices)
            CHECK(english.has("choice." + choice));
    }
    CHECK(settings.set("style", "night"));
    CHECK_FALSE(settings.set("style", "plaid"));
    CHECK(settings.get("style") == "night");
    CHECK(settings.changesAsToml() == "[style]\nvalue = \"night\"\n");
}

TEST_CASE("every reason and every question has its words in both languages") {
    const Value vocabulary = readAsset("vocabulary.toml");
    REQUIRE(vocabulary["reason"].table().size() > 10);
    for (const text::Language language : {text::Language::arabic, text::Language::english}) {
        const Wording words = Wording::open(language);
        for (const auto &[key, entry] : vocabulary["reason"].table()) {
            CAPTURE(key);
            CHECK(words.has("reason." + key));
            CHECK_FALSE(words("reason." + key).empty());
        }
        for (const char *question : {"no_place", "no_date", "exchanged", "day_or_month", "mixed_days", "hijri_years", "column_gone", "no_row", "no_row_used"}) {
            CAPTURE(question);
            CHECK(words.has(std::string("question.") + question));
        }
    }
}

TEST_CASE("every style and palette that can be chosen is there") {
    const Settings settings = Settings::open();
    const Value themes = readAsset("ui/themes.toml");
    for (const Setting &setting : settings.all())
        for (const std::string &choice : setting.choices) {
            CAPTURE(choice);
            if (setting.id == "style") {
                CHECK(themes[choice].isTable());
                CHECK(std::filesystem::exists(assetsFolder() / "styles" / (choice + ".toml")));
            }
            if (setting.id == "palette")
                CHECK(std::filesystem::exists(assetsFolder() / "palettes" / (choice + ".toml")));
        }
}

namespace {
double linear(unsigned byte) {
    const double share = byte / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}
// Relative luminance of "#rrggbb", after WCAG 2.
double luminance(const std::string &colour) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(std::stoul(colour.substr(at, 2), nullptr, 16)); };
    return 0.2126 * linear(byte(1)) + 0.7152 * linear(byte(3)) + 0.0722 * linear(byte(5));
}
double contrast(const std::string &a, const std::string &b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
} // namespace

TEST_CASE("the window's letters can be read on its paper in every style") {
    const Value themes = readAsset("ui/themes.toml");
    for (const auto &[style, theme] : themes.table()) {
        CAPTURE(style);
        for (const char *letters : {"ink", "quiet", "accent", "warning", "error", "date"}) {
            CAPTURE(letters);
            CHECK(contrast(theme[letters].text(), theme["panel"].text()) >= 4.5);
            CHECK(contrast(theme[letters].text(), theme["raised"].text()) >= 4.5);
        }
        CHECK(contrast(theme["accent_ink"].text(), theme["accent"].text()) >= 4.5);
        CHECK(contrast(theme["ink"].text(), theme["lit"].text()) >= 4.5);
    }
}
