"""The fields of one row or object, under Variorum's names: as the user maps them, their own, or common ones."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape

from resiliparse.extract.html2text import extract_plain_text

from variorum.data.load import toml
from variorum.errors import InputError
from variorum.reading.drafts import Draft, Supplied
from variorum.reading.files.charsets import clean_characters
from variorum.reading.files.inputs import Columns, Input
from variorum.reading.formats.pages import page, unreadable
from variorum.reading.formats.plain import with_title
from variorum.reading.lines.outlets import host_of, is_page
from variorum.records import Original, Problem

Row = Mapping[str, object]

FIELDS = ("id", "text", "html", "url", "outlet", "published", "title", "byline", "language", "retrieved", "agency")
TEXTS = ("text", "html")
SITE = "site"  # in the place of an address that is no report's own: it says who publishes where nothing else does
NUMBERED = ("id", "published", "retrieved")  # fields that are numbers elsewhere: keys of a database, counts of seconds
MARKUP = re.compile(
    r"<(?:p|div|br|span|html|body|article|h[1-6]|ul|ol|li|figure|a|b|i|em|strong|blockquote|table|img)\b[^<>]*>", re.I
)
RENDERED = "rendered"
PARTS = re.compile(r"[\s-]+|(?<=[a-z\d])(?=[A-Z])")  # between the words of a name
MOST_NAMES = 12  # names of columns shown in a problem
NOTHING = ("", "NULL", "\\N")  # how databases write out that a field has no value
DEEPEST = 5  # lists and objects in one another that say one field; MongoDB has two
ADDRESS = re.compile(r"https?://[^\s/]", re.I)


def draft_of(
    row: Row, kept: Original, name: str, columns: Columns, beside: Supplied, *, is_alone: bool = False
) -> Draft | Problem:
    """The draft of one report's fields; a problem where they hold no text.

    `beside` is what a list says of the file: all of it is said of a report that `is_alone` there.
    """
    where = kept.location
    wrong = next((field for field in FIELDS if field not in columns and not _is_said(field, row.get(field))), None)
    if wrong is not None:
        return Problem(where, "field", f"the field `{wrong}` must be a string")
    fields = mapped(row, columns)
    if not fields.keys() & TEXTS:
        return Problem(where, "field", without_text(row, columns))
    supplied = supplied_by(fields, beside)
    supplied = beside.before(supplied) if is_alone else supplied
    if not fields.get("text"):
        try:
            return page(fields["html"], kept, name, supplied)
        except InputError as error:
            return Problem(where, "line", error.why)
    return with_title(fields["text"], kept, name, supplied)


def without_text(row: Row, columns: Columns) -> str:
    """Why a row is no report, and what to do."""
    empty = _empty(row, columns)
    if empty is not None:
        return f"its `{empty}` is empty; --fields text=NAME says so where another field holds the text"
    names = [str(key) for key, value in row.items() if not _is_blank(value)][:MOST_NAMES]
    shown = f" (it has {', '.join(f'`{name}`' for name in names)})" if names else ""
    return f"the report has neither `text` nor `html`{shown}; --fields text=NAME says which field holds the text"


def _empty(row: Row, columns: Columns) -> str | None:
    """The field that should hold the text and holds nothing but white space."""
    wanted = {_folded(name) for field in TEXTS for name in _names(field, columns)}
    blank = (key for key, value in row.items() if isinstance(value, str) and _is_blank(value))
    return next((str(key) for key in blank if _folded(str(key)) in wanted), None)


def has_text(names: Iterable[str], columns: Columns) -> bool:
    """Whether one of these names of columns can hold a report's text."""
    known = {_folded(name) for name in names}
    return any(_folded(name) in known for field in TEXTS for name in _names(field, columns))


def column_of(field: str, names: Iterable[str]) -> str | None:
    """The first of these names of columns that holds a field."""
    wanted = {_folded(name) for name in _names(field, {})}
    return next((name for name in names if _folded(name) in wanted), None)


def no_text(names: Sequence[str], columns: Columns) -> str:
    """Why a table with these columns holds no reports, and what to do."""
    shown = ", ".join(name for name in names[:MOST_NAMES] if name)[:400]
    asked = next((columns[field] for field in TEXTS if field in columns), None)
    named = "" if asked is None else f"it has no column `{asked}`, which --fields names, and "
    return f"{named}no column of the table ({shown}) is known to hold the text; --fields text=COLUMN says which does"


class Asked:
    """Which of the fields that the user has named were in no row of an input."""

    def __init__(self, source: Input) -> None:
        self._where = source.location
        self._missing = dict(source.columns)
        self._seen = dict[str, None]()

    def see(self, names: Iterable[str]) -> None:
        """A row has these fields."""
        if self._missing:
            shown = list(names)
            known = {_folded(name) for name in shown}
            self._seen |= dict.fromkeys(shown[: max(0, MOST_NAMES - len(self._seen))])
            self._missing = {field: name for field, name in self._missing.items() if _folded(name) not in known}

    def see_row(self, row: Row) -> None:
        """A row has these fields, and fields in them."""
        if self._missing:
            self.see([*map(str, row), *(str(key) for key, _ in _flat(row))])

    def problems(self) -> Iterator[Problem]:
        """A problem for each that no row has had."""
        shown = ", ".join(self._seen)[:400]
        for field, name in self._missing.items() if self._seen else ():
            why = f"it has no field `{name}`, which --fields names for `{field}`; it has {shown}"
            yield Problem(self._where, "fields", why)


