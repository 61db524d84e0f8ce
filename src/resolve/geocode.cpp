// Names without a text round them: `geocode`, search, and rows of event files.
#include "resolve/place_query.hpp"
#include "resolve/resolver.hpp"
#include "resolve/why.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <unordered_map>

namespace zamkan::resolve {
namespace {

using gazetteer::Gazetteer;
using gazetteer::Match;
using gazetteer::MatchKind;
using gazetteer::Place;
using gazetteer::PlaceIndex;

bool isCode(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char &c : out)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return out;
}

// The area of this type that a code or a name in any language means.
std::optional<PlaceIndex> areaNamed(const std::string &name, std::string_view type,
                                    const std::string &country, const Gazetteer &gazetteer) {
    const auto fits = [&](PlaceIndex index) {
        const Place place = gazetteer.place(index);
        return place.type == type && (country.empty() || place.country == country);
    };
    for (const std::string &form : {name, provinceName(name)})
        for (const Match &match : gazetteer.named(text::fold(form)))
            if (fits(match.place))
                return match.place;
    for (const auto &hit : gazetteer.similar(provinceName(name), 60, country))
        if (hit.similarity > 0.75 && fits(hit.place))
            return hit.place;
    return std::nullopt;
}

std::optional<PlaceIndex> countryNamed(const std::string &name, const Gazetteer &gazetteer) {
    if (name.empty())
        return std::nullopt;
    const std::string code = upper(name);
    if (name.size() == 2)
        if (const auto country = gazetteer.byId("country:" + code))
            return country;
    if (name.size() == 3)
        if (const auto matches = gazetteer.named("iso3:" + code); !matches.empty())
            return matches.front().place;
    return areaNamed(name, "country", {}, gazetteer);
}

std::optional<PlaceIndex> provinceNamed(const std::string &name, const std::string &country,
                                        const Gazetteer &gazetteer) {
    if (name.empty())
        return std::nullopt;
    const std::string code = upper(name);
    if (const auto province = gazetteer.byId("admin1:" + code))
        return province;
    if (!country.empty())
        if (const auto province = gazetteer.byId("admin1:" + country + "-" + code))
            return province;
    return areaNamed(name, "province", country, gazetteer);
}

// A candidate while it is weighed.
struct Weighed {
    PlaceIndex place = 0;
    double fit = 0;   // how well name, area and type fit, 0..about 1
    double score = 0; // fit, and what people usually mean; small differences count
    std::vector<Reason> why;
};

// The score of a province whose place is not known: above that of a spelling that is only remotely alike.
constexpr double kOnlyProvince = 1e-4;

class Weighing {
public:
    Weighing(const Query &query, const Gazetteer &gazetteer) : query_(query), gazetteer_(gazetteer) {
        if (const auto country = countryNamed(query.country, gazetteer))
            country_ = gazetteer.place(*country);
        const std::string in = country_ ? std::string(country_->country) : std::string();
        if (const auto province = provinceNamed(query.admin1, in, gazetteer)) {
            province_ = gazetteer.place(*province);
            provinceRadius_ = static_cast<double>(province_->radius_km);
            if (!country_ && query.country.empty())
                if (const auto country = gazetteer.byId("country:" + std::string(province_->country)))
                    impliedCountry_ = gazetteer.place(*country).country;
        }
    }

    [[nodiscard]] std::string countryCode() const {
        return country_ ? std::string(country_->country) : std::string(impliedCountry_);
    }

    // `likeness`: how well the name fits, 1 for a preferred name as written.
    void add(PlaceIndex index, double likeness, const NameForm &form, Reason how) {
        const Place place = gazetteer_.place(index);
        Weighed weighed{index, likeness * form.worth, 0, {std::move(how)}};
        weighCountry(place, weighed);
        weighProvince(place, weighed);
        weighType(place, form, weighed);
        if (query_.near) {
            const double km = geo::distanceKm(*query_.near, place.position);
            weighed.fit *= 0.55 + 0.45 * std::exp(-km / 150);
            weighed.why.push_back({"place_from_point", {{"km", fmt::format("{:.0f}", km)}}});
        }
        if (place.own) {
            weighed.fit *= 1.1;
            weighed.why.push_back({"place_own"});
        }
        // Of two places with one name people mean the larger one; between areas and points, the point.
        double people = static_cast<double>(place.population);
        if (place.type == "country")
            people = 5e6;
        if (place.type == "province")
            people = std::max(people, 2e4);
        // Sharpened, so that a clearly better one gets most of the share; how well it fits at all counts
        // besides.
        const double fit = std::clamp(weighed.fit, 0.0, 1.0);
        const double weight = likeness < 0.93 ? 0.002 : 0.02; // a guessed spelling is no likelier for being a city
        weighed.score = std::pow(weighed.fit * (1 + weight * std::log10(people + 10)), 12) * fit * fit;
        if (place.population > 0)
            weighed.why.push_back({"place_population", {{"n", fmt::format("{}", place.population)}}});
        auto [at, fresh] = best_.try_emplace(index, weighed);
        if (!fresh && at->second.score < weighed.score)
            at->second = weighed;
    }

