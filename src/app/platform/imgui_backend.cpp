#include "app/platform/imgui_backend.hpp"
#include "base/diagnostic.hpp"
#include <SFML/System/String.hpp>
#include <SFML/Window/Clipboard.hpp>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <cstdint>
#include <utility>

namespace zamkan::app {

namespace {
using Key = sf::Keyboard::Key;

// The keys that ImGui's text fields use; shortcuts and moving from control to control never go through ImGui.
constexpr std::array<std::pair<Key, int>, 21> kKeys{{{sf::Keyboard::Left, ImGuiKey_LeftArrow},
                                                     {sf::Keyboard::Right, ImGuiKey_RightArrow},
                                                     {sf::Keyboard::Up, ImGuiKey_UpArrow},
                                                     {sf::Keyboard::Down, ImGuiKey_DownArrow},
                                                     {sf::Keyboard::PageUp, ImGuiKey_PageUp},
                                                     {sf::Keyboard::PageDown, ImGuiKey_PageDown},
                                                     {sf::Keyboard::Home, ImGuiKey_Home},
                                                     {sf::Keyboard::End, ImGuiKey_End},
                                                     {sf::Keyboard::Insert, ImGuiKey_Insert},
                                                     {sf::Keyboard::Delete, ImGuiKey_Delete},
                                                     {sf::Keyboard::Backspace, ImGuiKey_Backspace},
                                                     {sf::Keyboard::Space, ImGuiKey_Space},
                                                     {sf::Keyboard::Enter, ImGuiKey_Enter},
                                                     {sf::Keyboard::Escape, ImGuiKey_Escape},
                                                     {sf::Keyboard::A, ImGuiKey_A},
                                                     {sf::Keyboard::C, ImGuiKey_C},
                                                     {sf::Keyboard::V, ImGuiKey_V},
                                                     {sf::Keyboard::X, ImGuiKey_X},
                                                     {sf::Keyboard::Y, ImGuiKey_Y},
                                                     {sf::Keyboard::Z, ImGuiKey_Z},
                                                     {sf::Keyboard::LControl, ImGuiKey_COUNT}}};

const char *clipboardText(void *keeper) {
    auto &text = *static_cast<std::string *>(keeper);
    const auto utf8 = sf::Clipboard::getString().toUtf8();
    text.assign(utf8.begin(), utf8.end());
    return text.c_str();
}

void setClipboardText(void *, const char *text) {
    const std::string copy(text);
    sf::Clipboard::setString(sf::String::fromUtf8(copy.begin(), copy.end()));
}
} // namespace

Cursors::Cursors() {
    constexpr std::array<std::pair<int, sf::Cursor::Type>, 9> kCursors{
        {{ImGuiMouseCursor_Arrow, sf::Cursor::Arrow},
         {ImGuiMouseCursor_TextInput, sf::Cursor::Text},
         {ImGuiMouseCursor_ResizeAll, sf::Cursor::SizeAll},
         {ImGuiMouseCursor_ResizeNS, sf::Cursor::SizeVertical},
         {ImGuiMouseCursor_ResizeEW, sf::Cursor::SizeHorizontal},
         {ImGuiMouseCursor_ResizeNESW, sf::Cursor::SizeBottomLeftTopRight},
         {ImGuiMouseCursor_ResizeNWSE, sf::Cursor::SizeTopLeftBottomRight},
         {ImGuiMouseCursor_Hand, sf::Cursor::Hand},
         {ImGuiMouseCursor_NotAllowed, sf::Cursor::NotAllowed}}};
    for (const auto &[which, type] : kCursors) {
        auto cursor = std::make_unique<sf::Cursor>();
        if (cursor->loadFromSystem(type))
            cursors_[static_cast<std::size_t>(which)] = std::move(cursor);
    }
}

const sf::Cursor *Cursors::of(int imguiCursor) const {
    const auto at = static_cast<std::size_t>(imguiCursor);
    if (imguiCursor >= 0 && at < cursors_.size() && cursors_[at])
        return cursors_[at].get();
    return cursors_[ImGuiMouseCursor_Arrow].get();
}

ImguiBackend::ImguiBackend(sf::RenderWindow &window, const Cursors &cursors) : window_(window), cursors_(cursors) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO &io = ImGui::GetIO();
    io.IniFilename = nullptr; // the session keeps what is worth keeping
    io.BackendPlatformName = "zamkan_sfml";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
#if IMGUI_VERSION_NUM < 18700
    for (const auto &[key, imguiKey] : kKeys)
        if (imguiKey != ImGuiKey_COUNT)
            io.KeyMap[imguiKey] = static_cast<int>(key);
#endif
    io.GetClipboardTextFn = clipboardText;
    io.SetClipboardTextFn = setClipboardText;
    io.ClipboardUserData = &clipboard_;
    if (!window_.setActive(true) || !ImGui_ImplOpenGL3_Init("#version 130") || !ImGui_ImplOpenGL3_CreateDeviceObjects()) {
        ImGui::DestroyContext();
        throw InstallationError("the window's OpenGL cannot run the panels", "display",
                                "update the graphics driver, or make pictures without a window: zamkan render");
    }
}

