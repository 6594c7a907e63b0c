"""A Parquet file is read as JSON lines with the same fields are, and what is none is told."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from variorum.reading import read
from variorum.records import Problem, Reading
from variorum.settings import Settings

pyarrow = pytest.importorskip("pyarrow")

ROWS: tuple[dict[str, Any], ...] = (
    {"text": "Kelm fell on Monday.", "title": "Kelm falls", "id": "a", "published": "2024-03-02"},
    {"text": "Nothing happened.", "url": "https://kelm.example/1", "outlet": "The Kelm Mail"},
    {"html": "<html><body><article><p>Arla said that Norvalia took Kelm on Monday.</p></article></body></html>"},
    {"title": "No words"},
)


def _read(path: Path) -> list[Reading | Problem]:
    return list(read([str(path)], settings=Settings()))


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    from pyarrow import parquet

    names = list(dict.fromkeys(name for row in rows for name in row))
    parquet.write_table(pyarrow.table({name: [row.get(name) for row in rows] for name in names}), path)
    return path


def test_rows_are_read_as_lines_are(tmp_path: Path) -> None:
    rows = _read(_write(tmp_path / "x.parquet", [{**row, "score": 0.5} for row in ROWS]))
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    lines = _read(tmp_path / "x.jsonl")
    assert [_told(one) for one in rows] == [_told(one) for one in lines]
    assert json.loads(rows[0].original.content)["id"] == "a"  # type: ignore[union-attr]


def _told(one: Reading | Problem) -> tuple[object, ...]:
    if isinstance(one, Problem):
        return one.what, one.why
    return one.article.id, one.article.text, one.article.published, one.article.outlet, one.article.title


DAYS = (date(2024, 3, 2), datetime(2024, 3, 2, 7, 30, tzinfo=UTC))


@pytest.mark.parametrize("day", DAYS)
def test_days_and_times_are_understood(tmp_path: Path, day: date) -> None:
    (found,) = _read(_write(tmp_path / "x.parquet", [{"text": "Kelm fell.", "published": day}]))
    assert isinstance(found, Reading)
    assert found.article.published.edtf is not None
    assert found.article.published.edtf.startswith("2024-03-02")


BAD: tuple[tuple[bytes, str], ...] = ((b"", "no sound Parquet"), (b"PAR1 and then nothing", "no sound Parquet"))


@pytest.mark.parametrize("content, why", BAD)
def test_what_is_no_parquet_is_a_problem(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "x.parquet").write_bytes(content)
    (found,) = _read(tmp_path / "x.parquet")
    assert isinstance(found, Problem)
    assert why in found.why
    assert "get it again" in found.why


def test_a_table_without_words_is_a_problem(tmp_path: Path) -> None:
    (found,) = _read(_write(tmp_path / "x.parquet", [{"score": 1}]))
    assert isinstance(found, Problem)
    assert "no column" in found.why


def test_columns_have_the_names_of_others_or_those_that_the_user_says(tmp_path: Path) -> None:
    rows = [{"wording": "Kelm fell.", "headline": "Kelm falls", "source": {"name": "The Kelm Mail"}, "score": 1}]
    path = str(_write(tmp_path / "x.parquet", rows))
    (unknown,) = read([path], settings=Settings())
    assert isinstance(unknown, Problem)
    assert "--fields text=COLUMN" in unknown.why
    (found,) = read([path], settings=Settings(fields=(("text", "wording"),)))
    assert isinstance(found, Reading)
    assert (found.article.title, found.article.outlet) == ("Kelm falls", "The Kelm Mail")
    assert "score" not in json.loads(found.original.content)


def test_numbers_are_ids(tmp_path: Path) -> None:
    found = _read(_write(tmp_path / "x.parquet", [{"id": 7, "text": "Kelm fell."}, {"id": 8, "text": "Arla held."}]))
    assert [one.article.id for one in found if isinstance(one, Reading)] == ["7", "8"]


def test_a_table_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    path = _write(tmp_path / "x.parquet", [{"text": "Kelm fell."}]).rename(tmp_path / "export")
    assert [one.article.text for one in _read(path) if isinstance(one, Reading)] == ["Kelm fell."]


def test_a_packed_table_is_a_problem_that_says_what_to_do(tmp_path: Path) -> None:
    path = _write(tmp_path / "x.parquet", [{"text": "Kelm fell."}])
    (tmp_path / "x.parquet.gz").write_bytes(gzip.compress(path.read_bytes()))
    (found,) = _read(tmp_path / "x.parquet.gz")
    assert isinstance(found, Problem)
    assert "unpack it" in found.why
