"""Reads `metadata.csv` in a folder or archive: what is known of the files in it and below, one row a file."""

from __future__ import annotations

import io
import logging
import os
import posixpath
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path, PurePath, PurePosixPath

from variorum.errors import InputError
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import Columns, Input
from variorum.reading.files.stumbles import stumbled
from variorum.reading.formats.fields import MOST_NAMES, column_of, has_text, mapped, supplied_by
from variorum.reading.formats.rows import Row, names_of, rows, why_doubled, why_too_long
from variorum.reading.metadata.stamps import is_read
from variorum.reading.metadata.undated import FIELD, unread_days
from variorum.records import Problem

NAME = "metadata.csv"
NOTHING = "it is empty; give the names of its columns, `file` among them, and a row for each file, or remove it"

logger = logging.getLogger(__name__)

Said = Mapping[str, str]  # the fields of one file


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of one folder says of files, by their place below it, and what is wrong with it; or no list."""

    is_list: bool = False
    files: Mapping[str, Said] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Lists:
    """The lists that stand around files, each read once, where the first file below it is met."""

    def __init__(self, listed: Callable[[PurePath], Listed]) -> None:
        self._listed = cache(listed)
        self._told = set[PurePath]()

    def describe(self, source: Input, place: PurePath, depth: int) -> Iterator[Input | Problem]:
        """The input with what the nearest list says of it, up to so many folders above; a list itself is no report."""
        folders = list(place.parents)[:depth]
        for folder in (one for one in folders if one not in self._told):
            self._told.add(folder)
            yield from self._listed(folder).problems
        if place.name == NAME and self._listed(folders[0]).is_list:
            return
        said = (self._listed(folder).files.get(place_of(str(place.relative_to(folder)))) for folder in folders)
        fields = next((one for one in said if one is not None), None)
        yield source if fields is None else replace(source, supplied=supplied_by(fields, source.supplied))


def described(sources: Iterable[Input | Problem]) -> Iterator[Input | Problem]:
    """The inputs with what a list beside them says, or one in the folders around them up to the one that was named."""
    lists: Lists | None = None
    for source in sources:
        if isinstance(source, Problem) or source.path is None:
            yield source
            continue
        if lists is None:  # all inputs of a run have the same names for their columns
            lists = Lists(partial(_in_folder, columns=source.columns))
        yield from lists.describe(source, source.path, len(PurePosixPath(source.name).parts))


def place_of(written: str) -> str:
    """A file's place as it is compared: its letters composed, whichever marks of a path it was written with."""
    return unicodedata.normalize("NFC", posixpath.normpath(written.strip().replace("\\", "/")))


def listed(source: Input, is_there: Callable[[str], bool]) -> Listed:
    """What a list says; `is_there` tells whether a place below its folder is one of a file."""
    try:
        return _listed(source, is_there)
    except Exception as error:  # one odd list is a problem of its own, and the files are read
        logger.exception("%s could not be read", source.location)
        return Listed(is_list=True, problems=(stumbled(source.location, "list", error),))


def _listed(source: Input, is_there: Callable[[str], bool]) -> Listed:
    where, columns = source.location, source.columns
    try:
        found = list(rows(io.StringIO(decode(source.load(), where), newline="")))
    except InputError as error:
        return Listed(is_list=True, problems=(Problem(where, "list", error.why),))
    if not found:
        return Listed(is_list=True, problems=(Problem(where, "list", NOTHING),))
    if found[0].why is not None:
        return Listed()  # a broken table, which says so itself
    names = names_of(found[0])
    column = column_of("file", names)
    if column is None:
        return Listed() if has_text(names, columns) else _without_files(names, where)
    lines = [replace(row, why=row.why or why_too_long(row.values, len(names))) for row in found[1:]]
    named = [(place_of(row[column]), row) for row in _said(names, lines) if row[column].strip()]
    files = {place: mapped(row, columns) for place, row in named}
    problems = [*_problems(lines, [place for place, _ in named], files, where, is_there)]
    is_silent = bool(files) and not any(files.values()) and any(name for name in names if name != column)
    wrong = (why_doubled(found[0]), _says_nothing(names) if is_silent else None)
    return Listed(True, files, (*problems, *(Problem(where, "list", why) for why in wrong if why is not None)))


def _said(names: list[str], lines: list[Row]) -> Iterator[dict[str, str]]:
    for row in lines:
        if row.why is None:
            yield dict(zip(names, [*row.values, *[""] * len(names)], strict=False))


def _without_files(names: list[str], where: str) -> Listed:
    why = f"it needs a column `file` that names the file each row is about; its columns are {_shown(names)}"
    return Listed(is_list=True, problems=(Problem(where, "list", why),))


def _says_nothing(names: list[str]) -> str:
    return f"it says nothing of any file by a field that is known; its columns are {_shown(names)}"


def _shown(names: list[str]) -> str:
    return ", ".join(name for name in names[:MOST_NAMES] if name)[:400]


def _problems(
    found: list[Row], places: list[str], files: Mapping[str, Said], where: str, is_there: Callable[[str], bool]
) -> Iterator[Problem]:
    """What is wrong with a list: rows that cannot be read, files named twice or not there, days that are none."""
    yield from (Problem(f"{where}:{row.number}", "list", row.why) for row in found if row.why is not None)
    twice = [place for place, number in Counter(places).items() if number > 1]
    if twice:
        yield Problem(where, "list", f"it has several rows for {_one_of(twice)}, and the last is taken; leave one")
    missing = [place for place in files if place.startswith("../") or not is_there(place)]
    if missing:
        yield Problem(where, "list", f"it names {_one_of(missing)}, and there is no such file beside it")
    days = [place for place, said in files.items() if FIELD in said and not is_read(said[FIELD])]
    if days:
        yield Problem(where, "list", unread_days(len(days), days[0]))


def _one_of(names: list[str]) -> str:
    return f"{names[0]} and {len(names) - 1} more" if len(names) > 1 else names[0]


def _in_folder(folder: PurePath, *, columns: Columns) -> Listed:
    """What the list in a folder on disk says."""
    path = Path(folder, NAME)
    if not os.path.isfile(path):
        return Listed()
    return listed(Input(str(path), NAME, path, columns=columns), partial(_is_there, path.parent, cache(_names_in)))


def _is_there(folder: Path, names_in: Callable[[Path], Mapping[str, str]], place: str) -> bool:
    """Whether a file stands at a place below a folder, its name composed or not."""
    for part in place.split("/"):
        folder = folder / names_in(folder).get(part, part)
    return os.path.isfile(folder)  # `Path.is_file` raises where a name is longer than any file's


def _names_in(folder: Path) -> dict[str, str]:
    """The names in a folder by themselves with their letters composed."""
    try:
        return {unicodedata.normalize("NFC", name): name for name in os.listdir(folder)}
    except OSError:
        return {}
