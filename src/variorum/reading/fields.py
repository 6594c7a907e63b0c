"""The fields of one row or object, under Variorum's names: as the user maps them, their own, or common ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from resiliparse.extract.html2text import extract_plain_text

from variorum.data.load import toml
from variorum.errors import InputError
from variorum.reading.charsets import clean_characters
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.inputs import Columns
from variorum.reading.outlets import host_of
from variorum.reading.pages import page, unreadable
from variorum.reading.plain import with_title
from variorum.records import Original, Problem

Row = Mapping[str, object]

FIELDS = ("id", "text", "html", "url", "outlet", "published", "title", "byline", "language", "retrieved", "agency")
MARKUP = re.compile(r"<(?:p|div|br|span|html|body|article|h[1-6]|ul|figure)\b[^>]*>", re.I)
MOST_NAMES = 12  # names of columns shown in a problem


def draft_of(row: Row, kept: Original, name: str, columns: Columns, beside: Supplied) -> Draft | Problem:
    """The draft of one report's fields; a problem where they hold no text. `beside` is what a list says of the file."""
    where = kept.location
    wrong = next((field for field in FIELDS if not isinstance(row.get(field), str | None)), None)
    if wrong is not None and wrong not in columns:
        return Problem(where, "field", f"the field `{wrong}` must be a string")
    fields = mapped(row, columns)
    if not (fields.get("text") or fields.get("html")):
        return Problem(where, "field", without_text(row))
    supplied = supplied_by(fields, beside)
    if not fields.get("text"):
        try:
            return page(fields["html"], kept, name, supplied)
        except InputError as error:
            return Problem(where, "line", error.why)
    return with_title(fields["text"], kept, name, supplied)


def without_text(row: Row) -> str:
    """Why a row is no report, and what to do."""
    names = [str(key) for key, value in row.items() if value not in (None, "", [], {})][:MOST_NAMES]
    shown = f" (it has {', '.join(f'`{name}`' for name in names)})" if names else ""
    return f"the report has neither `text` nor `html`{shown}; --fields text=NAME says which field holds the text"


def has_text(names: Sequence[str], columns: Columns) -> bool:
    """Whether one of these names of columns can hold a report's text."""
    known = {_folded(name) for name in names}
    return any(_folded(name) in known for field in ("text", "html") for name in _names(field, columns))


def known(names: Sequence[str], columns: Columns) -> list[str]:
    """Those of these names of columns that hold a field of a report, or around one."""
    wanted = {_folded(name) for field in FIELDS for name in _names(field, columns)}
    outer = {name.split(".")[0] for name in wanted if "." in name}
    return [name for name in names if _folded(name) in wanted | outer]


def mapped(row: Row, columns: Columns) -> dict[str, str]:
    """What the row says, by the names of `FIELDS`; what it does not say is left out."""
    folded = {_folded(str(key)): value for key, value in _flat(row)}
    found = {field: _value(field, folded, columns) for field in FIELDS}
    return {field: value for field, value in found.items() if value}


def supplied_by(fields: Mapping[str, str], beside: Supplied) -> Supplied:
    """The metadata among the fields; where they say nothing of the outlet, agency or language, what a list says."""
    return Supplied(
        id=fields.get("id"),
        url=fields.get("url"),
        outlet=fields.get("outlet") or beside.outlet,
        title=fields.get("title"),
        byline=fields.get("byline"),
        agency=fields.get("agency") or beside.agency,
        language=fields.get("language") or beside.language,
        retrieved=fields.get("retrieved") or beside.retrieved,
        dates=(("published", fields["published"]),) if fields.get("published") else (),
    )


def plain(html: str) -> str:
    """The words of a piece of markup, paragraphs on lines of their own; nothing of it is judged to be furniture."""
    return (
        "" if unreadable(html) else extract_plain_text(html, main_content=False, alt_texts=False, links=False).strip()
    )


def _value(field: str, row: Row, columns: Columns) -> str | None:
    for name in _names(field, columns):
        words = _words(row.get(_folded(name)))
        if words:
            return _fit(field, words, is_own=name == field)
    return None


def _names(field: str, columns: Columns) -> list[str]:
    own = [columns[field]] if field in columns else []
    return [*own, field, *toml("reading/fields.toml").get(field, [])]


def _fit(field: str, words: str, *, is_own: bool) -> str:
    """The value as its field wants it: a text that came as markup as plain words, an outlet's address as its host."""
    if field == "text":
        return plain(words) if not is_own and MARKUP.search(words) else words
    if field == "outlet" and "://" in words:
        return host_of(words) or words
    return words.strip()


def _words(value: object) -> str:
    if isinstance(value, str):
        return clean_characters(value) if value.strip() else ""
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title"))
    if isinstance(value, list):
        return ", ".join(words for words in map(_words, value[:MOST_NAMES]) if words)
    return ""


def _flat(row: Row) -> Iterator[tuple[str, object]]:
    """The row's fields, and those one level deeper under both names: WordPress has `content.rendered`."""
    for key, value in row.items():
        yield key, value
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", deeper) for inner, deeper in value.items())


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().casefold())
