"""One writer at a time: a lock on a file beside the ledger, which the system releases when its holder dies."""

from __future__ import annotations

import errno
import json
import logging
import os
import socket
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from variorum.beside import beside
from variorum.errors import LedgerError, LedgerLocked
from variorum.logs import event

logger = logging.getLogger(__name__)

PATIENCE = 30.0  # seconds that a second writer waits: longer than one article or one reconciliation of a small pile
PAUSE = 0.1
HELD = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)  # what systems say where another holds a lock

if sys.platform == "win32":
    import msvcrt

    OUT_OF_THE_WAY = 1 << 30  # a locked byte cannot be read on Windows, so it lies behind the holder's name

    def _take(file: IO[str]) -> None:
        file.seek(OUT_OF_THE_WAY)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _give(file: IO[str]) -> None:
        file.seek(OUT_OF_THE_WAY)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


class WriterLock:
    """The right to write one ledger, held until `release` or the end of the process."""

    def __init__(self, ledger: Path, *, patience: float = PATIENCE) -> None:
        self.path = lock_path(ledger)
        self._ledger = ledger
        self._file = self._acquired(patience)
        try:
            self._sign()
        except OSError as error:
            with suppress(OSError):  # what could not be written is tried once more on closing
                self._file.close()
            raise LedgerError(str(ledger), f"cannot be written here ({error.strerror})") from error

    def __enter__(self) -> WriterLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        """Lets the next writer in; releasing twice is harmless."""
        if self._file.closed:
            return
        with suppress(OSError):  # an open file cannot be removed on Windows, where an empty one stays
            self.path.unlink()
        _give(self._file)
        self._file.close()

    def _acquired(self, patience: float) -> IO[str]:
        until = time.monotonic() + patience
        is_told = False
        while True:
            file = _opened(self.path, self._ledger)
            try:
                if _taken(file) and _is_there(file, self.path):
                    return file
            except OSError as error:
                file.close()
                why = f"its disk gives no file locks (flock: {error.strerror}); keep it on another disk"
                raise LedgerError(str(self._ledger), why) from error
            file.close()
            if time.monotonic() >= until:
                raise LedgerLocked(str(self._ledger), holder(self._ledger) or "another process")
            if not is_told:
                event(logger, "waiting for another writer", ledger=self._ledger.name, holder=holder(self._ledger))
                is_told = True
            time.sleep(PAUSE)

    def _sign(self) -> None:
        started = datetime.now(UTC).isoformat(timespec="seconds")
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "started": started}))
        self._file.flush()


def _taken(file: IO[str]) -> bool:
    """Whether the lock is ours now; OSError where the disk gives none."""
    try:
        _take(file)
    except OSError as error:
        if error.errno in HELD:
            return False
        raise
    return True


def _is_there(file: IO[str], path: Path) -> bool:
    """Whether the locked file is still the one in the folder: its last holder may just have removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def lock_path(ledger: Path) -> Path:
    """Where the lock of a ledger stands."""
    return beside(ledger, "-lock")


def holder(ledger: Path) -> str | None:
    """Who wrote its name into the lock, in words, or None where nobody did."""
    try:
        told = json.loads(lock_path(ledger).read_text(encoding="utf-8"))
        return f"process {told['pid']} on {told['host']} (since {told['started']})"
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _opened(path: Path, ledger: Path) -> IO[str]:
    try:
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        raise LedgerError(str(ledger), f"cannot be written here ({error.strerror})") from error
