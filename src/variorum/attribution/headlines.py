"""Headlines and transcripts: "Ministry: ...", "... : police", a speaker's name and a colon before a paragraph."""

from __future__ import annotations

from functools import cache

from variorum.attribution.finding import Finding
from variorum.attribution.lexicon import SPEECH, words
from variorum.attribution.subjects import nearest_nominal
from variorum.attribution.tree import FINITE, Range, Tree
from variorum.data import load

LONGEST_SOURCE = 8
LONGEST_SPEAKER = 5
SHORT_LINE = 30
SHORTEST_LINE = 3
NAMES = frozenset({"PER", "ORG", "LOC", "NORP"})
DASHES = frozenset({"\u2014", "\u2013", "-", "--"})


def find_headlines(tree: Tree) -> list[Finding]:
    """What a colon in a headline, or after a speaker's name at the head of a paragraph, makes somebody say."""
    found: list[Finding] = []
    for number, paragraph in enumerate(tree.paragraphs):
        finding = _colon(tree, paragraph, headline=number == 0 or _is_line(tree, paragraph))
        if finding is not None:
            found.append(finding)
    return found


def _is_line(tree: Tree, paragraph: Range) -> bool:
    """Whether a paragraph looks like a heading: short, and no full stop at its end."""
    start, end = paragraph
    while end > start and tree.is_space(end - 1):
        end -= 1
    return 0 < end - start <= SHORT_LINE and tree.words[end - 1] not in (".", "!", "?", "\u201d", '"', ":", ",")


def _colon(tree: Tree, paragraph: Range, *, headline: bool) -> Finding | None:
    start, end = paragraph
    marks = [t for t in range(start, end) if tree.words[t] == ":" and not _is_enclosed(tree, t)]
    if not marks:
        return None
    first, last = marks[0], marks[-1]
    if first - start <= (LONGEST_SOURCE if headline else LONGEST_SPEAKER) and end - first > 2:
        left = (start, first)
        if _is_source(tree, left, named=not headline) and (
            (headline and not _counts(tree, first + 1, end)) or _says_something(tree, first + 1, end)
        ):
            return _finding(tree, left, first, (first + 1, end))
    if (
        headline
        and end - last <= LONGEST_SOURCE
        and last - start > 3
        and _is_source(tree, (last + 1, end), named=False)
    ):
        return _finding(tree, (last + 1, end), last, (start, last))
    return None


def _is_enclosed(tree: Tree, t: int) -> bool:
    """Whether a colon stands in a quotation or in brackets, as in the credit of a picture."""
    start = tree.paragraphs[tree.paragraph_of[t]][0]
    opened = sum(tree.words[k] in ("[", "(") for k in range(start, t))
    return tree.in_quote(t) or opened > sum(tree.words[k] in ("]", ")") for k in range(start, t))


def _counts(tree: Tree, start: int, end: int) -> bool:
    """Whether a few words after a colon are a line of a list: "Milltown: 32 killed"."""
    return start < end and tree.tags[start] == "CD" and end - start <= SHORTEST_LINE


def _says_something(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tags[t] in FINITE for t in range(start, end))


def _is_source(tree: Tree, part: Range, *, named: bool) -> bool:
    """Whether a stretch is nothing but a noun phrase that can speak."""
    tokens = [t for t in range(*part) if tree.is_word(t)]
    if (
        not tokens
        or any(tree.tags[t] in FINITE for t in tokens)
        or any(tree.words[t] in words("labels", "words") for t in tokens)
    ):
        return False
    if any(tree.labels[t] == "PER" for t in tokens) and all(tree.labels[t] for t in tokens):
        return True
    if named:
        return False
    head = nearest_nominal(tree, tokens[0], tokens[-1] + 1)
    if head is None:
        return False
    speaks = _is_named_body(tree, head) or tree.lemmas[head] in words("speakers", "heads")
    return (
        speaks
        or tree.lemmas[head] in words("documents", "nouns")
        or tree.lemmas[tokens[-1]] in words("speakers", "heads")
    )


def _is_named_body(tree: Tree, head: int) -> bool:
    """Whether a name is a person's, a people's or a body's; of places only a state or its capital speaks."""
    if tree.labels[head] != "LOC":
        return tree.labels[head] in NAMES
    start, end = next(((a, b) for a, b, _ in tree.names if a <= head < b), (head, head + 1))
    return tree.doc[start:end].text.lower().removeprefix("the ") in states()


@cache
def states() -> frozenset[str]:
    """The names of all states and their capitals, in lower case."""
    cells = [row[column] for row in load.table("countries.tsv") for column in ("name", "capital", "seats")]
    return frozenset(part.strip().lower() for cell in cells for part in (cell or "").split(";")) - {""}


def _finding(tree: Tree, source: Range, colon: int, content: Range) -> Finding:
    speaker = nearest_nominal(tree, *source)
    return Finding(colon, SPEECH, frozenset({colon}), frozenset(range(*source)), frozenset(range(*content)), speaker)
