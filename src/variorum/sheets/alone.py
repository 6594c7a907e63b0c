"""One run at a time reads into a folder of sheets: only then nobody's drafts are those of a process that ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.errors import InputError, LedgerError, LedgerLocked
from variorum.ledger.lock import WriterLock, holder
from variorum.sheets.manifest import NAME


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """The folder, made where it is missing and held against other runs; InputError where one of them goes on.

    Machines to which shards are given write into it under the lock of the one that gives them out.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(folder / NAME)
    except OSError as error:
        raise InputError(str(folder), f"the folder cannot be written ({error.strerror or error})") from error
    except LedgerLocked as error:
        raise InputError(str(folder), _held(holder(folder / NAME))) from error
    except LedgerError as error:
        raise InputError(str(folder), error.why) from error
    with lock:
        yield


def _held(who: str | None) -> str:
    return f"{who or 'another process'} is reading into this folder; wait until it ends, or name another with --to"
