"""Where counts meet that may be of one scope, so that no count is compared with all others; scopes.py has the rules.

Two counts can be of one scope only where both count since the same days, both name one spot, or one names none and
both are told of the same days. At one spot, too, only what may have been in the same days meets, and one number told
of a place at any time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from math import floor

from variorum.reconciliation.anchor import SLACK, Anchor
from variorum.reconciliation.days import OPEN, Window, each_day, moved, width, window
from variorum.reconciliation.folding import fold
from variorum.reconciliation.grouping import Blocks, together
from variorum.reconciliation.incidents import INCIDENT
from variorum.reconciliation.pile import Pile, said_window
from variorum.reconciliation.vicinity import TOWN
from variorum.records import Claim

STORY = 90  # days; two running tolls with no start named belong to one matter if they were said this near
LONG = 40  # days; what may have been on more days than these is sought by what its report is about
LASTING = 400  # days; what may have been on more days than these is sought among everything that its place tells
CELL = 0.5  # degrees, over 50 km of latitude: what lies within vicinity.NEAR stands in one cell or in the next
POLAR = 60.0  # degrees of latitude; from there a cell is too narrow, and its whole row is one

Ties = Mapping[str, frozenset[tuple[str, str]]]
Names = frozenset[Hashable]

NONE: Names = frozenset()


def meetings(claim: Claim, anchor: Anchor, ties: Ties, pile: Pile) -> Blocks:
    """The blocks of a count with this anchor."""
    began = window(claim.figure.since) if claim.figure is not None else OPEN
    running = began != OPEN or bool(claim.figure and claim.figure.cumulative)
    times = _days("happened", anchor.days, SLACK)
    told = _quarters(said_window(claim, pile)) if running else NONE
    always = together([("anchor", anchor)])
    if began != OPEN:
        always |= _within("since", _parts(began, INCIDENT))
    if anchor.place is not None:
        always |= _at(anchor.place, _going_on(anchor, told, claim, running=running, pile=pile), claim, ties, pile)
    if anchor.days == OPEN and not running:
        return always
    matters: Names = frozenset(("matter", matter) for matter in pile.matters.get(claim.article, ()))
    # Only what names no place seeks by time; what may have been on any day seeks among all counts of its matters.
    by_time = times | told if anchor.place is None else NONE
    is_vague = (anchor.days != OPEN and not times) or (running and not told)
    return always | Blocks(times | told | matters, by_time | (matters if is_vague else NONE))


def _at(place: str, when: Names, claim: Claim, ties: Ties, pile: Pile) -> Blocks:
    """The blocks of a place and its surroundings, each by time; and that of its number there, whenever it was."""
    number = claim.figure.value if claim.figure is not None else None
    found = together([("number", place, number)])
    for spot in surroundings(place, ties, pile):
        found |= _within(spot, when)
    return found


def _going_on(anchor: Anchor, told: Names, claim: Claim, *, running: bool, pile: Pile) -> Names:
    """When a count may be one with others of its place: its days, else the weeks before it was said; and when told."""
    first, final = said_window(claim, pile)
    days = anchor.days if anchor.days != OPEN else (moved(first, -STORY) if first is not None else None, final)
    parts = _parts(days, SLACK)
    return parts | told if parts and (told or not running) else NONE


def _within(name: Hashable, when: Names) -> Blocks:
    """Blocks of a name in which what has a time meets what shares a part of it, and what has none meets everybody."""
    everybody: Names = frozenset([(name,)])
    own: Names = frozenset((name, part) for part in when)
    return Blocks(own | everybody, own or everybody)


def by_days(given: Window) -> Blocks:
    """Blocks in which two stretches of days meet that may share a day; what is open or long meets all of them."""
    return _within("said", _days("said", given, 0))


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


def _parts(given: Window, slack: int) -> Names:
    """The stretches of 90 days that these days touch; none where an end is open, or where they are very many."""
    first, final = given
    if first is None or final is None or (final - first).days > LASTING:
        return NONE
    low, high = moved(first, -slack).toordinal() // STORY, moved(final, slack).toordinal() // STORY
    return frozenset(("days", number) for number in range(low, high + 1))


def _quarters(given: Window) -> Names:
    """The stretches of 90 days in which something was told, and the next one: what lies as near shares one of them."""
    first, final = given
    if first is None or final is None or (final - first).days > LONG:
        return frozenset()
    low, high = first.toordinal() // STORY, final.toordinal() // STORY
    return frozenset(("told", number) for number in range(low, high + 2))
