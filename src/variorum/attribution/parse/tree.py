"""A parsed document as plain lists of words, tags, relations and children, which rules can walk quickly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

Range = tuple[int, int]
Name = tuple[int, int, str]

READ: tuple[str, ...] = (
    *("IDX", "LENGTH", "LOWER", "LEMMA", "TAG", "POS", "DEP"),
    *("ENT_TYPE", "ENT_IOB", "SENT_START", "HEAD", "IS_SPACE"),
)
INSIDE, BEGINS = 1, 3  # spaCy's numbers for the place of a token in an entity

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
    bases: list[str]
    places: list[Range]
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
        return self.bases[i]

    def kids(self, i: int, *deps: str) -> list[int]:
        """The children of a token that stand in one of these relations (subtypes included unless one is named)."""
        children = self.children[i]
        if not children:
            return []  # most tokens are leaves
        bases, full = self.bases, self.deps
        return [c for c in children if bases[c] in deps or full[c] in deps]

    def relate(self, i: int, dep: str) -> None:
        """Gives a token another relation."""
        self.deps[i], self.bases[i] = dep, dep.partition(":")[0]

    def hang(self, i: int, head: int) -> None:
        """Hangs a token on another head."""
        above = self.heads[i]
        self.children[above] = [c for c in self.children[above] if c != i]
        self.heads[i] = head
        self.children[head] = [*self.children[head], i]

    def marker(self, i: int) -> str:
        """The lower-case words that introduce a clause or phrase: `that`, `to`, `according to`; empty where none do."""
        bases = self.bases
        found = [c for c in self.children[i] if bases[c] in ("mark", "case") and c < i]
        if not found:
            return ""
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

    def names_between(self, start: int, end: int) -> list[Name]:
        """The names that share a token with a stretch, found by bisection."""
        first = bisect_left(self.names, (start + 1,)) - 1
        last = bisect_left(self.names, (end,))
        return [name for name in self.names[max(first, 0) : last] if name[1] > start]

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

    def exact(self, start: int, end: int) -> str:
        """The text of a stretch of tokens, without white space after it."""
        return self.text[self.places[start][0] : self.places[end - 1][1]] if end > start else ""

    def is_capital(self, i: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.places[i][0]].isupper()

    def is_parted(self, i: int) -> bool:
        """Whether white space follows a token."""
        end = self.places[i][1]
        return end < len(self.text) and self.text[end].isspace()

    def is_word(self, i: int) -> bool:
        """Whether the token holds a letter or digit."""
        word = self.words[i]
        return word[:1].isalnum() or any(letter.isalnum() for letter in word)

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
    columns = doc.to_array([*READ]).astype("int64").T.tolist()
    place, length, lower, lemma, tag, pos, dep, label, inside, start, head, space = columns
    spaces = {i for i, is_space in enumerate(space) if is_space}
    heads = _past_spaces([i + offset for i, offset in enumerate(head)], spaces)
    deps = _strings(doc, dep)
    outer = _outermost(doc._.quotes)
    starts = [0, *(i for i, is_start in enumerate(start) if i and is_start == 1)]
    sentences = list(zip(starts, (*starts[1:], len(doc)), strict=True))
    paragraphs = [(span.start, span.end) for span in doc._.paragraphs] or [(0, len(doc))]
    words = _strings(doc, lower)
    labels = _strings(doc, label)
    return Tree(
        doc=doc,
        text=doc.text,
        words=words,
        lemmas=[(known or word).lower() for known, word in zip(_strings(doc, lemma), words, strict=True)],
        tags=_strings(doc, tag),
        pos=_strings(doc, pos),
        deps=deps,
        places=[(at, at + long) for at, long in zip(place, length, strict=True)],
        bases=[dep.partition(":")[0] for dep in deps],
        heads=heads,
        children=_children(heads, spaces),
        sentences=sentences,
        sentence_of=_number(sentences, len(doc)),
        paragraphs=paragraphs,
        paragraph_of=_number(paragraphs, len(doc)),
        names=_names(inside, labels),
        labels=labels,
        quotes=outer,
        quote_of=_quote_of(outer, len(doc)),
    )


def _past_spaces(heads: list[int], spaces: set[int]) -> list[int]:
    """The heads, with words that hang on white space moved to what that hangs on (double and no-break spaces)."""
    return [heads[head] if head in spaces and head != i else head for i, head in enumerate(heads)] if spaces else heads


def _children(heads: list[int], spaces: set[int]) -> list[list[int]]:
    """For each token those that hang on it; leaves share one empty list, since most tokens are leaves."""
    leaf: list[int] = []
    children = [leaf] * len(heads)
    for i, head in enumerate(heads):
        if head == i or i in spaces:
            continue
        if children[head] is leaf:
            children[head] = [i]
        else:
            children[head].append(i)
    return children


def _strings(doc: Doc, keys: list[int]) -> list[str]:
    """The strings behind spaCy's hashes, each looked up once; numpy reads them signed, spaCy keeps them unsigned."""
    strings = doc.vocab.strings
    known = {key: strings[key % 2**64] for key in set(keys)}
    return [known[key] for key in keys]


def _names(inside: list[int], labels: list[str]) -> list[Name]:
    """The entities as ranges, read off the tokens, since `doc.ents` makes a span of each."""
    starts = [i for i, place in enumerate(inside) if place == BEGINS]
    ends = (next((k for k in range(i + 1, len(inside)) if inside[k] != INSIDE), len(inside)) for i in starts)
    return [(start, end, labels[start]) for start, end in zip(starts, ends, strict=True)]


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
