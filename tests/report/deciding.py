"""What a person decided about the small pile, and the pile as it stood before its second report."""

from __future__ import annotations

from dataclasses import replace

from tests.report.sample import ARTICLES, CLAIMS, QUESTIONS, RESULT
from variorum.records import Changes, Decision, Held, Pin, Question, Reconciliation, Turn

HOSTILE = "<script>alert(2)</script> | *bold*"
BY_ID = {claim.id: claim for claim in CLAIMS}


def pins(*names: str) -> tuple[Pin, ...]:
    """The claims of these ids as they stand."""
    return tuple(Pin(one, BY_ID[one].article, BY_ID[one].kind, BY_ID[one].evidence) for one in names)


def _when(day: int) -> str:
    return f"2031-06-{day:02d}T10:00:00.000000+00:00"


DECISIONS = (
    Decision("d1", "b2", "reject", "R. Reader", _when(1), "the figure is of another town", pins=(pins("b2"),)),
    Decision("d2", "a3", "correct", "R. Reader", _when(2), HOSTILE, '{"value": 41}', pins=(pins("a3"),)),
    Decision(
        "d3",
        "k1",
        "merge",
        "A. Other",
        _when(3),
        "one town",
        sort="question",
        others=("k2",),
        pins=(pins("a1"), pins("b1")),
    ),
    Decision("d4", "c1", "split", "A. Other", _when(3), "two tolls", sort="question", pins=(pins("a3"), pins("b2"))),
    Decision(
        "d5", "Northland", "merge", "A. Other", _when(4), "one army", sort="actor", others=("The army of Northland",)
    ),
    Decision("d6", "k9", "reject", "A. Other", _when(5), "of no matter", sort="question", pins=(pins("a2"),)),
)
HELD = (
    Held("d1", ("b2",)),
    Held("d2", ("a3",)),
    Held("d3", ("a1", "b1"), ("k1",)),
    Held("d4", ("a3",), ("c1",)),
    Held("d5", ("b1",)),
    Held("d6", ("a2",)),
)
DECIDED = replace(RESULT, decided=HELD)


def _without(question: Question, *names: str | None) -> Question:
    return replace(question, positions=tuple(one for one in question.positions if one.name not in names))


TAKEN, TOLL = QUESTIONS
EARLIER = Reconciliation(
    claims=CLAIMS,
    questions=(
        replace(_without(TAKEN, "Southland"), relation="one answer"),
        replace(TOLL, id="c0", relation="one answer"),
    ),
)
CHANGES = Changes(
    since="2031-05-05",
    brief="b1",
    added=(ARTICLES[1].id,),
    revised=(ARTICLES[0].id,),
    turns=(
        Turn((EARLIER.questions[0],), TAKEN),
        Turn((), TOLL),
        Turn((EARLIER.questions[1],), None),
    ),
    decisions=("d2", "d3"),
    undone=("d0",),
)
