"""Shows public objects to people: as a table of eighty columns and more, as JSON lines, or as a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from variorum.columns import Columns
from variorum.ledger import Status
from variorum.public import Object
from variorum.terminal import shown

if TYPE_CHECKING:
    from rich.table import Table

Head = Callable[[Object], tuple[str, ...]]
INDENT = "  "


def rendered(objects: Iterable[Object], columns: Columns, *, form: str) -> Iterator[str]:
    """The objects as lines of text."""
    if form == "jsonl":
        return (json.dumps(one, ensure_ascii=False) for one in objects)
    if form == "csv":
        return _csv(columns.csv, (columns.row(one) for one in objects))
    if columns.head is not None:
        return _tables(columns, columns.head, objects)
    return _table(columns, [cells for one in objects for cells in columns.cells(one)])


def problems(objects: Iterable[Object]) -> Iterator[str]:
    """The problems as lines, below the table of reports."""
    for one in objects:
        yield shown(f"problem: {one['where']}: {one['what']}: {one['why']}")


def status(found: Status) -> Iterator[str]:
    """What a ledger holds, a line for each number."""
    older = found.versions - found.articles
    yield f"reports    {found.articles}" + (f" and {older} older versions" if older else "")
    yield f"parser     {found.parser}"
    if len(found.read_by) > 1:
        yield from _counted("read by", found.read_by)
    yield from _counted("dated by", found.dated_by)
    yield f"stories    {found.stories}"
    yield from _counted("claims", found.claims)
    yield from _counted("questions", found.questions)
    yield from _counted("problems", found.problems)
    if found.decisions:
        yield from _counted("decisions", found.decisions)
    if found.last_run:
        yield f"last run   {found.last_run}"
        yield from _timed(found.last_times)
        if found.times != found.last_times:
            yield "all runs"
            yield from _timed(found.times)
    if found.last_brief:
        yield f"last brief {found.last_brief}"
    if found.forgotten:
        yield f"forgotten  {found.forgotten}"
    if found.pending:
        yield "Reports were added since they were last laid side by side: run variorum add on them again."


def _counted(name: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield f"{name:<10} {sum(counts.values())}"
    yield from (f"           {number:>6}  {what}" for what, number in counts.items())


def _timed(times: Mapping[str, float]) -> Iterator[str]:
    yield from (f"           {seconds:>9.1f} s  {stage}" for stage, seconds in times.items())


def _csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for row in chain([header], rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(row)
        yield line.getvalue()


def _tables(columns: Columns, head: Head, objects: Iterable[Object]) -> Iterator[str]:
    """Each object by itself: its head, then its rows, then a blank line."""
    width, number = _width(), 0
    for number, one in enumerate(objects, start=1):  # noqa: B007 - it is asked after the last one
        for at, line in enumerate(head(one)):
            indent = INDENT if at else ""
            yield from textwrap.wrap(shown(line), width, initial_indent=indent, subsequent_indent=indent or INDENT)
        grid = _grid(columns, [*columns.cells(one)], header=False)
        yield from (INDENT + line for line in _drawn(grid, width - len(INDENT)))
        yield ""
    if number == 0:
        yield columns.none


def _table(columns: Columns, rows: list[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        yield columns.none
        return
    yield from _drawn(_grid(columns, rows), _width())


def _drawn(grid: Table, width: int) -> Iterator[str]:
    from rich.console import Console

    page = io.StringIO()
    Console(file=page, width=width, highlight=False).print(grid)
    return (line.rstrip() for line in page.getvalue().splitlines())


def _grid(columns: Columns, rows: list[tuple[str, ...]], *, header: bool = True) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD if header else None, pad_edge=False, expand=True, show_header=header)
    for name, share in columns.table:
        grid.add_column(name, ratio=share, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(shown(cell)) for cell in row))
    return grid


def _width() -> int:
    """The width of the terminal, eighty columns where there is none."""
    return max(60, shutil.get_terminal_size((80, 24)).columns)
