"""Small parts are sent together, large ones alone, and what lies side by side comes back as it was."""

from __future__ import annotations

import pickle

import pytest

import variorum.tasks as tasks
from tests.ledger.house import read_claims, reading
from tests.reconciliation.pile_of_claims import lay_together
from variorum.settings import Settings
from variorum.tasks import Found, batches

CASES: tuple[tuple[list[int], list[list[int]]], ...] = (
    ([], []),
    ([1], [[1]]),
    ([1, 1, 1, 1, 1], [[1, 1, 1, 1], [1]]),
    ([2, 3, 1, 9, 1, 1], [[2], [3, 1], [9], [1, 1]]),
    ([9, 9], [[9], [9]]),
)


@pytest.mark.parametrize("sizes, together", CASES)
def test_small_parts_are_sent_together(
    monkeypatch: pytest.MonkeyPatch, sizes: list[int], together: list[list[int]]
) -> None:
    monkeypatch.setattr(tasks, "TOGETHER", 4)
    assert [list(batch) for batch in batches(sizes, int)] == together


def test_what_was_found_comes_back_as_it_was() -> None:
    article = reading("a", b"Kelm\n2024-03-02\nBrel says Norvalia took Kelm\nOdo says Estmar took Kelm", "a").article
    claims = read_claims(article, Settings())
    found = lay_together([article], claims, decisions=(), settings=Settings())
    assert found.questions
    sent = pickle.loads(pickle.dumps(Found(found)))
    again = pickle.loads(pickle.dumps(sent))  # as where Spark hands it on
    assert repr(sent.opened()) == repr(again.opened()) == repr(found)
