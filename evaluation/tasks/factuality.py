"""The bench `factuality`: FactBank, UW, MEANTIME and UDS-IH2 on one scale from -3 (certainly not) to 3 (certainly so).

The sets count what somebody is made to say as that voice holds it, so the value of the innermost voice is handed in, on
FactBank's scale. UDS-IH2 asks another question, whether a thing has happened (White et al. 2016; Rudinger et al. 2018):
there what is planned, promised, wished, demanded, predicted or conditional has not. MEANTIME's certainty is about the
voice, not about time (see `evaluation.tasks.meantime`): what is planned or demanded outright counts as certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evaluation.tasks.assertions import AHEAD, INTENDED, Assertion, assertions
from variorum.language import annotate
from variorum.records import Factuality

SCALE: dict[Factuality, float] = {"CT+": 3, "PR+": 2, "PS+": 1, "CTu": 0, "Uu": 0, "PS-": -1, "PR-": -2, "CT-": -3}
NOT_YET = -2.0
"""Where it is asked what has happened; annotators were seldom wholly sure of it."""


def predict(rows: Iterable[dict[str, Any]], parser: str) -> Iterator[dict[str, Any]]:
    """A value for each of the events given, row by row."""
    kept = list(rows)
    for row, doc in zip(kept, annotate((row["text"] for row in kept), parser=parser), strict=True):
        places = [(event["span"][0], event["span"][1]) for event in row["events"]]
        values = [value(found, row["source"]) for found in assertions(doc, places)]
        events = [{"span": list(place), "value": given} for place, given in zip(places, values, strict=True)]
        yield {"id": row["id"], "events": events}


def value(found: Assertion, source: str) -> float:
    """An assertion on the scale of one of the sets."""
    if source == "meantime" and found.factuality == "Uu" and found.status in INTENDED:
        return SCALE["CT+"]
    if source == "uds_ih2" and found.status in AHEAD:
        return NOT_YET
    return SCALE[found.factuality]
