"""Which mentions of a file in the manner of re3d count as named, and what counts as found."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.language.layers import LAYERS, TRAINED, by_layer
from evaluation.language.re3d import Line, Mention, f_score, read_lines, score_re3d
from spacy.language import Language
from spacy.tokens import Doc, Span

from variorum.language.pipelines import load_pipeline

FILE = """
The O
harbour O
minister O
Ana B-Person
Silva I-Person
left O
the B-Location
Lake I-Location
District I-Location
. O

His B-Person
brother I-Person
serves O
the B-Organisation
Norvalian I-Organisation
Red I-Organisation
Cross I-Organisation
in O
Portugal B-Location
. O
"""


@pytest.fixture
def lines(tmp_path: Path) -> list[Line]:
    place = tmp_path / "file.conll"
    place.write_text(FILE, encoding="utf-8")
    return read_lines(place)


@pytest.fixture
def nlp() -> Language:
    return load_pipeline("fast")


def _found(line: Line) -> list[tuple[str, str]]:
    return [(line.text[one.start : one.end], one.label) for one in line.mentions]


def test_mentions_are_stripped_and_nominals_left_out(lines: list[Line]) -> None:
    first, second = lines
    assert first.text == "The harbour minister Ana Silva left the Lake District."
    assert _found(first) == [("Ana Silva", "PER"), ("Lake District", "LOC")]
    assert _found(second) == [("His brother", ""), ("Norvalian Red Cross", "ORG"), ("Portugal", "LOC")]


def _doc(nlp: Language, line: Line, *names: tuple[str, str]) -> Doc:
    doc = nlp.make_doc(line.text)
    spans = [(line.text.index(text), text, label) for text, label in names]
    found = [doc.char_span(start, start + len(text), label=label) for start, text, label in spans]
    doc.ents = tuple(span for span in found if isinstance(span, Span))
    return doc


def test_exact_spans_count_and_what_is_left_out_is_not_judged(lines: list[Line], nlp: Language) -> None:
    docs = [
        _doc(nlp, lines[0], ("Ana Silva", "PER"), ("District", "LOC")),
        _doc(nlp, lines[1], ("brother", "PER"), ("Portugal", "ORG"), ("Norvalian Red Cross", "PER")),
    ]
    # Four are guessed that can be judged; a state may be a body, and the Red Cross is no person.
    assert f_score(lines, docs) == {"precision": 50, "recall": 50, "f": 50, "names": 4}
    assert f_score(lines, docs, labelled=False)["f"] == 75


def test_a_mention_knows_its_characters(lines: list[Line]) -> None:
    assert lines[1].mentions[-1] == Mention(46, 54, "LOC")


def test_layers_come_in_order(tmp_path: Path) -> None:
    place = tmp_path / "file.conll"
    place.write_text(FILE, encoding="utf-8")
    found = score_re3d(place, "fast")
    assert list(found)[:5] == [TRAINED, *(name for name, _ in LAYERS)]
    assert found["and repetition"]["names"] == 4


def test_each_layer_is_measured_with_those_before_it() -> None:
    assert [name for name, _ in by_layer(dict, dict)] == [TRAINED, *(name for name, _ in LAYERS)]
