"""Finds the words that tell what became of people, with the heads of the phrases that name or count them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacy.tokens import Doc, Token

from variorum.data.load import toml
from variorum.propositions import clauses
from variorum.propositions.figures import figure_at
from variorum.propositions.inflection import verb_lemma
from variorum.propositions.phrases import base, case_of, children, conjuncts
from variorum.propositions.victims import counted, is_doer, is_name, is_number, is_person, written_figure

Outcome = Literal["killed", "wounded", "missing", "captured", "displaced", "casualties"]
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Harm:
    """A trigger, the outcome it tells, the victims' heads, who did it, and whether it is a running count."""

    trigger: Token
    outcome: Outcome
    victims: Tokens
    agents: Tokens = ()
    toll: bool = False
    lives: bool = False


_REACH = 7  # words behind a verb in which its object begins, where the tree has lost it
_TO = frozenset({"to", "at", "past", "of", "above", "is", "was", "reached", "hit", "topped", "passed", "exceeded"})
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
_OBJECTS = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})  # what begins an object: the verb is active
_IN_PHRASE = frozenset({"DET", "NUM", "ADJ", "ADV", "NOUN", "PROPN"})

Finder = Callable[[Token], Iterator[Harm]]


@cache
def vocabulary(section: str) -> dict[str, Any]:
    """A section of the words for casualties."""
    found: dict[str, Any] = toml("propositions/casualty.toml")[section]
    return found


@cache
def _known(section: str) -> frozenset[str]:
    return frozenset(vocabulary(section))


@cache
def _listed(section: str, key: str = "words") -> frozenset[str]:
    return frozenset(vocabulary(section)[key])


def harms(doc: Doc) -> Iterator[Harm]:
    """Every word of a document that tells of people harmed, in text order, with whom it tells of."""
    for token in doc:
        for finder in FINDERS:
            yield from finder(token)


# --- verbs ------------------------------------------------------------------------------------------------------


def _verb(token: Token, section: str) -> str | None:
    if token.pos_ not in {"VERB", "ADJ", "AUX"} and token.tag_ not in {"VBN", "VBD", "VBG", "VB", "VBZ", "VBP"}:
        return None
    return verb_lemma(token, _known(section))


def _done_to(token: Token) -> Iterator[Harm]:
    """ "Killed 12 people", "12 were wounded", "12 killed in blast"."""
    lemma = _verb(token, "harms")
    if lemma is None or (lemma in vocabulary("particles") and not _has_particle(token, lemma)):
        return
    victims = _patients(token)
    if clauses.is_attributive(token):
        victims = (token.head,) if written_figure(token.head) is not None else ()
    victims = tuple(item for item in victims if _may_suffer(item, lemma))
    outcome = _outcome(token, vocabulary("harms")[lemma])
    if victims and outcome is not None and not _told_better(token, lemma):
        yield Harm(token, outcome, victims, tuple(item for item in clauses.agents(token) if item not in victims))


def _patients(token: Token) -> Tokens:
    """Whom it was done to, by the tree; where the tree names nobody, by what stands right beside the verb."""
    found = clauses.patients(token)
    if any(_is_somebody(item) for item in found):
        return found
    if token.dep_ == "conj" and token.tag_ in _PARTICIPLES and clauses.is_passive(token.head):
        shared = clauses.patients(token.head)  # "was shot and killed Monday night"
        if any(_is_somebody(item) for item in shared):
            return shared
    return _behind(token) or _ahead(token) or found


def _is_somebody(token: Token) -> bool:
    return is_person_or_number(token) or is_name(token)


def _behind(token: Token) -> Tokens:
    """The counted or named people right after a verb ("killed more than 100 civilians")."""
    head: Token | None = None
    for word in token.doc[token.i + 1 : token.i + 1 + _REACH]:
        if word.text.lower() not in {"than", "of", "least", "-"} and word.pos_ not in _IN_PHRASE:
            break
        if is_person_or_number(word) and word.pos_ not in {"DET", "ADV"}:
            head = word
            if not is_number(word):
                break
    return (head,) if head is not None and head.sent == token.sent else ()


def _ahead(token: Token) -> Tokens:
    """The counted people right before a participle ("12 killed", "two people were badly hurt")."""
    after = token.doc[token.i + 1].pos_ if token.i + 1 < len(token.doc) else ""
    if token.tag_ not in _PARTICIPLES or after in _OBJECTS:
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
    if is_person(noun) or is_number(noun):
        return True
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
    if words & _listed("fatal"):
        return "killed"
    if words & _listed("alive"):
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
    lemma = _verb(verb, "harms")
    return _verb(verb, "suffers") is not None or (lemma is not None and vocabulary("harms")[lemma] != "casualties")


def _suffered(token: Token) -> Iterator[Harm]:
    """ "12 people died", "three disappeared"."""
    lemma = _verb(token, "suffers")
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
    own = clauses.subjects(token)
    if own or token.dep_ != "conj" or token.head.pos_ != "VERB":
        return own
    return clauses.patients(token.head) if clauses.is_passive(token.head) else clauses.subjects(token.head)


