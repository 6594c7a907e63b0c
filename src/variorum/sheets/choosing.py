"""Chooses what is asked for out of folders of sheets: reports that satisfy a filter, and all that belongs beside them.

The parts are those of all reports in these folders, as each was read alone; reports of one id, which a ledger takes for
versions or sets apart by their texts, are chosen together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from variorum.errors import InputError
from variorum.ledger import Asking, Filter
from variorum.records import Article, Claim, Decision, Profile
from variorum.sheets.manifest import Sheet, sheets
from variorum.sheets.sheet import reports


class Splits(Protocol):
    """What the reconciliation room is asked here."""

    def profile(self, article: Article, claims: Sequence[Claim]) -> Profile: ...
    def parts(
        self, profiles: Mapping[str, Profile], decisions: Sequence[Decision], homes: Mapping[str, str]
    ) -> list[list[str]]: ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows that are to be taken of each sheet, and how many reports are left out."""

    rows: Mapping[Path, frozenset[int]]
    left_out: int


def choose(paths: Iterable[str], wanted: Filter, room: Splits, *, reader: str, tell: Callable[[int], None]) -> Chosen:
    """What satisfies a filter in these folders, with its parts; tells how many reports were looked at."""
    asking = Asking(wanted)
    places: list[tuple[Path, int]] = []  # of each report, in the order in which they are looked at
    names: list[str] = []
    profiles: dict[str, Profile] = {}
    for path in dict.fromkeys(paths):
        for sheet in (one for one in sheets(path, reader=reader) if one.is_there):
            for row, article, claims in _sound(sheet):
                number = len(places)
                asking.ask(number, article, claims)
                profiles[str(number)] = room.profile(article, claims)
                places.append((sheet.path, row))
                names.append(article.id)
                tell(len(places))
    taken = _with_all_beside(asking.passed(), room.parts(profiles, (), {}), names)
    rows: defaultdict[Path, set[int]] = defaultdict(set)
    for number in taken:
        where, row = places[number]
        rows[where].add(row)
    return Chosen({where: frozenset(found) for where, found in rows.items()}, len(places) - len(taken))


def _sound(sheet: Sheet) -> Iterator[tuple[int, Article, tuple[Claim, ...]]]:
    """The reports of a sheet up to where it is damaged, which is told when it is taken in."""
    with suppress(InputError):
        yield from reports(sheet.path, without=sheet.replaced)


def _with_all_beside(wanted: Iterable[int], parts: Sequence[Sequence[str]], names: Sequence[str]) -> Collection[int]:
    """These reports with all of their parts, and with all parts in which another of the same id is."""
    part_of = {int(number): at for at, part in enumerate(parts) for number in part}
    same = defaultdict(set)
    for number, name in enumerate(names):
        same[name].add(part_of[number])
    waiting, taken = {part_of[number] for number in wanted}, set[int]()
    while waiting:
        at = waiting.pop()
        taken.add(at)
        waiting |= {other for number in parts[at] for other in same[names[int(number)]]} - taken
    return {int(number) for at in taken for number in parts[at]}
