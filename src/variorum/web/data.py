"""The JSON behind the pages: the public objects of `docs/json-lines.md`, in lists that go on by an offset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import islice

from variorum.exporting import decided_about, decision_objects
from variorum.ledger import Wanted
from variorum.public import Object, article_object, claim_object, problem_object, question_object, story_object
from variorum.records import SCHEMA
from variorum.web.asked import Asked
from variorum.web.page import NotFound
from variorum.web.shelf import Leaf, Opened, slug
from variorum.web.views.lists import subjects
from variorum.web.views.questions import filtered
from variorum.web.views.reports import chosen

MOST = 200  # objects in one answer


def some(items: Iterable[Object], *, count: int | None, offset: int, limit: int) -> Object:
    """A part of a list: `limit` of the items that are given; `next` is the offset to go on at, null at the end.

    Where nobody counted, one item more than the limit tells that there are more.
    """
    given = list(items)
    more = len(given) > limit if count is None else offset + limit < count
    return {"schema": SCHEMA, "count": count, "next": offset + limit if more else None, "items": given[:limit]}


def questions(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """The questions that pass the filters."""
    rows = filtered(opened, asked)
    names = [row.id for row in rows[offset : offset + limit]]
    leaf = opened.excerpt(Wanted(fronts=names, voices=0))
    return some(_questions(opened, leaf, names), count=len(rows), offset=offset, limit=limit)


def question(opened: Opened, name: str) -> Object:
    """One question, with the claims that answer it and those that say where or when that was."""
    leaf = opened.excerpt(Wanted(questions=[name]))
    found = list(_questions(opened, leaf, [name]))
    if not found:
        raise NotFound(name)
    asked = next(one for one in leaf.found.questions if one.id == name)
    own = frozenset((*asked.claims, *asked.grounds))
    return {**found[0], "evidence": [one for one in _claims(opened, leaf) if one["id"] in own]}


def claims(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """The claims that pass the filters."""
    names = opened.ledger.claim_ids(asked.filter, limit=limit + 1, offset=offset)
    found = {one["id"]: one for one in _claims(opened, opened.excerpt(Wanted(claims=names)))}
    return some((found[name] for name in names), count=None, offset=offset, limit=limit)


def claim(opened: Opened, name: str) -> Object:
    """One claim, with the questions that it answers."""
    leaf = opened.excerpt(Wanted(claims=[name]))
    found = next((one for one in _claims(opened, leaf) if one["id"] == name), None)
    if found is None:
        raise NotFound(name)
    return {**found, "questions": [one.id for one in leaf.found.questions if name in one.claims]}


def reports(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """The reports that pass the filters, without their texts, in the order of time."""
    rows = [row for _, row in chosen(opened, asked)]
    names = [row.id for row in rows[offset : offset + limit]]
    datings = {one.article: one for one in opened.ledger.datings(names)}
    found = {one.id: one for one in opened.ledger.newest(names)}
    told = (article_object(found[name], dating=datings.get(name)) for name in names)
    return some(told, count=len(rows), offset=offset, limit=limit)


def report(opened: Opened, address: str) -> Object:
    """One report with its text, and its claims."""
    name = opened.index.slugs.get(address)
    if name is None:
        raise NotFound(address)
    leaf = opened.excerpt(Wanted(reports=[name]))
    told = article_object(leaf.pile.articles[name], dating=leaf.pile.datings.get(name), with_text=True)
    return {**told, "address": slug(name), "claims": [one for one in _claims(opened, leaf) if one["article"] == name]}


def stories(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """Which reports are about the same matters."""
    found = opened.index.stories
    told = (story_object(one) for one in found[offset : offset + limit])
    return some(told, count=len(found), offset=offset, limit=limit)


def decisions(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """What persons decided, the first first."""
    told = islice(decision_objects(opened.ledger), offset, offset + limit + 1)
    return some(told, count=None, offset=offset, limit=limit)


def problems(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """What could not be read or understood."""
    found = opened.ledger.problems()
    told = (problem_object(one) for one in found[offset : offset + limit])
    return some(told, count=len(found), offset=offset, limit=limit)


def origins(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """Which reports come from one place."""
    found = opened.ledger.origins(limit=limit, offset=offset)
    return _rows(found, count=opened.ledger.origin_count(), offset=offset, limit=limit)


def wording(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """Of what several words are used."""
    names = subjects(opened, asked)
    found = opened.ledger.worded(names[offset : offset + limit], story=asked.story or None)
    return _rows(found, count=len(names), offset=offset, limit=limit)


def actors(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """Those who speak or act, with every name that the reports use."""
    party, match = asked.party or None, asked.match or None
    found = opened.ledger.actors(party=party, match=match, limit=limit, offset=offset)
    return _rows(found, count=opened.ledger.actor_count(party=party, match=match), offset=offset, limit=limit)


def places(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """The claims that have a place on the map."""
    found = opened.ledger.placed(asked.filter, limit=limit + 1, offset=offset)
    return _rows(found, count=None, offset=offset, limit=limit)


def _rows(found: Sequence[object], *, count: int | None, offset: int, limit: int) -> Object:
    """A part of a list that is no list of records."""
    told = (asdict(one) for one in found)  # type: ignore[call-overload]
    return some(told, count=count, offset=offset, limit=limit)


def _questions(opened: Opened, leaf: Leaf, names: Sequence[str]) -> Iterable[Object]:
    records = {one.id: one for one in leaf.found.questions}
    decided = decided_about(opened.index.made, leaf.found.decided)
    return (question_object(records[name], decisions=decided.get(name, ())) for name in names if name in records)


def _claims(opened: Opened, leaf: Leaf) -> Iterable[Object]:
    decided = decided_about(opened.index.made, leaf.found.decided)
    for one in leaf.found.claims:
        published = leaf.pile.articles[one.article].published
        yield claim_object(one, published=published, decisions=decided.get(one.id, ()))
