"""Tells files that Variorum itself wrote, so that a folder can be read in which a ledger stands."""

from __future__ import annotations

import re
from pathlib import Path

LEDGER = re.compile(rb"SQLite format 3\0.{52}VARO", re.S)  # SQLite keeps the application's id at byte 68
LINES = re.compile(  # a log, and whatever is given out as JSON lines
    rb'\{"time": "[^"]*", "level": "[A-Z]+", "event": "[^"]*", "logger": "variorum\.|\{"schema": "variorum/\d'
)
BESIDE = ("-wal", "-shm", "-journal", "-lock", ".warc.gz")  # what stands beside a ledger under its name
SHEETS = "variorum-sheets.json"  # lists the sheets beside it, each of which says what it is
HEAD = 512  # bytes; a log's first names end at its 200th


def is_own(path: Path) -> bool:
    """Whether a file is a ledger, stands beside one under its name, lists sheets, or is a log or JSON lines."""
    if path.name == SHEETS:
        return True
    ledger = next((path.with_name(path.name[: -len(end)]) for end in BESIDE if _ends(path, end)), None)
    if ledger is not None and LEDGER.match(_head(ledger)):
        return True
    head = _head(path)
    return LEDGER.match(head) is not None or LINES.match(head) is not None


def _ends(path: Path, end: str) -> bool:
    return path.name.endswith(end) and path.name != end


def _head(path: Path) -> bytes:
    try:
        if path.is_file():  # a pipe would be waited for
            with path.open("rb") as file:
                return file.read(HEAD)
    except OSError:
        pass  # reading it tells why
    return b""
