"""Odd spaces: a text is parsed as if each were a plain one, and the document then gets its own spaces back."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span, Token

from variorum.language.quotes import Quote, quote_numbers

GAP = re.compile(r"[\s\u200b\ufeff]+")
"""White space of any kind, and what takes no room but parts words."""

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with one plain space where odd ones stood, and by place in it what stood there."""

    text: str
    odd: dict[int, str]


def plain(text: str) -> Plain:
    """The text as a parser should see it: what ends a line stays, unless the line plainly goes on."""
    parts: list[str] = []
    odd: dict[int, str] = {}
    length = done = 0
    for gap in GAP.finditer(text):
        put = _instead(text, gap)
        length += gap.start() - done
        parts.extend((text[done : gap.start()], put))
        if put != gap.group():
            odd[length] = gap.group()
        length, done = length + len(put), gap.end()
    return Plain("".join([*parts, text[done:]]), odd)


def _instead(text: str, gap: re.Match[str]) -> str:
    if gap.start() == 0 or gap.end() == len(text):
        return ""
    line_ends = gap.group().count("\n")
    if line_ends > 1:
        return "\n\n"
    return "\n" if line_ends and not text[gap.end()].islower() else " "


def restored(doc: Doc, odd: dict[int, str]) -> Doc:
    """The document of the text itself: odd spaces are tokens that hang where no phrase begins or ends."""
    return _Restored(doc, odd).doc() if odd else doc


class _Restored:
    """A document in the making: `places` says where each token of the plain one went."""

    def __init__(self, doc: Doc, odd: dict[int, str]) -> None:
        self.plain = doc
        self.odd = odd
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.old: list[int | None] = []
        self._add_space(odd.get(0, ""), None)
        for token in doc:
            self._add(token)
        self.places = [new for new, old in enumerate(self.old) if old is not None]

    def doc(self) -> Doc:
        """The new document, with all that was known of the old one."""
        tokens = [None if old is None else self.plain[old] for old in self.old]
        made = Doc(
            self.plain.vocab,
            words=self.words,
            spaces=self.spaces,
            tags=["_SP" if token is None else token.tag_ for token in tokens],
            pos=["SPACE" if token is None else token.pos_ for token in tokens],
            deps=["dep" if token is None else token.dep_ for token in tokens],
            morphs=["" if token is None else str(token.morph) for token in tokens],
            lemmas=[word if token is None else token.lemma_ for word, token in zip(self.words, tokens, strict=True)],
            heads=[self._head(new, token) for new, token in enumerate(tokens)],
        )
        self._set_names(made)
        self._set_ours(made)
        return made

    def _add(self, token: Token) -> None:
        if token.is_space:
            self._add_space(self.odd.get(token.idx, token.text), token.i)
            return
        self.words.append(token.text)
        self.old.append(token.i)
        self.spaces.append(bool(token.whitespace_))
        ends_line = token.i + 1 < len(self.plain) and token.nbor(1).is_space
        gap = self.odd.get(token.idx + len(token)) if not ends_line else None
        if gap is not None:
            self._add_space(gap, None)

    def _add_space(self, gap: str, old: int | None) -> None:
        """A space of the text: its first character may be the plain one that a token can end with."""
        if self.spaces:
            self.spaces[-1] = gap.startswith(" ")
            gap = gap.removeprefix(" ")
        if not gap:
            return
        self.plain.vocab[gap].is_space = True
        self.words.append(gap)
        self.spaces.append(False)
        self.old.append(old)

    def _head(self, new: int, token: Token | None) -> int:
        if token is not None:
            return self.places[token.head.i]
        if not self.places:
            return new
        before = self.old[new - 1] if new else None
        return self.places[self.plain[0].sent.root.i if before is None else holder(self.plain[before], before).i]

    def _set_names(self, made: Doc) -> None:
        names = [(*self._bounds((span.start, span.end)), span.label_) for span in self.plain.ents]
        made.ents = tuple(Span(made, start, end, label=label) for start, end, label in names)

    def _set_ours(self, made: Doc) -> None:
        ours = self.plain._
        made._.paragraph_bounds = tuple(self._bounds(one) for one in ours.paragraph_bounds)
        made._.quotes = tuple(
            Quote(*self._bounds((quote.start, quote.end)), quote.closed, quote.mark) for quote in ours.quotes
        )
        made._.quote_numbers = quote_numbers(made, made._.quotes)
        made._.sentence_numbers = sentence_numbers(made)
        for name in ("titles", "full_names", "antecedents"):
            ties = {self._bounds(one): self._bounds(other) for one, other in getattr(ours, name).items()}
            setattr(made._, name, ties)

    def _bounds(self, bounds: Bounds) -> Bounds:
        start, end = bounds
        return self.places[start], self.places[end - 1] + 1


def holder(token: Token, place: int) -> Token:
    """The lowest token above this one whose phrase goes on behind a place; the root where none does."""
    while token.right_edge.i <= place and token.head != token:
        token = token.head
    return token


def sentence_numbers(doc: Doc) -> tuple[int, ...]:
    """For each token the number of its sentence."""
    starts, space = doc.to_array([SENT_START, IS_SPACE]).view(numpy.int64).reshape(-1, 2).T
    return tuple(numpy.cumsum((starts > 0) & (space == 0)).tolist())
