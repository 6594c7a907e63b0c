"""A folder of sheets and its manifest: which inputs were read, by whom, and which file holds what came of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import InputError
from variorum.ledger.encoding import NoRecord, decoded, encoded
from variorum.records import Problem
from variorum.sheets.sheet import ReadBefore, engine, rows

NAME = "variorum-sheets.json"
SCHEMA = "variorum-sheets/1"


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read: where it was, and the hash of its bytes (empty where it could not be had)."""

    location: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet: its file in the folder, and what was read into it."""

    file: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All sheets of a folder in the order of their inputs; `reader` is who found the claims, by this parser."""

    reader: str
    parser: str
    sheets: tuple[Entry, ...]
    schema: str = SCHEMA


def is_folder(path: str) -> bool:
    """Whether this is a folder of sheets."""
    return os.path.isfile(os.path.join(path, NAME))


def load(folder: Path) -> Manifest:
    """The manifest of a folder; InputError where it is none of ours."""
    try:
        found = decoded(Manifest, (folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, NoRecord) as error:
        raise InputError(str(folder / NAME), f"this manifest cannot be read ({str(error)[:60]})") from error
    if found.schema != SCHEMA:
        raise InputError(str(folder / NAME), f"this manifest has the form {found.schema}, and only {SCHEMA} is known")
    return found


def save(folder: Path, manifest: Manifest) -> None:
    """Keeps a manifest in its folder, whole or not at all."""
    draft = folder / f".{NAME}.{os.getpid()}"
    draft.write_text(encoded(Manifest, manifest), encoding="utf-8")
    draft.replace(folder / NAME)


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
    for sheet, entry in sheets(path, reader=reader):
        if not sheet.is_file():
            yield _unread(
                folder, entry, "it has no sheet yet; run the same `variorum read` again, which goes on where it stopped"
            )
            continue
        try:
            yield from rows(sheet, only=None if only is None else only.get(sheet, frozenset()))
        except InputError as error:
            yield _unread(folder, entry, error.why)


def sheets(path: str, *, reader: str) -> list[tuple[Path, Entry]]:
    """The sheets of a folder, there or not; InputError where another reader found the claims."""
    folder = Path(path)
    found = load(folder)
    if found.reader != reader:
        why = f"it was read by {found.reader}, and this ledger is read by {reader}"
        raise InputError(path, f"{why}; give --parser, or read the reports again into another folder")
    return [(folder / entry.file, entry) for entry in found.sheets]


def _unread(folder: Path, entry: Entry, why: str) -> Problem:
    first = entry.sources[0].location if entry.sources else entry.file
    more = f" and {len(entry.sources) - 1} more" if len(entry.sources) > 1 else ""
    return Problem(where=str(folder / entry.file), what=f"{first}{more} was not read", why=why)
