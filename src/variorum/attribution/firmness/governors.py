"""What a governing word leaves of the event below it: implicatives, plans, wishes, demands, expectations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from variorum.data import load
from variorum.records import Factuality, Status


@dataclass(frozen=True, slots=True)
class Governor:
    """The event's value where the governor holds, where it is denied, and its status (None keeps the governor's)."""

    plus: Factuality
    minus: Factuality
    status: Status | None


@cache
def governors(pos: str) -> dict[str, Governor]:
    """All governors of one class (V, N, A) by lemma."""
    rows = (row for row in load.table("attribution/governors.tsv") if row["pos"] == pos)
    return {row["lemma"]: _governor(row) for row in rows}


def _governor(row: dict[str, str]) -> Governor:
    status = None if row["status"] == "=" else cast(Status, row["status"])
    return Governor(cast(Factuality, row["plus"]), cast(Factuality, row["minus"]), status)


STRENGTH = {"CT": 3, "PR": 2, "PS": 1}


def weaken(value: Factuality, ceiling: str) -> Factuality:
    """The value with its certainty lowered to that of the ceiling (CT, PR or PS), its polarity kept."""
    if value in ("Uu", "CTu") or STRENGTH[value[:2]] <= STRENGTH[ceiling]:
        return value
    return cast(Factuality, ceiling + value[2])


def flip(value: Factuality) -> Factuality:
    """The value with its polarity turned."""
    if value in ("Uu", "CTu"):
        return value
    return cast(Factuality, value[:2] + ("-" if value[2] == "+" else "+"))


def compose(above: Factuality, governor: Governor) -> Factuality:
    """The value of an event under a governor that is itself held with the value `above`."""
    if above in ("Uu", "CTu"):
        return "Uu"
    below = governor.plus if above[2] == "+" else governor.minus
    return weaken(below, above[:2])
