"""What must hold for any text: spans are exact, nothing raises, and a page of marks is read in good time."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.attribution import attribute, weigh
from variorum.language import annotate
from variorum.records import Attribution, Span

PIECES = [
    "said",
    "he",
    "Ana Lima",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ":",
    "\n\n",
    "—",
    "(@a)",
    "that",
    "according to",
    "the army denied",
    "on Sunday",
    "not",
    "claim",
    "🙂",
    "\u00a0",
    "?",
    "Şuşa",
]


def spans_of(attribution: Attribution) -> list[Span]:
    said = [attribution.said.span] if attribution.said else []
    return [*attribution.source, *attribution.cue, *attribution.content, *said]


def check(doc: Doc) -> None:
    """Spans cut the text exactly, parts do not overlap, every attribution says something."""
    for attribution in attribute(doc):
        assert attribution.content
        for span in spans_of(attribution):
            assert doc.text[span.start : span.end] == span.exact
            assert span.exact
        for part in (attribution.source, attribution.cue, attribution.content):
            assert all(one.end <= two.start for one, two in pairwise(part))
    for token, commitment in weigh(doc).items():
        assert token == commitment.token
        assert 0 <= token < len(doc)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
@example("said , he said ,")
def test_any_mixture(text: str) -> None:
    check(next(iter(annotate([text]))))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    check(next(iter(annotate([text]))))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "“",
        "”””",
        "said",
        "“ said he. " + "And so it went on and on. " * 40,
        '"' * 2000,
        "“" * 2000,
        "' \" ' \" " * 300,
        "said that " * 400,
        "X: " * 300,
        "— (@x) May 1, 2020",
        "according to according to according to",
    ],
)
def test_odd_text(text: str, annotated: Callable[[str], Doc]) -> None:
    doc = annotated(text)
    started = time.process_time()
    check(doc)
    assert time.process_time() - started < 20


@pytest.mark.parametrize("text", ["She said it rained. " * 1000, "reports of a truce, " * 1000])
def test_a_page_of_one_paragraph_or_one_sentence(text: str) -> None:
    """Each takes a second or two; where each speech is weighed against all others, it is half a minute and more."""
    doc = next(iter(annotate([text], parser="fast")))
    started = time.process_time()
    assert len(attribute(doc)) == 1000
    assert time.process_time() - started < 10


def test_same_text_same_findings(annotated: Callable[[str], Doc]) -> None:
    text = "The navy said on Monday that it had freed the ship. “All are safe,” it added."
    assert attribute(annotated(text)) == attribute(next(iter(annotate([text]))))
