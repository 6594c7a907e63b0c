"""Victims of one incident as one article tells them: counts of killed and injured, day and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from variorum.attribution import weigh
from variorum.language import annotate
from variorum.propositions.counts.tally import named, tally
from variorum.propositions.harm.casualty import casualties
from variorum.propositions.times.times import times
from variorum.records import Date, TimeExpression
from variorum.resolution.dates import resolve_time

DENIED = ("CT-", "PR-", "PS-", "CTu")
OPEN = ("planned", "promised", "wished", "demanded", "predicted", "conditional")


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A prediction row for each article."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        yield read(row, doc)


def read(row: dict[str, Any], doc: Doc) -> dict[str, Any]:
    """One article's casualties as one incident: what it tells, added up for each outcome."""
    unreal = {i for i, weight in weigh(doc).items() if weight.factuality in DENIED or weight.status in OPEN}
    found = [item for item in casualties(doc) if item.figure and not item.figure.cumulative]
    found = [item for item in found if item.token not in unreal]
    day = (row.get("dct") or "")[:10] or None
    anchor = Date(edtf=day, earliest=day, latest=day, basis="publication")
    killed, hurt = int(tally(found, ("killed",))), int(tally(found, ("wounded",)))
    dead = named(item for item in found if item.figure and item.figure.outcome == "killed")
    return {
        "id": row["id"],
        "killed": killed,
        "injured": max(hurt, int(tally(found, ("casualties",))) - killed),
        "event_date": _day([item.when for item in found if item.when], anchor) or _day(times(doc)[:3], anchor) or day,
        "city": next((item.where.span.exact for item in found if item.where), None),
        "victims": [
            {"name": name, "status": ["killed" if name in dead else "injured"]} for name in sorted(named(found))
        ],
    }


def _day(told: Sequence[TimeExpression], anchor: Date) -> str | None:
    """The day that is told most often, the first among equals."""
    days = (resolve_time(item, anchor=anchor) for item in told)
    counted = Counter(day.earliest for day in days if day.earliest and day.earliest == day.latest)
    return counted.most_common(1)[0][0] if counted else None
