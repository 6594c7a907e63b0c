"""One Parquet file of reports that were read: records as JSON in the ledger's own encoding, so that nothing is lost.

| column     | what it holds                                                                             |
|------------|-------------------------------------------------------------------------------------------|
| `id`       | the id of the report; empty where there is none, because it could not be read             |
| `article`  | the `Article`                                                                             |
| `original` | the bytes it came in, beside `sha256` and `location`                                      |
| `claims`   | the list of its `Claim`s; empty where they could not be read                              |
| `problem`  | the `Problem` that reading the report or its claims met                                   |
| `source`   | which of the shard's inputs it is in, counted from 0; -1 where it is of all of them       |

Every page has a checksum, which is compared whenever the sheet is read.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from variorum.errors import InputError
from variorum.ledger.encoding import NoRecord, decoded, decoded_list, encoded, encoded_list
from variorum.records import Article, Claim, Original, Problem, Reading

Found = tuple[Claim, ...] | Problem
Row = tuple[int, "ReadBefore | Problem"]  # with the number of the input that it is in
COLUMNS = ("id", "article", "sha256", "location", "original", "claims", "problem", "source")
TYPES = {"original": "binary", "source": "int32"}  # all others are strings
UNSOUND = "this is no sound sheet of read reports; run the same `variorum read` again, which reads them anew"
OF_ALL = -1  # the number of a problem that is of all inputs of a shard
NONE: frozenset[int] = frozenset()
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows knows no quota
DRAFT = ".draft"  # how the name of a sheet ends that is being written, or was when its process ended
logger = logging.getLogger(__name__)
BATCH = 32  # reports held at a time: with originals and claims some hundred kilobytes each


@dataclass(frozen=True, slots=True)
class ReadBefore(Reading):
    """A reading whose claims were found before, under an id that another ledger may not give it."""

    found: Found
    read_as: str

    def taken_over(self) -> Found | None:
        """What was found, for the report as it is called now; None where it must be read again.

        An id goes into the ids of the claims, a version does not.
        """
        article = self.article
        if isinstance(self.found, Problem):
            return replace(self.found, where=article.id, article=article.id)
        if self.read_as != article.id:
            return None
        return tuple(replace(claim, version=article.version) for claim in self.found)


def write(path: Path, rows: Iterable[Row]) -> None:
    """A sheet of these rows, there only when it is whole; InputError where it cannot be written."""
    pyarrow, parquet = engine(str(path))
    schema = pyarrow.schema([(name, TYPES.get(name, "string")) for name in COLUMNS])
    draft = path.with_name(f".{uuid4().hex}{DRAFT}")
    try:
        with parquet.ParquetWriter(draft, schema, compression="zstd", write_page_checksum=True) as writer:
            for batch in _batches(rows):
                writer.write_table(pyarrow.Table.from_pylist(batch, schema))
        put(draft, path)
    except OSError as error:
        raise InputError(str(path), unwritten(error)) from error
    finally:
        with suppress(OSError):  # the folder may be gone, and why nothing was written is told already
            draft.unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """A draft in its place, whose bytes are on the disk by then: else a power cut leaves an empty file there."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)


def unwritten(error: OSError) -> str:
    """Why a sheet could not be written, and what to do."""
    if error.errno in FULL:
        return "the disk is full; make room and run the same command again, which goes on where it stopped"
    return f"cannot be written on this machine ({error.strerror or error}); every machine must see the folder"


def sweep(folder: Path) -> None:
    """Removes the drafts and the pieces of shards that processes left which ended; nobody may be writing."""
    for name in (f".*{DRAFT}", ".*.parquet.*-*"):
        for left in folder.glob(name):
            left.unlink(missing_ok=True)


def rows(
    path: Path, *, only: frozenset[int] | None = None, without: frozenset[int] = NONE
) -> Iterator[ReadBefore | Problem]:
    """What a sheet holds, in order, or only the reports in these rows; InputError where it is no sound one.

    Problems of inputs in which no report was found are there in any case. Nothing comes of the inputs in `without`.
    """
    return (record for source, record in numbered(path, only=only) if source not in without)


def numbered(path: Path, *, only: frozenset[int] | None = None) -> Iterator[Row]:
    """The same, each with the number of the input that it is in."""
    with _sound(path) as file:
        chosen = None if only is None else only | _without_report(file)
        for stretch, groups in _stretches(file, chosen):
            for at, row in zip(stretch, _each_row(file, COLUMNS, groups), strict=True):
                if chosen is None or at in chosen:
                    yield row["source"], _record(row)


