"""Opens the SQLite file: one connection that writes, any number that only read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

import variorum.ledger.lists as lists
from variorum.beside import beside
from variorum.errors import LedgerError
from variorum.folding import folded
from variorum.ledger.forget import finish
from variorum.ledger.migrate import is_empty, mark, migrate, migrations, refuse_strangers, version
from variorum.ledger.sums import catch_up

CACHE = 65_536  # kibibytes: a part with the indexes that lead to it; of SQLite's own two megabytes pages fall out again
BUSY = 10.0  # seconds to wait for another connection's short write (a checkpoint, say)


def writer(path: Path) -> sqlite3.Connection:
    """A connection that may write, to a ledger that is made where there is none and brought up to date."""
    _refuse_folder(path)
    with _told(path):
        connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        try:
            return _ready(connection, path)
        except BaseException:
            connection.close()
            raise


def reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read."""
    _refuse_folder(path)
    if not path.is_file():
        raise LedgerError(str(path), f"there is no such ledger; make one with: {_adding(path)} FILE...")
    with _told(path, unable=_unable(path)):
        # One page after the other may use it, each in a thread of its own.
        where = f"{path.resolve().as_uri()}?{_mode(path)}"
        connection = sqlite3.connect(where, uri=True, timeout=BUSY, check_same_thread=False)
        try:
            _open(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _adding(path: Path) -> str:
    """The command that writes into a ledger, as it is typed."""
    return f"variorum add {quote(str(path))}"


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise LedgerError(str(path), "this is a folder, and a ledger is one file; name the file")


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Everything inside happens, or nothing does."""
    with _told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # on a full disk SQLite may have rolled back by itself
                connection.execute("ROLLBACK")
            raise


@contextmanager
def still(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is read from the file as it is at the first look."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _ready(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    if is_empty(connection):
        mark(connection)
    refuse_strangers(connection, str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    _pragmas(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    migrate(connection)
    catch_up(connection)
    lists.catch_up(connection)
    finish(connection)
    return connection


def _open(connection: sqlite3.Connection, path: Path) -> None:
    if is_empty(connection):
        raise LedgerError(str(path), f"is empty; add reports with: {_adding(path)} FILE...")
    refuse_strangers(connection, str(path))
    if version(connection) < len(migrations()):
        why = "was made by an older Variorum, or making it broke off; bring it up to date with"
        raise LedgerError(str(path), f"{why}: {_adding(path)}")
    _pragmas(connection)


def _pragmas(connection: sqlite3.Connection) -> None:
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA mmap_size = 0")  # a mapped file can be damaged while two connections write in WAL mode


def _fold(name: object) -> str | None:
    return folded(name) if isinstance(name, str) else None


def _unable(path: Path) -> str:
    """Why a file that is there cannot be opened for reading."""
    if _has_log(path) and not os.access(path.parent, os.W_OK):
        return f"{wal_path(path).name} beside it holds what was written last; copy both to where you may write"
    return CANNOT_OPEN


def _has_log(path: Path) -> bool:
    return wal_path(path).is_file() and wal_path(path).stat().st_size > 0


def _mode(path: Path) -> str:
    """Read only; where the file or its folder cannot be written, nothing is made beside it.

    What SQLite makes there has the rights of the file, and would keep its owner out once the file may be written.
    Where a log lies beside the file, it holds what the file lacks, and is never passed over.
    """
    may_be_written = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return "mode=ro" if may_be_written or _has_log(path) else "immutable=1"


def wal_path(path: Path) -> Path:
    """Where SQLite's log of a ledger lies."""
    return beside(path, "-wal")


@contextmanager
def _told(path: Path, unable: str | None = None) -> Iterator[None]:
    """SQLite's own errors, in words that name the file."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a mistake of ours, not of the file
    except OF_SQLITE as error:
        if unable is not None and UNABLE in str(error):
            raise LedgerError(str(path), unable) from error
        raise told(error, path) from error


# Where a page is damaged, the very words in which SQLite says so may be no text.
OF_SQLITE = (sqlite3.DatabaseError, UnicodeDecodeError)


def told(error: Exception, path: Path) -> LedgerError:
    """An error of SQLite in words that name the file."""
    message = "malformed" if isinstance(error, UnicodeDecodeError) else str(error)
    return LedgerError(str(path), _closed(path) if READ_ONLY in message else _reason(message))


def _closed(path: Path) -> str:
    """Which of a ledger's files may not be written, and what to do."""
    files = [path, *(beside(path, end) for end in BESIDE)]
    closed = [file.name for file in files if file.exists() and not os.access(file, os.W_OK)] or [path.name]
    named = " and ".join(closed)
    return f"{named} may not be written; give that right (chmod u+w), or copy the ledger to where you may write"


def _reason(message: str) -> str:
    for words, why in REASONS:
        if words in message:
            return why
    return f"SQLite says: {message}"


MAKE_ANEW = "keep a copy, and make the ledger anew from its inputs"
NO_INDEX = "no such index"
READ_ONLY = "readonly"
BESIDE = ("-wal", "-shm")  # SQLite's own files beside a ledger that is open
UNABLE, CANNOT_OPEN = "unable to open", "cannot be opened; is its folder there, and may it be written?"
REASONS = (
    ("not a database", "is not a Variorum ledger; name another file"),
    ("malformed", f"is damaged; {MAKE_ANEW}"),
    ("Could not decode", f"is damaged; {MAKE_ANEW}"),
    (UNABLE, CANNOT_OPEN),
    ("disk is full", "the disk is full; make room and run the same command again, what was read so far is kept"),
    ("disk I/O", "cannot be read or written; is the disk full or gone? What was read so far is kept"),
    ("locked", "another program has it open for writing; close that and try again"),
    ("no such table", f"lacks a part that every ledger has; {MAKE_ANEW}"),
    ("no such column", f"lacks a part that every ledger has; {MAKE_ANEW}"),
    (NO_INDEX, "lacks an index that every ledger has; run: variorum check --mend on it"),
    ("schema", f"is damaged; {MAKE_ANEW}"),
)
