"""What holds for any text with either shipped parser: nothing lost, sound trees, no influence of neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.language import annotate
from variorum.language.pipelines import SHIPPED, load_pipeline

PARSERS = pytest.mark.parametrize("parser", SHIPPED)

ODD = [
    "",
    " ",
    "\n",
    "\n\n",
    " \n\n \u00a0\n\n\n",
    "Rain",
    ".",
    "\n\nRain fell. It stopped.\n\n",
    "a" * 60_000,
    "-" * 60_000,
    "Lima" + "é" * 60_000 + " said so. It rained.",
    "😀👩‍👩‍👧🔥",
    "🔥 " * 400,
    "\x00\x01\x02\x1b\x7f\x85",
    "\U000e07e9",
    "He\x00 said\x01 no.\x02 She\x07 left.",
    "\ufdd0\uffff \ue000 private",
    "Ադրբեջան said. Шуша пала. شوشا 舒沙在那里。 דבר said ნო.",
    "ﬁ ligature, e\u0301 combining, \ufeff mark, \u200b joiner, \u202e turned",
    "One line.\r\n\r\nAnother line.\rThird.\tFourth",
    '"' * 300,
    "and " * 1_500,
    "No. " * 1_000,
    "word\n" * 700,
    "A\n\n" * 700,
    "(" * 300 + "Lima" + ")" * 300,
]


@PARSERS
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_an_odd_text_is_read_whole(parser: str, text: str) -> None:
    _read_whole(text, parser)


@PARSERS
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_whole(parser: str, text: str) -> None:
    _read_whole(text, parser)


PARTS = [
    "Lima",
    "said",
    "he",
    ".",
    ",",
    "“",
    "”",
    '"',
    "27",
    "\n",
    "\n\n",
    " ",
    " ",
    " ",
    "\u00a0",
    "\u2028",
    "U.N.",
    "é",
]


@PARSERS
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.sampled_from(PARTS), max_size=80))
def test_words_and_marks_in_any_order_are_read_whole(parser: str, parts: list[str]) -> None:
    _read_whole("".join(parts), parser)


@PARSERS
@pytest.mark.long
@pytest.mark.parametrize("word", ["rain ", "The minister of Peru said on Friday that it rained. ", "Rain\n\n"])
def test_two_hundred_thousand_words_are_read_whole(parser: str, word: str) -> None:
    _read_whole(word * (200_000 // len(word.split())), parser)


def _read_whole(text: str, parser: str) -> Doc:
    (doc,) = annotate([text], parser=parser)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
    numbers = doc._.sentence_numbers
    for number, (start, end) in enumerate(doc._.paragraph_bounds):
        assert number == 0 or numbers[start] == numbers[start - 1] + 1
        assert all(doc[place].lemma_ and doc[place].tag_ for place in range(start, end))
    for name in doc.ents:
        assert len({numbers[place] for place in range(name.start, name.end) if not doc[place].is_space}) == 1
        assert not name[0].is_space
        assert not name[-1].is_space
    return doc


TEXTS = [
    'RABAT, May 3 - "We will vote," said Minister Salma Idrissi. She left at noon.\n\nNo date was set.',
    "Rain.",
    "",
    "Officials in Quito denied it. They said so twice. " * 40,
    "Storm hits Fiji\n\nTwo people died on Sunday. One is missing\n\n- roads are closed",
]


@PARSERS
@settings(max_examples=10, deadline=None)
@given(order=st.lists(st.integers(0, len(TEXTS) - 1), max_size=8))
def test_a_document_is_the_same_in_any_company(parser: str, order: list[int]) -> None:
    alone = [_labels(doc) for text in TEXTS for doc in annotate([text], parser=parser)]
    among = annotate([TEXTS[place] for place in order], parser=parser)
    assert [_labels(doc) for doc in among] == [alone[place] for place in order]


Label = tuple[str, str, str, str, str, int, bool, str, str]


def _labels(doc: Doc) -> list[Label]:
    return [
        (
            word.text,
            word.tag_,
            str(word.morph),
            word.lemma_,
            word.dep_,
            word.head.i,
            bool(word.is_sent_start),
            word.ent_iob_,
            word.ent_type_,
        )
        for word in doc
    ]


@PARSERS
def test_a_parser_that_was_written_reads_as_before(parser: str, tmp_path: Path) -> None:
    load_pipeline(parser).to_disk(tmp_path / "copy")
    (before,) = annotate(TEXTS[:1], parser=parser)
    (after,) = annotate(TEXTS[:1], parser=str(tmp_path / "copy"))
    assert _labels(after) == _labels(before)


@PARSERS
def test_a_sentence_never_crosses_a_paragraph(parser: str) -> None:
    (doc,) = annotate([TEXTS[-1]], parser=parser)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Storm hits Fiji",
        "Two people died on Sunday.",
        "One is missing",
        "- roads are closed",
    ]


@PARSERS
def test_a_plain_sentence_is_read_as_it_should_be(parser: str) -> None:
    (doc,) = annotate(["The mayor of Lima said on Friday that the roads were closed."], parser=parser)
    words = {word.text: word for word in doc}
    assert words["said"].dep_ == "ROOT"
    assert (words["mayor"].dep_, words["mayor"].head.text) == ("nsubj", "said")
    assert (words["closed"].dep_, words["closed"].head.text) == ("ccomp", "said")
    assert (words["roads"].lemma_, words["roads"].tag_, words["said"].lemma_) == ("road", "NNS", "say")
    assert [(name.text, name.label_) for name in doc.ents] == [("Lima", "LOC")]
