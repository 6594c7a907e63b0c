"""Whether a figure runs on or belongs to one event, and since when it is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

import variorum.propositions.clauses.clauses as clauses
from variorum.propositions.clauses.occasions import in_sentence
from variorum.propositions.harm.harm_words import Harm, listed, vocabulary
from variorum.propositions.harm.victims import counted
from variorum.records import Figure, Span, TimeExpression

Times = Sequence[TimeExpression]
_NEAR = 9  # words between "has" and the state it ends in ("has left hundreds, if not thousands, dead")
_PARTS = (None, "START", "MID", "END")
_CONTRASTS = frozenset({"but", "yet", "while", "whereas", "though", "although"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_MARKS = frozenset(",;:.()—–")


def runs_on(harm: Harm, figure: Figure) -> bool | None:
    """True for a running count, False for one event's or an addition, None where the text does not say."""
    if harm.toll:
        return True
    around = {word.lower_ for victim in harm.victims for word in _words_with(victim)}
    if around & set(vocabulary("fresh")["words"]):
        return False
    near = {child.lower_ for child in harm.trigger.children} | around
    if _is_sum(harm.victims[0]):
        return True
    return True if near & set(vocabulary("running")["words"]) else None


def _words_with(victim: Token) -> Iterator[Token]:
    """What stands with a victim's noun and its count, without the "more" of "more than"."""
    for word in (*victim.children, *counted(victim).children):
        if word.i + 1 >= len(word.doc) or word.nbor().lower_ != "than":
            yield word


def _is_sum(victim: Token) -> bool:
    """Whether a verb brought a total to this figure ("bringing the total to 14 dead and 23 wounded")."""
    before = [token.lemma_.lower() for token in victim.doc[max(victim.sent.start, victim.i - 12) : victim.i]]
    totals = {"toll", *vocabulary("numbers")["words"]}
    return any(word in totals for word in before) and any(word in vocabulary("sums")["verbs"] for word in before)


def counted_since(trigger: Token, expressions: Times) -> TimeExpression | None:
    """The day that a running count starts from ("since late September")."""
    inside = in_sentence(trigger, expressions)
    return next((item for item in inside if item.mod in _PARTS and _opens_count(trigger, item)), None)


def counted_since_event(trigger: Token, expressions: Times) -> TimeExpression | None:
    """What a running count starts from where no time tells it: "since the war began", "the war has killed 1,200"."""
    told = [word for word in trigger.sent if word.lower_ == "since"]
    told.sort(key=lambda word: (word.head.head.i != trigger.i, abs(word.i - trigger.i)))
    started = next((found for word in told if (found := _start_told(trigger, word, expressions))), None)
    return started or _lasting(trigger)


def _start_told(trigger: Token, since: Token, expressions: Times) -> TimeExpression | None:
    start = _behind(since, trigger)
    if start.i <= since.i or start.i == trigger.i or not _is_start(start, trigger):
        return None
    words = _phrase(since, start)
    days = in_sentence(trigger, expressions)
    is_dated = any(words.start_char <= item.span.start < words.end_char for item in days)
    if is_dated or words.start <= trigger.i < words.end or _is_of_the_start(trigger, since.idx):
        return None
    low, high = sorted((trigger.i, since.i))
    between = [token for token in trigger.doc[low + 1 : high] if not words.start <= token.i < words.end]
    is_apart = any(_is_finite_verb(token) or token.lower_ in _CONTRASTS for token in between)
    return None if is_apart else _since(words)


def _behind(since: Token, trigger: Token) -> Token:
    """The head of what "since" opens; of two subjects the first, where a parser made it one of those of the count."""
    subjects = [child for child in trigger.children if child.dep_ in _SUBJECTS and since.i < child.i < trigger.i]
    return subjects[0] if since.head.i == trigger.i and len(subjects) > 1 else since.head


def _is_start(start: Token, trigger: Token) -> bool:
    """Whether a word behind "since" tells of a time and gives no reason: a noun, or the past behind a perfect."""
    if start.pos_ in {"NOUN", "PROPN"} or start.lower_ in _lasting_nouns():
        return True
    past = start.tag_ == "VBD" or any(child.tag_ == "VBD" for child in start.children)
    return past and (reaches_now(trigger) or start.lemma_.lower() in vocabulary("lasting")["beginning"])


