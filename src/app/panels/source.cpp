#include "app/panels/article_marks.hpp"
#include "app/panels/panels.hpp"
#include "app/panels/document_list.hpp"
#include "app/panels/review.hpp"
#include "app/panels/text_search.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace zamkan::app {

namespace {
constexpr std::uint32_t kLongest = 4000; // bytes of a paragraph laid out at once; a longer one is cut

lettering::Style articleStyle(const Kit &kit) { return {std::round(kit.px(17)), lettering::Weight::regular}; }

// Where to cut a stretch that is too long to be laid out at once: before a sentence, else after a word, else anywhere.
std::uint32_t cutAfter(std::uint32_t start, const std::string &text, const std::vector<Span> &sentences) {
    const std::uint32_t limit = start + kLongest;
    const auto late = std::upper_bound(sentences.begin(), sentences.end(), limit,
                                       [](std::uint32_t byte, const Span &sentence) { return byte < sentence.start; });
    if (late != sentences.begin() && std::prev(late)->start > start) return std::prev(late)->start;
    auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', start + kLongest / 2), limit));
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
    return end;
}

// Lines of the text; the very long ones in pieces. Heights are guesses until they are measured.
void cutParagraphs(const Kit &kit, const std::string &text, const std::vector<Span> &sentences, float width,
                   ArticleState &state) {
    state.paragraphs.clear();
    const auto size = static_cast<std::uint32_t>(text.size());
    const float lineHeight = articleStyle(kit).size * 1.7F, letters = std::max(8.0F, width / kit.px(7));
    for (std::uint32_t start = 0; start < size;) {
        auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\n', start), size));
        std::uint32_t next = end + 1;
        if (end - start > kLongest) {
            end = cutAfter(start, text, sentences);
            next = end < size && text[end] == ' ' ? end + 1 : end;
        }
        std::uint32_t shown = end;
        while (shown > start && (text[shown - 1] == '\r' || text[shown - 1] == ' '))
            --shown;
        ArticleState::Paragraph paragraph{start, shown, 0, false};
        paragraph.height = lineHeight * std::ceil(static_cast<float>(shown - start) / 1.8F / letters + 0.01F);
        if (shown == start)
            paragraph.height = lineHeight * 0.4F;
        paragraph.measured = shown == start;
        state.paragraphs.push_back(paragraph);
        start = next;
    }
}

std::optional<Span> litSentence(const session::Session &session, std::size_t source) {
    if (!session.selected)
        return std::nullopt;
    if (session.table->document(*session.selected) != source)
        return std::nullopt;
    const Span sentence = session.table->event(*session.selected).provenance.sentence;
    return sentence.empty() ? std::nullopt : std::optional(sentence);
}

// What a span covers of a laid-out paragraph, a rectangle a line.
std::vector<Rect> rectsOf(const lettering::Block &block, Span span, std::uint32_t offset, ImVec2 at) {
    std::vector<Rect> rects;
    std::size_t line = SIZE_MAX;
    for (const lettering::Cell &cell : block.cells) {
        if (cell.start + offset < span.start || cell.end + offset > span.end || cell.line >= block.lines.size())
            continue;
        const lettering::Line &on = block.lines[cell.line];
        const Rect box{{at.x + cell.left, at.y + on.top}, {at.x + cell.right, at.y + on.bottom}};
        if (line == cell.line && std::abs(rects.back().max.x - box.min.x) < 1.5F)
            rects.back().max.x = box.max.x;
        else if (line == cell.line && std::abs(rects.back().min.x - box.max.x) < 1.5F)
            rects.back().min.x = box.min.x;
        else
            rects.push_back(box);
        line = cell.line;
    }
    return rects;
}

struct Article {
    Kit &kit;
    const session::Session &session;
    std::size_t source;
    const reading::Reading &reading;
    TextSearch &search;
    Outcome &outcome;
    std::optional<events::Event> event = {}; // the selected one, when it is of this text
};

void lightUp(const Article &article, const lettering::Block &block, Span span, std::uint32_t offset, ImVec2 at,
             ImU32 colour) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    for (const Rect &rect : rectsOf(block, span, offset, at))
        list->AddRectFilled({rect.min.x - article.kit.px(2), rect.min.y}, {rect.max.x + article.kit.px(2), rect.max.y},
                            colour, article.kit.px(3));
}

void click(const Article &article, const ArticleMark &mark) {
    if (mark.known == Known::place)
        article.outcome.act(session::GoToPlace{article.source, mark.index});
    else if (mark.known == Known::date)
        article.outcome.act(session::GoToDate{article.source, mark.index});
}

