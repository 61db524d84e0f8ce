#include "geo/archive.hpp"
#include "base/diagnostic.hpp"
#include "geo/formats.hpp"
#include "geo/gdal.hpp"
#include <algorithm>
#include <cctype>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <memory>
#include <sqlite3.h>
#include <vector>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMostUnpacked = 16ULL << 30U; // bytes
constexpr std::uint64_t kUnpackedAnyhow = 512ULL << 20U;
constexpr std::uint64_t kMostRatio = 200; // text and XML pack to a tenth or a fiftieth
constexpr std::size_t kMostMembers = 20000;

struct Member {
    std::string name;
    std::uint64_t size = 0;
};

struct CloseDir {
    void operator()(VSIDIR *dir) const { VSICloseDir(dir); }
};

std::string rootOf(const fs::path &archive) { return fmt::format("/vsizip/{{{}}}", fs::absolute(archive).string()); }

std::vector<Member> membersOf(const fs::path &archive) {
    std::vector<Member> members;
    const std::unique_ptr<VSIDIR, CloseDir> dir(
        VSIOpenDir(rootOf(archive).c_str(), -1, nullptr));
    while (dir && members.size() <= kMostMembers) {
        const VSIDIREntry *entry = VSIGetNextDirEntry(dir.get());
        if (!entry)
            break;
        if (!VSI_ISDIR(entry->nMode))
            members.push_back({entry->pszName, entry->nSize});
    }
    return members;
}

std::string lowerCase(std::string text) {
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

struct Contents {
    std::vector<std::string> shapes, layers, texts; // names of members; layers: of other formats
};

Contents contentsOf(const fs::path &archive) {
    Contents out;
    std::vector<std::string> tables;
    for (const Member &member : membersOf(archive)) {
        const fs::path path = member.name;
        if (member.name.rfind("__MACOSX", 0) == 0 || path.filename().string().rfind('.', 0) == 0)
            continue;
        const std::string extension = lowerCase(path.extension().string());
        const Format *format = formatOf(path);
        if (extension == ".shp")
            out.shapes.push_back(member.name);
        else if (extension == ".dbf")
            tables.push_back(member.name);
        else if (extension == ".txt" || (format && format->driver.empty()))
            out.texts.push_back(member.name);
        else if (format && format->key != "shp")
            out.layers.push_back(member.name);
    }
    if (out.shapes.empty()) // else they belong to those
        out.layers.insert(out.layers.end(), tables.begin(), tables.end());
    // A text that explains is no table beside one.
    if (out.texts.size() > 1)
        std::erase_if(out.texts, [](const std::string &name) { return lowerCase(fs::path(name).extension().string()) == ".txt"; });
    if (!out.layers.empty() || !out.shapes.empty())
        out.texts.clear();
    return out;
}

} // namespace

void refuseBomb(const fs::path &archive) {
    const std::vector<Member> members = membersOf(archive);
    std::uint64_t unpacked = 0;
    for (const Member &member : members)
        unpacked += std::min(member.size, kMostUnpacked);
    std::error_code error;
    const std::uint64_t packed = std::max<std::uint64_t>(fs::file_size(archive, error), 1);
    const bool bomb = unpacked > kMostUnpacked || members.size() > kMostMembers ||
                      (unpacked > kUnpackedAnyhow && unpacked / packed > kMostRatio);
    if (bomb)
        throw InputError(fmt::format("{} MB would unpack to {} MB in {} files, so it is not opened", packed >> 20U,
                                     unpacked >> 20U, members.size()),
                         archive.string(), "unpack what you trust of it by hand and open that");
}

