"""The questions that the pile answers: each with its voices, how they relate, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.reconciliation.answers.bases import concedes
from variorum.reconciliation.answers.courses import courses
from variorum.reconciliation.answers.positions import positions
from variorum.reconciliation.answers.relating import Opposed, opponents_agree, verdict_on
from variorum.reconciliation.answers.ties import tied
from variorum.reconciliation.comparing.comparison import Asked, Comparison
from variorum.reconciliation.comparisons.table import COMPARISONS
from variorum.reconciliation.persons.decided import Taken
from variorum.reconciliation.pile.days import as_date
from variorum.reconciliation.pile.folding import digest
from variorum.reconciliation.pile.parties import opponents
from variorum.reconciliation.pile.phrases import phrase
from variorum.reconciliation.pile.pile import Pile, by_place, place_names, span_of
from variorum.reconciliation.pile.places import place_key
from variorum.reconciliation.pile.voices import Stance, denied_by, speaker, stances
from variorum.records import Claim, Kind, Position, Question, Relation

Denials = Mapping[str, list[Claim]]

AT_ODDS: tuple[Relation, ...] = ("denied", "conflicts", "mutual accusation")


def find_questions(pile: Pile, decided: Sequence[Taken] = ()) -> tuple[Question, ...]:
    """Every question worth asking, in the order in which its first claim was said; and those that a person made."""
    denials = _denials(pile.claims)
    grouped = list(_grouped(pile))
    taken = {claim.id for _, _, group in grouped for claim in group}
    denied = [claim for claim in pile.claims if claim.id not in taken and _is_denied(claim, denials)]
    single = [(claim.kind, COMPARISONS["statement"], [claim]) for claim in denied]
    groups, made = tied([*grouped, *single], decided, pile)
    ordered = sorted(groups, key=lambda found: pile.rank[found[2][0].id])
    opposed = opponents(pile.claims)
    asked = (_question(*found, denials, opposed, pile, always=found[2][0].id in made) for found in ordered)
    return _told_apart([question for question in asked if question is not None])


def _told_apart(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, each with an id of its own: where two share one, their first claims tell them apart."""
    shared = Counter(question.id for question in questions)
    return tuple(
        question if shared[question.id] == 1 else replace(question, id=_own_id(question)) for question in questions
    )


def _own_id(question: Question) -> str:
    first = question.positions[0].claims[0]
    return f"{question.kind}-" + digest(question.id, first)


def _is_denied(claim: Claim, denials: Denials) -> bool:
    return claim.id in denials or any(level.frame == "denial" for level in claim.attribution[1:-1])


def _grouped(pile: Pile) -> Iterator[tuple[Kind, Comparison, list[Claim]]]:
    for kind, comparison in COMPARISONS.items():
        for group in comparison.groups(pile.claims, pile):
            yield kind, comparison, group


def _denials(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for link in denied_by(claim):
            found.setdefault(str(link.claim), []).append(claim)
    return found


def _question(
    kind: Kind,
    comparison: Comparison,
    group: list[Claim],
    denials: Denials,
    opposed: Opposed,
    pile: Pile,
    *,
    always: bool = False,
) -> Question | None:
    taken = _stances(group, denials, pile)
    if not always and not comparison.worth_asking(taken):
        return None
    asked, verdict = comparison.asked(group, pile), verdict_on(taken, comparison, pile)
    told = positions(taken, comparison, pile)
    where = next((claim.where for claim in group if claim.where is not None), None)
    return Question(
        # The same may be asked of other matters elsewhere in the pile; the report that opens it tells which is meant.
        id=f"{kind}-" + digest(kind, *asked.key, group[0].article),
        kind=kind,
        about=asked.about,
        relation=verdict.relation,
        reason=_reason(verdict.reason, verdict.relation, told),
        positions=told,
        where=where,
        when=as_date(asked.when or span_of(group, pile)),
        flags=_flags(asked, taken, told, opponents_agree(taken, comparison, pile, opposed)),
        names=_names(kind, group),
        scope=asked.scope,
        place=_one_place(group) if kind == "control" else None,
        series=courses(kind, taken, pile),
        grounds=asked.grounds,
    )


def _names(kind: Kind, group: Sequence[Claim]) -> tuple[str, ...]:
    """The names of the place; none where one question of control is put of several places, which its words list."""
    return () if kind == "control" and len(by_place(group)) > 1 else place_names(group)


def _one_place(group: Sequence[Claim]) -> str | None:
    """The key of the place whose control is asked about; None where it is counted, or where several are listed."""
    places = {key for claim in group if claim.figure is None and (key := place_key(claim.where)) is not None}
    return places.pop() if len(places) == 1 else None


def _stances(group: Sequence[Claim], denials: Denials, pile: Pile) -> list[Stance]:
    inside = {claim.id for claim in group}
    told = [stance for claim in group for stance in stances(claim, pile)]
    answering = {
        denial.id: denial for claim in group for denial in denials.get(claim.id, ()) if denial.id not in inside
    }
    told += [Stance(denial, speaker(denial, pile), True) for denial in answering.values()]
    return sorted(told, key=lambda stance: (_answered_at(stance, pile), stance.denies, pile.rank[stance.claim.id]))


def _answered_at(stance: Stance, pile: Pile) -> int:
    """The place of a stance in the order; a denial never stands before what it denies in the same words."""
    targets = [pile.rank.get(str(link.claim), 0) for link in denied_by(stance.claim)]
    return max([pile.rank[stance.claim.id], *targets])


def _reason(why: str, relation: Relation, told: Sequence[Position]) -> str:
    if relation not in AT_ODDS or any(position.support == "independent" for position in told):
        return why
    return why + " " + phrase("reasons", "no basis")


def _flags(asked: Asked, taken: Sequence[Stance], told: Sequence[Position], both_sides: bool) -> tuple[str, ...]:
    """What a reader should know of the question at once; the names are a closed list (phrases.toml, flags)."""
    several = any(len(denied_by(stance.claim)) > 1 for stance in taken if stance.denies)
    marks = {
        "one voice": len(told) == 1,
        "both sides": both_sides,
        "own admission": any(concedes(stance) for stance in taken),
        "several fit": several,
        "hedged": any(stance.hedged for stance in taken),
        "background": asked.is_old or all(stance.claim.background for stance in taken),
    }
    return tuple(name for name, is_so in marks.items() if is_so)
