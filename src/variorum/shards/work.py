"""Reads one shard, or a stretch of it, into a sheet: the same in any process, on any machine that sees the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from variorum.errors import InputError
from variorum.executors import Died, Overdue
from variorum.executors.limit import watched
from variorum.pipeline import attempt, died, guarded, overdue
from variorum.reading import read_files
from variorum.reading.files.inputs import Input
from variorum.records import Article, Claim, Problem, Reading
from variorum.settings import Settings
from variorum.shards.plan import Shard
from variorum.sheets.sheet import ReadBefore, write
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
        if not path.is_file():
            write(path, self._rows(piece))
        return sum(1 for _ in rows_of(path))

    def count(self, shard: Shard) -> int:
        """How many reports and problems there are in a shard, without any claims."""
        return sum(1 for _ in self._items(shard))

    def _rows(self, piece: Piece) -> Iterator[ReadBefore | Problem]:
        for item in islice(self._items(piece.shard), piece.start, piece.stop):
            if isinstance(item, Problem):
                yield item
            else:
                found = died(item, Died(piece.tries)) if piece.tries else self._found(item)
                yield ReadBefore(item.article, item.original, found, read_as=item.article.id)

    def _found(self, reading: Reading) -> tuple[Claim, ...] | Problem:
        work = partial(attempt, self.read_claims, self.settings)
        found = watched(work, reading, self.settings.time_limit)
        return overdue(reading, found) if isinstance(found, Overdue) else found

    def _items(self, shard: Shard) -> Iterator[Reading | Problem]:
        for source, stored in zip(shard.inputs, shard.entry.sources, strict=True):
            if isinstance(source, Input) and stored.sha256:
                _check_same(source, stored.size)
        return guarded(read_files(shard.inputs))


def _check_same(source: Input, size: int) -> None:
    """Another machine may have nothing, or another file, under the same path."""
    if source.path is not None and (not source.path.is_file() or source.path.stat().st_size != size):
        why = "the machine that is to read it does not see the same file; every machine must see the inputs and the"
        raise InputError(str(source.path), f"{why} folder of the sheets under the same paths")
