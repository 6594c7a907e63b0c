"""Checks that a printed line is made of nothing but templates and the records that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from evaluation.grounding.printed import printed
from evaluation.grounding.sources import day_words, names_of, sources_of
from evaluation.grounding.words import numbers_of, template_words, words_of
from variorum.records import Article, Claim, Decision, Reconciliation
from variorum.report.view import BriefView

Loose = list[tuple[str, tuple[str, ...]]]  # lines, and the words and numbers of each that nothing grounds


def _cited(ids: Sequence[str], claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims cited, and those that they are a share of or belong to: these are one link away for a reader too."""
    found = [claims[one] for one in ids if one in claims]
    linked = [link.claim for claim in found for link in claim.links if link.type in ("part_of", "of_event")]
    return [*found, *(claims[one] for one in linked if one is not None and one in claims)]


def ungrounded(text: str, cited: Sequence[Claim], articles: Sequence[Article], templates: frozenset[str]) -> set[str]:
    """The words and numbers of a sentence that neither a template nor a cited record holds."""
    words, numbers = _said_in(tuple(cited), tuple(articles))
    counts = {str(count) for count in range(1, len(cited) + len(articles) + 1)}
    loose = {word for word in words_of(text) - templates - words if not _plural_of(word, words)}
    return loose | {number for number in numbers_of(text) if number not in numbers | counts}


@lru_cache(maxsize=64)
def _said_in(cited: tuple[Claim, ...], articles: tuple[Article, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words and the numbers of the records cited; three hundred voices of one question cite the same."""
    sources = list(sources_of(cited, articles))
    words = frozenset(word for source in sources for word in words_of(source))
    return words, frozenset(number for source in sources for number in numbers_of(source))


def _plural_of(word: str, words: Iterable[str]) -> bool:
    """Templates may put a cited word into the plural."""
    return any(word in (f"{known}s", f"{known}es", f"{known[:-1]}ies") for known in words)


def loose_sentences(
    view: BriefView, result: Reconciliation, articles: Sequence[Article], decisions: Sequence[Decision] = ()
) -> Loose:
    """Every printed line with words that nothing grounds, and those words."""
    claims = {claim.id: claim for claim in result.claims}
    dated = [dating.date for dating in result.datings]
    # Whose voice or which place it is may be written in another report: a name is grounded anywhere in the ledger.
    names = {word for claim in result.claims for text in names_of(claim) for word in words_of(text)}
    days = {word for date in dated for text in day_words(date) for word in words_of(text)}
    templates = template_words() | names | days
    numbers = {number for date in dated for text in day_words(date) for number in numbers_of(text)}
    found = []
    for line in printed(view, result, articles, decisions):
        loose = ungrounded(line.text, _cited(line.claims, claims), articles, templates) - numbers
        for text in line.beside if loose else ():
            loose -= words_of(text) | numbers_of(text)
        if loose:
            found.append((line.text, tuple(sorted(loose))))
    return found
