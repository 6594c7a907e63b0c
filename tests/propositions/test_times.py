"""Time expressions: what the words say, with X for what they leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.propositions.by_hand import plain, tree
from variorum.propositions.times.time_grammar import find
from variorum.propositions.times.times import expression_at, times


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
        ("since two thousand and one", "two thousand and one", "DATE", "2001"),
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
        ("dated 18.10.2020", "18.10.2020", "DATE", "2020-10-18"),
        ("dated 18-Oct-2020", "18-Oct-2020", "DATE", "2020-10-18"),
        ("the 18th of October", "the 18th of October", "DATE", "XXXX-10-18"),
        ("dated 10/18/2020", "10/18/2020", "DATE", "2020-10-18"),
        ("dated 09/10/2020", "09/10/2020", "DATE", "2020"),
        ("dated 09.10.2020", "09.10.2020", "DATE", "2020"),
        ("at 2020-10-18T14:30:00+0400", "2020-10-18T14:30:00+0400", "TIME", "2020-10-18T14:30+04:00"),
        ("at 2020-10-18T14:30:00Z", "2020-10-18T14:30:00Z", "TIME", "2020-10-18T14:30Z"),
        ("on November 8-10", "November 8-10", "DATE", "XXXX-11-08/XXXX-11-10"),
        ("from 8 to 10 November 2020", "8 to 10 November 2020", "DATE", "2020-11-08/2020-11-10"),
        ("the war of 1992–94", "1992–94", "DATE", "1992/1994"),
        ("the week of March 6", "the week of March 6", "DATE", "XXXX-03-06"),
        ("midnight Tuesday", "midnight Tuesday", "TIME", "XXXX-WXX-2T24:00"),
        ("overnight Tuesday", "overnight Tuesday", "TIME", "XXXX-WXX-2TNI"),
        ("in the small hours of Sunday", "the small hours of Sunday", "TIME", "XXXX-WXX-7TMO"),
        ("at midday", "midday", "TIME", "XXXX-XX-XXT12:00"),
        ("at 18h30", "18h30", "TIME", "XXXX-XX-XXT18:30"),
        ("for 2 1/2 years", "2 1/2 years", "DURATION", "P2Y6M"),
        ("over the next couple of years", "the next couple of years", "DURATION", "P2Y"),
        ("in five trading days", "five trading days", "DURATION", "P5D"),
        ("a single-day loss", "single-day", "DURATION", "P1D"),
        ("each July", "each July", "SET", "XXXX-07"),
        ("twice a week", "twice a week", "SET", "P1W"),
        ("it will end some day", "some day", "DATE", "FUTURE_REF"),
        ("hours after the strike", "hours after", "DATE", "FUTURE_REF"),
    ],
)
def test_values(text: str, exact: str, type_: str, value: str) -> None:
    (found,) = find(text)
    assert (found.span.exact, found.type, found.value) == (exact, type_, value)


def test_a_year_and_the_day_it_ended_on_are_two_times() -> None:
    year, day = find("the year ended Aug. 31")
    assert (year.span.exact, year.type, year.value) == ("the year", "DURATION", "P1Y")
    assert (day.span.exact, day.type, day.value) == ("Aug. 31", "DATE", "XXXX-08-31")


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
        ("the past week", "P1W", (-1, "W"), "publication"),
        ("the past month", "P1M", (-1, "M"), "publication"),
        ("this past week", "XXXX-WXX", (-1, "W"), "publication"),
        ("three hours later", "", (3, "h"), "event"),
        ("the day before", "XXXX-XX-XX", (-1, "D"), "event"),
        ("the next morning", "XXXX-XX-XXTMO", (1, "D"), "event"),
        ("a year and a half ago", "XXXX-XX", (-18, "M"), "publication"),
        ("the year-ago third quarter", "XXXX-Q3", (-1, "Y"), "publication"),
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
        ("last October", "within"),
        ("the week of March 6", "within"),
        ("from 8 to 10 November", "throughout"),
        ("on 8-10 November", "within"),
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
        "two thousand soldiers",
        "twenty-two thousand villages",
        "nineteen hundred men",
        "rose by two thousand",
        "a sum of $1990",
        "he has a second try",
        "a 40-year-old man",
        "the town of Sun",
        "ice",
    ],
)
def test_look_alikes(text: str) -> None:
    assert find(text) == ()


def test_no_word_is_cut_out_of_a_longer_one() -> None:
    for gap in range(40, 70):
        text = f"on Sunday {'x' * gap} Eastern"
        assert [found.span.exact for found in find(text)] == ["Sunday"]


@pytest.mark.parametrize(
    "text, value, extent",
    [
        ("between 27 September and 10 October", "XXXX-09-27/XXXX-10-10", "within"),
        ("from 27 September to 10 November 2020", "2020-09-27/2020-11-10", "throughout"),
        ("from Monday to Friday", "XXXX-WXX-1/XXXX-WXX-5", "throughout"),
        ("between 1992 and 1994", "1992/1994", "within"),
        ("from May 2019 until July 2020", "2019-05/2020-07", "throughout"),
    ],
)
def test_two_ends_of_a_stretch_are_one_time(text: str, value: str, extent: str) -> None:
    assert [(found.value, found.extent) for found in times(plain(text))] == [(value, extent)]


@pytest.mark.parametrize("text", ["between 1994 and 1992", "from last year to next year", "in May and in July"])
def test_what_is_no_stretch(text: str) -> None:
    assert len(times(plain(text))) == 2


def test_expression_at_takes_the_longest_inside() -> None:
    doc = plain("Officials said on Sunday at 3 p.m. that it fell in May")
    found = expression_at(doc, 15, 34)
    assert found is not None
    assert found.span.exact == "Sunday at 3 p.m."
    assert expression_at(doc, 0, 9) is None


@pytest.mark.parametrize(
    "text, value, offset",
    [
        ("Profit rose in the third quarter. A year earlier it fell.", "XXXX-Q3", (-12, "M")),
        ("Profit rose in the third quarter of 2019. A year ago it fell.", "2018-Q3", None),
        ("Sales fell in the fourth quarter. In the latest period it had none.", "XXXX-Q4", None),
        ("Sales fell in May. A year earlier they rose.", "XXXX", (-1, "Y")),
    ],
)
def test_a_year_earlier_is_the_quarter_told_before(text: str, value: str, offset: tuple[int, str] | None) -> None:
    last = times(plain(text))[-1]
    assert (last.value, last.offset) == (value, offset)


STAYS = """
They they PRP PRON 1 nsubj
asked ask VBD VERB 1 ROOT
markets market NNS NOUN 1 obj
to to TO PART 4 mark
stay stay VB VERB 1 xcomp
shut shut JJ ADJ 4 xcomp
until until IN ADP 7 case
Friday Friday NNP PROPN 4 obl
"""


def test_what_is_to_last_until_a_day_looks_ahead() -> None:
    assert [found.direction for found in times(tree(STAYS))] == ["future"]


MENTIONED = """
He he PRP PRON 1 nsubj
sold sell VBD VERB 1 ROOT
the the DT DET 3 det
shares share NNS NOUN 1 obj
{verb} {verb} VBN VERB 3 acl
for for IN ADP 6 case
July July NNP PROPN 4 obl
"""


@pytest.mark.parametrize("verb, direction", [("issue", "past"), ("schedule", "future")])
def test_a_participle_behind_its_noun_looks_back_unless_it_plans(verb: str, direction: str) -> None:
    assert [found.direction for found in times(tree(MENTIONED.format(verb=verb)))] == [direction]


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


PLAIN = """
Rebels rebel NNS NOUN 1 nsubj
{verb} {verb} VBP VERB 1 ROOT
on on IN ADP 3 case
Monday Monday NNP PROPN 1 obl
"""


@pytest.mark.parametrize(
    "verb, direction",
    [("retook", "past"), ("overran", "past"), ("withdrew", "past"), ("meet", "future"), ("lay", "future")],
)
def test_a_past_that_a_tagger_takes_for_a_present_looks_back(verb: str, direction: str) -> None:
    doc = tree(PLAIN.format(verb=verb))
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
