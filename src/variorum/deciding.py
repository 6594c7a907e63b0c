"""Turns what a person asks for into decisions: which claims, questions or actors are meant, and whether it can be."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from variorum.errors import InputError
from variorum.ledger import Ledger
from variorum.nameless import is_nameless
from variorum.names import names_in
from variorum.reconciliation.persons.decided import undone_by
from variorum.reconciliation.persons.fields import FieldError, laid_over
from variorum.reconciliation.persons.reattaching import tells
from variorum.reconciliation.pile.folding import fold, is_name
from variorum.records import Action, Claim, Decision, Pin, Question, Target

SHORTEST = 4  # letters of an id; fewer fit a word that was meant as a name
SHOWN = 4  # ids to name where several fit


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for, as given: an action on targets, with its reason."""

    action: Action
    targets: Sequence[str]
    who: str
    why: str
    change: Mapping[str, Any] | None = None
    claims: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger holds that may be decided about: claims and questions by id, names by their folded form.

    `bodies` are the folded names of outlets and parties, which are names whatever their words.
    """

    claims: Mapping[str, Claim]
    extracted: Mapping[str, Claim]
    questions: Mapping[str, Question]
    names: Mapping[str, str]
    decisions: Mapping[str, Decision]
    bodies: frozenset[str]


Found = tuple[Target, str]  # what is meant, and its full id or name


def decided(ledger: Ledger, asked: Asked) -> tuple[Decision, ...]:
    """The decisions that a person asks for, not kept yet; raises InputError where they cannot be."""
    _check(asked)
    known = _known(ledger)
    if asked.action == "undo":
        return tuple(_undo(target, asked, known) for target in dict.fromkeys(asked.targets))
    if asked.action == "merge":
        return (_merge(asked, known),)
    if asked.action == "split":
        return (_split(asked, known),)
    return tuple(_single(target, asked, known) for target in asked.targets)


def _check(asked: Asked) -> None:
    """Refuses what is missing or makes no sense together."""
    told = asked.action
    if not asked.why.strip():
        raise InputError(told, "say why, for those who read it later")
    if not asked.who.strip():
        raise InputError(told, "say who decides")
    if not asked.targets:
        raise InputError(told, "name what is decided about")
    if bool(asked.change) != (told == "correct"):
        raise InputError(told, "say what is right, as FIELD=VALUE" if told == "correct" else "takes no fields to set")
    if asked.claims and told != "split":
        raise InputError(told, "only a split names claims that stand apart")


def _known(ledger: Ledger) -> Known:
    claims = {claim.id: claim for claim in ledger.claims()}
    extracted = {claim.id: claim for claim in ledger.extracted()}
    questions = {question.id: question for question in ledger.questions()}
    voices = [name for one in questions.values() for each in one.positions for name in (each.name, *each.claimants)]
    articles = list(ledger.articles())
    told = chain(names_in([*extracted.values(), *claims.values()], articles), filter(None, voices))
    names: dict[str, str] = {}
    for name in sorted(set(told)):
        names.setdefault(fold(name), name)
    bodies = frozenset(fold(name) for name in chain(names_in([], articles), _parties(extracted.values())))
    return Known(claims, extracted, questions, names, {one.id: one for one in ledger.decisions()}, bodies)


def _parties(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        for party in (*(level.party for level in claim.attribution), *(actor.party for actor in claim.actors)):
            if party is not None and party.name:
                yield party.name


def _single(target: str, asked: Asked, known: Known) -> Decision:
    """A decision about one claim or question."""
    sort, name = _id(target, known)
    if sort == "question":
        if asked.action == "correct":
            raise InputError(target, "this is a question; correct the claims that answer it, or merge or split it")
        pins = (_pins(_own(name, known), known),)
        return _made(asked, name, sort=sort, pins=pins)
    change = _change(known.claims[name], asked) if asked.action == "correct" else ""
    return _made(asked, name, change=change, pins=(_pins([name], known),))


def _change(claim: Claim, asked: Asked) -> str:
    change = json.dumps(asked.change, ensure_ascii=False, sort_keys=True)
    try:
        laid_over(claim, change)
    except FieldError as error:
        raise InputError(claim.id, str(error)) from None
    return change


def _merge(asked: Asked, known: Known) -> Decision:
    if len(asked.targets) < 2:
        raise InputError("merge", "name two or more questions, claims or actors that are one")
    found = _all_of_one_sort(asked, known)
    if found[0][0] == "actor":
        return _made(asked, found[0][1], sort="actor", others=tuple(name for _, name in found[1:]))
    kinds = {known.questions[name].kind if sort == "question" else known.claims[name].kind for sort, name in found}
    if len(kinds) > 1:
        raise InputError("merge", f"these are of different kinds ({', '.join(sorted(kinds))}) and no one question")
    sides = tuple(_pins(_own(name, known) if sort == "question" else [name], known) for sort, name in found)
    others = tuple(name for _, name in found[1:])
    return _made(asked, found[0][1], sort="question", others=others, pins=sides)


def _split(asked: Asked, known: Known) -> Decision:
    found = _all_of_one_sort(asked, known)
    if found[0][0] == "actor":
        if len(found) != 2 or asked.claims:
            raise InputError("split", "name the two actors that are not one, and no claims")
        return _made(asked, found[0][1], sort="actor", others=(found[1][1],))
    if len(found) != 1 or found[0][0] != "question":
        raise InputError("split", "name one question and, with --claims, those of its claims that stand apart")
    name = found[0][1]
    inside = list(known.questions[name].claims)
    apart = list(dict.fromkeys(_claim_of(claim, inside, known) for claim in asked.claims))
    rest = [claim for claim in inside if claim not in apart]
    if not apart or not rest:
        why = "name the claims that stand apart" if not apart else "these are all of its claims; some must stay"
        raise InputError(name, f"{why} (variorum claims LEDGER --question {name} lists them)")
    return _made(asked, name, sort="question", pins=(_pins(apart, known), _pins(rest, known)))


def _claim_of(target: str, inside: Sequence[str], known: Known) -> str:
    sort, name = _id(target, known)
    if sort != "claim" or name not in inside:
        raise InputError(target, "this is no claim that answers the question")
    return name


def _undo(target: str, asked: Asked, known: Known) -> Decision:
    if target not in known.decisions:
        listed = ", ".join(known.decisions) or "none was made"
        raise InputError(target, f"there is no such decision ({listed})")
    by = undone_by(tuple(known.decisions.values())).get(target)
    if by is not None:
        raise InputError(target, f"this is undone already, by {by}; undo {by} to let it hold again")
    return _made(asked, target, sort="decision")


def _made(
    asked: Asked,
    target: str,
    *,
    change: str = "",
    sort: Target = "claim",
    others: tuple[str, ...] = (),
    pins: tuple[tuple[Pin, ...], ...] = (),
) -> Decision:
    who, why = asked.who.strip(), asked.why.strip()
    return Decision("", target, asked.action, who, "", why, change, sort, others, pins)


def _own(name: str, known: Known) -> list[str]:
    """The claims that make a question: not those that only deny something in it and answer another."""
    question = known.questions[name]
    elsewhere = {claim for other in known.questions.values() if other.id != name for claim in other.claims}
    told = [claim for claim in question.claims if known.claims[claim].kind == question.kind]
    return [claim for claim in told if claim not in elsewhere] or told


def _pins(names: Iterable[str], known: Known) -> tuple[Pin, ...]:
    claims = [known.extracted.get(name, known.claims[name]) for name in names]
    return tuple(Pin(claim.id, claim.article, claim.kind, claim.evidence, tells(claim)) for claim in claims)


# --- which one is meant ------------------------------------------------------------------------------------------


def _all_of_one_sort(asked: Asked, known: Known) -> list[Found]:
    """The targets as questions and claims, or all as actors."""
    found = list(dict.fromkeys(_id_or_name(target, known) for target in asked.targets))
    if len({sort == "actor" for sort, _ in found}) > 1:
        raise InputError(asked.action, "names of actors and ids of questions or claims do not go together")
    if asked.action == "merge" and len(found) < 2:
        raise InputError(asked.action, "these are one and the same already")
    return found


def _id_or_name(target: str, known: Known) -> Found:
    if fold(target) in known.names and plain(target) not in (known.claims.keys() | known.questions.keys()):
        return "actor", _named(known.names[fold(target)], known)
    fitting = _fitting(plain(target), known)
    if not fitting:
        raise InputError(target, "no claim, question or actor of this ledger is called so" + _near(target, known))
    return _only(target, fitting)


def _named(name: str, known: Known) -> str:
    """The name, where it is one: whom "she" or "the president" means is another in each report."""
    if fold(name) not in known.bodies and (not is_name(name) or is_nameless(name)):
        raise InputError(name, "this names nobody: each report may mean somebody else by it; give a name")
    return name


def _id(target: str, known: Known) -> Found:
    fitting = _fitting(plain(target), known)
    if not fitting:
        raise InputError(
            target, "no claim or question of this ledger has this id; variorum claims and questions show them"
        )
    return _only(target, fitting)


def plain(target: str) -> str:
    """An id as such: in the links of a brief, #q- stands before a question's and #c- before a claim's."""
    return target.removeprefix("#").removeprefix("q-").removeprefix("c-")


def _fitting(target: str, known: Known) -> list[Found]:
    """Whatever has this id, else whatever has an id that begins so, also behind the kind of a question."""
    if target in known.claims:
        return [("claim", target)]
    if target in known.questions:
        return [("question", target)]
    if len(target) < SHORTEST:
        return []
    claims: list[Found] = [("claim", name) for name in known.claims if name.startswith(target)]
    asked = [name for name in known.questions if is_begun(name, target)]
    return claims + [("question", name) for name in asked]


def is_begun(question: str, target: str) -> bool:
    """Whether the id of a question begins so, with its kind or behind it."""
    return bool(target) and (question.startswith(target) or question.partition("-")[2].startswith(target))


def _only(target: str, fitting: Sequence[Found]) -> Found:
    if len(fitting) > 1:
        names = ", ".join(name for _, name in fitting[:SHOWN]) + (" ..." if len(fitting) > SHOWN else "")
        raise InputError(target, f"this fits several ({names}); write more of the id")
    return fitting[0]


def _near(target: str, known: Known) -> str:
    near = difflib.get_close_matches(fold(target), list(known.names), n=SHOWN)
    return "; there is " + ", ".join(known.names[name] for name in near) if near else ""
