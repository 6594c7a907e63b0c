"""The command `grounding`: reads a pile, lays it side by side, and tells which lines of its brief nothing grounds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from evaluation.grounding.check import loose_sentences
from variorum.pipeline import rooms
from variorum.records import Article, Reading
from variorum.report.render import brief_view
from variorum.settings import Settings


def grounding(inputs: Sequence[str], parser: str) -> int:
    """Writes the lines with the words of each that no template and no cited record holds; 1 where there are any."""
    house, settings = rooms(), Settings(parser=parser)
    articles: list[Article] = [one.article for one in house.read(inputs, settings=settings) if isinstance(one, Reading)]
    claims = tuple(claim for article in articles for claim in house.read_claims(article, settings))
    found = house.reconcile(articles, claims, decisions=(), settings=settings)
    loose = loose_sentences(brief_view(articles, replace(found, problems=()), title=""), found, articles)
    for text, words in loose:
        sys.stdout.write(f"{', '.join(words)}: {text}\n")
    sys.stdout.write(
        f"{len(articles)} reports, {len(found.questions)} questions, {len(loose)} lines with loose words\n"
    )
    return 1 if loose else 0
