"""Gets a ledger's public objects to the export room, and leaves out private persons where that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from variorum.errors import InputError
from variorum.export import EXPORTERS, export
from variorum.export.pile import Described, Exporter, Pile
from variorum.export.pseudonyms import Pseudonyms
from variorum.export.redacted import redacted
from variorum.ledger import Ledger
from variorum.ledger.dictionary import relations
from variorum.plugins import extended
from variorum.private import persons_of, persons_told
from variorum.public import (
    Object,
    article_object,
    claim_object,
    decision_object,
    problem_object,
    question_object,
    story_object,
)
from variorum.records import Decision, Held
from variorum.terminal import printable

SITE = "site"  # the edition as files: a room above this one writes it, and the command calls that
VIEWED = ("acled",)  # the formats that are told from a point of view


def export_ledger(
    path: Path,
    form: str,
    directory: Path,
    *,
    redact_persons: bool = False,
    view: str | None = None,
    force: bool = False,
) -> None:
    """Writes a ledger in one form into a directory; the same ledger gives the same bytes."""
    exporter = _exporter(form)
    if view is not None and form not in VIEWED:
        raise InputError("--view", f"{form} is told from no point of view; leave it out, or export to {VIEWED[0]}")
    with Ledger.read(path) as ledger, ledger.still():
        pile = pile_of(ledger, name=printable(path.stem), view=view)
        export(_bare(pile, ledger) if redact_persons else pile, directory, exporter=exporter, force=force)


def exporters() -> Mapping[str, Exporter]:
    """The forms that there are, with those that installed packages offer."""
    return extended(EXPORTERS, "exporters")


def _exporter(form: str) -> Exporter:
    known = exporters()
    if form not in known:
        raise InputError(
            form, f"there is no such format; choose one of {', '.join(known)}, and on the command line {SITE}"
        )
    return known[form]


def pile_of(ledger: Ledger, *, name: str, view: str | None = None) -> Pile:
    """The ledger's objects, read anew each time they are asked for."""

    def articles() -> Iterator[Object]:
        datings = {dating.article: dating for dating in ledger.datings()}
        return (article_object(one, dating=datings.get(one.id)) for one in ledger.articles_in_turn())

    def claims() -> Iterator[Object]:
        published = {one.id: one.published for one in ledger.articles_in_turn()}
        decided = decided_by(ledger)
        for claim in ledger.claims():
            yield claim_object(claim, published=published[claim.article], decisions=decided.get(claim.id, ()))

    def questions() -> Iterator[Object]:
        decided = decided_by(ledger)
        return (question_object(one, decisions=decided.get(one.id, ())) for one in ledger.questions())

    return Pile(
        name=name,
        articles=articles,
        claims=claims,
        questions=questions,
        stories=lambda: map(story_object, ledger.stories()),
        decisions=lambda: decision_objects(ledger),
        problems=lambda: map(problem_object, ledger.problems()),
        persons=lambda: persons_told(ledger.claims()),
        tables=tuple(_described()),
        view=view,
    )


def _described() -> Iterator[Described]:
    for one in relations():
        yield Described(one.name, one.meaning, tuple((column.name, column.meaning) for column in one.columns))


def _bare(pile: Pile, ledger: Ledger) -> Pile:
    pseudonyms, unread = pseudonyms_of(ledger)
    return redacted(pile, pseudonyms, unread=unread)


def pseudonyms_of(ledger: Ledger) -> tuple[Pseudonyms, frozenset[str]]:
    """What stands for each private person, and the reports that could not be looked through for names."""
    found = persons_of(ledger)
    return Pseudonyms(found.private, public=found.public, kept=_kept(ledger)), found.unread


def _kept(ledger: Ledger) -> Iterator[str]:
    """What is named like a person and is none: places of the gazetteer, parties, outlets and agencies."""
    for article in ledger.articles_in_turn():
        yield from (name for name in (article.outlet, article.agency) if name)
    for claim in ledger.claims():
        if claim.where is not None and claim.where.id is not None:
            yield from (name for name in (claim.where.name, claim.where.canonical) if name)
        parties = (*(one.party for one in claim.attribution), *(one.party for one in claim.actors))
        yield from (party.name for party in parties if party is not None and party.name)


def decision_objects(ledger: Ledger) -> Iterator[Object]:
    """Every decision with where it holds now, what undid it, and why it could not be applied."""
    from variorum.reconciliation.persons.decided import undone_by

    every = ledger.decisions()
    held = {one.decision: one for one in ledger.held()}
    undone = undone_by(every)
    problems = {problem.where: problem.why for problem in ledger.problems()}
    for one in every:
        yield decision_object(one, held=held.get(one.id), undone_by=undone.get(one.id), problem=problems.get(one.id))


def decided_by(ledger: Ledger) -> dict[str, list[Decision]]:
    """The decisions that hold for each claim and question of a ledger, in their order."""
    return decided_about(ledger.decisions(), ledger.held())


def decided_about(decisions: Iterable[Decision], held: Iterable[Held]) -> dict[str, list[Decision]]:
    """The decisions that hold for each claim and question, in their order."""
    made = {decision.id: decision for decision in decisions}
    found: dict[str, list[Decision]] = {}
    for one in held:
        # An actor's decision is about names, and stands in no claim's row.
        about = (*one.claims, *one.questions) if made[one.decision].sort == "claim" else one.questions
        for name in about:
            found.setdefault(name, []).append(made[one.decision])
    return found
