"""A parsed document as plain lists of words, tags, relations and children, which rules can walk quickly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

Range = tuple[int, int]
Name = tuple[int, int, str]

NEW_CLAUSE = frozenset({"MD", "VBD", "VBP", "VBZ", "WDT", "WP"})  # tags between a cue and "that" that part the two
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
MODIFIERS_OF_CLAUSE = frozenset({"advcl", "parataxis", "acl", "dep", "conj", "discourse", "vocative"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Words by token index; `quote_of` and `paragraph_of` say where each stands, `end` is never part of a range."""

    doc: Doc
    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sentences: list[Range]
    sentence_of: list[int]
    paragraphs: list[Range]
    paragraph_of: list[int]
    names: list[Name]
    labels: list[str]
    quotes: tuple[Any, ...]
    quote_of: list[int | None]

    def __len__(self) -> int:
        return len(self.words)

    def base(self, i: int) -> str:
        """The relation of a token without its subtype: `nsubj:pass` is `nsubj`."""
        return self.deps[i].partition(":")[0]

    def kids(self, i: int, *deps: str) -> list[int]:
        """The children of a token that stand in one of these relations (subtypes included unless one is named)."""
        return [c for c in self.children[i] if self.deps[c] in deps or self.base(c) in deps]

    def marker(self, i: int) -> str:
        """The lower-case words that introduce a clause or phrase: `that`, `to`, `according to`; empty where none do."""
        found = [c for c in self.children[i] if self.base(c) in ("mark", "case") and c < i]
        extra = [f for c in found for f in self.children[c] if self.base(f) == "fixed"]
        return " ".join(self.words[c] for c in sorted(found + extra))

    def subtree(self, i: int, *, without: Iterable[int] = ()) -> set[int]:
        """A token and all that hangs on it, leaving out the subtrees that start at `without`."""
        banned = set(without)
        found: set[int] = set()
        todo = [i]
        while todo:
            at = todo.pop()
            if at in found or (at in banned and at != i):
                continue
            found.add(at)
            todo.extend(self.children[at])
        return found

    def ancestors(self, i: int) -> list[int]:
        """The heads above a token, nearest first."""
        found: list[int] = []
        while self.heads[i] != i and len(found) < len(self.words):
            i = self.heads[i]
            found.append(i)
        return found

    def is_space(self, i: int) -> bool:
        """Whether the token is nothing but white space."""
        return not self.words[i].strip()

    def after(self, i: int) -> int:
        """The next token that is not white space; the length of the text where there is none."""
        return next((t for t in range(i + 1, len(self.words)) if not self.is_space(t)), len(self.words))

    def word_after(self, i: int) -> str:
        """The word of that token; empty where there is none."""
        at = self.after(i)
        return self.words[at] if at < len(self.words) else ""

    def is_word(self, i: int) -> bool:
        """Whether the token holds a letter or digit."""
        return any(letter.isalnum() for letter in self.words[i])

    def is_finite(self, i: int) -> bool:
        """Whether the clause of this token is finite: by its own tag, an auxiliary, or a copula."""
        if self.tags[i] in FINITE:
            return True
        return any(self.tags[c] in FINITE for c in self.children[i] if self.base(c) in ("aux", "cop"))

    def in_quote(self, i: int) -> bool:
        """Whether a token stands between quotation marks."""
        return self.quote_of[i] is not None


def plant(doc: Doc) -> Tree:
    """The document as a tree of lists."""
    heads = _past_spaces([token.head.i for token in doc], doc)
    outer = _outermost(doc._.quotes)
    sentences = [(sent.start, sent.end) for sent in doc.sents] if doc.has_annotation("SENT_START") else [(0, len(doc))]
    paragraphs = [(span.start, span.end) for span in doc._.paragraphs] or [(0, len(doc))]
    return Tree(
        doc=doc,
        text=doc.text,
        words=[token.lower_ for token in doc],
        lemmas=[(token.lemma_ or token.lower_).lower() for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        deps=[token.dep_ for token in doc],
        heads=heads,
        children=_children(heads, doc),
        sentences=sentences,
        sentence_of=_number(sentences, len(doc)),
        paragraphs=paragraphs,
        paragraph_of=_number(paragraphs, len(doc)),
        names=[(ent.start, ent.end, ent.label_) for ent in doc.ents],
        labels=[token.ent_type_ for token in doc],
        quotes=outer,
        quote_of=_quote_of(outer, len(doc)),
    )


def _past_spaces(heads: list[int], doc: Doc) -> list[int]:
    """The heads, with words that hang on white space moved to what that hangs on (double and no-break spaces)."""
    spaces = {token.i for token in doc if token.is_space}
    return [heads[head] if head in spaces and head != i else head for i, head in enumerate(heads)] if spaces else heads


def _children(heads: list[int], doc: Doc) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i and not doc[i].is_space:
            children[head].append(i)
    return children


def _number(ranges: list[Range], length: int) -> list[int]:
    """For each token the number of the range it is in, or of the last range before it."""
    numbers = [0] * length
    for number, (start, end) in enumerate(ranges):
        following = ranges[number + 1][0] if number + 1 < len(ranges) else length
        numbers[start : max(end, following)] = [number] * (max(end, following) - start)
    return numbers[:length]


def _outermost(quotes: Iterable[Any]) -> tuple[Any, ...]:
    """The quotations that stand in no other."""
    kept: list[Any] = []
    for quote in quotes:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return tuple(kept)


def _quote_of(quotes: tuple[Any, ...], length: int) -> list[int | None]:
    inside: list[int | None] = [None] * length
    for number, quote in enumerate(quotes):
        inside[quote.start : quote.end] = [number] * (quote.end - quote.start)
    return inside
