// The layers that a user lays over the bundled ones, as one index.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/index_view.hpp"
#include <string>

namespace zamkan::gazetteer {

// Those of the options, and the files of kinds that OGR reads in the config folder's gazetteer/.
class UserLayers {
public:
    explicit UserLayers(const OpenOptions &options);

    [[nodiscard]] bool empty() const { return named_.empty() && found_.empty(); }
    // Changes with the contents of the files, the mapping and the bundled index.
    [[nodiscard]] std::uint64_t fingerprint(std::uint64_t bundled) const;
    // The same whenever the same files are named.
    [[nodiscard]] std::uint64_t nameKey() const;
    // The bytes of the index. Throws InputError for a file of the options that cannot be used.
    [[nodiscard]] std::string build(const IndexView &bundled, std::uint64_t fingerprint,
                                    std::vector<Diagnostic> &diagnostics) const;

private:
    std::vector<std::filesystem::path> named_, found_;
    std::vector<std::string> mapping_;
};

} // namespace zamkan::gazetteer
