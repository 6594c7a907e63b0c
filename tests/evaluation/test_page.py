"""The page of benchmarks: a column or a row for each parser that was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from evaluation.frozen import freeze, is_frozen
from evaluation.page import page

from evaluation import frozen

MEASURES = ("Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")


@pytest.fixture(autouse=True)
def _own_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen, "RESULTS", tmp_path)


def _language(value: float) -> dict[str, Any]:
    return {
        "syntax": {"EWT dev": {"raw text": dict.fromkeys(MEASURES, value)}},
        "names": {"UNER dev": {"trained names alone": {"precision": value, "recall": value, "f": value, "names": 7}}},
        "lines": {"lines": 300, "sentences": value},
        "cost": {"words a second, parsed": 900},
    }


def test_both_parsers_stand_side_by_side() -> None:
    freeze("temporal", "fast", {"relaxed": {"F1": 0.91234}, "value": {"F1": 0.5}})
    freeze("temporal", "accurate", {"relaxed": {"F1": 0.925}})
    shown = page()
    assert "| benchmark | figure | accurate | fast |" in shown
    assert "| temporal | relaxed/F1 | 92.5 | 91.2 |" in shown
    assert "| temporal | value/F1 | - | 50.0 |" in shown


def test_a_parser_that_was_not_measured_has_no_column() -> None:
    freeze("temporal", "fast", {"relaxed": {"F1": 0.9}})
    assert "| benchmark | figure | fast |" in page()


def test_the_figures_of_the_language_have_a_row_for_each_parser() -> None:
    freeze("language", "fast", _language(81.04))
    freeze("language", "accurate", _language(90.0))
    shown = page()
    assert "| EWT dev | raw text | accurate | 90.0 | 90.0 |" in shown
    assert "| EWT dev | raw text | fast | 81.0 | 81.0 |" in shown
    assert "| UNER dev | trained names alone | fast | 81.0 | 81.0 | 81.0 |" in shown
    assert "| words a second, parsed | 900 | 900 |" in shown


def test_nothing_is_kept_of_a_parser_of_ones_own() -> None:
    assert not is_frozen("/home/someone/pipeline")
