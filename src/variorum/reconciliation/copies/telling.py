"""What a report is about, as far as its words tell: its telling words, each with the weight it has in any pile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import log, sqrt

from variorum.data.load import entries, table
from variorum.folding import folded
from variorum.reconciliation.pile.folding import WORD, fold

Weights = Mapping[str, float]  # a vector of length one

TOKEN = re.compile(r"[\w'’-]+|[.!?\n“\"]")
ENDS = frozenset('.!?\n“"')

# Found on the dev parts of the stories and casualties benchmarks, where one setting serves both; see stories.py.
LEAD = 90  # words; a report of news says in its opening what it is about
LEAD_COUNTS = 3  # times more
NAME, NUMBER, PLAIN = 6.0, 6.0, 5.0  # the most that a name, a number, another word may weigh
TOGETHER = 4.0  # two names in a row: a person's full name, a street


def telling_words(text: str) -> tuple[Weights, frozenset[str]]:
    """The words and pairs of names of a text by weight, scaled to length one; and which of them name something."""
    counted = Counter(_words(text))
    for word in _words(_lead(text)):
        counted[word] += LEAD_COUNTS
    runs = list(_names(text))
    named = {fold(word) for run in runs for word, opens in run if not opens}
    found = {word: _times(count) * _weight(word, word in named) ** 2 for word, count in counted.items()}
    pairs = Counter(f"{fold(one)} {fold(other)}" for run in runs for (one, _), (other, _) in pairwise(run))
    found |= {pair: _times(count) * TOGETHER**2 for pair, count in pairs.items()}
    names = frozenset(word for word in (*pairs, *named) if word in found and not is_common(word) and not _is_day(word))
    length = sqrt(sum(weight * weight for weight in found.values()))
    return ({word: weight / length for word, weight in found.items()} if length else {}), names


def _words(text: str) -> list[str]:
    """The folded words of a whole report, which nobody asks for again."""
    return WORD.findall(folded(text))


def _times(count: int) -> float:
    return 1 + log(count)


def _weight(word: str, is_named: bool) -> float:
    """How much a word tells: little where any text may hold it, by its share of the documents of a treebank."""
    most = NAME if is_named else NUMBER if word[0].isdigit() else PLAIN
    documents, known = _documents()
    return min(most, log((documents + 1) / (known.get(word, 0) + 0.5)))


@cache
def _documents() -> tuple[int, Mapping[str, int]]:
    rows = table("reconciliation/word_documents.tsv")
    known = {row["word"]: int(row["documents"]) for row in rows}
    return known.pop("*"), known


def documents_with(word: str) -> int:
    """How many documents of a treebank hold a word."""
    return _documents()[1].get(word, 0)


def is_common(word: str) -> bool:
    """Whether any text may hold a word, so that it tells little of what a text is about."""
    return word in _documents()[1]


def _is_day(word: str) -> bool:
    """Whether it names only a day or a month, which tell of no one matter."""
    return all(part in entries("names/calendar.txt") for part in word.split())


def _lead(text: str) -> str:
    for number, found in enumerate(WORD.finditer(text)):
        if number == LEAD:
            return text[: found.start()]
    return text


def _names(text: str) -> Iterator[list[tuple[str, bool]]]:
    """The runs of words with capitals; of each word, whether its capital may only open a sentence."""
    run: list[tuple[str, bool]] = []
    before = "\n"
    for found in TOKEN.finditer(text):
        word = found.group()
        if word[0].isupper() and (run or len(word) > 1):
            run.append((word, before in ENDS))
        elif run:
            yield run
            run = []
        before = word
    if run:
        yield run
