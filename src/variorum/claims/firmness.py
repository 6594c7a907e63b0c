"""How firmly: FactBank's values composed along a chain (Saurí and Pustejovsky 2012, table 1)."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Attribution, Factuality, Status

_CERTAINTY = ("CT", "PR", "PS", "U")
_FACT: tuple[Status, ...] = ("happened", "ongoing")
_FRAME_STATUS: dict[str, Status] = {"demand": "demanded", "promise": "promised"}


def compose(outer: Factuality, inner: Factuality) -> Factuality:
    """What somebody holds of a content who holds `outer` of a clause that itself holds `inner`."""
    if "Uu" in (outer, inner):
        return "Uu"
    certainty = max(outer[:2], inner[:2], key=_CERTAINTY.index)
    polarity = "u" if "u" in (outer[2], inner[2]) else ("+" if outer[2] == inner[2] else "-")
    if polarity == "u":
        return "CTu" if certainty == "CT" else "Uu"
    return f"{certainty}{polarity}"  # type: ignore[return-value]


def levels(own: Factuality, chain: Sequence[Attribution]) -> tuple[Factuality, ...]:
    """The content's factuality for the outlet and every source from the outermost in, given the clause's own."""
    if not chain:
        return (own,)
    found = [compose(chain[-1].factuality, own)]
    passed_on = own  # what a cue presupposes is so for the outer voice even where the inner does not know it
    for attribution in reversed(chain):
        found.append(passed_on := compose(attribution.outer, passed_on))
    return tuple(reversed(found))


def status_under(frames: Sequence[str], own: Status) -> Status:
    """The clause's status as its speaker puts it: what is demanded or promised has not happened for that."""
    if own not in _FACT:
        return own
    return next((_FRAME_STATUS[frame] for frame in reversed(frames) if frame in _FRAME_STATUS), own)
