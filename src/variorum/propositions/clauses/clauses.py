"""Clauses in Universal Dependencies: who does what to whom, whatever the construction (de Marneffe et al. 2021).

Every accessor takes the predicate's token and looks through passives, control, relative and participle clauses and
coordination. All of them return heads (tokens) in text order, with what is coordinated with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from variorum.data import load
from variorum.propositions.clauses.inflection import verb_lemma
from variorum.propositions.clauses.phrases import base, case_of, children, conjuncts, in_quotation
from variorum.propositions.clauses.remembering import remembered

Tokens = tuple[Token, ...]

_NEGATIONS = frozenset(load.lines("grammar/negations.txt"))
_RELATIVES = frozenset(load.lines("grammar/relatives.txt"))
_RECIPROCAL = frozenset(load.lines("grammar/reciprocals.txt"))
_DYING = frozenset(load.lines("grammar/dying.txt"))
_MAX_CLIMB = 6  # clauses between a predicate and the clause that its subject is borrowed from; deeper is a bad parse


# --- who and what ------------------------------------------------------------------------------------------------


def agents(predicate: Token) -> Tokens:
    """Who does it: the subject of an active clause, the by-phrase of a passive; empty where nobody is named."""
    if is_passive(predicate):
        return by_agents(predicate)
    return subjects(predicate)


def patients(predicate: Token) -> Tokens:
    """What it is done to: the subject of a passive, the object of an active clause."""
    return subjects(predicate) if is_passive(predicate) else objects(predicate)


def subjects(predicate: Token) -> Tokens:
    """The grammatical subject, its own or the one it borrows: shared, controlled, of a participle or relative."""
    return _subjects(predicate, _MAX_CLIMB)


@remembered
def _subjects(predicate: Token, climb: int) -> Tokens:
    own = children(predicate, "nsubj", "csubj") or _of_auxiliary(predicate)
    if own:
        return _resolved(own)
    return _borrowed(predicate, climb - 1) if climb else ()


def _of_auxiliary(predicate: Token) -> Tokens:
    """The subject that a parser has hung on the auxiliary: "they had | last week agreed"."""
    return tuple(item for aux in children(predicate, "aux") for item in children(aux, "nsubj"))


def _borrowed(predicate: Token, climb: int) -> Tokens:
    """The subject of another clause, unless that clause stands outside the quotation that this one stands in."""
    quoted = in_quotation(predicate)
    return tuple(item for item in _lent(predicate, climb) if quoted is None or in_quotation(item) == quoted)


def _lent(predicate: Token, climb: int) -> Tokens:
    head, relation = predicate.head, predicate.dep_
    if relation == "conj" and children(predicate, "cop") and children(head, "cop"):
        return _subjects(head, climb)
    if relation == "conj" and head.dep_ == "ccomp" and head.lemma_.lower() in _DYING and children(predicate, "obj"):
        return _subjects(head.head, climb)  # "said that 80 had died and accused the police": the dead accuse nobody
    if relation == "conj" and head.pos_ in ("VERB", "AUX", "ADJ"):
        same_voice = is_passive(head) == is_passive(predicate) or not children(head, "obj")
        return _subjects(head, climb) if same_voice else ()
    if relation == "xcomp":
        return _controllers(head) or _subjects(head, climb)
    if relation in ("acl", "advcl") and predicate.tag_ == "VBG" and (over := _held_to_it(predicate)) is not None:
        return _held(over)
    if relation == "advcl" and children(head, "ccomp"):
        return ()  # whoever says something need not be who does what an adjunct of the sentence tells
    if relation == "advcl" and (_is_participle(predicate) or case_of(predicate) or children(predicate, "mark")):
        return _controllers(head) if case_of(predicate) == "of" else _subjects(head, climb)
    if relation == "acl" and (children(predicate, "mark") or case_of(predicate)) and predicate.tag_ == "VBG":
        return _main_subjects(head, climb)
    if relation == "acl" and (_is_participle(predicate) or predicate.tag_ == "VB"):
        return conjuncts(head)
    if relation == "acl:relcl" and not _gap_filler(predicate) and is_passive(predicate):
        return conjuncts(head)
    return ()


def _held_to_it(gerund: Token) -> Token | None:
    """The verb whose object did what an -ing form tells: "accused the army of shelling", "thanked them for freeing"."""
    marks = {mark.lower_ for mark in children(gerund, "mark", "case")}
    over = gerund.head
    while gerund.dep_ == "acl" and over.dep_ in ("appos", "conj", "flat", "nmod"):
        over = over.head
    if gerund.dep_ == "acl" and (base(over) == "obj" or over.dep_ == "nsubj:pass"):
        over = over.head
    lemma = verb_lemma(over, _holders()) if marks else None
    return over if lemma is not None and not marks.isdisjoint(_holding()[lemma]) else None


def _held(verb: Token) -> Tokens:
    """Whom a verb holds to a deed; nobody where it clears them, and both where two hold each other to it."""
    if verb_lemma(verb, _clearing()) is not None:
        return ()
    found = patients(verb)
    return subjects(verb) if any(item.lemma_.lower() in _RECIPROCAL for one in found for item in one.subtree) else found


def is_held_to(gerund: Token) -> bool:
    """Whether somebody else's verb holds them to what an -ing form tells: "accused the army of shelling"."""
    return gerund.tag_ == "VBG" and gerund.dep_ in ("acl", "advcl") and _held_to_it(gerund) is not None


