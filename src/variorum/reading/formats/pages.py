"""Reads an HTML page: its main text, the comments apart, and the metadata that the page declares."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from variorum.errors import InputError
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import Input
from variorum.reading.formats.markup import metadata
from variorum.reading.formats.plain import original
from variorum.records import Original, Problem

LEAST = 200  # characters: below this trafilatura has found a fragment, and the second opinion is heard
CELL = 400  # characters: a longer row of a table is the page's own, laid out as a table
DEEPEST = 1_000  # nested elements: the parsers' time grows with the square of it, and no page seen has 100
MOST_ELEMENTS = 100_000  # of one page; none seen has 10,000, and each takes its time
MOST_ATTRIBUTES = 500  # of one element: their comparison takes time that grows with the square
ELEMENT = re.compile(r"<[a-z]", re.I)
SCRIPT = re.compile(r"<(?:script|style)\b", re.I)
SCRIPT_END = re.compile(r"</(?:script|style)\b", re.I)
CROWDED = re.compile(r"<[a-z][^<>]{2000,}", re.I)
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
NESTING = re.compile(r"<(/?)(?:div|span|section|article|table|ul|ol|blockquote|font|b|i|em|strong|a|center)\b", re.I)

logger = logging.getLogger(__name__)


def read_page(source: Input) -> Iterator[Draft | Problem]:
    """The draft of an HTML file."""
    content = source.load()
    html = decode(content, source.location)
    yield page(html, original(content, source.location), source.name, source.supplied)


def page(html: str, kept: Original, fallback_id: str, supplied: Supplied | None = None) -> Draft:
    """The draft of a page: raw is its title, its main text before cleaning, then its comments.

    Raises InputError for markup that no parser would end with in time, or over which one stumbles.
    """
    why = unreadable(html)
    if why is not None:
        raise InputError(kept.location, f"its markup {why} to be read; give the text itself")
    try:
        declared, (text, comments) = metadata(html), _texts(html)
    except Exception as error:  # one odd page costs none of the others in its archive or table
        logger.exception("%s could not be read", kept.location)
        why = f"its reader stumbled over its markup ({type(error).__name__}); give the text itself, please report this"
        raise InputError(kept.location, why) from error
    given = _merged(supplied or Supplied(), declared)
    title = " ".join((given.title or "").split())
    head = f"{title}\n\n" if title else ""
    tail = f"\n\n{comments}" if comments else ""
    raw = head + text + tail
    given = replace(given, title=title or None)
    return Draft(raw, kept, fallback_id, len(title), len(head) + len(text), given, is_page=True)


def unreadable(html: str) -> str | None:
    """Why no parser would end in time, as far as marks alone tell; None where it would."""
    if is_deep(html):
        return "is nested too deeply"
    html = _without_scripts(html)
    if sum(1 for _ in ELEMENT.finditer(html)) > MOST_ELEMENTS:
        return "has too many elements"
    tags = (QUOTED.sub("", match.group()) for match in CROWDED.finditer(html))
    return "has elements with too many attributes" if any(_attributes(tag) > MOST_ATTRIBUTES for tag in tags) else None


def _without_scripts(html: str) -> str:
    """The page without its programs and styles, in which "<" has another meaning; one pass, whatever is left open."""
    kept, at = list[str](), 0
    for match in SCRIPT.finditer(html):
        if match.start() < at:
            continue
        kept.append(html[at : match.start()])
        end = SCRIPT_END.search(html, match.end())
        at = end.end() if end is not None else len(html)
    return "".join([*kept, html[at:]])


def _attributes(tag: str) -> int:
    """How many attributes an element has, at least, its values left aside."""
    return max(tag.count("="), len(tag.split()) - 1)


def is_deep(html: str) -> bool:
    """Whether elements are nested so deep that no parser ends in time, counted by their marks alone."""
    depth = 0
    for mark in NESTING.finditer(html):
        depth = max(0, depth - 1) if mark[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _merged(given: Supplied, declared: Supplied) -> Supplied:
    """What the user supplied, and what the page declares where the user said nothing."""
    return Supplied(
        id=given.id,
        url=given.url or declared.url,
        outlet=given.outlet or (None if given.url else declared.outlet),
        title=given.title or declared.title,
        byline=given.byline or declared.byline,
        agency=given.agency or declared.agency,
        language=given.language or declared.language,
        retrieved=given.retrieved,
        dates=(*given.dates, *declared.dates),
    )


def _texts(html: str) -> tuple[str, str]:
    """Main text and comments; the second extractor's text where the first finds (next to) nothing, or glues it."""
    try:
        found = trafilatura.bare_extraction(html, include_comments=True, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError):  # trafilatura on broken markup
        found = None
    text = (getattr(found, "text", None) or "").strip()
    comments = (getattr(found, "comments", None) or "").strip()
    is_glued = _is_glued(text)
    if is_glued or len(text) < LEAST:
        second = extract_plain_text(html, main_content=True, alt_texts=False, links=False, comments=False).strip()
        is_better = len(second) > len(text) or (is_glued and "\n" in second and len(second) > len(text) / 2)
        text = second if is_better else text
    return _tidy(text), _tidy(comments)


def _is_glued(text: str) -> bool:
    """Whether title and paragraphs stand in one line, as trafilatura gives a short page or one laid out in a table."""
    return "\n" not in text or any(len(line) > CELL and line.startswith("|") for line in text.split("\n"))


def _tidy(text: str) -> str:
    """Paragraphs on lines of their own, without the marks that extractors put before list items and headings."""
    return re.sub(r"(?m)^(?:#{1,6}|[-–]) (?=\S)", "", text)
