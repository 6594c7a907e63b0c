"""Token sets as character spans of the text."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.attribution.parse.tree import Tree
from variorum.records import Span

LOOSE = frozenset({",", ";", ":", "-", "--", "\u2013", "\u2014", "."})


def span(tree: Tree, start: int, end: int) -> Span:
    """The span of these characters."""
    return Span(start, end, tree.text[start:end])


def spans(tree: Tree, tokens: Iterable[int], *, whole: bool = False) -> tuple[Span, ...]:
    """Runs of tokens as spans: gaps of mere punctuation are closed, loose punctuation at the edges is dropped.

    A `whole` text, as a quotation or a post, keeps its last full stop.
    """
    return tuple(_span(tree, run) for run in _runs(tree, sorted(tokens), LOOSE - {"."} if whole else LOOSE))


def _runs(tree: Tree, tokens: list[int], loose: frozenset[str]) -> list[list[int]]:
    runs: list[list[int]] = []
    for t in tokens:
        if runs and _joins(tree, runs[-1][-1], t):
            runs[-1].append(t)
        else:
            runs.append([t])
    trimmed = (_trim(tree, run, loose) for run in runs)
    return [run for run in trimmed if any(tree.is_word(t) for t in run) or (len(runs) == 1 and run)]


def _joins(tree: Tree, last: int, t: int) -> bool:
    if tree.paragraph_of[last] != tree.paragraph_of[t]:
        return False
    return all(not tree.is_word(between) for between in range(last + 1, t))


def _trim(tree: Tree, run: list[int], loose: frozenset[str]) -> list[int]:
    start, end = 0, len(run)
    while start < end and (tree.words[run[start]] in loose or tree.is_space(run[start])):
        start += 1
    while end > start and (tree.words[run[end - 1]] in loose or tree.is_space(run[end - 1])):
        end -= 1
    return run[start:end] or [t for t in run if not tree.is_space(t)]


def _span(tree: Tree, run: list[int]) -> Span:
    return span(tree, tree.places[run[0]][0], tree.places[run[-1]][1])
