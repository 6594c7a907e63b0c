"""Where reports come from: copies of one text, and passages that were copied, are one origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from variorum.reconciliation.copies.quoting import are_quoted, quoted_stretches
from variorum.reconciliation.copies.shingles import (
    SHINGLE,
    Marks,
    Numbers,
    Shared,
    Worded,
    held_by,
    shared_runs,
    worded,
)
from variorum.reconciliation.pile.folding import digest, fold
from variorum.reconciliation.pile.grouping import Ties, buckets, joined
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, start
from variorum.records import Article, Claim, Origin, Span

# Of the shorter text's words outside quotation marks, the share that stands in runs of eight or more words of the other
# text. A wire report that was cut and edited keeps about half; independent reports of one event keep under a sixth
# (both on the dev part of the stories benchmark).
COPY = 0.45
PASSAGE = 25  # words; a run this long outside quotation marks is copied, not coincidence: about one sentence and a half
FEWEST = 2  # fingerprints in common of two texts without a credit in common
CREDITED = 14  # words; with the same agency credited a clause is enough, but not one long name

Runs = tuple[tuple[Span, Span], ...]


@dataclass(frozen=True)
class Text:
    """The words of an article."""

    article: Article
    worded: Worded

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """Which of them it does not quote."""
        return ~are_quoted(self.worded.spans[0], quoted_stretches(self.article.text))

    @cached_property
    def own_words(self) -> int:
        """How many these are."""
        return int(self.own.sum())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share words, and where."""

    left: int
    right: int
    runs: Runs
    copied: bool
    credited: str | None

    @property
    def is_whole(self) -> bool:
        """Whether the pair makes both articles one origin, and not only a passage of them."""
        return self.copied or self.credited is not None


def find_origins(pile: Pile) -> tuple[Origin, ...]:
    """Every origin behind more than one article, in the order of its first article."""
    articles = list(pile.articles.values())
    pairs = _pairs(articles)
    copies = _copies(pairs, len(articles))
    home = {article: at for at, group in enumerate(copies) for article in group}
    inside = buckets(pairs, lambda pair: home.get(pair.left) if home.get(pair.left) == home.get(pair.right) else None)
    whole = [_whole_origin(group, inside[at], articles) for at, group in enumerate(copies)]
    return tuple(whole + _passage_origins(pairs, articles))


def origins_of_claims(pile: Pile, origins: Sequence[Origin]) -> dict[str, str]:
    """The origin of each claim that has one: of its whole article, else of the passage it stands in."""
    known: dict[str, list[Origin]] = {}
    for origin in origins:
        for article in origin.articles:
            known.setdefault(article, []).append(origin)
    found = ((claim.id, _origin_of_claim(claim, known.get(claim.article, ()))) for claim in pile.claims)
    return {claim: name for claim, name in found if name is not None}


def _origin_of_claim(claim: Claim, origins: Sequence[Origin]) -> str | None:
    """The first of the origins of a claim's article that holds it."""
    at = start(claim)
    for origin in origins:
        own = (span for article, span in origin.passages if article == claim.article)
        if not origin.id.startswith("passage-") or any(span.start <= at < span.end for span in own):
            return origin.id
    return None


def _pairs(articles: Sequence[Article]) -> list[Pair]:
    """The pairs that share words of their own, in order.

    No further pair is looked at of copies that are tied already, or whose words in common are of passages that are.
    """
    if len(articles) < 2:
        return []
    texts = [Text(article, worded(article.text)) for article in articles]
    marks, copies = Marks([text.worded for text in texts]), Ties(len(texts))
    passages = Ties(marks.size)  # of fingerprints, each in its text, that stand in one passage
    found = []
    for j in range(len(texts)):
        for i, count in zip(*marks.before(j), strict=True):
            # A run as long as PASSAGE leaves four fingerprints; one alone is a turn of phrase, or a credited clause.
            by_chance = count < FEWEST and _credit(articles[i], articles[j]) is None
            if by_chance or copies.are(i, j):
                continue
            common, ours, theirs = marks.common(i, j)
            known = all(map(passages.are, ours, theirs))
            if known and not _may_be_copies(texts[i], texts[j]):
                continue
            pair = _pair(i, j, texts)
            if pair is None:
                continue
            found.append(pair)
            if pair.is_whole:
                copies.tie(i, j)
                continue
            for at in np.flatnonzero(_of_runs(pair, common, texts)).tolist():
                passages.tie(ours[at], theirs[at])
    return sorted(found, key=lambda pair: (pair.left, pair.right))


def _of_runs(pair: Pair, common: Numbers, texts: Sequence[Text]) -> NDArray[np.bool_]:
    """Which of the fingerprints in common stand in the passages of a pair."""
    return np.isin(common, np.concatenate([texts[pair.left].worded.within(span) for span, _ in pair.runs]))


