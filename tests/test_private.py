"""Whom the reports name, and who of them holds an office."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.private import persons_of


@dataclass(frozen=True)
class Case:
    """A sentence, and who in it is private and who is not."""

    text: str
    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    byline: str | None = None
    language: str = "en"


CASES = (
    Case("President Ada Brenn said that the town was calm.", public=("Ada Brenn",)),
    Case("Prime Minister (PM) Ada Brenn said that the town was calm.", public=("Ada Brenn",)),
    Case("A teacher, Ana Brel, said that the town was calm.", private=("Ana Brel",)),
    Case("The baker Peter Orm said that the town was calm.", private=("Peter Orm",)),
    Case("Germany’s foreign minister, Karl Moor, and Anna Berg, a nurse, met.", ("Anna Berg",), ("Karl Moor",)),
    Case("Carl Beck, who supports the ruling party, said that the town was calm.", private=("Carl Beck",)),
    Case("The town was calm.", private=("Mira Sandell", "Jonas van Wirt"), byline="By Mira Sandell and Jonas van Wirt"),
    Case("The town was calm.", byline="By staff reporters"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_who_is_private(case: Case, tmp_path: Path) -> None:
    report = {"id": "r1", "outlet": "The Post", "title": "A calm town", "published": "2031-05-04", "text": case.text}
    lines = tmp_path / "r.jsonl"
    lines.write_text(json.dumps({**report, "byline": case.byline}) + "\n", encoding="utf-8")
    Edition(tmp_path / "x.ledger").add(lines, parser="fast")
    with Ledger.read(tmp_path / "x.ledger") as ledger:
        found = persons_of(ledger)
    assert (found.private, found.public, found.unread) == (case.private, case.public, frozenset())


def test_a_report_that_is_not_read_is_told(tmp_path: Path) -> None:
    report = {"id": "r1", "title": "Ana Brel parle", "language": "fr", "text": "Ana Brel a parlé hier à Kelm."}
    lines = tmp_path / "r.jsonl"
    lines.write_text(json.dumps(report) + "\n", encoding="utf-8")
    Edition(tmp_path / "x.ledger").add(lines, parser="fast")
    with Ledger.read(tmp_path / "x.ledger") as ledger:
        assert persons_of(ledger).unread == {"r1"}
    Edition(tmp_path / "x.ledger").export("jsonl", tmp_path / "out", redact_persons=True)
    assert "Brel" not in (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8")
