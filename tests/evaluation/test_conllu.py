"""CoNLL-U files are read as they stand, and their texts put together again."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.language.conllu import documents, raw_text, read, spaces_in, surfaces, write

CASES = Path(__file__).with_name("cases")


def _case(name: str) -> str:
    return (CASES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["one-document.conllu", "two-documents.conllu"])
def test_what_is_read_is_written_again(name: str) -> None:
    assert write(read(_case(name))) == _case(name)


def test_rows_of_multiword_tokens_and_empty_nodes_are_no_words() -> None:
    first = read(_case("one-document.conllu"))[0]
    assert [row[0] for row in first.rows] == ["1", "2", "3-4", "3", "4", "5", "6", "7", "7.1", "8"]
    assert [row[1] for row in first.words] == ["Mayor", "Silva", "did", "n't", "sing", "and", "dance", "."]


def test_a_surface_holds_the_words_of_its_multiword_token() -> None:
    found = surfaces(read(_case("one-document.conllu"))[0])
    assert [(one.form, one.words, one.space) for one in found][1:4] == [
        ("Silva", ("Silva",), True),
        ("didn't", ("did", "n't"), True),
        ("sing", ("sing",), True),
    ]


def test_a_file_without_newdoc_is_one_document() -> None:
    assert [len(one) for one in documents(read(_case("one-document.conllu")))] == [3]


def test_newdoc_begins_a_document_wherever_it_stands() -> None:
    assert [len(one) for one in documents(read(_case("two-documents.conllu")))] == [1, 2]


def test_paragraphs_are_parted_by_a_blank_line_and_spaces_are_those_of_the_file() -> None:
    texts = [raw_text(one) for one in documents(read(_case("two-documents.conllu")))]
    assert texts == ["It is cold.", "Come in!(Or not.)\n\nThe door is shut."]
    assert raw_text(read(_case("one-document.conllu"))) == (
        "Mayor Silva didn't sing and dance. She can't.\n\nOdd\u00a0spaces , here ."
    )


SPACES: tuple[tuple[str, list[str], list[bool] | None], ...] = (
    ("a b", ["a", "b"], [True, True]),
    ("ab c", ["a", "b", "c"], [False, True, True]),
    ("  a\u00a0b", ["a", "b"], [True, True]),
    ("1 000 men", ["1 000", "men"], [True, True]),
    ("a b", ["a", "c"], None),
    ("a b c", ["a", "b"], None),
    ("a", ["a", "b"], None),
    ("", [], []),
)


@pytest.mark.parametrize("text, words, expected", SPACES)
def test_spaces_are_found_where_the_text_is_these_words(
    text: str, words: list[str], expected: list[bool] | None
) -> None:
    assert spaces_in(text, words) == expected
