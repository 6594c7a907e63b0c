"""The frozen figures: one file for each benchmark and shipped parser in `evaluation/results/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from variorum.language.pipelines import SHIPPED

RESULTS = Path(__file__).parent / "results"


def is_frozen(parser: str) -> bool:
    """Whether the figures of this parser are kept: of those shipped they are, of a user's own they are not."""
    return parser in SHIPPED


def freeze(name: str, parser: str, figures: dict[str, Any]) -> None:
    """Keeps the figures of one benchmark with one parser."""
    RESULTS.mkdir(exist_ok=True)
    _place(name, parser).write_text(json.dumps(_rounded(figures), indent=1) + "\n", encoding="utf-8")


def frozen(name: str, parser: str) -> dict[str, Any] | None:
    """The figures of one benchmark with one parser, or None where none are kept."""
    place = _place(name, parser)
    if not place.is_file():
        return None
    figures: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return figures


def _place(name: str, parser: str) -> Path:
    return RESULTS / f"{name.replace('/', '_')}-{parser}.json"


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value
