"""The data files of this room: well formed, complete, and alike for all states."""

from __future__ import annotations

import sqlite3
from collections import Counter

import pytest
from babel import Locale

from variorum.data.load import path, table, toml
from variorum.resolution.countries import cells, countries
from variorum.resolution.folding import fold

STATE_SECTORS = ("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK")
OTHER_SECTORS = ("AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC")
SECTORS = frozenset((*STATE_SECTORS, *OTHER_SECTORS))
KINDS = frozenset(("town", "district", "province", "region", "area", "island", "water", "continent", "country"))
# Parts of territories that CLDR lists beside ISO's own, and codes that are no territory.
NOT_ISO = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("countries.tsv", "alpha3"),
        ("places_overlay.tsv", "id"),
        ("offices.tsv", "office"),
        ("bodies.tsv", "name"),
        ("place_kinds.tsv", "word"),
    ],
)
def test_rows_are_whole_sorted_and_unique(name: str, key: str) -> None:
    rows = table(name)
    keys = [row[key] for row in rows]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert all(None not in row and None not in row.values() for row in rows)


def test_place_parts_are_sorted_and_unique() -> None:
    rows = [(row["kind"], row["words"]) for row in table("place_parts.tsv")]
    assert rows == sorted(set(rows))
    assert {kind for kind, _ in rows} == {"before", "degree", "part", "sign"}


def test_every_territory_of_iso_is_there() -> None:
    listed = {country.alpha2 for country in countries().values()}
    known = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()} - NOT_ISO
    assert listed == known


def test_every_sovereign_state_has_adjective_people_and_seat() -> None:
    states = [country for country in countries().values() if country.population > 500_000]
    bare = {country.name for country in states if not country.adjectives}
    # The two Congos share an adjective, which then says nothing; Réunion and Macau are no states.
    assert bare == {"Republic of the Congo"}
    assert len(states) > 160


def test_no_name_stands_for_two_states() -> None:
    names = Counter(name for one in countries().values() for name in {fold(name) for name in (one.name, *one.names)})
    assert [name for name, count in names.items() if count > 1] == []


def test_no_adjective_stands_for_two_states() -> None:
    adjectives = Counter(word for one in countries().values() for word in {fold(word) for word in one.adjectives})
    assert [word for word, count in adjectives.items() if count > 1] == []


def test_neighbours_are_neighbours_of_each_other() -> None:
    known = countries()
    one_sided = [
        (one.code, other)
        for one in known.values()
        for other in one.neighbours
        if one.code not in known[other].neighbours
    ]
    assert len(one_sided) <= 6  # as GeoNames has it


def test_overlay_rows_are_places() -> None:
    for row in table("places_overlay.tsv"):
        assert row["kind"] in KINDS, row
        assert row["precision"] in set("1234567"), row
        assert set(cells(row["countries"])) <= set(countries()), row
        assert set(cells(row["kin"])) <= set(countries()), row
        assert row["status"] in ("", "pre"), row
        assert (row["latitude"] == "") == (row["longitude"] == ""), row
        assert not row["latitude"] or (-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180)


def test_only_regions_with_authorities_have_kin() -> None:
    assert all(row["authority"] for row in table("places_overlay.tsv") if row["kin"])


def test_offices_and_bodies_have_plover_sectors() -> None:
    for row in (*table("offices.tsv"), *table("bodies.tsv")):
        assert set(cells(row["sectors"])) <= SECTORS, row
    assert {row["kind"] for row in table("offices.tsv")} == {"person", "body", "group"}
    assert all(set(cells(row["countries"])) <= set(countries()) for row in table("bodies.tsv"))


def test_steering_words_are_lower_case_sorted_and_unique() -> None:
    for name, words in toml("parties.toml").items():
        assert words == [word.lower() for word in words], name
        assert len(set(words)) == len(words), name
        assert words == sorted(words), name


def test_kinds_are_known() -> None:
    assert all(set(cells(row["kinds"])) <= KINDS for row in table("place_kinds.tsv"))


def test_gazetteer_is_small_and_whole() -> None:
    file = path("gazetteer.sqlite")
    assert file.stat().st_size <= 12_000_000
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) > 100000 FROM town").fetchone() == (1,)
        joined = "town_name AS o JOIN town AS t ON t.folded = o.town AND t.geonames = o.geonames"
        total = connection.execute("SELECT count(*) FROM town_name").fetchone()
        assert connection.execute(f"SELECT count(*) FROM {joined}").fetchone() == total
    connection.close()


def test_sites_are_nouns_for_places_that_are_held() -> None:
    rows = table("place_sites.tsv")
    nouns = {row["noun"] for row in table("propositions/place_nouns.tsv")}
    assert [row["noun"] for row in rows] == sorted({row["noun"] for row in rows})
    assert all(row["noun"] in nouns or row["noun"].removesuffix("s") in nouns for row in rows)
    assert {row["one"] for row in rows} == {"yes", "no"}
