"""Events as PLOVER types and modes: who does what to whom, told by verbs, nouns, and verbs that only carry nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

import variorum.propositions.clauses as clauses
from variorum.propositions.clause_words import evidence_spans
from variorum.propositions.control import verb_findings
from variorum.propositions.doers import actors, can_do, can_undergo, is_calendar, is_natural, is_somebody
from variorum.propositions.event_nouns import noun_event
from variorum.propositions.event_words import EventWord, VerbFrame, mode_of_means, noun_word, verb_frames
from variorum.propositions.happenings import Happening, scene
from variorum.propositions.harm_words import verb_among
from variorum.propositions.inflection import noun_lemma
from variorum.propositions.occasions import occasion
from variorum.propositions.phrases import base, children, tokens_span
from variorum.propositions.places import places
from variorum.propositions.times import times
from variorum.propositions.victims import written_figure
from variorum.records import Event, Mention, Proposition, TimeExpression, Wording

Tokens = tuple[Token, ...]

_AT_A_PLACE = ("aerial", "destroy", "drone", "explosives", "heavy-weapons")
_OWNING = ("LOC", "NORP", "ORG", "PER")
_DEFINITE = ("the", "this", "that", "these", "those")
_NEED_RECIPIENT = ("ACCUSE", "COERCE", "CONSULT", "SANCTION", "SUPPORT")  # nobody is thanked without an object


def events(doc: Doc) -> tuple[Proposition, ...]:
    """The events that the document tells of, in text order, one for each verb or noun that tells of one."""
    expressions = times(doc)
    found = (happening for token in doc if (happening := _at(token)) is not None)
    told = (_proposition(happening, expressions) for happening in found if not _is_of_a_thing(happening))
    return tuple(item for item in told if not _only_refers(doc, item))


def _is_of_a_thing(happening: Happening) -> bool:
    """Whether somebody backs or thanks for a thing and not anybody: "supported the use of the method"."""
    return happening.type == "SUPPORT" and bool(happening.recipients) and not any(True for _ in _parties(happening))


def _only_refers(doc: Doc, item: Proposition) -> bool:
    """Whether a definite noun ("when the attack took place") tells nothing that was not told before."""
    noun = doc[item.token]
    definite = noun.pos_ == "NOUN" and any(word.lower_ in _DEFINITE for word in children(noun, "det", "nmod:poss"))
    return definite and item.when is None and item.where is None and not item.actors


def _at(token: Token) -> Happening | None:
    if token.is_space or clauses.is_attributive(token):
        return None
    return _verb_event(token) or noun_event(token)


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verb_event(verb: Token) -> Happening | None:
    for frame in verb_frames(verb):
        if _fits(verb, frame):
            happening = _happening(verb, frame)
            return happening if _is_plausible(verb, frame, happening) else None
    return None


def _fits(verb: Token, frame: VerbFrame) -> bool:
    after = clauses.particle(verb)
    if (after.lower_ if after is not None else None) != frame.particle:
        return False
    if frame.objects and not _asked(verb, frame):
        return False
    directed = clauses.obliques(verb, frame.case) if frame.case is not None else ()
    if frame.case is not None and all(is_calendar(item) for item in directed):
        return False
    return not any(noun_lemma(item, frame.word.not_objects) for item in (*clauses.patients(verb), *directed))


def _asked(verb: Token, frame: VerbFrame) -> Tokens:
    """The object that the frame asks for; what explodes or goes off is the subject."""
    heads = clauses.patients(verb) or clauses.subjects(verb)
    asked = tuple(item for item in heads if noun_lemma(item, frame.objects))
    return tuple(item for item in asked if not _means_otherwise(item, frame))


def _means_otherwise(noun: Token, frame: VerbFrame) -> bool:
    return any(item.lemma_.lower() in frame.word.unless for item in clauses.modifiers(noun))


def _happening(verb: Token, frame: VerbFrame) -> Happening:
    asked = {item.i for item in _asked(verb, frame) if not _is_done_to(item, frame)} if frame.objects else set()
    agents = tuple(item for item in clauses.agents(verb) if item.i not in asked and _may_act(item, frame.word))
    if frame.case is not None and not agents and not clauses.auxiliaries(verb):
        agents = tuple(item for item in clauses.subjects(verb) if _may_act(item, frame.word))
    recipients = [item for item in _recipients(verb, frame) if item.i not in asked]
    recipients.extend(item for noun in clauses.patients(verb) if noun.i in asked for item in _below(noun, frame.word))
    mode = _mode(verb, frame.word)
    where = scene(verb, *recipients) or (_struck(recipients) if mode in _AT_A_PLACE else None)
    return Happening(verb, frame.word.type, mode, agents, tuple(recipients), where)


def _struck(recipients: Iterable[Token]) -> Mention | None:
    """The named place that is hit: what is shelled or bombed is where it happens."""
    return next((place.mention for place in places(tuple(recipients)) if place.is_named), None)


def _recipients(verb: Token, frame: VerbFrame) -> Iterator[Token]:
    """Who it is done to; where a preposition leads to them ("drove a truck into"), the object is only the means."""
    slots = (frame.case,) if frame.case in frame.word.recipient and frame.case is not None else frame.word.recipient
    for slot in slots:
        found = clauses.patients(verb) if slot == "object" else clauses.obliques(verb, slot)
        yield from (item for item in found if not is_calendar(item))
    yield from clauses.recipients(verb)


def _below(noun: Token, word: EventWord) -> Tokens:
    """Recipients that stand with the object: "paid tribute to the fallen"."""
    slots = tuple(slot for slot in word.recipient if slot != "object")
    return clauses.obliques(noun, *slots) if slots else ()


def _is_done_to(noun: Token, frame: VerbFrame) -> bool:
    """Whether the object that the frame asks for is people to whom it is done: "freed the hostages"."""
    return "object" in frame.word.recipient and is_somebody(noun)


def _may_act(token: Token, word: EventWord) -> bool:
    """Whether the token is an agent of this word; nouns of attacks are kept, to see that these are told already."""
    return can_do(token, word.by) or noun_word(token) is not None


def _is_person(token: Token) -> bool:
    return is_somebody(token) or token.pos_ in ("PROPN", "PRON", "NUM") or token.like_num


def _mode(verb: Token, word: EventWord) -> str | None:
    if word.mode is not None or word.type != "ASSAULT":
        return word.mode
    return next((mode for item in clauses.obliques(verb, "with") if (mode := mode_of_means(item))), None)


def _is_plausible(verb: Token, frame: VerbFrame, happening: Happening) -> bool:
    """Whether the clause has what the word needs: somebody who can do it, and nothing that tells it otherwise."""
    word = frame.word
    if next(iter(verb_findings(verb)), None) is not None or any(noun_word(item) for item in happening.agents):
        return False
    if _is_outcome(verb, word) or any(is_natural(item) for item in clauses.agents(verb)):
        return False
    if word.people and not all(_is_person(item) for item in clauses.patients(verb)):
        return False
    if word.mode == "seize" and places(happening.recipients):
        return False
    if word.both and word.by == "armed" and not happening.agents:
        is_somewhere = verb.tag_ == "VBG" and happening.where is not None  # "fighting goes on in the north"
        return is_somewhere or any(can_do(item, "armed") or places((item,)) for item in happening.recipients)
    if word.both:
        return len(happening.agents) > 1 or bool(happening.recipients) or _is_plural(happening.agents)
    passive = clauses.is_passive(verb) and bool(happening.recipients or frame.objects)
    if word.by in ("somebody", "armed"):
        return bool(happening.agents) and (bool(happening.recipients) or not _is_transitive(word))
    if word.type == "SUPPORT" and (_addresses_reader(happening) or not (happening.agents or clauses.is_passive(verb))):
        return False
    if (
        word.type in _NEED_RECIPIENT
        and _is_transitive(word)
        and not (happening.recipients or frame.objects or word.bare)
    ):
        return False
    goes_off = bool(frame.objects) and not clauses.objects(verb)
    return bool(happening.agents) or passive or goes_off or any(is_somebody(item) for item in happening.recipients)


def _is_outcome(verb: Token, word: EventWord) -> bool:
    """Whether the verb only tells what came of an attack told in the same clause: "opened fire, killing two"."""
    if word.by != "somebody" or base(verb) not in ("advcl", "conj"):
        return False
    return any(frame.word.type == word.type for frame in verb_frames(verb.head))


def _addresses_reader(happening: Happening) -> bool:
    """Whether only a "you" is thanked, as in interviews."""
    return bool(happening.recipients) and all(item.lower_ == "you" for item in happening.recipients)


def _is_transitive(word: EventWord) -> bool:
    return "object" in word.recipient


def _is_plural(heads: Tokens) -> bool:
    return any(item.tag_ in ("NNS", "NNPS") or item.lower_ in ("they", "we", "both") for item in heads)


# --- propositions ----------------------------------------------------------------------------------------------------


def _parties(happening: Happening) -> Iterator[Token]:
    """The recipients that are somebody or something hit; of "killed 12 people" the count stands in its own claim."""
    tells_harm = verb_among(happening.trigger, "harms") is not None
    for item in happening.recipients:
        if not can_undergo(item, happening.type):
            yield from (owner for owner in clauses.possessors(item) if owner.ent_type_ in _OWNING)
        elif not (tells_harm and written_figure(item) is not None):
            yield item


def _proposition(happening: Happening, expressions: Sequence[TimeExpression]) -> Proposition:
    trigger = happening.trigger
    word = tokens_span(trigger.doc, trigger.i, trigger.i + 1)
    carrying = happening.carrier if happening.carrier is not None else trigger
    found = Proposition(
        kind="event",
        token=trigger.i,
        trigger=word,
        spans=evidence_spans(carrying),
        extractor="event",
        when=occasion(trigger, expressions),
        where=happening.where,
        actors=(*actors(happening.agents, "agent"), *actors(_parties(happening), "recipient")),
        event=Event(happening.type, happening.mode),
        wording=Wording(trigger.lemma_.lower(), word.exact),
    )
    if found.when is None and happening.carrier is not None:
        return replace(found, when=occasion(happening.carrier, expressions))
    return found
