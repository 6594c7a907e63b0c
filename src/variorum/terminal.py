"""What strangers wrote, as a terminal is to show it: a report, a name of a file or a server may hold commands to it."""

from __future__ import annotations

import re

COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shown(words: str) -> str:
    """The words, in which whatever a terminal would obey stands as its number."""
    return COMMANDS.sub(lambda found: f"\\x{ord(found.group()):02x}", words)