@cache
def _holding() -> dict[str, frozenset[str]]:
    """The verbs that hold somebody to a deed, or clear them of it, with the prepositions that lead to it."""
    found: dict[str, frozenset[str]] = {}
    for section in ("persons", "others", "cleared"):
        for verb, cases in load.toml("grammar/answering.toml")[section].items():
            found[verb] = found.get(verb, frozenset()).union(cases)
    return found


@cache
def _holders() -> frozenset[str]:
    return frozenset(_holding())


@cache
def _clearing() -> frozenset[str]:
    return frozenset(load.toml("grammar/answering.toml")["cleared"])


def _main_subjects(noun: Token, climb: int) -> Tokens:
    """The subjects of the clause that a noun stands in: "a day after leaving, they" is about them."""
    verb = next((item for item in noun.ancestors if item.pos_ in ("VERB", "AUX")), None)
    return _subjects(verb, climb) if verb is not None and verb.lemma_.lower() not in _DYING else ()


def _controllers(head: Token) -> Tokens:
    """The object that is the subject of the infinitive or participle after it; "each other" are the subjects."""
    found = objects(head) or children(head, "iobj")
    return () if any(item.lemma_.lower() in _RECIPROCAL for noun in found for item in noun.subtree) else found


@remembered
def objects(predicate: Token) -> Tokens:
    """The direct object, also where a relative clause leaves it out or coordinated verbs share it."""
    own = children(predicate, "obj")
    if own:
        return _resolved((*own, *_stray_conjuncts(predicate, own[0])))
    if predicate.dep_ == "acl:relcl" and not is_passive(predicate) and _is_object_gap(predicate):
        return (predicate.head,)
    return _shared_object(predicate)


def _stray_conjuncts(predicate: Token, first: Token) -> Iterator[Token]:
    """Nouns after the object that the parser has coordinated with the verb instead ("two towns, a village")."""
    for child in children(predicate, "conj"):
        if child.pos_ in ("NOUN", "PROPN") and child.i > first.i and not children(child, "nsubj", "cop", "obj"):
            yield child


def _shared_object(predicate: Token) -> Tokens:
    """The object of a later coordinated verb: "shelled and captured the town"."""
    later = [verb for verb in children(predicate, "conj") if verb.pos_ == "VERB" and not children(verb, "nsubj")]
    if not later or children(predicate, "obl", "ccomp", "xcomp") or is_passive(predicate):
        return ()
    first = later[0]
    between = predicate.doc[predicate.i + 1 : first.i]
    if all(base(token) in ("cc", "punct", "advmod") or token.is_punct for token in between):
        return _resolved(children(first, "obj"))
    return ()


def _is_object_gap(predicate: Token) -> bool:
    subject = children(predicate, "nsubj")
    if children(predicate, "mark", "iobj") or clause_objects(predicate):
        return False
    return bool(subject) and all(item.lower_ not in _RELATIVES for item in subject)


def clause_objects(predicate: Token) -> Tokens:
    """The clauses that the predicate has as its object."""
    return children(predicate, "ccomp", "xcomp")


def _gap_filler(predicate: Token) -> bool:
    return any(child.lower_ in _RELATIVES for child in children(predicate, "nsubj", "obj", "obl", "advmod"))


def by_agents(predicate: Token) -> Tokens:
    """The agents of a passive: "by" phrases that are not a time, a place or a manner."""
    named = children(predicate, "obl:agent")
    phrases = named or tuple(item for item in children(predicate, "obl") if case_of(item) == "by" and _can_act(item))
    return _spread(phrases)


