"""Casualties as the text tells them: how many of whom were killed, wounded, missing, captured or driven out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.propositions import clauses
from variorum.propositions.figures import figure_at
from variorum.propositions.harms import Harm, Outcome, harms, vocabulary
from variorum.propositions.occasions import occasion
from variorum.propositions.phrases import case_of, children, entity_at, phrase, tokens_span
from variorum.propositions.shares import Share, shares
from variorum.propositions.times import times
from variorum.propositions.victims import (
    counted,
    figure_of,
    group_of,
    is_person,
    name_at,
    name_list,
    names,
    outer,
    side_of,
)
from variorum.records import Actor, Figure, Mention, Proposition, Span, TimeExpression, Wording

Times = Sequence[TimeExpression]
Seen = set[tuple[str, int]]

_LINKED = frozenset({"advcl", "conj", "acl", "xcomp"})
_ACTING = frozenset({"NORP", "LOC", "ORG", "PER"})
_WHERE = ("in", "at", "near", "outside", "across", "around", "inside", "throughout", "within", "over")
_MAX_LINKS = 3
_NEAR = 9  # words between "has" and the state it ends in ("has left hundreds, if not thousands, dead")
_PARTS = (None, "START", "MID", "END")


@lru_cache(maxsize=2)
def casualties(doc: Doc) -> tuple[Proposition, ...]:
    """The casualties that a document tells of, in text order; shares ("including 11 children") follow their whole."""
    if not doc.has_annotation("DEP"):
        return ()
    expressions = occasions_of(doc)
    found: list[Proposition] = []
    seen: Seen = set()
    for harm in harms(doc):
        for victims, figure in _figures(_without_shares(harm, seen)):
            if not _is_new(harm.outcome, victims, figure, seen):
                continue
            if harm.toll:
                seen.update((harm.outcome, token.i) for token in harm.trigger.subtree)
            whole = len(found)
            found.append(_proposition(harm, figure, expressions))
            found.extend(_share(found[whole], share, whole, seen) for share in shares(victims[0], harm.trigger))
    return tuple(found)


def _without_shares(harm: Harm, seen: Seen) -> Harm:
    """The harm without victims already told as a share of others, where it has victims of its own."""
    own = tuple(victim for victim in harm.victims if ("share", victim.i) not in seen)
    return replace(harm, victims=own) if own else harm


def occasions_of(doc: Doc) -> tuple[TimeExpression, ...]:
    """The times that can say when: not those that only describe a noun ("the 44-day war", "decades-long")."""
    return tuple(item for item in times(doc) if item.type != "DURATION" or "-" not in item.span.exact)


def _is_new(outcome: Outcome, victims: Sequence[Token], figure: Figure, seen: Seen) -> bool:
    """Whether nobody told of these victims or this figure with this outcome before ("12 dead" is told once)."""
    keys: Seen = {(outcome, victim.i) for victim in victims}
    if figure.span is not None:
        keys.add((f"{outcome} figure", figure.span.start))
    if keys & seen:
        return False
    seen.update(keys)
    return True


# --- how many ---------------------------------------------------------------------------------------------------


def _figures(harm: Harm) -> Iterator[tuple[tuple[Token, ...], Figure]]:
    """Each counted phrase of the victims with its figure; names in a list are counted together."""
    if harm.toll:
        yield from _toll_figure(harm)
        return
    named = names(harm.victims)
    if named:
        figure = name_list(named, closed=len(named) == len(harm.victims) and not _is_cut(named))
        yield named, _told(harm, figure)
    for victim in harm.victims:
        figure_found = None if victim in named else figure_of(outer(victim))
        if figure_found is not None:
            yield (victim,), _told(harm, figure_found)


def _is_cut(named: Sequence[Token]) -> bool:
    """Whether a list of names only gives examples."""
    first = named[0]
    before = {token.lower_ for token in first.doc[max(0, first.i - 3) : first.i]}
    after = {token.lower_ for token in named[-1].doc[named[-1].i + 1 : named[-1].i + 4]}
    return bool(before & {"including", "among", "like"} or "others" in after)


def _toll_figure(harm: Harm) -> Iterator[tuple[tuple[Token, ...], Figure]]:
    number, toll = harm.victims[0], harm.trigger
    figure = figure_at(number.doc, number.i)
    if figure is not None:
        group = next((found for noun in (number.head, toll, number) if (found := group_of(noun))), None)
        yield (number,), _told(harm, replace(figure, group=group, side=side_of(toll)))


def _told(harm: Harm, figure: Figure) -> Figure:
    return replace(figure, outcome=harm.outcome, by=_by(harm), cumulative=_cumulative(harm, figure))


def _cumulative(harm: Harm, figure: Figure) -> bool | None:
    """True for a running count, False for one event's or an addition, None where the text does not say."""
    if harm.toll:
        return True
    around = {word.lower_ for victim in harm.victims for word in (*victim.children, *counted(victim).children)}
    if around & set(vocabulary("fresh")["words"]):
        return False
    near = {child.lower_ for child in harm.trigger.children} | around
    if _is_sum(harm.victims[0]):
        return True
    return True if near & set(vocabulary("running")["words"]) else None


