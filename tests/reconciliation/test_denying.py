"""Which claims a denial with detail answers: whose the place is said to be decides, not the place alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.pile_of_claims import by, control, event, linked, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.records import Actor, AttributionLevel, Claim, Control, Date, Span

DAY = "2024-03-05"
SIDES = (("Norvalia", "Sudmark"), ("Sudmark", "Norvalia"))


def _army(party: str) -> AttributionLevel:
    return voice(f"{party} army", party, said=DAY, lemma="deny", frame="denial", factuality="CT-")


def _general(name: str, party: str | None, title: str = "General") -> AttributionLevel:
    return voice(name, party, said=DAY, quotation="direct", source=(Span(0, 0, f"{title} {name}"),))


def _own(given: Claim, name: str) -> Claim:
    """The claim as said in the first person, whose party is the speaker's where the speaker has one."""
    party = given.attribution[-1].party
    return replace(given, actors=(Actor("We", name, party, "agent"),))


def _denial(denier: str, holder: str | None, state: str = "takes", words: str = "rebels") -> Claim:
    given = control("a", state, "Kelm", _army(denier), holder=holder, when=by(DAY), at=100, id="denial")
    return given if holder else replace(given, control=Control(state, words))  # type: ignore[arg-type]


def _we(state: str, party: str | None, title: str = "General") -> Claim:
    given = control("a", state, "Kelm", _general("Ivo Lenk", party, title), at=160, id="we")
    return _own(given, "Ivo Lenk")


def _said(state: str, holder: str) -> Claim:
    return control("a", state, "Kelm", voice("mayor Viller", "Estmar", said=DAY), holder=holder, at=20, id="said")


def _told(one: str, other: str) -> list[tuple[str, Claim, Claim, bool]]:
    """What is denied by the army of the first, what is said, and whether the denial answers it."""
    return [
        ("its own general holds it", _denial(one, other), _we("holds", one), False),
        ("its own general has retaken it", _denial(one, other), _we("takes", one), False),
        ("a general holds it for nobody knows whom", _denial(one, other), _we("holds", None), False),
        ("the other's general holds it", _denial(one, other), _we("holds", other), True),
        ("somebody has taken it for nobody knows whom", _denial(one, other), _we("takes", None), True),
        ("a third says that the other took it", _denial(one, other), _said("takes", other), True),
        ("a third says that its own side holds it", _denial(one, other), _said("holds", one), False),
        ("a third says that the other left it", _denial(one, other), _said("withdraws", other), False),
        ("of rebels, and a rebel commander holds it", _denial(one, None), _we("holds", None, "rebel commander"), True),
        ("of rebels, and a general holds it", _denial(one, None), _we("holds", None), False),
        ("of rebels, and the other holds it", _denial(one, None), _said("holds", other), True),
        ("of rebels, and its own side holds it", _denial(one, None), _said("holds", one), False),
        ("that it lost it, and the other took it", _denial(one, one, "loses"), _said("takes", other), True),
        ("that it lost it, and its own side holds it", _denial(one, one, "loses"), _said("holds", one), False),
        ("that it took it, and a third says so", _denial(one, one), _said("takes", one), True),
    ]


CASES = [(name, *case) for sides in SIDES for name, *case in _told(*sides)]


@pytest.mark.parametrize(
    ("name", "denial", "said", "answers"), CASES, ids=[f"{case[0]}-{i}" for i, case in enumerate(CASES)]
)
@pytest.mark.parametrize("is_tied", [True, False], ids=["tied", "untied"])
def test_a_denial_answers_only_what_may_say_what_it_denies(
    name: str, denial: Claim, said: Claim, answers: bool, is_tied: bool
) -> None:
    denial = linked(denial, ("denies", said.id)) if is_tied else denial
    result = reconcile([report("a", DAY)], [said, denial])
    (kept,) = [claim.links for claim in result.claims if claim.id == denial.id]
    relations = {question.relation for question in result.questions if len(question.positions) > 1}
    assert (bool(kept), "denied" in relations, "revised" in relations) == (is_tied and answers, answers, False), name


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_who_says_that_another_did_it_is_not_denied_by_who_did_not(one: str, other: str) -> None:
    own = event("a", "ASSAULT", "its troops shelled Kelm", _army(one), agent=one, place="Kelm", when=on(DAY), at=10)
    theirs = event(
        "a", "ASSAULT", "shelled Kelm", _general("Ivo Lenk", one), agent=other, place="Kelm", when=on(DAY), at=60
    )
    denial = linked(own, ("denies", theirs.id))
    result = reconcile([report("a", DAY)], [denial, theirs])
    assert [claim.links for claim in result.claims if claim.id == denial.id] == [()]


WHEN = [  # when a capture is said to have been, when that was said, and whether a denial of 5 March answers it
    ("2024-03-04", "2024-03-05", True),
    ("2024-03-04", "2024-03-12", True),  # carried on by another report
    (None, "2024-03-12", True),
    ("2024-03-06", "2024-03-06", True),  # a night is dated by some to its eve
    ("2024-03-09", "2024-03-09", False),
    (None, "2024-03-28", False),
    ("2024-03-04", "2024-03-28", False),
    (None, "2024-02-01", True),
    ("2024-01-20", "2024-02-01", True),
    ("2024-01-02", "2024-01-03", False),
]


@pytest.mark.parametrize(("one", "other"), SIDES)
@pytest.mark.parametrize(("happened", "said", "expected"), WHEN)
def test_nobody_denies_what_is_said_to_happen_weeks_later(
    happened: str | None, said: str, one: str, other: str, *, expected: bool
) -> None:
    told = control(
        "b",
        "takes",
        "Kelm",
        voice("mayor Viller", "Estmar", said=said),
        holder=other,
        when=on(happened) if happened else None,
        id="told",
    )
    denied = replace(_denial(one, other), when=Date())
    found = reconcile([report("a", DAY), report("b", said)], [denied, told])
    relations = {question.relation for question in found.questions if "told" in question.claims}
    assert ("denied" in relations) == expected
