"""The bench `wordchoice`, mode `labels`: NewsWCL50's mentions, those that stand for one actor or thing under one name.

The mentions are given; what is asked is which of them are one across the reports of a story. What is ours is the label
at each of them and who is one actor across articles, as the pipeline finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from variorum.language import annotate, labels
from variorum.reconciliation.wording.actors import actors
from variorum.records import Label
from variorum.resolution import resolve_labels

Story = list[tuple[str, str, Label]]  # the mention, the article it stands in, and its label


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A concept for each mention, story by story."""
    kept = list(rows)
    stories: dict[str, Story] = {}
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        places = [(one["spans"][0][0], one["spans"][-1][1]) for one in row["mentions"]]
        found = resolve_labels(labels(doc, places))
        names = [one["mention"] for one in row["mentions"]]
        story = stories.setdefault(row["event"], [])
        story += [(name, row["id"], label) for name, label in zip(names, found, strict=True)]
    for told in stories.values():
        keys = actors([(article, label) for _, article, label in told])
        yield from ({"mention": one[0], "concept": key} for one, key in zip(told, keys, strict=True))
