"""Which claims a decision rests on: those that make a question, and not what only denies something in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest

from tests.reconciliation.deciding import claim_decided, laid, undone
from tests.reconciliation.pile_of_claims import control, linked, on, report, voice
from variorum.deciding import Asked, decided
from variorum.errors import InputError
from variorum.ledger import Ledger
from variorum.records import Action, Article, Claim, Decision, Question

DAY = "2031-05-04"
ARTICLES = (report("one", DAY), report("two", DAY))
NORTH, SOUTH = voice("Ada Lind", "Norvalia", said=DAY), voice("Oto Brand", "Estmar", said=DAY)
KELM = control("one", "takes", "Kelm", NORTH, holder="Norvalia", when=on(DAY), at=10)
ARLO = control("one", "takes", "Arlo", NORTH, holder="Norvalia", when=on(DAY), at=60)
# It says who holds Brod, and denies so what the other side says of Kelm.
BROD = linked(control("two", "holds", "Brod", SOUTH, holder="Estmar", when=on(DAY), at=10), ("denies", KELM.id))


BARE = ("She", "The president", "The President", "Officials", "rescuers")
SAID = [
    control("one", "takes", "Toll", voice(name, said=DAY), when=on(DAY), at=at) for at, name in enumerate(BARE, 200)
]


class Pile:
    """What a decision looks at in a ledger, without a file."""

    def articles(self) -> tuple[Article, ...]:
        """The reports."""
        return ARTICLES

    def claims(self) -> Iterator[Claim]:
        """The claims as laid side by side."""
        return iter(laid(ARTICLES, (KELM, ARLO, BROD)).claims)

    def extracted(self) -> Iterator[Claim]:
        """The claims as read."""
        return iter((KELM, ARLO, BROD, *SAID))

    def questions(self) -> Iterator[Question]:
        """The questions."""
        return iter(laid(ARTICLES, (KELM, ARLO, BROD)).questions)

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided before."""
        return ()


def _asked(place: str) -> Question:
    return next(question for question in Pile().questions() if place in question.about)


def test_a_denial_that_has_a_question_of_its_own_is_no_part_of_the_other() -> None:
    kelm = _asked("Kelm")
    assert BROD.id in {claim for position in kelm.positions for claim in position.claims}
    (made,) = decided(cast(Ledger, Pile()), Asked("merge", [kelm.id, _asked("Arlo").id], "R. Reader", "one advance"))
    assert [[pin.claim for pin in side] for side in made.pins] == [[KELM.id], [ARLO.id]]
    result = laid(ARTICLES, (KELM, ARLO, BROD), made)
    brod = next(question for question in result.questions if "Brod" in question.about)
    assert [position.claims for position in brod.positions] == [(BROD.id,)]


def test_a_question_that_is_left_out_is_known_by_what_makes_it() -> None:
    (made,) = decided(cast(Ledger, Pile()), Asked("reject", [_asked("Kelm").id], "R. Reader", "no town"))
    assert {pin.claim for side in made.pins for pin in side} == {KELM.id}
    asked = [question.about for question in laid(ARTICLES, (KELM, ARLO, BROD), made).questions]
    assert not any("Kelm" in about for about in asked)
    assert any("Brod" in about for about in asked)


@pytest.mark.parametrize("name", BARE)
@pytest.mark.parametrize("action", ["merge", "split"])
def test_words_that_name_nobody_are_refused(action: Action, name: str) -> None:
    with pytest.raises(InputError, match="names nobody"):
        decided(cast(Ledger, Pile()), Asked(action, ["Ada Lind", name], "R. Reader", "one person"))


def test_names_of_persons_and_parties_are_taken() -> None:
    (made,) = decided(cast(Ledger, Pile()), Asked("merge", ["Ada Lind", "Norvalia"], "R. Reader", "she speaks for it"))
    assert (made.target, made.others) == ("Ada Lind", ("Norvalia",))


class Decided(Pile):
    """The same pile, of which some was decided before."""

    def __init__(self, *made: Decision) -> None:
        self._made = made

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided before."""
        return self._made


NO = claim_decided(1, "reject", KELM)


@pytest.mark.parametrize(
    ("made", "target", "refused"),
    [
        ((NO,), "d1", None),
        ((NO, undone(2, 1)), "d1", "undone already, by d2"),
        ((NO, undone(2, 1)), "d2", None),
        ((NO, undone(2, 1), undone(3, 2)), "d1", None),
        ((NO, undone(2, 1), undone(3, 2)), "d2", "undone already, by d3"),
    ],
)
def test_what_is_undone_is_not_undone_again(made: tuple[Decision, ...], target: str, refused: str | None) -> None:
    """Otherwise undoing one of two undoings would not bring back what both undid."""
    asked = Asked("undo", [target, target], "R. Reader", "an oversight")
    if refused is None:
        (one,) = decided(cast(Ledger, Decided(*made)), asked)
        assert (one.action, one.target) == ("undo", target)
    else:
        with pytest.raises(InputError, match=refused):
            decided(cast(Ledger, Decided(*made)), asked)
