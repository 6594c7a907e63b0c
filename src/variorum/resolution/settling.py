"""Takes the claims of an article through the resolvers, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from variorum.records import Claim
from variorum.resolution.known import Known

Resolver = Callable[[Claim, Known], Claim]


def settle(claims: Sequence[Claim], known: Known, resolvers: Mapping[str, Resolver]) -> tuple[Claim, ...]:
    """The claims as the resolvers leave them, in order; each knows the last day told before it."""
    settled: list[Claim] = []
    for claim in claims:
        done = _settled(claim, known, resolvers.values())
        if done.when.precision == 1 and done.status == "happened":
            known = replace(known, event=done.when)
        settled.append(done)
    return tuple(settled)


def _settled(claim: Claim, known: Known, resolvers: Iterable[Resolver]) -> Claim:
    return reduce(lambda so_far, resolver: resolver(so_far, known), resolvers, claim)
