"""MEANTIME: which given mentions, of events and of whatever has a name, are one across articles.

Events go by the product's rule for tellings. Others go by name: a name in full, that of a pronoun's antecedent, or the
noun at the head of a description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from evaluation.tasks.crossdoc_ecb import chains, parted, stories
from evaluation.tasks.event_mentions import Row, head_of, name_at, tellings, tokens_of
from variorum.data.load import table
from variorum.language import annotate
from variorum.reconciliation.comparing.event_tellings import Telling, events
from variorum.reconciliation.comparing.event_words import kinds
from variorum.reconciliation.pile.folding import fold


def predict(rows: Iterable[Row], parser: str) -> Iterator[Row]:
    """A chain for each mention."""
    articles, mentions = parted(rows)
    told = stories(articles)
    found: list[Telling] = []
    for row, doc in zip(articles, annotate((row["text"] for row in articles), parser=parser), strict=True):
        own = mentions.get(row["id"], [])
        deeds, others = _sorted_out(doc, own)
        found += tellings(doc, deeds, told[row["id"]])
        yield from ({"mention": mention["mention"], "chain": _chain(doc, mention)} for mention in others)
    yield from chains(events(found))


def _sorted_out(doc: Doc, mentions: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The mentions of events, and the others."""
    deeds = [mention for mention in mentions if _is_deed(head_of(tokens_of(doc, mention)))]
    told = {mention["mention"] for mention in deeds}
    return deeds, [mention for mention in mentions if mention["mention"] not in told]


def _is_deed(head: Token) -> bool:
    return head.pos_ == "VERB" or (head.pos_ == "NOUN" and not head.ent_type_ and bool(kinds(fold(head.lemma_))))


def _chain(doc: Doc, mention: Row) -> str:
    head = head_of(tokens_of(doc, mention))
    name = name_at(doc, head)
    if name is not None:
        folded = fold(name.text)
        return "name " + _countries().get(folded, folded)
    return mention["mention"] if head.pos_ == "PRON" else "noun " + fold(head.lemma_)


@cache
def _countries() -> dict[str, str]:
    """A country's name for each of its names and adjectives."""
    return {
        fold(word): row["name"]
        for row in table("countries.tsv")
        for column in ("name", "adjectives")
        for word in (row[column] or "").split(";")
        if word
    }
