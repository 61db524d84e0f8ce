// A file's bytes as memory, read only.
#pragma once
#include <filesystem>
#include <optional>
#include <string_view>

namespace zamkan::gazetteer {

class MappedFile {
public:
    // None when there is no such file or it cannot be mapped.
    [[nodiscard]] static std::optional<MappedFile> open(const std::filesystem::path &file);
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return {static_cast<const char *>(data_), size_}; }

private:
    MappedFile(void *data, std::size_t size) : data_(data), size_(size) {}
    void *data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace zamkan::gazetteer