def _leaves_home(token: Token) -> bool:
    """Whether people flee a home, a country or a war, not the scene of a crime."""
    objects = (
        word for child in children(token, "obj", "obl") for word in (child, *children(child, "compound", "conj"))
    )
    return any(word.lemma_.lower() in _listed("fled") or word.ent_type_ == "LOC" for word in objects)


def _lives(token: Token) -> Iterator[Harm]:
    """ "Claimed 12 lives", "claimed the lives of 12 people", "lost their lives"."""
    if token.lemma_.lower() not in _listed("lives") and token.lower_ not in _listed("lives"):
        return
    verb = token.head
    if token.dep_ not in {"obj", "nsubj:pass"} or verb.pos_ != "VERB":
        return
    if verb.lemma_.lower() in vocabulary("lives")["loses"]:
        owners = clauses.subjects(verb)
        yield Harm(verb, "killed", tuple(item for item in owners if is_person(counted(item)) or is_number(item)))
    elif verb.lemma_.lower() in vocabulary("lives")["takes"]:
        of = tuple(item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child))
        owner = children(token, "nmod:poss")
        yield Harm(verb, "killed", of or owner or (token,), clauses.agents(verb), lives=not (of or owner))


def _held(token: Token) -> Iterator[Harm]:
    """ "Took 12 soldiers prisoner", "1,275 were taken hostage"."""
    if verb_lemma(token, _listed("holds", "verbs")) is None or token.pos_ != "VERB":
        return
    word = next((child for child in token.children if child.lemma_.lower() in _listed("holds")), None)
    if word is None or word.i < token.i:
        return
    victims = tuple(item for item in clauses.patients(token) if item is not word and is_person_or_number(item))
    if victims:
        yield Harm(token, "captured", victims, clauses.agents(token))


def _cared_for(token: Token) -> Iterator[Harm]:
    """ "Two were taken to hospital", "they remain in critical condition"."""
    if token.lemma_.lower() in vocabulary("care")["verbs"] and token.pos_ == "VERB":
        patients = tuple(item for item in clauses.patients(token) if _is_somebody(item))
        if patients and any(_is_hospital(item) for item in clauses.obliques(token, "to", "at", "in")):
            yield Harm(token, "wounded", patients)
    elif token.lemma_.lower() == "condition" and case_of(token) == "in":
        state = {child.lower_ for child in children(token, "amod")}
        bearers = clauses.patients(token.head) if token.head.pos_ == "VERB" else clauses.subjects(token)
        found = tuple(item for item in (bearers or clauses.subjects(token.head)) if _is_somebody(item))
        if state & set(vocabulary("care")["conditions"]) and found:
            yield Harm(token, "wounded", found)


def _is_hospital(token: Token) -> bool:
    words = {word.lemma_.lower() for word in (token, *children(token, "compound", "flat", "amod"))}
    return bool(words & set(vocabulary("care")["places"]))


def _has_wounds(token: Token) -> Iterator[Harm]:
    """ "Three suffered burns", "a man sustained minor injuries"."""
    if token.lemma_.lower() not in vocabulary("wounds")["verbs"] or token.pos_ != "VERB":
        return
    what = (*children(token, "obj"), *clauses.obliques(token, "from"))
    if any(word.lemma_.lower() in vocabulary("wounds")["nouns"] for word in what):
        found = tuple(item for item in clauses.subjects(token) if _is_somebody(item))
        if found:
            yield Harm(token, "wounded", found)


def is_person_or_number(token: Token) -> bool:
    """Whether a head names people or stands for a number of them."""
    noun = counted(token)
    return is_person(noun) or is_number(noun)


# --- states -----------------------------------------------------------------------------------------------------


def _state(token: Token) -> Iterator[Harm]:
    """ "Left 12 dead", "12 people are missing", "12 dead and 30 missing"."""
    outcome = vocabulary("states").get(token.lower_)
    if outcome is None:
        return
    bearers = (item for item in _bearers(token) if item is not token)
    victims = tuple(item for item in bearers if is_person_or_number(item) or is_name(item))
    if victims:
        yield Harm(token, outcome, victims)


def _bearers(token: Token) -> Tokens:
    """Who is dead, missing or homeless: subject, the object before it, or the number right before it."""
    if token.dep_ == "amod" and token.i > token.head.i:
        return (token.head,)
    if clauses.is_attributive(token):
        return (token.head,) if written_figure(token.head) is not None and token.dep_ == "amod" else ()
    found = clauses.subjects(token)
    if not found and token.dep_ in {"advmod", "xcomp", "obl", "obj", "amod"} and token.head.pos_ == "VERB":
        found = tuple(item for item in clauses.patients(token.head) if item is not token)
    if not found and token.dep_ in {"acl", "appos", "nmod", "nummod", "acl:relcl"} and token.head.i < token.i:
        found = conjuncts(token.head)
    return found if any(is_person_or_number(item) for item in found) else _before(token)


