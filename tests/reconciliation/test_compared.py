"""Comparing equal answers once comes to the same as comparing each stance with each other, and takes no long time."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reconciliation import pairwise
from tests.reconciliation.pile_of_claims import by, claim, control, dead, event, linked, on, report, villages, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.answers.positions import positions
from variorum.reconciliation.answers.relating import opponents_agree, verdict_on
from variorum.reconciliation.comparisons.table import COMPARISONS
from variorum.reconciliation.pile.pile import Pile, laid_out
from variorum.reconciliation.pile.voices import Stance, stances
from variorum.records import AttributionLevel, Claim, Kind
from variorum.settings import Settings

DAYS = [f"2024-03-{day:02d}" for day in (1, 2, 6)]
REPORTS = [report(f"r{number}", day) for number, day in enumerate(DAYS)]
CHAINS: tuple[tuple[AttributionLevel, ...], ...] = (
    (),
    (voice("Ada Brenn", "Norvalia"),),
    (voice("Rolf Amsel", "Norvalia"),),
    (voice("Ivo Lenk", "Sudmark"),),
    (voice("Orla Vance", "Sudmark", lemma="admit"),),
    (voice("Lia Soren", said=DAYS[0]),),
    (voice("Tomas Viller", said=DAYS[2], lemma="count"),),
)
PARTIES = ("Norvalia", "Sudmark", None)
OPPOSED = frozenset({frozenset({"norvalia", "sudmark"})})
SECONDS = 20  # for three hundred positions, on a busy machine; two on an idle one


def _toll(article: str, chain: tuple[AttributionLevel, ...], pick: int, at: int) -> Claim:
    count, mod, running = [
        (12, None, True),
        (14, None, True),
        (14, "EQUAL_OR_MORE", True),
        (17, None, False),
        (20, "APPROX", True),
        (11, "MORE_THAN", None),
    ][pick]
    return dead(article, count, *chain, mod=mod, cumulative=running, place="Kelm", at=at, part=_part(at))


def _part(at: int) -> str:
    return "headline" if at == 0 else "body"


def _held(article: str, chain: tuple[AttributionLevel, ...], pick: int, at: int) -> Claim:
    state, holder, when = [
        ("takes", "Norvalia", on(DAYS[1])),
        ("takes", "Norvalia", by(DAYS[2])),
        ("holds", "Sudmark", on(DAYS[2])),
        ("withstands", None, on(DAYS[1])),
        ("contested", None, None),
        ("withdraws", "Sudmark", on(DAYS[2])),
    ][pick]
    return control(article, state, "Kelm", *chain, holder=holder, when=when, at=at)


def _taken(article: str, chain: tuple[AttributionLevel, ...], pick: int, at: int) -> Claim:
    count, unit = [(3, "towns"), (5, "towns"), (23, "villages"), (40, "villages"), (41, "villages"), (5, "cities")][
        pick
    ]
    return villages(article, count, unit, *chain, holder="Norvalia", at=at)


def _deed(article: str, chain: tuple[AttributionLevel, ...], pick: int, at: int) -> Claim:
    agent, word = list(product(PARTIES, ("shell", "clash")))[pick]
    return event(article, "ASSAULT", word, *chain, place="Kelm", agent=agent, when=on(DAYS[1]), word=word, at=at)


def _said(article: str, chain: tuple[AttributionLevel, ...], pick: int, at: int) -> Claim:
    return claim(article, "statement", f"that it was so, number {pick}", *chain, at=at)


MAKERS = {"casualty": _toll, "control": _held, "event": _deed, "statement": _said, "count": _taken}
KINDS: dict[str, Kind] = {
    "casualty": "casualty",
    "control": "control",
    "count": "control",
    "event": "event",
    "statement": "statement",
}
Drawn = tuple[int, int, int, bool, bool, int | None]


def _pile(kind: str, picks: list[int], drawn: list[Drawn]) -> tuple[Pile, list[Stance]]:
    """The stances of claims drawn at random: report, voice, answer, whether it is denied or an echo, what it denies."""
    claims: list[Claim] = []
    for number, (home, chain, pick, denies, restates, target) in enumerate(drawn):
        made = MAKERS[kind](f"r{home}", CHAINS[chain], picks[pick], at=number * 50)
        links: list[tuple[str, str | None]] = [("restates", None)] if restates else []
        if denies and target is not None and target < len(claims):
            links.append(("denies", claims[target].id))
        changed = linked(made, *links)
        claims.append(_denying(changed) if denies else changed)
    pile = laid_out(REPORTS, claims, {one.id: one.published for one in REPORTS})
    return pile, [stance for one in pile.claims for stance in stances(one, pile)]


def _denying(given_claim: Claim) -> Claim:
    return replace(given_claim, factuality="CT-")


DRAWS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, len(CHAINS) - 1),
        st.integers(0, 2),
        st.sampled_from([False, False, True]),
        st.sampled_from([False, False, False, False, True]),
        st.one_of(st.none(), st.integers(0, 3)),
    ),
    min_size=1,
    max_size=10,
)


PLAIN = (False, False, None)
AT_LEAST: list[Drawn] = [(0, 1, 0, *PLAIN), (0, 3, 0, *PLAIN), (0, 5, 1, *PLAIN)]  # 14, 14 and at least 14
TWO_IN_ONE: list[Drawn] = [(0, 5, 0, *PLAIN), (0, 5, 1, *PLAIN), (1, 5, 1, *PLAIN)]  # one voice: 12 and 14, again 14


@example(kind="casualty", picks=[1, 2, 0, 3, 4, 5], drawn=AT_LEAST)
@example(kind="casualty", picks=[0, 1, 2, 3, 4, 5], drawn=TWO_IN_ONE)
@settings(max_examples=500, deadline=None)
@given(kind=st.sampled_from(sorted(MAKERS)), picks=st.permutations(range(6)), drawn=DRAWS)
def test_it_comes_to_the_same(kind: str, picks: list[int], drawn: list[Drawn]) -> None:
    """Two or three of the six answers of a kind, given by several voices in several reports."""
    pile, told = _pile(kind, picks, drawn)
    comparison = COMPARISONS[KINDS[kind]]
    verdict = verdict_on(told, comparison, pile)
    relation, reason = pairwise.verdict_on(told, comparison, pile)
    assert verdict.relation == relation
    assert reason in ("", verdict.reason)
    assert opponents_agree(told, comparison, pile, OPPOSED) == pairwise.opponents_agree(told, comparison, pile, OPPOSED)
    found = [(position.support, position.basis) for position in positions(told, comparison, pile)]
    assert found == [(support, basis) for _, support, basis in pairwise.supports(told, comparison, pile)]


def _day(number: int) -> str:
    return (date(2024, 1, 1) + timedelta(days=number)).isoformat()


@pytest.mark.parametrize("kind", ["casualty", "control"])
def test_three_hundred_voices_are_compared_in_seconds(kind: str) -> None:
    """Each with a number of its own on one of forty days, or one of three accounts of who holds the town."""
    articles = [report(f"r{number:03d}", _day(number % 40)) for number in range(300)]
    claims = []
    for number, article in enumerate(articles):
        who = voice(f"Voice Q{number}")
        if kind == "casualty":
            claims.append(dead(article.id, 30 + number % 40 * 3 + number % 7, who, place="Kelm", cumulative=True))
        else:
            state = ("takes", "contested", "withstands")[number % 3]
            claims.append(control(article.id, state, "Kelm", who, when=on(_day(number % 40))))
    begun = time.process_time()
    (question,) = reconcile(articles, claims, settings=Settings()).questions
    assert time.process_time() - begun < SECONDS
    assert len(question.positions) == 300
