"""Lays a page out; everything that comes from a report is escaped, and nothing else is marked safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from variorum.report.directions import closed
from variorum.report.phrases import day_words, figure_words, iso_words, phrase
from variorum.web.addresses import Addresses
from variorum.web.asked import KINDS, Asked
from variorum.web.page import Page
from variorum.web.shelf import Indexed
from variorum.web.views.questions import Choice
from variorum.web.words import word

MOST_CHOICES = 200  # of one filter: a list of more makes every page heavy, and nobody looks through it

# The pages that the head of every page leads to, in the order of a reader's questions.
NAVIGATION = ("", "questions", "figures", "control", "map", "timeline", "wording", "reports", "sources", "actors")


def rendered(
    page: Page, at: Addresses, *, name: str, index: Indexed | None, writer: bool = False, redacted: bool = False
) -> str:
    """The page as HTML; `name` is the edition's, `writer` whether the reader may decide.

    In a `redacted` edition is nothing that nobody looked through for names.
    """
    template = _environment().get_template(page.template)
    return template.render(
        page=page,
        at=at,
        edition=name,
        index=index,
        writer=writer,
        redacted=redacted,
        navigation=NAVIGATION,
        asked_none=Asked(),
        **page.told,
    )


def _pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    """Names as the values of a filter and as their own words."""
    return [(name, name) for name in names]


def _counted(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    """The values of a filter that leave anything, with how much."""
    return [(one.value, f"{one.words} ({one.count:,})") for one in choices if one.count]


def _kept(index: Indexed, name: str, caller: Callable[[], str]) -> str:
    """A piece of a page that is made of the contents alone, laid out once."""
    return index.once(("piece", name), lambda _: caller())


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("variorum.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=closed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "pairs": _pairs,
        "kept": _kept,
        "counted": _counted,
        "most_choices": MOST_CHOICES,
        "kind_pairs": [(kind, phrase("kind", kind)) for kind in KINDS],
        "phrase": phrase,
        "word": word,
        "day_words": day_words,
        "iso_words": iso_words,
        "figure_words": figure_words,
    }
    return made
