"""Verbs of harm: "killed 12 people", "12 were wounded", "three died"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.asides import before_aside
from variorum.propositions.clauses.persons import is_doer, is_name, is_number, is_one_more, is_person
from variorum.propositions.clauses.phrases import base, children, conjuncts
from variorum.propositions.harm.harm_words import (
    Harm,
    Outcome,
    Tokens,
    is_person_or_number,
    is_somebody,
    listed,
    verb_among,
    vocabulary,
)
from variorum.propositions.harm.victims import counted, written_figure
from variorum.propositions.scene.doers import is_thing

REACH = 7  # words behind a verb in which its object begins, where the tree has lost it
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
_OBJECTS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})  # what begins an object: the verb is active
_IN_PHRASE = frozenset({"DET", "NUM", "ADJ", "ADV", "NOUN", "PROPN"})


def find_done_to(token: Token) -> Iterator[Harm]:
    """ "Killed 12 people", "12 were wounded", "12 killed in blast"."""
    lemma = verb_among(token, "harms")
    if lemma is None or (lemma in vocabulary("particles") and not _has_particle(token, lemma)) or _is_shot(token):
        return
    victims = _patients(token)
    if clauses.is_attributive(token):
        victims = (token.head,) if written_figure(token.head) is not None else _described(token, lemma)
    victims = tuple(item for item in victims if _may_suffer(item, lemma) and not _suffers_what_follows(item, token))
    outcome = _outcome(token, vocabulary("harms")[lemma])
    if victims and outcome is not None and not _told_better(token, lemma):
        yield Harm(token, outcome, victims, _doers(token, victims))


def _suffers_what_follows(victim: Token, trigger: Token) -> bool:
    """Whether a number behind the trigger stands right before another harm, and is its own: "killed and 30 injured"."""
    if victim.i < trigger.i or not is_number(victim) or victim.i + 1 >= victim.sent.end:
        return False
    harm = victim.nbor()
    return harm != trigger and harm.tag_ in _PARTICIPLES and verb_among(harm, "harms") is not None


def _is_shot(token: Token) -> bool:
    """Whether a shot is meant that somebody fired, and not who was shot: "the man fired one shot"."""
    return token.lower_ == "shot" and token.pos_ == "NOUN" and token.head.pos_ == "VERB" and base(token) != "conj"


def _described(token: Token, lemma: str) -> Tokens:
    """Somebody named, of whom the word tells what became of them: "the murdered journalist Ana Lopez"."""
    noun = token.head
    name = noun.nbor() if is_person(noun) and noun.i + 1 < noun.sent.end and noun.ent_type_ != "PER" else noun
    fits = vocabulary("harms")[lemma] in {"killed", "captured"} and name.ent_type_ == "PER" and token.i < name.i
    return (name,) if fits else ()


def _doers(token: Token, victims: Tokens) -> Tokens:
    """The agents; of "three wounded" only those that a by-phrase names."""
    beside = victims[-1].i == token.i - 1
    agents = clauses.by_agents(token) if beside else clauses.agents(token)
    return tuple(item for item in agents if item not in victims)


def _patients(token: Token) -> Tokens:
    """Whom it was done to, by the tree; where the tree names nobody, by what stands right beside the verb."""
    before = token.nbor(-1) if token.i else token
    if token.dep_ == "conj" and token.tag_ in _PARTICIPLES and before.pos_ == "NUM":
        return (before,)  # "12 were killed and three wounded"
    if (told := _told_elliptically(token)) is not None:
        return (told,)
    if before.pos_ == "NUM" and before.i and before.nbor(-1).text == ":" and token.tag_ in _PARTICIPLES:
        return (before,)  # "Arla crash: 32 killed"
    found = clauses.patients(token)
    if any(is_somebody(item) for item in found):
        return (*_left_behind(token), *found)
    if token.dep_ == "xcomp" and token.tag_ in _PARTICIPLES and token.head.lemma_.lower() == "find":
        return clauses.patients(token.head)  # "a man was found shot"
    if token.dep_ == "conj" and token.tag_ in _PARTICIPLES and clauses.is_passive(token.head):
        shared = clauses.patients(token.head)  # "was shot and killed Monday night"
        if any(is_somebody(item) for item in shared):
            return shared
    if behind := _behind(token) or some_of_the(token):
        return behind
    if found and children(token, "obj") and not clauses.is_passive(token):
        return found  # "shot down the proposal": its object is no person, and its subject no victim
    return _ahead(token) or found or before_aside(token)


def _told_elliptically(token: Token) -> Token | None:
    """The counted people of a participle without its auxiliary: "12 were killed and 30 others injured"."""
    own = children(token, "nsubj")
    if token.dep_ != "conj" or token.tag_ not in _PARTICIPLES or len(own) != 1 or own[0].i != token.i - 1:
        return None
    counted_here = is_person_or_number(own[0]) and written_figure(own[0]) is not None
    return own[0] if counted_here and not children(token, "obj") and clauses.is_passive(token.head) else None


def _left_behind(token: Token) -> Tokens:
    """Who stands before an "and" that a parser took for one of clauses: "a woman and her grandson were shot"."""
    noun = token.head
    lost = token.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and noun.dep_ == "ROOT" and clauses.is_passive(token)
    return (noun,) if lost and is_person(noun) else ()


def some_of_the(token: Token) -> Tokens:
    """The number right before a verb that counts some of those told of: "two of the injured died"."""
    words = token.doc[max(token.sent.start, token.i - 4) : token.i]
    is_part = (
        len(words) == 4 and is_number(words[0]) and words[1].lower_ == "of" and words[2].lower_ in {"the", "those"}
    )
    return (words[0],) if is_part and words[3].lower_ in listed("hurt") else ()


def _behind(token: Token) -> Tokens:
    """The counted or named people right after a verb ("killed more than 100 civilians")."""
    head: Token | None = None
    for word in token.doc[token.i + 1 : token.i + 1 + REACH]:
        at_least = word.lower_ == "at" and word.i + 1 < len(word.doc) and word.nbor().lower_ in {"least", "most"}
        if not at_least and word.lower_ not in {"than", "of", "least", "-"} and word.pos_ not in _IN_PHRASE:
            break
        if word.lower_ == "of" and head is None:
            break  # "killed the bill of five deputies"
        if is_person_or_number(word) and word.pos_ not in {"DET", "ADV"}:
            head = word
            if not is_number(word):
                break
    return (head,) if head is not None and head.sent == token.sent else ()


def _ahead(token: Token) -> Tokens:
    """The counted people right before a participle ("12 killed", "two people were badly hurt")."""
    after = token.doc[token.i + 1].pos_ if token.i + 1 < len(token.doc) else ""
    counted_before = token.i > 0 and is_number(token.nbor(-1))
    if after in _OBJECTS or not (token.tag_ in _PARTICIPLES or counted_before):
        return ()
    for i in range(token.i - 1, max(token.sent.start, token.i - 5) - 1, -1):
        word = token.doc[i]
        if word.pos_ in {"AUX", "ADV", "PART"} or word.lower_ in {"reported", "left", "reportedly"}:
            continue
        return (word,) if is_person_or_number(word) and word.pos_ != "PRON" else ()
    return ()


def _has_particle(token: Token, lemma: str) -> bool:
    wanted = vocabulary("particles")[lemma]
    after = token.doc[token.i + 1 : token.i + 4]
    return any(word.lower_ == wanted for word in (*after, *children(token, "compound:prt", "advmod")))


def _may_suffer(victim: Token, lemma: str) -> bool:
    noun = counted(victim)
    if noun.pos_ == "PROPN" and is_thing(noun) and lemma in vocabulary("persons_only")["verbs"]:
        return False
    if is_person_or_number(noun) or (noun is not victim and noun.lower_ in listed("hurt")):
        return True
    if is_name(noun) and lemma in vocabulary("persons_only")["verbs"] and noun.ent_type_ != "PER":
        return False  # ships and towns are captured, too
    if is_name(noun):
        return True  # whoever is killed, shot or dies is no place, whatever label the name was given
    described = any(child.dep_ in {"det", "nmod:poss", "amod"} for child in noun.children)
    return lemma not in vocabulary("persons_only")["verbs"] and described and is_doer(noun)


def _outcome(token: Token, outcome: Outcome) -> Outcome | None:
    """ "Shot dead" and "shot in the leg" say more than "shot"; "shot at" says less."""
    if outcome != "casualties":
        return outcome
    near = [word for child in token.children if child.i > token.i for word in _short(child)]
    near += [child for child in children(token, "advmod") if child.i < token.i]
    words = {word.lower_ for word in near} | {word.lemma_.lower() for word in near}
    if words & listed("fatal"):
        return "killed"
    if words & listed("alive"):
        return "wounded"
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return None if after == "at" else outcome


def _short(token: Token) -> Iterator[Token]:
    """A dependant's words, where it is a short phrase of the verb and no other clause."""
    if base(token) in {"obl", "advmod", "xcomp", "amod", "obj", "nmod"}:
        yield token
        for child in token.children:
            if base(child) in {"nmod", "conj", "amod", "compound"}:
                yield child


