"""Predictions for name files, and the figure for exact names."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.__main__ import main
from evaluation.language.conllu import Sentence, read
from evaluation.language.iob2 import Name, documents, names, score, spans, tags
from evaluation.language.names import predict_names

CASE = Path(__file__).with_name("cases") / "names.iob2"
PARSER = "fast"


def _case() -> list[Sentence]:
    return read(CASE.read_text(encoding="utf-8"))


SPANS: tuple[tuple[str, list[Name]], ...] = (
    ("O O", []),
    ("B-PER I-PER O", [(0, 2, "PER")]),
    ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
    ("O I-LOC I-LOC", [(1, 3, "LOC")]),
    ("B-ORG I-LOC O", [(0, 1, "ORG"), (1, 2, "LOC")]),
    ("B-LOC O I-LOC", [(0, 1, "LOC"), (2, 3, "LOC")]),
    ("B-OTH I-OTH B-PER", [(2, 3, "PER")]),
)


@pytest.mark.parametrize("marks, expected", SPANS)
def test_spans_of_tags(marks: str, expected: list[Name]) -> None:
    assert spans(marks.split()) == expected


def test_tags_of_spans_hold_persons_organisations_and_places_alone() -> None:
    found = tags([(0, 1, "NORP"), (1, 3, "ORG"), (3, 4, "MISC"), (4, 5, "LOC")], 6)
    assert found == ["O", "B-ORG", "I-ORG", "O", "B-LOC", "O"]


def test_documents_go_by_the_beginning_of_the_sentence_ids() -> None:
    assert [len(one) for one in documents(_case())] == [2, 1]


def test_only_names_with_the_same_words_and_label_are_right() -> None:
    gold = _case()
    assert score(gold, gold) == {"precision": 100, "recall": 100, "f": 100, "names": 5}
    assert score(gold, _tagged(gold, "B-PER")) == {"precision": 100 / 21, "recall": 20, "f": 200 / 26, "names": 5}
    assert score(gold, _tagged(gold, "O")) == {"precision": 0, "recall": 0, "f": 0, "names": 5}


def _tagged(sentences: list[Sentence], mark: str) -> list[Sentence]:
    return [Sentence(one.comments, tuple((*row[:2], mark, *row[3:]) for row in one.rows)) for one in sentences]


@pytest.mark.parametrize("trained_only", [False, True])
def test_no_gold_tag_is_seen(trained_only: bool) -> None:
    gold = _case()
    found = list(predict_names(gold, PARSER, trained_only=trained_only))
    assert found == list(predict_names(_tagged(gold, "B-ORG"), PARSER, trained_only=trained_only))
    assert [[row[:2] for row in one.rows] for one in found] == [[row[:2] for row in one.rows] for one in gold]
    assert [one.comments for one in found] == [one.comments for one in gold]
    assert {row[3:] for one in found for row in one.rows} == {("-", "-")}


def test_titles_and_the_rest_of_the_document_help() -> None:
    first, second, third = predict_names(_case(), PARSER)
    assert (1, 3, "PER") in names(first)
    assert (0, 1, "PER") in names(second)
    assert (0, 1, "LOC") not in names(third)


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    target = tmp_path / "out.iob2"
    assert main(["predict", "names", str(CASE), "-o", str(target), "--parser", PARSER]) == 0
    assert score(_case(), read(target.read_text(encoding="utf-8")))["recall"] >= 60


def test_options_of_another_task_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["predict", "names", str(CASE), "-o", str(tmp_path / "out"), "--raw"])
    assert "--raw is for treebank" in capsys.readouterr().err
