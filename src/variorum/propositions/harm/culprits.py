"""Who is said to have done it: the agents that a clause itself names, and the makers of its strikes and blasts."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from variorum.data import load
from variorum.propositions.clauses.answering import phrased
from variorum.propositions.clauses.clauses import is_held_to
from variorum.propositions.clauses.persons import is_person, name_at
from variorum.propositions.clauses.phrases import case_of, children, name_phrase, phrase
from variorum.propositions.harm.harm_words import Harm, vocabulary
from variorum.propositions.harm.victim_lists import names_after
from variorum.propositions.harm.victims import names
from variorum.records import Actor, Span

_ACTING = frozenset({"NORP", "LOC", "ORG", "PER"})


def culprit(harm: Harm) -> str | None:
    """Who is said to have done it: the agent, or the maker of the strike or blast; None where no one is named."""
    makers = [maker for agent in _doers(harm) if (maker := _maker(agent))]
    return ", ".join(makers) or None


def _doers(harm: Harm) -> tuple[Token, ...]:
    """The agents that the clause itself names; what a participle borrows from afar may be no culprit at all."""
    trigger = harm.trigger
    if children(trigger, "nsubj", "obl:agent") and trigger.dep_ != "acl:relcl":
        return harm.agents
    if trigger.pos_ == "NOUN" or is_held_to(trigger):
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
        return phrased(agent).exact
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


def _named(head: Token) -> Span:
    """A victim's name with the title before it; not where they live ("Ana Lopez, of Arla")."""
    return name_phrase(head, ("",))


def actors_of(harm: Harm) -> tuple[Actor, ...]:
    doers = [agent for agent in _doers(harm) if agent.pos_ != "PRON" and _can_act(agent)]
    agents = tuple(Actor(span.exact, role="agent", span=span) for span in map(phrased, doers))
    named = [_named(head) for head in names(harm.victims)]
    named = named or [name_at(head) for victim in harm.victims for head in names_after(victim)]
    return agents + tuple(Actor(span.exact, role="recipient", span=span) for span in named)
