#include "geo/gdal.hpp"
#include "base/cut.hpp"
#include <algorithm>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <mutex>

namespace zamkan::geo {

QuietGdal::QuietGdal() {
    static std::once_flag registered;
    std::call_once(registered, GDALAllRegister);
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
}

QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

bool QuietGdal::failed() { return CPLGetLastErrorType() >= CE_Failure; }

void QuietGdal::forget() { CPLErrorReset(); }

std::string QuietGdal::reason(std::string_view otherwise) {
    std::string text = CPLGetLastErrorMsg();
    std::replace(text.begin(), text.end(), '\n', ' ');
    text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }), text.end());
    while (!text.empty() && (text.back() == '.' || text.back() == ' '))
        text.pop_back();
    if (text.empty())
        return std::string(otherwise);
    constexpr std::size_t kMost = 200;
    return validUtf8(shortened(text, kMost).c_str());
}

std::string validUtf8(const char *text) {
    if (CPLIsUTF8(text, -1))
        return text;
    char *plain = CPLForceToASCII(text, -1, '?');
    std::string out = plain;
    CPLFree(plain);
    return out;
}

OGRSpatialReference earth() {
    OGRSpatialReference reference;
    reference.SetWellKnownGeogCS("WGS84");
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

Transform toDegrees(OGRLayer &layer) {
    const OGRSpatialReference *reference = layer.GetSpatialRef();
    if (!reference)
        return nullptr;
    const OGRSpatialReference target = earth();
    OGRSpatialReference own(*reference);
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (own.IsSame(&target))
        return nullptr;
    return Transform(OGRCreateCoordinateTransformation(&own, &target));
}

} // namespace zamkan::geo
