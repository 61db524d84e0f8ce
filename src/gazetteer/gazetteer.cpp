#include "gazetteer/gazetteer.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "gazetteer/index_view.hpp"
#include "gazetteer/layers.hpp"
#include "gazetteer/loose_name.hpp"
#include "gazetteer/mapped_file.hpp"
#include "gazetteer/user_layers.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <unordered_map>

namespace zamkan::gazetteer {
namespace fs = std::filesystem;

// The bundled places come first, the user's after them. Names that both have are merged when opening.
struct Gazetteer::Index {
    std::optional<MappedFile> mapped, userMapped;
    std::string bundledBytes, userBytes; // bundledBytes: only when the index could not be written
    IndexView bundled, user;
    std::optional<geo::AreaCells> provinces;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return static_cast<std::size_t>(hash(key)); }
    };
    std::unordered_map<std::string, std::vector<Match>, Hash, std::equal_to<>> userNames;

    // An own place stands for a bundled one of its name that lies as near as this.
    static constexpr double kSameKm = 5;

    void mergeNames() {
        for (const NameRecord &name : user.names()) {
            const std::string_view folded = user.text(name.name);
            std::vector<Match> &merged = userNames[std::string(folded)];
            for (Match match : user.matchesOf(name)) {
                match.place += offset();
                merged.push_back(match);
            }
            const std::size_t own = merged.size();
            for (const Match &match : bundled.named(folded)) {
                const Place place = bundled.place(match.place);
                const bool replaced =
                    std::any_of(merged.begin(), merged.begin() + static_cast<std::ptrdiff_t>(own),
                                [&](const Match &other) {
                                    const Place mine = user.place(other.place - offset());
                                    return (mine.type == place.type || (settled(mine) && settled(place))) &&
                                           geo::distanceKm(mine.position, place.position) < kSameKm;
                                });
                if (!replaced)
                    merged.push_back(match);
            }
        }
    }
    static bool settled(const Place &place) {
        return place.type == "city" || place.type == "town" || place.type == "village";
    }

    [[nodiscard]] PlaceIndex offset() const { return static_cast<PlaceIndex>(bundled.size()); }
};

namespace {

// Different installations have different index files; one that is built anew replaces its own only.
fs::path indexFile(const fs::path &folder, const fs::path &shapefiles) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(shapefiles, error);
    return folder / fmt::format("gazetteer-{:08x}.index",
                                static_cast<std::uint32_t>(hash((error ? shapefiles : whole).string())));
}

// Gives nothing when the index stands in its file, else its bytes and why it does not.
std::string build(const fs::path &shapefiles, const fs::path &file, std::uint64_t fingerprint,
                  std::vector<Diagnostic> &diagnostics) {
    std::string bytes;
    {
        IndexBuilder builder;
        readBundledLayers(shapefiles, builder);
        bytes = builder.finish(fingerprint);
    }
    try {
        std::error_code ignored; // writeBytes says what is wrong with the folder
        fs::create_directories(file.parent_path(), ignored);
        writeBytes(file, bytes);
        return {};
    } catch (const InputError &error) {
        diagnostics.push_back({Severity::remark,
                               "the place index could not be kept (" + error.diagnostic().what +
                                   ") and is built anew on every start",
                               file.string(),
                               "make this folder writable, or set XDG_CACHE_HOME to one that is",
                               {}});
        return bytes;
    }
}

} // namespace

Gazetteer::Gazetteer() noexcept = default;
Gazetteer::Gazetteer(std::unique_ptr<Index> index) : index_(std::move(index)) {}
Gazetteer::Gazetteer(Gazetteer &&) noexcept = default;
Gazetteer &Gazetteer::operator=(Gazetteer &&) noexcept = default;
Gazetteer::~Gazetteer() = default;

