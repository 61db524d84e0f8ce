#include "app/platform/display.hpp"
#include "app/app.hpp"
#include <X11/Xlib.h>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace zamkan::app {

namespace {
struct CloseDisplay {
    void operator()(Display *display) const { XCloseDisplay(display); }
};
using Connection = std::unique_ptr<Display, CloseDisplay>;
} // namespace

bool displayAvailable() {
    const char *name = std::getenv("DISPLAY");
    if (!name || !*name) return false;
    // Kept open: a bare X server starts afresh when its last client leaves, and SFML, coming next, would find nobody.
    static const Connection asked(XOpenDisplay(nullptr));
    return asked != nullptr;
}

float displayScale() {
    const Connection connection(XOpenDisplay(nullptr));
    if (!connection)
        return 1;
    const char *dpi = XGetDefault(connection.get(), "Xft", "dpi");
    if (!dpi)
        return 1;
    const float scale = std::strtof(dpi, nullptr) / 96.0F;
    return scale >= 0.5F ? std::clamp(scale, 1.0F, 4.0F) : 1.0F;
}

void setFullScreen(unsigned long window, bool on) {
    const Connection connection(XOpenDisplay(nullptr));
    Display *display = connection.get();
    if (!display)
        return;
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(display, "_NET_WM_STATE", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = on ? 1 : 0;
    event.xclient.data.l[1] = static_cast<long>(XInternAtom(display, "_NET_WM_STATE_FULLSCREEN", False));
    event.xclient.data.l[3] = 1; // an ordinary program asks
    XSendEvent(display, DefaultRootWindow(display), False, SubstructureRedirectMask | SubstructureNotifyMask, &event);
    XFlush(display);
}

} // namespace zamkan::app
