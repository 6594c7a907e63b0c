# ruff: noqa: ANN401 - the mirror walks through records of every kind
"""What must hold of any pile: order does not matter, names are exchangeable, a copy supports nothing."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.deciding import actors, claim_decided
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from tests.reconciliation.pile_of_claims import shifted
from tests.reconciliation.war import ARTICLES, CLAIMS
from variorum.records import Article, Claim, Position, Reconciliation
from variorum.settings import Settings

MIRROR = {
    "Azerbaijan": "Armenia",
    "Armenia": "Azerbaijan",
    "Ilham Aliyev": "Nikol Pashinyan",
    "Nikol Pashinyan": "Ilham Aliyev",
}


def _laid(articles: list[Article], claims: list[Claim]) -> Reconciliation:
    return reconcile(articles, claims, settings=Settings())


@settings(max_examples=25, deadline=None)
@given(articles=st.permutations(ARTICLES), claims=st.permutations(CLAIMS))
def test_the_order_of_the_input_never_matters(articles: list[Article], claims: list[Claim]) -> None:
    assert _laid(articles, claims) == _laid(list(ARTICLES), list(CLAIMS))


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(ARTICLES), min_size=1))
def test_every_named_claim_is_in_the_pile(articles: set[Article]) -> None:
    known = {article.id for article in articles}
    result = _laid(list(articles), [claim for claim in CLAIMS if claim.article in known])
    ids = {claim.id for claim in result.claims}
    assert {claim for question in result.questions for p in question.positions for claim in p.claims} <= ids
    assert {claim for gap in result.gaps for claim in gap.claims} <= ids
    assert {claim for use in result.wording for claim in use.claims} <= ids


def _mirrored(value: Any) -> Any:
    """The value with every name of one party turned into the other's, in records, tuples and sentences."""
    if isinstance(value, str):
        return _swapped(value)
    if isinstance(value, tuple):
        return tuple(_mirrored(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _mirrored(getattr(value, field.name)) for field in fields(value)})
    return value


def _swapped(text: str) -> str:
    for i, name in enumerate(MIRROR):
        text = text.replace(name, f"\x00{i}\x00")
    for i, other in enumerate(MIRROR.values()):
        text = text.replace(f"\x00{i}\x00", other)
    return text


def _told(result: Reconciliation) -> set[tuple[Any, ...]]:
    """The questions without ids, which are made of names."""
    return {
        (q.about, q.relation, q.reason, q.flags, q.series, frozenset(map(_position, q.positions)))
        for q in result.questions
    }


def _position(position: Position) -> tuple[Any, ...]:
    return (position.name, position.answer, position.support, position.claims, position.claimants, position.basis)


def test_two_parties_exchanged_give_the_mirrored_result() -> None:
    straight = _told(_laid(list(ARTICLES), list(CLAIMS)))
    mirrored = _told(_laid(list(ARTICLES), [_mirrored(claim) for claim in CLAIMS]))
    assert mirrored == _through_sets(straight)
    assert mirrored != straight


def test_the_same_decisions_about_the_other_side_give_the_mirrored_result() -> None:
    made = (actors(1, "merge", "Armenia", "Armenian officials"), claim_decided(2, "reject", CLAIMS[0]))
    straight = _told(reconcile(ARTICLES, CLAIMS, decisions=made, settings=Settings()))
    turned = [_mirrored(decision) for decision in made]
    claims = [_mirrored(claim) for claim in CLAIMS]
    assert _told(reconcile(ARTICLES, claims, decisions=turned, settings=Settings())) == _through_sets(straight)
    assert straight != _told(_laid(list(ARTICLES), list(CLAIMS)))


def _through_sets(told: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {(*_mirrored(question[:-1]), frozenset(_mirrored(p) for p in question[-1])) for question in told}


def test_a_copy_of_a_report_supports_nothing() -> None:
    text = " ".join(f"word{i}" for i in range(400))
    articles = [replace(article, text=text if article.id == "third" else "") for article in ARTICLES]
    before = _support(_laid(articles, list(CLAIMS)))
    copy = replace(articles[2], id="zcopy", outlet="zcopy")
    own = [claim for claim in CLAIMS if claim.article == "third"]
    after = _support(_laid([*articles, copy], [*CLAIMS, *shifted(own, "zcopy")]))
    assert {key: after[key] for key in before} == before


def _support(result: Reconciliation) -> dict[tuple[str, str | None], str]:
    return {(question.id, p.name): p.support for question in result.questions for p in question.positions}
