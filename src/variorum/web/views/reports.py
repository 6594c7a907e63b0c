"""Reports: the list, and one report as an edition, with who says what in its margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.ledger import ReportRow, Wanted
from variorum.records import Article, AttributionLevel, Claim, Link
from variorum.report.passages import Paragraph, paragraphs
from variorum.report.phrases import day_words, figure_words, phrase
from variorum.report.pile import Pile, pile, speaker_words
from variorum.report.reports import report_views
from variorum.report.view import ReportView
from variorum.web.asked import Asked
from variorum.web.page import NotFound, Page, part
from variorum.web.shelf import Indexed, Leaf, Opened
from variorum.web.words import word


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a chain as the margin tells it, outermost first."""

    who: str
    role: str
    party: str
    how: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """What a claim does to another: denies it, restates it; `claim` is empty where it cannot be told which."""

    words: str
    claim: str
    note: int
    report: str


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note in the margin: a claim with its chain, time, place, and the question that it answers."""

    number: int
    claim: str
    colour: int
    levels: tuple[Level, ...]
    said: str
    when: str
    firmness: str
    status: str
    question: str
    about: str
    relation: str
    ties: tuple[Tie, ...]
    decided: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: the claims on it, those that begin and end in it, and whether it names a source or a cue."""

    text: str
    claims: tuple[int, ...]
    opens: tuple[tuple[int, str], ...]
    closes: tuple[int, ...]
    colour: int
    part: str  # "source", "cue" or ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph with its notes."""

    number: int
    part: str
    stretches: tuple[Stretch, ...]
    notes: tuple[MarginNote, ...]


def report_list(opened: Opened, asked: Asked) -> Page:
    """Every report that passes the filters, in the order of time, with how it was dated."""
    kept, shown = part(chosen(opened, asked), asked.page)
    told = {"asked": asked, "part": shown, "reports": kept, "outlets": opened.index.outlets, "days": _days(kept)}
    return Page("reports.html.jinja", word("nav", "reports"), told, data="reports")


def chosen(opened: Opened, asked: Asked) -> Sequence[tuple[int, ReportRow]]:
    """The reports that pass the filters, each with its number."""
    rows = opened.index.once("numbered", _numbered)
    if asked.story:
        own = {name for story in opened.index.stories if story.id == asked.story for name in story.articles}
        rows = [(number, row) for number, row in rows if row.id in own]
    since, until = asked.filter.since, asked.filter.until
    if since:
        rows = [(n, row) for n, row in rows if (row.date.latest or row.date.earliest or "") >= since]
    if until:
        rows = [(n, row) for n, row in rows if (row.date.earliest or row.date.latest or "9999") <= until]
    if asked.voice:
        rows = [(n, row) for n, row in rows if row.outlet == asked.voice]
    return rows


def _numbered(index: Indexed) -> Sequence[tuple[int, ReportRow]]:
    return tuple(enumerate(index.reports, 1))


def _days(rows: Sequence[tuple[int, ReportRow]]) -> dict[int, str]:
    return {number: day_words(row.date) for number, row in rows}


def report(opened: Opened, slug: str, asked: Asked) -> Page:
    """One report, in its newest version or an older one; NotFound where the ledger has none at this address."""
    name = opened.index.slugs.get(slug)
    if name is None:
        raise NotFound(slug)
    leaf = opened.excerpt(Wanted(reports=[name]))
    versions = [article.version for article in leaf.articles if article.id == name]
    wanted = int(asked.version) if asked.version.isascii() and asked.version.isdigit() else versions[-1]
    if wanted not in versions:
        raise NotFound(slug)
    article = next(one for one in leaf.articles if one.id == name and one.version == wanted)
    newest = wanted == versions[-1]
    shown = leaf.pile if newest else _older(leaf, article)
    view = next(one for one in report_views(shown, leaf.found, leaf.questions) if one.id == name)
    row = opened.index.report(leaf.pile.numbers[name])
    own = [one for one in leaf.pile.claims.values() if one.article == name]
    told = {
        "report": view,
        "row": row,
        "article": article,
        "version": wanted,
        "versions": versions,
        "newest": newest,
        "lines": _lines(leaf, article) if newest else _plain(article),
        "claims": len(own),
        "problems": () if own else [one for one in opened.ledger.problems() if one.article == name],
        "origins": [
            (origin.reason, sorted(leaf.pile.numbers[other] for other in origin.articles if other in leaf.pile.numbers))
            for origin in leaf.found.origins
            if name in origin.articles
        ],
        "stories": leaf.found.stories,
        "before": _beside(opened, view.number - 1),
        "after": _beside(opened, view.number + 1),
    }
    title = article.title or view.outlet
    return Page("report.html.jinja", f"R{view.number} · {title}", told, data=f"reports/{slug}", cite=title)


def unseen(page: Page) -> Page:
    """The page of a report without its words: nobody could look through them for names."""
    view, article = page.told["report"], page.told["article"]
    assert isinstance(view, ReportView)
    assert isinstance(article, Article)
    bare = replace(view, title="", evidence=(), against=())
    nameless = replace(article, title=None, byline=None, dateline=None)
    return replace(
        page, title=f"R{view.number}", cite="", told={**page.told, "report": bare, "article": nameless, "lines": ()}
    )


def _older(leaf: Leaf, article: Article) -> Pile:
    """The pile with an older version in place of the newest."""
    index = leaf.pile
    others = [one for one in leaf.articles if one.id != article.id or one.version <= article.version]
    bare = replace(leaf.found, claims=(), questions=())
    return pile(others, bare, numbers=index.numbers, colours=index.colours)


def _beside(opened: Opened, number: int) -> tuple[int, str] | None:
    if 1 <= number <= len(opened.index.reports):
        return number, opened.index.report(number).id
    return None


