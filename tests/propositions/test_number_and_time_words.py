"""The word lists for figures, times and casualties: well formed, without doubles, and all of one spelling."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from variorum.data.load import table, toml
from variorum.propositions.harm.harms import FINDERS
from variorum.propositions.times.time_heads import heads_of, outline
from variorum.propositions.times.time_macros import expand
from variorum.propositions.times.time_rules import RULES

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


def test_parts_and_wholes_are_of_known_kinds() -> None:
    numbers = toml("numbers.toml")
    assert set(numbers["parts"].values()) == {"MOST", "NEARLY", "SOME"}
    assert not set(numbers["parts"]) & set(numbers["excepting"])
    assert all(words == sorted(set(words)) for words in numbers["wholes"].values())


def test_no_unit_is_written_two_ways() -> None:
    for where in ("after", "before"):
        forms = [form for forms in toml("units.toml")[where].values() for form in forms]
        assert len(forms) == len(set(forms))


def test_every_rule_of_time_compiles_and_none_matches_nothing() -> None:
    for pattern, _ in RULES:
        assert expand(pattern).fullmatch("") is None


TOLD = """
early on Sunday the army left; on 8-10 November, from Nov. 8 to 9, 2020, it came back at 3 p.m. (1200 GMT) every day
since two thousand and one; in the third quarter of last year, last year's final quarter, the year-ago quarter, Q3 2019
the week of March 6, the first week of May 2020, each July, every summer, the late 1970s, the '90s, the early nineties
a year and a half ago, two weeks earlier, 11 hours later, days after, ten days from now, twice a week, each Monday night
the last five trading days, single-day, decades-long, the year ended Aug. 31, the full year, year-end, midnight Tuesday
last night, tonight, that same evening, the next morning, the small hours of the morning, Good Friday, fiscal 2020, now
2020-10-18T14:30:00Z, 18.10.2020, 10/18/2020, 18-Oct-2020, 1992-94, nineteen ninety-six, Mon, 2 Nov, Sundays, 1800hrs
recently, soon, the coming weeks, next fiscal year, the following year, the end of the month, the day before, 3 o'clock
the first half of 2020, the latest quarter, the latest period, the quarter, the comparable year-earlier quarter, 18h30
October this year, this October, spring 2014, last spring, the 20th century, the day after tomorrow, many days, noon
over the past week, in the past month
"""


def test_a_rule_is_tried_wherever_it_could_match() -> None:
    """All that a rule matches begins with one of the heads that the rule is said to have, or it would be left out."""
    matched = set()
    heads = [tuple(heads_of(pattern)) for pattern, _ in RULES]
    for line in (*TOLD.strip().splitlines(), *TOLD.upper().strip().splitlines(), TOLD.replace(" ", "   ")):
        for order, (pattern, _) in enumerate(RULES):
            for match in expand(pattern).finditer(line):
                matched.add(order)
                assert outline(line)[match.start() :].startswith(heads[order]), (match[0], pattern)
    assert len(matched) > 0.9 * len(RULES)


def test_what_may_be_under_control_is_of_one_list() -> None:
    """Only nouns of the first table are asked in which case they stand."""
    words = toml("propositions/control.toml")
    assert {noun for nouns in words["under_cases"].values() for noun in nouns} <= set(words["under"])


def test_finders_are_many_and_distinct() -> None:
    assert len(FINDERS) == len(set(FINDERS)) >= 8


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"(?<!\w)(?:the|a)(?!\w)", {"the", "a"}),
        (r"(?:half[- ])?\d{1,2}(?=x)", {"half-0", "half 0", "half  ", "0", "00"}),
        (r"['’]?[0-3]\d\.", {"'00.", "’00.", "00."}),
        (r"(?P<mark>[^x])(?P=mark)", {""}),
        (r"September|Sept", {"septem", "sept"}),
    ],
)
def test_heads_are_read_off_a_pattern(pattern: str, heads: set[str]) -> None:
    assert heads_of(pattern) == heads


def test_an_outline_has_each_character_in_its_place() -> None:
    assert outline("On\t2 MAY\n\u212aıſİ٣") == "on 0 may kisi0"


def test_no_rule_repeats_without_bound() -> None:
    """Heads are read for bounded repetitions only, and a number of a thousand digits must not be tried from each."""
    assert not any(re.search(r"(?<!\\)[*+](?![^\[]*\])", pattern) for pattern, _ in RULES)
