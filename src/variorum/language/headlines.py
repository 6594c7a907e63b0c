"""Lines in the capitals of a headline, where a capital tells no name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

FEWEST_WORDS = 4
"""Words in the shortest line that is judged; a name, a byline or a label has fewer."""

MOST_WORDS = 24
MOST_COMMAS = 2
"""Longer ones are lists of names."""

SHORTEST_WORD = 4
"""Letters of a word that a headline writes with a capital, whatever it is."""

MOST_LOWER = 0.2
"""Share of those words that may go without."""

STOPS = frozenset({".", "!", "?", ":", ";", "…"})


def headline_places(doc: Doc) -> frozenset[int]:
    """The tokens of all title-cased lines, in an article that has other lines too."""
    lines = [doc[start:end] for start, end in doc._.paragraph_bounds]
    places = frozenset(_places(lines))
    return places if any(line.start not in places for line in lines) else frozenset()


def _places(lines: list[Span]) -> Iterator[int]:
    for line in lines:
        if _is_title_cased(line):
            yield from range(line.start, line.end)


def _is_title_cased(line: Span) -> bool:
    """No full stop, nobody's byline, a verb or another common word among the capitals."""
    if line[-1].text in STOPS or line[0].lower_ == "by":
        return False
    words = [token for token in line if token.is_alpha]
    long = [word for word in words if len(word) >= SHORTEST_WORD]
    if len(words) > MOST_WORDS or sum(token.text == "," for token in line) > MOST_COMMAS:
        return False
    if len(words) < FEWEST_WORDS or len(long) < FEWEST_WORDS - 1:
        return False
    return sum(word.is_lower for word in long) <= MOST_LOWER * len(long)
