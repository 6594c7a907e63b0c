"""Gives the shards to an executor, goes on where a run was stopped, and tells what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.errors import InputError
from variorum.executors import FOR_SHARDS, Died, Run
from variorum.pipeline import Progress, read_claims, reader
from variorum.records import Problem
from variorum.settings import Settings
from variorum.shards.halving import read_halved
from variorum.shards.plan import Shard, shards
from variorum.shards.work import Piece, ReadClaims, Work
from variorum.sheets.manifest import Entry, Manifest, is_folder, load, save
from variorum.sheets.sheet import engine, sweep, tally


@dataclass(frozen=True, slots=True)
class Told:
    """What came of reading: sheets made now and before, reports in all of them, and every problem.

    `set_aside` counts the reports that took their process down, every time.
    """

    read: int
    known: int
    reports: int
    problems: tuple[Problem, ...]
    set_aside: int = 0


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
    asked = shards(inputs, reader=name, columns=dict(settings.fields))
    folder = folder.absolute()
    _prepare(folder, asked, name, settings)
    waiting = [shard for shard in asked if not (folder / shard.entry.file).is_file()]
    set_aside = 0
    if waiting:
        with FOR_SHARDS[executor](workers=settings.workers, master=master) as run:
            set_aside = _read(Work(folder, settings, find), waiting, run, progress)
    sweep(folder)
    _check_there(folder, waiting)
    counted = [tally(folder / shard.entry.file) for shard in asked]
    return Told(
        read=len(waiting),
        known=len(asked) - len(waiting),
        reports=sum(reports for reports, _ in counted),
        problems=tuple(problem for _, problems in counted for problem in problems),
        set_aside=set_aside,
    )


def _prepare(folder: Path, asked: Sequence[Shard], name: str, settings: Settings) -> None:
    """Makes the folder and its manifest, which names also the sheets of runs before over other inputs."""
    own = {shard.entry.file: shard.entry for shard in asked}
    places = {source.location for entry in own.values() for source in entry.sources}
    before: tuple[Entry, ...] = ()
    if is_folder(str(folder)):
        found = load(folder)
        if found.reader != name:
            raise InputError(str(folder), f"it was read by {found.reader}, and now reads {name}; name another folder")
        before = tuple(e for e in found.sheets if not places & {source.location for source in e.sources})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        save(folder, Manifest(name, settings.parser, (*before, *own.values())))
    except OSError as error:
        raise InputError(str(folder), f"the folder cannot be written ({error.strerror or error})") from error


def _read(work: Work, waiting: Sequence[Shard], run: Run, progress: Progress | None) -> int:
    """Reads shards; returns how many reports were set aside, because they took their process down."""
    dead: dict[Shard, Died] = {}
    done = 0
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
