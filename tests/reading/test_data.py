"""The reading room's word lists are well formed."""

from __future__ import annotations

import pytest

from variorum.data.load import lines, table
from variorum.reading.cleaning.furniture import furniture
from variorum.reading.lines.shape import fold

COLUMNS = {
    "agencies": ("credit", "agency"),
    "date_labels": ("words", "meaning"),
    "furniture": ("match", "words", "reason", "scope"),
    "months": ("form", "kind", "number"),
    "outlets": ("host", "outlet", "mark", "self"),
}
LISTS = (
    "ahead",
    "closers",
    "error_pages",
    "heads",
    "name_particles",
    "not_places",
    "picture_credits",
    "pointers",
    "scene_verbs",
)


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_tables_have_their_columns_filled(name: str, columns: tuple[str, ...]) -> None:
    for row in table(f"reading/{name}.tsv"):
        assert tuple(row) == columns
        assert all(row[column] is not None for column in columns)
        assert all(row[column] for column in columns if column != "mark")
        assert all(value == value.strip() for value in row.values())


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_and_unique(name: str) -> None:
    rows = lines(f"reading/{name}.txt")
    assert list(rows) == sorted(set(rows), key=str.casefold) or list(rows) == sorted(set(rows))


@pytest.mark.parametrize("name, key", [("agencies", "credit"), ("outlets", "host"), ("date_labels", "words")])
def test_keys_are_unique(name: str, key: str) -> None:
    keys = [row[key] for row in table(f"reading/{name}.tsv")]
    assert len(keys) == len(set(keys))


def test_furniture_is_folded_and_unique() -> None:
    rows = table("reading/furniture.tsv")
    assert all(row["match"] in ("whole", "short", "start", "inside") for row in rows)
    assert all(row["scope"] in ("line", "link", "list", "rest") for row in rows)
    keys = [(row["match"], row["words"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert all(row["words"] == row["words"].casefold() for row in rows)


def test_every_whole_wording_is_found() -> None:
    for row in table("reading/furniture.tsv"):
        text = row["words"].replace("#", "3").replace("*", "something")
        if row["match"] == "whole" and fold(text) == text:
            assert furniture(text) is not None, text


ORDINARY = [
    "Ukraine wants to become a member of the alliance, its president said on Monday.",
    "The comments drew a sharp reply from the opposition.",
    "Most of the comments were moderate, the minister said.",
    "Related charges against two other men were dropped.",
    "Share prices fell sharply after the announcement on Friday.",
    "Photos showed smoke over the harbour, but nobody was hurt.",
    "The latest fighting has killed dozens, officials say.",
    "More from the region has been promised by the donors since then.",
    "Print runs were cut in half, the newspaper said.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_are_no_furniture(text: str) -> None:
    assert furniture(text) is None
