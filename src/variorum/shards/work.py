"""Reads one shard, or a stretch of it, into a sheet: the same in any process, on any machine that sees the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from variorum.collector import sparing
from variorum.errors import InputError
from variorum.executors import Died, Overdue
from variorum.executors.limit import watched
from variorum.pipeline import attempt, died, guarded, make_ready, overdue
from variorum.reading import read_files
from variorum.reading.files.inputs import Input
from variorum.records import Article, Claim, Problem, Reading
from variorum.sample import SAMPLE
from variorum.settings import Settings
from variorum.shards.plan import Shard
from variorum.sheets.sheet import ReadBefore, Row, is_sound, write
from variorum.sheets.sheet import rows as rows_of

ReadClaims = Callable[[Article, Settings], tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A shard, or the stretch of it from one of its reports to before another, counted as they come.

    `tries` is how often its process ended; then its reports are kept without their claims.
    """

    shard: Shard
    start: int = 0
    stop: int | None = None
    tries: int = 0

    @property
    def file(self) -> str:
        """What its sheet is called; that of a stretch is hidden, and is put into the whole afterwards."""
        file = self.shard.entry.file
        return file if self.stop is None else f".{file}.{self.start}-{self.stop}"


@dataclass(frozen=True, slots=True)
class Work:
    """Reads pieces into the sheets of a folder; a process or machine gets it with each of them."""

    folder: Path
    settings: Settings
    read_claims: ReadClaims

    def __call__(self, piece: Piece) -> int:
        """How many reports and problems came of a piece; one that was read before is not read again."""
        path = self.folder / piece.file
        if not is_sound(path):
            with sparing():
                write(path, self._rows(piece))
        return sum(1 for _ in rows_of(path))

    def count(self, shard: Shard) -> int:
        """How many reports and problems there are in a shard, without any claims."""
        return sum(1 for _ in self._items(shard))

    def _rows(self, piece: Piece) -> Iterator[Row]:
        for number, item in islice(self._items(piece.shard), piece.start, piece.stop):
            if isinstance(item, Problem):
                yield number, item
            else:
                found = died(item, Died(piece.tries)) if piece.tries else self._found(item)
                yield number, ReadBefore(item.article, item.original, found, read_as=item.article.id)

    def _found(self, reading: Reading) -> tuple[Claim, ...] | Problem:
        work = partial(attempt, self.read_claims, self.settings)
        ready = partial(make_ready, self.read_claims, self.settings, SAMPLE)
        found = watched(work, reading, self.settings.time_limit, ready=ready)
        return overdue(reading, found) if isinstance(found, Overdue) else found

    def _items(self, shard: Shard) -> Iterator[tuple[int, Reading | Problem]]:
        """What the inputs hold, each with the number of the input that it is in."""
        for source, stored in zip(shard.inputs, shard.entry.sources, strict=True):
            if isinstance(source, Input) and stored.sha256:
                _check_same(source, stored.size)
        begun = Counted(shard.inputs)  # one is begun when all that is in those before it is out
        for item in guarded(read_files(begun)):
            yield begun.last, item


class Counted:
    """Inputs that are handed out one by one; `last` is the number of the one that was handed out last."""

    def __init__(self, inputs: Sequence[Input | Problem]) -> None:
        self._inputs = inputs
        self.last = -1

    def __iter__(self) -> Iterator[Input | Problem]:
        for number, source in enumerate(self._inputs):
            self.last = number
            yield source


def _check_same(source: Input, size: int) -> None:
    """Another machine may have nothing, or another file, under the same path."""
    if source.path is not None and (not source.path.is_file() or source.path.stat().st_size != size):
        why = "the machine that is to read it does not see the same file; every machine must see the inputs and the"
        raise InputError(str(source.path), f"{why} folder of the sheets under the same paths")
