"""The JSON behind the pages: the public objects of `docs/json-lines.md`, in lists that go on by an offset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from variorum.ledger import Wanted
from variorum.public import (
    Object,
    article_object,
    claim_object,
    decision_object,
    problem_object,
    question_object,
    story_object,
)
from variorum.records import SCHEMA
from variorum.web.asked import Asked
from variorum.web.page import NotFound
from variorum.web.shelf import Leaf, Opened, slug
from variorum.web.views.questions import filtered

MOST = 200  # objects in one answer


def some(items: Iterable[Object], *, count: int | None, offset: int, limit: int) -> Object:
    """A part of a list; `next` is the offset to go on at, null at the end."""
    kept = list(items)
    more = len(kept) == limit and (count is None or offset + limit < count)
    return {"schema": SCHEMA, "count": count, "next": offset + limit if more else None, "items": kept}


def questions(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """The questions that pass the filters."""
    rows = filtered(opened, asked)
    names = [row.id for row in rows[offset : offset + limit]]
    leaf = opened.excerpt(Wanted(fronts=names, voices=0))
    return some(_questions(opened, leaf, names), count=len(rows), offset=offset, limit=limit)


def question(opened: Opened, name: str) -> Object:
    """One question, with the claims that answer it."""
    leaf = opened.excerpt(Wanted(questions=[name]))
    found = list(_questions(opened, leaf, [name]))
    if not found:
        raise NotFound(name)
    own = frozenset(next(one for one in leaf.found.questions if one.id == name).claims)
    return {**found[0], "evidence": [one for one in _claims(opened, leaf) if one["id"] in own]}


def claims(opened: Opened, asked: Asked, offset: int, limit: int) -> Object:
    """The claims that pass the filters."""
    names = opened.ledger.claim_ids(asked.filter, limit=limit, offset=offset)
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
    """The reports without their texts, in the order of time."""
    rows = opened.index.reports[offset : offset + limit]
    leaf = opened.excerpt(Wanted(reports=[row.id for row in rows]))
    found = {one["id"]: one for one in _reports(leaf, with_text=False)}
    return some((found[row.id] for row in rows), count=len(opened.index.reports), offset=offset, limit=limit)


def report(opened: Opened, address: str) -> Object:
    """One report with its text, and its claims."""
    name = opened.index.slugs.get(address)
    if name is None:
        raise NotFound(address)
    leaf = opened.excerpt(Wanted(reports=[name]))
    told = next(one for one in _reports(leaf, with_text=True) if one["id"] == name)
    return {**told, "address": slug(name), "claims": [one for one in _claims(opened, leaf) if one["article"] == name]}


def stories(opened: Opened) -> Object:
    """Which reports are about the same matters."""
    found = [story_object(one) for one in opened.index.stories]
    return some(found, count=len(found), offset=0, limit=len(found) + 1)


def decisions(opened: Opened) -> Object:
    """What persons decided, the first first."""
    held = {one.decision: one for one in opened.ledger.held()}
    found = [decision_object(one, held=held.get(one.id)) for one in opened.ledger.decisions()]
    return some(found, count=len(found), offset=0, limit=len(found) + 1)


def problems(opened: Opened) -> Object:
    """What could not be read or understood."""
    found = [problem_object(one) for one in opened.ledger.problems()]
    return some(found, count=len(found), offset=0, limit=len(found) + 1)


def rows(found: Sequence[object]) -> Object:
    """A list that is no list of records: places, words, actors, origins."""
    return some([asdict(one) for one in found], count=len(found), offset=0, limit=len(found) + 1)  # type: ignore[call-overload]


def _questions(opened: Opened, leaf: Leaf, names: Sequence[str]) -> Iterable[Object]:
    records = {one.id: one for one in leaf.found.questions}
    held = {name: one.decision for one in leaf.found.decided for name in one.questions}
    made = {one.id: one for one in opened.index.decisions}
    for name in names:
        if name in records:
            about = [made[held[name]]] if name in held and held[name] in made else []
            yield question_object(records[name], decisions=about)


def _claims(opened: Opened, leaf: Leaf) -> Iterable[Object]:
    made = {one.id: one for one in opened.index.decisions}
    for one in leaf.found.claims:
        about = [made[h.decision] for h in leaf.found.decided if one.id in h.claims and h.decision in made]
        published = leaf.pile.articles[one.article].published
        yield claim_object(one, published=published, decisions=about)


def _reports(leaf: Leaf, *, with_text: bool) -> Iterable[Object]:
    for one in leaf.pile.articles.values():
        yield article_object(one, dating=leaf.pile.datings.get(one.id), with_text=with_text)
