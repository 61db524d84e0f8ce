// Several lexicons read the same few files: while a shelf stands, each bundled one is read and parsed once.
#pragma once

namespace zamkan {

// For whoever opens an engine, until it is open. The user's own files are read each time, as they may change meanwhile. From any
// thread.
class AssetShelf {
public:
    AssetShelf();
    ~AssetShelf();
    AssetShelf(const AssetShelf &) = delete;
    AssetShelf &operator=(const AssetShelf &) = delete;
};

} // namespace zamkan
