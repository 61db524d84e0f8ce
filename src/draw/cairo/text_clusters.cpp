#include "draw/cairo/text_clusters.hpp"
#include <algorithm>

namespace zamkan::draw {
namespace {

// Byte ranges of the clusters, from the block's cells; a glyph's cluster is the start of one.
std::uint32_t endOf(const lettering::Block &block, std::uint32_t start) {
    for (const lettering::Cell &cell : block.cells)
        if (cell.start == start) return cell.end;
    return start;
}

} // namespace

std::vector<TextRun> textRuns(const lettering::Block &block, std::string_view text) {
    std::vector<TextRun> runs;
    const std::span<const lettering::Glyph> glyphs(block.glyphs);
    for (std::size_t first = 0; first < glyphs.size();) {
        std::size_t last = first + 1;
        int way = 0; // 1 forwards, -1 backwards, 0 not known yet
        for (; last < glyphs.size() && glyphs[last].face == glyphs[first].face; ++last) {
            const std::uint32_t before = glyphs[last - 1].cluster, here = glyphs[last].cluster;
            if (here == before) continue;
            const int step = here > before ? 1 : -1;
            // A cluster must follow its neighbour without a gap: between them may stand what another face draws.
            const bool adjoins = step > 0 ? endOf(block, before) == here : endOf(block, here) == before;
            if ((way != 0 && step != way) || !adjoins) break;
            way = step;
        }
        TextRun run;
        run.glyphs = glyphs.subspan(first, last - first);
        run.backward = way < 0;
        std::uint32_t start = run.glyphs.front().cluster, end = 0;
        for (const lettering::Glyph &glyph : run.glyphs) {
            start = std::min(start, glyph.cluster);
            end = std::max(end, endOf(block, glyph.cluster));
        }
        end = std::min(end, static_cast<std::uint32_t>(text.size()));
        start = std::min(start, end);
        run.text = text.substr(start, end - start);
        for (std::size_t i = 0; i < run.glyphs.size();) {
            const std::size_t from = i;
            while (i < run.glyphs.size() && run.glyphs[i].cluster == run.glyphs[from].cluster) ++i;
            const std::uint32_t cluster = run.glyphs[from].cluster;
            run.clusters.push_back({static_cast<int>(endOf(block, cluster) - cluster), static_cast<int>(i - from)});
        }
        if (run.backward) std::reverse(run.clusters.begin(), run.clusters.end()); // Cairo lists them as they are read
        int bytes = 0;
        for (const cairo_text_cluster_t &cluster : run.clusters) bytes += cluster.num_bytes;
        if (bytes != static_cast<int>(run.text.size())) run.clusters.clear(); // drawn all the same, without its text
        runs.push_back(std::move(run));
        first = last;
    }
    return runs;
}

} // namespace zamkan::draw