void ImguiBackend::shareTexture(unsigned name, float white) { // letters are not ImGui's, and lines have no texture (applyToImgui)
    ImFontAtlas *fonts = ImGui::GetIO().Fonts;
    fonts->SetTexID((ImTextureID)static_cast<std::uintptr_t>(name)); // a pointer or an integer, after ImGui's version
    fonts->TexUvWhitePixel = {white, white};
}

ImguiBackend::~ImguiBackend() {
    (void)window_.setActive(true); // panes_ goes after this, in the same context
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
}

void ImguiBackend::take(const sf::Event &event) {
    Input input;
    switch (event.type) {
    case sf::Event::MouseMoved:
        input.kind = Input::Kind::move;
        input.x = static_cast<float>(event.mouseMove.x);
        input.y = static_cast<float>(event.mouseMove.y);
        if (!waiting_.empty() && waiting_.back().kind == Input::Kind::move)
            waiting_.pop_back(); // only the last of several moves matters
        break;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
        if (event.mouseButton.button > sf::Mouse::Middle)
            return;
        input.kind = Input::Kind::button;
        input.code = static_cast<int>(event.mouseButton.button);
        input.down = event.type == sf::Event::MouseButtonPressed;
        input.x = static_cast<float>(event.mouseButton.x);
        input.y = static_cast<float>(event.mouseButton.y);
        break;
    case sf::Event::MouseWheelScrolled:
        input.kind = Input::Kind::wheel;
        (event.mouseWheelScroll.wheel == sf::Mouse::VerticalWheel ? input.y : input.x) =
            event.mouseWheelScroll.delta;
        break;
    case sf::Event::KeyPressed:
    case sf::Event::KeyReleased:
        input.kind = Input::Kind::key;
        input.code = static_cast<int>(event.key.code);
        input.down = event.type == sf::Event::KeyPressed;
        input.ctrl = event.key.control;
        input.shift = event.key.shift;
        input.alt = event.key.alt;
        input.system = event.key.system;
        // X tells the modifiers as they were before this very key.
        switch (event.key.code) {
        case sf::Keyboard::LShift:
        case sf::Keyboard::RShift:
            input.shift = input.down;
            break;
        case sf::Keyboard::LControl:
        case sf::Keyboard::RControl:
            input.ctrl = input.down;
            break;
        case sf::Keyboard::LAlt:
        case sf::Keyboard::RAlt:
            input.alt = input.down;
            break;
        default:
            break;
        }
        break;
    case sf::Event::TextEntered:
        if (event.text.unicode < 32 || event.text.unicode == 127)
            return; // control characters come as keys
        input.kind = Input::Kind::letter;
        input.code = static_cast<int>(event.text.unicode);
        break;
    case sf::Event::LostFocus:
    case sf::Event::GainedFocus:
        input.kind = Input::Kind::focus;
        input.down = event.type == sf::Event::GainedFocus;
        break;
    default:
        return;
    }
    waiting_.push_back(input);
}

