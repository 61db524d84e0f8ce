#include "briefing/sheet_words.hpp"
#include <fmt/format.h>

namespace zamkan::briefing {
namespace {

constexpr std::size_t kTitle = 600; // letters

Diagnostic note(std::string what, std::string remedy) { return {Severity::remark, std::move(what), {}, std::move(remedy), {}}; }

} // namespace

// The text before a film's first frame and after its last is the same: what may be named is always given room.
map::Column footerOf(const SheetWords &said, const Content &content, const PageText &text, bool villages, double wrap) {
    const Sheet &sheet = said.sheet;
    const Template &look = said.look;
    const map::Theme &theme = said.theme;
    const map::Words &words = said.words;
    constexpr std::size_t kNamed = 4;
    std::string names;
    std::size_t named = 0;
    for (const map::Colouring::Layer &source : sourcesOf(sheet, content)) {
        if (source.name.empty() || ++named > kNamed) continue;
        names += (names.empty() ? "" : words.rightToLeft() ? "، " : ", ") + lettering::isolated(oneLine(source.name, 60));
    }
    if (named > kNamed) names += " " + words.word("sheet_and_more", {{"count", fmt::format("{}", named - kNamed)}});
    std::string origin = names.empty() ? "" : words.word("sheet_data", {{"names", names}}) + " · ";
    origin += words.word("attribution") + (villages ? " · " + words.word("attribution_villages") : "");
    map::Column column = text.column(wrap);
    column.text(origin, look.small, lettering::Weight::regular, theme.text);
    column.text((sheet.parts.method ? words.word("sheet_method") + " " : "") + words.word("sheet_borders"), look.small, lettering::Weight::regular, theme.muted, 2);
    return column;
}

// The title as large as there is room for it; when it is too long even so, its beginning.
map::Column headerOf(const SheetWords &said, const PageText &text, double wrap, double highest, std::vector<Diagnostic> *notes) {
    const Sheet &sheet = said.sheet;
    const Template &look = said.look;
    const map::Theme &theme = said.theme;
    const std::string period = sheet.moments.size() == 1 ? said.words.period(sheet.moments.front()) : std::string();
    const auto made = [&](const std::string &title, float size) {
        map::Column column = text.column(wrap);
        if (!title.empty()) column.text(title, size, lettering::Weight::bold, theme.title);
        if (!period.empty()) column.text(period, look.text * 1.15F, lettering::Weight::regular, theme.text, title.empty() ? 0 : 1);
        if (!sheet.subtitle.empty()) column.text(oneLine(sheet.subtitle, 300), look.text, lettering::Weight::regular, theme.muted, 1);
        return column;
    };
    const std::string whole = oneLine(sheet.title, kTitle);
    for (const float share : {1.0F, 0.85F, 0.7F, 0.55F})
        if (map::Column column = made(whole, look.title * share); column.height() <= highest) {
            if (notes && letters(sheet.title) > kTitle)
                notes->push_back(note(fmt::format("only the first {} letters of the title stand on the sheet", kTitle), "shorten it"));
            return column;
        }
    std::size_t room = 400;
    while (room > 20 && made(oneLine(sheet.title, room), look.title * 0.55F).height() > highest) room = room * 3 / 4;
    if (notes) notes->push_back(note(fmt::format("only the first {} letters of the title stand on the sheet", room), "shorten it"));
    return made(oneLine(sheet.title, room), look.title * 0.55F);
}

} // namespace zamkan::briefing
