"""When it is said to have happened: the time expression that belongs to a predicate's own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.propositions.clauses.phrases import base, children, in_quotation
from variorum.records import TimeExpression

Times = Sequence[TimeExpression]

_PREDICATES = ("VERB", "AUX")
_LINKED = ("advcl", "conj", "xcomp")  # clauses that share the time of the clause they hang on
_OPENING_WORDS = 3  # "Back in July", "Early on Sunday morning"
_APART = ("after", "before", "since", "until")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PRESENT = ("VBZ", "VBP")
_SET, _DURATION = "SET", "DURATION"


def occasion(trigger: Token, times: Times, *, own: bool = False) -> TimeExpression | None:
    """The trigger's time, else (unless only its own is asked for) that of the clause it is linked to."""
    told = [time for time in in_sentence(trigger, times) if _says_when(time)]
    times = [time for time in told if not _counts_from(time, trigger)]
    for clause in _clauses(trigger):
        found = [time for time in times if _clause_of(_head(trigger, time), trigger) == clause]
        if found:
            nearest = min(found, key=lambda time: (_rank(time), abs(time.span.start - trigger.idx)))
            days = [time for time in times if not _is_hour_alone(time)]
            return (_opening(trigger, days) if _is_hour_alone(nearest) else None) or nearest
        if own:
            return None
    return _opening(trigger, times) or _trailing(trigger, times) or _counted_back(trigger, told)


def in_sentence(trigger: Token, times: Times) -> Times:
    """The times that stand in the trigger's sentence; the times of a document stand in text order."""
    sent = trigger.sent
    first, last = (bisect_left(times, at, key=_start) for at in (sent.start_char, sent.end_char))
    return times[first:last]


def _start(time: TimeExpression) -> int:
    return time.span.start


def _opening(trigger: Token, times: Times) -> TimeExpression | None:
    """The time that opens the trigger's sentence, where the trigger belongs to the main clause."""
    sent = trigger.sent
    limit = sent[min(_OPENING_WORDS, len(sent) - 1)].idx
    opens = any(time.span.start <= sent.root.idx < time.span.end for time in times)  # "In 1991, the army left"
    belongs = opens or trigger.dep_ == "amod" or sent.root.i in _clauses(trigger) or _is_told_first(trigger)
    if not belongs or in_quotation(trigger) != in_quotation(sent[0]):
        return None
    return next((time for time in times if sent.start_char <= time.span.start <= limit), None)


def _is_told_first(trigger: Token) -> bool:
    """Whether the trigger's clause opens the sentence and who says it comes behind ("On Monday it fell, he said")."""
    root = trigger.sent.root
    clause = next((item for item in (trigger, *trigger.ancestors) if _is_clause(item)), None)
    return clause is not None and clause.head == root and base(clause) == "ccomp" and clause.i < root.i


def _trailing(trigger: Token, times: Times) -> TimeExpression | None:
    """The time that closes the clause but hangs on its last participle: "attacked, using mortars, on Monday"."""
    for time in times:
        head = _head(trigger, time)
        clause = head and next((item for item in head.ancestors if _is_clause(item)), None)
        if clause is not None and clause.head == trigger and clause.tag_ == "VBG" and base(clause) == "advcl":
            return time
    return None


def _says_when(time: TimeExpression) -> bool:
    """Whether a duration tells the stretch in which it happened: "in six weeks", not "after six hours"."""
    return time.type != _DURATION or (time.extent != "on" and time.mod not in ("AFTER", "BEFORE"))


def _counts_from(time: TimeExpression, trigger: Token) -> bool:
    """Whether the time is counted from the trigger itself: "a day after the army took it" dates what came later."""
    sent = trigger.sent
    if not sent.start_char <= time.span.start < time.span.end <= trigger.idx:
        return False
    behind = [token for token in sent if time.span.end <= token.idx < trigger.idx]
    closes = time.span.exact.lower().split()[-1] in _APART
    if not closes and not (behind and behind[0].lower_ in _APART):
        return False
    return not any(token.is_punct or token.pos_ == "VERB" for token in behind)


def _counted_back(trigger: Token, times: Times) -> TimeExpression | None:
    """The trigger's day counted back from now: "they fight on six weeks after it began" is told in the present."""
    time = next((item for item in times if item.offset is not None and _counts_from(item, trigger)), None)
    if time is None or time.offset is None or time.anchor != "event" or time.offset[0] <= 0:
        return None
    finite = [token for token in trigger.sent if token.idx < time.span.start and token.tag_ in _FINITE]
    if not finite or finite[-1].tag_ not in _PRESENT:
        return None
    number, unit = time.offset
    return replace(time, anchor="publication", offset=(-number, unit), direction="past", mod="APPROX")


def _rank(time: TimeExpression) -> int:
    """A day first, then an hour that does not say of which day, then how long and how often."""
    return 1 if _is_hour_alone(time) else {_DURATION: 2, _SET: 3}.get(time.type, 0)


def _is_hour_alone(time: TimeExpression) -> bool:
    """Whether only the hour or part of a day is told: "at 9 p.m.", "in the evening"."""
    return time.type == "TIME" and time.anchor == "event" and time.offset == (0, "D")


def _clauses(trigger: Token) -> Iterator[int]:
    """The trigger itself, its clause's predicate, and the clauses that this one hangs on."""
    yield trigger.i
    clause: Token | None = trigger
    for item in (trigger, *trigger.ancestors):
        if item is not trigger and clause is not None and _is_clause(item):
            yield item.i
        if _is_clause(item) and (base(item) not in _LINKED or _is_set_apart(item)):
            return


def _is_set_apart(clause: Token) -> bool:
    """Whether a word says that the clause is of another time: "a day after leaving"."""
    return any(mark.lower_ in _APART for mark in children(clause, "mark", "case"))


def _is_clause(token: Token) -> bool:
    return token.pos_ in _PREDICATES or token.dep_ in ("ROOT", "ccomp", "advcl", "acl:relcl", "parataxis")


def _clause_of(token: Token | None, trigger: Token) -> int | None:
    """The trigger or the nearest predicate above a time's head; a year before another noun dates only that noun."""
    if token is None:
        return None
    below = token
    for item in token.ancestors:
        if item == trigger or _is_clause(item):
            return int(item.i)
        if item.pos_ == "NOUN" and below.i < item.i:
            return None
        below = item
    return int(token.i)


def _head(trigger: Token, time: TimeExpression) -> Token | None:
    """The head of the time's words."""
    span = trigger.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    return span.root if span is not None else None
