"""What the encoder sees of words, with a vocabulary of a few pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from variorum.language.encoder.features import MOST_PIECES, Case, Gap, Pieces, case_of

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "rain", "##s", "fell", ".", "a", "##a", "##b", "-"]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    """Pieces of a few words."""
    tokenizer = Tokenizer(WordPiece({piece: number for number, piece in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return Pieces(tokenizer)


CASES = [
    ("rain", Case.LOWER),
    ("Rain", Case.TITLE),
    ("RAIN", Case.UPPER),
    ("McRain", Case.MIXED),
    ("iPhone", Case.MIXED),
    ("A", Case.INITIAL),
    ("K.", Case.INITIAL),
    ("44", Case.DIGITS),
    ("4,000", Case.DIGITS),
    ("G20", Case.LETTERS_AND_DIGITS),
    (".", Case.MARK),
    ("😀", Case.MARK),
    ("\x00", Case.MARK),
    ("雨", Case.LOWER),
    ("U.N.", Case.UPPER),
    ("’s", Case.LOWER),
]


@pytest.mark.parametrize("word, case", CASES)
def test_how_a_word_is_written(word: str, case: Case) -> None:
    assert case_of(word) == case


PIECES = [
    ("rain", ["rain"]),
    ("Rains", ["rain", "##s"]),
    (".", ["."]),
    ("hail", ["[UNK]"]),
    ("\x01", ["[UNK]"]),
    ("\u200b", ["[UNK]"]),
    ("a" + "b" * 40, ["a", *["##b"] * 11]),
    ("a" + "b" * 60_000, ["a", *["##b"] * 11]),
    ("-" * 100, ["-"] * MOST_PIECES),
]


@pytest.mark.parametrize("word, expected", PIECES, ids=range(len(PIECES)))
def test_pieces_of_a_word(pieces: Pieces, word: str, expected: list[str]) -> None:
    assert [VOCABULARY[number] for number in pieces.of(word)] == expected


def test_features_of_a_window(pieces: Pieces) -> None:
    found = pieces.features(["Rains", "fell", "."], [Gap.PARAGRAPH, Gap.SPACE, Gap.NONE])
    assert [VOCABULARY[number] for number in found.pieces] == ["[CLS]", "rain", "##s", "fell", ".", "[SEP]"]
    assert found.cases.tolist() == [Case.MARK, Case.TITLE, Case.TITLE, Case.LOWER, Case.MARK, Case.MARK]
    assert found.gaps.tolist() == [Gap.PARAGRAPH, Gap.PARAGRAPH, Gap.NONE, Gap.SPACE, Gap.NONE, Gap.NONE]
    assert (found.first.tolist(), found.last.tolist()) == ([1, 3, 4], [2, 3, 4])
    assert found.shapes.tolist() == [Case.TITLE, Case.LOWER, Case.MARK]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), min_size=1, max_size=20))
def test_any_words_have_features(pieces: Pieces, words: list[str]) -> None:
    found = pieces.features(words, [Gap.SPACE] * len(words))
    assert len(found.pieces) == len(found.cases) == len(found.gaps) == found.last[-1] + 2
    assert all(1 <= last - first + 1 <= MOST_PIECES for first, last in zip(found.first, found.last, strict=True))
    assert found.first[1:].tolist() == (found.last[:-1] + 1).tolist()
