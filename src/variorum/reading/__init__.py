"""Reading: a file, page or line of JSON becomes an article, cleaned, dated, and with what was taken out.

Offsets in `removed` and `alignment` refer to the raw text. For a text file that is its decoded text; for JSON lines the
field `title`, a blank line, and the field `text`; for HTML the page's title, a blank line, the main text as extracted
and before it was cleaned, and behind it the comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.plugins import extended
from variorum.reading.inputs import Input
from variorum.reading.jsonlines import read_document, read_lines
from variorum.reading.pages import read_page
from variorum.reading.parquet import read_rows
from variorum.reading.plain import read_text
from variorum.reading.reader import Readers, read_all
from variorum.records import Problem, Reading
from variorum.settings import Settings

READERS: Readers = {
    "text": read_text,
    "html": read_page,
    "jsonl": read_lines,
    "json": read_document,
    "parquet": read_rows,
}


def read(paths: Sequence[str | Input | Problem], *, settings: Settings) -> Iterator[Reading | Problem]:
    """Every article behind the paths (files, folders, `-` for JSON lines), and a problem for whatever is not one."""
    return read_all(paths, readers=extended(READERS, "readers"))


__all__ = ["READERS", "read"]
