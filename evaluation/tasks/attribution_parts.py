"""The attribution benches in parts: by publisher, by kind of speech, and over texts that no parser was trained on.

A kind's recall is that of its gold attributions among all predictions, its precision that of its predictions among all
gold attributions; both by the benchmark's own scorer, content of half or more with the right source.
Kinds: `direct`, the content opens with a quotation mark; `mixed`, one stands inside; `clause`, none, but a finite verb;
`other`, neither ("plans to run", "supports the bill"). `quoted` is `direct` and `mixed` together.
What is finite is read with the fast parser whatever is measured, so that the counts stay the same.
`gum_trained.txt` lists the documents of the training treebank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from variorum.attribution.parse.tree import FINITE
from variorum.language import annotate

Row = dict[str, Any]
Scorer = Callable[[Sequence[Row], Sequence[Row]], Row]

HEADLINE = "attr.content50+source"
KINDS = {
    "direct": ("direct",),
    "mixed": ("mixed",),
    "clause": ("clause",),
    "other": ("other",),
    "quoted": ("direct", "mixed"),
}
TRAINED = Path(__file__).with_name("gum_trained.txt")
READER = "fast"
_MARK = re.compile("[\"\u201c\u201d]|''|``|\u2018\u2018|\u2019\u2019")


def parts(gold: Sequence[Row], predicted: Sequence[Row], score: Scorer) -> Row:
    """The headline figure of every part that the rows allow, by `unseen`, `publisher` and `kind`."""
    trained = frozenset(TRAINED.read_text(encoding="utf-8").split())
    unseen = [row for row in gold if row["id"] not in trained]
    found: Row = {} if len(unseen) == len(gold) else {"unseen": score(unseen, _of(unseen, predicted))}
    publishers = sorted({row["publisher"] for row in unseen if "publisher" in row})
    if publishers:
        found["publisher"] = {name: _published(unseen, predicted, score, name) for name in publishers}
    return {**found, "kind": by_kind(unseen, _of(unseen, predicted), score)} if unseen else found


def _of(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Row]:
    kept = {row["id"] for row in gold}
    return [row for row in predicted if row["id"] in kept]


def _published(gold: Sequence[Row], predicted: Sequence[Row], score: Scorer, publisher: str) -> Row:
    rows = [row for row in gold if row["publisher"] == publisher]
    found: Row = score(rows, _of(rows, predicted))[HEADLINE]
    return found


def by_kind(gold: Sequence[Row], predicted: Sequence[Row], score: Scorer) -> Row:
    """Precision, recall and their mean for each kind, with the counts they rest on."""
    docs = dict(zip((row["id"] for row in gold), annotate((row["text"] for row in gold), parser=READER), strict=True))
    found: Row = {}
    for name, kinds in KINDS.items():
        recall = score(_only(gold, docs, kinds), predicted)[HEADLINE]
        precision = score(gold, _only(predicted, docs, kinds))[HEADLINE]
        both = precision["P"] + recall["R"]
        found[name] = {
            "P": precision["P"],
            "R": recall["R"],
            "F1": 2 * precision["P"] * recall["R"] / both if both else 0.0,
            "pred": precision["pred"],
            "gold": recall["gold"],
        }
    return found


def _only(rows: Iterable[Row], docs: dict[str, Doc], kinds: Sequence[str]) -> list[Row]:
    return [
        {**row, "attributions": [a for a in row["attributions"] if kind(docs[row["id"]], a["content"]) in kinds]}
        for row in rows
    ]


def kind(doc: Doc, content: Sequence[Sequence[int]]) -> str:
    """The kind of speech that a content is, by its marks and then by its verbs."""
    pieces = [doc.text[start:end] for start, end in content]
    marks = [found.start() for found in _MARK.finditer(" ".join(pieces).strip())]
    if marks:
        return "direct" if marks[0] == 0 else "mixed"
    verbs = (token for token in doc if token.tag_ in FINITE)
    inside = any(start <= verb.idx < end for verb in verbs for start, end in content)
    return "clause" if inside else "other"
