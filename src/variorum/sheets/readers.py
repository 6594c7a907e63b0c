"""Who found the claims of sheets, and who finds those of a ledger: how the two differ, with what to do about it."""

from __future__ import annotations

import re

READER = re.compile(r"variorum (?P<version>\S+), parser (?P<parser>.+?)(, places (?P<places>[0-9a-f]{12}))?")
ANOTHER = "read the reports again into another folder"
WHY = {
    "version": "variorum {theirs} read it, and this is {ours}; " + ANOTHER,
    "parser": "the parser {theirs} read it, and this ledger is read with {ours}; give --parser {theirs}, or " + ANOTHER,
    "places": "it was read without the list of places that this ledger is read with; add the reports themselves, or"
    " take the list back with --places ''",
}


def why_refused(theirs: str, ours: str) -> str | None:
    """Why what one read is not taken for what another reads, by each thing that differs; None where nothing does."""
    if theirs == ours:
        return None
    one, other = READER.fullmatch(theirs), READER.fullmatch(ours)
    if one is None or other is None:
        return f"it was read by {theirs}, and this ledger is read by {ours}; {ANOTHER}"
    told = (why.format(theirs=one[name], ours=other[name]) for name, why in WHY.items() if one[name] != other[name])
    return "; ".join(told)
