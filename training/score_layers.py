"""What each layer of the finding of names adds, on a file in the manner of re3d."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from spacy.tokens import Doc

from training.score_names import Line, f_score, read_lines
from variorum.language.annotate import annotate
from variorum.language.pipelines import load_pipeline

ROOM = "variorum.language"


def _always(value: object) -> Callable[..., object]:
    return lambda *_: value


TITLES: dict[str, object] = {
    f"{ROOM}.chunks.is_title": _always(False),
    f"{ROOM}.evidence.is_title": _always(False),
    f"{ROOM}.chunks.head_label": _always(None),
    f"{ROOM}.evidence.head_label": _always(None),
    f"{ROOM}.names.head_label": _always(None),
}
KNOWN: dict[str, object] = {f"{ROOM}.names.known_names": _always(()), f"{ROOM}.names.is_people": _always(False)}
REPEATED: dict[str, object] = {
    f"{ROOM}.names._repeated": _always(()),
    f"{ROOM}.names._short_forms": _always(frozenset()),
    f"{ROOM}.names.SHARE_OF_OTHERS": 0,
}
LAYERS: tuple[tuple[str, dict[str, object]], ...] = (
    ("and chunks of the tagger", {**TITLES, **KNOWN, **REPEATED}),
    ("and titles and head nouns", {**KNOWN, **REPEATED}),
    ("and known names", REPEATED),
    ("and repetition", {}),
)
LINES_TO_A_TEXT = 40
"""The file gives its sentences out of order; so many together stand for an article, for the sake of repetition."""


def score_layers(path: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """F of the trained names alone, and with one layer more each time; texts of forty lines."""
    gold = read_lines(path)
    yield "trained names alone", f_score(gold, load_pipeline().pipe(line.text for line in gold))
    for name, without in LAYERS:
        with ExitStack() as stack:
            for target, value in without.items():
                stack.enter_context(patch(target, value))
            yield name, f_score(gold, list(_in_texts(gold)))


def _in_texts(gold: list[Line]) -> Iterator[Doc]:
    runs = [gold[at : at + LINES_TO_A_TEXT] for at in range(0, len(gold), LINES_TO_A_TEXT)]
    texts = ["\n\n".join(line.text for line in run) for run in runs]
    for run, doc in zip(runs, annotate(texts), strict=True):
        start = 0
        for line in run:
            span = doc.char_span(start, start + len(line.text))
            assert span is not None
            yield span.as_doc()
            start += len(line.text) + 2
