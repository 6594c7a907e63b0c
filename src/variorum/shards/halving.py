"""A shard that takes its process down is halved, until what does so stands alone and is set aside; the rest is read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from variorum.executors import Died, Run
from variorum.records import Problem
from variorum.shards.plan import Shard
from variorum.shards.work import Piece, Work
from variorum.sheets.sheet import OF_ALL, numbered, write

MOST = 8  # pieces of a shard that die in one round and are still halved: beyond, the machine or the parser is at fault


def read_halved(work: Work, dead: Mapping[Shard, Died], run: Run) -> int:
    """Reads these shards, each of which took its process down; returns how many reports were set aside."""
    aside: Counter[Shard] = Counter()
    done: dict[Shard, list[Piece]] = defaultdict(list)
    waiting: list[Piece] = []
    for shard, number in run(work.count, dead):
        if isinstance(number, Died):  # what takes the process down is no matter of claims
            _hopeless(work, Piece(shard), number)
            aside[shard] += 1
        else:
            waiting += _following([(Piece(shard, 0, number), dead[shard])], aside)
    while waiting:
        dying: dict[Shard, list[tuple[Piece, Died]]] = defaultdict(list)
        for piece, result in run(work, waiting):
            if isinstance(result, Died) and not piece.tries:
                dying[piece.shard].append((piece, result))
                continue
            if isinstance(result, Died):
                _hopeless(work, piece, result)
            done[piece.shard].append(piece)
        waiting = [one for dead_ones in dying.values() for one in _following(dead_ones, aside)]
    for shard, pieces in done.items():
        _join(work, shard, pieces)
    return aside.total()


def _following(dying: Sequence[tuple[Piece, Died]], aside: Counter[Shard]) -> Iterator[Piece]:
    """What is tried after these pieces of one shard died: halves, or the reports without claims, which ends it."""
    for piece, died in dying:
        stop = piece.stop or 0
        if stop - piece.start > 1 and len(dying) <= MOST:
            middle = (piece.start + stop) // 2
            yield from (replace(piece, stop=middle), replace(piece, start=middle))
        else:
            aside[piece.shard] += stop - piece.start
            yield replace(piece, tries=died.tries)


def _hopeless(work: Work, piece: Piece, died: Died) -> None:
    """A sheet that tells of a piece whose reports cannot even be kept."""
    entry = piece.shard.entry
    places = ", ".join(source.location for source in entry.sources[:3])
    what = (
        "it could not be read" if piece.stop is None else f"reports {piece.start + 1} to {piece.stop} could not be read"
    )
    why = f"the process that read it ended {died.tries} times before there was a report; give its files one by one"
    write(work.folder / piece.file, [(OF_ALL, Problem(where=places, what=what, why=why))])


def _join(work: Work, shard: Shard, pieces: Iterable[Piece]) -> None:
    """Makes the sheet of a shard of those of its pieces, which go."""
    files = [work.folder / piece.file for piece in sorted(pieces, key=lambda piece: piece.start)]
    write(work.folder / shard.entry.file, chain.from_iterable(map(numbered, files)))
    for file in files:
        file.unlink()
