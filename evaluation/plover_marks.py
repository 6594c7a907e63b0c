"""What is right of the events of a sentence: triggers that overlap, types and modes, actors by head word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span, Token

from evaluation.chain_marks import head_word
from variorum.records import Actor, Proposition

Gold = dict[str, Any]
Heads = tuple[frozenset[str], ...]  # of each actor the words that may be called its head
Counts = tuple[int, int, int]  # right, found, wanted

# Words that stand for an act told before: "replied in kind", "did the same", "those held by".
ELLIPTICAL = re.compile(r"\b(did|do|does|doing|done|in kind|likewise|one|same|so|suit|that|those)\b", re.IGNORECASE)
# Events of speech by which what hangs on them is only asked for, offered, threatened or refused.
SPOKEN = ("AGREE", "CONCEDE", "REJECT", "REQUEST", "THREATEN")
# Of a refusal or a concession the object is an event of its own ("rejected the request", "suspended the walkout").
TAKING = ("REJECT", "CONCEDE")
CONTENT = ("acl", "advcl", "ccomp", "conj", "nmod", "obj", "obl", "xcomp")
LEADING = ("", "for", "from", "into", "of", "on", "over", "to", "with")  # not "after" or "because of"
RECIPROCAL = frozenset(("another", "other"))
CARRIED = ("compound:prt", "nsubj", "nsubj:pass", "obj", "obl")


@dataclass(frozen=True, slots=True)
class Act:
    """An event, wanted or found: where its words stand, what it is, the heads of who does it and to whom."""

    tokens: tuple[int, ...]
    shown: str
    type: str
    mode: str
    agents: Heads
    recipients: Heads
    token: int = -1
    below: tuple[int, ...] = ()  # the nouns that a verb carries: of light verbs these are the gold's trigger

    @property
    def is_elliptical(self) -> bool:
        """Whether its words stand for an act told before."""
        return ELLIPTICAL.search(self.shown) is not None


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence with its pairs of wanted and found, and what has no partner."""

    case: Gold
    pairs: tuple[tuple[Act, Act], ...]
    missed: tuple[Act, ...]
    extra: tuple[Act, ...]


# --- reading both sides --------------------------------------------------------------------------------------------


def wanted(doc: Doc, case: Gold) -> tuple[Act, ...]:
    """The gold's events."""
    return tuple(_wanted(doc, event) for event in case.get("event", ()))


def _wanted(doc: Doc, event: Gold) -> Act:
    words = _words(doc, event["trigger"], event.get("occurrence", 1))
    agents, recipients = (tuple(_heads(doc, phrase) for phrase in event[role]) for role in ("agents", "recipients"))
    return Act(tuple(word.i for word in words), event["trigger"], event["type"], event["mode"], agents, recipients)


def _words(doc: Doc, exact: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = str(doc.text).index(exact, start + 1)
    span = doc.char_span(start, start + len(exact), alignment_mode="expand")
    if span is None:
        raise ValueError(f"no words {exact!r}")
    return span


def _heads(doc: Doc, phrase: str) -> frozenset[str]:
    """The head of a phrase as the tree has it, and as its letters tell."""
    return frozenset((_plain(_words(doc, phrase).root.text), _plain(head_word(phrase))))


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())


def found(doc: Doc, proposition: Proposition) -> Act:
    """A proposition as the gold would have it."""
    event, token = proposition.event, doc[proposition.token]
    if event is None:
        raise ValueError(f"no event: {proposition}")
    agents, recipients = (_named(doc, proposition, role) for role in ("agent", "recipient"))
    below = tuple(child.i for child in token.children if child.dep_ in CARRIED) if token.pos_ == "VERB" else ()
    shown = proposition.trigger.exact
    return Act((token.i,), shown, event.type, event.mode or "", agents, recipients, token=token.i, below=below)


def _named(doc: Doc, proposition: Proposition, role: str) -> Heads:
    heads = (_of_actor(doc, actor) for actor in proposition.actors if actor.role == role)
    return tuple(head for head in heads if not head & RECIPROCAL)  # "each other" are the agents, named once


