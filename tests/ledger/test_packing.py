"""What a ledger keeps deflated comes out as it went in; a ledger of before is packed without loss."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults import pile
from tests.ledger.house import HOUSE
from tests.ledger.older import take_back
from variorum.ledger import Ledger
from variorum.ledger.encoding import NoRecord
from variorum.ledger.packing import deflated, inflated, packed, unpacked
from variorum.pipeline import add
from variorum.records import Article, Claim
from variorum.settings import Settings


@given(st.binary() | st.binary(max_size=20).map(lambda some: some * 50))
def test_what_is_packed_comes_out_as_it_went_in_and_never_grows(content: bytes) -> None:
    assert unpacked(packed(content), len(content)) == content
    assert len(packed(content)) <= len(content)
    assert inflated(deflated(content)) == content


@pytest.mark.parametrize("stored", [b"", b"plain", deflated(b"cut off in the middle")[:-3]])
def test_what_nobody_deflated_is_no_record(stored: bytes) -> None:
    with pytest.raises(NoRecord, match="inflated"):
        inflated(stored)


def _kept(path: Path) -> tuple[list[tuple[str, bytes]], list[tuple[Article, tuple[Claim, ...]]]]:
    """The bytes and the reports of a ledger, with the claims of each alone."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sha256, content, size FROM originals ORDER BY sha256").fetchall()
    with Ledger.read(path) as ledger:
        reports = list(ledger.before("9999"))
        assert list(ledger.check()) == []
    return [(name, unpacked(content, size)) for name, content, size in rows], reports


def test_a_ledger_of_before_is_packed_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with Ledger.write(path) as ledger:
        add(ledger, [str(pile(tmp_path / "pile", 8))], settings=Settings(), house=HOUSE)
    before = _kept(path)
    take_back(path, 16)
    Ledger.write(path).close()
    assert _kept(path) == before