def _can_act(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ != "DATE" and not token.like_num


def recipients(predicate: Token) -> Tokens:
    """To whom: the indirect object."""
    return _resolved(children(predicate, "iobj"))


@remembered
def obliques(predicate: Token, *cases: str) -> Tokens:
    """The predicate's prepositional phrases with one of these prepositions, or all of them, with conjuncts."""
    found = (item for item in children(predicate, "obl", "nmod") if not cases or case_of(item) in cases)
    return _spread(tuple(found))


def within(noun: Token, *cases: str) -> Tokens:
    """Prepositional phrases of a noun, and of what it is made up of: "a row of homes in Arla"."""
    return tuple(item for head in (noun, *obliques(noun, "of")) for item in obliques(head, *cases))


def possessors(noun: Token) -> Tokens:
    """Whose: "Chad's seizure", "their seizure"."""
    return _spread(children(noun, "nmod:poss"))


def modifiers(noun: Token) -> Tokens:
    """The words that stand before a noun and may name its agent or means: "Chadian", "missile", "drone"."""
    return tuple(child for child in children(noun, "amod", "compound", "nmod:desc") if child.i < noun.i)


# --- resolution inside the sentence --------------------------------------------------------------------------------


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ not in _RELATIVES:
        return token
    for item in (token, *token.ancestors):
        if item.dep_ == "acl:relcl":
            return item.head
    return token


def _resolved(tokens: Tokens) -> Tokens:
    found: list[Token] = []
    for token in tokens:
        noun = antecedent(token)
        found.extend(conjuncts(noun) if noun == token else (noun,))
    return _ordered(found)


def together(token: Token) -> Tokens:
    """The token with what is coordinated with it, or what it stands for."""
    return _resolved((token,))


def _spread(tokens: Tokens) -> Tokens:
    return _resolved(tokens)


def _ordered(tokens: list[Token]) -> Tokens:
    return tuple(sorted(set(tokens), key=lambda token: token.i))


# --- what kind of clause -------------------------------------------------------------------------------------------


@remembered
def is_passive(predicate: Token) -> bool:
    """Whether the predicate is passive, also as a reduced relative ("the town taken by") or second conjunct."""
    if children(predicate, "aux:pass"):
        return True
    if children(predicate, "nsubj:pass"):
        return not children(predicate, "obj")  # without an auxiliary, an object shows that the label is wrong
    if children(predicate, "obj") and any(child.dep_ == "nsubj" for child in predicate.children):
        return False
    if children(predicate, "obl:agent"):
        return True
    if predicate.tag_ != "VBN" or children(predicate, "obj", "aux"):
        return False
    if children(predicate, "nsubj"):
        return any(case_of(item) in ("by", "as") for item in children(predicate, "obl"))
    if predicate.dep_ in ("acl", "amod", "advcl", "acl:relcl"):
        return True
    return predicate.dep_ == "conj" and predicate.head.tag_ == "VBN" and is_passive(predicate.head)


def _is_participle(predicate: Token) -> bool:
    return predicate.tag_ in ("VBG", "VBN") and not children(predicate, "nsubj")


def is_negated(predicate: Token) -> bool:
    """Whether a negation stands in the predicate's own clause, on it or on its subject or object ("no town")."""
    if any(child.lower_ in _NEGATIONS for child in children(predicate, "advmod", "aux", "cc", "det")):
        return True
    parts = children(predicate, "nsubj", "obj")
    return any(word.lower_ in _NEGATIONS for part in parts for word in (part, *children(part, "det", "advmod")))


def auxiliaries(predicate: Token) -> Tokens:
    """The auxiliaries of the predicate, or of the conjunct before it where it has neither these nor a subject."""
    own = children(predicate, "aux", "cop")
    if own or predicate.dep_ != "conj" or children(predicate, "nsubj"):
        return own
    return auxiliaries(predicate.head) if predicate.head.tag_ == predicate.tag_ else ()


def particle(predicate: Token) -> Token | None:
    """The particle of a phrasal verb ("pull back")."""
    return next(iter(children(predicate, "compound:prt")), None)


def is_attributive(token: Token) -> bool:
    """Whether the word only describes a noun ("the occupied town"): wording, never a claim."""
    return token.dep_ == "amod" or (token.dep_ == "compound") or (token.dep_ == "conj" and is_attributive(token.head))
