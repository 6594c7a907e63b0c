"""Any other figure of the matter: by what is counted, in which unit, where and when."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from variorum.reconciliation.comparing.apart import Rule, apart
from variorum.reconciliation.comparing.comparison import Asked, Comparison, Groups, Verdict
from variorum.reconciliation.comparing.series import relate_figures, signature
from variorum.reconciliation.comparing.statements import alike, content_words
from variorum.reconciliation.copies.telling import documents_with
from variorum.reconciliation.pile.anchor import Anchor
from variorum.reconciliation.pile.days import Window, touch, window
from variorum.reconciliation.pile.figures import in_words
from variorum.reconciliation.pile.folding import fold
from variorum.reconciliation.pile.grouping import Blocks, buckets, components
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, place_words, when_window
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.vicinity import same_place
from variorum.reconciliation.pile.voices import Stance, answers_fact
from variorum.records import Claim

SHOWN = 120  # code points of a claim's own words in the question
NEAR = 2  # days


def groups(claims: Sequence[Claim], pile: Pile) -> Groups:
    """The claims of quantity by what they count."""
    counted = [claim for claim in claims if claim.kind == "quantity" and answers_fact(claim)]
    days = {claim.id: when_window(claim, pile) for claim in counted}
    anchors = {claim.id: Anchor(place_key(claim.where), window(claim.when)) for claim in counted}
    rule = Rule(partial(_one_thing, days=days, pile=pile), anchors, _goes_on)
    return [
        scope
        for told in buckets(counted, _key).values()
        for tied in components(told, rule.touching, blocks=_pairs_of_words)
        for scope in apart(tied, rule, pile)
    ]


def _goes_on(claim: Claim) -> bool:
    return bool(claim.figure and claim.figure.cumulative)


def _key(claim: Claim) -> tuple[str, str, bool] | None:
    figure = claim.figure
    if figure is None or not (figure.of or figure.unit):
        return None
    return (fold(figure.unit or ""), fold(figure.of or ""), claim.background)


def _pairs_of_words(claim: Claim) -> Blocks:
    """The pairs of its words: claims that share most words of the shorter have two in common.

    Of its own words as many may be others as still leave it most, so it seeks by the rarest, which few hold.
    """
    told = sorted(content_words(claim), key=lambda word: (documents_with(word), word))
    shared = len(told) // 2 + 1
    return Blocks(frozenset(_pairs(told)), frozenset(_pairs(told[: len(told) - shared + 2])))


def _pairs(told: Sequence[str]) -> Iterator[Hashable]:
    return (tuple(sorted(pair)) for pair in combinations(told, 2))


def _one_thing(one: Claim, other: Claim, *, days: Mapping[str, Window], pile: Pile) -> bool:
    near = touch(days[one.id], days[other.id], slack=NEAR)
    return near and same_place(one, other, pile) and alike(one, other)


def asked(claims: Sequence[Claim], pile: Pile) -> Asked:
    """How much or how many, of what; where the count has no noun of its own, in the words of the first claim."""
    lead, place = claims[0], place_words(claims)
    key = (*(_key(lead) or ()), place_key(lead.where))
    counted, unit = (lead.figure.of or "", lead.figure.unit or "") if lead.figure else ("", "")
    if not counted:
        exact = lead.evidence.exact
        shown = exact if len(exact) <= SHOWN else exact[:SHOWN].rpartition(" ")[0] + " …"
        return Asked(phrase("ask", "quantity words", words=shown), unit, key)
    way = "quantity" + (" unit" if unit and unit != counted else "") + (" place" if place else "")
    return Asked(phrase("ask", way, of=counted, unit=unit, place=place), "", key)


def answer(stance: Stance, pile: Pile) -> str:
    """The figure and its unit in short words."""
    figure = stance.claim.figure
    return " ".join(part for part in (in_words(figure), figure.unit or "") if part) if figure else ""


def relate(one: Stance, other: Stance, pile: Pile) -> Verdict:
    """How two quantities relate."""
    return relate_figures(one, other, pile, grows=False)


def worth_asking(stances: Sequence[Stance]) -> bool:
    """A quantity is asked about where more than one voice gives it, or somebody denies it."""
    if all(stance.denies for stance in stances) or not _is_nameable(stances[0].claim):
        return False
    return len({stance.speaker.key for stance in stances}) > 1 or any(stance.denies for stance in stances)


def _is_nameable(claim: Claim) -> bool:
    """Whether what is counted can be named: "tons of petroleum", "people in Kelm"; "kilometres" alone names nothing."""
    figure = claim.figure
    if figure is None or not figure.of:
        return False
    return place_key(claim.where) is not None or (figure.unit is not None and fold(figure.unit) != fold(figure.of))


QUANTITY = Comparison(groups, asked, answer, relate, worth_asking, signature)
