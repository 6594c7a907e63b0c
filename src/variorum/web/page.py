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


def part(rows: Sequence[Row], number: int, *, length: int = LENGTH) -> tuple[Sequence[Row], Part]:
    """The rows of one page of a list, and which part of it they are; past the end, the last page."""
    pages = max(1, -(-len(rows) // length))
    shown = min(number, pages)
    first = (shown - 1) * length
    kept = rows[first : first + length]
    return kept, Part(shown, first + 1 if kept else 0, first + len(kept), len(rows), pages)


class NotFound(LookupError):
    """There is no such page in this ledger."""