void ImguiBackend::give(const Input &input) {
    ImGuiIO &io = ImGui::GetIO();
    switch (input.kind) {
    case Input::Kind::move:
        io.MousePos = {input.x, input.y};
        break;
    case Input::Kind::button:
        io.MousePos = {input.x, input.y};
        io.MouseDown[input.code] = input.down;
        break;
    case Input::Kind::wheel:
        io.MouseWheelH += input.x;
        io.MouseWheel += input.y;
        break;
    case Input::Kind::letter:
        io.AddInputCharacter(static_cast<unsigned>(input.code));
        break;
    case Input::Kind::key:
        io.KeyCtrl = input.ctrl;
        io.KeyShift = input.shift;
        io.KeyAlt = input.alt;
        io.KeySuper = input.system;
#if IMGUI_VERSION_NUM < 18700
        if (input.code >= 0 && input.code < IM_ARRAYSIZE(io.KeysDown))
            io.KeysDown[input.code] = input.down;
#else
        io.AddKeyEvent(ImGuiMod_Ctrl, input.ctrl);
        io.AddKeyEvent(ImGuiMod_Shift, input.shift);
        for (const auto &[key, imguiKey] : kKeys)
            if (static_cast<int>(key) == input.code && imguiKey != ImGuiKey_COUNT)
                io.AddKeyEvent(static_cast<ImGuiKey>(imguiKey), input.down);
#endif
        break;
    case Input::Kind::focus:
        io.AddFocusEvent(input.down);
        if (!input.down) { // keys released elsewhere never tell
            for (bool &button : io.MouseDown)
                button = false;
#if IMGUI_VERSION_NUM < 18700
            for (bool &key : io.KeysDown)
                key = false;
#endif
            io.KeyCtrl = io.KeyShift = io.KeyAlt = io.KeySuper = false;
        }
        break;
    }
}

namespace {
bool isModifier(int code) { return code >= sf::Keyboard::LControl && code <= sf::Keyboard::RSystem; }
} // namespace

// ImGui before 1.87 sees only the state at the frame: what would undo or reorder what this frame already got waits
// for the next one.
void ImguiBackend::feed() {
    bool clicked = false, wheeled = false, typed = false, pressed = false;
    std::uint32_t buttons = 0;
    std::array<bool, 512> keys{};
    while (!waiting_.empty()) {
        const Input &next = waiting_.front();
        const auto code = static_cast<std::size_t>(next.code);
        switch (next.kind) {
        case Input::Kind::move:
            if (clicked || wheeled || typed)
                return;
            break;
        case Input::Kind::button:
            if ((buttons >> code & 1U) != 0 || wheeled)
                return;
            buttons |= 1U << code;
            clicked = true;
            break;
        case Input::Kind::wheel:
            if (clicked)
                return;
            wheeled = true;
            break;
        case Input::Kind::letter:
            typed = true;
            break;
        case Input::Kind::key:
            if (clicked || (code < keys.size() && keys[code]))
                return;
            if (!next.down && isModifier(next.code) && (pressed || wheeled || typed))
                return; // they came while it was held
            pressed = pressed || (next.down && !isModifier(next.code));
            if (code < keys.size())
                keys[code] = true;
            break;
        case Input::Kind::focus:
            break;
        }
        give(next);
        waiting_.pop_front();
    }
}

void ImguiBackend::beginFrame(float seconds) {
    ImGuiIO &io = ImGui::GetIO();
    const sf::Vector2u size = window_.getSize();
    io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
    io.DeltaTime = seconds > 0 ? seconds : 1.0F / 60.0F;
    feed();
    const int cursor = ImGui::GetMouseCursor();
    if (cursor != shown_cursor_) {
        shown_cursor_ = cursor;
        window_.setMouseCursorVisible(cursor != ImGuiMouseCursor_None);
        if (const sf::Cursor *found = cursors_.of(cursor))
            window_.setMouseCursor(*found);
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void ImguiBackend::render() {
    ImGui::Render();
    (void)window_.setActive(true);
    panes_.render(*ImGui::GetDrawData());
    window_.resetGLStates();
}

} // namespace zamkan::app
