"""Every table and every column says what it means, and the page in `docs/` is the one that the schema gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.ledger.dictionary import Relation, dictionary, relations

RELATIONS = [relation for relation in relations() if "_search" not in relation.name]
PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: str(relation.name))
def test_every_table_and_column_is_commented(relation: Relation) -> None:
    assert relation.meaning
    assert [column.name for column in relation.columns if not column.meaning] == []


def test_the_page_is_in_step_with_the_schema() -> None:
    assert PAGE.read_text(encoding="utf-8") == dictionary()
