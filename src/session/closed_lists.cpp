#include "session/closed_lists.hpp"
#include "base/value.hpp"

namespace zamkan::session {
namespace {

std::vector<std::string> keysOf(const Value &list) {
    std::vector<std::string> keys;
    for (const Value &entry : list.list())
        keys.push_back(entry["key"].text());
    return keys;
}

ClosedLists read() {
    const Value vocabulary = readAsset("vocabulary.toml");
    ClosedLists lists{{}, keysOf(vocabulary["status"]), keysOf(vocabulary["role"]), keysOf(vocabulary["unit"])};
    for (const Value &type : vocabulary["type"].list())
        lists.types.push_back({type["key"].text(), type["subtypes"].strings()});
    return lists;
}

} // namespace

const ClosedLists &closedLists() {
    static const ClosedLists lists = read();
    return lists;
}

} // namespace zamkan::session
