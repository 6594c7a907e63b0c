"""The filters of an address: read, bounded, and written again as they were read."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import InputError
from variorum.ledger import Filter
from variorum.web.asked import KINDS, LONGEST, MOST_PAGES, RELATIONS, Asked, asked, stretch

READ: tuple[tuple[dict[str, str], Asked], ...] = (
    ({}, Asked()),
    ({"kind": "control"}, Asked(kind="control")),
    ({"place": "  Kelm "}, Asked(place="Kelm")),
    ({"voice": " The Herald "}, Asked(voice=" The Herald ")),
    ({"page": ""}, Asked()),
    ({"page": "3", "since": "2031"}, Asked(page=3, since="2031")),
    ({"unknown": "x", "token": "y", "filter": "z"}, Asked()),
    ({"match": "x" * LONGEST}, Asked(match="x" * LONGEST)),
)


@pytest.mark.parametrize(("query", "found"), READ)
def test_what_is_asked_is_read(query: dict[str, str], found: Asked) -> None:
    assert asked(query) == found


WRONG = (
    {"kind": "Control"},
    {"relation": "denied "[:-1] + "!"},
    {"since": "31-05-04"},
    {"until": "2031-13"},
    {"page": "0"},
    {"page": "1.5"},
    {"page": str(MOST_PAGES + 1)},
    {"page": "0" * 300 + "1"},
    {"match": "x" * (LONGEST + 1)},
    {"party": "a\0b"},
    {"match": "a " * 41},
)


@pytest.mark.parametrize("query", WRONG)
def test_what_cannot_be_asked_is_refused_by_its_name(query: dict[str, str]) -> None:
    with pytest.raises(InputError) as error:
        asked(query)
    assert error.value.where in (*query, *query.values())


FILTERS = (
    (Asked(), Filter()),
    (Asked(relation="denied", heading="denied", voice="x", about="y", version="2", page=9), Filter()),
    (Asked(kind="control", party="Estmar"), Filter(kind="control", party="Estmar")),
    (Asked(since="2031", until="2031"), Filter(since="2031-01-01", until="2031-12-31")),
    (Asked(since="2031-05", until="2031-05"), Filter(since="2031-05-01", until="2031-05-31")),
)


@pytest.mark.parametrize(("chosen", "wanted"), FILTERS)
def test_only_some_filters_choose_claims(chosen: Asked, wanted: Filter) -> None:
    assert chosen.filter == wanted
    assert chosen.chooses_claims is (wanted != Filter())


def test_a_changed_filter_begins_at_the_first_page() -> None:
    chosen = Asked(kind="control", party="Estmar", page=7)
    assert chosen.query() == "?kind=control&party=Estmar"
    assert chosen.query(page=8) == "?kind=control&party=Estmar&page=8"
    assert chosen.query(kind="") == "?party=Estmar"
    assert Asked().query() == ""


@given(
    st.builds(
        Asked,
        kind=st.sampled_from(("", *KINDS)),
        relation=st.sampled_from(("", *RELATIONS)),
        place=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40).map(str.strip),
        voice=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
        page=st.integers(1, MOST_PAGES),
    )
)
def test_what_is_written_into_an_address_is_read_from_it(chosen: Asked) -> None:
    query = chosen.query(page=chosen.page)
    assert asked(dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))) == chosen


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, (0, 50)),
        ({"offset": "", "limit": " "}, (0, 50)),
        ({"offset": "10", "limit": "3"}, (10, 3)),
        ({"limit": "4"}, None),
        ({"limit": "0"}, None),
        ({"offset": "-1"}, None),
        ({"offset": "1_0"}, None),
        ({"offset": "10000001"}, None),
    ],
)
def test_a_part_of_a_list_is_bounded(query: dict[str, str], found: tuple[int, int] | None) -> None:
    most = 3 if found is None else 50
    if found is None:
        with pytest.raises(InputError, match="give a number from"):
            stretch(query, most=most)
    else:
        assert stretch(query, most=most) == found
