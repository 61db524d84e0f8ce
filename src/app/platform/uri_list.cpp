#include "app/platform/file_drop.hpp"
#include <charconv>
#include <string>
#include <string_view>

namespace zamkan::app {

namespace {
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        if (text[at] == '%' && at + 2 < text.size() &&
            std::from_chars(text.data() + at + 1, text.data() + at + 3, value, 16).ptr == text.data() + at + 3) {
            plain += static_cast<char>(static_cast<unsigned char>(value));
            at += 2;
        } else {
            plain += text[at];
        }
    }
    return plain;
}
} // namespace

std::vector<std::filesystem::path> filesOfUriList(std::string_view list) {
    std::vector<std::filesystem::path> files;
    while (!list.empty()) {
        const std::size_t end = list.find_first_of("\r\n");
        std::string_view line = list.substr(0, end);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
        constexpr std::string_view kScheme = "file:";
        if (!line.starts_with(kScheme))
            continue;
        line.remove_prefix(kScheme.size());
        if (line.starts_with("//")) { // a host, usually empty or localhost, stands before the path
            const std::size_t slash = line.find('/', 2);
            if (slash == std::string_view::npos)
                continue;
            line.remove_prefix(slash);
        }
        files.emplace_back(unescaped(line));
    }
    return files;
}

} // namespace zamkan::app
