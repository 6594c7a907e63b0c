"""Pages that a server sends with the status of a good one in the place of a page that it does not give."""

from __future__ import annotations

import re

from variorum.data.load import entries
from variorum.reading.lines.shape import count, fold

MOST = 60  # words below the title: whoever reports under such a title says more
PARTS = re.compile(r"\s[|–—·:-]\s|[|:!?.()]")  # between the words of a title, the number of the status and the site
STATUS = re.compile(r"^(?:(?:http|error|status|code)\s*)*\d{3}\b[\s:,-]*|[\s:,-]*\b\d{3}$")


def is_error_page(title: str | None, text: str) -> bool:
    """Whether a page of this title and text is no article, but says that there is none."""
    if title is None or count(text) - count(title) > MOST:
        return False
    parts = [title, *PARTS.split(title)]
    return any(STATUS.sub("", fold(part)) in entries("reading/error_pages.txt") for part in parts)
