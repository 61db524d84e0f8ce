#include "gazetteer/index_builder.hpp"
#include "gazetteer/loose_name.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <bit>
#include <cstring>

namespace zamkan::gazetteer {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Folded text cut into words as running text is: punctuation is space, and, if asked, a digit beside a letter
// ends a word.
std::string asWords(std::string_view folded, bool splitDigits) {
    constexpr std::string_view punctuation = ".,;:()[]{}/\\\"|&+*!?_";
    std::string out;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        const bool space = c == ' ' || punctuation.find(c) != std::string_view::npos;
        const bool seam = splitDigits && i > 0 && isDigit(c) != isDigit(folded[i - 1]);
        if ((space || seam) && !out.empty() && out.back() != ' ')
            out += ' ';
        if (!space)
            out += c;
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

// At most half full.
template <typename KeyAt> std::vector<std::uint32_t> hashTable(std::size_t count, KeyAt keyAt) {
    std::vector<std::uint32_t> table(std::bit_ceil(std::max<std::size_t>(2 * count, 8)));
    const Slots slots(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t key = keyHash(keyAt(i));
        std::size_t at = key & (table.size() - 1);
        while (table[at] != 0)
            at = (at + 1) & (table.size() - 1);
        table[at] = slots.slot(i, key);
    }
    return table;
}

std::vector<std::uint64_t> filterOf(const std::vector<std::string_view> &keys) {
    std::vector<std::uint64_t> words(std::bit_ceil(std::max<std::size_t>(keys.size(), 32)) / 4);
    for (const std::string_view key : keys) {
        const FilterBits bits(keyHash(key), words.size());
        for (const std::uint32_t bit : bits.bit)
            words[bits.word + bit / 64] |= std::uint64_t{1} << bit % 64;
    }
    return words;
}

template <typename Map> std::vector<const typename Map::value_type *> sorted(const Map &map) {
    std::vector<const typename Map::value_type *> out;
    out.reserve(map.size());
    for (const auto &entry : map)
        out.push_back(&entry);
    std::sort(out.begin(), out.end(), [](const auto *a, const auto *b) { return a->first < b->first; });
    return out;
}

// The section of letters: short words that recur (types, codes) are kept once.
class Letters {
public:
    Text add(std::string_view text) {
        const Text at{static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(text.size())};
        letters_ += text;
        return at;
    }
    Text addOnce(std::string_view text) {
        if (const auto known = known_.find(std::string(text)); known != known_.end())
            return known->second;
        return known_.emplace(std::string(text), add(text)).first->second;
    }
    [[nodiscard]] const std::string &letters() const { return letters_; }
    [[nodiscard]] std::string_view text(Text at) const {
        return std::string_view(letters_).substr(at.offset, at.length);
    }

private:
    std::string letters_;
    std::unordered_map<std::string, Text> known_;
};

class Writer {
public:
    Writer() : bytes_(sizeof(Head), '\0') {}
    template <typename T> void add(Section section, const std::vector<T> &values) {
        add(section, values.data(), values.size() * sizeof(T));
    }
    void add(Section section, const void *data, std::size_t size) {
        bytes_.resize((bytes_.size() + 7) / 8 * 8);
        head_.sections[section] = {bytes_.size(), size};
        bytes_.append(static_cast<const char *>(data), size);
    }
    [[nodiscard]] std::string finish(std::uint64_t fingerprint) {
        head_.fingerprint = fingerprint;
        head_.bytes = bytes_.size();
        std::memcpy(bytes_.data(), &head_, sizeof head_);
        return std::move(bytes_);
    }

private:
    Head head_;
    std::string bytes_;
};

} // namespace

std::vector<std::string> lookUpForms(std::string_view name) {
    std::vector<std::string> out;
    const std::string folded = text::fold(name);
    for (std::string form : {folded, asWords(folded, false), asWords(folded, true)})
        if (!form.empty() && std::find(out.begin(), out.end(), form) == out.end())
            out.push_back(std::move(form));
    return out;
}

PlaceIndex IndexBuilder::add(const NewPlace &place) {
    const auto [at, fresh] = ids_.try_emplace(place.id, static_cast<PlaceIndex>(places_.size()));
    if (fresh)
        places_.push_back(place);
    const MatchKind kind = fresh ? MatchKind::preferred : MatchKind::alias;
    if (place.by_ear) {
        addLooseName(at->second, place.name_en);
        addLooseName(at->second, place.name_ar);
        return at->second;
    }
    addName(at->second, place.name_en, kind);
    addName(at->second, place.name_ar, kind);
    return at->second;
}

void IndexBuilder::addName(PlaceIndex place, std::string_view name, MatchKind kind) {
    std::vector<std::string> forms = lookUpForms(name);
    const std::size_t spelt = forms.size();
    for (std::size_t i = 0; i < spelt; ++i)
        for (std::string &other : spellings_.others(places_[place].country, forms[i]))
            if (std::find(forms.begin(), forms.end(), other) == forms.end())
                forms.push_back(std::move(other));
    for (std::size_t i = 0; i < forms.size(); ++i) {
        std::string &form = forms[i];
        if (i == spelt) kind = MatchKind::folded_variant;
        std::vector<Match> &matches = names_[std::move(form)];
        const auto known = std::find_if(matches.begin(), matches.end(),
                                        [&](const Match &match) { return match.place == place; });
        if (known == matches.end())
            matches.push_back({place, kind});
        else
            known->kind = std::min(known->kind, kind);
    }
    addLooseName(place, name);
}

void IndexBuilder::addLooseName(PlaceIndex place, std::string_view name) {
    if (std::string loose = looseName(name); loose.size() > 1) {
        std::vector<PlaceIndex> &places = loose_[places_[place].country][std::move(loose)];
        if (std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
    }
}

void IndexBuilder::addKey(PlaceIndex place, std::string_view key) {
    names_[std::string(key)] = {{place, MatchKind::preferred}};
}

void IndexBuilder::addCountryArea(std::string_view code, const std::vector<geo::Polygon> &polygons) {
    countries_.add(static_cast<std::uint32_t>(country_codes_.size()), polygons);
    country_codes_.emplace_back(code);
}

void IndexBuilder::addProvinceArea(std::string_view code, const std::vector<geo::Polygon> &polygons) {
    provinces_.add(static_cast<std::uint32_t>(province_codes_.size()), polygons);
    province_codes_.emplace_back(code);
}

std::optional<PlaceIndex> IndexBuilder::byId(std::string_view id) const {
    const auto at = ids_.find(id);
    return at == ids_.end() ? std::nullopt : std::optional(at->second);
}

std::string IndexBuilder::finish(std::uint64_t fingerprint) const {
    Letters letters;
    Writer writer;

    std::vector<PlaceRecord> places;
    places.reserve(places_.size());
    for (const NewPlace &place : places_) {
        PlaceRecord record;
        record.id = letters.add(place.id);
        record.name_en = letters.add(place.name_en);
        record.name_ar = letters.add(place.name_ar);
        record.type = letters.addOnce(place.type);
        record.country = letters.addOnce(place.country);
        record.admin1 = letters.addOnce(place.admin1);
        record.source = letters.addOnce(place.source);
        record.radius_km = static_cast<float>(place.radius_km);
        record.population = place.population;
        record.seat = static_cast<std::uint32_t>(place.seat);
        record.surveyed = place.surveyed ? 1 : 0;
        record.latitude = place.position.latitude();
        record.longitude = place.position.longitude();
        places.push_back(record);
    }
    const auto before = [&](PlaceIndex a, PlaceIndex b) {
        const bool countryA = places_[a].type == "country", countryB = places_[b].type == "country";
        if (countryA != countryB)
            return countryA;
        return places_[a].population != places_[b].population ? places_[a].population > places_[b].population
                                                              : a < b;
    };

    std::vector<NameRecord> names;
    std::vector<Match> matches;
    std::unordered_map<std::string_view, std::uint32_t> starts; // NameStart::lengths
    std::vector<std::string_view> pairs;
    for (const auto *entry : sorted(names_)) {
        const auto first = static_cast<std::uint32_t>(matches.size());
        matches.insert(matches.end(), entry->second.begin(), entry->second.end());
        std::sort(matches.begin() + first, matches.end(),
                  [&](const Match &a, const Match &b) { return before(a.place, b.place); });
        names.push_back({letters.add(entry->first), first, static_cast<std::uint32_t>(entry->second.size())});
        const std::string_view name = entry->first;
        const auto count = static_cast<std::uint32_t>(std::count(name.begin(), name.end(), ' ') + 1);
        const std::size_t first_end = name.find(' ');
        starts[name.substr(0, first_end)] |= std::uint32_t{1} << std::min(count, std::uint32_t{31});
        if (count > 1)
            pairs.push_back(name.substr(0, name.find(' ', first_end + 1)));
    }
    std::vector<std::string_view> firstWords;
    std::vector<std::uint64_t> words(std::bit_ceil(std::max<std::size_t>(2 * starts.size(), 8)));
    for (const auto *entry : sorted(starts)) {
        firstWords.push_back(entry->first);
        const std::uint64_t key = keyHash(entry->first);
        std::size_t at = key & (words.size() - 1);
        while (words[at] != 0)
            at = (at + 1) & (words.size() - 1);
        words[at] = (key >> 32 << 32) | entry->second;
    }
    // The names are sorted, so names that start alike stand together.
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

    std::vector<LooseCountry> looseCountries;
    std::vector<LooseRecord> looseNames;
    std::vector<PlaceIndex> loosePlaces;
    std::vector<std::uint64_t> sounds;
    for (const auto *country : sorted(loose_)) {
        looseCountries.push_back({letters.addOnce(country->first),
                                  static_cast<std::uint32_t>(looseNames.size()),
                                  static_cast<std::uint32_t>(country->second.size())});
        for (const auto *entry : sorted(country->second)) {
            if (const std::string consonants = consonantsOf(entry->first); consonants.size() >= 2)
                sounds.push_back(soundHash(country->first, consonants) | looseNames.size());
            looseNames.push_back({letters.add(entry->first), lettersOf(entry->first),
                                  static_cast<std::uint32_t>(loosePlaces.size()),
                                  static_cast<std::uint32_t>(entry->second.size())});
            loosePlaces.insert(loosePlaces.end(), entry->second.begin(), entry->second.end());
        }
    }

    std::sort(sounds.begin(), sounds.end());

    std::vector<PlaceIndex> cellPlaces(places_.size());
    for (std::size_t i = 0; i < cellPlaces.size(); ++i)
        cellPlaces[i] = static_cast<PlaceIndex>(i);
    const auto cellOf = [&](PlaceIndex i) {
        return rowOf(places[i].latitude) * kColumns + columnOf(places[i].longitude);
    };
    std::sort(cellPlaces.begin(), cellPlaces.end(), [&](PlaceIndex a, PlaceIndex b) {
        const auto cellA = cellOf(a), cellB = cellOf(b);
        if (cellA != cellB)
            return cellA < cellB;
        return places[a].population != places[b].population ? places[a].population > places[b].population
                                                            : a < b;
    });
    std::vector<std::uint32_t> cells(std::size_t{kColumns} * kRows + 1);
    for (const PlaceIndex place : cellPlaces)
        ++cells[cellOf(place) + 1];
    for (std::size_t i = 1; i < cells.size(); ++i)
        cells[i] += cells[i - 1];

    std::vector<Text> countryCodes, provinceCodes;
    for (const std::string &code : country_codes_)
        countryCodes.push_back(letters.addOnce(code));
    for (const std::string &code : province_codes_)
        provinceCodes.push_back(letters.addOnce(code));

    writer.add(kPlaces, places);
    writer.add(kNames, names);
    writer.add(kNameTable,
               hashTable(names.size(), [&](std::size_t i) { return letters.text(names[i].name); }));
    writer.add(kMatches, matches);
    writer.add(kWordTable, words);
    writer.add(kWordFilter, filterOf(firstWords));
    writer.add(kPairFilter, filterOf(pairs));
    writer.add(kIdTable, hashTable(places.size(), [&](std::size_t i) { return letters.text(places[i].id); }));
    writer.add(kLooseCountries, looseCountries);
    writer.add(kLooseNames, looseNames);
    writer.add(kLoosePlaces, loosePlaces);
    writer.add(kSounds, sounds);
    writer.add(kCells, cells);
    writer.add(kCellPlaces, cellPlaces);
    writer.add(kCountryRings, countries_.rings);
    writer.add(kCountryVertices, countries_.vertices);
    writer.add(kCountryCodes, countryCodes);
    writer.add(kProvinceRings, provinces_.rings);
    writer.add(kProvinceVertices, provinces_.vertices);
    writer.add(kProvinceCodes, provinceCodes);
    writer.add(kLetters, letters.letters().data(), letters.letters().size());
    return writer.finish(fingerprint);
}

} // namespace zamkan::gazetteer