    // Where nothing bears the name, the province that was given is all that is known.
    void addProvince() {
        if (!province_)
            return;
        if (const auto index = gazetteer_.byId(province_->id))
            best_.try_emplace(*index, Weighed{*index, 0.5, kOnlyProvince, {Reason{"place_only_province"}}});
    }

    [[nodiscard]] bool hasProvince() const { return province_.has_value(); }

    [[nodiscard]] double bestFit() const {
        double best = 0;
        for (const auto &[index, weighed] : best_)
            best = std::max(best, weighed.score);
        return best;
    }

    [[nodiscard]] std::vector<Weighed> sorted() const {
        std::vector<Weighed> out;
        for (const auto &[index, weighed] : best_)
            out.push_back(weighed);
        std::sort(out.begin(), out.end(), [](const Weighed &a, const Weighed &b) {
            return a.score != b.score ? a.score > b.score : a.place < b.place;
        });
        return out;
    }

private:
    void weighCountry(const Place &place, Weighed &weighed) const {
        const std::string wanted = countryCode();
        if (wanted.empty())
            return;
        if (place.country == wanted) {
            if (country_)
                weighed.why.push_back(withPlace({"place_country"}, *country_));
        } else {
            weighed.fit *= place.country.empty() ? 0.8 : 0.4;
        }
    }

    void weighProvince(const Place &place, Weighed &weighed) const {
        if (!province_)
            return;
        const std::string_view own =
            place.admin1.empty() ? gazetteer_.admin1At(place.position) : place.admin1;
        if (own == province_->admin1) {
            weighed.why.push_back(withPlace({"place_province"}, *province_));
            return;
        }
        // Borders of provinces are told differently by different sources: a near miss is not a miss.
        const double beyond = geo::distanceKm(place.position, province_->position) - provinceRadius_;
        if (place.country != province_->country || beyond > 1.2 * provinceRadius_)
            weighed.fit *= 0.45;
        else
            weighed.fit *= beyond < 0.3 * provinceRadius_ ? 0.8 : 0.55;
    }

    void weighType(const Place &place, const NameForm &form, Weighed &weighed) const {
        const bool asked = !query_.type.empty();
        if (!asked && form.types.empty())
            return;
        const bool fits =
            asked ? place.type == query_.type
                  : std::find(form.types.begin(), form.types.end(), place.type) != form.types.end();
        if (fits)
            weighed.why.push_back({"place_kind_fits", {{"kind", std::string(place.type)}}});
        weighed.fit *= fits ? 1.04 : asked ? 0.7 : 0.85;
    }

    const Query &query_;
    const Gazetteer &gazetteer_;
    std::optional<Place> country_, province_;
    std::string_view impliedCountry_;
    double provinceRadius_ = 0;
    std::unordered_map<PlaceIndex, Weighed> best_;
};

double worthOf(MatchKind kind) {
    switch (kind) {
    case MatchKind::preferred:
        return 1;
    case MatchKind::alias:
        return 0.97;
    case MatchKind::folded_variant:
        return 0.93;
    }
    return 0.9;
}

void addNamed(const NameForm &form, const Gazetteer &gazetteer, Weighing &weighing) {
    for (const Match &match : gazetteer.named(text::fold(form.name)))
        weighing.add(match.place, worthOf(match.kind), form, {"place_named", {{"name", form.name}}});
}

// Articles and spaces tell transliterations apart, not places.
std::string compact(std::string_view folded) {
    static constexpr std::array<std::string_view, 16> articles{
        "al", "el", "ar", "er", "as", "es", "ash", "esh", "ad", "ed", "az", "ez", "an", "en", "at", "et"};
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" -", at), folded.size());
        const std::string_view word = folded.substr(at, end - at);
        if (end == folded.size() || std::find(articles.begin(), articles.end(), word) == articles.end())
            out += word;
        at = end + 1;
    }
    return out;
}

// What it costs to write one letter for another: vowels change freely, k and q stand for one sound.
double changing(char a, char b) {
    if (a == b)
        return 0;
    constexpr std::string_view vowels = "aeiouy";
    const bool vowelA = vowels.find(a) != std::string_view::npos, vowelB = vowels.find(b) != std::string_view::npos;
    if (vowelA && vowelB)
        return 0.4;
    if ((a == 'k' && b == 'q') || (a == 'q' && b == 'k'))
        return 0.1;
    return 1;
}