def _before(token: Token) -> Tokens:
    """The counted people right before a state, whatever the tree says: "left 12 dead", "12 people missing"."""
    for i in range(token.i - 1, max(token.sent.start, token.i - 4) - 1, -1):
        word = token.doc[i]
        if word.pos_ in {"AUX", "ADV", "PUNCT"} or word.lower_ in {"found", "still", "reported", "feared", "left"}:
            continue
        return (word,) if is_number(word) or (is_person(word) and word.pos_ != "PRON") else ()
    return ()


# --- nouns ------------------------------------------------------------------------------------------------------


def _count(token: Token) -> Iterator[Harm]:
    """ "44 new casualties", "30 dead", "no injuries"."""
    outcome = vocabulary("counts").get(token.lower_) or vocabulary("counts").get(token.lemma_.lower())
    if outcome is None or token.pos_ in {"VERB", "AUX"} or token.dep_ == "compound":
        return
    none = any(child.lower_ == "no" for child in children(token, "det"))
    number = written_figure(token)
    if (number is not None or none) and not (number and number.unit):
        yield Harm(token, outcome, (token,))


def _deed(token: Token) -> Iterator[Harm]:
    """ "The killing of three men", "the deaths of 12 soldiers"."""
    outcome = vocabulary("deeds").get(token.lemma_.lower())
    if outcome is None or token.pos_ != "NOUN" or written_figure(token) is not None:
        return
    of = [item for child in children(token, "nmod") if case_of(child) == "of" for item in conjuncts(child)]
    victims = tuple(item for item in of if is_person_or_number(item))
    if victims:
        yield Harm(token, outcome, victims)


def _toll(token: Token) -> Iterator[Harm]:
    """ "A death toll of 30", "the number of dead rose to 30", "bringing the toll to 30"."""
    outcome = _toll_outcome(token)
    if outcome is None:
        return
    figure = next((item for item in _toll_figures(token) if figure_at(token.doc, item.i) is not None), None)
    if figure is not None:
        yield Harm(token, outcome, (figure,), toll=True)


def _toll_outcome(token: Token) -> Outcome | None:
    if token.lemma_.lower() == "toll" and token.pos_ in {"NOUN", "PROPN"}:
        return "wounded" if any(child.lemma_.lower() == "injury" for child in children(token, "compound")) else "killed"
    if token.lemma_.lower() not in _listed("numbers"):
        return None
    for word in token.subtree:
        outcome = (
            vocabulary("counts").get(word.lemma_.lower())
            or vocabulary("counts").get(word.lower_)
            or vocabulary("harms").get(word.lemma_.lower())
        )
        if outcome is not None and word.i > token.i - 3:
            found: Outcome = outcome
            return found
    return None


def _toll_figures(token: Token) -> Iterator[Token]:
    """Where the figure of a toll may stand: with it, in the predicate over it, or as that predicate."""
    yield from children(token, "nummod")
    yield from _moved_to(token)
    yield from (child for child in children(token, "nmod") if case_of(child) in {"of", "at"} and _numeric(child))
    verb = token.head
    if token.dep_ in {"nsubj", "nsubj:pass", "obj"}:
        if _numeric(verb):
            yield from _numbers(verb)
        if verb.lemma_.lower() in _listed("toll_verbs") or verb.pos_ == "VERB":
            for child in children(verb, "obl", "obj", "xcomp", "nmod", "ccomp", "advmod"):
                if child.i > token.i and (
                    case_of(child) in {"to", "at", "past", "above", "over"} or child.dep_ == "obj"
                ):
                    yield from _numbers(child)
    if token.dep_ == "obj" and not children(verb, "obl"):
        yield from (item for child in children(token, "nmod") if case_of(child) == "to" for item in _numbers(child))


def _moved_to(token: Token) -> Iterator[Token]:
    """The number after "to", "at", "past" and a verb of counting, close behind the toll: "rose to 45", "to 1,221"."""
    verb = ""
    for word in token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + 2 * _REACH)]:
        verb = word.lemma_.lower() if word.lemma_.lower() in _listed("toll_verbs") else verb
        before = word.nbor(-1).lower_
        if is_number(word) and (before in _TO or _opened(word)) and (verb or token.dep_ == "obj"):
            yield word
            return
        if word.text in {".", ";"}:
            return


def _opened(word: Token) -> bool:
    """Whether a hedge between the preposition and the number ("to more than 45", "reached at least 45")."""
    before = [item.lower_ for item in word.doc[max(0, word.i - 4) : word.i]]
    return (
        bool(set(before) & _TO)
        or before[-1:] in (["least"], ["than"], ["over"])
        or before[-1:] in (["reached"], ["hit"])
    )


def _numeric(token: Token) -> bool:
    return any(True for _ in _numbers(token))


def _numbers(token: Token) -> Iterator[Token]:
    if is_number(token):
        yield token
    yield from (child for child in children(token, "nummod") if is_number(child))


FINDERS: tuple[Finder, ...] = (
    _done_to,
    _suffered,
    _has_wounds,
    _cared_for,
    _lives,
    _held,
    _state,
    _toll,
    _count,
    _deed,
)
