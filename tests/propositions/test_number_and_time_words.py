"""The word lists for figures, times and casualties: well formed, without doubles, and all of one spelling."""

from __future__ import annotations

from itertools import chain

import pytest

from variorum.data.load import table, toml
from variorum.propositions.harms import FINDERS
from variorum.propositions.time_macros import expand
from variorum.propositions.time_rules import RULES

OUTCOMES = {"killed", "wounded", "missing", "captured", "displaced", "casualties"}


@pytest.mark.parametrize("name", ["propositions/persons.tsv", "propositions/group_words.tsv", "holidays.tsv"])
def test_tables_are_sorted_and_unique(name: str) -> None:
    keys = [next(iter(row.values())) for row in table(name)]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_lists_of_words_are_sorted_and_unique() -> None:
    for words in chain(_lists(toml("propositions/casualty.toml")), _lists(toml("propositions/things.toml"))):
        assert len(words) == len(set(words)), words


def _lists(node: object) -> list[list[str]]:
    if isinstance(node, dict):
        return [found for value in node.values() for found in _lists(value)]
    return [node] if isinstance(node, list) else []


@pytest.mark.parametrize("section", ["harms", "suffers", "states", "counts", "deeds", "tolls"])
def test_outcomes_are_those_of_the_record(section: str) -> None:
    assert set(toml("propositions/casualty.toml")[section].values()) <= OUTCOMES


def test_modifiers_are_timex3_words_or_nearly() -> None:
    known = {"APPROX", "NEARLY", "MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS", "EQUAL"}
    assert set(toml("numbers.toml")["mods"].values()) | set(toml("numbers.toml")["after"].values()) <= known


def test_no_unit_is_written_two_ways() -> None:
    for where in ("after", "before"):
        forms = [form for forms in toml("units.toml")[where].values() for form in forms]
        assert len(forms) == len(set(forms))


def test_every_rule_of_time_compiles_and_none_matches_nothing() -> None:
    for pattern, _ in RULES:
        assert expand(pattern).fullmatch("") is None


def test_finders_are_many_and_distinct() -> None:
    assert len(FINDERS) == len(set(FINDERS)) >= 8
