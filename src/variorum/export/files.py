"""Writes files that are the same bytes for the same objects: UTF-8, line feeds, keys in the order given."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from variorum.data.load import toml
from variorum.export.directory import MARK
from variorum.export.pile import Pile

Plain = dict[str, Any]


def words() -> Plain:
    """What exports say in Variorum's own voice."""
    return toml("export/words.toml")


def told(plain: Plain) -> Plain:
    """An object without what is not known."""
    return {name: value for name, value in plain.items() if value is not None and value != []}


def dumped(value: object) -> str:
    """JSON on one line; a number that JSON does not know is an error."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def write_json(path: Path, value: object) -> None:
    """One JSON document, indented for people."""
    told = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    path.write_text(told + "\n", encoding="utf-8", newline="\n")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """A text file, a line at a time."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """A CSV file with a line of names; what is not known is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write = row_writer(file)
        write(header)
        for row in rows:
            write(row)


def row_writer(file: TextIO) -> Callable[[Iterable[object]], None]:
    """Writes a row of a CSV file."""
    writer = csv.writer(file, lineterminator="\n")

    def write(row: Iterable[object]) -> None:
        writer.writerow([cell(value) for value in row])

    return write


def cell(value: object) -> object:
    """A value as a spreadsheet has it: whole numbers without a point, yes and no as true and false."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def write_notice(directory: Path, pile: Pile) -> None:
    """What the files are, whose the words are, and where the places come from."""
    write_lines(directory / MARK, notice(pile))


def notice(pile: Pile) -> list[str]:
    """The sentences of the notice."""
    names = ("title", "description", "reports", "gazetteer", *(("redacted",) if pile.is_redacted else ()))
    return [str(words()[name]) for name in names]
