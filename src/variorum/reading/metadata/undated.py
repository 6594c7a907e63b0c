"""Tells once of an input that days of publication were given in it which cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.reading.drafts import Draft
from variorum.reading.files.inputs import Input
from variorum.reading.metadata.stamps import is_read
from variorum.records import Problem

FIELD = "published"


def with_unread_days(drafts: Iterable[Draft | Problem], source: Input) -> Iterator[Draft | Problem]:
    """The drafts, and behind them a problem where the day of some cannot be read; a list beside tells its own."""
    number, first = 0, source.location
    for draft in drafts:
        yield draft
        if isinstance(draft, Draft):
            days = (value for field, value in draft.supplied.dates if field == FIELD)
            unread = next((value for value in days if not is_read(value)), None)
            if unread is not None and (FIELD, unread) not in source.supplied.dates:
                number, first = number + 1, first if number else draft.original.location
    if number:
        yield Problem(source.location, "day", unread_days(number, first))


def unread_days(number: int, first: str) -> str:
    """That days cannot be read, what has the first of them, and what to do.

    What stands there is not told: words of a report would outlast it in the ledger.
    """
    what = f"{number:,} of its days are" if number > 1 else "a day is"
    return f"{what} none that can be read, or may be two (see `{FIELD}` of {first}); write them as 2021-03-07"
