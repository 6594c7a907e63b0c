"""Figures: words and digits to intervals, and what is no count at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.propositions.counts.figures import figures_in, parse

Interval = tuple[float | None, float | None, float | None, str | None]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("12 people", (12, 12, 12, None)),
        ("1,275 people", (1275, 1275, 1275, None)),
        ("two dozen villages", (24, 24, 24, None)),
        ("half a dozen", (6, 6, 6, None)),
        ("dozens of people", (None, 12, None, None)),
        ("scores of homes", (None, 20, None, None)),
        ("hundreds – if not thousands – of men", (None, 100, None, None)),
        ("tens of thousands", (None, 10000, None, None)),
        ("a number of soldiers", (None, 2, None, None)),
        ("several hundred troops", (None, 200, None, None)),
        ("some 240 villages", (240, 216, 264, "APPROX")),
        ("nearly 80 civilians", (80, 72, 80, "NEARLY")),
        ("almost 300", (300, 250, 300, "NEARLY")),
        ("more than 700 people", (700, 700, None, "MORE_THAN")),
        ("at least another 12", (12, 12, None, "EQUAL_OR_MORE")),
        ("no fewer than 9", (9, 9, None, "EQUAL_OR_MORE")),
        ("fewer than 50", (50, None, 50, "LESS_THAN")),
        ("up to 300", (300, None, 300, "EQUAL_OR_LESS")),
        ("as many as 40", (40, None, 40, "EQUAL_OR_LESS")),
        ("100 or more", (100, 100, None, "EQUAL_OR_MORE")),
        ("between 30 and 40", (None, 30, 40, None)),
        ("30-40 people", (None, 30, 40, None)),
        ("two or three men", (None, 2, 3, None)),
        ("2 to 3 million", (None, 2e6, 3e6, None)),
        ("half a million", (5e5, 5e5, 5e5, None)),
        ("1.2 million", (1.2e6, 1.2e6, 1.2e6, None)),
        ("two and a half million", (2.5e6, 2.5e6, 2.5e6, None)),
        ("one hundred and twenty-three thousand four hundred and five", (123405, 123405, 123405, None)),
        ("a hundred", (100, 100, 100, None)),
        ("44 new cases", (44, 44, 44, None)),
        ("another 44", (44, 44, 44, None)),
        ("1 221 dead", (1221, 1221, 1221, None)),
        ("1\u00a0221 dead", (1221, 1221, 1221, None)),
        ("1'221 dead", (1221, 1221, 1221, None)),
        ("1.221 dead", (1221, 1221, 1221, None)),
        ("1.221.000 people", (1221000, 1221000, 1221000, None)),
        ("12,34,567 voters", (1234567, 1234567, 1234567, None)),
        ("1,00,000 people", (100000, 100000, 100000, None)),
        ("two lakh people", (200000, 200000, 200000, None)),
        ("1,5 million people", (1.5e6, 1.5e6, 1.5e6, None)),
        ("12,5%", (12.5, 12.5, 12.5, None)),
        ("3.5m people", (3.5e6, 3.5e6, 3.5e6, None)),
        ("a quarter of a million", (250000, 250000, 250000, None)),
        ("20-odd men", (20, 15, 25, "APPROX")),
        ("30-plus men", (30, 30, None, "EQUAL_OR_MORE")),
        ("~100", (100, 50, 150, "APPROX")),
        ("the toll rose to 1,221", (1221, 1221, 1221, None)),
        ("including 11 children", (11, 11, 11, None)),
        ("In the DRC 12 were killed", (12, 12, 12, None)),
        ("the PKK lost 3", (3, 3, 3, None)),
    ],
)
def test_intervals(text: str, expected: Interval) -> None:
    figure = parse(text)
    assert figure is not None
    assert (figure.value, figure.low, figure.high, figure.mod) == expected


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("20 percent of the land", 20, "percent"),
        ("20 per cent", 20, "percent"),
        ("a third of the land", 33.3, "percent"),
        ("two-thirds of the seats", 66.7, "percent"),
        ("half of the town", 50, "percent"),
        ("15km away", 15, "kilometres"),
        ("9 miles", 9, "miles"),
        ("$3.5 million", 3.5e6, "USD"),
        ("more than €200", 200, "EUR"),
        ("300 square kilometres", 300, "square kilometres"),
        ("one fifth of the territory", 20, "percent"),
        ("12.345,67 euros", 12345.67, "EUR"),
        ("$3.5m", 3.5e6, "USD"),
        ("€10k", 10000, "EUR"),
        ("hundreds of miles", None, "miles"),
        ("tens of millions of dollars", None, "USD"),
        ("$5 to $7", None, "USD"),
        ("fell 340 points", 340, "points"),
        ("Rs 12,34,567", 1234567, "INR"),
    ],
)
def test_units(text: str, value: float | None, unit: str) -> None:
    figure = parse(text)
    assert figure is not None
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "in 1994",
        "on September 27",
        "at 10:30",
        "the third attempt",
        "the 21st man",
        "10^999",
        "9" * 5000,
        "a MiG-29",
        "an F-16",
        "555-123-4567",
        "a 3-1 win",
        "Ana Lopez, 23, said",
        "a 23-year-old man",
        "aged 40",
        "Ana Lopez, 67 - The Report",
        "Flight 370",
        "for 30 years",
        "30.000",
        "COVID-19",
        "room 12",
        "no one was hurt",
        "not one of them",
        "the FTSE 100 fell",
        "an S&P 500 fund",
        "the S&P 500 index",
        "Fortune 500",
        "a 2.125 ratio",
        "10^999 dead",
        "9" * 5000 + " dead",
        "1e999 dead",
        "123," * 25_000,
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert figures_in(text) == ()


def test_a_list_of_numbers_is_no_thousand() -> None:
    assert [figure.value for figure in figures_in("1,2,3,4")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text, values",
    [
        ("call 555 123 4567", [555, 123, 4567]),
        ("€5 to $7", [5, 7]),
        ("rooms 1,5", [1, 5]),
        ("in 1992 613 people", [613]),
    ],
)
def test_blanks_and_commas_that_part_no_number(text: str, values: list[int]) -> None:
    assert [figure.value for figure in figures_in(text)] == values


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
SMALL = [*ONES.split(), "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """A number below a milliard in English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            joint = " and " if rest and scale == 100 else " "
            return f"{spelled(head)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")
    raise AssertionError(number)


