"""Places that a description stands for: "the town", where the text before it has named but one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from variorum.records import Place, Span
from variorum.resolution.folding import fold
from variorum.resolution.gazetteer import kind_words

_REACH = 400  # characters: about the paragraph before; beyond it "the town" may be another
_DEFINITE = ("the", "this", "that")
# Which precisions (UCDP) a place has that a word for these kinds may stand for. "The region" may be anywhere.
_PRECISIONS = {"town": (1, 2), "district": (3,), "province": (4,)}


def described(places: Iterable[Place], span: Span) -> Place | None:
    """The one place of the right kind that is named in the text shortly before a description; None if several are.

    A name that no list knows may be such a place too.
    """
    fitting = _precisions(span.exact)
    near = [
        place
        for place in places
        if fitting and place.span and _is_before(place.span, span) and (place.precision in fitting or not place.id)
    ]
    if len({place.id or place.name for place in near}) != 1 or not near[-1].id:
        return None
    return replace(near[-1], precision=fitting[0])  # what is near it is not meant


def _is_before(place: Span, span: Span) -> bool:
    return span.start - _REACH <= place.start and place.end <= span.start


def _precisions(phrase: str) -> tuple[int, ...]:
    """The precisions that "the fortress city" may have; none where it is no bare definite description."""
    words = phrase.lower().split()
    if len(words) < 2 or words[0] not in _DEFINITE or any(word[:1].isupper() for word in phrase.split()[1:]):
        return ()
    kinds = kind_words().get(fold(words[-1]), ())
    return _PRECISIONS.get(kinds[0], ()) if kinds else ()
