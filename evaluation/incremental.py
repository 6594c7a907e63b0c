"""What one report more costs a ledger that is laid side by side already, beside laying all of it the first time."""

from __future__ import annotations

import json
import pickle
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.frozen import RESULTS
from evaluation.size import Read, pile
from variorum.ledger import Ledger
from variorum.pipeline import lay, reader
from variorum.records import Article, Claim, Original, Reading
from variorum.settings import Settings

TABLES = ("claims", "questions")


def incremental(kept: Path, sizes: Sequence[int], parser: str) -> int:
    """Measures, prints and freezes the figures for ledgers of these sizes; returns an exit status."""
    read: Read = pickle.loads(kept.read_bytes())  # written by `size`
    result = {"parser": parser, "ledgers": [_measured(read, count, Settings(parser=parser)) for count in sizes]}
    print(json.dumps(result, indent=1))
    (RESULTS / "incremental.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


def _measured(read: Read, count: int, settings: Settings) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "x.ledger"
        with Ledger.write(path) as ledger:
            *first, (one, told) = pile(read, count + 1)
            for article, claims in first:
                store(ledger, article, claims, settings)
            all_anew = _seconds(lambda: lay(ledger, settings=settings))
            before = _rows(path)
            store(ledger, one, told, settings)
            one_more = _seconds(lambda: lay(ledger, settings=settings))
        after = _rows(path)
    found: dict[str, Any] = {"articles": count, "all_anew_core_seconds": all_anew, "one_more_core_seconds": one_more}
    for table in TABLES:
        found |= {table: len(after[table]), f"{table}_new_or_changed": len(after[table] - before[table])}
    return found


def store(ledger: Ledger, article: Article, claims: tuple[Claim, ...], settings: Settings) -> None:
    content = article.text.encode()
    mark = sha256(article.id.encode() + content).hexdigest()
    reading = Reading(replace(article, sha256=mark), Original(mark, content, article.id))
    ledger.store(reading, claims, reader=reader(settings))


def _seconds(work: Callable[[], None]) -> float:
    started = time.process_time()  # other work on the machine does not count
    work()
    return round(time.process_time() - started, 1)


def _rows(path: Path) -> dict[str, set[tuple[int, int]]]:
    """The rows by their numbers and what they hold."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: {(key, hash(record)) for key, record in connection.execute(f"SELECT key, record FROM {table}")}
            for table in TABLES
        }