def _pair(i: int, j: int, texts: Sequence[Text]) -> Pair | None:
    left, right = texts[i], texts[j]
    credit = _credit(left.article, right.article)
    # Two reports that quote the same sentence share its words and no text: the statement is their origin, not a copy.
    least = PASSAGE if credit is None else CREDITED
    if _share_too_little(left, right, least):
        return None
    runs = shared_runs(left.worded, right.worded)
    copied = _share(left, right, runs) >= COPY
    kept = [run for run in runs if int(left.own[run.left : run.left + run.length].sum()) >= least]
    if not copied and not kept:
        return None
    spans = tuple((_span(left, run.left, run), _span(right, run.right, run)) for run in (runs if copied else kept))
    return Pair(i, j, spans, copied, credit)


def _share_too_little(left: Text, right: Text, least: int) -> bool:
    """Whether the shingles in common are too few for a run so long, and for a copy, wherever they stand."""
    in_common = int(held_by(right.worded, left.worded).sum())
    return in_common + SHINGLE - 1 < least and not _may_be_copies(left, right)


def _may_be_copies(left: Text, right: Text) -> bool:
    """Whether as much of the shorter text as a copy keeps stands in shingles that the longer has too, in any order."""
    shorter, longer = (left, right) if len(left.own) <= len(right.own) else (right, left)
    covered = np.zeros(len(shorter.own), dtype=np.bool_)
    held = held_by(longer.worded, shorter.worded)
    for at in range(SHINGLE):
        covered[at : at + len(held)] |= held
    return int((shorter.own & covered).sum()) >= COPY * shorter.own_words


def _share(left: Text, right: Text, runs: Sequence[Shared]) -> float:
    """The share of the shorter text's own words that stand in these runs."""
    if len(left.own) <= len(right.own):
        shorter, starts = left, [(run.left, run.length) for run in runs]
    else:
        shorter, starts = right, [(run.right, run.length) for run in runs]
    covered = np.zeros(len(shorter.own), dtype=np.bool_)
    for first, length in starts:
        covered[first : first + length] = True
    return int((shorter.own & covered).sum()) / shorter.own_words if shorter.own_words else 0.0


def _span(text: Text, first: int, run: Shared) -> Span:
    starts, ends = text.worded.spans
    low, high = int(starts[first]), int(ends[first + run.length - 1])
    return Span(low, high, text.article.text[low:high])


def _credit(left: Article, right: Article) -> str | None:
    """The agency that one of two reports credits, where the other credits it too or is by it."""
    if left.agency is None and right.agency is None:
        return None
    names = [{fold(name) for name in (article.agency, article.outlet) if name} for article in (left, right)]
    agencies = [name for name in (left.agency, right.agency) if name and fold(name) in names[0] & names[1]]
    return agencies[0] if agencies else None


def _copies(pairs: Sequence[Pair], size: int) -> list[list[int]]:
    links = [(pair.left, pair.right) for pair in pairs if pair.is_whole]
    return [group for group in joined(size, links) if len(group) > 1]


def _whole_origin(group: Sequence[int], inside: Sequence[Pair], articles: Sequence[Article]) -> Origin:
    """The origin of a group of copies, by the pairs within it."""
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
    runs = [_sides(pair, spans) for pair in pairs if not pair.is_whole for spans in pair.runs]
    groups = joined(len(runs), _overlapping(runs))
    return [_passage_origin([piece for at in group for piece in runs[at]], articles) for group in groups]


def _overlapping(runs: Sequence[Sequence[tuple[int, Span]]]) -> Iterator[tuple[int, int]]:
    """Pairs of runs that tie all those that overlap in an article, directly or through others."""
    pieces = sorted((article, span.start, span.end, at) for at, run in enumerate(runs) for article, span in run)
    for _, own in groupby(pieces, key=itemgetter(0)):
        reached, last = 0, 0
        for _, begin, end, at in own:
            if begin < reached:
                yield last, at
            if end > reached:
                reached, last = end, at


def _passage_origin(pieces: Sequence[tuple[int, Span]], articles: Sequence[Article]) -> Origin:
    passages = tuple(dict.fromkeys((articles[i].id, span) for i, span in sorted(pieces, key=_place_of)))
    ids = tuple(dict.fromkeys(article for article, _ in passages))
    name = "passage-" + digest(*((article, span.start, span.end) for article, span in passages))
    return Origin(name, ids, phrase("origins", "passage"), passages)


def _place_of(piece: tuple[int, Span]) -> tuple[int, int, int]:
    return piece[0], piece[1].start, piece[1].end
