"""Reading: a file, page, row, record or entry becomes an article, cleaned, dated, and with what was taken out.

Five chambers, each leaning only on those above it in this table (import-linter checks it):

| chamber | what it does |
|---|---|
| `files` | what the user names as single files; of what kind they are, and their bytes as text |
| `lines` | what a line is, by its letters and words: its shape, days, dates, credits, where a report opens |
| `cleaning` | what of a page is the report: each piece with its part, or set apart with the reason |
| `metadata` | what is known of a report beside its text: when it was published and by whom, in which language |
| `formats` | one reader for each kind of file, and what they share: fields of rows, lists beside files, archives |

`articles` makes the article of what a reader hands on (`drafts`), `reader` goes from input to input.

Offsets in `removed` and `alignment` refer to the raw text. For a text file that is its decoded text (of Markdown, mail
and rows the title, a blank line, and the text without marks); for HTML the page's title, a blank line, the main text
as extracted and before it was cleaned, and behind it the comments; for a PDF its paragraphs, and behind them what its
pages repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.plugins import extended
from variorum.reading.files.inputs import Input
from variorum.reading.formats.feeds import read_feed
from variorum.reading.formats.jsonlines import read_document, read_lines
from variorum.reading.formats.lists import Wanted, apart, links, read_list, read_sitemap
from variorum.reading.formats.mail import read_mail
from variorum.reading.formats.markdown import read_markdown
from variorum.reading.formats.pages import read_page
from variorum.reading.formats.parquet import read_rows
from variorum.reading.formats.pdf import read_pdf
from variorum.reading.formats.plain import read_text
from variorum.reading.formats.tables import read_table
from variorum.reading.formats.warc import read_warc
from variorum.reading.reader import Readers, read_all, read_sources
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
