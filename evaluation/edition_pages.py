"""What each page of the edition costs over a ledger: milliseconds of its queries alone, and of the whole page.

The application is asked in this process, one page after the other, so that the clock in front of SQLite can be read. A
page is asked in many ways: other filters, pages far down a list, questions and reports from all over the ledger.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import quote, urlencode

from starlette.testclient import TestClient

from variorum.ledger import Filter
from variorum.web.app import create_app
from variorum.web.shelf import Opened, Shelf, slug

Row = TypeVar("Row")
Value = TypeVar("Value")
EACH = 60  # single pages of one sort
AMONG = 12  # values of one filter
FAR = (2, 7, 40, 99_999)  # pages of a list; past its end comes the last
LISTS = ("questions", "figures", "control", "timeline")
KINDS = ("control", "casualty", "event", "quantity", "statement")
RELATIONS = ("one answer", "differs", "conflicts", "denied")
WORDS = ("police", "killed", "said", "government", "minister", "attack on Tuesday", "two people were", "nobodyhasthis")


def pages(ledger: Path) -> dict[str, Any]:
    """For each page the middle and the 95th of 100 in milliseconds, of its queries and of the whole."""
    clock = Clock()
    every = addresses(ledger)
    with _counted(clock), TestClient(create_app(ledger), base_url="http://127.0.0.1") as client:
        client.get("/problems")  # reads the contents, once for every state of the ledger
        contents = clock.take()
        found = {name: _measured(client, clock, asked) for name, asked in every.items()}
    return {"contents_query_ms": round(contents), **found}


def _measured(client: TestClient, clock: Clock, asked: Sequence[str]) -> dict[str, Any]:
    told = [_one(client, clock, address) for address in asked]
    queries, whole = sorted(query for query, _ in told), sorted(page for _, page in told)
    slowest = max(zip(told, asked, strict=True))
    return {
        "asked": len(asked),
        "query_ms": {"p50": share(queries, 0.5), "p95": share(queries, 0.95), "most": queries[-1]},
        "page_ms": {"p50": share(whole, 0.5), "p95": share(whole, 0.95), "most": whole[-1]},
        "slowest_query": slowest[1],
    }


def _one(client: TestClient, clock: Clock, address: str) -> tuple[float, float]:
    started = time.perf_counter()
    status = client.get("/" + address).status_code
    page = 1000 * (time.perf_counter() - started)
    assert status == 200, address
    return round(clock.take(), 1), round(page, 1)


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies; they are in order."""
    return values[min(len(values) - 1, int(part * len(values)))]


def addresses(ledger: Path) -> Mapping[str, Sequence[str]]:
    """The ways in which each page is asked."""
    with Shelf(ledger).open() as opened:
        index, asked = opened.index, Asked(opened)
        stories = [{"story": story.id} for story in spread(index.stories, AMONG)]
        chosen = [*asked.by_kind, *asked.of_claims, *stories]
        lists = {name: _list(name, [*chosen, *asked.relations]) for name in LISTS}
        claims = opened.ledger.claim_ids(Filter(), limit=-1)
        about = [{"about": row.about} for row in spread(opened.ledger.worded(), EACH)]
        return {
            "front": _list("", stories, far=()),
            **lists,
            "map": _list("map", chosen, far=()),
            "wording": _list("wording", stories),
            "words": _list("wording", about, far=())[1:],
            "reports": _list("reports", [*asked.days, *stories, *asked.outlets]),
            "sources": _list("sources", ()),
            "actors": _list("actors", [*asked.parties, *asked.names]),
            "search": _list("search", chosen, far=()),
            "question": [f"questions/{row.id}" for row in spread(index.questions, EACH)],
            "report": [f"reports/{slug(row.id)}" for row in spread(index.reports, EACH)],
            "claim": [f"claims/{name}" for name in spread(claims, EACH)],
        }


def _list(name: str, asked: Sequence[Mapping[str, str]], far: Sequence[int] = FAR) -> list[str]:
    """A list as it stands, far down, and with each of the filters."""
    queries = [{"page": str(number)} for number in far] + [dict(one) for one in asked]
    told = (f"{name}?{urlencode(query, quote_via=quote)}" for query in queries)
    return list(dict.fromkeys((name, *told)))  # each once: what was laid out is kept


class Asked:
    """The filters that are asked of a ledger, with values that it holds."""

    def __init__(self, opened: Opened) -> None:
        index = opened.index
        actors = spread(opened.ledger.actors(limit=10_000), AMONG)
        days = sorted({row.date.earliest for row in index.reports if row.date.earliest})
        places = [row.place for row in spread(opened.ledger.placed(Filter(), limit=2_000), AMONG)]
        self.by_kind = [{"kind": kind} for kind in KINDS]
        self.relations = [{"relation": relation} for relation in RELATIONS]
        many = [row.name for row in opened.ledger.actors(limit=3)]  # who is in most claims
        self.parties = [{"party": name} for name in (*many, *index.parties[:3], *spread(index.parties, AMONG))]
        self.days = [{"since": day} for day in spread(days, 4)] + [{"until": day} for day in spread(days, 4)]
        self.days += [{"since": day, "until": day} for day in spread(days, 4)]
        self.outlets = [{"voice": name} for name in spread(index.outlets, AMONG)]
        self.names = [{"match": row.name} for row in actors] + [{"match": word} for word in WORDS]
        self.of_claims = [*self.parties, *self.days, *({"place": place} for place in places)]
        self.of_claims += [{"match": word} for word in WORDS] + [{"kind": "event", "match": WORDS[0]}]
        self.of_claims += [{"party": name, "match": word} for name in many for word in WORDS[:2]]
        self.of_claims += [{"place": place, **day} for place, day in zip(places, self.days, strict=False)]


def spread(rows: Sequence[Row], count: int) -> Sequence[Row]:
    """So many rows, as far apart as they can be."""
    return rows[:: max(1, len(rows) // count)][:count]


class Clock:
    """Milliseconds that SQLite was waited for since they were last taken."""

    def __init__(self) -> None:
        self.told = 0.0

    def timed(self, work: Callable[[], Value]) -> Value:
        """What the work gives; the time it took is added."""
        started = time.perf_counter()
        try:
            return work()
        finally:
            self.told += 1000 * (time.perf_counter() - started)

    def take(self) -> float:
        """What was added so far; it begins anew."""
        told, self.told = self.told, 0.0
        return told


@contextmanager
def _counted(clock: Clock) -> Iterator[None]:
    """Every connection that is opened inside is timed: its statements, and each row that they give."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, values: Any = (), /) -> Self:  # noqa: ANN401 - as sqlite3 declares it
            return clock.timed(lambda: super(Cursor, self).execute(sql, values))

        def __next__(self) -> Any:  # noqa: ANN401 - a row of whatever was asked
            return clock.timed(super().__next__)

        def fetchone(self) -> Any:  # noqa: ANN401
            return clock.timed(super().fetchone)

        def fetchall(self) -> list[Any]:
            return clock.timed(super().fetchall)

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
            return self.cursor(Cursor).execute(sql, values)

    opened = sqlite3.connect
    timed = partial(opened, factory=Connection)
    setattr(sqlite3, "connect", lambda *told, **how: clock.timed(lambda: timed(*told, **how)))  # noqa: B010 - for a while
    try:
        yield
    finally:
        setattr(sqlite3, "connect", opened)  # noqa: B010