def _is_sum(victim: Token) -> bool:
    """Whether a verb brought a total to this figure ("bringing the total to 14 dead and 23 wounded")."""
    before = [token.lemma_.lower() for token in victim.doc[max(victim.sent.start, victim.i - 12) : victim.i]]
    totals = {"toll", *vocabulary("numbers")["words"]}
    return any(word in totals for word in before) and any(word in vocabulary("sums")["verbs"] for word in before)


# --- who, where, when ---------------------------------------------------------------------------------------------


def _by(harm: Harm) -> str | None:
    """Who is said to have done it: the agent, or the maker of the strike or blast; None where no one is named."""
    makers = [maker for agent in _doers(harm) if (maker := _maker(agent))]
    return ", ".join(makers) or None


def _doers(harm: Harm) -> tuple[Token, ...]:
    """The agents that the clause itself names; what a participle borrows from afar may be no culprit at all."""
    trigger = harm.trigger
    if children(trigger, "nsubj", "obl:agent") and trigger.dep_ != "acl:relcl":
        return harm.agents
    if trigger.dep_ == "acl" or (trigger.dep_ == "advcl" and trigger.head.lemma_.lower() in _undergoing()):
        return ()
    return tuple(agent for agent in harm.agents if trigger.dep_ != "acl:relcl" or agent.ent_type_ != "LOC")


@cache
def _undergoing() -> frozenset[str]:
    return frozenset(vocabulary("undergoes")["verbs"])


def _maker(agent: Token) -> str | None:
    if agent.pos_ == "PRON":
        return agent.text if agent.lower_ in {"he", "she", "they", "we", "i"} else None
    if _can_act(agent):
        return phrase(agent).exact
    owners = [child for child in children(agent, "nmod:poss") if child.ent_type_ in _ACTING]
    makers = [child for child in children(agent, "amod", "compound") if child.ent_type_ in {"NORP", "ORG"}]
    by = [child for child in children(agent, "nmod", "obl:agent") if case_of(child) == "by"]
    if owners or makers:
        return name_at((owners or makers)[0]).exact
    return phrase(by[0]).exact if by else None


def _can_act(token: Token) -> bool:
    """Whether a noun is somebody: persons, forces, names of people, bodies and states; a blast or a war is not."""
    return is_person(token) or token.ent_type_ in _ACTING or token.lemma_.lower() in _forces()


@cache
def _forces() -> frozenset[str]:
    return frozenset(load.lines("propositions/forces.txt"))


def _actors(harm: Harm) -> tuple[Actor, ...]:
    doers = [agent for agent in _doers(harm) if agent.pos_ != "PRON" and _can_act(agent)]
    agents = tuple(Actor(span.exact, role="agent", span=span) for span in map(phrase, doers))
    named = names(harm.victims)
    return agents + tuple(Actor(span.exact, role="recipient", span=span) for span in map(phrase, named))


def _linked(trigger: Token) -> Iterator[Token]:
    """The trigger and the clauses whose place it shares."""
    node = trigger
    for _ in range(_MAX_LINKS):
        yield node
        argument = node.pos_ not in {"VERB", "AUX"} and node.head.pos_ == "VERB"
        if node.head.i == node.i or not (argument or node.dep_ in _LINKED):
            return
        node = node.head


def _where(harm: Harm) -> Mention | None:
    """The named place of the clause, or of the clause it hangs on."""
    for node in (*_linked(harm.trigger), *harm.agents):
        for item in clauses.obliques(node, *_WHERE):
            place = _place(item)
            if place is not None:
                return place
    return _place_behind(harm.trigger)


