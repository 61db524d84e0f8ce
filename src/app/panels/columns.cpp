#include "app/panels/panels.hpp"
#include "events/event_schema.hpp"
#include "geo/formats.hpp"
#include "geo/tables.hpp"
#include <algorithm>
#include <array>
#include <exception>

namespace zamkan::app {

namespace {
// What a column may be, in the order in which the list offers it; names are under "column." in the words of the window.
constexpr std::array<std::string_view, 21> kMeanings{
    "date_from", "date_to", "lat",    "lon",           "coordinates",  "utm_zone", "place",          "admin1",    "country", "type",        "subtype",
    "actor",     "actor_affected", "actor_gaining", "actor_losing", "magnitude", "source", "source_text", "note", "id", "certainty"};

// What may be said of the table as a whole, "" for what it shows by itself; the names are under "columns.KEY_CHOICE",
// those of zones are the zones.
constexpr std::string_view kZone = "time_zone";
constexpr std::array<std::string_view, 3> kOrders{"", "dmy", "mdy"}, kCalendars{"", "gregorian", "hijri"}, kAxes{"", "named", "exchanged"};
constexpr std::array<std::string_view, 29> kZones{
    "",       "-10:00", "-09:00", "-08:00", "-07:00", "-06:00", "-05:00", "-04:00", "-03:00", "-02:00", "-01:00", "+00:00", "+01:00", "+02:00", "+03:00",
    "+03:30", "+04:00", "+04:30", "+05:00", "+05:30", "+05:45", "+06:00", "+06:30", "+07:00", "+08:00", "+09:00", "+10:00", "+11:00", "+12:00"};
struct Wish {
    std::string_view key;
    std::vector<std::string> choices;
};
constexpr std::string_view kGrid = "grid";
const std::vector<Wish> &wishes() {
    static const std::vector<Wish> all = [] {
        const auto of = [](std::string_view key, const auto &choices) { return Wish{key, {choices.begin(), choices.end()}}; };
        std::vector<Wish> out{of("date_order", kOrders), of("calendar", kCalendars), of(kZone, kZones), of("axes", kAxes), {kGrid, {""}}};
        for (const char half : {'N', 'S'}) // zones of UTM, then the grid of web maps
            for (int zone = 1; zone <= 60; ++zone)
                out.back().choices.push_back(std::to_string(zone) + half);
        out.back().choices.emplace_back("EPSG:3857");
        return out;
    }();
    return all;
}

bool isWish(std::string_view name) {
    return std::any_of(wishes().begin(), wishes().end(), [&](const Wish &wish) { return wish.key == name; });
}

ColumnsState::Look lookAt(const std::filesystem::path &file, const std::map<std::string, std::string> &mapping) {
    ColumnsState::Look look;
    look.mapping = mapping;
    try {
        const geo::Table table = geo::readTable(file).value;
        constexpr std::size_t kRows = 3;
        geo::RowBatch batch;
        table.read(0, kRows, batch);
        look.columns = table.columns;
        look.has_header = table.has_header;
        for (std::size_t row = 0; row < batch.rows(); ++row)
            look.rows.emplace_back(batch.cells(row).begin(), batch.cells(row).end());
        if (mapping.empty()) {
            std::vector<Diagnostic> diagnostics;
            const events::Mapping guess =
                events::mapColumns(table, events::SchemaBook::open(), {}, file.string(), diagnostics);
            for (const auto &[canonical, at] : guess.column)
                look.mapping[canonical] = guess.columns[at];
        }
    } catch (const InputError &error) {
        look.trouble = look.columns.empty() ? error.diagnostic().line() : std::string(); // a guess may find nothing
    }
    return look;
}

const session::Source *sourceOfFile(const session::Session &session, const std::filesystem::path &file) {
    const auto found = std::find_if(session.sources.begin(), session.sources.end(),
                                    [&](const session::Source &source) { return source.file == file && source.report; });
    return found == session.sources.end() ? nullptr : &*found;
}

// What was told before, and what was changed now; "" for what no column is to be any more.
std::map<std::string, std::string> toldMapping(const session::Session &session, const ColumnsState &state) {
    const session::Source *source = sourceOfFile(session, state.file);
    std::map<std::string, std::string> told = source ? source->mapping : std::map<std::string, std::string>{};
    for (const auto &[name, column] : state.mapping)
        if (const auto before = state.look.mapping.find(name); before == state.look.mapping.end() || before->second != column)
            told[name] = column;
    for (const auto &[name, column] : state.look.mapping)
        if (!state.mapping.contains(name)) {
            if (isWish(name))
                told.erase(name);
            else
                told[name] = "";
        }
    return told;
}

std::map<std::string, std::string> knownMapping(const session::Session &session, const std::filesystem::path &file) {
    const session::Source *source = sourceOfFile(session, file);
    if (!source)
        return {};
    std::map<std::string, std::string> mapping = source->report->columns;
    for (const auto &entry : source->mapping)
        if (isWish(entry.first))
            mapping.insert(entry);
    return mapping;
}

// What the column is now: its place among the meanings, or one past them for none.
std::size_t meaningOf(const ColumnsState &state, const std::string &column) {
    for (std::size_t i = 0; i < kMeanings.size(); ++i)
        if (const auto found = state.mapping.find(std::string(kMeanings[i])); found != state.mapping.end() && found->second == column)
            return i;
    return kMeanings.size();
}

void setMeaning(ColumnsState &state, const std::string &column, std::size_t meaning) {
    std::erase_if(state.mapping, [&](const auto &entry) { return entry.second == column && !isWish(entry.first); });
    if (meaning < kMeanings.size())
        state.mapping[std::string(kMeanings[meaning])] = column;
}

void drawColumn(Kit &kit, ColumnsState &state, std::size_t column, const std::vector<std::string> &names, const Rect &line) {
    Row row(line, kit.rightToLeft(), kit.px(12));
    const std::string &name = state.look.columns[column];
    const std::size_t now = meaningOf(state, name);
    const auto picked = kit.choice("columns.meaning." + std::to_string(column), row.takeEnd(kit.px(230)).shrunk(0, kit.px(3)), now, names);
    if (picked)
        setMeaning(state, name, *picked);
    kit.text(row.take(row.rest().width() * 0.42F), lettering::isolated(name), Type::body,
             now < kMeanings.size() ? kit.theme.ink : kit.theme.quiet);
    std::string sample;
    for (const auto &cells : state.look.rows)
        if (column < cells.size() && !cells[column].empty())
            sample += (sample.empty() ? "" : "  ·  ") + lettering::isolated(cells[column]);
    kit.text(row.rest(), sample, Type::small, kit.theme.quiet);
}

// Why it is asked; its height.
float drawQuestions(Kit &kit, const session::Session &session, const Rect &where) {
    float y = where.min.y;
    for (const session::Question &question : session.questions) {
        session::Wording::Values values;
        for (const auto &[name, value] : question.values)
            values.emplace(name, lettering::isolated(value));
        const std::string key = question.key.starts_with("reason.") ? question.key : "question." + question.key;
        const std::string said = kit.wording->with(key, values);
        const float indent = kit.px(26);
        const lettering::Block &block = kit.ink.layout(said, kit.style(Type::body), where.width() - indent);
        const float height = block.height;
        const float mark = kit.rightToLeft() ? where.max.x - kit.px(9) : where.min.x + kit.px(9);
        const float x = kit.rightToLeft() ? where.max.x - indent - block.width : where.min.x + indent;
        kit.ink.draw(ImGui::GetWindowDrawList(), block, {x, y}, kit.theme.ink);
        drawIcon(ImGui::GetWindowDrawList(), Icon::warning, {mark, y + kit.px(11)}, kit.px(15), kit.theme.warning);
        kit.note("columns.why." + question.key, {{where.min.x, y}, {where.max.x, y + height}});
        y += height + kit.px(4);
    }
    return y - where.min.y;
}

// One list a wish, side by side, each under its name.
void drawWishes(Kit &kit, ColumnsState &state, const Rect &where) {
    Row row(where, kit.rightToLeft(), kit.px(12));
    const float width = (where.width() - kit.px(12) * static_cast<float>(wishes().size() - 1)) / static_cast<float>(wishes().size());
    for (const Wish &wish : wishes()) {
        const std::string key(wish.key);
        const Rect cell = row.take(width);
        const float middle = cell.min.y + kit.px(20);
        kit.text({cell.min, {cell.max.x, middle}}, kit.words("columns." + key), Type::small, kit.theme.quiet);
        const auto found = state.mapping.find(key);
        const std::string now = found == state.mapping.end() ? "" : found->second;
        std::vector<std::string> choices = wish.choices;
        if (std::find(choices.begin(), choices.end(), now) == choices.end())
            choices.push_back(now); // told on the command line
        std::vector<std::string> names;
        for (const std::string &choice : choices)
            names.push_back(choice.empty() ? kit.words("columns." + key + "_auto")
                            : wish.key == kZone ? lettering::isolated("UTC" + choice)
                            : wish.key == kGrid ? lettering::isolated((choice.starts_with("EPSG") ? "" : "UTM ") + choice)
                                                : kit.words("columns." + key + "_" + choice));
        const auto at = static_cast<std::size_t>(std::find(choices.begin(), choices.end(), now) - choices.begin());
        const auto picked = kit.choice("columns." + key, {{cell.min.x, middle}, cell.max}, at, names);
        if (picked && choices[*picked].empty())
            state.mapping.erase(key);
        else if (picked)
            state.mapping[key] = choices[*picked];
    }
}
} // namespace

void drawColumnsDialog(Kit &kit, const session::Session &session, ColumnsState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::columns) {
        state.was_open = false;
        return;
    }
    if (!state.was_open || state.file != session.columns_of) {
        state.was_open = true;
        state.file = session.columns_of;
        state.look = {};
        state.mapping.clear();
        state.remember = true;
        state.coming = std::async(std::launch::async, lookAt, state.file, knownMapping(session, state.file));
    }
    if (state.coming.valid() && state.coming.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        state.look = state.coming.get();
        state.mapping = state.look.mapping;
    }
    DialogFrame frame = beginDialog(kit, "columns", kit.words("columns.title"), kit.px(860), kit.px(620));
    const Rect &inside = frame.inside;
    const float line = kit.px(36), bottom = inside.max.y - kit.px(34);
    kit.text({inside.min, {inside.max.x, inside.min.y + kit.px(24)}}, lettering::isolated(geo::shortName(state.file)), Type::body,
             kit.theme.quiet);
    const float said = drawQuestions(kit, session, {{inside.min.x, inside.min.y + kit.px(30)}, inside.max});
    const Rect list{{inside.min.x, inside.min.y + kit.px(36) + said}, {inside.max.x, bottom - kit.px(70)}};
    ImGui::SetCursorScreenPos(list.min);
    ImGui::BeginChild("columns list", {list.width(), list.height()}, false, ImGuiWindowFlags_NoNav);
    std::vector<std::string> names;
    for (const std::string_view meaning : kMeanings)
        names.push_back(kit.words("column." + std::string(meaning)));
    names.push_back(kit.words("column.none"));
    const float scroll = ImGui::GetScrollY();
    for (std::size_t column = 0; column < state.look.columns.size(); ++column) {
        const float y = list.min.y + line * static_cast<float>(column) - scroll;
        if (y + line * 2 > list.min.y && y - line < list.max.y)
            drawColumn(kit, state, column, names, {{list.min.x, y}, {list.max.x - kit.px(14), y + line}});
    }
    ImGui::SetCursorPosY(line * static_cast<float>(state.look.columns.size()));
    ImGui::Dummy({1, 1});
    if (state.look.columns.empty())
        kit.text(list, state.coming.valid() ? kit.words("window.reading") : state.look.trouble, Type::body, kit.theme.quiet, Align::middle);
    ImGui::EndChild();
    drawWishes(kit, state, {{inside.min.x, bottom - kit.px(62)}, {inside.max.x, bottom - kit.px(12)}});
    Row foot({{inside.min.x, bottom}, inside.max}, kit.rightToLeft(), kit.px(8));
    const bool ready = !state.look.columns.empty();
    const bool confirmed = kit.textButton("columns.read", foot.takeEnd(kit.px(150)), kit.words("columns.read"), ready).clicked && ready;
    const bool cancelled = kit.textButton("columns.cancel", foot.takeEnd(kit.px(110)), kit.words("open.cancel")).clicked;
    if (state.look.has_header) {
        if (kit.tick("columns.remember", foot.take(kit.px(24)), state.remember, kit.words("columns.remember_tip")))
            state.remember = !state.remember;
        kit.text(foot.rest(), kit.words("columns.remember"), Type::small, kit.theme.ink);
    } else {
        kit.text(foot.rest(), kit.words("columns.hint"), Type::small, kit.theme.quiet);
    }
    endDialog(kit, frame);
    if (confirmed) {
        const auto told = toldMapping(session, state);
        if (state.remember && state.look.has_header)
            outcome.act(session::RememberColumns{state.look.columns, told});
        else if (session.known_columns.knows(state.look.columns))
            outcome.act(session::ForgetColumns{state.look.columns});
        outcome.ask(OpenAgain{state.file, told});
    }
    if (confirmed || cancelled || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