// A click on plain text selects the event whose sentence it is.
void clickText(const Article &article, std::uint32_t byte) {
    const events::EventTable &table = *article.session.table;
    for (const events::Row row : article.session.listed) {
        if (table.document(row) != article.source)
            continue;
        const events::Provenance &from = table.event(row).provenance;
        const auto holds = [&](Span sentence) { return sentence.start <= byte && byte < sentence.end; };
        if (holds(from.sentence) || std::any_of(from.also.begin(), from.also.end(), holds)) {
            article.outcome.act(session::Select{row, true});
            return;
        }
    }
}

std::size_t firstHit(const std::vector<Span> &hits, std::uint32_t from) {
    return static_cast<std::size_t>(std::partition_point(hits.begin(), hits.end(), [&](Span hit) { return hit.end <= from; }) - hits.begin());
}

void drawParagraph(const Article &article, const ArticleState::Paragraph &paragraph, const lettering::Block &block,
                   ImVec2 at, const Rect &view) {
    Kit &kit = article.kit;
    const Span stretch{paragraph.start, paragraph.end};
    if (const auto sentence = litSentence(article.session, article.source); sentence && sentence->overlaps(stretch))
        lightUp(article, block, *sentence, paragraph.start, at, kit.theme.lit);
    if (article.event)
        for (const Span again : article.event->provenance.also)
            if (again.overlaps(stretch))
                lightUp(article, block, again, paragraph.start, at, kit.theme.lit);
    if (article.session.lit && article.session.lit->overlaps(stretch))
        lightUp(article, block, *article.session.lit, paragraph.start, at, kit.theme.accent_wash);

    const std::vector<Span> &hits = article.search.hits;
    for (std::size_t i = firstHit(hits, stretch.start); i < hits.size() && hits[i].start < stretch.end; ++i)
        lightUp(article, block, hits[i], paragraph.start, at, faded(kit.theme.warning, i == article.search.at ? 0.55F : 0.25F));
    if (article.search.marked.words.overlaps(stretch))
        lightUp(article, block, article.search.marked.words, paragraph.start, at, kit.theme.accent_wash);

    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool reachable = ImGui::IsWindowHovered() && view.contains(mouse);
    ImDrawList *list = ImGui::GetWindowDrawList();
    bool onTrigger = false;
    if (article.event && article.event->provenance.trigger.overlaps(stretch))
        for (const Rect &rect : rectsOf(block, article.event->provenance.trigger, paragraph.start, at)) {
            list->AddRect({rect.min.x - kit.px(2), rect.min.y}, {rect.max.x + kit.px(2), rect.max.y}, kit.theme.accent, kit.px(3), 0, kit.px(1.5F));
            onTrigger = onTrigger || (reachable && rect.contains(mouse));
            kit.note("source.trigger", rect);
        }
    const ArticleMark *under = nullptr;
    const auto marks = marksIn(article.reading, stretch);
    for (const ArticleMark &mark : marks) {
        const ImU32 colour = colourOf(kit.theme, mark.known);
        const auto rects = rectsOf(block, mark.span, paragraph.start, at);
        const bool hovered = reachable && std::any_of(rects.begin(), rects.end(),
                                                      [&](const Rect &rect) { return rect.contains(mouse); });
        for (const Rect &rect : rects) {
            if (hovered)
                list->AddRectFilled(rect.min, rect.max, faded(colour, 0.16F), kit.px(3));
            const float y = std::round(rect.max.y - kit.px(3));
            list->AddLine({rect.min.x, y}, {rect.max.x, y}, colour, kit.px(1.6F));
        }
        if (!rects.empty() && view.contains(rects.front().centre())) {
            const char *kind = mark.known == Known::place ? "source.place." : mark.known == Known::date ? "source.date." : nullptr;
            if (kind)
                kit.note(kind + std::to_string(mark.index), rects.front());
        }
        if (hovered)
            under = &mark;
    }
    kit.ink.draw(list, block, at, kit.theme.ink);
    if (!reachable || mouse.y < at.y || mouse.y >= at.y + block.height)
        return;
    if (under) {
        kit.tip(tipOf(kit, article.session, article.reading, *under));
        if (under->known == Known::place || under->known == Known::date)
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (onTrigger)
        kit.tip(tipOfEvent(kit, *article.event));
    if (ImGui::IsMouseClicked(0))
        article.outcome.act(session::SetFocus{session::Focus::review});
    markWords(article.search.marked, article.reading.document.text(), paragraph.start + block.byteAt(mouse.x - at.x, mouse.y - at.y));
    if (!ImGui::IsMouseReleased(0) || ImGui::GetIO().MouseDragMaxDistanceSqr[0] > 16)
        return;
    if (under)
        click(article, *under);
    else
        clickText(article, paragraph.start + block.byteAt(mouse.x - at.x, mouse.y - at.y));
}

const lettering::Block &laidOut(const Kit &kit, const std::string &text, const ArticleState::Paragraph &paragraph,
                                float width) {
    return kit.ink.layout(std::string_view(text).substr(paragraph.start, paragraph.end - paragraph.start),
                          articleStyle(kit), width);
}

// Where the line of a byte of the text begins: the paragraphs above it, and the lines above it in its own.
float offsetOf(const Kit &kit, const ArticleState &state, const std::string &text, std::uint32_t byte, float gap) {
    float y = 0;
    for (const auto &paragraph : state.paragraphs) {
        if (paragraph.end > byte) {
            if (byte <= paragraph.start) return y;
            for (const lettering::Line &line : laidOut(kit, text, paragraph, state.width).lines)
                if (paragraph.start + line.end > byte) return y + line.top;
            return y;
        }
        y += paragraph.height + gap;
    }
    return y;
}

void drawHead(Kit &kit, const session::Session &session, const session::Source &source, const Rect &where, float &y,
              ArticleState &state, Outcome &outcome) {
    const float width = where.width();
    if (session.sources.size() > 1) {
        drawDocumentLine(kit, session, {{where.min.x - kit.px(6), y}, {where.max.x, y + kit.px(30)}}, *state.documents, outcome);
        y += kit.px(36);
        if (state.documents->open)
            return;
    } else {
        const lettering::Block &name = kit.ink.layout(source.name, kit.style(Type::strong), width);
        if (name.lines.size() <= 2) {
            y += kit.paragraphAt({where.min.x, y}, source.name, Type::strong, kit.theme.ink, width) + kit.px(2);
        } else { // what stands below needs the room; the text begins with it most often
            const Rect line{{where.min.x, y}, {where.max.x, y + kit.px(28)}};
            kit.text(line, source.name, Type::strong, kit.theme.ink);
            if (line.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered())
                kit.tip(source.name);
            y = line.max.y + kit.px(2);
        }
    }
    std::string line;
    if (source.reading) {
        const auto &published = source.reading->document.published;
        line = published ? kit.wording->with("source.published",
                                             {{"date", time::formatDay(*published, session::dayStyle(kit.wording->language()))}})
                         : kit.words("source.no_date");
        line += "  ·  " + kit.wording->counted("source.events", source.events);
    } else if (source.report) {
        line = kit.wording->with("source.events_file", {{"format", source.report->format},
                                                        {"used", std::to_string(source.report->used)},
                                                        {"rows", std::to_string(source.report->rows)}});
    }
    kit.text({{where.min.x, y}, {where.max.x, y + kit.px(22)}}, line, Type::small, kit.theme.quiet);
    y += kit.px(26);
    if (source.reading) { // what the underlines mean
        Row row({{where.min.x, y}, {where.max.x, y + kit.px(20)}}, kit.rightToLeft(), kit.px(14));
        constexpr std::array<std::pair<Known, std::string_view>, 4> kKey{{{Known::place, "source.place"},
                                                                          {Known::date, "source.date"},
                                                                          {Known::number, "source.number"},
                                                                          {Known::actor, "source.actor"}}};
        for (const auto &[known, key] : kKey) {
            const std::string &name = kit.words(key);
            const Rect cell = row.take(kit.widthOf(name, Type::small));
            kit.text(cell, name, Type::small, kit.theme.quiet);
            ImGui::GetWindowDrawList()->AddLine({cell.min.x, cell.max.y}, {cell.max.x, cell.max.y},
                                                colourOf(kit.theme, known), kit.px(1.6F));
        }
        y += kit.px(28);
        if (!state.search)
            state.search = std::make_shared<TextSearch>();
        if (!source.reading->document.published && !source.file.empty()) { // of what is pasted it was asked before
            drawPublished(kit, session, *session.document, {{where.min.x, y}, {where.max.x, y + kit.px(28)}}, *state.search, outcome);
            y += kit.px(34);
        }
        if (const auto target = drawTextSearch(kit, session, *session.document, {{where.min.x, y}, {where.max.x, y + kit.px(28)}}, *state.search, std::exchange(state.wants_search, false), outcome)) {
            state.target = target;
            state.settle = 6;
        }
        y += kit.px(36);
    }
    ImGui::GetWindowDrawList()->AddLine({where.min.x, y}, {where.max.x, y}, kit.theme.line);
}

void drawText(const Article &article, const Rect &where, ArticleState &state) {
    Kit &kit = article.kit;
    const float pad = kit.px(16), gap = kit.px(8), width = where.width() - pad * 2;
    const std::string &text = article.reading.document.text();
    if (state.source != article.source || state.reading != &article.reading || state.width != width ||
        state.scale != kit.theme.scale) {
        const bool other = state.reading != &article.reading;
        state.source = article.source;
        state.reading = &article.reading;
        state.width = width;
        state.scale = kit.theme.scale;
        cutParagraphs(kit, text, article.reading.tokens.sentences, width, state);
        state.to_top = other;
    }
    ImGui::SetCursorScreenPos(where.min);
    ImGui::BeginChild("article", {where.width(), where.height()}, false, ImGuiWindowFlags_NoNav);
    if (state.to_top)
        ImGui::SetScrollY(0);
    state.to_top = false;
    if (state.revealed != article.session.reveal) {
        state.revealed = article.session.reveal;
        state.settle = 6; // heights above are guesses until their lines were laid out
        state.target.reset();
    }
    if (state.settle > 0) {
        --state.settle;
        const auto sentence = state.target ? std::optional<Span>({*state.target, *state.target}) : litSentence(article.session, article.source);
        if (const auto target = sentence ? sentence : article.session.lit) {
            const float y = offsetOf(kit, state, text, target->start, gap);
            const float top = ImGui::GetScrollY();
            if (y < top + kit.px(20) || y > top + where.height() * 0.55F || sentence)
                ImGui::SetScrollY(std::max(0.0F, y - where.height() * 0.22F));
        }
    }
    const float scroll = ImGui::GetScrollY();
    float y = kit.px(10);
    for (auto &paragraph : state.paragraphs) {
        const bool visible = y + paragraph.height > scroll - where.height() && y < scroll + where.height() * 2;
        if (visible && paragraph.end > paragraph.start) {
            const lettering::Block &block = laidOut(kit, text, paragraph, width);
            paragraph.height = block.height;
            paragraph.measured = true;
            const ImVec2 at{where.min.x + pad, where.min.y + y - scroll};
            if (at.y + block.height > where.min.y && at.y < where.max.y)
                drawParagraph(article, paragraph, block, at, where);
        }
        y += paragraph.height + gap;
    }
    drawMarkedMenu(kit, article.session, article.source, article.search.marked, article.outcome);
    ImGui::SetCursorPosY(y + kit.px(20));
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
}
} // namespace

