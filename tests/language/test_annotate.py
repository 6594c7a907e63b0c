"""What holds for any text: nothing lost, paragraphs kept, neighbours without influence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.errors import PipelineError
from variorum.language import annotate
from variorum.language.windows import windows

ODD = [
    "",
    " ",
    "\n\n",
    "\n\n \n\n\n",
    "\x00\x01\x7f",
    "😀👩‍👩‍👧 fire 🔥",
    "a" * 30_000,
    "no-break space and\u2028line separator\u2029paragraph separator",
    "Ադրբեջան Шуша شوشا 舒沙 said",
    "ﬁ ligature, e\u0301 combining, \ufeff mark, \u200b joiner",
    "One line.\r\n\r\nAnother line.\rThird.",
    '""""""',
    "'",
    "-" * 500,
    "\ud7ff\ue000 private",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_an_odd_text_comes_back_whole(text: str) -> None:
    (doc,) = annotate([text])
    assert doc.text == text
    _coherent(doc)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_comes_back_whole(text: str) -> None:
    (doc,) = annotate([text])
    assert doc.text == text
    _coherent(doc)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(['"', "“", "”", "'", "’", "\n\n", "Lima", " ", "said", "he", ".", "the minister"])))
def test_marks_in_any_order_are_read(pieces: list[str]) -> None:
    (doc,) = annotate(["".join(pieces)])
    assert doc.text == "".join(pieces)
    _coherent(doc)


def _coherent(doc: Doc) -> None:
    for paragraph in doc._.paragraphs:
        assert paragraph.text.strip() == paragraph.text or not paragraph.text.isascii()
        assert "\n\n" not in paragraph.text
    for sentence in doc.sents:
        assert "\n\n" not in sentence.text.strip()
    for quote in doc._.quotes:
        assert 0 <= quote.start < quote.end <= len(doc)
    for source, target in [*doc._.antecedents.items(), *doc._.full_names.items()]:
        assert 0 <= source[0] < source[1] <= len(doc)
        assert 0 <= target[0] < target[1] <= len(doc)


@given(st.text(max_size=200), st.integers(min_value=1, max_value=20))
def test_windows_lose_nothing(text: str, longest: int) -> None:
    pieces = list(windows(text, longest))
    assert "".join(pieces) == text
    assert all(len(piece) <= longest for piece in pieces)


def test_a_long_text_keeps_its_paragraphs_across_windows() -> None:
    paragraph = "The mayor of Turku said on Friday that the bridge would open. It did."
    text = "\n\n".join([paragraph] * 700)
    (doc,) = annotate([text])
    assert doc.text == text
    assert [span.text for span in doc._.paragraphs] == [paragraph] * 700


def test_a_document_does_not_depend_on_its_neighbours() -> None:
    text = 'RABAT, May 3 - "We will vote," said Minister Salma Idrissi. She left at noon.\n\nNo date was set.'
    others = ["Rain.", "", "Officials in Quito denied it. They said so twice. " * 30]
    (alone,) = annotate([text])
    _, _, among, _ = annotate([others[0], others[2], text, others[1]])
    assert _read(alone) == _read(among)


def _read(doc: Doc) -> list[tuple[str, str, str, int, str]]:
    return [(token.text, token.tag_, token.dep_, token.head.i, token.ent_type_) for token in doc]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    (doc,) = annotate(["Storm hits Fiji\n\nTwo people died on Sunday. One is missing\n\n- roads are closed"])
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Storm hits Fiji",
        "Two people died on Sunday.",
        "One is missing",
        "- roads are closed",
    ]


def test_an_unknown_parser_is_named_in_the_error() -> None:
    with pytest.raises(PipelineError, match="no_such_parser"):
        list(annotate(["Rain."], parser="no_such_parser"))
