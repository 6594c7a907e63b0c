"""A page of the edition before it is laid out: a template, a title, and what the template shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

Row = TypeVar("Row")
LENGTH = 40  # rows of a list on one page


@dataclass(frozen=True, slots=True)
class Page:
    """What a template needs; `data` names the JSON behind the page, `cite` what a citation of it says."""

    template: str
    title: str
    told: Mapping[str, object] = field(default_factory=dict)
    data: str | None = None
    cite: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a list that one page shows: its rows' place in the whole, and the pages before and after."""

    number: int
    first: int
    last: int
    count: int
    pages: int

    @property
    def before(self) -> int | None:
        """The number of the page before; None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The number of the next page; None on the last."""
        return self.number + 1 if self.number < self.pages else None

    @property
    def offset(self) -> int:
        """How many rows stand before the first of this page."""
        return max(self.first - 1, 0)


def part(rows: Sequence[Row], number: int, *, length: int = LENGTH) -> tuple[Sequence[Row], Part]:
    """The rows of one page of a list, and which part of it they are; past the end, the last page."""
    shown = part_of(len(rows), number, length=length)
    return rows[shown.offset : shown.last], shown


def part_of(count: int, number: int, *, length: int = LENGTH) -> Part:
    """Which rows of so many one page shows; past the end, the last page."""
    pages = max(1, -(-count // length))
    shown = min(number, pages)
    first = (shown - 1) * length
    return Part(shown, first + 1 if count else 0, min(first + length, count), count, pages)


class NotFound(LookupError):
    """There is no such page in this ledger."""
