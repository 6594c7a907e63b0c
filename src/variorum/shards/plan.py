"""Which inputs make one shard, and what its sheet is called: by what stands in the inputs and by who reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path, PurePath

from variorum.reading.files.inputs import Columns, Input
from variorum.reading.files.kinds import SUFFIXES
from variorum.reading.formats.packed import SUFFIXES as PACKED
from variorum.records import Problem
from variorum.shards.looking import look_up, place_of
from variorum.sheets.manifest import Entry, Source

ONE_REPORT = {
    "text",
    "markdown",
    "html",
    "mail",
    "pdf",
}  # kinds of files that hold one report each; all others are a shard by themselves
FEWEST, TOGETHER = 64, 256  # so many files of one report are a shard: a quarter of a minute of work to a minute
BORDER = 128  # one name in so many ends a shard, so that a new file moves the borders of its own shard alone
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
SHOWN = 40  # characters of the first input's name in that of its sheet


@dataclass(frozen=True, slots=True)
class Shard:
    """Inputs that are read together, and the sheet that they are read into, which tells one shard from another."""

    inputs: tuple[Input | Problem, ...] = field(compare=False)
    entry: Entry


def shards(paths: Sequence[str], *, reader: str, columns: Columns | None = None) -> list[Shard]:
    """The inputs cut into shards, in their order; their bytes are read once, for their hashes."""
    return cut(look_up(paths, columns=columns or {}), reader=reader)


def cut(found: Iterable[Input | Problem], *, reader: str) -> list[Shard]:
    """The same of inputs that were looked up before."""
    return list(dict.fromkeys(_shard(part, reader) for part in _parts(found)))


def _parts(sources: Iterable[Input | Problem]) -> Iterator[tuple[Input | Problem, ...]]:
    """What is read together; which file ends a part is told by its name, not by how many stand before it."""
    waiting: list[Input | Problem] = []
    for source in sources:
        is_small = isinstance(source, Problem) or _holds_one(source)
        if waiting and not is_small:
            yield tuple(waiting)
            waiting = []
        waiting.append(source)
        if not is_small or len(waiting) == TOGETHER or (len(waiting) >= FEWEST and _is_border(source)):
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _is_border(source: Input | Problem) -> bool:
    name = source.where if isinstance(source, Problem) else source.name
    return int.from_bytes(sha256(name.encode()).digest()[:8]) % BORDER == 0


def _holds_one(source: Input) -> bool:
    """Whether a file holds one report, as far as its name tells; packed by itself it still does."""
    name = PurePath(source.path.name if source.path is not None else "")
    suffix = PurePath(name.stem).suffix if name.suffix.lower() in PACKED else name.suffix
    return SUFFIXES.get(suffix.lower()) in ONE_REPORT


def _shard(part: tuple[Input | Problem, ...], reader: str) -> Shard:
    sources = tuple(map(_source, part))
    named = [_said(source) if isinstance(source, Input) else source.why for source in part]
    own = "\n".join(f"{name}\n{source.location}\n{source.sha256}" for name, source in zip(named, sources, strict=True))
    digest = sha256(f"{reader}\n{own}".encode("utf-8", "surrogateescape")).hexdigest()
    stem = NOT_IN_NAMES.sub("-", Path(sources[0].location).stem)[:SHOWN].strip("-") or "shard"
    return Shard(part, Entry(f"{stem}-{digest[:16]}.parquet", sources))


def _said(source: Input) -> str:
    """What a report has from elsewhere than its file: its name, what a list says of it, the names of its fields."""
    return f"{source.name}\n{source.supplied}\n{sorted(source.columns.items())}"


def _source(source: Input | Problem) -> Source:
    place = place_of(source)
    if isinstance(source, Problem) or source.path is None:
        return Source(source.where if isinstance(source, Problem) else source.location, "", 0, place)
    try:
        with source.path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
            return Source(source.location, digest, os.fstat(stream.fileno()).st_size, place)
    except OSError:
        return Source(source.location, "", 0, place)  # reading it tells why