void Gazetteer::openUserLayers(const OpenOptions &options, std::uint64_t fingerprint, Index &index,
                               std::vector<Diagnostic> &diagnostics) {
    const UserLayers layers(options);
    if (layers.empty())
        return;
    // Only layers without a remark are kept, so that remarks are told at every start.
    const std::uint64_t key = layers.fingerprint(fingerprint);
    const fs::path folder = options.index_folder.empty() ? cacheFolder() : options.index_folder;
    const fs::path file = folder / fmt::format("own-places-{:08x}.index", static_cast<std::uint32_t>(layers.nameKey()));
    index.userMapped = MappedFile::open(file);
    const auto kept = index.userMapped ? IndexView::over(index.userMapped->bytes(), key) : std::nullopt;
    if (kept) {
        index.user = *kept;
    } else {
        index.userMapped.reset();
        const std::size_t before = diagnostics.size();
        index.userBytes = layers.build(index.bundled, key, diagnostics);
        index.user = IndexView::over(index.userBytes, key).value_or(IndexView());
        if (diagnostics.size() == before) {
            try {
                writeBytes(file, index.userBytes);
            } catch (const InputError &) {
                // A folder that cannot be written was told when the bundled index was.
            }
        }
    }
    index.mergeNames();
}

Parsed<Gazetteer> Gazetteer::open(const OpenOptions &options) {
    Parsed<Gazetteer> out;
    auto index = std::make_unique<Index>();
    const fs::path shapefiles = shapefilesFolder();
    const fs::path file =
        indexFile(options.index_folder.empty() ? cacheFolder() : options.index_folder, shapefiles);
    const std::uint64_t fingerprint = fingerprintOf(shapefiles);

    const auto map = [&] {
        index->mapped = MappedFile::open(file);
        const auto view = index->mapped ? IndexView::over(index->mapped->bytes(), fingerprint) : std::nullopt;
        if (view)
            index->bundled = *view;
        return view.has_value();
    };
    if (!map()) {
        index->bundledBytes = build(shapefiles, file, fingerprint, out.diagnostics);
        if (!index->bundledBytes.empty()) {
            index->mapped.reset();
            index->bundled = IndexView::over(index->bundledBytes, fingerprint).value_or(IndexView());
        } else if (!map()) {
            throw InstallationError("the place index was written but cannot be read back", file.string(),
                                    "check the disk, or set XDG_CACHE_HOME to another folder");
        }
    }

    index->provinces.emplace(index->bundled.provinces());
    openUserLayers(options, fingerprint, *index, out.diagnostics);
    out.value = Gazetteer(std::move(index));
    return out;
}

std::size_t Gazetteer::size() const { return index_ ? index_->bundled.size() + index_->user.size() : 0; }

Place Gazetteer::place(PlaceIndex index) const {
    if (!index_ || index >= size())
        return {};
    const PlaceIndex offset = index_->offset();
    if (index < offset)
        return index_->bundled.place(index);
    Place own = index_->user.place(index - offset);
    own.own = true;
    return own;
}

std::optional<PlaceIndex> Gazetteer::byId(std::string_view id) const {
    if (!index_)
        return std::nullopt;
    if (const auto own = index_->user.byId(id))
        return *own + index_->offset();
    return index_->bundled.byId(id);
}

std::span<const Match> Gazetteer::named(std::string_view folded) const {
    if (!index_)
        return {};
    if (!index_->userNames.empty())
        if (const auto own = index_->userNames.find(folded); own != index_->userNames.end())
            return own->second;
    return index_->bundled.named(folded);
}

bool Gazetteer::mayStartWith(std::string_view twoWords) const {
    return index_ && (index_->bundled.mayStartWith(twoWords) || index_->user.mayStartWith(twoWords));
}

NameStart Gazetteer::namesFrom(std::string_view word) const {
    if (!index_)
        return {};
    return {index_->bundled.namesFrom(word).lengths | index_->user.namesFrom(word).lengths};
}

