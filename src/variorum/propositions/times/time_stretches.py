"""Two times that are the ends of one stretch: "between 27 September and 10 October", "from Monday to Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.records import Extent, Span, TimeExpression

_END = re.compile(r"(?:XXXX|\d{4})(?:-\d\d(?:-\d\d)?)?|XXXX-WXX-[1-7]")
_TO = frozenset({"to", "until", "till", "through"})
_DASHES = frozenset({"-", "–", "—"})


def stretched(text: str, expressions: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions, the two ends of a stretch as one with both values ("2020-09-27/2020-10-10")."""
    index = 0
    while index < len(expressions):
        joined = _joined(text, *expressions[index : index + 2]) if index + 1 < len(expressions) else None
        yield joined or expressions[index]
        index += 2 if joined else 1


def _joined(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    extent = _extent(text, left, right)
    values = _values(left, right) if extent is not None else None
    if extent is None or values is None:
        return None
    span = Span(left.span.start, right.span.end, text[left.span.start : right.span.end])
    direction = right.direction or left.direction
    return replace(right, span=span, value="/".join(values), direction=direction, mod=None, extent=extent)


def _extent(text: str, left: TimeExpression, right: TimeExpression) -> Extent | None:
    """Which stretch two neighbours make by the words around them, None where they make none."""
    gap = text[left.span.end : right.span.start].strip().lower()
    before = text[max(0, left.span.start - 9) : left.span.start].strip().lower()
    if before.endswith("between") and gap == "and":
        return "within"
    if before.endswith("from") and gap in _TO:
        return "throughout"
    return "within" if gap in _DASHES else None


def _values(left: TimeExpression, right: TimeExpression) -> tuple[str, str] | None:
    """The values of the ends, the year of the second said of both; None where they are no plain days or months."""
    for end in (left, right):
        is_part = end.mod in {"START", "MID", "END", "WEEK"}
        if end.type != "DATE" or end.offset is not None or is_part or not _END.fullmatch(end.value):
            return None
    first, second = left.value, right.value
    if len(first) != len(second) or first == "XXXX":
        return None
    if first.startswith("XXXX-") and not second.startswith("XXXX"):
        first = second[:4] + first[4:]
    same_kind = first.startswith("XXXX") == second.startswith("XXXX")
    return (first, second) if same_kind and (first < second or first.startswith("XXXX")) else None
