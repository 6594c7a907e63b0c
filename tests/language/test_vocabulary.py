"""The words of a report are forgotten with it; what is read stays the same, and a failure spoils nothing."""

from __future__ import annotations

import json

import pytest

import variorum.language.vocabulary as vocabulary
from variorum.data.load import path as data_path
from variorum.language import annotate, forgetting
from variorum.language.pipelines import SHIPPED, load_pipeline
from variorum.pipeline import read_claims
from variorum.records import Article, Claim, Date
from variorum.settings import Settings

PARSER = "fast"
DAY = Date("2021-03-07", "2021-03-07", "2021-03-07")
NEW = "The Zarquonian army says its Blivetese forces took the hamlet of Qwxyzzy."  # words that no other test has


def demo() -> list[str]:
    rows = [line for path in sorted(data_path("demo").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(row)["text"] for row in rows]


def claims(texts: list[str], parser: str = PARSER) -> list[tuple[Claim, ...]]:
    return [read_claims(Article("a", text, DAY), Settings(parser=parser)) for text in texts]


@pytest.mark.parametrize("parser", SHIPPED)
def test_what_is_read_is_the_same(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = claims(demo(), parser)
    monkeypatch.setattr(vocabulary, "KEPT", 0)
    assert claims(demo() * 2, parser) == remembered * 2
    assert any(remembered)


@pytest.mark.parametrize("kept, grows", [(0, False), (10**9, True)])
def test_words_are_kept_only_as_long_as_there_are_few(kept: int, grows: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    words = load_pipeline(PARSER).vocab.strings
    monkeypatch.setattr(vocabulary, "KEPT", kept)
    before = len(words)
    assert claims([NEW])[0]
    assert (len(words) > before) is grows


def test_a_failure_comes_out_and_the_next_report_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "KEPT", 0)
    words = load_pipeline(PARSER).vocab.strings
    before = len(words)
    with pytest.raises(ZeroDivisionError):
        _fail()
    assert len(words) == before
    assert claims([NEW])[0]


def _fail() -> None:
    with forgetting(PARSER):
        next(annotate([NEW], parser=PARSER))
        raise ZeroDivisionError


def test_opened_again_inside_it_forgets_only_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "KEPT", 0)
    with forgetting(PARSER):
        doc = next(annotate([NEW], parser=PARSER))
        assert claims([NEW])[0]
        assert doc.text == NEW
