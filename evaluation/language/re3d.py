"""F on the named mentions of a file in the manner of re3d (Dstl 2017): people, organisations, places.

A gold mention counts as *named* where, its determiner, possessive and titles taken off, every word has a capital or a
digit, small linking words apart, and it is no pronoun, no title alone, no adjective or name of a people, and no word
that the file also writes in lower case.
Guesses inside a mention left out (a nominal, a weapon, a nationality) cannot be judged and are not counted.
A state or town may be a place or an organisation: the file marks the acting state as an organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span

from evaluation.language.layers import by_layer
from variorum.data.load import lines
from variorum.language import annotate
from variorum.language.gazetteer import is_people, is_place
from variorum.language.pipelines import load_pipeline

LABELS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
LINKING = frozenset(
    ["of", "and", "for", "the", "al", "-", "’", "'", "in", "on", "to", "&", "bin", "el", "de", "/", "."]
)
DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "some"]
)
PRONOUNS = frozenset(
    ["i", "he", "she", "it", "we", "they", "us", "me", "him", "her", "you", "here", "there", "mr", "who"]
)
TIGHT = frozenset([".", ",", ";", ":", "!", "?", ")", "%", "]"])
LINES_TO_A_TEXT = 40
"""The file gives its sentences out of order; so many together stand for an article, for the sake of repetition."""


@dataclass(frozen=True)
class Mention:
    """Characters of a sentence and a label; an empty label marks a mention that is left out."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Line:
    """A sentence as text, and its mentions."""

    text: str
    mentions: tuple[Mention, ...]


def score_re3d(path: Path, parser: str, limit: int | None = None) -> dict[str, dict[str, float]]:
    """F by layer in texts of forty lines, and of all layers where each line is a text, with labels and without."""
    gold = read_lines(path)[:limit]
    texts = [line.text for line in gold]
    found = dict(
        by_layer(
            lambda: f_score(gold, load_pipeline(parser).pipe(texts)),
            lambda: f_score(gold, _in_texts(gold, parser)),
        )
    )
    alone = list(annotate(texts, parser=parser))
    found["each line by itself"] = f_score(gold, alone)
    found["each line by itself, labels apart"] = f_score(gold, alone, labelled=False)
    return found


def _in_texts(gold: list[Line], parser: str) -> Iterator[Doc]:
    runs = [gold[at : at + LINES_TO_A_TEXT] for at in range(0, len(gold), LINES_TO_A_TEXT)]
    texts = ["\n\n".join(line.text for line in run) for run in runs]
    for run, doc in zip(runs, annotate(texts, parser=parser), strict=True):
        start = 0
        for line in run:
            span = doc.char_span(start, start + len(line.text))
            assert span is not None
            yield span.as_doc()
            start += len(line.text) + 2


def read_lines(path: Path) -> list[Line]:
    """The sentences with their named mentions, and those left out."""
    sentences = list(_sentences(path))
    lower = {word for words, _ in sentences for word in words if word.islower()}
    return [_line(words, tags, lower) for words, tags in sentences]


def f_score(gold: list[Line], docs: Iterable[Doc], *, labelled: bool = True) -> dict[str, float]:
    """Precision, recall and F in per cent of exact spans, titles and determiners apart, and how many gold has."""
    counts: Counter[str] = Counter()
    for line, doc in zip(gold, docs, strict=True):
        counts.update(_counted(line, doc, labelled))
    return {
        "precision": 100 * counts["right"] / max(1, counts["guessed"]),
        "recall": 100 * counts["right"] / max(1, counts["gold"]),
        "f": 200 * counts["right"] / max(1, counts["gold"] + counts["guessed"]),
        "names": counts["gold"],
    }


def _sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    tags: list[str] = []
    for row in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = row.split()
        if len(cells) >= 2:
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            yield words, tags
            words, tags = [], []


def _line(words: list[str], tags: list[str], lower: set[str]) -> Line:
    text, places = _text(words)
    mentions: list[Mention] = []
    for start, end, kind in _spans(tags):
        first, last = _stripped(words, start, end)
        label = LABELS.get(kind, "") if _is_named(words[first:last], lower) else ""
        if not label:
            first, last = start, end
        mentions.append(Mention(places[first][0], places[last - 1][1], label))
    return Line(text, tuple(mentions))


def _text(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as a newspaper prints them, and the place of each."""
    text, places = "", []  # type: str, list[tuple[int, int]]
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        inner = "-’'"
        glued = word in TIGHT or before in {"(", "[", "$", "£"} or (word == "s" and before in {"’", "'"})
        glued = glued or ((word in inner or before in inner) and place > 0)
        spaced = place > 0 and not glued
        text += " " + word if spaced else word
        places.append((len(text) - len(word), len(text)))
    return text, places


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, place, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = place


def _stripped(words: list[str], start: int, end: int) -> tuple[int, int]:
    """Without determiners before, a possessive mark behind, and titles with what stands before them."""
    while start < end - 1 and words[start].lower() in DETERMINERS:
        start += 1
    if end - start > 2 and words[end - 1] == "s" and words[end - 2] in {"’", "'"}:
        end -= 2
    titles = lines("names/titles.txt")
    last = max((at for at in range(start, end - 1) if words[at].rstrip(".").lower() in titles), default=None)
    return (start if last is None else last + 1), end


def _is_named(words: list[str], lower: set[str]) -> bool:
    if (
        not words
        or words[0] in LINKING - {"al", "el"}
        or not all(word in LINKING or word[0].isupper() or word[0].isdigit() for word in words)
    ):
        return False
    solid = [word for word in words if word not in LINKING]
    if not solid or not any(word[0].isupper() for word in solid) or words[-1] in LINKING:
        return False
    titles = {*lines("names/titles.txt"), *lines("names/title_parts.txt")} - {"us", "u.s.", "un", "u.n.", "uk"}
    if all(word.rstrip(".").lower() in titles | PRONOUNS or is_people(word) for word in solid):
        return False
    return len(solid) > 1 or solid[0].lower() not in lower


def _counted(line: Line, doc: Doc, labelled: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    gold = {(one.start, one.end): one.label for one in line.mentions if one.label}
    left_out = [(one.start, one.end) for one in line.mentions if not one.label]
    counts["gold"] = len(gold)
    for span in doc.ents:
        if span.label_ not in {"PER", "ORG", "LOC"}:
            continue
        place = (span.start_char, span.end_char)
        if place not in gold and any(start <= place[0] and place[1] <= end for start, end in left_out):
            continue
        counts["guessed"] += 1
        counts["right"] += place in gold and (not labelled or _agree(gold[place], span))
    return counts


def _agree(gold: str, guess: Span) -> bool:
    return gold == guess.label_ or ({gold, guess.label_} == {"ORG", "LOC"} and is_place(guess.text))
