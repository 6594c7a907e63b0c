"""A claim that was decided about is found again by its words, or not at all: never another in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconciliation.deciding import pin
from tests.reconciliation.pile_of_claims import claim, report
from variorum.reconciliation.persons.reattaching import found_again
from variorum.records import Claim, Evidence, Kind, Selector

OLD = "Arla said on Sunday that her army had taken Kelm. Two towns fell. Officials in Estmar denied it. Two towns fell."
WORDS = "her army had taken Kelm"


def _claim(name: str, text: str, exact: str, *, nth: int = 0, kind: Kind = "control", place: str = "Kelm") -> Claim:
    start = -1
    for _ in range(nth + 1):
        start = text.index(exact, start + 1)
    end = start + len(exact)
    quote = Selector(start, end, exact, text[max(0, start - 32) : start], text[end : end + 32])
    return replace(claim("a", kind, exact, id=name, place=place), evidence=Evidence((quote,)))


# The text as it is now, the words of the claim that is there now, and whether it is the one that was decided about.
CASES = (
    ("the same text, a longer quotation", OLD, "that her army had taken Kelm", True),
    ("the same text, a shorter quotation", OLD, "army had taken Kelm", True),
    ("the same text, other words", OLD, "Officials in Estmar denied it", False),
    ("the same text, too little of it", OLD, "taken", False),
    ("a text that goes on before", "Late news.\n\n" + OLD, WORDS, True),
    ("a text with other white space", OLD.replace("had taken", "had\n taken"), "her army had\n taken Kelm", True),
    ("a text that says something else", OLD.replace("taken Kelm", "left Kelm"), "her army had left Kelm", False),
    ("a text without it", "Nothing is known.", "Nothing is known", False),
)


@pytest.mark.parametrize("case, text, exact, found", CASES, ids=[case[0] for case in CASES])
def test_a_claim_is_found_by_its_words(case: str, text: str, exact: str, found: bool) -> None:
    old, new = pin(_claim("old", OLD, WORDS)), _claim("new", text, exact)
    assert found_again([old], [report("a", text=text)], [new]) == {"old": "new" if found else None}


def test_the_id_comes_before_the_words() -> None:
    old = _claim("old", OLD, WORDS)
    moved = replace(old, evidence=Evidence((Selector(0, 4, "Arla"),)))
    assert found_again([pin(old)], [report("a", text=OLD)], [moved]) == {"old": "old"}


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_places_with_the_same_words_those_around_tell(nth: int) -> None:
    text = "Late news. " + OLD
    now = [_claim(f"new {i}", text, "Two towns fell", nth=i) for i in (0, 1)]
    old = pin(_claim("old", OLD, "Two towns fell", nth=nth))
    assert found_again([old], [report("a", text=text)], now) == {"old": f"new {nth}"}


def test_of_two_claims_on_the_same_words_what_they_tell_does() -> None:
    text = "They took Kelm and Arlo."
    now = [_claim(place, text, "They took Kelm and Arlo", place=place) for place in ("Kelm", "Arlo")]
    old = pin(replace(_claim("old", text, "They took Kelm and Arlo", place="Arlo")))
    assert found_again([old], [report("a", text=text)], now) == {"old": "Arlo"}
    vague = pin(_claim("old", text, "They took Kelm and Arlo", place="Brod"))
    assert found_again([vague], [report("a", text=text)], now) == {"old": None}


def test_neither_another_kind_nor_another_report_is_taken() -> None:
    reports = [report("a", text=OLD), report("b", text=OLD)]
    for now in (_claim("new", OLD, WORDS, kind="event"), replace(_claim("new", OLD, WORDS), article="b")):
        assert found_again([pin(_claim("old", OLD, WORDS))], reports, [now]) == {"old": None}
