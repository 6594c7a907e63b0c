"""Counts that hang together only through others: in a war one question must not ask of every town at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.reconciliation.pile_of_claims import control, dead, event, on, report
from variorum.reconciliation.comparing import deeds, scopes
from variorum.reconciliation.comparisons import quantities
from variorum.reconciliation.pile.pile import Pile, laid_out
from variorum.records import Claim, Figure

DAYS = [f"2031-03-{day:02}" for day in range(1, 32)]
NAMES = ("Kelm", "Brod")  # every report names both: two places in common make reports neighbours


def _pile(*claims: Claim) -> Pile:
    """The claims, each in a report of the day in its article's name, all of one story."""
    known = [control("2031-03-31 known", "holds", place, id=place) for place in NAMES]
    told = [*claims, *known]
    articles = [report(name, name[:10], " ".join(NAMES)) for name in sorted({claim.article for claim in told})]
    pile = laid_out(articles, told, {article.id: article.published for article in articles})
    return replace(pile, stories={article.id: "war" for article in articles})


def _groups(*claims: Claim) -> set[frozenset[str]]:
    pile = _pile(*claims)
    return {frozenset(claim.id for claim in group) for group in scopes.groups(pile.claims, pile)}


def _sets(*groups: tuple[Claim, ...]) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in group) for group in groups}


def _dead(
    said: str, count: float, place: str | None = None, when: str | None = None, cumulative: bool | None = None
) -> Claim:
    day = on(when) if when else None
    name = f"{said} {count} {place} {when}"
    return dead(name, count, place=place, when=day, id=name, exact=f"{count:g} killed", cumulative=cumulative)


KELM = _dead("2031-03-05", 9, "Kelm", "2031-03-04")
BROD = _dead("2031-03-05", 30, "Brod", "2031-03-04")
NOWHERE = _dead("2031-03-05", 9, None, "2031-03-04")
ELSEWHERE = _dead("2031-03-05", 14, None, "2031-03-04")


def test_a_count_without_a_place_ties_no_two_towns() -> None:
    assert _groups(KELM, ELSEWHERE) == _sets((KELM, ELSEWHERE))
    assert _groups(BROD, ELSEWHERE) == _sets((BROD, ELSEWHERE))
    for order in permutations((KELM, BROD, ELSEWHERE)):
        assert _groups(*order) == _sets((KELM,), (BROD,), (ELSEWHERE,))


def test_it_goes_with_the_town_of_which_its_number_is_told() -> None:
    assert _groups(KELM, BROD, NOWHERE) == _sets((KELM, NOWHERE), (BROD,))


def test_counts_without_a_place_that_fit_several_towns_stay_together() -> None:
    other = _dead("2031-03-06", 15, None, "2031-03-04")
    assert _groups(KELM, BROD, ELSEWHERE, other) == _sets((KELM,), (BROD,), (ELSEWHERE, other))


FIRST = _dead("2031-03-02", 36, "Kelm", "2031-03-01")
LATER = _dead("2031-03-16", 4, "Kelm", "2031-03-15")


@pytest.mark.parametrize(
    ("undated", "goes_with"),
    [
        (_dead("2031-03-03", 31, "Kelm"), FIRST),
        (_dead("2031-03-17", 5, "Kelm"), LATER),
        (_dead("2031-03-17", 36, "Kelm"), LATER),  # told in the week after: another number for the later one
        (_dead("2031-03-30", 36, "Kelm"), FIRST),  # weeks later its number tells which it is
        (_dead("2031-03-30", 4, "Kelm"), None),  # too small a number to tell by
        (_dead("2031-03-30", 11, "Kelm"), None),
    ],
    ids=lambda one: one.id if one else "alone",
)
def test_a_count_without_a_day_is_of_the_week_before_where_its_town_was_hit_again(
    undated: Claim, goes_with: Claim | None
) -> None:
    expected = {FIRST.id: {FIRST.id}, LATER.id: {LATER.id}}
    if goes_with is None:
        expected[undated.id] = {undated.id}
    else:
        expected[goes_with.id].add(undated.id)
    assert _groups(FIRST, LATER, undated) == set(map(frozenset, expected.values()))


