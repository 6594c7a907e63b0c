"""Whose words a word in a report is: the speaker's whose own saying carries it, else the outlet's."""

from __future__ import annotations

from functools import lru_cache

from variorum.reconciliation.pile import Pile
from variorum.reconciliation.quoting import Stretches, is_quoted, quoted_stretches
from variorum.reconciliation.voices import Speaker, speaker
from variorum.records import AttributionLevel, Claim, Span

DENIAL = "denial"
NOT_SPOKEN = frozenset({"thought", "attitude"})  # frames of what nobody said: the words for it are the reporter's


def voice_at(claim: Claim, at: int, pile: Pile) -> Speaker:
    """The innermost voice whose saying carries the word at a place of the claim's article, else the outlet."""
    for i in range(len(claim.attribution) - 1, 0, -1):
        level = claim.attribution[i]
        if _says(level, at) and _are_its_words(level, claim, at, pile):
            return speaker(claim, pile, level=i)
    return speaker(claim, pile, level=0)


def _says(level: AttributionLevel, at: int) -> bool:
    """Whether the place lies in what the source is made to say; all of the claim does where no stretch is given."""
    return not level.content or any(_holds(span, at) for span in level.content)


def _are_its_words(level: AttributionLevel, claim: Claim, at: int, pile: Pile) -> bool:
    """Whether a source chose the words: those between its marks, and those of a saying that the report tells itself.

    What one side only has another say ("X denied the claim by Y that ...") is in the reporter's words, and so is what
    is told of a source without a verb or noun of saying.
    """
    if level.quotation == "direct" or (level.quotation == "mixed" and is_quoted(at, _quoted(_text(claim, pile)))):
        return True
    is_told = level.certain and level.basis == "cue" and level.frame not in {*NOT_SPOKEN, DENIAL}
    return is_told and not _stands_in_denial(level, claim, pile)


def _stands_in_denial(level: AttributionLevel, claim: Claim, pile: Pile) -> bool:
    """Whether the words for a saying are themselves part of what somebody denies or rejects."""
    deniers = (
        denier
        for other in pile.told.get(claim.article, ())
        for denier in other.attribution
        if denier.frame == DENIAL and denier.cue != level.cue
    )
    return bool(level.cue) and any(_holds_saying(denier, level) for denier in deniers)


def _holds_saying(denier: AttributionLevel, level: AttributionLevel) -> bool:
    """Whether a denial is of the saying, or of its words by way of it: "denied the claim by Y that ..."."""
    said = level.cue[0].start
    between = bool(denier.cue) and denier.content == level.content and denier.cue[0].start < said < _first(level)
    return between or any(_holds(span, said) for span in denier.content)


def _first(level: AttributionLevel) -> int:
    """Where what is said begins."""
    return min((span.start for span in level.content), default=0)


def _text(claim: Claim, pile: Pile) -> str:
    return pile.articles[claim.article].text


@lru_cache(maxsize=64)  # the claims of one report are asked for one after another
def _quoted(text: str) -> Stretches:
    return quoted_stretches(text)


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end
