"""The page `docs/benchmarks.md`, as the frozen figures give it: a column or a row for each parser that was measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.frozen import RESULTS, frozen
from evaluation.tasks.table import TASKS, Task
from variorum.language.pipelines import SHIPPED

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
SYNTAX = ("Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")

COUNTS = ("right", "wrong", "open")

PLOVER = {
    "trigger F1": "trigger/F1",
    "type F1": "type/F1",
    "accuracy": "type accuracy",
    "mode": "mode accuracy",
    "agents F1": "agents/F1",
    "recipients F1": "recipients/F1",
    "whole": "whole",
    "none": "none",
    "elliptical": "elliptical",
}

FURNITURE = {
    "furniture": "furniture",
    "found": "furniture_found",
    "captions": "captions",
    "known": "captions_found",
    "prose-like": "prose",
    "of these found": "prose_found",
    "main text lost": "main_lost",
}

SPEED = {"speed": "made here", "speed_given": "news"}

Figures = dict[str, Any]


def page() -> str:
    """The whole page."""
    return (
        "\n".join(
            [
                _text("benchmarks.md"),
                *_benchmarks(),
                *_plover(),
                *_furniture(),
                *_speakers(),
                *_language(),
                *_mirror(),
                *_speed(),
            ]
        )
        + "\n"
    )


def write_page() -> None:
    """Writes `docs/benchmarks.md`."""
    PAGE.write_text(page(), encoding="utf-8")


def headlines(task: Task, scores: Figures) -> dict[str, float | None]:
    """The figures of a benchmark that are shown."""
    return {key: _look_up(scores, key) for key in task.headlines}


def show(value: float | None) -> str:
    """A share in per cent."""
    return "-" if value is None else f"{value * 100:.1f}"


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _look_up(scores: Figures, key: str) -> float | None:
    value: Any = scores
    for part in key.split("/"):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, float | int) else None


def _of_parsers(name: str) -> dict[str, Figures]:
    """What is kept of one benchmark, by parser."""
    kept = {parser: frozen(name, parser) for parser in SHIPPED}
    return {parser: figures for parser, figures in kept.items() if figures is not None}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = list(head)
    yield _row(columns)
    yield "|" + "---|" * len(columns)
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _benchmarks() -> Iterator[str]:
    kept = {name: _of_parsers(name) for name in TASKS}
    parsers = [parser for parser in SHIPPED if any(parser in found for found in kept.values())]
    rows = []
    for name, task in TASKS.items():
        shown = {parser: headlines(task, figures) for parser, figures in kept[name].items()}
        for key in task.headlines if shown else ():
            cells = [shown.get(parser, {}).get(key) for parser in parsers]
            if any(cell is not None for cell in cells):
                rows.append([name, key, *map(show, cells)])
    yield from _table(["benchmark", "figure", *parsers], rows)


def _plover() -> Iterator[str]:
    kept = _of_parsers("plover")
    if kept:
        yield "\n" + _text("plover.md")
        yield from _table(["part", "parser", *PLOVER], _plover_rows(kept))
        yield ""
        yield from _table(["type F1", *(f"{part}, {parser}" for part, parser, _ in _plover_parts(kept))], _types(kept))


def _plover_parts(kept: dict[str, Figures]) -> list[tuple[str, str, Figures]]:
    return [(part, parser, found) for parser, figures in kept.items() for part, found in figures.items()]


def _plover_rows(kept: dict[str, Figures]) -> Iterator[list[str]]:
    for part, parser, found in _plover_parts(kept):
        yield [part, parser, *(show(_look_up(found, key)) for key in PLOVER.values())]


def _types(kept: dict[str, Figures]) -> Iterator[list[str]]:
    for kind in next(iter(next(iter(kept.values())).values()))["types"]:
        yield [kind, *(show(_look_up(found, f"types/{kind}/F1")) for _, _, found in _plover_parts(kept))]


def _furniture() -> Iterator[str]:
    place = RESULTS / "furniture.json"
    if place.is_file():
        kept: dict[str, Figures] = json.loads(place.read_text(encoding="utf-8"))
        yield "\n" + _text("furniture.md")
        yield from _table(
            ["part", *FURNITURE],
            ([part, *(str(found[key]) for key in FURNITURE.values())] for part, found in kept.items()),
        )


def _speakers() -> Iterator[str]:
    kept = _of_parsers("speakers")
    if kept:
        yield "\n" + _text("speakers.md")
        yield from _table(["source", "parser", *COUNTS, "accuracy", "precision"], _speaker_rows(kept))


def _speaker_rows(kept: dict[str, Figures]) -> Iterator[list[str]]:
    for group in next(iter(kept.values())):
        for parser, figures in kept.items():
            if group in figures:
                found = figures[group]
                counts = (str(found[verdict]) for verdict in COUNTS)
                yield [group, parser, *counts, show(found["accuracy"]), show(found["precision"])]


def _language() -> Iterator[str]:
    kept = _of_parsers("language")
    if not kept:
        return
    yield "\n" + _text("language.md")
    yield from _table(["on", "from", "parser", *SYNTAX], _syntax_rows(kept))
    yield "\n" + _text("names.md")
    yield from _table(["on", "layer", "parser", "precision", "recall", "F"], _name_rows(kept))
    yield "\n" + _text("cost.md")
    yield from _columns({parser: {**figures["lines"], **figures["cost"]} for parser, figures in kept.items()})


def parsers() -> str:
    """The figures of the parsers alone, as three tables: syntax, names by layer, sentence ends and cost."""
    kept = _of_parsers("language")
    syntax = _table(["on", "from", "parser", *SYNTAX], _syntax_rows(kept))
    names = _table(["on", "layer", "parser", "precision", "recall", "F"], _name_rows(kept))
    rest = _columns({parser: {**figures["lines"], **figures["cost"]} for parser, figures in kept.items()})
    return "\n\n".join("\n".join(table) for table in (syntax, names, rest))


def _syntax_rows(kept: dict[str, Figures]) -> Iterator[list[str]]:
    for name, sources in next(iter(kept.values()))["syntax"].items():
        for source in sources:
            for parser, figures in kept.items():
                found = figures["syntax"][name][source]
                yield [name, source, parser, *(f"{found[measure]:.1f}" for measure in SYNTAX)]


def _name_rows(kept: dict[str, Figures]) -> Iterator[list[str]]:
    for name, layers in next(iter(kept.values()))["names"].items():
        for layer in layers:
            for parser, figures in kept.items():
                found = figures["names"][name][layer]
                yield [name, layer, parser, *(f"{found[key]:.1f}" for key in ("precision", "recall", "f"))]


def _mirror() -> Iterator[str]:
    kept = _of_parsers("mirror")
    if kept:
        yield "\n" + _text("mirror.md")
    for parser, figures in kept.items():
        exchanges = figures["exchanges"]
        measures = list(exchanges["the parties"])
        yield from _table(
            [f"exchanged ({parser})", *measures],
            ([name, *(_plain(found[one]) for one in measures)] for name, found in exchanges.items()),
        )


def _speed() -> Iterator[str]:
    kept = {
        f"{parser}, {what}": figures for name, what in SPEED.items() for parser, figures in _of_parsers(name).items()
    }
    if kept:
        yield "\n" + _text("speed.md")
        yield from _columns(kept)


def _columns(kept: dict[str, Figures]) -> Iterator[str]:
    """A row for each figure, a column for each parser."""
    keys = dict.fromkeys(key for figures in kept.values() for key in figures)
    rows = ([key.replace("_", " "), *(_plain(figures.get(key)) for figures in kept.values())] for key in keys)
    yield from _table(["figure", *kept], rows)


def _plain(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{round(value, 2):g}" if isinstance(value, float) else str(value)
