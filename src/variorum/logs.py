"""The log: one line an event, in words or as JSON; never a word of a report, and never what an error quotes of one.

| variable             | what it does                                                                     |
|----------------------|----------------------------------------------------------------------------------|
| `VARIORUM_LOG`       | the level: CRITICAL (nothing, the default), ERROR, WARNING, INFO, DEBUG          |
| `VARIORUM_LOG_JSON`  | 1: each line is a JSON object                                                    |
| `VARIORUM_LOG_FILE`  | a file that lines of JSON are added to; INFO unless `VARIORUM_LOG` says otherwise |
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from variorum.errors import InputError, VariorumError

LEVEL, AS_JSON, FILE = "VARIORUM_LOG", "VARIORUM_LOG_JSON", "VARIORUM_LOG_FILE"
LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
ROOT = "variorum"
BEGINNING = b'{"time": "'  # of each line in a file
NO = ("", "0", "false", "no")

SAYING_NOTHING = (VariorumError, OSError, ImportError)  # errors that tell of files and packages alone

Fields = dict[str, object]


def event(logger: logging.Logger, name: str, /, **fields: object) -> None:
    """Logs that something happened, with what a program can count: ids, numbers, seconds."""
    logger.info(name, extra={"fields": fields})


def begin(file: Path | None = None) -> None:
    """Opens the log as the environment says, of this process and of those it starts; `file` goes before."""
    path = os.environ.get(FILE) if file is None else str(file.absolute())
    handler = _handler(path)
    if path:
        os.environ[FILE] = path
    own = logging.getLogger(ROOT)
    for one in [*own.handlers]:
        own.removeHandler(one)
        one.close()
    own.addHandler(handler)
    own.setLevel(_level(given=bool(path)))
    # What other packages log may quote a report; without a handler at the root, Python would print their warnings.
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())


class _GivingUp(logging.Handler):
    """A log that cannot be written any more (a full disk) is told of once, and left; the run goes on without it."""

    _is_lost = False

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line, unless one could not be written before."""
        if not self._is_lost:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Tells why nothing more is written."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        self._is_lost = True
        if multiprocessing.parent_process() is None:  # or each of its workers would say so too
            self._say(f"the log cannot be written any more ({error.strerror}); the run goes on without it")

    def close(self) -> None:
        """Closes it; what could not be written then was told of, or nobody can be told."""
        with suppress(OSError):
            super().close()

    def _say(self, why: str) -> None:
        """Tells nobody: standard error itself takes nothing."""


class _ToStandardError(_GivingUp, logging.StreamHandler[TextIO]):
    """Lines on standard error."""


class _ToFile(_GivingUp, logging.FileHandler):
    """Lines in a file."""

    def _say(self, why: str) -> None:
        with suppress(OSError):
            sys.stderr.write(f"variorum: {self.baseFilename}: {why}\n")


def _handler(path: str | None) -> logging.Handler:
    if not path:
        handler: logging.Handler = _ToStandardError()
        handler.setFormatter(Lines() if os.environ.get(AS_JSON, "").lower() in NO else Objects())
        return handler
    _refuse_other(path)
    try:
        handler = _ToFile(path, encoding="utf-8", errors="backslashreplace")  # names of files may be no text
    except OSError as error:
        raise InputError(path, f"the log cannot be written ({error.strerror}); name another file") from error
    handler.setFormatter(Objects())
    _end_line(Path(path))
    return handler


def _refuse_other(path: str) -> None:
    """Raises InputError for a file that holds anything else: nothing is added to a report or a ledger by mistake."""
    if not os.path.isfile(path):
        return
    try:
        with open(path, "rb") as file:
            begins = file.read(len(BEGINNING))
    except OSError:
        return  # that it cannot be opened is told when it is
    if begins != BEGINNING[: len(begins)]:
        raise InputError(path, "this holds something else than a log of Variorum; name another file for it")


def _end_line(path: Path) -> None:
    """Ends a last line that a full disk or a power cut broke off: the next one is to begin anew."""
    with suppress(OSError):  # a disk that is still full is told of with the next line
        if path.is_file() and path.stat().st_size:
            with path.open("rb+") as file:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    file.write(b"\n")


def _level(*, given: bool) -> str:
    wanted = os.environ.get(LEVEL, "INFO" if given else "CRITICAL").upper()
    return wanted if wanted in LEVELS else "INFO"


class Lines(logging.Formatter):
    """Time, level, what happened, and name=value."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told = " ".join(f"{name}={value!r}" for name, value in _told(record).items())
        return f"{_time(record)} {record.levelname} {_what(record)} {told}".rstrip()


class Objects(logging.Formatter):
    """The same as a JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        head = {"time": _time(record), "level": record.levelname, "event": _what(record)}
        return json.dumps({**head, **_told(record)}, ensure_ascii=False, default=str)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _what(record: logging.LogRecord) -> str:
    """What happened; of an error that may quote what it stumbled over only the sort."""
    args = record.args if isinstance(record.args, tuple) else ()
    told = str(record.msg) % tuple(map(_named, args)) if args else record.getMessage()
    return " ".join(told.split())


def _named(value: object) -> object:
    is_quoting = isinstance(value, Exception) and not isinstance(value, SAYING_NOTHING)
    return type(value).__name__ if is_quoting else value


def _told(record: logging.LogRecord) -> Fields:
    """The fields of an event; of an error its sort and where in the code it arose, not what it says."""
    found: Fields = {"logger": record.name, "process": record.process, **getattr(record, "fields", {})}
    error = record.exc_info[1] if record.exc_info else None
    return found if error is None else {**found, "error": type(error).__name__, "at": list(_frames(error))}


def _frames(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
