"""Gives the shards to an executor, goes on where a run was stopped, and tells what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import InputError
from variorum.executors import FOR_SHARDS, Died, Run
from variorum.pipeline import Progress, read_claims, reader
from variorum.records import Problem
from variorum.settings import Settings
from variorum.shards.halving import read_halved
from variorum.shards.keeping import gone, kept_beside, settle, whole
from variorum.shards.looking import check_apart, is_of_now, look_up
from variorum.shards.plan import Shard, cut
from variorum.shards.work import Piece, ReadClaims, Work
from variorum.sheets.alone import alone
from variorum.sheets.manifest import Entry, Manifest, is_folder, load, save
from variorum.sheets.sheet import engine, sweep, tally


@dataclass(frozen=True, slots=True)
class Told:
    """What came of reading: sheets made now and before, reports in all of them, and every problem.

    `set_aside` counts the reports that took their process down, every time; `others` the sheets of other inputs that
    the folder holds too, `gone` the files of these that are no longer where they were read.
    """

    read: int
    known: int
    reports: int
    problems: tuple[Problem, ...]
    set_aside: int = 0
    others: int = 0
    gone: int = 0


def read_shards(
    inputs: Sequence[str],
    folder: Path,
    *,
    settings: Settings,
    executor: str = "local",
    master: str | None = None,
    progress: Progress | None = None,
    find: ReadClaims = read_claims,
) -> Told:
    """Reads the inputs into sheets, one a shard; what a run before this one finished is not read again."""
    engine(str(folder))
    name = reader(settings)
    check_apart(inputs, folder)
    folder = folder.absolute()
    _before(folder, name)  # what is refused is refused before all inputs are looked at, which takes long
    found = list(look_up(inputs, columns=dict(settings.fields)))
    asked = cut((one for one in found if not is_of_now(one)), reader=name)
    of_now = tuple(one for one in found if isinstance(one, Problem) and is_of_now(one))
    if not asked:
        return Told(0, 0, 0, of_now)
    with alone(folder):
        before = _before(folder, name)
        own = whole(folder, [shard.entry for shard in asked], before)
        waiting = [shard for shard in asked if not (folder / shard.entry.file).is_file()]
        manifest = Manifest(name, settings.parser, (*kept_beside(before, own, inputs), *own))
        save(folder, manifest)
        set_aside = 0
        if waiting:
            known = _reports(folder, set(asked) - set(waiting))
            with FOR_SHARDS[executor](workers=settings.workers, master=master) as run:
                set_aside = _read(Work(folder, settings, find), waiting, run, known, progress)
        sweep(folder)
        _check_there(folder, waiting)
        others = settle(folder, manifest, own)
    counted = [tally(folder / entry.file) for entry in own]
    return Told(
        read=len(waiting),
        known=len(asked) - len(waiting),
        reports=sum(reports for reports, _ in counted),
        problems=(*of_now, *(problem for _, problems in counted for problem in problems)),
        set_aside=set_aside,
        others=len(others),
        gone=gone(others),
    )


def _before(folder: Path, name: str) -> tuple[Entry, ...]:
    """The sheets of the runs before; InputError where another reader found their claims."""
    if not is_folder(str(folder)):
        return ()
    found = load(folder)
    if found.reader != name:
        raise InputError(str(folder), f"it was read by {found.reader}, and now reads {name}; name another folder")
    return found.sheets


def _reports(folder: Path, shards: Iterable[Shard]) -> int:
    """How many reports the sheets of these shards hold."""
    return sum(tally(folder / shard.entry.file)[0] for shard in shards)


def _read(work: Work, waiting: Sequence[Shard], run: Run, done: int, progress: Progress | None) -> int:
    """Reads shards; returns how many reports were set aside, because they took their process down.

    `done` is what runs before have read of the same inputs.
    """
    dead: dict[Shard, Died] = {}
    if done and progress is not None:
        progress("read", done)
    for piece, result in run(work, [Piece(shard) for shard in waiting]):
        if isinstance(result, Died):
            dead[piece.shard] = result
        else:
            done += result
            if progress is not None:
                progress("read", done)
    return read_halved(work, dead, run) if dead else 0


def _check_there(folder: Path, shards: Sequence[Shard]) -> None:
    for shard in shards:
        if not (folder / shard.entry.file).is_file():
            why = "this machine does not see what the others wrote; the folder must be on a disk that all of them share"
            raise InputError(str(folder / shard.entry.file), why)
