"""The room's word lists as sets, read once per process."""

from __future__ import annotations

from functools import cache

from variorum.data.load import lines, table


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list of names, titles or particles."""
    return frozenset(lines(f"names/{name}.txt"))


@cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    """From one column of a table to another."""
    return {row[key]: row[value] for row in table(f"names/{name}.tsv")}


@cache
def kinds_of_place() -> frozenset[str]:
    """Common nouns that say what kind of place a name is for."""
    return frozenset(row["word"] for row in table("place_kinds.tsv"))


@cache
def usual_names() -> dict[str, str]:
    """The usual name of an office, by its other names."""
    return {row["office"]: row["same"] for row in table("offices.tsv") if row["same"]}
