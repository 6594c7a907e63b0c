"""What an exporter gets: the public objects of a ledger, each sort as often as it is asked for, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.public import Object

Objects = Callable[[], Iterator[Object]]


def none() -> Iterator[Object]:
    """No object."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Described:
    """A table or view of a ledger, what it holds, and what each column means."""

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """The objects of docs/json-lines.md in the order of print, without the texts of the reports.

    `persons` gives the names, folded, that are known to be of persons; `view` is the declared point of view, for the
    exports that need one; `tables` describe the ledger's own file.
    """

    name: str  # of the ledger's file, without its ending
    articles: Objects
    claims: Objects
    questions: Objects = none
    stories: Objects = none
    decisions: Objects = none
    problems: Objects = none
    persons: Callable[[], frozenset[str]] = frozenset
    tables: tuple[Described, ...] = ()
    view: str | None = None
    is_redacted: bool = False


Exporter = Callable[[Pile, Path], None]
