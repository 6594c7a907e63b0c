"""Where reports come from: copies of one text, and passages that were copied, are one origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.reconciliation.folding import digest, fold
from variorum.reconciliation.grouping import components, joined
from variorum.reconciliation.phrases import phrase
from variorum.reconciliation.pile import Pile, start
from variorum.reconciliation.shingles import Shared, Worded, containment, pairs_sharing, shared_runs, worded
from variorum.records import Article, Claim, Origin, Span

COPY = 0.5  # "most of their shingles" (design, rule 1): more than half of the shorter text
PASSAGE = 25  # words; a run this long outside quotation marks is copied, not coincidence: about one sentence and a half
CREDITED = 14  # words; with the same agency credited a clause is enough, but not one long name
OPENERS, CLOSERS = "“«„", "”»"


Spans = tuple[Span, Span]
Words = tuple[tuple[Spans, ...], tuple[tuple[Shared, Spans], ...], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share words, and where."""

    left: int
    right: int
    runs: tuple[tuple[Span, Span], ...]
    copied: bool
    credited: str | None


def find_origins(pile: Pile) -> tuple[Origin, ...]:
    """Every origin behind more than one article, in the order of its first article."""
    articles = list(pile.articles.values())
    pairs = [pair for pair in _pairs(articles) if pair is not None]
    whole = [_whole_origin(group, pairs, articles) for group in _copies(pairs, len(articles))]
    return tuple(whole + _passage_origins(pairs, articles))


def origins_of_claims(pile: Pile, origins: Sequence[Origin]) -> dict[str, str]:
    """The origin of each claim that has one: of its whole article, else of the passage it stands in."""
    return {claim.id: name for claim in pile.claims if (name := _origin_of_claim(claim, origins)) is not None}


def _origin_of_claim(claim: Claim, origins: Sequence[Origin]) -> str | None:
    at = start(claim)
    for origin in origins:
        own = [span for article, span in origin.passages if article == claim.article]
        whole = claim.article in origin.articles and not origin.id.startswith("passage-")
        if whole or any(span.start <= at < span.end for span in own):
            return origin.id
    return None


def _pairs(articles: Sequence[Article]) -> list[Pair | None]:
    texts = [worded(article.text) for article in articles]
    known: dict[tuple[str, str], Words] = {}  # of five hundred prints of one text, one is compared
    pairs = []
    for i, j in pairs_sharing(texts):
        key = (articles[i].text, articles[j].text)
        if key not in known:
            known[key] = _words(articles[i], articles[j], texts[i], texts[j])
        pairs.append(_pair(i, j, articles, known[key]))
    return pairs


def _words(left: Article, right: Article, ours: Worded, theirs: Worded) -> Words:
    """The runs of words that two texts share, which of them stand outside quotation marks, and if one is a copy."""
    runs = shared_runs(ours, theirs)
    spans = tuple((_span(left, ours, run.left, run), _span(right, theirs, run.right, run)) for run in runs)
    # Two reports that quote the same sentence share its words and no text: the statement is their origin, not a copy.
    free = [(run, pair) for run, pair in zip(runs, spans, strict=True) if not _inside_quotes(left, pair[0])]
    return spans, tuple(free), containment(ours, theirs) > COPY


def _pair(i: int, j: int, articles: Sequence[Article], words: Words) -> Pair | None:
    spans, free, copied = words
    credit = _credit(articles[i], articles[j])
    kept = [pair for run, pair in free if run.length >= (PASSAGE if credit is None else CREDITED)]
    if not copied and not kept:
        return None
    return Pair(i, j, spans if copied else tuple(kept), copied, credit)


def _span(article: Article, text: Worded, first: int, run: Shared) -> Span:
    low, high = text.starts[first], text.ends[first + run.length - 1]
    return Span(low, high, article.text[low:high])


def _inside_quotes(article: Article, span: Span) -> bool:
    left = article.text.rfind("\n\n", 0, span.start) + 1
    before = article.text[left : span.start]
    typed = before.count('"') % 2 == 1 and '"' not in span.exact.strip('"')
    opened = sum(before.count(mark) for mark in OPENERS) > sum(before.count(mark) for mark in CLOSERS)
    return typed or (opened and not any(mark in span.exact for mark in CLOSERS + OPENERS))


def _credit(left: Article, right: Article) -> str | None:
    names = [{fold(name) for name in (article.agency, article.outlet) if name} for article in (left, right)]
    agencies = [name for name in (left.agency, right.agency) if name and fold(name) in names[0] & names[1]]
    return agencies[0] if agencies else None


def _copies(pairs: Sequence[Pair], size: int) -> list[list[int]]:
    links = [(pair.left, pair.right) for pair in pairs if pair.copied or pair.credited]
    return [group for group in joined(size, links) if len(group) > 1]


def _whole_origin(group: Sequence[int], pairs: Sequence[Pair], articles: Sequence[Article]) -> Origin:
    members = frozenset(group)
    inside = [pair for pair in pairs if pair.left in members and pair.right in members]
    ids = tuple(articles[i].id for i in group)
    agency = next((pair.credited for pair in inside if pair.credited), None)
    key = "agency" if agency else "copy"
    passages = dict.fromkeys(
        (articles[k].id, span) for pair in inside for pairing in pair.runs for k, span in _sides(pair, pairing)
    )
    return Origin("copy-" + digest(*sorted(ids)), ids, phrase("origins", key, agency=agency), tuple(passages))


def _sides(pair: Pair, spans: tuple[Span, Span]) -> tuple[tuple[int, Span], tuple[int, Span]]:
    return (pair.left, spans[0]), (pair.right, spans[1])


def _passage_origins(pairs: Sequence[Pair], articles: Sequence[Article]) -> list[Origin]:
    runs = [_sides(pair, spans) for pair in pairs if not pair.copied and pair.credited is None for spans in pair.runs]
    groups = components(runs, lambda one, other: any(_overlap(a, b) for a in one for b in other))
    return [_passage_origin([piece for run in group for piece in run], articles) for group in groups]


def _overlap(one: tuple[int, Span], other: tuple[int, Span]) -> bool:
    return one[0] == other[0] and one[1].start < other[1].end and other[1].start < one[1].end


def _passage_origin(pieces: Sequence[tuple[int, Span]], articles: Sequence[Article]) -> Origin:
    passages = tuple(dict.fromkeys((articles[i].id, span) for i, span in sorted(pieces, key=_place_of)))
    ids = tuple(dict.fromkeys(article for article, _ in passages))
    name = "passage-" + digest(*((article, span.start, span.end) for article, span in passages))
    return Origin(name, ids, phrase("origins", "passage"), passages)


def _place_of(piece: tuple[int, Span]) -> tuple[int, int, int]:
    return piece[0], piece[1].start, piece[1].end
