"""A folder of sheets and its manifest: which inputs were read, by whom, and which file holds what came of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import InputError
from variorum.ledger.encoding import NoRecord, decoded, encoded
from variorum.records import Problem
from variorum.sheets.readers import why_refused
from variorum.sheets.sheet import DRAFT, UNSOUND, ReadBefore, digest, engine, is_sound, put, rows, unwritten

NAME = "variorum-sheets.json"
SCHEMA = "variorum-sheets/2"


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read: where it was, and the hash of its bytes (empty where it could not be had).

    `place` is its absolute path, by which what several runs read is compared; `is_over` tells that it was a problem
    which a later run did not meet again, or a file that was given another name.
    """

    location: str
    sha256: str
    size: int
    place: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet: its file in the folder, and what was read into it.

    `sha256` is the hash of the sheet's bytes, empty until a run that made it has ended.
    """

    file: str
    sources: tuple[Source, ...]
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All sheets of a folder, those of the last run at the end in the order of their inputs.

    `reader` is who found the claims, by this parser. Of a file that several sheets hold, the last that is there counts.
    """

    reader: str
    parser: str
    sheets: tuple[Entry, ...]
    schema: str = SCHEMA


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a folder, there or not; `replaced` are those of its sources, by number, that count no more."""

    path: Path
    entry: Entry
    is_there: bool
    replaced: frozenset[int]

    @property
    def is_replaced(self) -> bool:
        """Whether nothing in it counts any more."""
        return len(self.replaced) == len(self.entry.sources)


def is_folder(path: str) -> bool:
    """Whether this is a folder of sheets."""
    return os.path.isfile(os.path.join(path, NAME))


def load(folder: Path) -> Manifest:
    """The manifest of a folder; InputError where it is none of ours."""
    where = str(folder / NAME)
    try:
        found = decoded(Manifest, (folder / NAME).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(where, f"it cannot be read ({error.strerror or error})") from error
    except (ValueError, NoRecord) as error:
        again = "remove it and run `variorum read` again on each of the inputs; sheets that are whole are not read anew"
        raise InputError(where, f"it cannot be read, because it is damaged; {again}") from error
    if found.schema != SCHEMA:
        why = f"it has the form {found.schema}, and this version knows {SCHEMA} alone"
        raise InputError(where, f"{why}; read the inputs again into another folder")
    return found


def save(folder: Path, manifest: Manifest) -> None:
    """Keeps a manifest in its folder, whole or not at all."""
    draft = folder / f".{NAME}.{os.getpid()}{DRAFT}"
    try:
        draft.write_text(encoded(Manifest, manifest), encoding="utf-8")
        put(draft, folder / NAME)
    except OSError as error:
        raise InputError(str(folder), unwritten(error)) from error


def is_whole(path: Path, entry: Entry) -> bool:
    """Whether a sheet is there and as it was written."""
    return digest(path) == entry.sha256 if entry.sha256 else is_sound(path)


def standing(folder: Path, entries: Sequence[Entry]) -> list[Sheet]:
    """The sheets of these entries, each with what a later one that is there has in its place."""
    held, found = set[str](), list[Sheet]()
    for entry in reversed(entries):
        path = folder / entry.file
        is_there = path.is_file()
        replaced = (at for at, source in enumerate(entry.sources) if source.is_over or source.place in held)
        found.append(Sheet(path, entry, is_there, frozenset(replaced)))
        if is_there:
            held |= {source.place for source in entry.sources if source.place and source.sha256}
    return found[::-1]


def reader_of(path: str) -> tuple[str, str]:
    """Who found the claims in a folder of sheets: the name in full, and the parser."""
    found = load(Path(path))
    return found.reader, found.parser


def readings(
    path: str, *, reader: str, only: Mapping[Path, frozenset[int]] | None = None
) -> Iterator[ReadBefore | Problem]:
    """What was read into a folder, in the order of its inputs; a sheet that is not there, or damaged, is a problem.

    Where `only` names the rows of each sheet, only the reports in these. InputError where another reader found the
    claims: they cannot count as those of this one.
    """
    folder = Path(path)
    engine(path)  # without it no sheet can be read, which is no fault of theirs
    for sheet in sheets(path, reader=reader):
        if not sheet.is_there:
            why = "it has no sheet yet; run the same `variorum read` again, which goes on where it stopped"
            yield _unread(folder, sheet.entry, why)
            continue
        chosen = None if only is None else only.get(sheet.path, frozenset())
        try:
            if sheet.entry.sha256 and not is_whole(sheet.path, sheet.entry):
                raise InputError(str(sheet.path), UNSOUND)
            yield from rows(sheet.path, only=chosen, without=sheet.replaced)
        except InputError as error:
            yield _unread(folder, sheet.entry, error.why)


def sheets(path: str, *, reader: str) -> list[Sheet]:
    """The sheets of a folder in which something counts; InputError where another reader found the claims."""
    folder = Path(path)
    found = load(folder)
    if (why := why_refused(found.reader, reader)) is not None:
        raise InputError(path, why)
    return [sheet for sheet in standing(folder, found.sheets) if not sheet.is_replaced]


def _unread(folder: Path, entry: Entry, why: str) -> Problem:
    first = entry.sources[0].location if entry.sources else entry.file
    more = f" and {len(entry.sources) - 1} more" if len(entry.sources) > 1 else ""
    return Problem(where=str(folder / entry.file), what=f"{first}{more} was not read", why=why)
