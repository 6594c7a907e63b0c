"""What an outlet says in its own voice and also attributes in the same report: no second voice, only an echo."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reconciliation.pile.figures import same
from variorum.reconciliation.pile.grouping import buckets
from variorum.reconciliation.pile.voices import Stance


def without_echoes(stances: Sequence[Stance]) -> list[Stance]:
    """The stances without those in which an outlet repeats what it attributes; all where nothing else is left."""
    reports = buckets(stances, lambda stance: stance.claim.article)
    own = [stance for stance in stances if not is_echo(stance, reports[stance.claim.article])]
    return own or list(stances)


def is_echo(stance: Stance, stances: Sequence[Stance]) -> bool:
    """Whether an outlet's own sentence repeats what its report attributes: as linked, or the same number.

    Of the other stances only those of the same report matter.
    """
    if any(link.type == "restates" for link in stance.claim.links):
        return True
    if _is_heading_of(stance, stances):
        return True
    return stance.speaker.voice == "outlet" and any(_is_source(other, stance) for other in stances)


def _is_source(source: Stance, echo: Stance) -> bool:
    if source.claim.article != echo.claim.article or source.speaker.key == echo.speaker.key:
        return False
    left, right = source.claim.figure, echo.claim.figure
    return left is not None and right is not None and same(left, right) and source.denies == echo.denies


def _is_heading_of(heading: Stance, stances: Sequence[Stance]) -> bool:
    """Whether a headline only shortens what its report says: "50 killed" over "at least 50 people were killed"."""
    claim = heading.claim
    if claim.part != "headline" or claim.figure is None or claim.figure.value is None:
        return False
    told = (other.claim for other in stances if other.claim.article == claim.article and other.claim.part != "headline")
    return any(body.figure is not None and body.figure.value == claim.figure.value for body in told)