def _of_actor(doc: Doc, actor: Actor) -> frozenset[str]:
    span = doc.char_span(actor.span.start, actor.span.end, alignment_mode="expand") if actor.span else None
    words = {head_word(name) for name in (actor.name, actor.actor) if name}
    return frozenset(map(_plain, (*words, *([span.root.text] if span is not None else []))))


def only_content(doc: Doc, act: Act, acts: Iterable[Act]) -> bool:
    """Whether the event is what another only demands, offers, threatens or refuses; the product keeps it with its
    status, and the gold has the speech alone."""
    over = {one.token: one.type for one in acts if one.type in SPOKEN and one.token != act.token}
    token, path = doc[act.token], list[str]()
    while token.head != token and _is_content(token) and len(path) < len(CONTENT):
        path.append(token.dep_)
        token = token.head
        if token.i in over:
            return path != ["obj"] or over[token.i] not in TAKING
    return False


def _is_content(token: Token) -> bool:
    """Whether the token hangs on its head as content: not "a nurse condemned to death", not "after a walkout"."""
    if token.dep_ not in CONTENT or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
        return False
    marks = [child.lower_ for child in token.children if child.dep_ in ("case", "mark")]
    return token.pos_ == "VERB" or (marks[0] if marks else "") in LEADING


# --- pairs ---------------------------------------------------------------------------------------------------------


def pairs(case: Gold, gold: Sequence[Act], acts: Sequence[Act]) -> Marked:
    """Each wanted event with a found one whose trigger overlaps; then those whose verb carries the wanted noun."""
    left, made = list(acts), dict[int, Act]()
    for overlaps in (_same_word, _carries):
        for at, one in enumerate(gold):
            options = [act for act in left if at not in made and overlaps(one, act)]
            if options:
                made[at] = max(options, key=lambda act, one=one: act.type == one.type)  # type: ignore[misc]
                left.remove(made[at])
    missed = tuple(one for at, one in enumerate(gold) if at not in made)
    return Marked(case, tuple((gold[at], made[at]) for at in sorted(made)), missed, tuple(left))


def _same_word(gold: Act, act: Act) -> bool:
    return bool(set(gold.tokens) & set(act.tokens))


def _carries(gold: Act, act: Act) -> bool:
    return bool(set(gold.tokens) & set(act.below))


# --- counting ------------------------------------------------------------------------------------------------------


def names_right(gold: Heads, heads: Heads) -> Counts:
    """How many of the wanted heads were found, how many were found, how many wanted."""
    left = list(heads)
    right = 0
    for one in gold:
        same = next((head for head in left if head & one), None)
        if same is not None:
            left.remove(same)
            right += 1
    return right, len(heads), len(gold)


def summed(counts: Iterable[Counts]) -> Counts:
    """The sums."""
    right, got, want = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    return right, got, want


def rates(counts: Counts) -> dict[str, float | int | None]:
    """Precision, recall, F1 and how many were wanted; None where nothing was."""
    right, got, want = counts
    precision, recall = right / got if got else None, right / want if want else None
    f1 = 2 * right / (got + want) if got + want else None
    return {"precision": precision, "recall": recall, "F1": f1, "wanted": want}


def share(marks: Iterable[bool]) -> float | None:
    """The share that is true; None of nothing."""
    told = list(marks)
    return sum(told) / len(told) if told else None


def counts(marked: Sequence[Marked], fits: Callable[[Act], bool], *, typed: bool) -> Counts:
    """Right, found and wanted events among those that fit, whether the type counts or the trigger alone."""
    both = [pair for one in marked for pair in one.pairs]
    right = sum(fits(gold) and (not typed or gold.type == act.type) for gold, act in both)
    got = sum(map(fits, (*(act for _, act in both), *_each(marked, "extra"))))
    want = sum(map(fits, (*(gold for gold, _ in both), *_each(marked, "missed"))))
    return right, got, want


def _each(marked: Iterable[Marked], what: str) -> Iterator[Act]:
    return (act for one in marked for act in getattr(one, what))
