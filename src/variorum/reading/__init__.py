"""Reading: a file, page, row, record or entry becomes an article, cleaned, dated, and with what was taken out.

Offsets in `removed` and `alignment` refer to the raw text. For a text file that is its decoded text (of Markdown, mail
and rows the title, a blank line, and the text without marks); for HTML the page's title, a blank line, the main text
as extracted and before it was cleaned, and behind it the comments; for a PDF its paragraphs, and behind them what its
pages repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.plugins import extended
from variorum.reading.feeds import read_feed
from variorum.reading.inputs import Input
from variorum.reading.jsonlines import read_document, read_lines
from variorum.reading.lists import Wanted, apart, links, read_list, read_sitemap
from variorum.reading.mail import read_mail
from variorum.reading.markdown import read_markdown
from variorum.reading.pages import read_page
from variorum.reading.parquet import read_rows
from variorum.reading.pdf import read_pdf
from variorum.reading.plain import read_text
from variorum.reading.reader import Readers, read_all, read_sources
from variorum.reading.tables import read_table
from variorum.reading.warc import read_warc
from variorum.records import Problem, Reading
from variorum.settings import Settings

READERS: Readers = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_page,
    "jsonl": read_lines,
    "json": read_document,
    "csv": read_table,
    "parquet": read_rows,
    "mail": read_mail,
    "pdf": read_pdf,
    "warc": read_warc,
    "feed": read_feed,
    "sitemap": read_sitemap,
    "urls": read_list,
}


def read(paths: Sequence[str], *, settings: Settings) -> Iterator[Reading | Problem]:
    """Every article behind the paths (files, folders, `-` for JSON lines), and a problem for whatever is not one."""
    return read_all(paths, readers=extended(READERS, "readers"), columns=dict(settings.fields))


def read_files(files: Iterable[Input | Problem]) -> Iterator[Reading | Problem]:
    """The same of files that were looked up before, as by `sources`."""
    return read_sources(files, readers=extended(READERS, "readers"))


__all__ = ["READERS", "Wanted", "apart", "links", "read", "read_files"]
