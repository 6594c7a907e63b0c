"""Whether a claim can be what a denial answers, by who is said to hold the place or to have done it."""

from __future__ import annotations

from variorum.reconciliation.comparing.episodes import EPISODE
from variorum.reconciliation.pile.anchor import SLACK
from variorum.reconciliation.pile.days import moved, window
from variorum.reconciliation.pile.folding import fold, small_words, words
from variorum.reconciliation.pile.parties import holder, named
from variorum.reconciliation.pile.pile import Pile, said_window
from variorum.reconciliation.pile.voices import Speaker, is_pronoun, speaker
from variorum.records import Actor, Claim

LEAVING = ("loses", "withdraws")
CARRIED = 14  # days; an outlet may carry a claim so long after it was denied


def may_be_denied(claim: Claim, denial: Claim, denier: Speaker, pile: Pile) -> bool:
    """Whether a claim may say what a denial with detail says is not so.

    "The army denied that rebels had taken Kelm. 'We hold Kelm,' its general said": both speak of who has one town, and
    the second sentence says again what the first does. So whose it is said to be decides, not the town alone.
    """
    if denial.id == claim.id:
        return True
    if not _was_told_by_then(claim, denial, pile):
        return False
    if denial.control is not None and claim.control is not None:
        return _may_be_one_holding(claim, denial, denier, pile)
    if denial.kind == claim.kind == "event":
        did, denied = named(claim, "agent").keys(), named(denial, "agent").keys()
        return not did or not denied or bool(did & denied)
    return True


def _was_told_by_then(claim: Claim, denial: Claim, pile: Pile) -> bool:
    """Whether a claim may have been heard when it was denied: nobody denies what happens weeks later.

    Reports carry a claim on for some days after it was denied, and a denial follows within an episode.
    """
    (begun, ended), (first, final) = said_window(denial, pile), said_window(claim, pile)
    happened = window(claim.when)[0]
    if ended is not None and happened is not None and happened > moved(ended, SLACK):
        return False
    if ended is not None and first is not None and first > moved(ended, CARRIED):
        return False
    return begun is None or final is None or final >= moved(begun, -EPISODE)


def _may_be_one_holding(claim: Claim, denial: Claim, denier: Speaker, pile: Pile) -> bool:
    told, denied, own = _holder(claim), _holder(denial), fold(denier.name)
    if _loser(claim) is not None and _loser(claim) == denied:
        return False
    if told is None and _is_speakers(claim) and speaker(claim, pile).key == denier.key:
        told = own
    if told is None:
        return not _says_own(claim) or _is_of(claim, denial)
    return told == denied if denied is not None else told not in (own, _loser(denial))


def _holder(claim: Claim) -> str | None:
    """Who is said to have the place or to take it; who leaves or loses it does neither."""
    name = None if claim.control is None or claim.control.state in LEAVING else holder(claim)
    return fold(name) if name else None


def _loser(claim: Claim) -> str | None:
    """From whom the place is said to go."""
    if claim.control is None:
        return None
    name = claim.control.from_whom or (holder(claim) if claim.control.state in LEAVING else None)
    return fold(name) if name else None


def _says_own(claim: Claim) -> bool:
    """Whether somebody says of the speaker's own side that it has the place: "we hold it"."""
    return claim.control is not None and claim.control.state == "holds" and _is_speakers(claim)


def _is_speakers(claim: Claim) -> bool:
    """Whether the one who acts is the speaker's own side: "we hold it", "it is under our control"."""
    own = claim.attribution[-1].name if claim.attribution else None
    return any(_is_own(actor, own) for actor in claim.actors if actor.role == "agent")


def _is_own(actor: Actor, name: str | None) -> bool:
    return (name is not None and actor.actor == name) or is_pronoun(actor.name)


def _is_of(claim: Claim, denial: Claim) -> bool:
    """Whether a speaker is one of those of whom it is denied: a rebel commander, where it is rebels.

    Without that, "we hold it" may be the denier's own side as well as the other's, and answers nobody.
    """
    denied = denial.control.holder if denial.control else None
    source = " ".join(span.exact for span in claim.attribution[-1].source)
    return bool(_kinds(denied or "") & _kinds(source))


def _kinds(phrase: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in words(phrase) if word not in small_words())
