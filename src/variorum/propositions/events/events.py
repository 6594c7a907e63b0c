"""Events as PLOVER types and modes: who does what to whom, told by verbs, nouns, and verbs that only carry nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.answering import answerable
from variorum.propositions.clauses.clause_words import evidence_spans
from variorum.propositions.clauses.control_words import control_verb
from variorum.propositions.clauses.event_words import ANY, EventWord, VerbFrame, noun_word, verb_frames
from variorum.propositions.clauses.occasions import occasion
from variorum.propositions.clauses.persons import is_person
from variorum.propositions.clauses.phrases import base, children, tokens_span
from variorum.propositions.control.control import verb_findings
from variorum.propositions.control.control_nouns import is_under
from variorum.propositions.events.event_echoes import echo
from variorum.propositions.events.event_frames import asked, done_to, fits, inside, is_headline, led_to, possible
from variorum.propositions.events.event_modes import is_commercial, of_content, settled
from variorum.propositions.events.event_nouns import noun_event
from variorum.propositions.events.event_threats import as_threat, refusal
from variorum.propositions.harm.harm_words import verb_among
from variorum.propositions.harm.victims import written_figure
from variorum.propositions.scene.doers import (
    actors,
    can_do,
    can_undergo,
    is_actor,
    is_calendar,
    is_munition,
    is_natural,
    is_party,
    is_player,
    is_private,
    is_somebody,
    is_target,
)
from variorum.propositions.scene.happenings import Happening, scene
from variorum.propositions.scene.places import places
from variorum.propositions.times.times import times
from variorum.records import Event, Mention, Proposition, TimeExpression, Wording

Tokens = tuple[Token, ...]

_ENTERING = "%fighters"  # who alone can do what the words for going into a place tell: it happens there
_AT_A_PLACE = ("aerial", "destroy", "drone", "explosives", "heavy-weapons")
_OF_THE_OBJECT = ("at", "by", "in", "of", "on")  # below an object these belong to it and not to the verb
_OWNING = ("LOC", "NORP", "ORG", "PER")
_LAID_ON = ("AID", "COERCE", "CONSULT", "SANCTION")  # types that concern a thing's people or place
_DONE_TO_THINGS = ("ASSAULT", "COERCE", "PROTEST")
_MUTUAL = ("CONSULT", "COOPERATE")
_RECIPROCAL = frozenset(load.lines("grammar/reciprocals.txt"))
_REFLEXIVE = frozenset(load.lines("grammar/reflexives.txt"))
_GRAMMATICAL = frozenset({"ADP", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SPACE"})
_OWN = ("he", "it", "she", "they", "we")
_ANYBODYS = ("ASSAULT", "PROTEST")  # types that need no public party
_DEFINITE = ("the", "this", "that", "these", "those")
_NEED_RECIPIENT = ("ACCUSE", "COERCE", "CONSULT", "SANCTION", "SUPPORT")  # nobody is thanked without an object


def events(doc: Doc) -> tuple[Proposition, ...]:
    """The events that the document tells of, in text order, one for each verb or noun that tells of one."""
    expressions = times(doc)
    found: list[Happening] = []
    for token in doc:
        if (happening := _at(token) or echo(token, found)) is not None:
            found.append(happening)
    told = (_proposition(happening, expressions) for happening in found if not _is_private_matter(happening))
    return tuple(item for item in told if not _only_refers(doc, item))


def _is_of_a_thing(happening: Happening) -> bool:
    """Whether somebody backs or thanks for a thing and not anybody: "supported the use of the method"."""
    return happening.type == "SUPPORT" and bool(happening.recipients) and not any(True for _ in _parties(happening))


def _is_private_matter(happening: Happening) -> bool:
    """Whether firms, players or artists deal only with one another."""
    if all(map(is_player, happening.agents or happening.recipients)) and (happening.agents or happening.recipients):
        return not any(is_party(item) or is_person(item) for item in happening.recipients if happening.agents)
    if happening.type in _ANYBODYS or happening.mode == "cyber" or not happening.agents:
        return False
    others = [item for item in happening.recipients if can_undergo(item, happening.type)]
    return all(map(is_private, happening.agents)) and not any(is_party(item) for item in others)


def _only_refers(doc: Doc, item: Proposition) -> bool:
    """Whether a definite noun ("when the attack took place") tells nothing that was not told before."""
    noun = doc[item.token]
    definite = noun.pos_ == "NOUN" and any(word.lower_ in _DEFINITE for word in children(noun, "det", "nmod:poss"))
    return definite and item.when is None and item.where is None and not item.actors


def _at(token: Token) -> Happening | None:
    if token.pos_ in _GRAMMATICAL or clauses.is_attributive(token):
        return None
    return _verb_event(token) or noun_event(token)


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verb_event(verb: Token) -> Happening | None:
    if (refused := refusal(verb)) is not None:
        return refused
    for frame in possible(verb, verb_frames(verb)):
        if fits(verb, frame) and _is_plausible(verb, frame, found := _happening(verb, frame)):
            return as_threat(found)
    return None


def _happening(verb: Token, frame: VerbFrame) -> Happening:
    taken = {item.i for item in asked(verb, frame) if not _is_done_to(item, frame)} if frame.objects else set()
    taken |= {item.i for item in inside(verb, frame)} if frame.inside else set()
    if is_headline(verb, frame):
        return _undergone(verb, frame)
    agents = tuple(item for item in clauses.agents(verb) if item.i not in taken and _may_act(item, frame.word))
    if "subject" in frame.word.recipient:
        agents = tuple(item for item in clauses.obliques(verb, *frame.word.doer) if frame.word.doer and is_actor(item))
    elif frame.case is not None and not agents and not clauses.auxiliaries(verb) and base(verb) != "acl":
        agents = tuple(item for item in clauses.subjects(verb) if _may_act(item, frame.word))
    recipients = [item for item in _recipients(verb, frame) if item.i not in taken]
    recipients.extend(
        item for noun in done_to(verb, frame.particle) if noun.i in taken for item in _below(noun, frame.word)
    )
    if frame.word.both and frame.word.type in _MUTUAL:
        agents, recipients = _partners(verb, agents, recipients)
    if frame.word.type == "ACCUSE" and (held := _held_to_deeds(verb)):
        recipients = list(held)
    word = settled(frame.word, verb, agents, recipients)
    recipients = recipients or list(of_content(word, verb))
    struck = recipients if word.mode in _AT_A_PLACE else ()
    entered = (*recipients, *done_to(verb)) if frame.word.by == _ENTERING else ()
    where = scene(verb, *recipients) or _struck((*struck, *entered))
    return Happening(verb, word.type, word.mode, agents, tuple(dict.fromkeys(recipients)), where)


def _held_to_deeds(verb: Token) -> Tokens:
    """Who is accused where the deed stands in the object's place: "attributed the raid to rebels"."""
    return tuple(item for deed in clauses.patients(verb) for item in answerable(deed))