void drawSource(Kit &kit, const session::Session &session, const Rect &where, ArticleState &state, Outcome &outcome) {
    if (!session.document || *session.document >= session.sources.size()) {
        kit.paragraphAt({where.min.x + kit.px(16), where.min.y + kit.px(20)}, kit.words("source.none"), Type::body,
                        kit.theme.quiet, where.width() - kit.px(32));
        return;
    }
    const session::Source &source = session.sources[*session.document];
    float y = where.min.y + kit.px(12);
    if (!state.documents)
        state.documents = std::make_shared<DocumentList>();
    state.documents->open = state.documents->open && session.sources.size() > kFewDocuments;
    drawHead(kit, session, source, {{where.min.x + kit.px(16), y}, {where.max.x - kit.px(16), where.max.y}}, y, state, outcome);
    if (state.documents->open) {
        drawDocumentList(kit, session, {{where.min.x, y}, where.max}, *state.documents, outcome);
        return;
    }
    const float review = std::min(reviewHeight(kit, session, *session.document, state.review.get()), where.max.y - y - kit.px(80));
    const Rect body{{where.min.x, y + 1}, {where.max.x, where.max.y - review}};
    if (source.reading) {
        Article article{kit, session, *session.document, *source.reading, *state.search, outcome};
        if (session.selected && session.table->document(*session.selected) == *session.document)
            article.event = session.table->event(*session.selected);
        drawText(article, body, state);
    }
    if (!source.reading && source.report)
        drawAccount(kit, session, *session.document, body, outcome);
    if (review <= 0)
        return;
    drawReview(kit, session, {{where.min.x, body.max.y}, where.max}, state.review, outcome);
    if (source.reading && !state.search->marked.party.empty()) { // its words were marked just now
        state.review->page = ReviewCard::Page::who;
        state.review->alike = session::Alike::always;
        state.review->marked = std::exchange(state.search->marked.party, {});
    }
}

} // namespace zamkan::app
