"""Events: type, mode, agents, recipients, place and time, by verbs, nouns and verbs that carry nouns."""

from __future__ import annotations

import pytest

from tests.propositions.trees import Case, cases
from variorum.propositions.events.events import events
from variorum.records import Proposition


def shown(found: Proposition) -> str:
    """Type, mode, agents, recipients, place, when."""
    assert found.event is not None
    agents = ", ".join(actor.name for actor in found.actors if actor.role == "agent")
    recipients = ", ".join(actor.name for actor in found.actors if actor.role == "recipient")
    where = found.where.name if found.where else "-"
    when = found.when.span.exact if found.when else "-"
    return " | ".join((found.event.type, found.event.mode or "-", agents or "-", recipients or "-", where, when))


@pytest.mark.parametrize("case", list(cases("events.tsv")), ids=lambda case: case.text)
def test_what_is_said_to_happen(case: Case) -> None:
    assert [shown(found) for found in events(case.doc)] == list(case.expected)


@pytest.mark.parametrize("case", list(cases("events.tsv")), ids=lambda case: case.text)
def test_every_span_is_the_text_it_names(case: Case) -> None:
    for found in events(case.doc):
        spans = [*found.spans, found.trigger, *(actor.span for actor in found.actors if actor.span)]
        assert all(case.text[span.start : span.end] == span.exact for span in spans)


@pytest.mark.parametrize("case", list(cases("event_types.tsv")), ids=lambda case: case.text)
def test_types_and_modes(case: Case) -> None:
    told = [found.event for found in events(case.doc) if found.event is not None]
    assert [f"{event.type} | {event.mode or '-'}" for event in told] == list(case.expected)


def test_enough_sentences_tell_of_no_event() -> None:
    assert sum(not case.expected for case in cases("event_types.tsv")) >= 35
