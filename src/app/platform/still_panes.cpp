#define GL_GLEXT_PROTOTYPES
#include "app/platform/still_panes.hpp"
#include <SFML/OpenGL.hpp>
#include <GL/glext.h>
#include <backends/imgui_impl_opengl3.h>
#include <string_view>

namespace zamkan::app {

namespace {
void fill(const ImDrawList *, const ImDrawCmd *command) {
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData)));
    const ImVec4 &pane = command->ClipRect;
    const float high = ImGui::GetIO().DisplaySize.y;
    glScissor(static_cast<GLint>(pane.x), static_cast<GLint>(high - pane.w), static_cast<GLsizei>(pane.z - pane.x), static_cast<GLsizei>(pane.w - pane.y));
    glClearColor(colour.x, colour.y, colour.z, colour.w);
    glClear(GL_COLOR_BUFFER_BIT);
}

template <typename Value> std::string_view bytesOf(const ImVector<Value> &values) {
    return {reinterpret_cast<const char *>(values.Data), static_cast<std::size_t>(values.Size) * sizeof(Value)};
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) { return (hash ^ more) * 0x9E3779B97F4A7C15ULL; }
} // namespace

void fillPane(ImU32 colour) {
    ImGui::GetWindowDrawList()->AddCallback(fill, reinterpret_cast<void *>(static_cast<std::uintptr_t>(colour)));
}

StillPanes::~StillPanes() {
    for (const auto &[name, pane] : panes_) {
        glDeleteFramebuffers(1, &pane.frame);
        glDeleteTextures(1, &pane.texture);
    }
}

bool StillPanes::paneOf(const ImDrawList &list, float height, Place &place) {
    bool pane = false;
    for (const ImDrawCmd &command : list.CmdBuffer) {
        if (command.UserCallback == fill) {
            const ImVec4 &clip = command.ClipRect;
            place = {static_cast<int>(clip.x), static_cast<int>(height - clip.w), static_cast<int>(clip.z - clip.x), static_cast<int>(clip.w - clip.y)};
            pane = true;
        } else if (command.UserCallback || command.TextureId != ImGui::GetIO().Fonts->TexID) {
            return false;
        }
    }
    return pane && place.width > 0 && place.height > 0;
}

std::uint64_t StillPanes::lookOf(const ImDrawList &list) {
    const std::hash<std::string_view> hash;
    std::uint64_t look = mixed(hash(bytesOf(list.VtxBuffer)), hash(bytesOf(list.IdxBuffer)));
    for (const ImDrawCmd &command : list.CmdBuffer) {
        look = mixed(look, hash({reinterpret_cast<const char *>(&command.ClipRect), sizeof command.ClipRect}));
        look = mixed(look, std::uint64_t{command.ElemCount} << 32 | command.IdxOffset);
        look = mixed(look, std::uint64_t{command.VtxOffset} ^ reinterpret_cast<std::uintptr_t>(command.UserCallbackData));
    }
    return look;
}

// Upside down, so that rows lie as they do in the window: then it is no more than a copy of memory.
void StillPanes::keep(Pane &pane) {
    const Place &place = pane.place;
    if (pane.texture == 0) {
        glGenTextures(1, &pane.texture);
        glGenFramebuffers(1, &pane.frame);
    }
    GLint bound = 0;
    glGetIntegerv(GL_TEXTURE_BINDING_2D, &bound);
    glBindTexture(GL_TEXTURE_2D, pane.texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, place.width, place.height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(bound));
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, pane.frame);
    glFramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, pane.texture, 0);
    pane.kept = glCheckFramebufferStatus(GL_DRAW_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    glFinish(); // llvmpipe's threads were seen to be still at the pane
    if (pane.kept)
        glBlitFramebuffer(place.x, place.y, place.x + place.width, place.y + place.height, 0, place.height, place.width, 0, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
}

void StillPanes::copy(const Pane &pane) {
    const Place &place = pane.place;
    glBindFramebuffer(GL_READ_FRAMEBUFFER, pane.frame);
    glBlitFramebuffer(0, 0, place.width, place.height, place.x, place.y + place.height, place.x + place.width, place.y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

void StillPanes::flush(const ImDrawData &all) {
    if (waiting_.empty())
        return;
    ImDrawData part = all;
#if IMGUI_VERSION_NUM < 18980
    part.CmdLists = waiting_.data();
#else
    part.CmdLists.resize(0);
    for (ImDrawList *list : waiting_)
        part.CmdLists.push_back(list);
#endif
    part.CmdListsCount = static_cast<int>(waiting_.size());
    ImGui_ImplOpenGL3_RenderDrawData(&part);
    glDisable(GL_SCISSOR_TEST); // copies are not cut
    waiting_.clear();
}

void StillPanes::render(const ImDrawData &all) {
    constexpr int kStill = 2; // frames after which a pane is kept
    glDisable(GL_SCISSOR_TEST);
    for (int i = 0; i < all.CmdListsCount; ++i) {
        ImDrawList *list = all.CmdLists[i];
        Place place;
        if (!paneOf(*list, all.DisplaySize.y, place)) {
            waiting_.push_back(list);
            continue;
        }
        Pane &pane = panes_[list->_OwnerName ? list->_OwnerName : ""];
        const std::uint64_t look = lookOf(*list);
        if (pane.look != look) {
            pane.look = look;
            pane.same = 0;
            pane.kept = false;
        }
        if (pane.kept) {
            flush(all);
            copy(pane);
            continue;
        }
        waiting_.push_back(list);
        if (++pane.same <= kStill)
            continue;
        flush(all);
        pane.place = place;
        keep(pane);
    }
    flush(all);
}

} // namespace zamkan::app
