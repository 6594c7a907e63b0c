"""Names: IOB2 files, two-column name files, and the entity column of GUM."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.treebanks import Sentence
from variorum.data.load import lines

Names = tuple[tuple[int, int, str], ...]

LABELS = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "person": "PER",
    "corporation": "ORG",
    "group": "ORG",
    "location": "LOC",
    "organization": "ORG",
    "place": "LOC",
}
"""The labels of the corpora that we keep; any other (works, products, adjectives of nations) is no name here."""


def read_iob2(path: Path) -> dict[str, tuple[tuple[str, ...], Names]]:
    """From sentence id to its words and names, for a file in the manner of Universal NER."""
    found: dict[str, tuple[tuple[str, ...], Names]] = {}
    ident, words, tags = "", [], []  # type: str, list[str], list[str]
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# sent_id"):
            ident = line.partition("=")[2].strip()
        elif line.strip() and not line.startswith("# "):
            cells = line.split("\t")
            words.append(cells[1])
            tags.append(cells[2])
        elif not line.strip() and words:
            found[ident] = (tuple(words), spans_of(tags))
            words, tags = [], []
    return found


def read_columns(path: Path) -> Iterator[tuple[tuple[str, ...], Names]]:
    """Words and names of a file with a word and a tag in each line."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2:
            words.append(cells[0])
            tags.append(cells[-1])
        elif not cells and words:
            yield tuple(words), without_titles(words, spans_of(tags))
            words, tags = [], []


def spans_of(tags: list[str]) -> Names:
    """The spans of a BIO or IO tag sequence whose labels we keep."""
    spans: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        kind = LABELS.get(tag.partition("-")[2], "")
        if label and (kind != label or tag.startswith("B-")):
            spans.append((start, place, label))
            label = ""
        if kind and not label:
            start, label = place, kind
    return tuple(spans)


def without_titles(words: Sequence[str], names: Names) -> Names:
    """The names without the titles before persons, which some corpora count in and Universal NER leaves out."""
    return tuple(
        (_first_of_name(words, start, end) if label == "PER" else start, end, label) for start, end, label in names
    )


def _first_of_name(words: Sequence[str], start: int, end: int) -> int:
    titles = lines("names/titles.txt")
    while start < end - 1 and words[start].rstrip(".").lower() in titles and words[start + 1][:1].isupper():
        start += 1
    return start


_MARK = re.compile(r"\((?P<open>\d+)-(?P<type>[a-z]+)-[^()]*(?P<single>\))?|(?P<close>\d+)\)")


def gum_names(sentence: Sentence) -> Names:
    """The names inside GUM's entity mentions: the run of proper nouns that holds the mention's head."""
    names: set[tuple[int, int, str]] = set()
    for start, end, kind in _mentions(sentence):
        label = LABELS.get(kind)
        head = _head(sentence, start, end)
        if label and sentence.tokens[head].upos == "PROPN":
            names.add((*_proper_run(sentence, head, start, end), label))
    return without_titles([token.form for token in sentence.tokens], _outermost(names))


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[str, int, str]] = []
    for place, token in enumerate(sentence.tokens):
        for mark in _MARK.finditer(token.entity):
            if mark["open"]:
                opened.append((mark["open"], place, mark["type"]))
            key = mark["open"] if mark["single"] else mark["close"]
            if mark["single"] or mark["close"]:
                last = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == key), None)
                if last is not None:
                    _, start, kind = opened.pop(last)
                    yield start, place + 1, kind


def _head(sentence: Sentence, start: int, end: int) -> int:
    for place in range(start, end):
        head = sentence.tokens[place].head
        if head == place or not start <= head < end:
            return place
    return start


def _proper_run(sentence: Sentence, head: int, start: int, end: int) -> tuple[int, int]:
    first, last = head, head + 1
    while first > start and _joins(sentence, first - 1):
        first -= 1
    while last < end and _joins(sentence, last):
        last += 1
    while sentence.tokens[last - 1].upos != "PROPN":
        last -= 1
    while sentence.tokens[first].upos != "PROPN":
        first += 1
    return first, last


def _joins(sentence: Sentence, place: int) -> bool:
    token = sentence.tokens[place]
    return token.upos == "PROPN" or token.form in {"-", ".", "&"} or (token.form in {"of", "the"} and place > 0)


def _outermost(names: set[tuple[int, int, str]]) -> Names:
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda item: (item[0] - item[1], item)):
        if all(name[1] <= other[0] or name[0] >= other[1] for other in kept):
            kept.append(name)
    return tuple(sorted(kept))