def _partners(verb: Token, agents: Tokens, recipients: list[Token]) -> tuple[Tokens, list[Token]]:
    """Those who talk or work with each other are its agents on either side of "with"."""
    others = [
        item for item in recipients if item in (*clauses.patients(verb), *led_to(verb, "with")) and is_actor(item)
    ]
    others = [item for item in others if not _is_reciprocal(item)]
    return (*agents, *others), [item for item in recipients if item not in others]


def _is_reciprocal(token: Token) -> bool:
    return any(item.lower_ in _RECIPROCAL for item in (token, *children(token, "det")))


def _undergone(verb: Token, frame: VerbFrame) -> Happening:
    """What a headline tells without its auxiliary: "Judge gunned down on courthouse steps"."""
    recipients = clauses.subjects(verb)
    word = settled(frame.word, verb, (), recipients)
    return Happening(verb, word.type, word.mode, (), recipients, scene(verb))


def _struck(recipients: Iterable[Token]) -> Mention | None:
    """The named place that is hit: what is shelled or bombed is where it happens."""
    return next((place.where for place in places(tuple(recipients)) if place.is_named), None)


def _recipients(verb: Token, frame: VerbFrame) -> Iterator[Token]:
    """Who it is done to; where a preposition leads to them ("drove a truck into"), the object is only the means."""
    leads = frame.case in frame.word.recipient and frame.case is not None and not frame.inside
    slots = (frame.case,) if leads and frame.case is not None else frame.word.recipient
    for slot in slots:
        found = _in_slot(verb, slot, frame.particle)
        yield from (item for item in found if not is_calendar(item))
    yield from clauses.recipients(verb)


