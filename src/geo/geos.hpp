// GEOS's C interface with handles that give back what they hold. For the sources of geo only.
#pragma once
#include <geos_c.h>
#include <memory>
#include <string>

namespace zamkan::geo {

// One a task; not shared between threads. The last error is kept.
class Geos {
public:
    Geos() : handle_(GEOS_init_r()) { GEOSContext_setErrorMessageHandler_r(handle_, keep, &error_); }
    Geos(const Geos &) = delete;
    Geos &operator=(const Geos &) = delete;
    ~Geos() { GEOS_finish_r(handle_); }
    operator GEOSContextHandle_t() const { return handle_; }
    [[nodiscard]] const std::string &error() const { return error_; }

    struct Destroy {
        GEOSContextHandle_t handle = nullptr;
        void operator()(GEOSGeometry *geometry) const { GEOSGeom_destroy_r(handle, geometry); }
        void operator()(const GEOSPreparedGeometry *geometry) const { GEOSPreparedGeom_destroy_r(handle, geometry); }
    };
    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
    using Prepared = std::unique_ptr<const GEOSPreparedGeometry, Destroy>;
    [[nodiscard]] Geometry own(GEOSGeometry *geometry) const { return Geometry(geometry, Destroy{handle_}); }
    [[nodiscard]] Prepared prepare(const Geometry &geometry) const {
        return Prepared(GEOSPrepare_r(handle_, geometry.get()), Destroy{handle_});
    }

private:
    static void keep(const char *message, void *to) { *static_cast<std::string *>(to) = message; }
    GEOSContextHandle_t handle_;
    std::string error_;
};

} // namespace zamkan::geo
