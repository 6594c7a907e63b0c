"""A benchmark's rows as a pile of reports: read by the house, without a ledger, and laid side by side."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from variorum.pipeline import read_claims
from variorum.reconciliation import reconcile
from variorum.records import Article, Date, Reconciliation
from variorum.resolution.dates import resolve_time
from variorum.settings import Settings

Row = dict[str, Any]


def article(row: Row) -> Article:
    """The report of a row: its title as first paragraph, its day as given."""
    title, text = row.get("title") or "", row["text"]
    whole = text if not title or text.startswith(title) else f"{title}\n\n{text}"
    day = (row.get("dct") or row.get("date") or "")[:10] or None
    published = Date(day, day, day, precision=1, basis="stated") if day else Date()
    return Article(row["id"], whole, published, title=title or None, url=row.get("url"), outlet=row.get("outlet"))


def laid(articles: Iterable[Article], parser: str | None) -> Reconciliation:
    """These reports side by side; without a parser their texts alone are compared, and no claims are read."""
    pile = list(articles)
    settings = Settings(parser=parser or "fast")
    claims = [claim for one in pile for claim in (read_claims(one, settings) if parser else ())]
    return partial(reconcile, resolve_time=resolve_time)(pile, claims, decisions=(), settings=settings)


def clusters(found: Reconciliation, ids: Iterable[str]) -> dict[str, str]:
    """The story of each report; a report that stands alone is a story of its own."""
    told = {name: story.id for story in found.stories for name in story.articles}
    return {name: told.get(name, name) for name in ids}
