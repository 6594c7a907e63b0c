"""The parts of a pile: reports that may bear on the same matters. Each part is laid side by side by itself.

So a report more touches only the part that it belongs to, a pile of many matters costs as much as its parts, and parts
can be laid on many machines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from variorum.reconciliation.copies.profiles import Bar, grouped, tied
from variorum.reconciliation.copies.stories import STORY
from variorum.reconciliation.pile.days import Window
from variorum.reconciliation.pile.grouping import joined
from variorum.records import Profile

# Looser than what makes one story, so that what is compared across stories (who held a place in one week and in the
# next, how many died by then and by now) stays in one part: every real pile that was looked at is one part by these,
# and the largest part of 1,268 reports, three in four of them of shootings, holds 3 in 100. If no names were asked for
# it would hold 4, and a report's part a third more; of 945 pairs of reports of one incident one more would meet.
AKIN = Bar(alike=0.22, a_day=0.025, names=0.06)


def parts(profiles: Mapping[str, Profile], together: Iterable[tuple[str, str]] = ()) -> list[list[str]]:
    """The ids of the reports, part by part, each part and all of them by the day and id of their first report.

    Whatever tells of who holds a place is in one part with all that does, however much later: who held it is asked over
    time. And so are reports that a person put `together`.
    """
    names = sorted(profiles, key=lambda name: place(name, profiles[name]))
    days = [_window(profiles[name]) for name in names]
    groups = grouped([profiles[name] for name in names], days, [STORY, AKIN])
    at = {name: i for i, name in enumerate(names)}
    ties = [(i, j) for group in groups for i, j in pairwise(group)]
    holders = {key: i for i, name in enumerate(names) for key in held(profiles[name])}
    ties += [(i, holders[key]) for i, name in enumerate(names) for key in held(profiles[name])]
    ties += [(at[one], at[other]) for one, other in together if one in at and other in at]
    return [[names[i] for i in group] for group in joined(len(names), ties)]


def akin(new: Sequence[Profile], others: Mapping[str, Profile]) -> list[str]:
    """Those of the others that belong in one part with one of these reports."""
    days = [_window(one) for one in (*new, *others.values())]
    found = tied(new, list(others.values()), days, [STORY, AKIN])
    told = frozenset(key for one in new for key in held(one))
    return [
        name
        for (name, other), is_tied in zip(others.items(), found, strict=True)
        if is_tied or not told.isdisjoint(held(other))
    ]


def held(profile: Profile) -> frozenset[int]:
    """The numbers of the places whose control a report tells of."""
    found: list[int] = np.frombuffer(profile.held, dtype="<i8").tolist()
    return frozenset(found)


def place(name: str, profile: Profile) -> tuple[str, str]:
    """By what reports are put in order before they are laid side by side: their own day, then their id."""
    return (profile.first or profile.last or "9999", name)


def _window(profile: Profile) -> Window:
    first, last = profile.first, profile.last
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
