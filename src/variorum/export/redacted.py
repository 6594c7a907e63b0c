"""A pile in which private persons have no names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from variorum.export.pile import Objects, Pile
from variorum.export.pseudonyms import Pseudonyms
from variorum.public import Object

# What is no prose: in an address, an id or a login a name stands in small letters.
LOOSE = frozenset(
    {"id", "article", "articles", "url", "lemma", "claimants", "outlets", "origins", "where", "target", "others", "who"}
)


def redacted(pile: Pile, pseudonyms: Pseudonyms, *, unread: frozenset[str] = frozenset()) -> Pile:
    """The pile with pseudonyms; of reports that were not read, nothing that may name somebody is left."""
    pseudonyms.rename(article["id"] for article in pile.articles())

    def article(one: Object) -> Object:
        return _told(bare(one, pseudonyms, is_read=one["id"] not in unread), pseudonyms)

    def other(one: Object) -> Object:
        return _told(one, pseudonyms)

    return replace(
        pile,
        articles=_each(pile.articles, article),
        claims=_each(pile.claims, other),
        questions=_each(pile.questions, other),
        stories=_each(pile.stories, other),
        decisions=_each(pile.decisions, other),
        problems=_each(pile.problems, other),
        persons=lambda: frozenset(pseudonyms.hidden(name, loosely=True) for name in pile.persons()),
        is_redacted=True,
    )


def _each(objects: Objects, change: Callable[[Object], Object]) -> Objects:
    def changed() -> Iterator[Object]:
        return map(change, objects())

    return changed


def bare(article: Object, pseudonyms: Pseudonyms, *, is_read: bool) -> Object:
    """A report without what nobody has looked through for names: what was taken out of its page, and its path."""
    url = article["url"]
    is_open = url is None or pseudonyms.hidden(url, loosely=True) == url
    removed = [{**piece, "text": ""} for piece in article["removed"]]
    left = {**article, "location": "", "removed": removed, "url": url if is_open else None}
    text = {"text": ""} if "text" in article else {}
    return left if is_read else {**left, **text, "title": None, "byline": None, "dateline": None}


def _told(one: Object, pseudonyms: Pseudonyms) -> Object:
    return {key: _hidden(value, pseudonyms, loosely=key in LOOSE) for key, value in one.items()}


def _hidden(value: object, pseudonyms: Pseudonyms, *, loosely: bool = False) -> object:
    if isinstance(value, str):
        return pseudonyms.hidden(value, loosely=loosely)
    if isinstance(value, dict):
        return _told(value, pseudonyms)
    if isinstance(value, list):
        return [_hidden(one, pseudonyms, loosely=loosely) for one in value]
    return value
