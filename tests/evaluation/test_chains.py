"""The scorer of chains: head words, sources, levels laid beside each other, and a case read from end to end."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation.chain_marks import aligned, head_word, is_source
from evaluation.chains import predicate, read, span_of, table
from spacy.tokens import Doc
from spacy.vocab import Vocab

from variorum.records import AttributionLevel, Commitment, SourceRole, Span
from variorum.settings import DEFAULT_PARSER

HEADS = [
    ("the Ministry of Defence", "ministry"),
    ("Ministry", "ministry"),
    ("Governor Amina Yusuf", "yusuf"),
    ("A source close to the club", "source"),
    ("The union’s secretary", "secretary"),
    ("Stefan Brandt, a trader", "brandt"),
    ("Of", "of"),
    ("", ""),
]


@pytest.mark.parametrize("name, head", HEADS)
def test_head_word(name: str, head: str) -> None:
    assert head_word(name) == head


def gold(name: str, role: str = "speaker", **more: object) -> dict[str, Any]:
    return {"role": role, "name": name, "cue": "", "content_factuality": "CT+", "quotation": "indirect", **more}


def level(name: str | None, role: SourceRole = "speaker", source: str = "") -> AttributionLevel:
    return AttributionLevel(role=role, name=name, source=(Span(0, len(source), source),) if source else ())


SOURCES = [
    (gold("Amina Yusuf"), level("Governor Yusuf"), True),
    (gold("Amina Yusuf"), level("Omar Yusufi"), False),
    (gold("Amina Yusuf"), level(None, source="she"), False),
    (gold("two officials", "unnamed"), level(None, "unnamed", "officials"), True),
    (gold("", "unnamed"), level(None, "unnamed"), True),
    (gold("", certain=False), level("Amina Yusuf"), False),
]


@pytest.mark.parametrize("wanted, found, right", SOURCES)
def test_source(wanted: dict[str, Any], found: AttributionLevel, *, right: bool) -> None:
    assert is_source(wanted, found) is right


ALIGNED: list[tuple[list[str], list[str], list[int | None]]] = [
    ([], ["A"], []),
    (["A"], [], [None]),
    (["A", "B"], ["A", "B"], [0, 1]),
    (["A", "B"], ["B"], [None, 0]),
    (["A", "B"], ["A"], [0, None]),
    (["A", "B"], ["X"], [None, 0]),
    (["B"], ["A", "B", "X"], [1]),
]


@pytest.mark.parametrize("wanted, found, places", ALIGNED)
def test_levels_are_laid_beside_each_other(wanted: list[str], found: list[str], places: list[int | None]) -> None:
    pairs = aligned([gold(name) for name in wanted], [level(name) for name in found])
    assert [place for _, place in pairs] == places


def test_second_occurrence() -> None:
    assert span_of("rain, rain", {"exact": "rain", "occurrence": 2}) == Span(6, 10, "rain")


def test_a_modifier_is_not_the_predicate() -> None:
    words = ["the", "number", "of", "damaged", "houses", "was", "counted"]
    deps = ["det", "nsubj:pass", "case", "amod", "nmod", "aux:pass", "ROOT"]
    doc = Doc(Vocab(), words=words, heads=[1, 6, 4, 4, 1, 6, 6], deps=deps)
    weights = {i: Commitment(i, "CT+", "happened") for i in (3, 6)}
    whole, noun = Span(0, len(doc.text), doc.text), Span(0, 28, "the number of damaged houses")
    assert predicate(doc, whole, weights).text == "counted"
    assert predicate(doc, noun, weights).text == "number"


def case(text: str, *claims: dict[str, Any]) -> dict[str, Any]:
    return {"id": "one", "theme": "test", "hard": False, "text": text, "outlet": "", "note": "", "claim": claims}


def test_a_right_chain_is_right_throughout() -> None:
    chain = [gold("The mayor", cue="said")]
    wanted = {"exact": "the bridge had fallen", "factuality": "CT+", "chain": chain}
    (scored,) = read(case("The mayor said that the bridge had fallen.", wanted), DEFAULT_PARSER)
    assert scored.is_right
    assert scored.fault == ""
    assert all(all(marks) for marks in scored.marks.values())


def test_a_missing_level_and_a_wrong_value_are_told() -> None:
    silent = {"exact": "the bridge had fallen", "factuality": "CT+", "chain": []}
    denied = {"exact": "the bridge had fallen", "factuality": "CT-", "chain": [gold("The mayor", cue="said")]}
    one, other = read(case("The mayor said that the bridge had fallen.", silent, denied), DEFAULT_PARSER)
    assert (one.fault, other.fault) == ("too many levels: 1 for 0", "factuality")
    assert "0/2" in table([one, other])[-1]