def _lasting(trigger: Token) -> TimeExpression | None:
    """The war, siege or unrest that itself has killed so many up to now."""
    doers = [word for word in clauses.subjects(trigger) if word.i < trigger.i]
    lasting = doers and (doers[0].lower_ in _lasting_nouns() or doers[0].lemma_.lower() in _lasting_nouns())
    return _since(_phrase(None, doers[0])) if lasting and reaches_now(trigger) else None


def _lasting_nouns() -> frozenset[str]:
    return listed("lasting", "nouns")


def _phrase(since: Token | None, head: Token) -> SpacySpan:
    """The words of the head up to a mark, without "since"."""
    first = since.i + 1 if since is not None else head.left_edge.i
    last = head.right_edge.i if since is not None else head.i
    marks = (token.i for token in head.doc[first : last + 1] if token.is_punct and token.text in _MARKS)
    return head.doc[first : next(marks, last + 1)]


def _since(words: SpacySpan) -> TimeExpression:
    span = Span(words.start_char, words.end_char, words.text)
    return TimeExpression(span, "DATE", "PAST_REF", "publication", direction="past", extent="since")


def begun(trigger: Token, expressions: Times) -> TimeExpression | None:
    """The day that opens a count up to now: "fighting broke out on the 27th and has left hundreds dead"."""
    if not reaches_now(trigger):
        return None
    sent = trigger.sent
    days = [item for item in in_sentence(trigger, expressions) if item.span.end < trigger.idx]
    day = next((item for item in reversed(days) if item.type == "DATE" and item.extent == "on"), None)
    if day is None:
        return None
    between = sent.text[day.span.end - sent.start_char : trigger.idx - sent.start_char]
    return replace(day, extent="since") if re.search(r"\band\s+ha(?:s|ve)\b", between) else None


def _opens_count(trigger: Token, item: TimeExpression) -> bool:
    """Whether "since" stands before a time, or opens the clause that it stands in ("since fighting began in May")."""
    sent = trigger.sent
    before = sent.text[: item.span.start - sent.start_char].lower()
    found = re.search(r"\bsince\b[^,;.]{0,48}$", before)
    if found is None:
        return False
    since = sent.start_char + found.start()
    if _is_of_the_start(trigger, since):
        return False
    first, last = sorted((since, trigger.idx))
    between = (token for token in sent if first < token.idx < last and token.i != trigger.i)
    own = since < trigger.idx and item.span.start > trigger.idx
    return not own and not any(map(_is_finite_verb, between))


def _is_finite_verb(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ != "AUX"


def _is_of_the_start(trigger: Token, since: int) -> bool:
    """Whether a relative clause tells it of what the time starts from: "since the attack in March, in which 62 died".

    A parser may hang it on "the worst attack", which is no count over time either; a war "since March, in which" is.
    """
    heads = [token.head for token in (trigger, *trigger.ancestors) if _is_relative(token)]
    return any(since <= head.idx < trigger.idx or _is_the_most(head) for head in heads)


def _is_relative(verb: Token) -> bool:
    return verb.dep_ == "acl:relcl" or (verb.dep_ == "advcl" and any(child.tag_ == "WDT" for child in verb.children))


def _is_the_most(noun: Token) -> bool:
    return any(child.tag_ == "JJS" for child in noun.children)


def runs_on_by_time(since: TimeExpression | None, when: TimeExpression | None, *, reaches_now: bool) -> bool | None:
    """A count since a day, or over a stretch, runs on; one of a single day belongs to that day."""
    if since is not None or (when is not None and (when.type == "DURATION" or _is_long(when))):
        return True
    if when is None or when.extent != "on" or when.value.endswith("_REF") or reaches_now:
        return None
    return False


def reaches_now(trigger: Token) -> bool:
    """Whether the verb is a present perfect ("has left hundreds dead"), which counts up to now."""
    if any(word.lower_ in {"has", "have"} for word in clauses.auxiliaries(trigger)):
        return True
    before = trigger.doc[max(trigger.sent.start, trigger.i - _NEAR) : trigger.i]
    return any(word.lower_ in {"has", "have"} and word.nbor().tag_ in {"VBN", "VBD"} for word in before)


def _is_long(when: TimeExpression) -> bool:
    """Whether a time is the running month or year, over which counts add up ("26 killed this year")."""
    running = when.offset is not None and when.offset[0] == 0
    return running and when.extent == "within" and re.fullmatch(r"X{4}(-XX)?", when.value) is not None
