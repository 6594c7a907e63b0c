"""The public objects as they are, one JSON object a line."""

from __future__ import annotations

from pathlib import Path

from variorum.export.files import dumped, write_lines, write_notice
from variorum.export.pile import Pile

SORTS = ("articles", "claims", "questions", "stories", "decisions", "problems")


def write_jsonl(pile: Pile, directory: Path) -> None:
    """A file for each sort of object."""
    for sort in SORTS:
        write_lines(directory / f"{sort}.jsonl", (dumped(one) for one in getattr(pile, sort)()))
    write_notice(directory, pile)
