"""A document's names as records: what is left of them when spaCy stops."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from variorum.language.named import names
from variorum.records import Mention, NameLabel, Span

LABELS = ("PER", "ORG", "LOC", "NORP", "MISC")


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """The names of a document in order, each with its fullest form in the article and the title beside it."""
    return tuple(_mention(doc, name) for name in names(doc) if name.label_ in LABELS)


def _mention(doc: Doc, name: DocSpan) -> Mention:
    full: DocSpan = name._.full_name
    title = doc._.titles.get((name.start, name.end)) or doc._.titles.get((full.start, full.end))
    return Mention(
        span=Span(name.start_char, name.end_char, name.text),
        label=cast(NameLabel, name.label_),
        name=" ".join(full.text.split()),
        title=doc[title[0] : title[1]].text if title else None,
    )
