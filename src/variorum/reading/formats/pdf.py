"""Reads a PDF that holds text: its pages' lines as paragraphs, with what its pages repeat set apart."""

from __future__ import annotations

import io
import logging
import struct
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.errors import InputError
from variorum.reading.drafts import Draft
from variorum.reading.files.charsets import clean_characters
from variorum.reading.files.inputs import Input
from variorum.reading.formats.plain import original
from variorum.reading.formats.running_heads import flowing
from variorum.reading.lines.shape import count, fold
from variorum.records import Problem

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGES = 500  # of one document: beyond the longest text that claims are read from
SECONDS = 60  # for one document; five hundred pages of print take half as long
LEAST = 5  # words a page on average: a scanned document has none, or only the marks of its scanner
FURNITURE = "page furniture"
ODD = (  # what pypdf raises on damaged files beside its own errors, as far as it was met
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_pdf(source: Input) -> Iterator[Draft | Problem]:
    """The draft of a PDF; raises InputError where it holds no text, is locked or damaged."""
    content = source.load()
    pages, declared = _read(content, source.location)
    if sum(count(page) for page in pages) < LEAST * len(pages):
        why = "it holds no text: its pages are pictures; have their text recognised (OCR) and give that"
        raise InputError(source.location, why)
    text, heads = flowing(pages)
    title = source.supplied.title or (declared if declared and fold(declared) in fold(text) else "")
    title = " ".join(title.split())
    head = f"{title}\n\n" if title else ""
    yield Draft(
        raw=f"{head}{text}" + (f"\n\n{heads}" if heads else ""),
        original=original(content, source.location),
        fallback_id=source.name,
        title_end=len(title),
        article_end=len(head) + len(text),
        supplied=replace(source.supplied, title=title or None),
        tail=FURNITURE,
    )


def _read(content: bytes, where: str) -> tuple[list[str], str]:
    """The text of each page, and the title that the document gives itself."""
    from pypdf import PdfReader  # opens in half a second, and most piles hold no PDF
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # else it writes to the user's screen what it mended
    try:
        document = PdfReader(io.BytesIO(content))
        if document.is_encrypted and not document.decrypt(""):
            raise InputError(where, "it is locked with a password; unlock it and give the open file")
        number = len(document.pages)
        if number > PAGES:
            raise InputError(where, f"it has {number:,} pages, and {PAGES} is the limit; give the pages that matter")
        about = document.metadata
        title = str(about.get("/Title") or "") if about is not None else ""
        return list(_pages(document, where)), clean_characters(title)
    except (PyPdfError, *ODD) as error:
        raise InputError(where, _why(error)) from error


def _pages(document: PdfReader, where: str) -> Iterator[str]:
    until = time.monotonic() + SECONDS
    for page in document.pages:
        if time.monotonic() > until:
            raise InputError(where, f"its pages take more than {SECONDS} seconds to read; give its text instead")
        yield clean_characters(page.extract_text())


def _why(error: Exception) -> str:
    if "cryptography" in str(error) or "PyCryptodome" in str(error):
        return "it is locked in a way that is not read here; print it to a new PDF, or give its text"
    return "the PDF is damaged or cut off; get it again, or give its text"
