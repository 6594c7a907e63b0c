"""Signs that turn the direction of a line: words of a report must not turn what stands behind them."""

from __future__ import annotations

import re

from markupsafe import Markup

# Unicode's signs that turn the direction of a line, with those that end them (Unicode Standard Annex 9).
ENDS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def closed(value: object) -> object:
    """Words with the signs that end whatever turning of the line they begin, so that it does not reach what follows."""
    if not isinstance(value, str) or isinstance(value, Markup) or not TURNS.search(value):
        return value
    ends: list[str] = []
    for sign in TURNS.findall(value):
        if sign in ENDS:
            ends.append(ENDS[sign])
        elif ends and sign == ends[-1]:
            ends.pop()
    return value + "".join(reversed(ends))
