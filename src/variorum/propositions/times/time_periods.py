"""Periods compared: after "the third quarter", "a year earlier" means that quarter of the year before.

Reports of results name their quarter once and then speak of "the quarter", "the latest period" and "a year ago".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from variorum.records import TimeExpression

_QUARTER = re.compile(r"(XXXX|\d{4})-(Q[1-4])")
_YEAR_BACK = re.compile(
    r"(?:the )?(?:same period |comparable )?(?:an?|one|the)?[\s-]*year[\s-]+(?:ago|earlier)"
    r"(?:[\s-]+(?:period|quarter))?",
    re.IGNORECASE,
)
_YEAR_IN_MONTHS = -12


def compared(expressions: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions, those that count from a quarter told before tied to it."""
    told: TimeExpression | None = None
    for expression in expressions:
        if _QUARTER.fullmatch(expression.value) and (expression.offset is None or expression.offset[1] == "Y"):
            told = expression
            yield expression
        else:
            yield _tied(expression, told) if told is not None else expression


def _tied(expression: TimeExpression, told: TimeExpression) -> TimeExpression:
    """The told quarter, or the one a year before it, where the words mean one of them."""
    words = expression.span.exact
    if _YEAR_BACK.fullmatch(words):
        return _quarter(expression, told, years=1)
    if expression.value == "XXXX-QX" and re.fullmatch(r"the (?:latest )?(?:quarter|period)", words, re.IGNORECASE):
        return _quarter(expression, told, years=0)
    return expression


def _quarter(expression: TimeExpression, told: TimeExpression, *, years: int) -> TimeExpression:
    year, quarter = told.value.split("-")
    if year != "XXXX":
        return replace(expression, value=f"{int(year) - years:04}-{quarter}", anchor=None, offset=None, extent="within")
    if told.offset is not None:  # "the third quarter of last year"
        offset: tuple[int, str] | None = (told.offset[0] - years, "Y")
    else:
        offset = (_YEAR_IN_MONTHS, "M") if years else None
    return replace(
        expression, value=told.value, anchor=told.anchor, offset=offset, direction=told.direction, extent="within"
    )
