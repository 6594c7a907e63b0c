"""Whole readings beside their inputs: add a file to `cases`, run `python -m tests.reading.golden`, read the result."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.golden import inputs, written


@pytest.mark.parametrize("path", inputs(), ids=lambda path: path.name)
def test_reading_is_as_expected(path: Path) -> None:
    assert written(path) == path.with_suffix(".json").read_text(encoding="utf-8")


def test_every_expectation_has_its_input() -> None:
    expected = {path.stem for path in Path(inputs()[0]).parent.glob("*.json")}
    assert expected == {path.stem for path in inputs()}
