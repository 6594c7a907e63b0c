"""GUM's coreference: the mentions that the column MISC marks (`Entity=`), placed in the text of their document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.language.conllu import FORM, HEAD, ID, MISC, UPOS, Row, Sentence, raw_text

_BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<single>\)?)|(?P<closed>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the treebank: its place in the document's text (code points, end exclusive) and its cells."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity; `kind` is GUM's type (person, organization, ...), `head` the place of a word."""

    entity: str
    kind: str
    start: int
    end: int
    head: tuple[int, int]
    pos: str


def placed(document: Sequence[Sentence]) -> tuple[str, list[list[Word]]]:
    """The text of a document, and the words of each sentence with their places in it."""
    text, at, found = raw_text(document), 0, []
    for sentence in document:
        words = []
        for row in sentence.words:
            start = text.find(row[FORM], at)
            start = at if start < 0 else start
            at = start + len(row[FORM]) if text.startswith(row[FORM], start) else start
            words.append(Word(start, at, row))
        found.append(words)
    return text, found


def mentions(sentences: Sequence[Sequence[Word]]) -> list[Mention]:
    """All mentions of a document; none that runs over a sentence's end or has a gap."""
    return [found for words in sentences for found in _in_sentence(words)]


def _in_sentence(words: Sequence[Word]) -> Iterator[Mention]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(words):
        for bracket in _BRACKET.finditer(_entities(word.row)):
            if bracket["closed"]:
                begun = opened.get(bracket["closed"])
                if begun:
                    first, described = begun.pop()
                    yield _mention(words, first, at, described)
                continue
            name = bracket["opened"].partition("-")[0]
            if bracket["single"]:
                yield _mention(words, at, at, bracket["opened"])
            else:
                opened.setdefault(name, []).append((at, bracket["opened"]))


def _entities(row: Row) -> str:
    return next((cell.removeprefix("Entity=") for cell in row[MISC].split("|") if cell.startswith("Entity=")), "")


def _mention(words: Sequence[Word], first: int, last: int, described: str) -> Mention:
    name, kind = described.split("-")[:2]
    head = _head(words, first, last)
    return Mention(name, kind, words[first].start, words[last].end, (head.start, head.end), head.row[UPOS])


def _head(words: Sequence[Word], first: int, last: int) -> Word:
    """The word of a mention that hangs on none of its others."""
    inside = words[first : last + 1]
    numbers = {word.row[ID] for word in inside}
    return next((word for word in inside if word.row[HEAD] not in numbers), inside[-1])
