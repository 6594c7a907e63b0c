"""The room's verb: lays the reports side by side, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from variorum.collector import paused
from variorum.names import names_in
from variorum.reconciliation.copies.profiles import profile
from variorum.reconciliation.dating.datings import ResolveTime
from variorum.reconciliation.lay import lay_part
from variorum.reconciliation.parts import parts
from variorum.reconciliation.persons.bearing import bearing_on, problems_of, put_together, together
from variorum.reconciliation.persons.same_actors import unknown_names
from variorum.reconciliation.pile.grouping import buckets
from variorum.records import Article, Claim, Decision, Problem, Profile, Reconciliation
from variorum.settings import Settings


@paused()
def reconcile(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *,
    decisions: Sequence[Decision] = (),
    settings: Settings,
    resolve_time: ResolveTime | None = None,
) -> Reconciliation:
    """The reports side by side; the order of the input never matters, and adding a report equals starting anew.

    `resolve_time` turns a time expression and its anchor into a Date; without it what a story dates stays symbolic.
    """
    told = buckets(claims, lambda claim: claim.article)
    profiles = {article.id: profile(article, told.get(article.id, ())) for article in articles}
    homes = {claim.id: claim.article for claim in claims} if decisions else {}
    split = parts(profiles, put_together(decisions, homes))
    return side_by_side(split, profiles, articles, claims, decisions=decisions, resolve_time=resolve_time)


def side_by_side(
    split: Sequence[Sequence[str]],
    profiles: Mapping[str, Profile],
    articles: Sequence[Article],
    claims: Sequence[Claim],
    *,
    decisions: Sequence[Decision] = (),
    resolve_time: ResolveTime | None = None,
) -> Reconciliation:
    """The reports side by side in these parts, each the ids of its reports; profiles by the same ids."""
    told, texts = buckets(claims, lambda claim: claim.article), buckets(articles, lambda article: article.id)
    homes = {claim.id: claim.article for claim in claims} if decisions else {}
    found, about = [], []
    for names in split:
        own = bearing_on(names, decisions, homes)
        part = lay_part(
            [article for name in names for article in texts[name]],
            [claim for name in names for claim in told.get(name, ())],
            {name: profiles[name] for name in names},
            decisions=own,
            resolve_time=resolve_time,
        )
        found.append(part)
        about.append({one.id: [told for told in part.problems if told.where == one.id] for one in own})
    problems = (*problems_of(decisions, about), *unknown_names(decisions, names_in(claims, articles)))
    return joined(found, problems=problems)


def joined(parts: Sequence[Reconciliation], *, problems: Sequence[Problem]) -> Reconciliation:
    """The parts as one, in their order, with the problems of the whole in place of theirs."""
    return Reconciliation(
        claims=tuple(chain.from_iterable(part.claims for part in parts)),
        datings=tuple(chain.from_iterable(part.datings for part in parts)),
        origins=tuple(chain.from_iterable(part.origins for part in parts)),
        statements=tuple(chain.from_iterable(part.statements for part in parts)),
        questions=tuple(chain.from_iterable(part.questions for part in parts)),
        stories=tuple(chain.from_iterable(part.stories for part in parts)),
        wording=tuple(chain.from_iterable(part.wording for part in parts)),
        gaps=tuple(chain.from_iterable(part.gaps for part in parts)),
        problems=tuple(problems),
        decided=together(chain.from_iterable(part.decided for part in parts)),
    )
