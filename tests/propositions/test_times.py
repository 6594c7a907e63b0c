"""Time expressions: what the words say, with X for what they leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.propositions.by_hand import plain, tree
from variorum.propositions.time_grammar import between, find
from variorum.propositions.times import expression_at, times


@pytest.mark.parametrize(
    "text, exact, type_, value",
    [
        ("on Nov. 8, 2020", "Nov. 8, 2020", "DATE", "2020-11-08"),
        ("on 8 November 2020", "8 November 2020", "DATE", "2020-11-08"),
        ("dated 2020-11-08", "2020-11-08", "DATE", "2020-11-08"),
        ("on September 27", "September 27", "DATE", "XXXX-09-27"),
        ("on Monday (November 1)", "Monday (November 1)", "DATE", "XXXX-11-01"),
        ("in February 1992", "February 1992", "DATE", "1992-02"),
        ("since late September", "late September", "DATE", "XXXX-09"),
        ("In May.", "May", "DATE", "XXXX-05"),
        ("the 1994 ceasefire", "1994", "DATE", "1994"),
        ("the late 1970s", "the late 1970s", "DATE", "197"),
        ("the 20th century", "the 20th century", "DATE", "19"),
        ("nineteen ninety-six", "nineteen ninety-six", "DATE", "1996"),
        ("on Sunday", "Sunday", "DATE", "XXXX-WXX-7"),
        ("Sunday night", "Sunday night", "TIME", "XXXX-WXX-7TNI"),
        ("at 3 p.m. on Sunday", "3 p.m. on Sunday", "TIME", "XXXX-WXX-7T15:00"),
        ("the early hours of Sunday", "the early hours of Sunday", "TIME", "XXXX-WXX-7TMO"),
        ("the third quarter of 2019", "the third quarter of 2019", "DATE", "2019-Q3"),
        ("the summer of 2014", "the summer of 2014", "DATE", "2014-SU"),
        ("for almost 30 years", "almost 30 years", "DURATION", "P30Y"),
        ("in nearly six weeks of fighting", "nearly six weeks", "DURATION", "P6W"),
        ("a three-decade war", "three-decade", "DURATION", "P30Y"),
        ("after 11 hours of talks", "11 hours", "DURATION", "PT11H"),
        ("every day", "every day", "SET", "P1D"),
        ("it is now quiet", "now", "DATE", "PRESENT_REF"),
        ("on Good Friday", "Good Friday", "DATE", "XXXX-XX-XX"),
    ],
)
def test_values(text: str, exact: str, type_: str, value: str) -> None:
    (found,) = find(text)
    assert (found.span.exact, found.type, found.value) == (exact, type_, value)


@pytest.mark.parametrize(
    "text, value, offset, anchor",
    [
        ("yesterday", "XXXX-XX-XX", (-1, "D"), "publication"),
        ("last week", "XXXX-WXX", (-1, "W"), "publication"),
        ("two weeks ago", "XXXX-WXX", (-2, "W"), "publication"),
        ("this year", "XXXX", (0, "Y"), "publication"),
        ("a day after", "XXXX-XX-XX", (1, "D"), "event"),
        ("a day earlier", "XXXX-XX-XX", (-1, "D"), "event"),
        ("October this year", "XXXX-10", (0, "Y"), "publication"),
        ("the past three months", "P3M", (-3, "M"), "publication"),
        ("three hours later", "", (3, "h"), "event"),
    ],
)
def test_offsets(text: str, value: str, offset: tuple[int, str], anchor: str) -> None:
    (found,) = find(text)
    assert (found.value, found.offset, found.anchor) == (value, offset, anchor)


@pytest.mark.parametrize(
    "text, extent",
    [
        ("on Sunday", "on"),
        ("in October", "within"),
        ("since 1994", "since"),
        ("by Friday", "by"),
        ("until 2023", "by"),
        ("throughout 2019", "throughout"),
        ("for 30 years", "throughout"),
    ],
)
def test_extents(text: str, extent: str) -> None:
    assert [found.extent for found in find(text)] == [extent]


@pytest.mark.parametrize(
    "text",
    [
        "He may march",
        "2000 people",
        "a sum of $1990",
        "he has a second try",
        "a 40-year-old man",
        "the town of Sun",
        "ice",
    ],
)
def test_look_alikes(text: str) -> None:
    assert find(text) == ()


def test_two_ends_of_a_stretch() -> None:
    text = "between 27 September and 10 October"
    ((left, right),) = between(text, find(text))
    assert (left.value, right.value) == ("XXXX-09-27", "XXXX-10-10")


def test_expression_at_takes_the_longest_inside() -> None:
    doc = plain("Officials said on Sunday at 3 p.m. that it fell in May")
    found = expression_at(doc, 15, 34)
    assert found is not None
    assert found.span.exact == "Sunday at 3 p.m."
    assert expression_at(doc, 0, 9) is None


TENSES = """
Talks talk NNS NOUN {head} nsubj
{aux} {aux} {auxtag} AUX {head} aux
{verb} resume {tag} VERB {head} ROOT
on on IN ADP 4 case
Monday Monday NNP PROPN {head} obl
"""


@pytest.mark.parametrize(
    "aux, auxtag, verb, tag, direction",
    [("will", "MD", "resume", "VB", "future"), ("have", "VBP", "resumed", "VBN", "past")],
)
def test_tense_turns_an_open_day(aux: str, auxtag: str, verb: str, tag: str, direction: str) -> None:
    doc = tree(TENSES.format(aux=aux, auxtag=auxtag, verb=verb, tag=tag, head=2))
    assert [found.direction for found in times(doc)] == [direction]


WORDS = st.sampled_from(
    [
        "early", "late", "last", "next", "the", "first", "May", "March", "12", "2020", "1994", "Sunday", "Monday",
        "at", "3", "p.m.", "ago", "since", "a", "two", "weeks", "later", "in", "of", "every", "quarter", "Friday's",
        "'", ",", ".", "1990s", "10/12/2019", "noon", "night", "year-end", "half",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)))
def test_nothing_raises_and_spans_are_slices(text: str) -> None:
    end = 0
    for found in find(text):
        assert text[found.span.start : found.span.end] == found.span.exact
        assert found.span.start >= end
        end = found.span.end


@pytest.mark.parametrize("text", ["the end of the decade", "by the middle of the century", "early in the decade"])
def test_a_bare_decade_says_no_years_and_raises_nothing(text: str) -> None:
    assert [found for found in find(text) if found.value.startswith("XXXX")] == []
