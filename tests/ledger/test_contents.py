"""The light rows of a ledger say of reports, questions and voices what their records say."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.web.ledgers import nothing, war
from variorum.ledger import Contents, Filter, Ledger
from variorum.ledger.connection import reader
from variorum.ledger.contents import _way
from variorum.records import Reconciliation


@pytest.fixture(scope="module")
def contents() -> Contents:
    """The rows of the ledger."""
    with Ledger.read(war()) as ledger:
        return ledger.contents()


@pytest.fixture(scope="module")
def whole() -> Reconciliation:
    """The records of the ledger."""
    with Ledger.read(war()) as ledger:
        return ledger.reconciliation()


def test_reports_stand_in_the_order_of_print_with_what_they_hold(contents: Contents, whole: Reconciliation) -> None:
    with Ledger.read(war()) as ledger:
        articles = ledger.articles()
    told = {name: origin for origin in whole.origins for name in origin.articles}
    assert [row.id for row in contents.reports] == [one.id for one in articles]
    for row, article in zip(contents.reports, articles, strict=True):
        claims = [claim for claim in whole.claims if claim.article == article.id]
        stories = [story.id for story in whole.stories if article.id in story.articles]
        assert (row.outlet, row.agency, row.title) == (article.outlet, article.agency, article.title)
        assert (row.version, row.removed, row.claims) == (article.version, len(article.removed), len(claims))
        assert (row.story, row.origins > 0) == (stories[0] if stories else None, article.id in told)
        assert (row.date.edtf, row.date.basis) == (article.published.edtf, article.published.basis)


def test_questions_stand_in_the_order_of_print(contents: Contents, whole: Reconciliation) -> None:
    told = [(q.id, q.kind, q.about, q.relation, q.flags, q.when.edtf, len(q.positions)) for q in whole.questions]
    assert [(r.id, r.kind, r.about, r.relation, r.flags, r.day, r.voices) for r in contents.questions] == told


def test_every_voice_stands_once_in_the_order_of_speaking(contents: Contents, whole: Reconciliation) -> None:
    rank = {claim.id: number for number, claim in enumerate(whole.claims)}
    first: dict[tuple[str, str | None], int] = {}
    for question in whole.questions:
        for position in question.positions:
            key, at = (position.voice, position.name), min(rank[claim] for claim in position.claims)
            first[key] = min(at, first.get(key, at))
    assert list(contents.voices) == sorted(first, key=lambda key: first[key])


FILTERS = (
    Filter(),
    Filter(kind="casualty"),
    Filter(party="estmar"),
    Filter(party="Norvalia's defence ministry"),
    Filter(place="KELM"),
    Filter(since="2031-05-05", until="2031-05-09"),
    Filter(match="killed"),
    Filter(article="post/1"),
    Filter(match='"'),
    Filter(party="nobody"),
    Filter(since="2031-05-07"),
    Filter(until="2031-05-07"),
    Filter(kind="control", until="2031-05-07"),
    Filter(match="killed", since="2031-05-07"),
    Filter(match="killed", kind="casualty", party="estmar"),
)


@pytest.mark.parametrize("wanted", FILTERS)
def test_a_filter_finds_the_same_in_rows_and_records(wanted: Filter) -> None:
    with Ledger.read(war()) as ledger:
        claims, questions = list(ledger.claims(wanted)), list(ledger.questions(wanted))
        assert ledger.claim_ids(wanted, limit=-1) == tuple(one.id for one in claims)
        if wanted != Filter():
            named = {row.key: row.id for row in ledger.contents().questions}
            assert [named[key] for key in ledger.answered(wanted)] == [one.id for one in questions]
        parts = [ledger.claim_ids(wanted, limit=2, offset=at) for at in range(0, len(claims) + 2, 2)]
        assert [name for part in parts for name in part] == [one.id for one in claims]


def test_a_party_is_whoever_speaks_for_it_or_bears_its_name() -> None:
    with Ledger.read(war()) as ledger:
        for name, claims in (("Norvalia", 6), ("norvalia’s DEFENCE ministry", 6), ("residents", 1), ("Estmar", 4)):
            assert len(ledger.claim_ids(Filter(party=name), limit=-1)) == claims, name


def test_an_empty_ledger_has_no_contents() -> None:
    with Ledger.read(nothing()) as ledger:
        assert ledger.contents() == Contents((), (), ())


ALSO: tuple[dict[str, str], ...] = (
    *({"party": "Norvalia"}, {"place": "Kelm"}, {"kind": "control"}, {"since": "2031-05-01"}),
)


@pytest.mark.parametrize("also", ALSO)
def test_words_are_searched_once_whatever_else_is_asked(also: dict[str, str]) -> None:
    with closing(reader(war())) as opened:
        query, condition, values = _way(opened, Filter(match="Kelm", **also))
        plan = opened.execute("EXPLAIN QUERY PLAN " + query.format(condition=condition), (*values, 1, 0)).fetchall()
    (search,) = (row[3] for row in plan if "claims_search VIRTUAL TABLE" in row[3])
    # "=" would be a search of the words for each row number that something else gave.
    assert "=" not in search.partition("INDEX")[2]
