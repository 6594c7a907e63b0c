"""Which files are to be read: each once, by a path that leads there from any folder, and none that was read before."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from variorum.errors import InputError
from variorum.reading.files.inputs import Columns, Input
from variorum.reading.reader import sources
from variorum.records import Problem
from variorum.sheets.manifest import NAME, is_folder, load
from variorum.terminal import printable

READ_BEFORE = "folder of sheets"


def check_apart(paths: Sequence[str], folder: Path) -> None:
    """InputError where sheets would come to stand among what is to be read."""
    around = {folder.resolve(), *folder.resolve().parents}
    for path in (one for one in paths if os.path.isdir(one) and Path(one).resolve() in around):
        why = f"what is written there would stand in the input {printable(path)}; name a folder outside of it with --to"
        raise InputError(str(folder), _read_before(folder) if is_folder(path) else why)


def look_up(paths: Sequence[str], *, columns: Columns) -> Iterator[Input | Problem]:
    """Every file once, however it is named, with what a list says of it; a problem for each folder of sheets."""
    seen, told, sheets_in = set[str](), set[Path](), cache(_sheets_in)
    for source in sources(paths, columns=columns):
        if isinstance(source, Problem):
            yield source
            continue
        path, place = _absolute(source), place_of(source)
        if path.name in sheets_in(path.parent):
            if path.parent not in told:
                yield Problem(os.path.dirname(source.location) or os.curdir, READ_BEFORE, _read_before(path.parent))
            told.add(path.parent)
        elif place not in seen:
            yield replace(source, path=path)  # what it is called stays as the user wrote it
        seen.add(place)


def is_of_now(found: Input | Problem) -> bool:
    """Whether this is told once and not kept: there is nothing that could be read later under the same name."""
    if isinstance(found, Input):
        return False
    return found.what == READ_BEFORE or (found.what == "input" and not os.path.exists(found.where))


def place_of(found: Input | Problem) -> str:
    """Where it is, by which inputs of several runs are compared, however the user wrote it."""
    if isinstance(found, Problem):
        return os.path.abspath(found.where)
    path = _absolute(found)
    return printable(os.path.join(_real(path.parent), path.name)) + ("" if found.offset is None else f":{found.offset}")


@lru_cache(maxsize=1024)  # files come folder by folder
def _real(folder: Path) -> str:
    return os.path.realpath(folder)


def _absolute(source: Input) -> Path:
    """The path that leads to an input from any folder."""
    if source.path is None:
        raise InputError("-", "standard input cannot be cut into shards; give files or folders")
    return source.path.absolute()


def _sheets_in(folder: Path) -> frozenset[str]:
    """The names of what `variorum read` wrote into a folder."""
    if not is_folder(str(folder)):
        return frozenset()
    try:
        sheets = {entry.file for entry in load(folder).sheets}
    except InputError:  # nobody knows any more which are sheets
        sheets = {path.name for path in folder.glob("*.parquet")}
    return frozenset({NAME, *sheets})


def _read_before(folder: Path) -> str:
    return f"it was read already; take it into a ledger with: variorum add LEDGER {printable(str(folder))}"