def _in_slot(verb: Token, slot: str, particle: str | None) -> Tokens:
    if slot in ("object", "subject"):
        return done_to(verb, particle) if slot == "object" else clauses.subjects(verb)
    return clauses.obliques(verb, slot) if slot in _OF_THE_OBJECT else led_to(verb, slot)


def _below(noun: Token, word: EventWord) -> Tokens:
    """Recipients that stand with the object: "paid tribute to the fallen"."""
    slots = tuple(slot for slot in word.recipient if slot != "object")
    return clauses.obliques(noun, *slots) if slots else ()


def _is_done_to(noun: Token, frame: VerbFrame) -> bool:
    """Whether the object that the frame asks for is people to whom it is done: "freed the hostages"."""
    is_thing = frame.word.type in _DONE_TO_THINGS and is_target(noun)
    return "object" in frame.word.recipient and (frame.word.people or is_somebody(noun) or is_thing)


def _may_act(token: Token, word: EventWord) -> bool:
    """Whether the token is an agent of this word; nouns of attacks are kept, to see that these are told already."""
    return can_do(token, word.by) or (word.type == "ASSAULT" and noun_word(token) is not None)


def _is_person(token: Token) -> bool:
    return is_actor(token) or token.pos_ in ("PROPN", "PRON", "NUM") or token.like_num


def _is_plausible(verb: Token, frame: VerbFrame, happening: Happening) -> bool:
    """Whether the clause has what the word needs: somebody who can do it, and nothing that tells it otherwise."""
    if _is_otherwise(verb, frame, happening) or _is_unfit(frame.word, happening):
        return False
    word = frame.word
    if word.both:
        return _is_mutual(verb, frame, happening)
    passive = clauses.is_passive(verb) and bool(happening.recipients or frame.objects)
    if word.by.startswith("%"):
        return bool(happening.agents) or (passive and word.type != "PROTEST")
    if word.by in ("somebody", "armed"):
        return bool(happening.agents) and (bool(happening.recipients or frame.objects) or not _is_transitive(word))
    if _lacks_recipient(frame, happening) or _is_advice(word, happening, passive=passive):
        return False
    return _has_somebody(verb, frame, happening, passive=passive)


def _is_otherwise(verb: Token, frame: VerbFrame, happening: Happening) -> bool:
    """Whether another extractor tells it, or the clause shows that the verb does not mean this."""
    word = frame.word
    if next(iter(verb_findings(verb)), None) is not None or any(noun_word(item) for item in happening.agents):
        return True
    if _is_outcome(verb, word) or any(is_natural(item) for item in clauses.agents(verb)):
        return True
    if word.people and not all(_is_person(item) for item in _not_asked(verb, frame)):
        return True
    if word.type == "THREATEN" and frame.content and frame.content != ANY and not _is_own_deed(verb):
        return True
    return is_commercial(verb, happening.agents)


def _is_unfit(word: EventWord, happening: Happening) -> bool:
    """Whether what it is done to cannot undergo it."""
    if word.mode == "seize" and control_verb(happening.trigger) is not None and places(happening.recipients):
        return True
    if word.mode == "withdraw" and any(is_under(item) for item in clauses.obliques(happening.trigger)):
        return True  # "the town fell back into rebel hands"
    if word.mode == "troops" and any(mark.lower_ == "from" for mark in children(happening.trigger, "mark", "case")):
        return True  # "kept the convoy from entering the valley"
    if word.mode == "release" and any(item.lower_ in _REFLEXIVE for item in happening.recipients):
        return True
    if word.type == "CONSULT" and not happening.agents and clauses.subjects(happening.trigger):
        return not clauses.is_passive(happening.trigger)  # "mobile libraries visit the county"
    if word.type == "ASSAULT" and word.mode is None and happening.recipients and not any(_parties(happening)):
        return not word.both and not any(written_figure(item) for item in happening.recipients)
    return not word.bare and _is_of_a_thing(happening)


