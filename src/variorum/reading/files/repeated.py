"""Tells of what goes wrong again and again in one file a few times by itself, and of the rest in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from variorum.reading.files.inputs import Input, is_address
from variorum.records import Problem, Reading

FEW = (
    10  # of one reason and one file: who mends a table by hand sees them all, who looks at a damaged one sees the rest
)
PARTICULARS = re.compile("[;(]")  # behind these a reason says what is special to one line


def told_once(items: Iterable[Reading | Problem], source: Input) -> Iterator[Reading | Problem]:
    """The readings of a file and its first problems of each sort; behind them how many more of that sort there are."""
    seen: dict[tuple[str, str], tuple[int, Problem]] = {}
    for item in items:
        sort = _sort(item, source)
        if isinstance(item, Reading) or sort is None:
            yield item
            continue
        number = seen[sort][0] + 1 if sort in seen else 1
        seen[sort] = number, item
        if number <= FEW:
            yield item
    for (_, reason), (number, last) in seen.items():
        if number > FEW:
            yield replace(last, where=source.location, why=_more(reason, number - FEW, last, source))


def _sort(item: Reading | Problem, source: Input) -> tuple[str, str] | None:
    """What went wrong in a line or record, and why; None for what is told of a report, address, or the whole file."""
    if isinstance(item, Reading) or item.article is not None or item.where == source.location:
        return None
    if is_address(item.where):  # each was asked for by itself, and may be had by the next run
        return None
    return item.what, PARTICULARS.split(item.why)[0].strip()


def _more(reason: str, number: int, last: Problem, source: Input) -> str:
    times = "1 time" if number == 1 else f"{number:,} times"
    end = last.where.removeprefix(f"{source.location}:")
    return f"{reason}; so it is {times} more, the last time in {end}"
