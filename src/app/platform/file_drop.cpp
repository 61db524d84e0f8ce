#include "app/platform/file_drop.hpp"
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <array>
#include <string>

namespace zamkan::app {

namespace {
struct FreeX {
    void operator()(unsigned char *data) const { XFree(data); }
};
using XData = std::unique_ptr<unsigned char, FreeX>;
} // namespace

struct FileDrop::Connection {
    Display *display = nullptr;
    Window target = 0, proxy = 0, source = 0;
    bool brings_files = false;

    [[nodiscard]] Atom atom(const char *name) const { return XInternAtom(display, name, False); }

    void tell(const char *message, const std::array<long, 5> &values) const {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.display = display;
        event.xclient.window = source;
        event.xclient.message_type = atom(message);
        event.xclient.format = 32;
        for (std::size_t i = 0; i < values.size(); ++i)
            event.xclient.data.l[i] = values[i];
        XSendEvent(display, source, False, NoEventMask, &event);
        XFlush(display);
    }

    struct Property {
        XData data;
        unsigned long items = 0;
    };
    Property take(Window window, Atom property, Atom type, bool remove) const {
        Atom actual = 0;
        int format = 0;
        unsigned long items = 0, left = 0;
        unsigned char *data = nullptr;
        constexpr long kWords = 1L << 20; // 4 MiB of names are enough
        XGetWindowProperty(display, window, property, 0, kWords, remove ? True : False, type, &actual, &format, &items,
                           &left, &data);
        return {XData(data), items};
    }

    void enter(const XClientMessageEvent &message) {
        source = static_cast<Window>(message.data.l[0]);
        const Atom wanted = atom("text/uri-list");
        brings_files = false;
        for (int i = 2; i < 5; ++i)
            brings_files = brings_files || static_cast<Atom>(message.data.l[i]) == wanted;
        if ((message.data.l[1] & 1) == 0)
            return;
        const Property types = take(source, atom("XdndTypeList"), XA_ATOM, false);
        const auto *list = reinterpret_cast<const Atom *>(types.data.get());
        for (unsigned long i = 0; list && i < types.items; ++i)
            brings_files = brings_files || list[i] == wanted;
    }

    void answerPosition(const XClientMessageEvent &message) {
        source = static_cast<Window>(message.data.l[0]);
        const long action = brings_files ? static_cast<long>(atom("XdndActionCopy")) : 0;
        tell("XdndStatus", {static_cast<long>(target), brings_files ? 1 : 0, 0, 0, action});
    }

    void drop(const XClientMessageEvent &message) {
        if (brings_files)
            XConvertSelection(display, atom("XdndSelection"), atom("text/uri-list"), atom("ZAMKAN_DROP"), proxy,
                              static_cast<Time>(message.data.l[2]));
        else
            tell("XdndFinished", {static_cast<long>(target), 0, 0, 0, 0});
        XFlush(display);
    }

    std::vector<std::filesystem::path> receive() {
        const Property list = take(proxy, atom("ZAMKAN_DROP"), AnyPropertyType, true);
        tell("XdndFinished", {static_cast<long>(target), 1, static_cast<long>(atom("XdndActionCopy")), 0, 0});
        if (!list.data)
            return {};
        return filesOfUriList({reinterpret_cast<const char *>(list.data.get()), list.items});
    }
};

FileDrop::FileDrop(unsigned long window) : connection_(std::make_unique<Connection>()) {
    Connection &c = *connection_;
    c.display = XOpenDisplay(nullptr);
    if (!c.display)
        return;
    c.target = window;
    c.proxy = XCreateSimpleWindow(c.display, DefaultRootWindow(c.display), -10, -10, 1, 1, 0, 0, 0);
    const Atom version = 5;
    const auto proxy = static_cast<long>(c.proxy);
    for (const Window each : {c.target, c.proxy}) {
        XChangeProperty(c.display, each, c.atom("XdndAware"), XA_ATOM, 32, PropModeReplace,
                        reinterpret_cast<const unsigned char *>(&version), 1);
        XChangeProperty(c.display, each, c.atom("XdndProxy"), XA_WINDOW, 32, PropModeReplace,
                        reinterpret_cast<const unsigned char *>(&proxy), 1);
    }
    XFlush(c.display);
}

FileDrop::~FileDrop() {
    if (connection_->display)
        XCloseDisplay(connection_->display);
}

std::vector<std::filesystem::path> FileDrop::poll() {
    std::vector<std::filesystem::path> files;
    Connection &c = *connection_;
    while (c.display && XPending(c.display) > 0) {
        XEvent event;
        XNextEvent(c.display, &event);
        if (event.type == SelectionNotify && event.xselection.property != None) {
            for (auto &file : c.receive())
                files.push_back(std::move(file));
        } else if (event.type == ClientMessage) {
            const XClientMessageEvent &message = event.xclient;
            if (message.message_type == c.atom("XdndEnter"))
                c.enter(message);
            else if (message.message_type == c.atom("XdndPosition"))
                c.answerPosition(message);
            else if (message.message_type == c.atom("XdndDrop"))
                c.drop(message);
        }
    }
    return files;
}

} // namespace zamkan::app
