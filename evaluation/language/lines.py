"""Sentence ends on lines in the manner of scraped news, written for this and marked by hand with " | "."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from variorum.language import annotate

LINES = Path(__file__).with_name("scraped_lines.txt")
MARK = " | "
LINES_TO_A_TEXT = 10
"""So many lines stand together as the paragraphs of one text."""


def score_lines(parser: str, path: Path = LINES) -> dict[str, float]:
    """F of the sentences, in per cent, over all lines, and over those lines alone that hold more than one."""
    lines = marked(path)
    found = list(_found(lines, parser))
    pairs = list(zip(lines, found, strict=True))
    return {
        "lines": len(lines),
        "sentences": _f(pairs),
        "sentences in lines with several": _f([pair for pair in pairs if MARK in pair[0]]),
    }


def marked(path: Path = LINES) -> list[str]:
    """The lines with their marks."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def wrong_lines(parser: str, path: Path = LINES) -> Iterator[tuple[str, list[str]]]:
    """The lines that are divided otherwise than marked, and how."""
    lines = marked(path)
    for line, guess in zip(lines, _found(lines, parser), strict=True):
        if line.split(MARK) != guess:
            yield line, guess


def _found(lines: list[str], parser: str) -> Iterator[list[str]]:
    """The sentences of each line as the parser divides it."""
    runs = [lines[at : at + LINES_TO_A_TEXT] for at in range(0, len(lines), LINES_TO_A_TEXT)]
    texts = ["\n\n".join(line.replace(MARK, " ") for line in run) for run in runs]
    for doc in annotate(texts, parser=parser):
        for paragraph in doc._.paragraphs:
            yield [sentence.text.strip() for sentence in paragraph.sents]


def _f(pairs: list[tuple[str, list[str]]]) -> float:
    counts: Counter[str] = Counter()
    for line, guess in pairs:
        gold = line.split(MARK)
        counts["right"] += len(_places(gold) & _places(guess))
        counts["both"] += len(gold) + len(guess)
    return 200 * counts["right"] / max(1, counts["both"])


def _places(sentences: list[str]) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    start = 0
    for sentence in sentences:
        places.add((start, start + len(sentence)))
        start += len(sentence) + 1
    return places