def reports(path: Path, *, without: frozenset[int] = NONE) -> Iterator[tuple[int, Article, tuple[Claim, ...]]]:
    """Each report of a sheet with its row and its claims, without the bytes it came in."""
    with _sound(path) as file:
        for at, row in enumerate(_each_row(file, ("article", "claims", "source"), None)):
            if row["article"] is not None and row["source"] not in without:
                claims = () if row["claims"] is None else decoded_list(Claim, row["claims"])
                yield at, decoded(Article, row["article"]), claims


def digest(path: Path) -> str:
    """The hash of the bytes of a sheet; empty where they cannot be had."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def is_sound(path: Path) -> bool:
    """Whether a sheet is there and as it was written, as far as the checksums of its pages tell.

    Of a thousand bytes, about one is in no checksum and bears on what is read: what is known to be whole has a digest.
    """
    try:
        with _sound(path) as file:
            for _ in file.iter_batches(BATCH):
                pass
    except InputError:
        return False
    return True


def tally(path: Path) -> tuple[int, tuple[Problem, ...]]:
    """How many reports a sheet holds, and the problems; the reports themselves are not read."""
    with _sound(path) as file:
        found = list(_each_row(file, ("id", "problem"), None))
        problems = tuple(decoded(Problem, row["problem"]) for row in found if row["problem"] is not None)
        return sum(row["id"] is not None for row in found), problems


def engine(where: str) -> tuple[Any, Any]:
    """The modules that read and write Parquet; InputError where they are not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        why = 'Parquet is written by pyarrow, which is not installed; run: pip install "variorum[parquet]"'
        raise InputError(where, why) from None
    return pyarrow, parquet


@contextmanager
def _sound(path: Path) -> Iterator[Any]:
    """A sheet that is open; InputError where what is read inside is no sound one."""
    pyarrow, parquet = engine(str(path))
    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as file:
            if tuple(file.schema_arrow.names) != COLUMNS:
                raise ValueError("other columns")
            yield file
    except (OSError, ValueError, NoRecord, pyarrow.ArrowException) as error:
        logger.info("%s: %s", path, error)
        raise InputError(str(path), UNSOUND) from error


def _without_report(file: Any) -> frozenset[int]:  # noqa: ANN401 - pyarrow tells no types
    """The rows that hold a problem alone."""
    return frozenset(at for at, row in enumerate(_each_row(file, ("id",), None)) if row["id"] is None)


def _stretches(file: Any, chosen: frozenset[int] | None) -> Iterator[tuple[range, list[int] | None]]:  # noqa: ANN401
    """The rows that are to be read, with the groups in which they stand: only groups in which one is chosen."""
    if chosen is None:
        yield range(file.metadata.num_rows), None
        return
    start = 0
    for group in range(file.num_row_groups):
        stretch = range(start, start + file.metadata.row_group(group).num_rows)
        start = stretch.stop
        if not chosen.isdisjoint(stretch):
            yield stretch, [group]


def _each_row(file: Any, columns: Sequence[str], groups: list[int] | None) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    for batch in file.iter_batches(BATCH, row_groups=groups, columns=list(columns)):
        yield from batch.to_pylist()


def _batches(rows: Iterable[Row]) -> Iterator[list[dict[str, object]]]:
    source = iter(rows)
    while batch := [{"source": number, **_row(row)} for number, row in islice(source, BATCH)]:
        yield batch


def _row(row: ReadBefore | Problem) -> dict[str, object]:
    if isinstance(row, Problem):
        return {"problem": encoded(Problem, row)}
    problem, claims = (row.found, None) if isinstance(row.found, Problem) else (None, row.found)
    return {
        "id": row.article.id,
        "article": encoded(Article, row.article),
        "sha256": row.original.sha256,
        "location": row.original.location,
        "original": row.original.content,
        "claims": None if claims is None else encoded_list(Claim, claims),
        "problem": None if problem is None else encoded(Problem, problem),
    }


def _record(row: dict[str, Any]) -> ReadBefore | Problem:
    if row["article"] is None:
        return decoded(Problem, row["problem"])
    found = decoded_list(Claim, row["claims"]) if row["claims"] is not None else decoded(Problem, row["problem"])
    original = Original(row["sha256"], row["original"], row["location"])
    return ReadBefore(decoded(Article, row["article"]), original, found, read_as=row["id"])