def known(names: Sequence[str], columns: Columns) -> list[str]:
    """Those of these names of columns that hold a field of a report, or around one."""
    wanted = {_folded(name) for field in FIELDS for name in _names(field, columns)}
    outer = {name.split(".")[0] for name in wanted if "." in name}
    return [name for name in names if _folded(name) in wanted | outer]


def mapped(row: Row, columns: Columns) -> dict[str, str]:
    """What the row says, by the names of `FIELDS` and `SITE`; what it does not say is left out."""
    folded = dict[str, object]()
    for key, value in _flat(row):
        if _is_blank(folded.get(name := _folded(str(key)))):  # of `Text` and `text` the first that says something
            folded[name] = value
    found = {field: value for field in FIELDS if (value := _value(field, folded, columns))}
    url = found.get("url", "")
    if is_page(url if "://" in url else f"https://{url}"):
        return found
    host = host_of(found.pop("url", ""))
    return found if host is None else {**found, SITE: host}


def supplied_by(fields: Mapping[str, str], beside: Supplied) -> Supplied:
    """The metadata among the fields; where they say nothing of the outlet, agency or language, what a list says."""
    return Supplied(
        id=fields.get("id"),
        url=fields.get("url"),
        outlet=fields.get("outlet") or beside.outlet or fields.get(SITE),
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
        value = row.get(_folded(name))
        if _is_number(value) and field not in NUMBERED and name != columns.get(field):
            continue  # what others call "source" or "author" may be its number in another table
        words = _paragraphs(value) if field in TEXTS else _words(value)
        fitting = _fit(field, words, is_own=name == field) if words else ""
        if fitting:
            return fitting
    return None


def _is_said(field: str, value: object) -> bool:
    """Whether a value is one that a field of Variorum's own name may have: words, or what says them."""
    if value is None or isinstance(value, str) or _is_blank(value):
        return True
    if isinstance(value, int | float):
        return field in NUMBERED and _is_number(value)
    return field not in TEXTS and (not value or bool(_words(value)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _names(field: str, columns: Columns) -> list[str]:
    own = [columns[field]] if field in columns else []
    return [*own, field, *toml("reading/fields.toml").get(field, [])]


def _fit(field: str, words: str, *, is_own: bool) -> str:
    """The value as its field wants it: a text that came as markup as plain words, an outlet's address as its host.

    Nothing of an address that names no host, as "N/A": under it all such reports would be versions of one.
    """
    if field == "text":
        return words if is_own else plain(words) if MARKUP.search(words) else unescape(words)
    words = words.strip()
    if field == "outlet" and "://" in words:
        return host_of(words) or words
    return "" if field == "url" and host_of(words) is None and ADDRESS.match(words) is None else words


def _paragraphs(value: object) -> str:
    """A text, also one that came as a list of its paragraphs; nothing of any other list or object."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n\n".join(filter(None, map(_words, value)))
    return _words(value) if isinstance(value, str) else ""


def _words(value: object, levels: int = DEEPEST) -> str:
    """What a value says: a string, a number, a list of these, or an object with a name; nothing where it is deeper."""
    if levels == 0:
        return ""
    if isinstance(value, str):
        return "" if _is_blank(value) else clean_characters(value)
    if isinstance(value, int | float):
        return _digits(value)
    if isinstance(value, dict):
        inside = ((name, _words(value.get(name), levels - 1)) for name in toml("reading/fields.toml")["inside"])
        name, words = next((one for one in inside if one[1]), ("", ""))
        return plain(words) if name == RENDERED else words
    if isinstance(value, list):
        return ", ".join(words for one in value if (words := _words(one, levels - 1)))
    return ""


def _digits(value: float) -> str:
    """A number as it would be written for a key or count; tables with gaps make 12.0 of 12."""
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _is_blank(value: object) -> bool:
    """Whether a value says nothing; so does the NaN that tables with gaps have in the place of words."""
    if isinstance(value, float):
        return not math.isfinite(value)
    return value.strip() in NOTHING if isinstance(value, str) else value in (None, [], {})


def _flat(row: Row, before: str = "", levels: int = DEEPEST) -> Iterator[tuple[str, object]]:
    """The row's fields, and those in them under the names of both: WordPress has `content.rendered`."""
    for key, value in row.items():
        yield f"{before}{key}", value
        if isinstance(value, dict) and levels > 1:
            yield from _flat(value, f"{before}{key}.", levels - 1)


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """A name as they are compared: `datePublished`, `Date published` and `DATE-PUBLISHED` are one."""
    return PARTS.sub("_", name.strip()).casefold()
