"""Which words each outlet and each speaker uses of the same place, actor or event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from variorum.data.load import entries, table
from variorum.reconciliation.pile.folding import fold, is_name
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, start, words_of_place
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.voices import is_denial
from variorum.reconciliation.wording.attributes import attributes
from variorum.reconciliation.wording.callings import callings
from variorum.reconciliation.wording.whose_words import voice_at
from variorum.records import Claim, Question, Span, Wording, WordUse

Matter = tuple[str, str]  # what is worded, and which act or state of it
Shown = tuple[Claim, Span]  # a claim, and where in its article the word stands
Uses = dict[tuple[str, str], list[Shown]]  # by voice and word

EVENT, STATUS = "event", "status"
ACTS = {
    "takes": "taking",
    "loses": "taking",
    "holds": "holding",
    "contested": "fighting",
    "withstands": "fighting",
    "withdraws": "leaving",
}


def word_uses(pile: Pile, questions: Sequence[Question]) -> tuple[WordUse, ...]:
    """For every place, event and actor that is worded in more than one way: who uses which word, in the order said."""
    found = _by_matter(pile, questions)
    # What a place is called says by itself how it is seen; words for what happened do so only beside other words.
    told = [(about, uses) for about, uses in found.items() if about[1] == STATUS or len({word for _, word in uses}) > 1]
    return tuple(
        WordUse(_heading(*about), voice, word, tuple(dict.fromkeys(claim.id for claim, _ in shown)), _passages(shown))
        for about, uses in told
        for (voice, word), shown in uses.items()
    )


def _passages(shown: Sequence[Shown]) -> tuple[tuple[str, Span], ...]:
    """The places where a word stands, each once, with the claim of which it was told first."""
    first = {(claim.article, span.start, span.end): (claim.id, span) for claim, span in reversed(shown)}
    places = dict.fromkeys((claim.article, span.start, span.end) for claim, span in shown)
    return tuple(first[place] for place in places)


def _by_matter(pile: Pile, questions: Sequence[Question]) -> dict[Matter, Uses]:
    events = _events(questions)
    found: dict[Matter, Uses] = {}
    for claim in pile.claims:
        if claim.wording is None or is_denial(claim) or not _is_word(claim.wording):
            continue  # a denial repeats the other's word
        about = _about(claim, pile, events)
        if about:
            use = (voice_at(claim, _word_at(claim), pile).name, word_of(claim.wording.lemma))
            found.setdefault((about, _act(claim)), {}).setdefault(use, []).append((claim, _place_of(claim)))
    for one in attributes(pile):
        if one.place in pile.placed:
            uses = found.setdefault((words_of_place(one.place, pile), STATUS), {})
            uses.setdefault((one.voice, one.word), []).append((one.claim, one.span))
    for calling in callings(pile, events):
        uses = found.setdefault((calling.about, calling.heading), {})
        uses.setdefault((calling.voice, calling.word), []).append((calling.claim, calling.span))
    return found


def _word_at(claim: Claim) -> int:
    """Where the word chosen stands, as nearly as the claim tells."""
    return claim.trigger.start if claim.trigger is not None else start(claim)


def _place_of(claim: Claim) -> Span:
    """The words of a claim, whole: the word chosen may be a part of several."""
    spans = claim.evidence.spans
    return Span(spans[0].start, spans[-1].end, claim.evidence.exact)


def _act(claim: Claim) -> str:
    """What a word is about: only words for the same act or state are words for the same thing."""
    return ACTS[claim.control.state] if claim.control is not None else EVENT


def _heading(about: str, act: str) -> str:
    return about if act == EVENT else phrase("wording", act, about=about)


def _is_word(wording: Wording) -> bool:
    """Whether it is a word that somebody chose: not a name, and not a small word."""
    lemma = fold(wording.lemma)
    return lemma in _variants() or not (is_name(wording.exact) or lemma in entries("reconciliation/function_words.txt"))


def _events(questions: Sequence[Question]) -> Mapping[str, str]:
    told = [question for question in questions if question.kind == "event"]
    return {claim: question.about for question in told for claim in question.claims}


def _about(claim: Claim, pile: Pile, events: Mapping[str, str]) -> str | None:
    if claim.kind == "event":
        return events.get(claim.id)
    key = place_key(claim.where) if claim.kind == "control" else None
    return None if key is None else words_of_place(key, pile)


@cache
def _variants() -> dict[str, str]:
    return {row["word"]: row["shown"] for row in table("reconciliation/wording_families.tsv")}


def word_of(lemma: str) -> str:
    """The form under which a word is counted: noun and verb of one stem together."""
    return _variants().get(fold(lemma), fold(lemma))
