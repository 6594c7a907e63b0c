"""Predictions for treebanks: whole, well formed, and made of nothing that an annotator wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from evaluation.__main__ import main
from evaluation.language.conllu import Row, Sentence, characters, raw_text, read, write
from evaluation.language.measures import score
from evaluation.language.treebank import predict_raw, predict_words

Predict = Callable[[Iterable[Sentence], str], Iterator[Sentence]]

CASES = Path(__file__).with_name("cases")
NAMES = ["one-document.conllu", "two-documents.conllu"]
BOTH = pytest.mark.parametrize("predict", [predict_words, predict_raw])
PARSER = "fast"


def _case(name: str) -> list[Sentence]:
    return read((CASES / name).read_text(encoding="utf-8"))


def _scrambled(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The same words with wrong columns: chains for trees, other tags, no empty node told."""
    return [Sentence(one.comments, tuple(map(_scramble, one.rows))) for one in sentences]


def _scramble(row: Row) -> Row:
    if not row[0].isdigit():
        return row
    misc = "|".join(["Entity=(9-place", *(part for part in row[9].split("|") if part == "SpaceAfter=No")])
    return (row[0], row[1], "zz", "INTJ", "UH", "Foo=Bar", str(int(row[0]) - 1), "vocative", "0:root", misc)


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_no_gold_column_is_seen(name: str, predict: Predict) -> None:
    sentences = _case(name)
    assert list(predict(_scrambled(sentences), PARSER)) == list(predict(sentences, PARSER))


def test_empty_nodes_keep_their_place_and_nothing_else() -> None:
    (row,) = (row for one in predict_words(_case(NAMES[0]), PARSER) for row in one.rows if "." in row[0])
    assert row == ("7.1", *["_"] * 9)


def test_comments_ids_and_forms_stay_where_words_are_given() -> None:
    for one, ours in zip(_case(NAMES[0]), predict_words(_case(NAMES[0]), PARSER), strict=True):
        assert ours.comments == one.comments
        assert [row[0] for row in ours.rows] == [row[0] for row in one.rows]
        assert [row[1] for row in ours.words] == [row[1] for row in one.words]
        assert [row for row in ours.rows if "-" in row[0]] == [row for row in one.rows if "-" in row[0]]


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_the_output_can_be_scored(name: str, predict: Predict) -> None:
    sentences = _case(name)
    found = score(sentences, read(write(predict(sentences, PARSER))))
    assert found["Words"] > 50
    assert found["LAS"] > 40


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_a_tree_with_one_root(name: str, predict: Predict) -> None:
    for one in predict(_case(name), PARSER):
        heads = {row[0]: row[6] for row in one.words}
        assert [row[7] for row in one.words if row[6] == "0"] == ["root"]
        assert all(_reaches_root(number, heads) for number in heads)
        assert all(cell for row in one.rows for cell in row)


def _reaches_root(number: str, heads: dict[str, str]) -> bool:
    seen: set[str] = set()
    while number != "0" and number not in seen:
        seen.add(number)
        number = heads[number]
    return number == "0"


def _lines(*texts: str) -> list[Sentence]:
    """A file of these words, one sentence a text and no spaces told."""
    blocks = []
    for text in texts:
        rows = [
            "\t".join([str(number), word, *["_"] * 4, str(number - 1), "dep", "_", "_"])
            for number, word in enumerate(text.split(" "), start=1)
        ]
        blocks.append("\n".join(rows))
    return read("\n\n".join(blocks))


ODD = (
    ["\u200bHe left .\u200b"],
    ["He \u200b left \ufeff ."],
    ["\u201cNo , \u201d he said ."],
    ["He\u00a0left at 5\u202fp.m. ."],
    ["\u2028 He left ."],
    ["!!! ??? ..."],
    ["cannot wo n't students' he's gonna"],
)


@BOTH
@pytest.mark.parametrize("texts", ODD)
def test_no_character_is_lost(texts: list[str], predict: Predict) -> None:
    sentences = _lines(*texts)
    found = list(predict(sentences, PARSER))
    assert _characters(found) == _characters(sentences)
    score(sentences, found)


def _characters(sentences: list[Sentence]) -> str:
    return characters(raw_text([Sentence((), one.rows) for one in sentences]))


def test_contractions_found_in_raw_text_are_multiword_tokens() -> None:
    (one, _) = predict_raw(_lines("She didn't see it .", "We left ."), PARSER)
    assert [row[:2] for row in one.rows][1:4] == [("2-3", "didn't"), ("2", "did"), ("3", "n't")]


def test_a_long_document_is_read_in_parts() -> None:
    sentences = _lines(*["The boats came back to the old harbour before the storm ."] * 900)
    found = list(predict_words(sentences, PARSER))
    assert len(found) == 900
    assert {row[6] for one in found for row in one.words if row[1] == "boats"} == {"3"}


@pytest.mark.parametrize("options", [[], ["--raw"]])
def test_the_command_writes_a_file(tmp_path: Path, options: list[str]) -> None:
    target = tmp_path / "out.conllu"
    assert main(["predict", "treebank", str(CASES / NAMES[1]), "-o", str(target), "--parser", PARSER, *options]) == 0
    written = read(target.read_text(encoding="utf-8"))
    assert score(_case(NAMES[1]), written)["Words"] > 80
    assert sum(one.starts_document for one in written) == 2


def test_a_parser_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["predict", "treebank", str(CASES / NAMES[1]), "-o", str(tmp_path / "out"), "--parser", "no-such-parser"]
    assert main(command) == 2
    assert "no-such-parser" in capsys.readouterr().err