def _told_better(token: Token, lemma: str) -> bool:
    """Whether a coordinated verb tells the same people's end more exactly ("shot and killed", "stabbed and died")."""
    if vocabulary("harms")[lemma] != "casualties":
        return False
    others = [item for item in conjuncts(token) if item is not token and not children(item, "nsubj")]
    others += [token.head] if token.dep_ == "conj" and not children(token, "nsubj") else []
    return any(_says_more(item) for item in others)


def _says_more(verb: Token) -> bool:
    lemma = verb_among(verb, "harms")
    return verb_among(verb, "suffers") is not None or (lemma is not None and vocabulary("harms")[lemma] != "casualties")


def find_suffered(token: Token) -> Iterator[Harm]:
    """ "12 people died", "three disappeared"."""
    lemma = verb_among(token, "suffers")
    if lemma is None:
        return
    strict = lemma in vocabulary("persons_only")["verbs"]
    victims = tuple(item for item in _sufferers(token) if _may_suffer(item, lemma))
    if strict:
        victims = tuple(item for item in victims if written_figure(item) is not None or is_number(item))
    if victims and (lemma != "flee" or _leaves_home(token)):
        yield Harm(token, vocabulary("suffers")[lemma], victims)


def _sufferers(token: Token) -> Tokens:
    """The subject; where a verb before has it as its victim, that ("was shot at noon and died")."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    if is_one_more(before):
        return (before,)
    own = some_of_the(token) or clauses.subjects(token) or before_aside(token)
    if not own and token.dep_ == "acl" and token.tag_ == "VBD":
        return conjuncts(token.head)  # a finite past is no participle: the tree has hung the verb on its subject
    if own or token.dep_ != "conj" or token.head.pos_ != "VERB":
        return own
    return clauses.patients(token.head) if clauses.is_passive(token.head) else clauses.subjects(token.head)


def _leaves_home(token: Token) -> bool:
    """Whether people flee a home, a country or a war, not the scene of a crime."""
    objects = (
        word for child in children(token, "obj", "obl") for word in (child, *children(child, "compound", "conj"))
    )
    return any(word.lemma_.lower() in listed("fled") or word.ent_type_ == "LOC" for word in objects)
