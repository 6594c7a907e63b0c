"""Checks that a printed sentence is made of nothing but templates and the records it cites."""

from __future__ import annotations

import re
import tomllib
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from variorum.records import Article, Claim, Date, Reconciliation
from variorum.report.view import BriefView, QuestionView

LISTS = (
    "reconciliation/unit_families.tsv",
    "reconciliation/groups.tsv",
    "reconciliation/event_families.tsv",
)
TEMPLATES = ("brief.toml", "reconciliation/phrases.toml", "reconciliation/expectations.toml")
DATE_WORDS = ("months", "weekdays")  # a day must come from a record
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def template_words() -> frozenset[str]:
    """Every word that stands in a template file."""
    found: set[str] = set()
    for name in TEMPLATES:
        content = tomllib.loads((files("variorum.data") / name).read_text(encoding="utf-8"))
        for text in _texts({key: value for key, value in content.items() if key not in DATE_WORDS}):
            found |= _words(re.sub(r"\{[^}]*\}", " ", text))
    for name in LISTS:
        found |= _words((files("variorum.data") / name).read_text(encoding="utf-8"))
    return frozenset(found)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def _numbers(text: str) -> set[str]:
    return {re.sub(r"[,.](?=\d{3}\b)", "", number) for number in NUMBER.findall(text)}


def printed(view: BriefView) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each sentence in Variorum's own voice that speaks of claims, with the ids of those it cites."""
    for question in view.questions:
        for text in (question.about, question.reason, question.when, question.relation_words, *question.flags):
            yield text, question.claims
        yield from _voices(question)
    for gap in view.gaps:
        yield f"{gap.about} {gap.text}", gap.claims
    if view.changes is not None:
        for change in (*view.changes.other, *view.changes.gone):
            yield from ((f"{change.about} {line.text}", change.claims) for line in change.lines)
    for told in (*view.figures_over_time, *view.control_over_time):
        yield told.about, tuple(claim for voice in told.voices for row in voice.rows for claim in row.claims)
        for voice in told.voices:
            yield from ((f"{voice.name} {row.days} {row.words}", row.claims) for row in voice.rows)
    asked = {question.id: question.claims for question in view.questions}
    for row in view.figures:
        yield row.counted, asked[row.question]
        yield f"{row.as_of} {row.figure} {row.who}", (row.quoted.passage.claim,)


def _cited(ids: Sequence[str], claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims cited, and those that they are a share of or belong to: these are one link away for a reader too."""
    found = [claims[one] for one in ids if one in claims]
    linked = [link.claim for claim in found for link in claim.links if link.type in ("part_of", "of_event")]
    return [*found, *(claims[one] for one in linked if one is not None and one in claims)]


def _voices(question: QuestionView) -> Iterator[tuple[str, tuple[str, ...]]]:
    for voice in question.voices:
        yield f"{voice.name} {voice.answer} {voice.support} {voice.note}", question.claims


def ungrounded(text: str, cited: Sequence[Claim], articles: Sequence[Article], templates: frozenset[str]) -> set[str]:
    """The words and numbers of a sentence that neither a template nor a cited record holds."""
    words, numbers = _said_in(tuple(cited), tuple(articles))
    counts = {str(count) for count in range(1, len(cited) + len(articles) + 1)}
    loose = {word for word in _words(text) - templates - words if not _plural_of(word, words)}
    return loose | {number for number in _numbers(text) if number not in numbers | counts}


@lru_cache(maxsize=64)
def _said_in(cited: tuple[Claim, ...], articles: tuple[Article, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the numbers of the records cited; three hundred voices of one question cite the same."""
    sources = list(_sources(cited, articles))
    words = frozenset(word for source in sources for word in _words(source))
    return words, frozenset(number for source in sources for number in _numbers(source))


def _plural_of(word: str, words: Iterable[str]) -> bool:
    """Templates may put a cited word into the plural."""
    return any(word in (f"{known}s", f"{known}es", f"{known[:-1]}ies") for known in words)


def _sources(cited: Sequence[Claim], articles: Sequence[Article]) -> Iterator[str]:
    home = {article.id: article for article in articles}
    for claim in cited:
        yield claim.evidence.exact
        yield from (span.exact for level in claim.attribution for span in level.content)
        yield from _names(claim)
        for date in _dates(claim, home[claim.article]):
            yield from _day_words(date)
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


def _names(claim: Claim) -> Iterator[str]:
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


def _day_words(date: Date) -> Iterator[str]:
    for day in (date.earliest, date.latest):
        if day:
            year, month, number = day.split("-")
            yield f"{int(number)} {month_name[int(month)]} {year}"


def loose_sentences(
    view: BriefView, result: Reconciliation, articles: Sequence[Article]
) -> list[tuple[str, tuple[str, ...]]]:
    """Every printed sentence with words that nothing grounds, and those words."""
    claims = {claim.id: claim for claim in result.claims}
    dated = [dating.date for dating in result.datings]
    # Whose voice or which place it is may be written in another report: a name is grounded anywhere in the ledger.
    names = {word for claim in result.claims for text in _names(claim) for word in _words(text)}
    days = {word for date in dated for text in _day_words(date) for word in _words(text)}
    templates = template_words() | names | days
    found = []
    for text, ids in printed(view):
        loose = ungrounded(text, _cited(ids, claims), articles, templates)
        loose -= {number for date in dated for words in _day_words(date) for number in _numbers(words)}
        if loose:
            found.append((text, tuple(sorted(loose))))
    return found
