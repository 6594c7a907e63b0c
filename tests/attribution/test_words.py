"""The word lists of the room: well-formed, sorted, without repetition, and even-handed."""

from __future__ import annotations

from typing import get_args

import pytest

from variorum.attribution.firmness.governors import governors
from variorum.attribution.parse.lexicon import cues
from variorum.data import load
from variorum.records import Attribution, Factuality, Status

PREPOSITIONS = {"about", "against", "as", "at", "for", "in", "of", "on", "over", "to", "upon", "with"}
PATTERNS = {"quote", "clause", "inf", "ing", "obj", "small", "raise", "responsible", *PREPOSITIONS}
FRAMES = {"speech", "thought", "attitude", "denial", "demand", "promise", "post", "document"}
WORDS = load.toml("attribution/words.toml")
LISTS = [(section, name) for section, lists in WORDS.items() for name in lists]


def test_cues_are_sorted_and_unique() -> None:
    keys = [(row["lemma"], row["pos"], row["frame"]) for row in load.table("attribution/cues.tsv")]
    assert keys == sorted(set(keys))


def test_cues_are_well_formed() -> None:
    for row in load.table("attribution/cues.tsv"):
        parts = [part for pattern in row["patterns"].split() for part in pattern.split("+")]
        assert row["pos"] in {"V", "N", "A"}
        assert row["frame"] in FRAMES
        assert parts, row
        assert set(parts) <= PATTERNS, row
        assert row["factuality"] in get_args(Factuality)
        assert row["outer"] in get_args(Factuality)
        assert row["patterns"].split() == sorted(set(row["patterns"].split())), row


def test_frames_are_those_of_the_record() -> None:
    assert {"speech", "thought", "attitude", "denial", "demand", "promise", "post", "document"} == FRAMES
    assert "frame" in Attribution.__dataclass_fields__


def test_governors_are_sorted_and_well_formed() -> None:
    rows = load.table("attribution/governors.tsv")
    keys = [(row["lemma"], row["pos"]) for row in rows]
    assert keys == sorted(set(keys))
    for row in rows:
        assert row["plus"] in get_args(Factuality)
        assert row["minus"] in get_args(Factuality)
        assert row["status"] in {"=", *get_args(Status)}


@pytest.mark.parametrize("section, name", LISTS)
def test_list_is_sorted_and_unique(section: str, name: str) -> None:
    entries = WORDS[section][name]
    assert entries == sorted(set(entries))
    assert all(entry == entry.strip().lower() and entry for entry in entries)


def test_lists_name_no_party() -> None:
    """No state, people or seat of power stands in a list: a rule that knows one would treat it apart."""
    columns = ("name", "adjectives", "demonyms", "capital", "seats")
    cells = [row[column] for row in load.table("countries.tsv") for column in columns]
    parties = {part.strip().lower() for cell in cells for part in (cell or "").split(";")} - {""}
    used = {*cues("V"), *cues("N"), *cues("A"), *governors("V"), *governors("N"), *governors("A")}
    used |= {entry for section, name in LISTS for entry in WORDS[section][name]}
    assert len(parties) > 500
    assert not parties & used


def test_two_way_implicatives_turn_with_negation() -> None:
    fail, manage = governors("V")["fail"], governors("V")["manage"]
    assert (fail.plus, fail.minus) == ("CT-", "CT+")
    assert (manage.plus, manage.minus) == ("CT+", "CT-")
