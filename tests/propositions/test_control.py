"""Control of places: what is found in sentences of all constructions, and what must not be found."""

from __future__ import annotations

import pytest

from tests.propositions.trees import Case, cases
from variorum.propositions.control.control import controls
from variorum.records import Proposition


def shown(found: Proposition) -> str:
    """State, sense, place, holder, from whom, when."""
    control, where = found.control, found.where
    assert control is not None
    assert where is not None
    when = found.when.span.exact if found.when else "-"
    return " | ".join((control.state, control.sense, where.name, control.holder or "-", control.from_whom or "-", when))


@pytest.mark.parametrize("case", list(cases("control.tsv")), ids=lambda case: case.text)
def test_what_is_said_of_control(case: Case) -> None:
    assert [shown(found) for found in controls(case.doc)] == list(case.expected)


@pytest.mark.parametrize("case", list(cases("control.tsv")), ids=lambda case: case.text)
def test_every_span_is_the_text_it_names(case: Case) -> None:
    for found in controls(case.doc):
        spans = [*found.spans, found.trigger, *(actor.span for actor in found.actors if actor.span)]
        assert all(case.text[span.start : span.end] == span.exact for span in spans)
        assert found.wording is not None
        assert found.wording.exact == found.trigger.exact


@pytest.mark.parametrize("case", list(cases("control.tsv")), ids=lambda case: case.text)
def test_the_evidence_holds_the_trigger_and_the_place(case: Case) -> None:
    for found in controls(case.doc):
        assert any(span.start <= found.trigger.start < span.end for span in found.spans)
        assert found.where is not None
        assert any(span.start <= found.where.span.start < span.end for span in found.spans)
