"""The stories of a brief, and a brief of one of them: its reports, their questions, and whoever else answers these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.records import Article, Changes, Held, Question, Reconciliation, Story
from variorum.report.phrases import iso_words, phrase
from variorum.report.pile import Pile
from variorum.report.view import StoryView


def story_views(pile: Pile, found: Reconciliation) -> tuple[StoryView, ...]:
    """The stories of a pile that tells of more than one matter; none where all reports tell of one."""
    told = [story for story in found.stories if set(story.articles) <= pile.numbers.keys()]
    whole = len(told) == 1 and len(told[0].articles) == len(pile.numbers)
    return () if whole else tuple(_view(pile, story) for story in told)


def _view(pile: Pile, story: Story) -> StoryView:
    days = dict.fromkeys(iso_words(day) for day in (story.first, story.last) if day)
    return StoryView(
        title=story.title,
        days=phrase("front", "span", first=next(iter(days)), last=next(reversed(days)))
        if len(days) > 1
        else "".join(days),
        reports=tuple(sorted(pile.numbers[article] for article in story.articles)),
    )


def of_story(
    story: Story, articles: Sequence[Article], found: Reconciliation
) -> tuple[tuple[Article, ...], Reconciliation]:
    """The reports of a story, and others where they answer its questions; and what is laid side by side of them."""
    home = {claim.id: claim.article for claim in found.claims}
    own = frozenset(story.articles)
    asked = tuple(question for question in found.questions if own & _told_by(question, home))
    kept = own.union(*(_told_by(question, home) for question in asked))
    claims = {claim for claim, article in home.items() if article in kept}
    return tuple(article for article in articles if article.id in kept), replace(
        found,
        claims=tuple(claim for claim in found.claims if claim.id in claims),
        datings=tuple(dating for dating in found.datings if dating.article in kept),
        origins=tuple(origin for origin in found.origins if kept & set(origin.articles)),
        statements=tuple(statement for statement in found.statements if claims & set(statement.claims)),
        questions=asked,
        stories=(story,),
        wording=tuple(use for use in found.wording if claims.issuperset(use.claims)),
        gaps=tuple(gap for gap in found.gaps if claims.issuperset(gap.claims)),
        problems=(),
        decided=tuple(one for one in found.decided if claims & set(one.claims) or _is_about(one, asked)),
    )


def changes_of_story(told: Changes, articles: Sequence[Article], found: Reconciliation) -> Changes:
    """What changed, as far as it touches these reports and what is laid side by side of them."""
    kept, asked = {article.id for article in articles}, {question.id for question in found.questions}
    claims = {claim.id for claim in found.claims}
    held = {one.decision for one in found.decided}
    return replace(
        told,
        added=tuple(article for article in told.added if article in kept),
        revised=tuple(article for article in told.revised if article in kept),
        turns=tuple(
            turn
            for turn in told.turns
            if (
                turn.after.id in asked
                if turn.after
                else any(claims.intersection(before.claims) for before in turn.before)
            )
        ),
        decisions=tuple(one for one in told.decisions if one in held),
        undone=(),
    )


def _is_about(held: Held, asked: Sequence[Question]) -> bool:
    return not {question.id for question in asked}.isdisjoint(held.questions)


def _told_by(question: Question, home: dict[str, str]) -> set[str]:
    return {home[claim] for claim in question.claims if claim in home}
