"""The pile that a brief is about: its articles in order of time, and its claims to look up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.records import Article, AttributionLevel, Claim, Date, Dating, Reconciliation, Span
from variorum.report.passages import passage, passage_at
from variorum.report.phrases import day_words, phrase
from variorum.report.view import Quoted

LAST = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles numbered in order of time, claims by id, and each voice's colour in order of speaking."""

    articles: Mapping[str, Article]
    numbers: Mapping[str, int]
    claims: Mapping[str, Claim]
    datings: Mapping[str, Dating]
    colours: Mapping[str, int]
    voices: Mapping[str, str]  # claim id -> name of the voice whose position it stands in
    earlier: Mapping[str, Sequence[Article]]  # of a report that came again, the versions before the newest
    notes: Mapping[str, str] = field(default_factory=dict)  # claim id -> what a person decided about it


def pile(
    articles: Sequence[Article],
    result: Reconciliation,
    *,
    numbers: Mapping[str, int] | None = None,
    colours: Mapping[str, int] | None = None,
) -> Pile:
    """The pile of a reconciliation; the newest version stands for an article.

    Where it is an excerpt, `numbers` and `colours` are those that its reports and voices have in the whole.
    """
    newest: dict[str, Article] = {}
    earlier: dict[str, list[Article]] = {}
    for article in sorted(articles, key=lambda a: (a.id, a.version)):
        if article.id in newest:
            earlier.setdefault(article.id, []).append(newest[article.id])
        newest[article.id] = article
    datings = {dating.article: dating for dating in result.datings}
    ordered = sorted(newest.values(), key=lambda a: (_day(published(a, datings)), a.id))
    claims = {claim.id: claim for claim in result.claims if claim.article in newest}
    voices = {c: voice_key(p.voice, p.name) for q in result.questions for p in q.positions for c in p.claims}
    if numbers is None:
        numbers = {article.id: i for i, article in enumerate(ordered, 1)}
    if colours is None:
        colours = _colours(claims, numbers, voices)
    return Pile({a.id: a for a in ordered}, numbers, claims, datings, colours, voices, earlier)


def published(article: Article, datings: Mapping[str, Dating]) -> Date:
    """The article's day: its own, or the one that its neighbours give it."""
    dating = datings.get(article.id)
    return dating.date if dating is not None else article.published


def voice_key(voice: str, name: str | None) -> str:
    """A voice as one word to tell it from others."""
    return f"{voice}:{name or ''}"


def in_order(pile: Pile, claims: Iterable[str]) -> list[Claim]:
    """The claims of these ids in the order in which they were said."""
    found = [pile.claims[claim] for claim in claims if claim in pile.claims]
    return sorted(found, key=lambda claim: order(pile, claim))


def order(pile: Pile, claim: Claim) -> tuple[str, int, int, int, str]:
    """Sorts by the day said, then report, then offset, in a list that of the place; never by name."""
    start = claim.evidence.spans[0].start if claim.evidence.spans else 0
    place = claim.where.span.start if claim.where is not None and claim.where.span is not None else 0
    return (_day(said(pile, claim)), pile.numbers.get(claim.article, 0), start, place, claim.id)


def said(pile: Pile, claim: Claim) -> Date:
    """The day on which the innermost voice said it: its own, else the report's."""
    own = claim.attribution[-1].said if claim.attribution else None
    if own is not None and own.edtf is not None:
        return own
    return published(pile.articles[claim.article], pile.datings)


def quoted(pile: Pile, claim: Claim, span: Span | None = None) -> Quoted:
    """The claim's passage, or one that belongs to it, with who says it, how, and when."""
    article = pile.articles[claim.article]
    level = claim.attribution[-1] if claim.attribution else AttributionLevel("outlet")
    own = said(pile, claim)
    return Quoted(
        passage=passage(claim, article) if span is None else passage_at(claim, article, span.start, span.end),
        report=pile.numbers[claim.article],
        who=chain_words(pile, claim),
        manner="" if level.is_own_voice else phrase("quotation", level.quotation),
        said=phrase("lines", "said", day=day_words(own)) if own.edtf else "",
        note=pile.notes.get(claim.id, ""),
    )


def once(found: Sequence[Quoted]) -> tuple[tuple[Quoted, ...], tuple[Quoted, ...]]:
    """The passages, each sentence of one speaker once, and beside them those in which it stands again."""
    first: dict[tuple[str, ...], Quoted] = {}
    for one in found:
        first.setdefault((one.passage.before, one.passage.exact, one.passage.after, one.who, one.said), one)
    shown = tuple(first.values())
    return shown, tuple(one for one in found if one not in shown)


def chain_words(pile: Pile, claim: Claim) -> str:
    """Who says it, innermost first: "Ilham Aliyev, according to the ministry"; an outlet in its own voice by name."""
    inner = [level for level in claim.attribution if not level.is_own_voice]
    if not inner:
        return outlet_words(pile.articles[claim.article])
    return " ← ".join(speaker_words(level) for level in reversed(inner))


def speaker_words(level: AttributionLevel) -> str:
    """A speaker's name in the fullest form the report gives, or that it names none."""
    written = " ".join(span.exact for span in level.source)
    return level.name or written or phrase("lines", "unnamed_voice")


def outlet_words(article: Article) -> str:
    """The outlet in its own voice; the report's id stands for an outlet that is not named."""
    if article.outlet:
        return phrase("lines", "own_voice_of", outlet=article.outlet)
    return phrase("lines", "own_voice", report=article.id)


def _colours(claims: Mapping[str, Claim], numbers: Mapping[str, int], voices: Mapping[str, str]) -> dict[str, int]:
    colours: dict[str, int] = {}
    spoken = sorted(
        (claim for claim in claims.values() if claim.id in voices),
        key=lambda c: (numbers[c.article], c.evidence.spans[0].start if c.evidence.spans else 0, c.id),
    )
    for claim in spoken:
        colours.setdefault(voices[claim.id], len(colours) % 8 + 1)
    return colours


def _day(date: Date) -> str:
    return date.earliest or date.latest or LAST
