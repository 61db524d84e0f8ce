"""Makes the layers asked for, in the order that one needs the other."""
from . import airports, counties, countries, features, fetch, names, places, provinces, readme, villages, water
from .alternates import Alternates
from .cldr import Cldr
from .curated import Curated

ZIPPED = {"places", "place_names", "villages"}


class Workshop:
    """What several layers share, made when first asked for."""

    def __init__(self, cache, root):
        self.sources = fetch.Sources(cache)
        self.root = root
        self._made = {}
        self.names_of_feature = {}  # what towns and villages left out for a curated twin know of names

    def once(self, name, make):
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]

    @property
    def cldr(self):
        return self.once("cldr", lambda: Cldr(self.sources))

    @property
    def curated(self):
        return self.once("curated", lambda: Curated(self.root))

    @property
    def alternates(self):
        return self.once("alternates", lambda: Alternates(self.sources))

    @property
    def provinces(self):
        return self.once("provinces", lambda: provinces.read(self.sources, self.cldr, self.curated))

    @property
    def locator(self):
        return self.once("locator", lambda: provinces.Locator(self.provinces))

    @property
    def places(self):
        return self.once("towns", lambda: features.without_twins(
            places.read(self.sources, self.alternates, self.locator, self.curated, self.cldr.cities()),
            self.curated, self.names_of_feature))

    @property
    def villages(self):
        return self.once("hamlets", lambda: features.without_twins(
            villages.read(self.sources, self.alternates, self.locator, self.places, self.curated), self.curated,
            self.names_of_feature))

    @property
    def airports(self):
        return self.once("fields", lambda: airports.read(self.sources, self.alternates, self.locator, self.curated))

    def layer(self, name):
        return self.once(name, lambda: MAKERS[name](self))


MAKERS = {
    "countries_50m": lambda shop: countries.make(shop.sources, shop.cldr, "50m"),
    "countries_10m": lambda shop: countries.make(shop.sources, shop.cldr, "10m", countries.THEATRE),
    "admin1": lambda shop: provinces.make(shop.provinces),
    "rivers_10m": lambda shop: water.make_rivers(shop.sources),
    "lakes_10m": lambda shop: water.make_lakes(shop.sources),
    "villages": lambda shop: villages.make(shop.villages),
    "airports": lambda shop: airports.make(shop.airports),
    "counties": lambda shop: counties.make(shop.sources),
    "place_names": names.make,
    "places": lambda shop: places.make(shop.places),
    "features": lambda shop: features.make(shop.curated),
}


def make(names, cache, output, root):
    shop = Workshop(cache, root)
    made = []
    for name in names:
        layer = shop.layer(name)
        made.append(layer)
        layer.write(output, zipped=name in ZIPPED)
        print(f"{name}: {len(layer.rows)} rows", flush=True)
    readme.update(output, made, shop.sources)