// 1: written alike, 0: nothing in common; of names that sound alike it prefers the one that looks alike.
double lookAlike(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty())
        return 0;
    std::vector<double> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0.0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        double diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const double above = row[j + 1];
            // A letter written twice is hardly a difference.
            const double drop = i > 0 && a[i] == a[i - 1] ? 0.3 : 1, add = j > 0 && b[j] == b[j - 1] ? 0.3 : 1;
            row[j + 1] = std::min({diagonal + changing(a[i], b[j]), above + drop, row[j] + add});
            diagonal = above;
        }
    }
    return 1 - row[b.size()] / static_cast<double>(std::max(a.size(), b.size()));
}

constexpr double kLooksLikeNothing = 0.4, kByEar = 0.7;

void addSimilar(const NameForm &form, const Gazetteer &gazetteer, Weighing &weighing) {
    const std::string country = weighing.countryCode(), whole = text::fold(form.name), wanted = compact(whole);
    if (wanted.size() > 200)
        return;
    const std::size_t limit = country.empty() ? 25 : weighing.hasProvince() ? 300 : 60;
    for (const auto &hit : gazetteer.similar(form.name, limit, country)) {
        if (hit.similarity >= 1)
            continue; // found by name already
        const Place place = gazetteer.place(hit.place);
        const auto looksLike = [&](std::string_view name) {
            const std::string other = text::fold(name);
            return 0.9 * lookAlike(wanted, compact(other)) + 0.1 * lookAlike(whole, other);
        };
        // A name in the other script cannot look alike: it is neither for nor against.
        const bool readable = !(isArabic(whole) ? place.name_ar : place.name_en).empty();
        const double looks = readable ? std::max(looksLike(place.name_en), looksLike(place.name_ar)) : 0.8;
        if (country.empty() && looks < kLooksLikeNothing)
            continue; // of the whole world something always shares a few consonants: that helps nobody
        weighing.add(hit.place, hit.similarity * (kByEar + (0.99 - kByEar) * looks), form,
                     withPlace({"place_spelt_like"}, place));
    }
}

// Several layers may hold one place: rows of one name within a few kilometres are one answer.
std::vector<Weighed> withoutDoubles(std::vector<Weighed> all, const Gazetteer &gazetteer) {
    std::vector<Weighed> out;
    for (Weighed &weighed : all) {
        const Place place = gazetteer.place(weighed.place);
        const bool doubled = std::any_of(out.begin(), out.end(), [&](const Weighed &other) {
            const Place known = gazetteer.place(other.place);
            const bool areas = known.type == "province" || place.type == "province" ||
                               known.type == "country" || place.type == "country";
            return !areas && geo::distanceKm(known.position, place.position) < 4;
        });
        if (!doubled)
            out.push_back(std::move(weighed));
        if (out.size() > 60)
            break;
    }
    return out;
}

} // namespace

std::vector<Answer> geocode(const Query &query, const Gazetteer &gazetteer, std::size_t limit) {
    Weighing weighing(query, gazetteer);
    const std::vector<NameForm> forms = formsOf(query.name, query.type);
    if (isCode(query.name, 2, 6)) { // a code instead of a name
        if (const auto country = query.name.size() <= 3 ? countryNamed(query.name, gazetteer) : std::nullopt;
            country)
            weighing.add(*country, 1, {query.name, {}, 1, false}, {"place_code", {{"code", query.name}}});
        if (const auto province = gazetteer.byId("admin1:" + query.name))
            weighing.add(*province, 1, {query.name, {}, 1, false}, {"place_code", {{"code", query.name}}});
    }
    for (const NameForm &form : forms)
        if (!form.rough)
            addNamed(form, gazetteer, weighing);
    if (weighing.bestFit() < 0.97)
        for (const NameForm &form : forms)
            if (!form.rough && !form.exactly)
                addSimilar(form, gazetteer, weighing);
    if (weighing.bestFit() < 0.8)
        for (const NameForm &form : forms)
            if (form.rough) {
                addNamed(form, gazetteer, weighing);
                if (form.worth >= 0.6)
                    addSimilar(form, gazetteer, weighing);
            }

    if (weighing.bestFit() < 0.55)
        weighing.addProvince();

    std::vector<Weighed> ranked = withoutDoubles(weighing.sorted(), gazetteer);
    // A share among the candidates, times how well each fits.
    double sum = 0;
    for (const Weighed &weighed : ranked) {
        const double fit = std::clamp(weighed.fit, 0.05, 1.0);
        sum += weighed.score / (fit * fit);
    }
    std::vector<Answer> out;
    for (const Weighed &weighed : ranked) {
        if (out.size() == limit)
            break;
        out.push_back({weighed.place, sum > 0 ? std::min(0.99, weighed.score / sum) : 0, weighed.why});
    }
    return out;
}

} // namespace zamkan::resolve
