"""Quotation marks, paragraph by paragraph: (text, quoted stretches, whether each is closed)."""

from __future__ import annotations

import pytest

from variorum.language import annotate

CASES = [
    ('"We will stay," she said.', ['"We will stay,"'], [True]),
    ('He said: "We won. They know it."', ['"We won. They know it."'], [True]),
    ("“No comment,” said the mayor of Porto.", ["“No comment,”"], [True]),
    ("The deal is ‘dead’, an aide said.", ["‘dead’"], [True]),
    ("The deal is 'dead', an aide said.", ["'dead'"], [True]),
    ("``It burned,'' said the guard.", ["``It burned,''"], [True]),
    ("« Enough », wrote the daily.", ["« Enough »"], [True]),
    ("''Go home,'' he told them.", ["''Go home,''"], [True]),
    ("The ministers' cars don't stop at Ana's house.", [], []),
    ("The ministers’ cars don’t stop at Ana’s house.", [], []),
    ("It happened in the '90s, they say.", [], []),
    ("“She called it ‘a joke’ twice,” he said.", ["“She called it ‘a joke’ twice,”", "‘a joke’"], [True, True]),
    ("“We left at dawn, she said.", ["“We left at dawn, she said."], [False]),
    (
        "“We left at dawn.\n\n“We came back at noon,” she said.",
        ["“We left at dawn.", "“We came back at noon,”"],
        [False, True],
    ),
    ('"Stop," he said. "It is late."', ['"Stop,"', '"It is late."'], [True, True]),
    ("", [], []),
    ('"', [], []),
]


@pytest.mark.parametrize("text, quoted, closed", CASES)
def test_quotes(text: str, quoted: list[str], closed: list[bool]) -> None:
    (doc,) = annotate([text])
    assert [doc[quote.start : quote.end].text for quote in doc._.quotes] == quoted
    assert [quote.closed for quote in doc._.quotes] == closed


def test_a_token_knows_its_innermost_quotation() -> None:
    (doc,) = annotate(["“She called it ‘a joke’ twice,” he said."])
    by_word = {token.text: token._.quote for token in doc}
    assert by_word["She"] == 0
    assert by_word["joke"] == 1
    assert by_word["twice"] == 0
    assert by_word["said"] is None
