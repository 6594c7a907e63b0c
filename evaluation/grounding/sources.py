"""What grounds a printed line: the words of the claims that it cites, and their normalised fields."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence

from variorum.data.load import table
from variorum.records import Article, Claim, Date

SHOWN = {
    "reconciliation/wording_families.tsv": "word",
    "reconciliation/called_forms.tsv": "form",
}  # closed tables of the one form under which words are counted


def sources_of(cited: Sequence[Claim], articles: Sequence[Article]) -> Iterator[str]:
    """What the claims cited say, and what is normalised or counted of it."""
    home = {article.id: article for article in articles}
    for claim in cited:
        yield claim.evidence.exact
        yield from (span.exact for level in claim.attribution for span in level.content)
        yield from names_of(claim)
        for date in _dates(claim, home[claim.article]):
            yield from day_words(date)
        if claim.figure:
            yield from (f"{value:g}" for value in (claim.figure.value, claim.figure.low, claim.figure.high) if value)
            yield from (str(int(value)) for value in (claim.figure.value, claim.figure.low, claim.figure.high) if value)
            yield " ".join(
                filter(
                    None,
                    (claim.figure.exact, claim.figure.of, claim.figure.unit, claim.figure.group, claim.figure.side),
                )
            )
        yield f"{home[claim.article].outlet or ''} {claim.article}"
        yield from _wording(claim)


def names_of(claim: Claim) -> Iterator[str]:
    """Every name that a claim gives."""
    for level in claim.attribution:
        yield " ".join((level.name or "", level.actor or "", level.party.name or "" if level.party else ""))
        yield " ".join(span.exact for span in level.source)
        yield " ".join(level.party.candidates) if level.party else ""
    for actor in claim.actors:
        yield " ".join((actor.name, actor.actor or "", actor.party.name or "" if actor.party else ""))
    if claim.where:
        yield f"{claim.where.name} {claim.where.canonical or ''}"
    if claim.control:
        yield f"{claim.control.holder or ''} {claim.control.from_whom or ''}"


def _dates(claim: Claim, article: Article) -> Iterator[Date]:
    yield from (claim.when, article.published)
    yield from (level.said for level in claim.attribution if level.said)
    if claim.figure:
        yield from (date for date in (claim.figure.as_of, claim.figure.since) if date)


def day_words(date: Date) -> Iterator[str]:
    """The days that a date names, as a brief writes them."""
    for day in (date.earliest, date.latest):
        if day:
            year, month, number = day.split("-")
            yield f"{int(number)} {month_name[int(month)]} {year}"


def _wording(claim: Claim) -> Iterator[str]:
    """The word chosen, what is called so, and the form under which tables show it."""
    told = [claim.wording.lemma, claim.wording.exact] if claim.wording is not None else []
    for label in claim.labels:
        told += [label.span.exact, label.head, *label.modifiers, label.name or "", label.party or "", *label.names]
        told += [word for title in label.titles for word in (title.words, title.head, *title.modifiers)]
    yield from told
    for name, column in SHOWN.items():
        shown = {row[column]: row["shown"] for row in table(name)}
        yield from (shown[word.lower().rstrip(".")] for word in told if word.lower().rstrip(".") in shown)
