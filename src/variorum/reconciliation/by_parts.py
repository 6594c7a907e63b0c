"""The reconciliation room part by part, for whoever keeps the parts and lays only those anew that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.reconciliation.copies.profiles import AT_LEAST, profile
from variorum.reconciliation.dating.datings import ResolveTime
from variorum.reconciliation.lay import lay_part
from variorum.reconciliation.parts import akin, parts, place
from variorum.reconciliation.persons.bearing import (
    Told,
    asked_about,
    bearing_on,
    changed,
    problems_of,
    put_together,
    reports_of,
)
from variorum.reconciliation.persons.same_actors import unknown_names
from variorum.records import Article, Claim, Decision, Problem, Profile, Reconciliation


@dataclass(frozen=True, slots=True)
class ByParts:
    """Lays one part at a time; all of it together is `reconcile`. `homes` gives the report of each claim by its id."""

    resolve_time: ResolveTime | None = None
    least: float = AT_LEAST

    def profile(self, article: Article, claims: Sequence[Claim]) -> Profile:
        """What a report is about, in numbers."""
        return profile(article, claims)

    def akin(self, new: Sequence[Profile], others: Mapping[str, Profile]) -> list[str]:
        """Those of the others that belong in one part with one of these reports."""
        return akin(new, others)

    def parts(
        self, profiles: Mapping[str, Profile], decisions: Sequence[Decision], homes: Mapping[str, str]
    ) -> list[list[str]]:
        """The ids of the reports, part by part, in their order."""
        return parts(profiles, put_together(decisions, homes))

    def place(self, name: str, profile: Profile) -> tuple[str, str]:
        """By what parts are put in order: the day and the id of their first report."""
        return place(name, profile)

    def lay(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        profiles: Mapping[str, Profile],
        decisions: Sequence[Decision],
    ) -> Reconciliation:
        """The reports of a part side by side, with the decisions that bear on it."""
        return lay_part(articles, claims, profiles, decisions=decisions, resolve_time=self.resolve_time)

    def bearing_on(
        self, reports: Collection[str], decisions: Sequence[Decision], homes: Mapping[str, str]
    ) -> tuple[Decision, ...]:
        """The decisions in force that bear on these reports."""
        return bearing_on(reports, decisions, homes)

    def changed(
        self, before: Sequence[Decision], now: Sequence[Decision], homes: Mapping[str, str]
    ) -> frozenset[str] | None:
        """The reports on which another set of decisions bears otherwise; None where that may be any of them."""
        return changed(before, now, homes)

    def reports_of(self, decisions: Sequence[Decision], homes: Mapping[str, str]) -> list[frozenset[str]]:
        """The reports on which each decision bears."""
        return [frozenset(reports_of(one, homes)) for one in decisions]

    def asked_about(self, decisions: Sequence[Decision]) -> tuple[str, ...]:
        """The ids of claims by which decisions without words of them name what they are about."""
        return asked_about(decisions)

    def problems(self, decisions: Sequence[Decision], parts: Sequence[Told]) -> list[Problem]:
        """What is told of decisions about claims and questions, by what each part tells of those that bear on it."""
        return problems_of(decisions, parts)

    def unknown_names(self, decisions: Sequence[Decision], known: Iterable[str]) -> list[Problem]:
        """What is told of decisions about actors, of whom the reports name these."""
        return unknown_names(decisions, known)