def _place_behind(trigger: Token) -> Mention | None:
    """The first place named behind the trigger with a preposition of place, before the next clause begins."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if token.tag_ in {"VBD", "VBZ", "VBP"} or token.text in {";", "“", '"'}:
            return None
        if token.ent_type_ == "LOC" and token.ent_iob_ == "B" and token.nbor(-1).lower_ in _WHERE:
            return entity_at(token, "LOC")
    return None


def _place(token: Token) -> Mention | None:
    """The place that a phrase names: itself, or inside it ("in the Azerbaijani city of Ganja")."""
    found = entity_at(token, "LOC")
    if found is not None:
        return found
    inner = (child for child in (*children(token, "appos", "nmod", "flat", "compound"),) if child.ent_type_ == "LOC")
    return next((entity_at(child, "LOC") for child in inner), None)


def _since(trigger: Token, expressions: Times) -> TimeExpression | None:
    """The day that a running count starts from ("since late September")."""
    sent = trigger.sent
    inside = (item for item in expressions if sent.start_char <= item.span.start < sent.end_char)
    return next((item for item in inside if item.mod in _PARTS and _opens_count(trigger, item)), None)


def _opens_count(trigger: Token, item: TimeExpression) -> bool:
    """Whether "since" stands before a time, or opens the clause that it stands in ("since fighting began in May")."""
    sent = trigger.sent
    before = sent.text[: item.span.start - sent.start_char].lower()
    found = re.search(r"\bsince\b[^,;.]{0,48}$", before)
    if found is None:
        return False
    since = sent.start_char + found.start()
    first, last = sorted((since, trigger.idx))
    between = (token for token in sent if first < token.idx < last and token.i != trigger.i)
    own = since < trigger.idx and item.span.start > trigger.idx
    return not own and all(token.tag_ not in {"VBD", "VBZ", "VBP"} or token.pos_ == "AUX" for token in between)


# --- the record ---------------------------------------------------------------------------------------------------


def _proposition(harm: Harm, figure: Figure, expressions: Times) -> Proposition:
    trigger = harm.trigger
    word = tokens_span(trigger.doc, trigger.i, trigger.i + 1)
    since = _since(trigger, expressions)
    when = occasion(trigger, [item for item in expressions if item is not since])
    cumulative = figure.cumulative
    if cumulative is None:
        cumulative = _by_time(since, when, reaches_now=_reaches_now(trigger))
    return Proposition(
        kind="casualty",
        token=trigger.i,
        trigger=word,
        spans=_evidence(harm),
        extractor="casualty",
        when=when,
        where=_where(harm),
        actors=_actors(harm),
        figure=replace(figure, cumulative=cumulative),
        figure_since=since if cumulative else None,
        wording=Wording(trigger.lemma_.lower(), word.exact),
    )


def _evidence(harm: Harm) -> tuple[Span, ...]:
    """The trigger's clause; for a state or a toll that of the verb over it, since the figure may stand there."""
    verb = harm.trigger.head
    over = harm.toll or harm.trigger.dep_ == "xcomp"
    if over and verb.pos_ in {"VERB", "AUX"} and harm.trigger.dep_ in {"nsubj", "obj", "xcomp", "obl", "nsubj:pass"}:
        return clauses.clause_spans(verb)
    spans = clauses.evidence_spans(harm.trigger)
    victim = harm.victims[0]
    if any(span.start <= victim.idx < span.end for span in spans) or victim.sent != harm.trigger.sent:
        return spans
    first, last = min(victim.i, harm.trigger.i), max(victim.i, harm.trigger.i)
    return (tokens_span(victim.doc, min(first, victim.left_edge.i), last + 1),)


def _by_time(since: TimeExpression | None, when: TimeExpression | None, *, reaches_now: bool) -> bool | None:
    """A count since a day, or over a stretch, runs on; one of a single day belongs to that day."""
    if since is not None or (when is not None and (when.type == "DURATION" or _is_long(when))):
        return True
    if when is None or when.extent != "on" or when.value.endswith("_REF") or reaches_now:
        return None
    return False


def _reaches_now(trigger: Token) -> bool:
    """Whether the verb is a present perfect ("has left hundreds dead"), which counts up to now."""
    if any(word.lower_ in {"has", "have"} for word in clauses.auxiliaries(trigger)):
        return True
    before = trigger.doc[max(trigger.sent.start, trigger.i - _NEAR) : trigger.i]
    return any(word.lower_ in {"has", "have"} and word.nbor().tag_ in {"VBN", "VBD"} for word in before)


def _is_long(when: TimeExpression) -> bool:
    """Whether a time is the running month or year, over which counts add up ("26 killed this year")."""
    running = when.offset is not None and when.offset[0] == 0
    return running and when.extent == "within" and re.fullmatch(r"X{4}(-XX)?", when.value) is not None


def _share(whole: Proposition, share: Share, position: int, seen: Seen) -> Proposition:
    """A part of a count as its own proposition, tied to the whole."""
    of = whole.figure
    outcome = of.outcome if of is not None else None
    seen.add((outcome or "", share.head.i))
    seen.add(("share", share.head.i))
    figure = replace(
        share.figure,
        outcome=outcome,
        by=of.by if of is not None else None,
        side=share.figure.side or (of.side if of is not None else None),
        cumulative=of.cumulative if of is not None else None,
    )
    return replace(whole, figure=figure, spans=(*whole.spans,), part_of=position)
