"""The bench `meantime`: four layers on one text, each scored by itself.

MEANTIME's certainty is about the voice, not about time: what is planned or foretold outright is certain and future
(Minard et al. 2016). So a plan, promise, demand or forecast counts as certain; a wish or condition as possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from evaluation.tasks.assertions import AHEAD, INTENDED, Assertion, assertions
from evaluation.tasks.attribution import translate
from evaluation.tasks.timexes import timex_rows
from variorum.attribution import attribute
from variorum.language import annotate
from variorum.propositions.counts.figures import figures

CERTAINTY = {"CT": "CERTAIN", "PR": "PROBABLE", "PS": "POSSIBLE"}


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """All four layers of each document: attributions, events, timexes, quantities."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        yield {
            "id": row["id"],
            "attributions": [translate(found) for found in attribute(doc)],
            "events": list(_events(doc, row["events"])),
            "timexes": list(timex_rows(doc, row.get("dct") or "")),
            "quantities": _quantities(doc),
        }


def _events(doc: Doc, given: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    places = [(event["spans"][0][0], event["spans"][-1][1]) for event in given]
    for event, found in zip(given, assertions(doc, places), strict=True):
        yield {"id": event["id"], **attributes(found)}


def attributes(found: Assertion) -> dict[str, str]:
    """Certainty, polarity and time in MEANTIME's words."""
    unsure = "CERTAIN" if found.status in INTENDED else "POSSIBLE"
    return {
        "certainty": CERTAINTY.get(found.factuality[:2], unsure) if found.factuality != "Uu" else unsure,
        "polarity": "NEG" if found.factuality.endswith("-") else "POS",
        "time": "FUTURE" if found.status in AHEAD else "NON_FUTURE",
    }


def _quantities(doc: Doc) -> list[dict[str, Any]]:
    return [{"span": [found.span.start, found.span.end]} for found in figures(doc) if found.span is not None]
