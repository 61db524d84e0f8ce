#include "case_files.hpp"
#include "base/files.hpp"
#include "reading/ndjson.hpp"
#include <algorithm>
#include <sstream>

using namespace zamkan;

namespace {

std::vector<Json> parse(const std::string &lines) {
    std::vector<Json> out;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);)
        if (!line.empty())
            out.push_back(Json::parse(line));
    return out;
}

std::vector<std::string> placeNames(const Json &event, const std::vector<Json> &all) {
    std::vector<Json> places;
    std::copy_if(all.begin(), all.end(), std::back_inserter(places),
                 [](const Json &line) { return line["kind"] == "place"; });
    std::vector<std::string> out;
    for (const auto &index : event["places"]) {
        const auto &name = places.at(index.get<std::size_t>())["name_en"];
        out.push_back(name.is_string() ? name.get<std::string>() : "?");
    }
    return out;
}

} // namespace

const reading::Reader &reader() {
    static const auto opened = reading::Reader::open();
    return opened.value;
}

std::string opening(std::string clause) {
    if (clause.front() >= 'a' && clause.front() <= 'z') clause.front() = static_cast<char>(clause.front() - 'a' + 'A');
    return clause;
}

std::vector<Json> extractFile(const std::filesystem::path &article) {
    auto read = text::readDocuments(readBytes(article), article);
    return parse(reading::toNdjson(reader().read(std::move(read.value.at(0))), reader().gazetteer(), false));
}

std::vector<Json> extractText(const std::string &text, const std::string &published,
                              text::Language language) {
    text::Document document(text);
    document.language = language;
    document.published = time::dayFromIso(published);
    return parse(reading::toNdjson(reader().read(std::move(document)), reader().gazetteer(), false));
}

std::vector<Json> readLines(const std::filesystem::path &ndjson) { return parse(readBytes(ndjson)); }

bool meets(const Json &line, const Json &expected, const std::vector<Json> &all) {
    for (const auto &[key, value] : expected.items()) {
        if (key == "not")
            continue;
        if (!line.contains(key))
            return false;
        if (key == "places") {
            if (placeNames(line, all) != value.get<std::vector<std::string>>())
                return false;
        } else if (key == "actors") {
            for (const auto &actor : value) {
                const bool there = std::any_of(line[key].begin(), line[key].end(),
                                               [&](const Json &one) { return meets(one, actor, all); });
                if (!there)
                    return false;
            }
        } else if (line[key] != value) {
            return false;
        }
    }
    return true;
}
