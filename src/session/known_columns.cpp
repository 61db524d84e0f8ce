#include "session/known_columns.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include <algorithm>
#include <filesystem>
#include <fstream>

namespace zamkan::session {

namespace {
std::filesystem::path columnsFile() { return configFolder() / "columns.json"; }
} // namespace

KnownColumns KnownColumns::open() {
    KnownColumns known;
    std::ifstream in(columnsFile());
    const Json list = Json::parse(in, nullptr, false);
    if (!list.is_array())
        return known;
    for (const Json &entry : list)
        try {
            known.entries_.push_back({entry.at("header").get<Header>(), entry.at("mapping").get<Mapping>()});
        } catch (const Json::exception &) { // an entry that somebody wrote otherwise is none
        }
    return known;
}

KnownColumns::Mapping KnownColumns::of(const Header &header) const {
    for (const Entry &entry : entries_)
        if (entry.header == header)
            return entry.mapping;
    return {};
}

void KnownColumns::remember(const Header &header, const Mapping &mapping) {
    forget(header);
    if (mapping.empty())
        return;
    entries_.insert(entries_.begin(), {header, mapping});
    if (entries_.size() > kept)
        entries_.pop_back();
}

void KnownColumns::forget(const Header &header) {
    std::erase_if(entries_, [&](const Entry &entry) { return entry.header == header; });
}

void KnownColumns::save() const {
    Json list = Json::array();
    for (const Entry &entry : entries_)
        list.push_back({{"header", entry.header}, {"mapping", entry.mapping}});
    std::error_code trouble;
    std::filesystem::create_directories(configFolder(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(columnsFile(), list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace zamkan::session