OPENERS = st.sampled_from(["", "about ", "nearly ", "more than ", "at least ", "up to ", "fewer than ", "some "])


@given(st.integers(min_value=2, max_value=10**9 - 1), OPENERS)
def test_words_and_digits_give_the_same_interval(number: int, opener: str) -> None:
    in_words, in_digits, marked = (
        parse(f"{opener}{form} villages") for form in (spelled(number), f"{number}", f"{number:,}")
    )
    assert in_words is not None
    assert in_digits is not None
    assert marked is not None
    assert in_words.value == in_digits.value == marked.value == number
    assert (in_words.low, in_words.high, in_words.mod) == (in_digits.low, in_digits.high, in_digits.mod)
    assert (marked.low, marked.high, marked.mod) == (in_digits.low, in_digits.high, in_digits.mod)


@given(st.integers(min_value=2, max_value=10**9 - 1), OPENERS, st.sampled_from(["", " km", " percent"]))
def test_a_figure_read_again_from_its_own_words_is_the_same(number: int, opener: str, unit: str) -> None:
    first = parse(f"It was {opener}{number:,}{unit} there")
    assert first is not None
    again = parse(first.exact)
    assert again is not None
    assert (again.value, again.low, again.high, again.mod, again.unit, again.exact) == (
        first.value, first.low, first.high, first.mod, first.unit, first.exact,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["more than 700 people", "15km (9 miles)", "from 30 to 40 men, and 12 dogs"])
def test_exact_spans(text: str) -> None:
    for figure in figures_in(text):
        assert figure.span is not None
        assert text[figure.span.start : figure.span.end] == figure.exact


WORDS = st.sampled_from(
    [
        "more", "than", "nearly", "about", "12", "1,000", "2.5", "half", "a", "an", "dozen", "dozens", "hundred",
        "thousand", "million", "and", "or", "to", "-", "–", "%", "$", "km", "of", "score", "between", "from", "up",
        "if", "not", "no", "at", "least", "twenty", "-", "three", "third", "1994", "1/2", "½", ",", ".", "\n",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)))
def test_nothing_raises_and_intervals_are_ordered(text: str) -> None:
    for figure in figures_in(text):
        assert figure.span is not None
        assert text[figure.span.start : figure.span.end] == figure.exact
        known = [item for item in (figure.low, figure.value, figure.high) if item is not None]
        assert known == sorted(known)
        assert known
