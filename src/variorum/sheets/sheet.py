"""One Parquet file of reports that were read: records as JSON in the ledger's own encoding, so that nothing is lost.

| column     | what it holds                                                                             |
|------------|-------------------------------------------------------------------------------------------|
| `id`       | the id of the report; empty where there is none, because it could not be read             |
| `article`  | the `Article`                                                                             |
| `original` | the bytes it came in, beside `sha256` and `location`                                      |
| `claims`   | the list of its `Claim`s; empty where they could not be read                              |
| `problem`  | the `Problem` that reading the report or its claims met                                   |
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from variorum.errors import InputError
from variorum.ledger.encoding import NoRecord, decoded, decoded_list, encoded, encoded_list
from variorum.records import Article, Claim, Original, Problem, Reading

Found = tuple[Claim, ...] | Problem
COLUMNS = ("id", "article", "sha256", "location", "original", "claims", "problem")
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


def write(path: Path, rows: Iterable[ReadBefore | Problem]) -> None:
    """A sheet of these rows, there only when it is whole; InputError where it cannot be written."""
    pyarrow, parquet = engine(str(path))
    fields = [(name, pyarrow.binary() if name == "original" else pyarrow.string()) for name in COLUMNS]
    schema = pyarrow.schema(fields)
    draft = path.with_name(f".{uuid4().hex}{DRAFT}")
    try:
        with parquet.ParquetWriter(draft, schema, compression="zstd") as writer:
            for batch in _batches(rows):
                writer.write_table(pyarrow.Table.from_pylist(batch, schema))
        draft.replace(path)
    except OSError as error:
        why = f"cannot be written on this machine ({error.strerror or error}); every machine must see the folder"
        raise InputError(str(path), why) from error
    finally:
        draft.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Removes the drafts of processes that ended; nobody may be writing."""
    for draft in folder.glob(f".*{DRAFT}"):
        draft.unlink(missing_ok=True)


def rows(path: Path, *, only: frozenset[int] | None = None) -> Iterator[ReadBefore | Problem]:
    """What a sheet holds, in order, or only the reports in these rows; InputError where it is no sound one.

    Problems of inputs in which no report was found are there in any case.
    """
    with _sound(path) as parquet, parquet.ParquetFile(path) as file:
        chosen = None if only is None else only | _without_report(file)
        for stretch, groups in _stretches(file, chosen):
            for at, row in zip(stretch, _each_row(file, COLUMNS, groups), strict=True):
                if chosen is None or at in chosen:
                    yield _record(row)


def reports(path: Path) -> Iterator[tuple[int, Article, tuple[Claim, ...]]]:
    """Each report of a sheet with its row and its claims, without the bytes it came in."""
    with _sound(path) as parquet, parquet.ParquetFile(path) as file:
        for at, row in enumerate(_each_row(file, ("article", "claims"), None)):
            if row["article"] is not None:
                claims = () if row["claims"] is None else decoded_list(Claim, row["claims"])
                yield at, decoded(Article, row["article"]), claims


def tally(path: Path) -> tuple[int, tuple[Problem, ...]]:
    """How many reports a sheet holds, and the problems; the reports themselves are not read."""
    with _sound(path) as parquet:
        found = parquet.read_table(path, columns=["id", "problem"]).to_pylist()
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
    """The module that reads Parquet; InputError where what is read inside is no sound sheet."""
    pyarrow, parquet = engine(str(path))
    try:
        yield parquet
    except (OSError, ValueError, NoRecord, pyarrow.ArrowException) as error:
        logger.info("%s: %s", path, error)
        why = "this is no sound sheet of read reports; remove it and run the same `variorum read` again"
        raise InputError(str(path), why) from error


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


def _batches(rows: Iterable[ReadBefore | Problem]) -> Iterator[list[dict[str, object]]]:
    source = iter(rows)
    while batch := [_row(row) for row in islice(source, BATCH)]:
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
