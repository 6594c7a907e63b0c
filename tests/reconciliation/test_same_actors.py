"""Names that a person calls one actor speak with one voice and hold one place; names kept apart never do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.deciding import actors, laid, undone, voices
from tests.reconciliation.pile_of_claims import by, control, dead, on, report, voice
from variorum.reconciliation.persons.decided import Taken
from variorum.reconciliation.persons.same_actors import same_actors, touched
from variorum.records import Claim, Decision, Reconciliation

DAY = "2031-05-04"
REPORTS = [report("one", DAY), report("two", DAY, outlet="The Two"), report("three", DAY, outlet="The Two Online")]
PRESIDENT = voice("Ada Lind", "Norvalia", said=DAY)
SHORT = voice("Lind", said=DAY)
OFFICIALS = voice("Estmarian officials", said=DAY)
STATE = voice("Oto Brand", "Estmar", said=DAY)
CLAIMS: list[Claim] = [
    control("one", "takes", "Kelm", PRESIDENT, holder="Norvalia", when=by(DAY), at=10),
    control("two", "takes", "Kelm", SHORT, holder="Norvalia", when=by(DAY), at=20),
    control("one", "withstands", "Kelm", OFFICIALS, when=on(DAY), at=60),
    control("two", "withstands", "Kelm", STATE, when=on(DAY), at=60),
    control("two", "holds", "Kelm", holder="the Norvalian army", when=on(DAY), at=90),
    control("three", "holds", "Kelm", holder="Norvalia", when=on(DAY), at=90),
    dead("one", 40, place="Kelm", when=on(DAY), side="the Norvalian army", group="military", at=140),
]


def _laid(*decisions: Decision) -> Reconciliation:
    return laid(REPORTS, CLAIMS, *decisions)


# What a person decides; the voices that are there then, and those that are not.
CASES: tuple[tuple[str, tuple[Decision, ...], set[str], set[str]], ...] = (
    ("nothing", (), {"Norvalia", "Estmar", "Estmarian officials", "The Two", "The Two Online"}, {"Lind"}),
    (
        "officials are a party",
        (actors(1, "merge", "Estmar", "Estmarian officials"),),
        {"Estmar"},
        {"Estmarian officials"},
    ),
    ("two outlets are one", (actors(1, "merge", "The Two", "The Two Online"),), {"The Two"}, {"The Two Online"}),
    ("a party under another name", (actors(1, "merge", "The North", "Norvalia"),), {"The North"}, {"Norvalia"}),
    (
        "one after the other",
        (actors(1, "merge", "Estmar", "Estmarian officials"), actors(2, "merge", "The South", "Estmar")),
        {"The South"},
        {"Estmar", "Estmarian officials"},
    ),
    ("undone", (actors(1, "merge", "Estmar", "Estmarian officials"), undone(2, 1)), {"Estmarian officials"}, set()),
    ("a name is another person's", (actors(1, "split", "Lind", "Ada Lind"),), {"Lind", "Norvalia"}, set()),
    ("a person is not the party", (actors(1, "split", "Estmar", "Oto Brand"),), {"Oto Brand"}, {"Estmar"}),
    (
        "what was put together is taken apart",
        (actors(1, "merge", "Estmar", "Estmarian officials"), actors(2, "split", "Estmar", "Estmarian officials")),
        {"Estmar", "Estmarian officials"},
        set(),
    ),
    (
        "what was taken apart is put together",
        (actors(1, "split", "Lind", "Ada Lind"), actors(2, "merge", "Ada Lind", "Lind")),
        {"Norvalia"},
        {"Lind"},
    ),
)


@pytest.mark.parametrize("case, decisions, there, gone", CASES, ids=[case[0] for case in CASES])
def test_who_speaks(case: str, decisions: tuple[Decision, ...], there: set[str], gone: set[str]) -> None:
    result = _laid(*decisions)
    assert there <= voices(result)
    assert not gone & voices(result)
    assert result.problems == ()


def test_a_holder_under_two_names_is_one() -> None:
    def held(result: Reconciliation) -> set[str]:
        return {
            one.answer for q in result.questions for one in q.positions if one.voice == "outlet" and q.kind == "control"
        }

    assert len(held(_laid())) == 2
    assert len(held(_laid(actors(1, "merge", "Norvalia", "the Norvalian army")))) == 1


def test_a_side_is_called_by_the_name_that_is_kept() -> None:
    asked = [
        q.about for q in _laid(actors(1, "merge", "Norvalia", "the Norvalian army")).questions if q.kind == "casualty"
    ]
    assert ["(Norvalia)" in about for about in asked] == [True]


def test_words_as_written_stay() -> None:
    result = _laid(actors(1, "merge", "Estmar", "Estmarian officials"))
    written = {claim.id: [level.name for level in claim.attribution] for claim in CLAIMS}
    assert {claim.id: [level.name for level in claim.attribution] for claim in result.claims} == written


def test_a_name_that_nobody_bears_is_a_problem() -> None:
    (problem,) = _laid(actors(1, "merge", "Estmar", "The Moon")).problems
    assert problem.where == "d1"


# --- one description, two persons --------------------------------------------------------------------------------

BREL = voice("Ana Brel", said=DAY)
DEEL = voice("Oran Deel", said=DAY)
TITLE = voice("The president", said=DAY)


def _speakers(*decisions: Decision) -> list[str | None]:
    found = (replace(BREL, name="The president"), replace(DEEL, name="The president"), TITLE)
    told = [control("one", "takes", "Kelm", who, holder="Norvalia", at=at) for at, who in enumerate(found, 10)]
    result = laid(REPORTS, told, *decisions)
    return [
        claim.attribution[-1].actor for claim in sorted(result.claims, key=lambda one: told.index(_same(one, told)))
    ]


def _same(claim: Claim, told: list[Claim]) -> Claim:
    return next(one for one in told if one.id == claim.id)


def test_a_description_takes_no_words_from_whom_it_is_known_to_mean() -> None:
    assert _speakers(actors(1, "merge", "Ana Brel", "The president")) == ["Ana Brel", "Oran Deel", "Ana Brel"]


# --- one of several that are one -----------------------------------------------------------------------------------

ABC = actors(1, "merge", "Ada Lind", "Oto Brand", "Una Vey")
PARTED: tuple[tuple[tuple[Decision, ...], dict[str, str]], ...] = (
    ((ABC,), {"oto brand": "Ada Lind", "una vey": "Ada Lind"}),
    ((ABC, actors(2, "split", "Oto Brand", "Una Vey")), {"oto brand": "Ada Lind"}),
    ((ABC, actors(2, "split", "Una Vey", "Oto Brand")), {"una vey": "Ada Lind"}),
    ((ABC, actors(2, "split", "Una Vey", "Ada Lind")), {"oto brand": "Ada Lind"}),
    (
        (ABC, actors(2, "merge", "Ira Noll", "Ada Lind"), actors(3, "split", "Oto Brand", "Ada Lind")),
        {"ada lind": "Ira Noll", "una vey": "Ira Noll"},
    ),
)


@pytest.mark.parametrize("decisions, names", PARTED)
def test_only_one_leaves_those_who_are_one(decisions: tuple[Decision, ...], names: dict[str, str]) -> None:
    taken = [Taken(decision, ()) for decision in decisions]
    assert same_actors(taken, ()).names == names


def test_a_merge_holds_no_longer_for_whom_a_later_split_takes_out() -> None:
    told = [
        control("one", "takes", "Kelm", voice(name, said=DAY), at=at) for at, name in ((1, "Oto Brand"), (9, "Una Vey"))
    ]
    taken = [Taken(decision, ()) for decision in (ABC, actors(2, "split", "Oto Brand", "Una Vey"))]
    assert touched(taken[:1], told)["d1"] == {one.id for one in told}
    assert touched(taken, told)["d1"] == {told[0].id}
