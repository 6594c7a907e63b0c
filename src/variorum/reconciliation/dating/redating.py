"""What stayed symbolic in an article without a day is resolved anew once its neighbours give it one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.reconciliation.dating.datings import ResolveTime
from variorum.records import AttributionLevel, Claim, Date, Figure


def redated(claims: Sequence[Claim], placed: Mapping[str, Date], resolve_time: ResolveTime) -> tuple[Claim, ...]:
    """The claims with every time expression of a newly dated article resolved against its new day."""
    return tuple(
        _claim(claim, placed[claim.article], resolve_time) if claim.article in placed else claim for claim in claims
    )


def _claim(claim: Claim, anchor: Date, resolve_time: ResolveTime) -> Claim:
    chain = tuple(_level(level, anchor, resolve_time) for level in claim.attribution)
    said = next((level.said for level in reversed(chain) if level.said is not None and level.said.edtf), None)
    return replace(
        claim,
        attribution=chain,
        when=_date(claim.when, anchor, said, resolve_time),
        figure=_figure(claim.figure, anchor, said, resolve_time) if claim.figure is not None else None,
    )


def _level(level: AttributionLevel, anchor: Date, resolve_time: ResolveTime) -> AttributionLevel:
    return level if level.said is None else replace(level, said=_date(level.said, anchor, None, resolve_time))


def _figure(figure: Figure, anchor: Date, said: Date | None, resolve_time: ResolveTime) -> Figure:
    since = figure.since and _date(figure.since, anchor, said, resolve_time)
    counted = figure.as_of and _date(figure.as_of, anchor, said, resolve_time)
    return replace(figure, since=since, as_of=counted)


def _date(date: Date, anchor: Date, said: Date | None, resolve_time: ResolveTime) -> Date:
    """The date resolved against a new anchor; one that its own words settle stays as it is."""
    if date.expression is None or date.basis == "stated":
        return date
    found = resolve_time(date.expression, anchor=anchor, said=said)
    return date if found.edtf is None else replace(found, evidence=date.evidence)
