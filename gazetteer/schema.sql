-- Towns, provinces and districts after GeoNames (https://www.geonames.org), CC BY 4.0. Built by `python -m gazetteer`.
-- Names are folded as in variorum/resolution/folding.py; coordinates are ten-thousandths of a degree (WGS 84).

CREATE TABLE division (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,         -- province (first level) or district (second level)
    name TEXT NOT NULL,
    country TEXT NOT NULL,      -- ISO 3166-1 alpha-2
    province INTEGER,           -- of a district: the division above it
    latitude INTEGER NOT NULL,  -- middle of the towns that lie in it
    longitude INTEGER NOT NULL,
    population INTEGER NOT NULL, -- of its towns
    reference TEXT NOT NULL     -- GeoNames' id where known, else its code
) STRICT;

CREATE TABLE division_name (
    folded TEXT NOT NULL,
    division INTEGER NOT NULL REFERENCES division (id),
    PRIMARY KEY (folded, division)
) STRICT, WITHOUT ROWID;

CREATE TABLE town (
    folded TEXT NOT NULL,
    geonames INTEGER NOT NULL,
    name TEXT,                  -- null where it is the folded name with capitals
    division INTEGER NOT NULL REFERENCES division (id),
    latitude INTEGER NOT NULL,
    longitude INTEGER NOT NULL,
    population INTEGER NOT NULL,
    PRIMARY KEY (folded, geonames)
) STRICT, WITHOUT ROWID;

CREATE TABLE town_name (        -- the other names of towns
    folded TEXT NOT NULL,
    geonames INTEGER NOT NULL,
    town TEXT NOT NULL,         -- its own folded name, under which it stands in the table of towns
    PRIMARY KEY (folded, geonames)
) STRICT, WITHOUT ROWID;
