"""Reads `metadata.csv` in a folder: what is known of its files, one row a file, by its column `file`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from variorum.errors import InputError
from variorum.reading.charsets import decode
from variorum.reading.drafts import Supplied
from variorum.reading.fields import mapped, supplied_by
from variorum.reading.inputs import LARGEST, Columns, Input, too_large
from variorum.records import Problem

NAME = "metadata.csv"
FILE_COLUMNS = ("file", "filename", "file_name", "path")


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of one folder says of its files, and what is wrong with it; `is_list` where there is one."""

    is_list: bool = False
    files: Mapping[Path, Supplied] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def described(sources: Iterable[Input | Problem]) -> Iterator[Input | Problem]:
    """The inputs with what a `metadata.csv` in their folder says of them; the list itself is no report."""
    lists: dict[Path, Listed] = {}
    for source in sources:
        if isinstance(source, Problem) or source.path is None:
            yield source
            continue
        folder = source.path.parent
        if folder not in lists:
            lists[folder] = _listed(folder, source.columns)
            yield from lists[folder].problems
        listed = lists[folder]
        if not (listed.is_list and source.path.name == NAME):
            yield replace(source, supplied=listed.files.get(source.path, source.supplied))


def _listed(folder: Path, columns: Columns) -> Listed:
    path = folder / NAME
    if not path.is_file():
        return Listed()
    try:
        rows = _rows(path)
    except InputError as error:
        return Listed(is_list=True, problems=(Problem(str(path), "list", error.why),))
    column = next((name for name in FILE_COLUMNS if rows and name in rows[0]), None)
    if column is None:
        return Listed()  # a table of reports under that name
    named = [(folder / row[column].strip(), row) for row in rows if row[column].strip()]
    files = {file: supplied_by(mapped(row, columns), Supplied()) for file, row in named}
    missing = [file.name for file in files if not file.is_file()]
    return Listed(True, files, tuple(_missing(path, missing)))


def _missing(path: Path, names: list[str]) -> Iterator[Problem]:
    if names:
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield Problem(str(path), "list", f"it names {names[0]}{more}, and there is no such file beside it")


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of the list, the names of its columns in lower case; raises InputError where it is none."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise InputError(str(path), f"the list cannot be read: {error.strerror or error}") from error
    if len(content) > LARGEST:
        raise InputError(str(path), too_large("the list"))
    text = decode(content, str(path)) if content.strip() else ""
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(str(path), f"the list cannot be read as CSV ({error})") from error
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    return [dict(zip(names, [*row, *[""] * len(names)], strict=False)) for row in rows[1:]]
