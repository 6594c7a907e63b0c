"""What stays in a folder of sheets of the runs before, beside what is read now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from variorum.sheets.manifest import Entry, Manifest, Sheet, Source, is_whole, save, standing
from variorum.sheets.sheet import digest


def whole(folder: Path, own: Sequence[Entry], before: Iterable[Entry]) -> list[Entry]:
    """What is read now, with the hashes of the sheets that are there; those that are damaged go, to be read anew."""
    known = {entry.file: entry.sha256 for entry in before}
    found = [replace(entry, sha256=known.get(entry.file, "")) for entry in own]
    for at, entry in enumerate(found):
        if not is_whole(folder / entry.file, entry):
            (folder / entry.file).unlink(missing_ok=True)
            found[at] = own[at]
    return found


def kept_beside(before: Iterable[Entry], own: Sequence[Entry], named: Iterable[str]) -> tuple[Entry, ...]:
    """The sheets of runs before but for those that are read now; problems that this run would meet again are over."""
    files = {entry.file for entry in own}
    met = {source.place for entry in own for source in entry.sources if not source.sha256}
    within = met | {os.path.abspath(one) for one in named}

    def is_over(source: Source) -> bool:
        around = (source.place, *map(str, PurePath(source.place).parents))
        return not source.sha256 and not within.isdisjoint(around)

    return tuple(_marked(entry, is_over) for entry in before if entry.file not in files)


def settle(folder: Path, manifest: Manifest, own: Sequence[Entry]) -> list[Sheet]:
    """The sheets of other inputs; what was replaced goes, now that what replaces it is there."""
    files = {entry.file for entry in own}
    before = standing(folder, manifest.sheets)
    there = {source.sha256 for source in _counting(before) if not _is_gone(source)}

    def is_renamed(source: Source) -> bool:
        return source.sha256 in there and _is_gone(source)

    def settled(sheet: Sheet) -> Entry:
        entry = sheet.entry
        if entry.file in files:
            return replace(entry, sha256=entry.sha256 or digest(sheet.path))
        return _marked(entry, is_renamed if sheet.is_there else _is_gone)

    sheets = standing(folder, [settled(sheet) for sheet in before])
    for sheet in (sheet for sheet in sheets if sheet.is_replaced):
        sheet.path.unlink(missing_ok=True)
    left = [sheet for sheet in sheets if not sheet.is_replaced]
    save(folder, replace(manifest, sheets=tuple(sheet.entry for sheet in left)))
    return [sheet for sheet in left if sheet.entry.file not in files]


def gone(sheets: Iterable[Sheet]) -> int:
    """How many of the files that count in these sheets are no longer where they were read."""
    return sum(_is_gone(source) for source in _counting(sheets))


def _is_gone(source: Source) -> bool:
    """Whether a file is no longer where it was to be read; where it was not read, it never will be."""
    return not os.path.exists(source.place)


def _counting(sheets: Iterable[Sheet]) -> Iterator[Source]:
    """The files that were read into these sheets, as far as no later one has them."""
    for sheet in (sheet for sheet in sheets if sheet.is_there):
        for at, source in enumerate(sheet.entry.sources):
            if source.sha256 and at not in sheet.replaced:
                yield source


def _marked(entry: Entry, is_over: Callable[[Source], bool]) -> Entry:
    sources = (replace(one, is_over=True) if not one.is_over and is_over(one) else one for one in entry.sources)
    return replace(entry, sources=tuple(sources))
