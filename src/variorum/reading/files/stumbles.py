"""What becomes of an error that no reader foresaw: a problem of its input, so that the others are read."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TypeVar

from variorum.errors import VariorumError
from variorum.records import Problem

Item = TypeVar("Item")

logger = logging.getLogger(__name__)


def with_stumbles(items: Iterable[Item], where: str, what: str = "file") -> Iterator[Item | Problem]:
    """The items; where making them breaks off, what came before, and a problem of this input."""
    try:
        yield from items
    except (VariorumError, ImportError):
        raise  # something that every input needs cannot be had: none will fare better
    except Exception as error:  # one odd input is a record, not a crash
        logger.exception("%s could not be read", where)
        yield stumbled(where, what, error)


def stumbled(where: str, what: str, error: Exception) -> Problem:
    """The problem of an input; only the log has the words of the error, which may be those of a report."""
    why = f"its reader stumbled ({type(error).__name__}); what came before in it is kept, please report this"
    return Problem(where, what, why)
