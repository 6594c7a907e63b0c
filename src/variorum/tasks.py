"""What is sent to where reports are laid side by side, and what comes back: the same in this process and in others.

A task holds several small parts, or a large one; none of them needs the ledger.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from variorum.collector import paused
from variorum.executors import Died, Run
from variorum.ledger import Part, Stored
from variorum.ledger.encoding import decoded, encoded
from variorum.ledger.packing import deflated, inflated
from variorum.names import names_in
from variorum.records import Article, Claim, Decision, Profile, Reconciliation

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

TOGETHER = 64  # reports of small parts that are one task: a second of work, so that sending it costs nothing


class Lays(Protocol):
    """What the reconciliation room is asked of one report or one part: it hangs on nothing else."""

    def profile(self, article: Article, claims: Sequence[Claim]) -> Profile: ...
    def lay(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        profiles: Mapping[str, Profile],
        decisions: Sequence[Decision],
    ) -> Reconciliation: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A part that is to be laid, with its reports in their order and the decisions that bear on it."""

    part: Part
    reports: tuple[Stored, ...]
    decisions: tuple[Decision, ...]


class Found:
    """How a part lies side by side; JSON on the way, which is smaller than a pickle and sooner taken apart."""

    def __init__(self, found: Reconciliation | bytes) -> None:
        self._found = found

    def opened(self) -> Reconciliation:
        """What was found."""
        if isinstance(self._found, Reconciliation):
            return self._found
        return decoded(Reconciliation, inflated(self._found).decode())

    def __reduce__(self) -> tuple[type[Found], tuple[bytes]]:
        found = self._found
        sent = found if isinstance(found, bytes) else deflated(encoded(Reconciliation, found).encode())
        return Found, (sent,)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a part: how it lies, how many claims it had, the names in it where decisions bear on it.

    `failed` says why it could not be laid; then its claims are as each report alone has them.
    """

    found: Found
    claims: int
    names: frozenset[str]
    failed: str | None = None


def answers(room: Lays, asked: Iterable[Asked], run: Run) -> Iterator[tuple[Asked, Answer]]:
    """Each part with what came of it, in their order."""
    work = partial(_each, partial(lay, room))
    for batch, found in _alone_where_dead(work, batches(asked, _size), run):
        for one, answer in zip(batch, found, strict=True):
            yield one, _dead(one, answer) if isinstance(answer, Died) else answer


def profiles(room: Lays, reports: Iterable[Stored], run: Run) -> Iterator[Profile]:
    """What each report is about, in their order."""
    work = partial(_each, partial(_profile, room))
    for _, found in _alone_where_dead(work, batches(reports, lambda _: 1), run):
        for one in found:
            if isinstance(one, Died):
                raise RuntimeError(_told(one))
            yield one


@paused()
def lay(room: Lays, asked: Asked) -> Answer:
    """Lays one part side by side."""
    articles, claims = _opened(asked)
    failed = None
    try:
        found = room.lay(articles, claims, asked.part.profiles, asked.decisions)
    except Exception as error:  # no report may be lost because some could not be compared
        logger.exception("the reports could not be laid side by side")
        found, failed = Reconciliation(claims=tuple(claims)), why_of(error)
    return _answer(asked, articles, claims, found, failed)


def why_of(error: Exception) -> str:
    """An error in words."""
    return f"{type(error).__name__}: {error}"


def _profile(room: Lays, report: Stored) -> Profile:
    return room.profile(report.article(), report.claims())


def _dead(asked: Asked, died: Died) -> Answer:
    """What comes of a part that took its process down."""
    articles, claims = _opened(asked)
    return _answer(asked, articles, claims, Reconciliation(claims=tuple(claims)), _told(died))


def _opened(asked: Asked) -> tuple[list[Article], list[Claim]]:
    articles = [report.article() for report in asked.reports]
    return articles, [claim for report in asked.reports for claim in report.claims()]


def _answer(
    asked: Asked, articles: Sequence[Article], claims: Sequence[Claim], found: Reconciliation, failed: str | None
) -> Answer:
    names = frozenset(names_in(claims, articles)) if asked.decisions else frozenset()
    return Answer(Found(found), len(claims), names, failed)


def _told(died: Died) -> str:
    return f"the process that did it ended {died.tries} times; is there memory enough?"


def _size(asked: Asked) -> int:
    return len(asked.reports)


def batches(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    """The items in their order, so many together that they are worth sending; what is large goes alone."""
    waiting: list[Item] = []
    held = 0
    for item in items:
        if waiting and held + size(item) > TOGETHER:
            yield tuple(waiting)
            waiting, held = [], 0
        waiting.append(item)
        held += size(item)
    if waiting:
        yield tuple(waiting)


def _each(work: Callable[[Item], Result], batch: tuple[Item, ...]) -> tuple[Result, ...]:
    return tuple(map(work, batch))


def _alone_where_dead(
    work: Callable[[tuple[Item, ...]], tuple[Result, ...]], batches: Iterable[tuple[Item, ...]], run: Run
) -> Iterator[tuple[tuple[Item, ...], Sequence[Result | Died]]]:
    """Each batch with its results; of one that takes its process down each item is tried by itself."""
    for batch, found in run(work, batches):
        if not isinstance(found, Died):
            yield batch, found
        elif len(batch) == 1:
            yield batch, [found]
        else:
            for alone, one in run(work, [(item,) for item in batch]):
                yield alone, [one] if isinstance(one, Died) else one
