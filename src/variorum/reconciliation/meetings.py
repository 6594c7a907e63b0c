"""Where counts meet that may be of one scope, so that no count is compared with all others; scopes.py has the rules.

Two counts can be of one scope only where both count since some day, both name one spot, or one names none and both
are told of the same days.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from math import floor

from variorum.reconciliation.anchor import SLACK, Anchor
from variorum.reconciliation.days import OPEN, Window, each_day, width, window
from variorum.reconciliation.folding import fold
from variorum.reconciliation.grouping import Blocks
from variorum.reconciliation.pile import Pile, said_window
from variorum.reconciliation.vicinity import TOWN
from variorum.records import Claim

STORY = 90  # days; two running tolls with no start named belong to one matter if they were said this near
LONG = 40  # days; what may have been on more days than these is sought by what its report is about
CELL = 0.5  # degrees, over 50 km of latitude: what lies within vicinity.NEAR stands in one cell or in the next
POLAR = 60.0  # degrees of latitude; from there a cell is too narrow, and its whole row is one

Ties = Mapping[str, frozenset[tuple[str, str]]]
Names = frozenset[Hashable]


def meetings(claim: Claim, anchor: Anchor, ties: Ties, pile: Pile) -> Blocks:
    """The blocks of a count with this anchor."""
    since = claim.figure is not None and window(claim.figure.since) != OPEN
    running = since or bool(claim.figure and claim.figure.cumulative)
    always: Names = frozenset([("anchor", anchor), *([("since",)] if since else [])])
    if anchor.place is not None:
        always |= frozenset(surroundings(anchor.place, ties, pile))
    times = _days("happened", anchor.days, SLACK)
    told = _quarters(said_window(claim, pile)) if running else frozenset()
    matters = frozenset(("matter", matter) for matter in pile.matters.get(claim.article, ()))
    if anchor.days == OPEN and not running:
        return Blocks(always, always)
    # Only what names no place seeks by time; what may have been on any day seeks among all counts of its matters.
    by_time = times | told if anchor.place is None else frozenset()
    is_vague = (anchor.days != OPEN and not times) or (running and not told)
    return Blocks(always | times | told | matters, always | by_time | (matters if is_vague else frozenset()))


def by_days(given: Window) -> Blocks:
    """Blocks in which two stretches of days meet that may share a day; what is open or long meets all of them."""
    days = _days("said", given, 0)
    everybody: Names = frozenset([("said",)])
    return Blocks(days | everybody, days or everybody)


def tied_places(pile: Pile) -> Ties:
    """The ties in which each place stands, as the inner or the outer one."""
    found: dict[str, set[tuple[str, str]]] = {}
    for pair in pile.tied:
        for place in pair:
            found.setdefault(place, set()).add(pair)
    return {place: frozenset(pairs) for place, pairs in found.items()}


def surroundings(place: str, ties: Ties, pile: Pile) -> Iterator[Hashable]:
    """The place, the places written together with it, those of like name, and those in its surroundings."""
    yield "place", place
    yield from (("tie", *pair) for pair in ties.get(place, ()))
    known = pile.gazetteer.get(place)
    if known is None:
        return
    yield "name", fold(known.name).partition(" ")[0]
    if known.lat is not None and known.lon is not None and (known.precision or TOWN + 1) <= TOWN:
        row = floor(known.lat / CELL)
        column = floor(known.lon / CELL) if abs(known.lat) < POLAR else 0
        yield from (("cell", row + i, column + j) for i in (0, 1) for j in (0, 1))


def _days(kind: str, given: Window, slack: int) -> Names:
    known = width(given)
    return frozenset((kind, day) for day in each_day(given, slack=slack)) if known and known <= LONG else frozenset()


def _quarters(given: Window) -> Names:
    """The stretches of 90 days in which something was told, and the next one: what lies as near shares one of them."""
    first, final = given
    if first is None or final is None or (final - first).days > LONG:
        return frozenset()
    low, high = first.toordinal() // STORY, final.toordinal() // STORY
    return frozenset(("told", number) for number in range(low, high + 2))