@pytest.mark.parametrize(
    ("counts", "together"),
    [
        ([("2031-03-02", 36), ("2031-03-20", 4)], False),  # no toll falls so far in weeks
        ([("2031-03-02", 4), ("2031-03-20", 36)], False),  # nor rises so far, with no count between
        ([("2031-03-02", 58), ("2031-03-20", 59)], True),
        ([("2031-03-02", 36), ("2031-03-05", 4)], True),  # within days it is a dispute
        ([("2031-03-01", 30), ("2031-03-05", 90), ("2031-03-11", 200), ("2031-03-18", 260)], True),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_counts_of_one_town_without_days(counts: list[tuple[str, float]], *, together: bool, is_turned: bool) -> None:
    claims = [_dead(said, count, "Kelm") for said, count in counts]
    expected = _sets(tuple(claims)) if together else _sets(*((claim,) for claim in claims))
    assert _groups(*(reversed(claims) if is_turned else claims)) == expected


def test_what_was_said_before_an_incident_is_not_of_it() -> None:
    """Both are of the week before 16 March for who says so on that day, but one was told before the other happened."""
    before, between = _dead("2031-03-05", 5, "Kelm"), _dead("2031-03-16", 4, "Kelm")
    assert _groups(before, between) == _sets((before, between))
    assert _groups(before, between, LATER) == _sets((before,), (between, LATER))


def test_a_running_count_joins_the_latest_incident_of_its_town_and_ties_no_two() -> None:
    running = _dead("2031-03-18", 6, "Kelm", cumulative=True)
    assert _groups(FIRST, LATER, running) == _sets((FIRST,), (LATER, running))


def test_a_war_of_many_towns_is_as_many_questions_in_whatever_order() -> None:
    towns = ["Kelm", "Brod", "Arla", "Vind"]
    told = [
        _dead(DAYS[day + later], 10 + 7 * day + number, town, DAYS[day] if later else None)
        for day in range(0, 24, 3)
        for number, town in enumerate(towns)
        for later in (0, 1)
    ]
    bare = [_dead(DAYS[day + 1], 77, None, DAYS[day]) for day in range(0, 24, 3)]
    groups = _groups(*told, *bare)
    assert groups == _groups(*reversed([*told, *bare]))
    assert groups == _sets(*zip(told[::2], told[1::2], strict=True), *((one,) for one in bare))


@pytest.mark.parametrize("towns", [("Kelm", "Brod"), ("Brod", "Kelm")])
def test_fights_of_two_towns_on_one_day_are_two_events(towns: tuple[str, str]) -> None:
    one, other, bare = (
        event(
            f"2031-03-05 {number}",
            "ASSAULT",
            "clash",
            place=place,
            when=on("2031-03-04"),
            agent="Norvalia",
            id=str(number),
        )
        for number, place in enumerate((*towns, None))
    )
    for order in permutations((one, other, bare)):
        pile = _pile(*order)
        found = {frozenset(claim.id for claim in group) for group in deeds.groups(pile.claims, pile)}
        assert found == _sets((one,), (other,), (bare,))


def _rockets(said: str, count: float, place: str | None) -> Claim:
    name = f"{said} {count} {place}"
    figure = Figure(count, count, count, unit="rockets", of="rockets")
    exact = f"the army fired {count:g} rockets at {place}"
    return replace(dead(name, count, place=place, id=name, exact=exact), kind="quantity", figure=figure)


def test_rockets_on_two_towns_are_two_quantities() -> None:
    one, other = _rockets("2031-03-05", 12, "Kelm"), _rockets("2031-03-05", 40, "Brod")
    bare = _rockets("2031-03-05", 30, None)
    pile = _pile(one, other, bare)
    found = {frozenset(claim.id for claim in group) for group in quantities.groups(pile.claims, pile)}
    assert found == _sets((one,), (other,), (bare,))
