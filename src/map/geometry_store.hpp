// Geometry as bytes of a cache, one description of the layout for both ways: exchange() names the members once, and an
// archive either writes or reads them. For the caches of map only, which are made anew when they do not fit.
#pragma once
#include "map/base_map.hpp"
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::map {

class StoreWriter {
public:
    std::string bytes;
    Point origin; // what points are written from: the nearer, the finer
    void raw(const void *data, std::size_t size) { bytes.append(static_cast<const char *>(data), size); }
    template <typename T> void number(T &value) { raw(&value, sizeof value); }
    std::uint32_t size(std::size_t count) {
        auto stored = static_cast<std::uint32_t>(count);
        number(stored);
        return stored;
    }
    static constexpr bool reading = false;
};

class StoreReader {
public:
    Point origin;
    explicit StoreReader(std::string_view bytes) : rest_(bytes) {}
    struct Damaged {};
    void raw(void *data, std::size_t size) {
        if (size > rest_.size()) throw Damaged{};
        if (size > 0) std::memcpy(data, rest_.data(), size); // of an empty list there is nowhere to copy to
        rest_.remove_prefix(size);
    }
    template <typename T> void number(T &value) { raw(&value, sizeof value); }
    std::uint32_t size(std::size_t) {
        std::uint32_t stored = 0;
        number(stored);
        if (stored > rest_.size()) throw Damaged{}; // every element takes a byte at least
        return stored;
    }
    [[nodiscard]] bool done() const { return rest_.empty(); }
    static constexpr bool reading = true;

private:
    std::string_view rest_;
};

template <typename A> void exchange(A &archive, std::string &text) {
    const std::uint32_t size = archive.size(text.size());
    if constexpr (A::reading) text.resize(size);
    archive.raw(text.data(), size);
}

// Points are kept as floats: 2 m at the equator when the origin is the world's.
template <typename A> void exchange(A &archive, std::vector<Point> &points) {
    const std::uint32_t size = archive.size(points.size());
    std::vector<float> flat(std::size_t{size} * 2);
    if constexpr (A::reading) {
        archive.raw(flat.data(), flat.size() * sizeof(float));
        points.resize(size);
        for (std::size_t i = 0; i < points.size(); ++i)
            points[i] = {archive.origin.x + static_cast<double>(flat[2 * i]), archive.origin.y + static_cast<double>(flat[2 * i + 1])};
    } else {
        for (std::size_t i = 0; i < points.size(); ++i) {
            flat[2 * i] = static_cast<float>(points[i].x - archive.origin.x);
            flat[2 * i + 1] = static_cast<float>(points[i].y - archive.origin.y);
        }
        archive.raw(flat.data(), flat.size() * sizeof(float));
    }
}

template <typename A> void exchange(A &archive, std::vector<std::uint32_t> &numbers) {
    const std::uint32_t size = archive.size(numbers.size());
    if constexpr (A::reading) numbers.resize(size);
    archive.raw(numbers.data(), numbers.size() * sizeof(std::uint32_t));
}

template <typename A> void exchange(A &archive, Bounds &bounds) { archive.number(bounds); }

template <typename A> void exchange(A &archive, Lines &lines) {
    exchange(archive, lines.vertices);
    exchange(archive, lines.starts);
    exchange(archive, lines.bounds);
    if constexpr (A::reading) {
        for (const std::uint32_t start : lines.starts)
            if (start > lines.vertices.size()) throw StoreReader::Damaged{};
    }
}

template <typename A> void exchange(A &archive, Mesh &mesh) {
    exchange(archive, mesh.vertices);
    exchange(archive, mesh.rings);
    exchange(archive, mesh.bounds);
}

template <typename A> void exchange(A &archive, LineChunk &chunk) {
    exchange(archive, chunk.lines);
    archive.number(chunk.rank);
}

// Lists of what has an exchange() of its own.
template <typename A, typename T> void exchange(A &archive, std::vector<T> &list) {
    const std::uint32_t size = archive.size(list.size());
    if constexpr (A::reading) list.resize(size);
    for (T &element : list) exchange(archive, element);
}

} // namespace zamkan::map
