"""What strangers wrote, as a terminal or a text can take it: a report or a name of a file may hold what is none."""

from __future__ import annotations

import re

COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shown(words: str) -> str:
    """The words, in which whatever a terminal would obey stands as its number."""
    return COMMANDS.sub(lambda found: f"\\x{ord(found.group()):02x}", words)


def printable(words: str) -> str:
    """A path in characters that can be written: a name of a file may hold bytes that are none."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
