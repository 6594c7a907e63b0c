"""Whose word a claim is: a party's, an outlet's in its own voice, or somebody's who is not named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.data.load import entries
from variorum.reconciliation.pile.figures import is_nought
from variorum.reconciliation.pile.folding import fold, is_name, words
from variorum.reconciliation.pile.offices import Office
from variorum.reconciliation.pile.offices import name_of as office_bearer
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, article_name, origin_of, report_name
from variorum.records import AttributionLevel, Claim, Link, Party, Voice

DENYING = ("CT-", "PR-", "PS-")
OPEN_ENDED = ("Uu", "CTu")
HEDGED = ("PR+", "PS+", "PR-", "PS-")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice; two claims are the same voice's where `key` is equal."""

    voice: Voice
    name: str
    key: str
    claimant: str
    certain: bool
    basis: str


@dataclass(frozen=True, slots=True)
class Stance:
    """What one voice takes on with one claim: that it is so, or that it is not."""

    claim: Claim
    speaker: Speaker
    denies: bool
    hedged: bool = False


def speaker(claim: Claim, pile: Pile, *, level: int = -1) -> Speaker:
    """The voice at one level of a claim's chain, the innermost unless told otherwise; no pronoun names one."""
    found = _speaker(claim, pile, level)
    return _nobody(found, claim, pile) if found.voice != "outlet" and is_pronoun(found.name) else found


def is_pronoun(name: str) -> bool:
    """Whether a name is only a pronoun ("he", "We,"); capitals throughout are an abbreviation ("US")."""
    told = words(name)
    short = name.isupper() and len(name) > 1
    return bool(told) and not short and set(told) <= entries("reconciliation/function_words.txt")


def _nobody(found: Speaker, claim: Claim, pile: Pile) -> Speaker:
    name = phrase("figures", "somebody")
    return Speaker("unnamed", name, f"unnamed:{origin_of(claim, pile)}:{fold(name)}", name, found.certain, found.basis)


def _speaker(claim: Claim, pile: Pile, level: int) -> Speaker:
    if not claim.attribution or claim.attribution[level].is_own_voice:
        return _outlet(claim, pile)
    source = claim.attribution[level]
    if _is_outlet(source, claim, pile):
        return _outlet(claim, pile)
    if source.role in ("agency", "outlet"):
        name = source.actor or source.name or _written(source)
        return Speaker("outlet", name, f"outlet:{fold(name)}", name, source.certain, source.basis)
    if source.role != "unnamed" and (is_name(_written(source)) or _party_name(source) or _office(source, claim, pile)):
        return _party(source, claim, pile)
    return _unnamed(source, claim, pile)


def _is_outlet(source: AttributionLevel, claim: Claim, pile: Pile) -> bool:
    """Whether an outlet names itself as its source: "Trend reports"."""
    outlet = pile.articles[claim.article].outlet
    return outlet is not None and fold(_written(source)) == fold(outlet)


def _office(source: AttributionLevel, claim: Claim, pile: Pile) -> Office | None:
    return pile.offices.get((claim.article, fold(office_bearer(source))))


def _party_name(source: AttributionLevel) -> str | None:
    return source.party.name if source.party is not None else None


def _outlet(claim: Claim, pile: Pile) -> Speaker:
    name = article_name(claim, pile)
    shown = report_name(pile.articles[claim.article])
    return Speaker("outlet", shown, f"outlet:{fold(name)}", name, True, "")


def _unnamed(source: AttributionLevel, claim: Claim, pile: Pile) -> Speaker:
    """Somebody who is not named; inside a party's own words, that party, who passes it on."""
    written = _written(source)
    pointed = set(words(written)) <= entries("reconciliation/function_words.txt")
    outer = [level for level in claim.attribution if level is not source and (_party_name(level) or pointed)]
    outer = [level for level in outer if level.role == "speaker" and (_party_name(level) or is_name(_written(level)))]
    if outer:
        passing = _party(outer[-1], claim, pile)
        return passing if pointed else replace(passing, claimant=written)
    name = phrase("figures", "somebody") if pointed else written
    # Two unnamed sources cannot be shown to be one, unless their reports come from one place.
    key = f"unnamed:{origin_of(claim, pile)}:{fold(name)}"
    return Speaker("unnamed", name, key, name, source.certain, source.basis)


def _party(source: AttributionLevel, claim: Claim, pile: Pile) -> Speaker:
    own = source.actor or source.name or _written(source)
    person = pile.people.get(fold(own))
    own, party = (own, source.party) if person is None else (person.name, _named(source.party) or person.party)
    if party is not None and party.name:
        certain = source.certain and len(party.candidates) < 2
        return Speaker("party", party.name, f"party:{fold(party.name)}", own, certain, party.basis)
    certain = source.certain and source.party is None
    office = _office(source, claim, pile)
    if office is not None:
        return Speaker("party", office.name, office.key, own, certain, "")
    return Speaker("party", own, f"self:{fold(own)}", own, certain, source.party.basis if source.party else "")


def _named(party: Party | None) -> Party | None:
    return party if party is not None and party.name else None


def _written(source: AttributionLevel) -> str:
    return source.name or " ".join(span.exact for span in source.source)


def is_attributed(claim: Claim) -> bool:
    """Whether anybody but the outlet is made to say it."""
    return len(claim.attribution) > 1


def is_denial(claim: Claim) -> bool:
    """Whether the claim says that something is not so."""
    links = any(link.type in ("denies", "rejects") for link in claim.links)
    return links or claim.factuality in DENYING or _frame(claim) == "denial"


def _frame(claim: Claim) -> str | None:
    return claim.attribution[-1].frame if claim.attribution else None


def answers_fact(claim: Claim) -> bool:
    """Whether a claim answers a question of fact: it happened or goes on, and its source takes a stand."""
    return claim.status in ("happened", "ongoing") and claim.factuality not in OPEN_ENDED


def counts_none(claim: Claim) -> bool:
    """Whether a claim counts nobody ("no soldier was killed"): an answer like another count, no denial of one."""
    return claim.figure is not None and is_nought(claim.figure)


def stances(claim: Claim, pile: Pile) -> tuple[Stance, ...]:
    """The stands taken with a claim: its source's, and that of each other voice that denies what it passes on."""
    denies = claim.factuality in DENYING and not counts_none(claim)
    inner = Stance(claim, speaker(claim, pile), denies, claim.factuality in HEDGED)
    denying = [
        speaker(claim, pile, level=i)
        for i, level in enumerate(claim.attribution[:-1])
        if level.frame == "denial" and not level.is_own_voice
    ]
    return (inner, *(Stance(claim, voice, True) for voice in denying if voice.key != inner.speaker.key))


def denied_by(claim: Claim) -> tuple[Link, ...]:
    """The links by which a claim denies others."""
    return tuple(link for link in claim.links if link.type in ("denies", "rejects") and link.claim is not None)