def _is_mutual(verb: Token, frame: VerbFrame, happening: Happening) -> bool:
    """Whether both parties of what they do to each other are there."""
    if frame.word.by == "armed" and not happening.agents:
        is_somewhere = verb.tag_ == "VBG" and happening.where is not None  # "fighting goes on in the north"
        return is_somewhere or any(can_do(item, "armed") or places((item,)) for item in happening.recipients)
    return len(happening.agents) > 1 or bool(happening.recipients or frame.case) or _is_plural(happening.agents)


def _lacks_recipient(frame: VerbFrame, happening: Happening) -> bool:
    word = frame.word
    asks = word.type in _NEED_RECIPIENT and _is_transitive(word) and not word.bare
    return asks and not (happening.recipients or frame.objects or frame.case or frame.content)


def _is_advice(word: EventWord, happening: Happening, *, passive: bool) -> bool:
    """Whether nobody is named who thanks or asks: "parents are urged", "thank you"."""
    if word.type == "REQUEST" and passive and not happening.agents:
        return not any(map(is_party, happening.recipients))
    nobody = not (happening.agents or clauses.is_passive(happening.trigger))
    return word.type == "SUPPORT" and (_addresses_reader(happening) or nobody)


def _has_somebody(verb: Token, frame: VerbFrame, happening: Happening, *, passive: bool) -> bool:
    """Whether somebody does or undergoes it, or something goes off by itself."""
    goes_off = frame.word.subject and not clauses.objects(verb)
    if frame.word.type == "ASSAULT" and not happening.recipients and not frame.demands and not goes_off:
        return any(can_do(item, "armed") for item in happening.agents)
    if "subject" in frame.word.recipient:
        return any(is_actor(item) for item in happening.recipients)
    return bool(happening.agents) or passive or goes_off or any(is_actor(item) for item in happening.recipients)


def _not_asked(verb: Token, frame: VerbFrame) -> Tokens:
    """The objects without the one that the frame names: "handed the leader a ten-year term"."""
    return tuple(item for item in clauses.patients(verb) if not (frame.objects and item in asked(verb, frame)))


def _is_own_deed(verb: Token) -> bool:
    """Whether what is said to come is the speaker's own doing: "warned that they would shell the port"."""
    subjects = [item for content in children(verb, "ccomp", "xcomp") for item in children(content, "nsubj")]
    return all(item.lower_ in _OWN for item in subjects)


def _is_outcome(verb: Token, word: EventWord) -> bool:
    """Whether the verb only tells what came of an attack told in the same clause: "opened fire, killing two"."""
    is_harm = word.by == "somebody" or (word.mode == "withhold" and verb.tag_ == "VBG")
    if not is_harm or base(verb) not in ("advcl", "conj"):
        return False
    return any(frame.word.type == "ASSAULT" for frame in verb_frames(verb.head))


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
            slots = ("by", "in", "of") if happening.type in _LAID_ON else ("by",)
            owners = (*clauses.possessors(item), *clauses.obliques(item, *slots))
            yield from (owner for owner in owners if owner.ent_type_ in _OWNING or is_party(owner))
        elif not (tells_harm and written_figure(item) is not None):
            yield item


def _crewed(agents: Tokens) -> Tokens:
    """The agents without rockets and drones, which somebody else has sent."""
    return tuple(item for item in agents if not is_munition(item))


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
        actors=(*actors(_crewed(happening.agents), "agent"), *actors(_parties(happening), "recipient")),
        event=Event(happening.type, happening.mode),
        wording=Wording(trigger.lemma_.lower(), word.exact),
    )
    if found.when is None and happening.carrier is not None:
        return replace(found, when=occasion(happening.carrier, expressions))
    return found
