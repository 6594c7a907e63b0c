"""Tells of what kind an input is: by its first bytes where they are plain, else by its ending."""

from __future__ import annotations

import re
from collections.abc import Collection

from variorum.errors import InputError
from variorum.reading.files.charsets import encodings_of
from variorum.reading.files.inputs import Input
from variorum.reading.files.own import LEDGER

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".pdf": "pdf",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".urls": "urls",
}
HEAD = 4096  # bytes: by then a document has said what it is
READ = "text, HTML, JSON lines, CSV, Parquet, mail (.eml), PDF, WARC, RSS or Atom"
# Atomic: a comment could end at any later mark too, in twice as many ways with each.
ROOT = re.compile(rb"(?>(?:<\?[^>]*\?>|<!--.*?-->|<!doctype[^>]*>|\s)*)<(?:\w+:)?(?P<name>[\w-]+)", re.I | re.S)
ROOTS = {
    b"html": "html",
    b"rss": "feed",
    b"feed": "feed",
    b"rdf": "feed",
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
}
OPEN = ("", ".xml", "text", "markdown", "html", "feed")  # kinds whose content may tell better than their ending
MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.I)
MAIL_FIELDS = re.compile(rb"(?:^|\n)(?:message-id|mime-version|received|return-path|delivered-to):", re.I)


def kind_of(source: Input, readers: Collection[str]) -> str:
    """The kind of an input; raises InputError where no reader takes it."""
    if source.is_standard_input:
        return "jsonl"
    if source.is_web_archive:
        return "warc"
    head = source.head()
    if LEDGER.match(head):
        raise InputError(source.location, "this is a ledger, which is not read into another; add what it was made of")
    kind = SUFFIXES.get(source.suffix, source.suffix)
    kind = _by_magic(head) or kind
    if kind in OPEN or kind not in readers:
        kind = _by_content(head, kind)
    elif kind != "warc" and root_of(head) == "html":
        kind = "html"  # the page of an error, saved under another ending
    if kind not in readers:
        raise InputError(source.location, f"files of the kind {source.suffix} are not read; give {READ}")
    return kind


def content_kind(head: bytes) -> str | None:
    """What the first element makes of a document: a page, a feed, a sitemap; None where it tells nothing."""
    return ROOTS.get(root_of(head).encode())


def _by_magic(head: bytes) -> str | None:
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    return "pdf" if b"%PDF-" in head[:1024] and not head.lstrip().startswith(b"<") else None


def _by_content(head: bytes, kind: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    found = ROOTS.get(root_of(head).encode())
    if found is not None:
        return found
    if kind == "" and start.startswith(b"{"):
        return "jsonl"
    if kind == "" and MAIL.match(start) and MAIL_FIELDS.search(start):
        return "mail"
    return "text" if kind == "" else kind


def root_of(head: bytes) -> str:
    """The first element's name in lower case; empty where it does not begin with one."""
    start = narrow(head).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:14].lower() == b"<!doctype html":
        return "html"
    found = ROOT.match(start)
    return found["name"].decode().lower() if found is not None else ""


def narrow(head: bytes) -> bytes:
    """The bytes with one for a Latin letter where there are two or four: marks are sought among them."""
    name = next(encodings_of(head), "") if b"\x00" in head[:HEAD] else ""
    return head.decode(name, "ignore").encode() if name.startswith(("utf-16", "utf-32")) else head
