"""Which inputs make one shard, and what its sheet is called: by what stands in the inputs and by who reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import file_digest, sha256
from pathlib import Path, PurePath

from variorum.errors import InputError
from variorum.reading.files.inputs import Columns, Input
from variorum.reading.files.kinds import SUFFIXES
from variorum.reading.formats.packed import SUFFIXES as PACKED
from variorum.reading.reader import sources as looked_up
from variorum.records import Problem
from variorum.sheets.manifest import Entry, Source

ONE_REPORT = {
    "text",
    "markdown",
    "html",
    "mail",
    "pdf",
}  # kinds of files that hold one report each; all others are a shard by themselves
TOGETHER = 256  # so many files of one report are a shard: a minute of work
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
SHOWN = 40  # characters of the first input's name in that of its sheet


@dataclass(frozen=True, slots=True)
class Shard:
    """Inputs that are read together, and the sheet that they are read into, which tells one shard from another."""

    inputs: tuple[Input | Problem, ...] = field(compare=False)
    entry: Entry


def shards(paths: Sequence[str], *, reader: str, columns: Columns | None = None) -> list[Shard]:
    """The inputs cut into shards, each once, in their order; their bytes are read once, for their hashes."""
    found = looked_up(paths, columns=columns or {})
    return list(dict.fromkeys(_shard(part, reader) for part in _parts(map(_absolute, found))))


def _absolute(source: Input | Problem) -> Input | Problem:
    """The input under a path that leads there from any folder; what it is called stays as the user wrote it."""
    if isinstance(source, Problem):
        return source
    if source.path is None:
        raise InputError("-", "standard input cannot be cut into shards; give files or folders")
    return replace(source, path=source.path.absolute())


def _parts(sources: Iterable[Input | Problem]) -> Iterator[tuple[Input | Problem, ...]]:
    waiting: list[Input | Problem] = []
    for source in sources:
        is_small = isinstance(source, Problem) or _holds_one(source)
        if waiting and (not is_small or len(waiting) == TOGETHER):
            yield tuple(waiting)
            waiting = []
        if is_small:
            waiting.append(source)
        else:
            yield (source,)
    if waiting:
        yield tuple(waiting)


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
    if isinstance(source, Problem) or source.path is None:
        return Source(source.where if isinstance(source, Problem) else source.location, "", 0)
    try:
        with source.path.open("rb") as stream:
            return Source(source.location, file_digest(stream, "sha256").hexdigest(), os.fstat(stream.fileno()).st_size)
    except OSError:
        return Source(source.location, "", 0)  # reading it tells why
