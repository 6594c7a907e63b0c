"""Copies, copied passages, wire texts and statements as origins."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.pile_of_claims import claim, on, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.copies import origins
from variorum.reconciliation.copies.quoting import are_quoted, quoted_stretches
from variorum.reconciliation.copies.shingles import Marks, Shared, Worded, fingerprints, shared_runs, worded
from variorum.records import Article, Reconciliation
from variorum.settings import Settings

WORDS = st.lists(st.sampled_from([f"w{i}" for i in range(5000)]), min_size=40, max_size=60, unique=True)
PASSAGE = " ".join(f"shared{i}" for i in range(40))
CLAUSE = " ".join(f"shared{i}" for i in range(16))


def _filler(name: str, count: int = 300) -> str:
    return " ".join(f"{name}{i}" for i in range(count))


def _laid(*articles: Article) -> Reconciliation:
    return reconcile(articles, [], settings=Settings())


@given(WORDS, WORDS, st.integers(11, 30))
def test_a_shared_run_of_eleven_words_leaves_a_common_fingerprint(left: list[str], right: list[str], size: int) -> None:
    run = [f"x{i}" for i in range(size)]
    one, other = worded(" ".join(left + run)), worded(" ".join(run + right))
    kept = [{int(text.hashes[i]) for i in fingerprints(text.hashes)} for text in (one, other)]
    assert kept[0] & kept[1]


def test_a_run_is_as_long_as_it_goes() -> None:
    one, other = worded(f"a b c {PASSAGE} d e f"), worded(f"g h {PASSAGE} i j")
    assert [(run.left, run.right, run.length) for run in shared_runs(one, other)] == [(3, 2, 40)]


def test_a_copy_with_furniture_is_one_origin() -> None:
    text = _filler("word")
    (origin,) = _laid(
        report("a", "2024-03-03", text), report("b", "2024-03-03", text + " " + _filler("ad", 40))
    ).origins
    assert origin.articles == ("a", "b")


def test_a_passage_in_a_longer_report_is_found_with_its_place() -> None:
    one = report("a", "2024-03-03", f"{_filler('a')} {PASSAGE} {_filler('c')}")
    other = report("b", "2024-03-04", f"{_filler('b')} {PASSAGE}")
    (origin,) = _laid(one, other).origins
    assert [(name, span.exact) for name, span in origin.passages] == [("a", PASSAGE), ("b", PASSAGE)]


def test_a_quotation_in_common_is_no_copy() -> None:
    one = report("a", "2024-03-03", f"{_filler('a')} “{PASSAGE}” {_filler('c')}")
    other = report("b", "2024-03-04", f"{_filler('b')} “{PASSAGE}” she said")
    assert _laid(one, other).origins == ()


def test_a_credit_alone_is_no_origin_but_a_clause_with_it_is() -> None:
    apart = _laid(
        report("a", "2024-03-03", _filler("a"), agency="Wire"), report("b", "2024-03-03", _filler("b"), agency="Wire")
    )
    shared = _laid(
        report("a", "2024-03-03", f"{_filler('a')} {CLAUSE}", agency="Wire"),
        report("b", "2024-03-03", f"{_filler('b')} {CLAUSE}", agency="Wire"),
    )
    unsigned = _laid(
        report("a", "2024-03-03", f"{_filler('a')} {CLAUSE}"), report("b", "2024-03-03", f"{_filler('b')} {CLAUSE}")
    )
    assert apart.origins == unsigned.origins == ()
    assert shared.origins[0].articles == ("a", "b")


def test_one_statement_in_two_reports_is_one_origin() -> None:
    said = voice("Ada Brenn", "Norvalia", said="2024-03-05")
    claims = [claim(name, "statement", "every single hour counts now", said) for name in ("a", "b")]
    result = reconcile([report("a", "2024-03-05"), report("b", "2024-03-06")], claims, settings=Settings())
    assert [statement.claims for statement in result.statements] == [("a/0", "b/0")]
    assert [origin.articles for origin in result.origins] == [("a", "b")]


def test_another_day_is_another_statement() -> None:
    claims = [
        claim(name, "statement", "every single hour counts now", voice("Ada Brenn", "Norvalia", said=on(day)))
        for name, day in (("a", "2024-03-05"), ("b", "2024-03-07"))
    ]
    result = reconcile([report("a", "2024-03-05"), report("b", "2024-03-07")], claims, settings=Settings())
    assert result.statements == ()


def _edited(text: str, every: int) -> str:
    """The text with one word in so many replaced."""
    return " ".join(f"edit{i}" if i % every == 0 else word for i, word in enumerate(text.split()))


def test_a_copy_that_was_edited_and_cut_is_still_one_origin() -> None:
    text = _filler("word")
    shortened = " ".join(_edited(text, 25).split()[:200])
    (origin,) = _laid(report("a", "2024-03-03", text), report("b", "2024-03-03", shortened)).origins
    assert origin.articles == ("a", "b")


def test_a_text_that_is_mostly_one_quotation_is_no_copy_of_another_that_quotes_it() -> None:
    said = " ".join(f"said{i}" for i in range(120))
    one = report("a", "2024-03-03", f"“{said}” {_filler('a', 60)}")
    other = report("b", "2024-03-03", f"{_filler('b', 60)} “{said}”")
    assert _laid(one, other).origins == ()


def test_five_hundred_copies_are_one_origin_and_each_is_compared_once() -> None:
    text = _filler("word", 80)
    pile = [report(f"r{i:03}", "2024-03-03", f"{text} edition{i}") for i in range(500)]
    (origin,) = _laid(*pile).origins
    assert origin.articles == tuple(article.id for article in pile)


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("«Non», dit-il.", ["«Non»"]),
        ("“It goes on\nHere it does not.", ["“It goes on"]),
        ("No quotation.", []),
    ],
)
def test_where_a_text_quotes(text: str, quoted: list[str]) -> None:
    found = quoted_stretches(text)
    assert [text[start:end] for start, end in found] == quoted
    told = are_quoted(np.arange(len(text), dtype=np.int32), found).tolist()
    assert told == [any(s <= place < e for s, e in found) for place in range(len(text))]


def test_a_passage_in_five_hundred_reports_is_one_origin_and_each_is_compared_with_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[Worded] = []

    def noted(one: Worded, other: Worded) -> list[Shared]:
        looked_at.append(one)
        return shared_runs(one, other)

    monkeypatch.setattr(origins, "shared_runs", noted)
    pile = [report(f"r{i:03}", "2024-03-03", f"{_filler(f'own{i}x', 80)} {PASSAGE}") for i in range(500)]
    (origin,) = _laid(*pile).origins
    assert origin.articles == tuple(article.id for article in pile)
    assert {span.exact for _, span in origin.passages} == {PASSAGE}
    assert len(looked_at) < 2 * len(pile)


def test_two_passages_in_many_reports_are_two_origins_each_in_those_that_have_it() -> None:
    other = " ".join(f"told{i}" for i in range(40))
    told = {"both": (PASSAGE, other), "one": (PASSAGE,), "other": (other,), "none": ()}
    sorts = [*told] * 10
    pile = [
        report(
            f"r{i:02}",
            "2024-03-03",
            " ".join(f"{_filler(f'own{i}{at}x', 90)} {said}" for at, said in enumerate(("", *told[sort]))),
        )
        for i, sort in enumerate(sorts)
    ]
    found = _laid(*pile).origins
    held = [{sorts[int(name[1:])] for name in origin.articles} for origin in found]
    assert held == [{"both", "one"}, {"both", "other"}]
    assert [len(origin.articles) for origin in found] == [20, 20]


def test_a_copy_of_a_report_that_shares_a_passage_with_all_is_known_as_one() -> None:
    passed_on = [report(f"r{i:02}", "2024-03-03", f"{_filler(f'own{i}x', 80)} {PASSAGE}") for i in range(40)]
    text = f"{_filler('again', 80)} {PASSAGE}"
    found = _laid(*passed_on, report("s1", "2024-03-04", text), report("s2", "2024-03-04", text)).origins
    assert [origin.articles for origin in found if origin.id.startswith("copy-")] == [("s1", "s2")]


@given(st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=2, max_size=12))
def test_few_texts_are_all_met_that_share_a_fingerprint(told: list[list[int]]) -> None:
    texts = [worded(" ".join(f"p{part}w{i}" for part in parts for i in range(12))) for parts in told]
    kept = [{int(text.hashes[i]) for i in fingerprints(text.hashes)} for text in texts]
    marks = Marks(texts)
    for one, own in enumerate(kept):
        shared = {other: len(own & kept[other]) for other in range(one) if own & kept[other]}
        assert dict(zip(*marks.before(one), strict=True)) == shared
        held = own.intersection(set[int]().union(*(each for other, each in enumerate(kept) if other != one)))
        assert marks.of(one).tolist() == sorted(held)
