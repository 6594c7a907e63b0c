"""The measure of speakers' names: mentions read from the annotation, and what a name is worth."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.language.conllu import read
from evaluation.language.entities import Mention, mentions, placed
from evaluation.speakers import cases, counted, source_head, speakers, verdict

from variorum.records import Attribution, Span

CASE = Path(__file__).with_name("cases") / "speakers.conllu"


def test_mentions_are_placed_in_the_text_with_their_heads() -> None:
    text, words = placed(read(CASE.read_text(encoding="utf-8")))
    found = {(one.entity, text[one.start : one.end], text[slice(*one.head)], one.pos) for one in mentions(words)}
    assert {
        ("1", "Envoy Mira Okafor", "Envoy", "NOUN"),
        ("3", "officials of the Harbour Board", "officials", "NOUN"),
        ("4", "the Harbour Board", "Board", "PROPN"),
        ("1", "She", "She", "PRON"),
    } <= found
    assert all(text[word.start : word.end] == word.row[1] for sentence in words for word in sentence)


def test_only_speakers_that_the_text_can_name_count() -> None:
    found = list(cases(CASE, "fast"))
    assert [(case.source, case.group) for case in found] == [("She", "he, she")]
    assert found[0].names == ("Okafor",)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


TEXT = "She and the board's chair, Ana Diaz, who is no Bea Cole, spoke."
DIAZ = (
    Mention("1", "person", 0, 3, (0, 3), "PRON"),
    Mention("1", "person", 8, 35, (20, 25), "NOUN"),
    Mention("1", "person", 27, 35, (27, 30), "PROPN"),
)

NAMES: tuple[tuple[str | None, int, str, str], ...] = (
    ("Ana Diaz", 0, "She", "right"),
    ("Ana", 0, "She", "right"),
    ("Bea Cole", 0, "She", "wrong"),
    ("Ana Cole", 0, "She", "wrong"),
    (None, 0, "She", "open"),
    ("board's chair", 1, "the board's chair, Ana Diaz", "open"),
    ("Ana Diaz", 1, "the board's chair, Ana Diaz", "right"),
)


@pytest.mark.parametrize("name, meant, source, expected", NAMES)
def test_what_a_name_is_worth(name: str | None, meant: int, source: str, expected: str) -> None:
    attribution = Attribution("speaker", (_span(TEXT, source),), (), (), "say", name=name)
    assert verdict(TEXT, attribution, DIAZ[meant], DIAZ) == expected


def test_the_head_of_a_source_hangs_on_no_other_word_of_it() -> None:
    text, words = placed(read(CASE.read_text(encoding="utf-8")))
    head = source_head((_span(text, "officials of the Harbour Board"),), words)
    assert head is not None
    assert text[slice(*head)] == "officials"
    assert source_head((), words) is None


def test_shares_are_of_all_and_of_those_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert counted([]) == {"all": {"right": 0, "wrong": 0, "open": 0, "accuracy": 0.0, "precision": 0.0}}
    folder = tmp_path / "gum" / "dev"
    folder.mkdir(parents=True)
    (folder / "made.conllu").write_text(CASE.read_text(encoding="utf-8"), encoding="utf-8")
    assert speakers(tmp_path, "fast", limit=1) == 0
    assert capsys.readouterr().out.startswith("all: right 1, wrong 0, open 0, accuracy 1")
