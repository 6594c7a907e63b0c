"""Odd spaces: kept in the text, without influence on how it is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.language import annotate, mentions
from variorum.language.spaces import plain

ODD_SPACES = [
    "\u00a0",
    "\u202f",
    "\u2009",
    "\u3000",
    "  ",
    "\t",
    " \u00a0",
    "\u00a0 \u2003",
    "\u200b",
    "\ufeff",
    "\u2028",
]

PLAIN = [
    ("had\u00a0rejected a claim\u00a0by", "had rejected a claim by"),
    ("one\u202ftwo  three\tfour", "one two three four"),
    ("\u00a0first and last \u00a0", "first and last"),
    ("wrapped\nline", "wrapped line"),
    ("First line\nSecond line", "First line\nSecond line"),
    ("one\n\ntwo", "one\n\ntwo"),
    ("one \u00a0\n\n two", "one\n\ntwo"),
    ("one\u200b\r\n\r\ntwo", "one\n\ntwo"),
    ("\u00a0", ""),
    ("", ""),
]

TEXTS = [
    "Kenya had rejected a claim by envoy Mara Lindqvist that her ship was seized. She left.",
    "“No,” the mayor of Porto, Rui Nunes, said. “We will stay,” Nunes added.\n\nIt rained on Friday.",
    "The Ministry of Health said on 5 May that it had counted 44 cases. The ministry gave no reason.",
]


@pytest.mark.parametrize("text, expected", PLAIN)
def test_what_the_parser_sees(text: str, expected: str) -> None:
    assert plain(text).text == expected


@pytest.mark.parametrize("space", ODD_SPACES, ids=ascii)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_alike_whatever_its_spaces(text: str, space: str) -> None:
    odd = text.replace(" ", space)
    usual, other = annotate([text, odd])
    assert other.text == odd
    assert _read(usual) == _read(other)
    assert [one.name for one in mentions(usual)] == [" ".join(one.name.split(space)) for one in mentions(other)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Lima", "said", "he", ".", "“", "”", "27", "\n", "\n\n", " ", *ODD_SPACES])))
def test_the_text_is_kept_and_the_trees_are_sound(pieces: list[str]) -> None:
    text = "".join(pieces)
    (doc,) = annotate([text])
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
    for one in mentions(doc):
        assert text[one.span.start : one.span.end] == one.span.exact


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(TEXTS), st.lists(st.sampled_from(ODD_SPACES), min_size=40, max_size=40))
def test_a_space_stands_at_no_edge_of_a_phrase(text: str, spaces: list[str]) -> None:
    words = text.split(" ")
    odd = "".join(word + space for word, space in zip(words, spaces, strict=False))
    (doc,) = annotate([odd])
    for token in doc:
        if not token.is_space and token.head != token:
            assert not doc[token.left_edge.i].is_space
            assert not doc[token.right_edge.i].is_space


Seen = tuple[list[tuple[str, str, str, str, str, str, str]], list[str], list[tuple[str, str]]]


def _read(doc: Doc) -> Seen:
    """All that is known of the words, spaces apart."""
    tokens = [
        (word.text, word.tag_, word.dep_, word.head.text, word.lemma_, str(word.morph), word.ent_type_)
        for word in doc
        if not word.is_space
    ]
    sentences = ["".join(word.text for word in sentence if not word.is_space) for sentence in doc.sents]
    ties = [*doc._.antecedents.items(), *doc._.full_names.items(), *doc._.titles.items()]
    return tokens, sentences, [(_text(doc, one), _text(doc, other)) for one, other in ties]


def _text(doc: Doc, bounds: tuple[int, int]) -> str:
    return "".join(word.text for word in doc[bounds[0] : bounds[1]] if not word.is_space)