std::string memberToOpen(const fs::path &archive) {
    const Contents contents = contentsOf(archive);
    const std::string root = rootOf(archive);
    if (contents.shapes.size() == 1)
        return root + "/" + contents.shapes.front();
    if (contents.shapes.size() > 1) {
        const std::string folder = fs::path(contents.shapes.front()).parent_path().string();
        return folder.empty() ? root : root + "/" + folder;
    }
    if (contents.layers.size() == 1)
        return root + "/" + contents.layers.front();
    const bool several = contents.layers.size() + contents.texts.size() > 1;
    throw InputError(several ? "there are several files in it" : "there is no file in it that can be read", archive.string(),
                     several ? "unpack it and open the file that you mean" : "choose another file");
}

std::optional<std::string> zippedText(const fs::path &archive) {
    const QuietGdal quiet;
    const Contents contents = contentsOf(archive);
    if (contents.texts.size() != 1 || !contents.shapes.empty() || !contents.layers.empty())
        return std::nullopt;
    refuseBomb(archive);
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE *)> file(
        VSIFOpenL((rootOf(archive) + "/" + contents.texts.front()).c_str(), "rb"), VSIFCloseL);
    std::string bytes;
    constexpr std::size_t kPiece = 1U << 20U;
    for (std::size_t got = kPiece; file && got == kPiece;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kPiece);
        got = VSIFReadL(bytes.data() + before, 1, kPiece, file.get());
        bytes.resize(before + got);
    }
    if (bytes.empty())
        throw InputError("'" + contents.texts.front() + "' in it cannot be unpacked", archive.string(), "fetch or write it again");
    return bytes;
}

namespace {

// The module of "CREATE VIRTUAL TABLE name USING module(…", lower case; "" for a plain table; "?" for what is neither.
std::string moduleOf(const std::string &sql) {
    std::size_t at = 0;
    const auto blanks = [&] { at = std::min(sql.find_first_not_of(" \t\r\n", at), sql.size()); };
    const auto word = [&] {
        blanks();
        const std::size_t begin = at;
        while (at < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[at])) || sql[at] == '_'))
            ++at;
        return sql.substr(begin, at - begin);
    };
    if (word() != "create")
        return "?";
    const std::string kind = word();
    if (kind == "table")
        return "";
    if (kind != "virtual" || word() != "table")
        return "?";
    blanks();
    constexpr std::string_view kQuotes = "\"`'[", kClosing = "\"`']"; // round the table's name
    if (const std::size_t quote = at < sql.size() ? kQuotes.find(sql[at]) : std::string_view::npos;
        quote != std::string_view::npos) {
        do
            at = sql.find(kClosing[quote], at + 1);
        while (at != std::string::npos && at + 1 < sql.size() && sql[at + 1] == kClosing[quote] && ++at);
        at = at == std::string::npos ? sql.size() : at + 1;
    } else {
        word();
    }
    return word() == "using" ? word() : "?";
}

bool staysInside(const std::string &module) {
    return module.rfind("rtree", 0) == 0 || module.rfind("fts", 0) == 0 || module == "geopoly" ||
           module == "virtualspatialindex" || module == "virtualelementary" || module.rfind("virtualknn", 0) == 0;
}

} // namespace

void refuseLinks(const fs::path &database) {
    sqlite3 *handle = nullptr;
    const int opened = sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3 *)> closing(handle, sqlite3_close);
    sqlite3_stmt *query = nullptr;
    if (opened != SQLITE_OK || sqlite3_prepare_v2(handle, "SELECT name, sql FROM sqlite_master WHERE type = 'table'", -1,
                                                  &query, nullptr) != SQLITE_OK)
        return; // broken: whoever reads it says so
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> finishing(query, sqlite3_finalize);
    const auto text = [&](int column) {
        const unsigned char *bytes = sqlite3_column_text(query, column);
        return bytes ? std::string(reinterpret_cast<const char *>(bytes)) : std::string();
    };
    while (sqlite3_step(query) == SQLITE_ROW)
        if (const std::string module = moduleOf(lowerCase(text(1))); !module.empty() && !staysInside(module))
            throw InputError(
                fmt::format("its table '{}' reaches outside of the file ({}), so it is not opened", text(0), module),
                database.string(), "save the tables that you need into a file of their own");
}

} // namespace zamkan::geo
