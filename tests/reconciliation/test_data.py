"""The room's word lists are sorted, unique and well-formed."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from variorum.data.load import lines, table, toml

LISTS = (
    "attribute_leads.txt",
    "attributives.txt",
    "collectives.txt",
    "denied_nouns.txt",
    "denied_roles.txt",
    "derivations.txt",
    "finite_words.txt",
    "first_rulers.txt",
    "first_words.txt",
    "beginnings.txt",
    "function_words.txt",
    "honorifics.txt",
    "increments.txt",
    "lesser_rulers.txt",
    "light_words.txt",
    "member_kinds.txt",
    "movement_words.txt",
    "office_words.txt",
    "press_words.txt",
    "rulers.txt",
    "speech_words.txt",
)
TABLES = (
    "called.tsv",
    "called_forms.tsv",
    "day_counts.tsv",
    "event_families.tsv",
    "event_words.tsv",
    "groups.tsv",
    "kinds.tsv",
    "named_days.tsv",
    "opposite_particles.tsv",
    "portfolios.tsv",
    "unit_families.tsv",
    "wording_families.tsv",
)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_and_unique(name: str) -> None:
    words = lines(f"reconciliation/{name}")
    assert list(words) == sorted(set(words))


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_no_row_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in table(f"reconciliation/{name}")]
    assert len(rows) == len(set(rows))
    assert all(value is not None for row in rows for value in row)


def test_named_days_are_days_of_known_states() -> None:
    states = {row["alpha3"] for row in table("countries.tsv")}
    for row in table("reconciliation/named_days.tsv"):
        assert row["country"] in states
        month, day = map(int, row["rule"].split("-"))
        assert date(2000, month, day)
        assert int(row["from"]) <= int(row["to"] or 9999)


def test_a_state_keeps_a_day_of_one_name_once_a_year() -> None:
    kept: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in table("reconciliation/named_days.tsv"):
        kept.setdefault((row["name"], row["country"]), []).append((int(row["from"]), int(row["to"] or 9999)))
    for spans in kept.values():
        ordered = sorted(spans)
        assert all(first[1] < then[0] for first, then in pairwise(ordered))


def test_templates_name_their_slots_plainly() -> None:
    for section in toml("reconciliation/phrases.toml").values():
        assert all(re.fullmatch(r"[^{}]*(\{[a-z_]+\}[^{}]*)*", template) for template in section.values())


def test_every_family_says_whether_it_is_a_deed() -> None:
    deeds: dict[str, set[str]] = {}
    for row in table("reconciliation/event_families.tsv"):
        deeds.setdefault(row["family"], set()).add(row["deed"])
        assert row["sides"] in {"one", "two"}
    assert all(len(kinds) == 1 and kinds <= {"yes", "no"} for kinds in deeds.values())


def test_words_of_tables_are_sorted_and_folded() -> None:
    for name, column in (("day_counts.tsv", "word"), ("portfolios.tsv", "words")):
        words = [row[column] for row in table(f"reconciliation/{name}")]
        assert words == sorted(set(words))
        assert all(word == word.casefold() for word in words)


def test_every_group_of_people_has_a_label() -> None:
    rows = (*table("reconciliation/groups.tsv"), *table("propositions/persons.tsv"))
    groups = {row["group"] for row in rows} - {"", None}
    assert groups <= toml("reconciliation/phrases.toml")["group"].keys()


def test_no_field_of_government_names_a_state() -> None:
    words = {word for row in table("reconciliation/portfolios.tsv") for word in row["words"].split()}
    names = {word.casefold() for row in table("countries.tsv") for word in row["name"].split()} - {"and", "of"}
    assert not words & names


def test_a_word_has_one_kind_and_every_heading_is_known() -> None:
    words = [word for row in table("reconciliation/kinds.tsv") for word in row["words"].split(";")]
    assert len(words) == len({word.casefold() for word in words})
    kinds = {row["kind"] for row in table("reconciliation/kinds.tsv")}
    assert kinds >= {row["kind"] for row in table("reconciliation/called.tsv")} | set(
        lines("reconciliation/member_kinds.txt")
    )
    headings = toml("reconciliation/phrases.toml")["wording"].keys()
    assert headings >= {row["heading"] for row in table("reconciliation/called.tsv")}


def test_words_for_those_who_fight_stand_with_their_opposites() -> None:
    (fighters,) = (row["words"].split(";") for row in table("reconciliation/kinds.tsv") if row["kind"] == "fighter")
    assert {"fighter", "militant", "rebel", "terrorist", "partisan"} <= set(fighters)


def test_no_kind_of_thing_names_a_state() -> None:
    words = {word for row in table("reconciliation/kinds.tsv") for word in row["words"].casefold().split(";")}
    named = {row["name"].casefold() for row in table("countries.tsv")}
    called = {word.casefold() for row in table("countries.tsv") for word in (row["adjectives"] or "").split(";")}
    assert not words & (named | called)


def test_kinds_of_events_have_words_each_once() -> None:
    rows = table("reconciliation/event_words.tsv")
    assert [row["family"] for row in rows] == sorted({row["family"] for row in rows})
    for row in rows:
        told = row["words"].split()
        assert len(told) == len(set(told)) > 1
        assert all(re.fullmatch(r"[a-z][a-z_-]+", word) for word in told)
