"""Stances that relate alike are paired as kinds: of thousands of reports of one event few pairs are looked at."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.pile_of_claims import dead, report, voice
from tests.reconciliation.pile_of_claims import lay_together as reconcile
from variorum.reconciliation.answers.alike import Row
from variorum.reconciliation.comparing.compared import Compared
from variorum.settings import Settings

rows = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), min_size=2, max_size=12)


@given(rows)
def test_a_row_tells_the_first_and_the_last_behind_that_have_another_key(drawn: list[tuple[str, str]]) -> None:
    """Drawn is of each number in which row it stands, and its key."""
    keys = [key for _, key in drawn]
    for name in {row for row, _ in drawn}:
        row = Row([i for i, (own, _) in enumerate(drawn) if own == name], keys)
        for i, key in enumerate(keys):
            others = [j for j in row.numbers if j > i and keys[j] != key]
            assert (row.first_after(i), row.last_after(i)) == ((others[0], others[-1]) if others else (None, None))


def test_of_many_equal_answers_few_pairs_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[tuple[int, int]] = []
    relation = Compared.relation

    def noted(self: Compared, i: int, j: int) -> str:
        looked_at.append((i, j))
        return relation(self, i, j)

    monkeypatch.setattr(Compared, "relation", noted)
    reports = [report(f"r{number:03d}", "2024-03-03") for number in range(400)]
    claims = [
        dead(one.id, 12 + number % 3, voice(f"Voice Q{number}"), place="Kelm", cumulative=True)
        for number, one in enumerate(reports)
    ]
    (question,) = reconcile(reports, claims, settings=Settings()).questions
    assert len(question.positions) == 400
    assert len(looked_at) < 4 * len(claims) < len(list(combinations(claims, 2))) / 40
