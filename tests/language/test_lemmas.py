"""The lemmatiser's table, built by hand."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from variorum.language.lemmas import Lemmas


def _table() -> Lemmas:
    table = Lemmas()
    table.words = {"VBD": {"said": "say"}, "NNP": {"U.S.": "U.S."}}
    table.endings = {
        "VBD": {"": (0, ""), "ed": (2, ""), "ied": (3, "y")},
        "NNS": {"": (0, ""), "s": (1, "")},
        "NNPS": {"": (0, ""), "s": (1, "")},
    }
    return table


@pytest.mark.parametrize(
    "form, tag, lemma",
    [
        ("said", "VBD", "say"),
        ("Said", "VBD", "say"),
        ("denied", "VBD", "deny"),
        ("asked", "VBD", "ask"),
        ("troops", "NNS", "troop"),
        ("Nations", "NNPS", "Nation"),
        ("x", "FW", "x"),
    ],
)
def test_lemmas(form: str, tag: str, lemma: str) -> None:
    assert _table().look_up(form, tag) == lemma


def test_the_table_survives_the_disk(tmp_path: Path) -> None:
    _table().to_disk(tmp_path / "lemmas")
    read = Lemmas().from_disk(tmp_path / "lemmas")
    assert read.words == _table().words
    assert read.endings == _table().endings


def test_a_table_can_be_sent_to_another_process() -> None:
    table = Lemmas()
    table.words = {"NNS": {"mice": "mouse"}}
    assert pickle.loads(pickle.dumps(table)).look_up("mice", "NNS") == "mouse"
