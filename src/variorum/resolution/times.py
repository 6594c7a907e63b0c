"""When it was said, when it is said to have happened, and up to which day a figure counts: three times, kept apart."""

from __future__ import annotations

from dataclasses import replace

from variorum.records import Chain, Claim, Date, Figure
from variorum.resolution.dates import resolve_time
from variorum.resolution.known import Known

_CHANGES = ("takes", "loses", "withdraws")


def resolve_date(date: Date, published: Date, said: Date | None = None, event: Date | None = None) -> Date:
    """A date whose expression is counted from its anchor; what has no expression, or a day already, stays."""
    if date.expression is None or date.edtf is not None:
        return date
    found = resolve_time(date.expression, anchor=published, said=said, event=event)
    return replace(found, exact=found.exact or date.exact, evidence=date.evidence, against=date.against)


def settle_days(claim: Claim, known: Known) -> Claim:
    """The claim with the days on which it was said, happened, and up to which its figure counts."""
    published = known.article.published
    chain = _said(claim.attribution, published)
    happened = _when(claim, chain, published, known.event)
    return replace(
        claim,
        attribution=chain,
        alternatives=tuple(_said(other, published) for other in claim.alternatives),
        when=happened,
        figure=_counted(claim.figure, happened, chain, published) if claim.figure else None,
    )


def _said(chain: Chain, published: Date) -> Chain:
    """A chain with the day on which each source said it; a level without words for it takes none."""
    return tuple(
        level if level.said is None else replace(level, said=resolve_date(level.said, published)) for level in chain
    )


def _when(claim: Claim, chain: Chain, published: Date, event: Date | None) -> Date:
    """When a claim's matter happened or held; a change of control told without a day had happened by the telling."""
    said = said_day(chain)
    if claim.when.expression is not None or claim.when.edtf is not None:
        return resolve_date(claim.when, published, said, event)
    is_told_change = claim.control is not None and claim.control.state in _CHANGES and claim.status == "happened"
    if is_told_change and not claim.background:
        return _by(said, published, claim)
    return claim.when


def said_day(chain: Chain) -> Date | None:
    """The day of the innermost saying that has one."""
    return next((level.said for level in reversed(chain) if level.said is not None and level.said.latest), None)


def _by(said: Date | None, published: Date, claim: Claim) -> Date:
    """By the day it was said, else by the day of publication, with the words that tell the change."""
    limit = said or published
    if not limit.latest:
        return claim.when
    return Date(
        edtf=f"../{limit.latest}",
        latest=limit.latest,
        extent="by",
        basis="relative" if said else "publication",
        exact=claim.trigger.exact if claim.trigger else None,
    )


def _counted(figure: Figure, happened: Date, chain: Chain, published: Date) -> Figure:
    """A figure with since when and up to which day it counts: the day it was said unless the text says another."""
    since = resolve_date(figure.since, published, said_day(chain)) if figure.since else None
    as_of = (
        resolve_date(figure.as_of, published, said_day(chain)) if figure.as_of else _as_of(happened, chain, published)
    )
    return replace(figure, since=since, as_of=as_of)


def _as_of(happened: Date, chain: Chain, published: Date) -> Date | None:
    if happened.extent == "by" and happened.latest and happened.expression is not None:
        return happened
    said = said_day(chain)
    if said is not None:
        return said
    if not published.latest:
        return None
    return replace(published, basis="publication", exact=None, expression=None, evidence=(), against=())