std::vector<Gazetteer::Hit> Gazetteer::similar(std::string_view name, std::size_t limit,
                                               std::string_view country) const {
    if (!index_ || limit == 0)
        return {};
    const std::string wanted = looseName(name);
    if (wanted.size() < 2)
        return {};
    constexpr double threshold = 0.70, byEar = 0.97; // 1 is for a name written like this
    const std::uint32_t letters = lettersOf(wanted);
    std::unordered_map<PlaceIndex, double> best;
    const auto scan = [&](const IndexView &view, PlaceIndex offset) {
        for (const LooseRecord &record : view.looseNames(country)) {
            const bool longer = record.name.length > wanted.size();
            const std::size_t difference =
                longer ? record.name.length - wanted.size() : wanted.size() - record.name.length;
            const bool near = difference <= 4 && std::popcount(record.letters ^ letters) <= 2;
            const bool mayHold = longer && wanted.size() >= 3 && (record.letters & letters) == letters;
            if (!near && !mayHold)
                continue;
            const std::string_view other = view.text(record.name);
            double alike = near ? byEar * likeness(wanted, other) : 0;
            if (mayHold && (other.starts_with(wanted) || (wanted.size() >= 4 && other.ends_with(wanted)))) {
                const double share = static_cast<double>(wanted.size()) / static_cast<double>(other.size());
                alike = std::max(alike, threshold + 0.2 * share);
            }
            if (alike < threshold)
                continue;
            for (const PlaceIndex place : view.placesOf(record)) {
                if (place >= view.size())
                    continue;
                double &known = best[place + offset];
                known = std::max(known, alike);
            }
        }
    };
    scan(index_->bundled, 0);
    scan(index_->user, index_->offset());
    for (const Match &match : named(text::fold(name)))
        if (country.empty() || place(match.place).country == country)
            best[match.place] = 1;
    std::vector<Hit> hits;
    hits.reserve(best.size());
    for (const auto &[place, alike] : best)
        hits.push_back({place, alike});
    const auto population = [&](PlaceIndex place) {
        return place < index_->offset() ? index_->bundled.record(place).population
                                        : index_->user.record(place - index_->offset()).population;
    };
    const auto before = [&](const Hit &a, const Hit &b) {
        if (a.similarity != b.similarity)
            return a.similarity > b.similarity;
        const auto peopleA = population(a.place), peopleB = population(b.place);
        return peopleA != peopleB ? peopleA > peopleB : a.place < b.place;
    };
    const std::size_t kept = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), before);
    hits.resize(kept);
    return hits;
}

std::vector<PlaceIndex> Gazetteer::soundingLike(std::string_view name, std::span<const std::string> countries,
                                                std::size_t consonants) const {
    std::vector<PlaceIndex> out;
    const std::string wanted = looseName(name), heard = consonantsOf(wanted);
    if (!index_ || heard.size() < std::max<std::size_t>(consonants, 2))
        return out;
    const bool arabic = static_cast<unsigned char>(name.front()) >= 0xD8;
    const auto look = [&](const IndexView &view, PlaceIndex offset, const std::string &country) {
        view.visitSounds(country, heard, [&](const LooseRecord &record) {
            if (!soundsLike(wanted, arabic, view.text(record.name)))
                return;
            for (const PlaceIndex place : view.placesOf(record))
                if (place < view.size() && std::find(out.begin(), out.end(), place + offset) == out.end())
                    out.push_back(place + offset);
        });
    };
    for (const std::string &country : countries) {
        look(index_->user, index_->offset(), country);
        look(index_->bundled, 0, country);
    }
    return out;
}

std::string_view Gazetteer::countryAt(const geo::LatLon &point) const {
    return index_ ? index_->bundled.countryAt(point) : std::string_view();
}

std::string_view Gazetteer::admin1At(const geo::LatLon &point) const {
    const auto area = index_ && index_->provinces ? index_->provinces->areaAt(point) : std::nullopt;
    return area ? index_->bundled.provinceCode(*area) : std::string_view();
}

std::vector<PlaceIndex> Gazetteer::placesIn(const geo::Box &box, std::uint32_t minimum_population,
                                            std::size_t limit) const {
    if (!index_ || box.empty() || limit == 0)
        return {};
    std::vector<std::pair<std::uint32_t, PlaceIndex>> found;
    const auto collect = [&](const IndexView &view, PlaceIndex offset) {
        view.visitSquares(box, [&](PlaceIndex place) {
            const PlaceRecord &record = view.record(place);
            if (record.population < minimum_population)
                return false;
            if (record.latitude >= box.south && record.latitude <= box.north &&
                record.longitude >= box.west && record.longitude <= box.east)
                found.emplace_back(record.population, place + offset);
            return true;
        });
    };
    collect(index_->bundled, 0);
    collect(index_->user, index_->offset());
    const auto more = [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const std::size_t kept = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), more);
    std::vector<PlaceIndex> out;
    for (std::size_t i = 0; i < kept; ++i)
        out.push_back(found[i].second);
    return out;
}

} // namespace zamkan::gazetteer
