"""What a page declares of itself: JSON-LD first, then OpenGraph and meta elements, then the visible markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from variorum.data.load import toml
from variorum.reading.drafts import Supplied
from variorum.reading.lines.credits import agencies
from variorum.reading.lines.outlets import is_page

Fields = dict[str, list[str]]

MOST_TIMES = 500  # of one page; a list of teasers has some dozens
MOST_HEADS = 20  # of each kind
HEADLINES = ("article h1", "main h1", "h1", "article h2", "main h2")  # the most likely first; a site's name may be one


def metadata(html: str) -> Supplied:
    """What the page says of its title, date, author, outlet, agency and language."""
    tree = LexborHTMLParser(html)
    linked = _linked(tree)
    metas = _metas(tree)
    names: dict[str, list[str]] = toml("reading/markup.toml")["meta"]
    found = {field: _first(metas, keys) for field, keys in names.items()}
    outlet = linked.get("outlet") or found["outlet"]
    return Supplied(
        url=next((url for url in (_link(tree), found["url"], linked.get("url")) if url and is_page(url)), None),
        outlet=outlet,
        title=_title(tree, linked.get("title") or found["title"], outlet),
        byline=linked.get("byline") or found["byline"] or _visible(tree, "byline"),
        agency=_agency(linked.get("agency"), found["agency"], _visible(tree, "byline")),
        language=linked.get("language") or _language(tree),
        dates=tuple(_dates(tree, linked, metas)),
    )


def _metas(tree: LexborHTMLParser) -> Fields:
    """The contents of meta elements by name, property or item property, in lower case."""
    fields: Fields = {}
    for node in tree.css("meta[content]"):
        for key in ("property", "name", "itemprop"):
            name, content = node.attributes.get(key), node.attributes.get("content")
            if name and content and content.strip():
                fields.setdefault(name.casefold(), []).append(content.strip())
    return fields


def _first(metas: Fields, names: list[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _linked(tree: LexborHTMLParser) -> dict[str, str]:
    """The fields of the first article that the page's JSON-LD describes."""
    for node in tree.css('script[type^="application/ld+json"]'):
        with suppress(ValueError, RecursionError):  # no JSON, or so deep that it describes nothing
            for thing in _things(json.loads(node.text(deep=True).strip().rstrip(";"), strict=False)):
                if _is_article(thing):
                    return {field: value for field, value in _article(thing) if value}
    return {}


def _things(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _things(item)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity"):  # and no elements of lists, which are other pages
            yield from _things(data.get(key))


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(("Article", "Posting", "Report")) for kind in kinds)


def _article(thing: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    yield "title", _name(thing.get("headline"))
    yield "published", _name(thing.get("datePublished"))
    yield "byline", _name(thing.get("author") or thing.get("creator"))
    yield "outlet", _name(thing.get("publisher"))
    yield "agency", _name(thing.get("sourceOrganization"))
    yield "language", _name(thing.get("inLanguage"))
    yield "url", _name(thing.get("url"))


def _name(value: object) -> str | None:
    """The name in whatever form JSON-LD gives it: text, a thing with a name, a list of these."""
    if isinstance(value, str):
        return " ".join(unescape(value).split()) or None
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("alternateName"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    return None


def _title(tree: LexborHTMLParser, declared: str | None, outlet: str | None) -> str | None:
    """The declared title, else a heading, else the window's title; without the outlet's name behind it."""
    window = tree.css_first("title")
    shown = " ".join(window.text(deep=True).split()) if window is not None else ""
    title = " ".join((declared or _heading(tree, shown) or shown).split())
    for mark in (" - ", " | ", " – ", " — ", " :: "):
        before, found, after = title.rpartition(mark)
        if found and outlet and f" {after} ".casefold() in f" {outlet} ".casefold():
            return before.strip() or None
    return title or None


def _heading(tree: LexborHTMLParser, window: str) -> str | None:
    """The longest heading that the window's title has too, else the first: on some pages that is the site's name."""
    heads = {name: [_words(node) for node in tree.css(name)[:MOST_HEADS]] for name in HEADLINES}
    shown = [head for found in heads.values() for head in found if head and head.casefold() in window.casefold()]
    return max(shown, key=len, default=None) or next(filter(None, heads["h1"]), None)


def _words(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def _dates(tree: LexborHTMLParser, linked: dict[str, str], metas: Fields) -> Iterator[tuple[str, str]]:
    if "published" in linked:
        yield "datePublished", linked["published"]
    for name in toml("reading/markup.toml")["dates"]["meta"]:
        if name in metas:
            yield name, metas[name][0]
    marked = map(tree.css_first, toml("reading/markup.toml")["dates"]["visible"])
    for node in (*marked, _time_of_headline(tree)):
        value = (node.attributes.get("datetime") or node.text(deep=True).strip()) if node is not None else None
        if value:
            yield "time", value
            return


def _time_of_headline(tree: LexborHTMLParser) -> LexborNode | None:
    """The first `time` of the innermost element around the headline that has one: others are of teasers and comments,
    or the clock of the page.
    """
    levels, node = dict[int, int](), next(filter(None, map(tree.css_first, HEADLINES)), None)
    while node is not None and node.tag not in ("body", "html"):
        levels[node.mem_id] = len(levels)
        node = node.parent
    times = [(_level(time, levels), time) for time in tree.css("time[datetime]")[:MOST_TIMES]] if levels else []
    level, found = min(times, key=lambda one: one[0], default=(len(levels), None))
    return found if level < len(levels) else None


def _level(time: LexborNode, levels: dict[int, int]) -> int:
    """How far around the headline the innermost element is in which a time stands too; beyond all for one of others."""
    node = time.parent
    while node is not None and node.mem_id not in levels:
        named = f"{node.attributes.get('class')} {node.attributes.get('id')}".casefold()
        if node.tag in ("article", "aside", "nav") or "comment" in named:
            return len(levels)
        node = node.parent
    return len(levels) if node is None else levels[node.mem_id]


def _agency(*texts: str | None) -> str | None:
    """The news agencies that the first of these texts to name any names."""
    for text in texts:
        names = dict.fromkeys(name for _, _, name in agencies(text or ""))
        if names:
            return ", ".join(names)
    return None


def _visible(tree: LexborHTMLParser, field: str) -> str | None:
    for selector in toml("reading/markup.toml")["visible"][field]:
        node = tree.css_first(selector)
        text = " ".join(node.text(deep=True).split()) if node is not None else ""
        if 0 < len(text) <= 120:
            return text
    return None


def _link(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('link[rel="canonical"][href]')
    href = node.attributes.get("href") if node is not None else None
    return href or None


def _language(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("html[lang]")
    value = (node.attributes.get("lang") or "").strip() if node is not None else ""
    return value if value[:2].isalpha() and len(value) >= 2 else None
