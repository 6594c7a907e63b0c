"""A claim that a person decided about, found again: under its id, else by its quoted words in the text as it is now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import buckets
from variorum.records import Article, Claim, Pin, Selector

# Of the words that either covers: two claims of one kind in one sentence share less, unless they share all of them
# (a list of towns), and then it is `tells` that parts them.
ALIKE = 0.5
Stretch = tuple[int, int]


def found_again(pins: Iterable[Pin], articles: Sequence[Article], claims: Sequence[Claim]) -> dict[str, str | None]:
    """The present id of each pinned claim; None where its words are gone or fit several claims equally well."""
    wanted = list(pins)
    if not wanted:
        return {}
    known = {claim.id for claim in claims}
    texts = {article.id: article.text for article in articles}
    homes = buckets(claims, lambda claim: (claim.article, claim.kind))
    return {
        pin.claim: pin.claim if pin.claim in known else _by_quote(pin, texts, homes.get((pin.article, pin.kind), ()))
        for pin in wanted
    }


def tells(claim: Claim) -> str:
    """What a claim tells beside its words: place, figure and word, folded."""
    place = claim.where.name if claim.where is not None else ""
    figure = claim.figure.exact if claim.figure is not None else ""
    word = claim.trigger.exact if claim.trigger is not None else ""
    return fold(" | ".join((place, figure, word)))


def _by_quote(pin: Pin, texts: Mapping[str, str], near: Sequence[Claim]) -> str | None:
    if pin.evidence.source != "text" or pin.article not in texts:
        return None
    placed = [_placed(span, texts[pin.article]) for span in pin.evidence.spans]
    quoted = [stretch for stretch in placed if stretch is not None]
    if not quoted or len(quoted) < len(placed):
        return None
    shares = {claim.id: _share(quoted, [(span.start, span.end) for span in claim.evidence.spans]) for claim in near}
    fitting = [claim for claim in near if shares[claim.id] >= ALIKE]
    same = [claim for claim in fitting if tells(claim) == pin.tells] or fitting
    best = max((shares[claim.id] for claim in same), default=0.0)
    found = [claim.id for claim in same if shares[claim.id] == best]
    return found[0] if len(found) == 1 else None


def _placed(quote: Selector, text: str) -> Stretch | None:
    """Where a quotation stands in a text, whatever its white space; where it stands twice, the words around decide."""
    words = quote.exact.split()
    if not words:
        return None
    found = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    scores = [_context(quote, text, stretch) for stretch in found]
    best = [stretch for stretch, score in zip(found, scores, strict=True) if score == max(scores)]
    return best[0] if len(best) == 1 else None


def _context(quote: Selector, text: str, stretch: Stretch) -> int:
    """How many code points before and after a stretch are those that stood around the quotation."""
    before, after = text[: stretch[0]], text[stretch[1] :]
    return _common(quote.prefix[::-1], before[::-1]) + _common(quote.suffix, after)


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _share(one: Sequence[Stretch], other: Sequence[Stretch]) -> float:
    left, right = _points(one), _points(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def _points(stretches: Sequence[Stretch]) -> set[int]:
    return {at for start, end in stretches for at in range(start, end)}
