"""Questions that a person put together or took apart: forced links between groups of claims, and cuts through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.reconciliation.comparing.comparison import Comparison
from variorum.reconciliation.persons.decided import Taken
from variorum.reconciliation.pile.pile import Pile
from variorum.records import Claim, Kind

Group = tuple[Kind, Comparison, list[Claim]]


def tied(groups: Sequence[Group], taken: Sequence[Taken], pile: Pile) -> tuple[list[Group], frozenset[str]]:
    """The groups after the decisions, one after the other; and the claims of those that a person made."""
    made: set[str] = set()
    found = list(groups)
    for one in _ties(taken):
        whole = one.claims if one.decision.action == "merge" else one.sides[0]
        touched = [group for group in found if whole & _ids(group[2])]
        changed = list(_joined(touched, pile) if one.decision.action == "merge" else _cut(touched, one, pile))
        if _shape(changed) != _shape(touched):
            made |= {claim.id for _, _, group in changed for claim in group}
        found = [group for group in found if group not in touched] + changed
    return found, frozenset(made)


def _ties(taken: Sequence[Taken]) -> Iterator[Taken]:
    for one in taken:
        if one.decision.action in ("merge", "split") and one.decision.sort != "actor" and len(one.sides) > 1:
            yield one


def _ids(group: Iterable[Claim]) -> frozenset[str]:
    return frozenset(claim.id for claim in group)


def _shape(groups: Sequence[Group]) -> set[frozenset[str]]:
    return {_ids(group) for _, _, group in groups}


def _joined(groups: Sequence[Group], pile: Pile) -> Iterator[Group]:
    """The groups of each kind as one."""
    kinds = dict.fromkeys(kind for kind, _, _ in groups)
    for wanted in kinds:
        same = [(comparison, group) for kind, comparison, group in groups if kind == wanted]
        claims = {claim.id: claim for _, group in same for claim in group}
        yield wanted, same[0][0], sorted(claims.values(), key=lambda claim: pile.rank[claim.id])


def _cut(groups: Sequence[Group], split: Taken, pile: Pile) -> Iterator[Group]:
    """Each group without the claims that stand apart, and these by themselves.

    A claim that came later goes with those that it belongs to without the others; where it belongs to both, with
    the rest, so that nothing stands apart but what a person set apart and what follows it alone.
    """
    apart, rest = split.sides[0], split.sides[1]
    for kind, comparison, group in groups:
        away = _reached(apart, rest, kind, comparison, group, pile) - _reached(
            rest, apart, kind, comparison, group, pile
        )
        pieces = [claim for claim in group if claim.id in away], [claim for claim in group if claim.id not in away]
        yield from ((kind, comparison, piece) for piece in pieces if piece)


def _reached(
    own: frozenset[str], other: frozenset[str], kind: Kind, comparison: Comparison, group: Sequence[Claim], pile: Pile
) -> frozenset[str]:
    """The claims of one side and those that belong to them when the other side is not there."""
    left = [claim for claim in group if claim.id not in other]
    beside = comparison.groups(left, pile)
    found = [_ids(each) for each in beside if own & _ids(each)]
    return (own & _ids(group)).union(*found)


def unlinked(claims: Sequence[Claim], taken: Sequence[Taken]) -> tuple[Claim, ...]:
    """The claims without the ties of denial that a person cut."""
    cuts = [one for one in _ties(taken) if one.decision.action == "split" and not _is_mended(one, taken)]
    return tuple(_unlinked(claim, cuts) for claim in claims) if cuts else tuple(claims)


def _unlinked(claim: Claim, cuts: Sequence[Taken]) -> Claim:
    links = tuple(
        link
        for link in claim.links
        if link.type not in ("denies", "rejects")
        or not any(_is_between(cut, link.claim or "", claim.id) for cut in cuts)
    )
    return claim if links == claim.links else replace(claim, links=links)


def _is_mended(split: Taken, taken: Sequence[Taken]) -> bool:
    """Whether a later decision puts together again what this one took apart."""
    later = list(taken)[list(taken).index(split) + 1 :]
    merges = [one.claims for one in later if one.decision.action == "merge"]
    return any(claims & split.sides[0] and claims & split.sides[1] for claims in merges)


def _is_between(cut: Taken, one: str, other: str) -> bool:
    return {one, other} <= cut.claims and (one in cut.sides[0]) != (other in cut.sides[0])
