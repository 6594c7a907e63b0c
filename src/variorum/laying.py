"""Lays a ledger's reports side by side, part by part: only the parts that something new bears on are laid anew.

It equals laying all of them anew, because a part depends on nothing outside it (`reconciliation/parts.py`).
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from variorum.executors import Run, here
from variorum.ledger import Laying, NoRoom, Part
from variorum.records import Decision, Problem, Profile
from variorum.tasks import TOGETHER, Answer, Asked, Lays, answers, batches, profiles

Homes = Mapping[str, str]  # claim -> its report
Told = Mapping[str, Sequence[Problem]]  # decision -> what is told of it in one part


class Room(Lays, Protocol):
    """What the reconciliation room is asked; `ByParts` answers."""

    @property
    def least(self) -> float: ...

    def akin(self, new: Sequence[Profile], others: Mapping[str, Profile]) -> list[str]: ...
    def parts(
        self, profiles: Mapping[str, Profile], decisions: Sequence[Decision], homes: Homes
    ) -> list[list[str]]: ...
    def place(self, name: str, profile: Profile) -> tuple[str, str]: ...
    def bearing_on(
        self, reports: Collection[str], decisions: Sequence[Decision], homes: Homes
    ) -> tuple[Decision, ...]: ...
    def changed(self, before: Sequence[Decision], now: Sequence[Decision], homes: Homes) -> frozenset[str] | None: ...
    def reports_of(self, decisions: Sequence[Decision], homes: Homes) -> list[frozenset[str]]: ...
    def asked_about(self, decisions: Sequence[Decision]) -> tuple[str, ...]: ...
    def problems(self, decisions: Sequence[Decision], parts: Sequence[Told]) -> list[Problem]: ...
    def unknown_names(self, decisions: Sequence[Decision], known: Iterable[str]) -> list[Problem]: ...


@dataclass(slots=True)
class Laid:
    """How much was laid anew, and what is told of it."""

    reports: int = 0
    claims: int = 0
    questions: int = 0
    known: set[str] = field(default_factory=set)  # the names in these reports
    told: list[Told] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)


def lay_parts(
    table: Laying,
    room: Room,
    decisions: Sequence[Decision],
    *,
    reader: str,
    tell: Callable[[int], None],
    not_laid: Callable[[str], Problem],
    run: Run,
) -> Laid:
    """Lays what is not laid as it should be; tells how many reports are through. `not_laid` says what went wrong.

    `run` decides where; what lies there is read and written in this process alone.
    """
    work = partial(_laid, table, room, decisions, reader=reader, tell=tell, not_laid=not_laid, run=run)
    try:
        return work()
    except NoRoom:  # so many came in between two parts that no number is left there
        table.start_anew()
        return work()


def _laid(
    table: Laying,
    room: Room,
    decisions: Sequence[Decision],
    *,
    reader: str,
    tell: Callable[[int], None],
    not_laid: Callable[[str], Problem],
    run: Run,
) -> Laid:
    fresh = table.unlaid()
    homes = _homes(table, room, decisions, fresh)
    whole, touched = _touched(table, room, decisions, homes, fresh, reader=reader)
    nearby = run if len(fresh) > TOGETHER else here  # a few are done before a process has begun
    new = dict(zip(fresh, profiles(room, map(table.stored, fresh), nearby), strict=True))
    if not whole:
        touched |= _akin(table, room, new, touched)
    members = {**table.members(touched), **new}
    split = [_part(names, members, room) for names in room.parts(members, decisions, homes)]
    table.clear(touched, split)
    found = Laid()
    for asked, answer in answers(room, _asked(table, room, split, decisions, homes), run):
        _write(table, asked, answer, found, not_laid)
        tell(found.reports)
    told = [*_problems(table, room, decisions, homes, found, whole=whole), *found.failed]
    table.settle(told, reader=reader, whole=not found.failed)
    return found


def _homes(table: Laying, room: Room, decisions: Sequence[Decision], fresh: Iterable[str]) -> Homes:
    """The reports of the claims that decisions name by their ids alone."""
    named = room.asked_about(decisions)
    if not named:
        return {}
    new = {claim.id: name for name in fresh for claim in table.report(name)[1]}
    return ChainMap(new, table.homes(named))


def _touched(
    table: Laying, room: Room, decisions: Sequence[Decision], homes: Homes, fresh: Collection[str], *, reader: str
) -> tuple[bool, frozenset[int]]:
    """Whether all parts are to be laid anew, and which are in any case."""
    outdated = table.outdated()
    about = room.changed(table.decided(), decisions, homes)
    # A decision may name what no part holds, or what only one does that is not looked at.
    open_ended = bool(room.asked_about(decisions)) or (
        bool(room.unknown_names(decisions, ())) and (bool(outdated) or bool(table.problems()))
    )
    if about is None or open_ended or not table.is_by(reader):
        return True, table.parts()
    rests_on = [reports for reports in room.reports_of(decisions, homes) if not reports.isdisjoint(fresh)]
    return False, outdated | table.parts_of({*fresh, *about, *frozenset[str]().union(*rests_on)})


def _akin(table: Laying, room: Room, profiles: Mapping[str, Profile], touched: frozenset[int]) -> frozenset[int]:
    """The parts that new reports belong to, beside those that are touched anyhow."""
    found = touched
    for batch in batches(profiles.values(), lambda _: 1):  # a few at a time: what may be near them is held at once
        others = table.sharing(batch, room.least, beside=found)
        near = {name: other for name, other in others.items() if name not in profiles}
        found |= table.parts_of(room.akin(batch, near))
    return found - touched


def _part(names: Sequence[str], members: Mapping[str, Profile], room: Room) -> Part:
    return Part({name: members[name] for name in names}, room.place(names[0], members[names[0]]))


def _asked(
    table: Laying, room: Room, split: Iterable[Part], decisions: Sequence[Decision], homes: Homes
) -> Iterator[Asked]:
    """The parts with their reports, each fetched when it is its turn."""
    for part in split:
        reports = tuple(map(table.stored, part.profiles))
        yield Asked(part, reports, room.bearing_on(part.profiles, decisions, homes))


def _write(table: Laying, asked: Asked, answer: Answer, found: Laid, not_laid: Callable[[str], Problem]) -> None:
    """Writes a part that was laid, and notes what is told of it."""
    laid, articles = answer.found.opened(), [report.article() for report in asked.reports]
    if answer.failed is not None:
        found.failed.append(not_laid(answer.failed))
    failed = answer.failed is not None
    table.write(asked.part, laid, {article.id: article for article in articles}, failed=failed)
    found.reports += len(articles)
    found.claims += answer.claims
    found.questions += len(laid.questions)
    if asked.decisions:
        found.known.update(answer.names)
        told = laid.problems
        found.told.append({one.id: [problem for problem in told if problem.where == one.id] for one in asked.decisions})


def _problems(
    table: Laying, room: Room, decisions: Sequence[Decision], homes: Homes, found: Laid, *, whole: bool
) -> list[Problem]:
    """What is told of the decisions; of those that bear on nothing that was laid now, what was told before."""
    if whole:
        return [*room.problems(decisions, found.told), *room.unknown_names(decisions, found.known)]
    now = {name for told in found.told for name in told}
    before: dict[str, list[Problem]] = {}
    for one, reports in zip(decisions, room.reports_of(decisions, homes), strict=True):
        if one.id not in now and (one.sort == "actor" or table.there(reports)):
            before[one.id] = [told for told in table.problems() if told.where == one.id]
    return room.problems(decisions, [*found.told, before])
