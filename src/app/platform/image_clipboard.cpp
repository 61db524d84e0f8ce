#include "app/platform/image_clipboard.hpp"
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace zamkan::app {

struct ImageClipboard::Connection {
    Display *display = nullptr;
    ::Window window = 0;
    Atom clipboard = 0, targets = 0, png = 0;
    std::string image;

    ~Connection() {
        if (display)
            XCloseDisplay(display);
    }
    void answer(const XSelectionRequestEvent &asked) const;
};

namespace {
// A program that asks and goes away before the answer would otherwise end this one.
Display *lenient = nullptr;
XErrorHandler strict = nullptr;
int onError(Display *display, XErrorEvent *error) { return display == lenient || !strict ? 0 : strict(display, error); }
} // namespace

// Who asks gets what there is, or is told that there is nothing of that kind.
void ImageClipboard::Connection::answer(const XSelectionRequestEvent &asked) const {
    const Atom property = asked.property ? asked.property : asked.target; // old programs name none
    XSelectionEvent told{};
    told.type = SelectionNotify;
    told.display = display;
    told.requestor = asked.requestor;
    told.selection = asked.selection;
    told.target = asked.target;
    told.time = asked.time;
    if (asked.target == targets) {
        const std::array<Atom, 2> offered{targets, png};
        XChangeProperty(display, asked.requestor, property, XA_ATOM, 32, PropModeReplace, reinterpret_cast<const unsigned char *>(offered.data()),
                        static_cast<int>(offered.size()));
        told.property = property;
    } else if (asked.target == png && !image.empty()) {
        XChangeProperty(display, asked.requestor, property, png, 8, PropModeReplace, reinterpret_cast<const unsigned char *>(image.data()),
                        static_cast<int>(image.size()));
        told.property = property;
    }
    XEvent event{};
    event.xselection = told;
    XSendEvent(display, asked.requestor, False, NoEventMask, &event);
}

ImageClipboard::ImageClipboard() : connection_(std::make_unique<Connection>()) {
    Connection &own = *connection_;
    own.display = XOpenDisplay(nullptr);
    if (!own.display)
        return;
    lenient = own.display;
    strict = XSetErrorHandler(onError);
    own.window = XCreateSimpleWindow(own.display, DefaultRootWindow(own.display), 0, 0, 1, 1, 0, 0, 0);
    own.clipboard = XInternAtom(own.display, "CLIPBOARD", False);
    own.targets = XInternAtom(own.display, "TARGETS", False);
    own.png = XInternAtom(own.display, "image/png", False);
    XFlush(own.display);
}

ImageClipboard::~ImageClipboard() {
    if (connection_->display)
        XSetErrorHandler(strict);
}

bool ImageClipboard::offer(std::string png) {
    Connection &own = *connection_;
    if (!own.display)
        return false;
    // Sent in one piece: X says how much that may be, in units of four bytes.
    const long most = std::max(XExtendedMaxRequestSize(own.display), XMaxRequestSize(own.display)) * 4 - 64;
    if (std::cmp_greater(png.size(), most))
        return false;
    own.image = std::move(png);
    XSetSelectionOwner(own.display, own.clipboard, own.window, CurrentTime);
    XFlush(own.display);
    return XGetSelectionOwner(own.display, own.clipboard) == own.window;
}

void ImageClipboard::poll() {
    Connection &own = *connection_;
    if (!own.display)
        return;
    while (XPending(own.display) > 0) {
        XEvent event;
        XNextEvent(own.display, &event);
        if (event.type == SelectionRequest)
            own.answer(event.xselectionrequest);
        else if (event.type == SelectionClear)
            own.image.clear();
    }
    XFlush(own.display);
}

} // namespace zamkan::app
