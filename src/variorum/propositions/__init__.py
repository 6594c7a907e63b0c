"""The propositions room: what a document says to be so, before anyone is made to say it.

`EXTRACTORS` is its table of parts; each takes a Doc and gives propositions with exact spans. `clauses` and `phrases`
read the trees for all of them, `occasions` says when, `places` where; words and their frames are data.
"""

from __future__ import annotations

from spacy.tokens import Doc

from variorum.plugins import extended
from variorum.propositions.control.control import controls
from variorum.propositions.events.events import events
from variorum.propositions.gathering import Extractor, gather
from variorum.propositions.harm.casualty import casualties
from variorum.propositions.quantity import quantities
from variorum.records import Proposition

EXTRACTORS: dict[str, Extractor] = {
    "control": controls,
    "casualty": casualties,
    "event": events,
    "quantity": quantities,
}


def propose(doc: Doc) -> tuple[Proposition, ...]:
    """What the document says to be so, extractor by extractor."""
    return gather(doc, extended(EXTRACTORS, "extractors"))


__all__ = ["EXTRACTORS", "propose"]