def _plain(article: Article) -> tuple[Lines, ...]:
    """The text alone: claims are those of the newest version."""
    return tuple(
        Lines(one.number, one.part, (Stretch(article.text[one.start : one.end], (), (), (), 0, ""),), ())
        for one in paragraphs(article)
    )


def _lines(leaf: Leaf, article: Article) -> tuple[Lines, ...]:
    own = [claim for claim in leaf.pile.claims.values() if claim.article == article.id and claim.evidence.spans]
    claims = sorted(own, key=lambda claim: (claim.evidence.spans[0].start, claim.id))
    numbers = {claim.id: i for i, claim in enumerate(claims, 1)}
    notes = {claim.id: _note(leaf, claim, numbers) for claim in claims}
    marks = [(span.start, span.end, claim) for claim in claims for span in claim.evidence.spans]
    parts = frozenset(
        (span.start, span.end, name)
        for claim in claims
        for level in claim.attribution
        for name, spans in (("source", level.source), ("cue", level.cue))
        for span in spans
    )
    found = []
    for paragraph in paragraphs(article):
        here = [c for c in claims if paragraph.start <= c.evidence.spans[0].start < paragraph.end]
        stretches = tuple(_stretches(article, paragraph, marks, parts, claims, numbers, leaf.pile))
        found.append(Lines(paragraph.number, paragraph.part, stretches, tuple(notes[c.id] for c in here)))
    return tuple(found)


def _stretches(
    article: Article,
    paragraph: Paragraph,
    every_mark: Iterable[tuple[int, int, Claim]],
    every_part: Iterable[tuple[int, int, str]],
    all_claims: Sequence[Claim],
    numbers: Mapping[str, int],
    seen: Pile,
) -> Iterator[Stretch]:
    """The paragraph cut wherever a claim, a source or a cue begins or ends."""
    low, high = paragraph.start, paragraph.end
    marks = [(max(a, low), min(b, high), claim) for a, b, claim in every_mark if a < high and b > low]
    parts = {(max(a, low), min(b, high), name) for a, b, name in every_part if a < high and b > low}
    spans = [(claim.evidence.spans[0].start, claim.evidence.spans[-1].end, claim) for claim in all_claims]
    ends = [(a, b, claim) for a, b, claim in spans if low <= a < high or low < b <= high]
    edges = sorted({low, high, *(e for a, b, _ in marks for e in (a, b)), *(e for a, b, _ in parts for e in (a, b))})
    for start, end in pairwise(edges):
        on = [claim for a, b, claim in marks if a <= start and end <= b]
        opens = [claim for a, _, claim in ends if a == start]
        closes = [claim for _, b, claim in ends if b == end]
        named = {name for a, b, name in parts if a <= start and end <= b}
        yield Stretch(
            text=article.text[start:end],
            claims=tuple(numbers[claim.id] for claim in _once(on)),
            opens=tuple((numbers[claim.id], claim.id) for claim in opens),
            closes=tuple(numbers[claim.id] for claim in closes),
            colour=seen.colours.get(seen.voices.get(on[-1].id, ""), 0) if on else 0,
            part="source" if "source" in named else "cue" if "cue" in named else "",
        )


def _once(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())


def _note(leaf: Leaf, claim: Claim, numbers: Mapping[str, int]) -> MarginNote:
    view = next((one for one in leaf.questions if claim.id in one.claims), None)
    seen = leaf.pile
    return MarginNote(
        number=numbers[claim.id],
        claim=claim.id,
        colour=seen.colours.get(seen.voices.get(claim.id, ""), 0),
        levels=tuple(level_words(level) for level in claim.attribution[1:]),
        said=said_words(claim),
        when=day_words(claim.when) if claim.when.edtf else "",
        firmness="" if claim.factuality == "CT+" else word("factuality", claim.factuality),
        status="" if claim.status == "happened" else word("status", claim.status),
        question=view.id if view else "",
        about=view.about if view else "",
        relation=phrase("relation", view.relation) if view and len(view.voices) > 1 else "",
        ties=tuple(_tie(link, numbers) for link in claim.links if link.type in TOLD),
        decided=seen.notes.get(claim.id, ""),
    )


def said_words(claim: Claim) -> str:
    """What a claim says, in a few words: what becomes of a place, how many of whom, which sort of event."""
    where = claim.where.name if claim.where is not None else ""
    if claim.control is not None:
        state = word("state", claim.control.state)
        return " ".join(filter(None, (claim.control.holder, state, where or phrase("kind", "control"))))
    if claim.figure is not None:
        figure = claim.figure
        counted = figure.outcome or figure.of or ""
        return " · ".join(filter(None, (f"{figure_words(figure)} {counted}".strip(), where)))
    doers = [actor.name for actor in claim.actors if actor.role == "agent"]
    told = claim.wording.exact if claim.wording is not None else phrase("kind", claim.kind)
    return " · ".join(filter(None, (f"{', '.join(doers)}: “{told}”" if doers else f"“{told}”", where)))


TOLD = ("denies", "rejects", "restates", "concedes", "accuses_back")


def _tie(link: Link, numbers: Mapping[str, int]) -> Tie:
    return Tie(word("link", link.type), link.claim or "", numbers.get(link.claim or "", 0), link.basis)


def level_words(level: AttributionLevel) -> Level:
    """One level of a chain in words."""
    party = level.party.name if level.party is not None and level.party.name else ""
    said = day_words(level.said) if level.said is not None and level.said.edtf else ""
    manner = "" if level.quotation == "none" else phrase("quotation", level.quotation)
    how = ", ".join(filter(None, (manner, phrase("lines", "said", day=said) if said else "")))
    who = speaker_words(level)
    return Level(who, word("role", level.role), party if party != who else "", how, level.certain)
