// What every file of this module that talks to GDAL needs: handles that close themselves, and errors that stay off
// standard error. For the sources of geo only.
#pragma once
#include <cpl_error.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <string>
#include <string_view>

namespace zamkan::geo {

// While it lives, GDAL's errors of this thread stay off standard error and the last one can be asked for. The first
// one registers the drivers: tens of milliseconds, so only who needs them pays.
class QuietGdal {
public:
    QuietGdal();
    ~QuietGdal();
    QuietGdal(const QuietGdal &) = delete;
    QuietGdal &operator=(const QuietGdal &) = delete;

    [[nodiscard]] static bool failed();
    [[nodiscard]] static std::string reason(std::string_view otherwise); // one line without a final full stop
    static void forget();                                                // what went wrong so far
};

struct CloseDataset {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
struct DestroyFeature {
    void operator()(OGRFeature *feature) const { OGRFeature::DestroyFeature(feature); }
};
struct DestroyTransform {
    void operator()(OGRCoordinateTransformation *transform) const {
        OGRCoordinateTransformation::DestroyCT(transform);
    }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;
using OgrFeature = std::unique_ptr<OGRFeature, DestroyFeature>;
using Transform = std::unique_ptr<OGRCoordinateTransformation, DestroyTransform>;

[[nodiscard]] std::string validUtf8(const char *text); // what OGR hands on as text need not be
[[nodiscard]] OGRSpatialReference earth();             // WGS 84, longitude first
[[nodiscard]] Transform toDegrees(OGRLayer &layer);    // null: it is in degrees, or does not say

} // namespace zamkan::geo
