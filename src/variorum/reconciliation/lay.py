"""Lays the reports of one part side by side: those that may bear on the same matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.reconciliation.answers.aims import well_aimed
from variorum.reconciliation.answers.denials import attach
from variorum.reconciliation.answers.questions import find_questions
from variorum.reconciliation.answers.ties import unlinked
from variorum.reconciliation.comparing.statements import find_statements
from variorum.reconciliation.copies.origins import find_origins, origins_of_claims
from variorum.reconciliation.copies.repeats import repeats, told_once
from variorum.reconciliation.copies.stories import find_stories
from variorum.reconciliation.dating.datings import ResolveTime, place_articles
from variorum.reconciliation.dating.redating import redated
from variorum.reconciliation.dating.years import with_years
from variorum.reconciliation.gaps import find_gaps
from variorum.reconciliation.persons.corrections import corrected, held, not_asked, rejected, unattached
from variorum.reconciliation.persons.decided import taken_up
from variorum.reconciliation.persons.same_actors import outlets_renamed, renamed, same_actors, touched
from variorum.reconciliation.pile.days import spoken
from variorum.reconciliation.pile.folding import digest
from variorum.reconciliation.pile.namesakes import aligned, restored
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, laid_out, relinked
from variorum.reconciliation.wording.uses import word_uses
from variorum.records import Article, Claim, Date, Dating, Decision, Origin, Profile, Reconciliation, Statement


def lay_part(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    profiles: Mapping[str, Profile],
    *,
    decisions: Sequence[Decision] = (),
    resolve_time: ResolveTime | None = None,
) -> Reconciliation:
    """These reports side by side, whatever other reports there are; the order of the input never matters.

    `profiles` are those of the reports by their ids. `resolve_time` turns a time expression and its anchor into a Date;
    without it what a story dates stays symbolic.
    """
    taken = taken_up(decisions, articles, claims)
    amended, problems = corrected(claims, taken)
    left_out = rejected(taken)
    actors = same_actors(taken, amended)
    kept = renamed([claim for claim in amended if claim.id not in left_out], actors)
    once = told_once(kept)
    under_names = outlets_renamed(articles, actors)
    days = {article.id: article.published for article in articles}
    alone = laid_out(under_names, aligned(once), days, apart=actors.single)
    datings = place_articles(alone)
    pile = _dated(alone, datings, resolve_time)
    pile = relinked(pile, unlinked(well_aimed(attach(pile), pile), taken))
    stories = find_stories(pile, profiles)
    pile = replace(pile, stories={article: story.id for story in stories for article in story.articles})
    origins, statements = find_origins(pile), find_statements(pile)
    spoken_origins = _origins_of_statements(statements, pile)
    pile = replace(pile, origins=_origins_of_claims(pile, (*origins, *spoken_origins), statements))
    asked = find_questions(pile, taken)
    left_unasked = not_asked(taken, asked)
    questions = tuple(question for question in asked if question.id not in left_unasked)
    return Reconciliation(
        claims=(
            *restored(pile.claims, once),
            *repeats(kept, once, pile.articles),
            *_set_aside(amended, left_out, pile),
        ),
        datings=datings,
        origins=(*origins, *spoken_origins),
        statements=statements,
        questions=questions,
        stories=stories,
        wording=word_uses(pile, questions),
        gaps=find_gaps(pile, questions),
        problems=(*problems, *unattached(taken, asked)),
        decided=held(taken, asked, questions, touched(taken, amended)),
    )


def _set_aside(claims: Sequence[Claim], left_out: frozenset[str], pile: Pile) -> list[Claim]:
    """The claims that a person rejected: they answer nothing, and stay to be looked up."""
    aside = [claim for claim in claims if claim.id in left_out and claim.article in pile.articles]
    return sorted(aside, key=lambda claim: claim.id)


def _dated(pile: Pile, datings: Sequence[Dating], resolve_time: ResolveTime | None) -> Pile:
    """The pile with the days that the story gives its articles, and with what hangs on them resolved anew."""
    placed = {dating.article: dating.date for dating in datings}
    dates: Mapping[str, Date] = {**pile.dates, **placed}
    claims = pile.claims if resolve_time is None else redated(pile.claims, placed, resolve_time)
    articles = list(pile.articles.values())
    redone = laid_out(articles, claims, dates, like=pile)
    return laid_out(articles, with_years(redone), dates, like=redone)


def _origins_of_statements(statements: Sequence[Statement], pile: Pile) -> tuple[Origin, ...]:
    """An origin for every statement that more than one report carries; its reports in the order of their days."""
    home = {claim.id: claim.article for claim in pile.claims}
    rank = {name: i for i, name in enumerate(pile.articles)}
    found = []
    for statement in statements:
        reports = sorted({home[claim] for claim in statement.claims}, key=rank.__getitem__)
        if len(reports) > 1:
            day = spoken(statement.said) or phrase("days", "unknown")
            reason = phrase("origins", "statement", speaker=statement.speaker, day=day)
            found.append(Origin("origin-" + digest(statement.id), tuple(reports), reason))
    return tuple(found)


def _origins_of_claims(pile: Pile, origins: Sequence[Origin], statements: Sequence[Statement]) -> dict[str, str]:
    """The origin of each claim: the statement it reports where several reports do, else the text it was copied with."""
    known = {origin.id for origin in origins}
    by_text = origins_of_claims(pile, [origin for origin in origins if not origin.id.startswith("origin-")])
    by_statement = {
        claim: name
        for statement in statements
        if (name := "origin-" + digest(statement.id)) in known
        for claim in statement.claims
    }
    return {**by_text, **by_statement}
