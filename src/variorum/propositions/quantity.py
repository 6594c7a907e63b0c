"""Figures that say something of the matter and are no casualties: distances, shares, money, counts of things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

import variorum.propositions.clauses.clauses as clauses
from variorum.data import load
from variorum.propositions.clauses.clause_words import clause_spans
from variorum.propositions.clauses.occasions import occasion
from variorum.propositions.clauses.persons import OWNERS_OF_THINGS, SURE_OWNERS, group_of, is_person, side_of
from variorum.propositions.clauses.phrases import case_of, children, entity_at, phrase, text_of, tokens_span
from variorum.propositions.control.control import controls
from variorum.propositions.counts.figures import figures, whole_of
from variorum.propositions.harm.casualty import casualties, occasions_of
from variorum.propositions.harm.harm_losses import loser_of
from variorum.records import Figure, Mention, Proposition, Span, TimeExpression, Wording

Times = Sequence[TimeExpression]

_MANY = 10  # a count below this of a thing in no list of ours is seldom a matter of its own
_WHERE = ("in", "at", "near", "from", "of", "across", "outside")


def quantities(doc: Doc) -> tuple[Proposition, ...]:
    """The quantities of a document in text order, without the figures of casualties and of control."""
    if not doc.has_annotation("DEP"):
        return ()
    used = {item.figure.span.start for item in (*casualties(doc), *controls(doc)) if item.figure and item.figure.span}
    return tuple(_quantities(doc, used, occasions_of(doc)))


def _quantities(doc: Doc, used: set[int], expressions: Times) -> Iterator[Proposition]:
    before: Figure | None = None
    for figure in figures(doc):
        again = before is not None and _is_conversion(text_of(doc), before, figure)
        before = figure
        if figure.span is None or figure.span.start in used or again or _describes(text_of(doc), figure):
            continue
        head = _head(doc, figure.span, of_whole=whole_of(doc, figure) is not None)
        told = _told(figure, head) if head is not None else None
        if head is not None and told is not None:
            yield _proposition(head, told, expressions)


def _describes(text: str, figure: Figure) -> bool:
    """Whether a figure only makes an adjective ("a 15-member council")."""
    return figure.unit is None and figure.span is not None and text[figure.span.end : figure.span.end + 1] == "-"


def _is_conversion(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure only repeats the one before in another unit: "15km (9 miles)"."""
    if before.span is None or figure.span is None or figure.unit is None or before.unit is None:
        return False
    return text[before.span.end : figure.span.start].strip() in {"(", "/", ", or", "or"}


def _head(doc: Doc, span: Span, *, of_whole: bool) -> Token | None:
    """The noun that a figure counts or the unit that it measures in; the number itself where it stands alone.

    A part of a whole ("half of the 40 homes") counts what the number of the whole, its last, counts.
    """
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return None
    numbers = [token for token in words if token.pos_ == "NUM" or token.like_num]
    number = numbers[-1 if of_whole else 0] if numbers else words.root
    if number.head.i >= words.start and number.dep_ in {"nummod", "det", "amod", "compound"}:
        return number.head
    of = next((child for child in children(words.root, "nmod") if case_of(child) == "of"), None)
    return of if of is not None and words.root.pos_ == "NOUN" and not _is_measure(words.root) else words.root


def _is_measure(token: Token) -> bool:
    return token.lemma_.lower() in {"percent", "percentage", "cent", "%"}


def _told(figure: Figure, head: Token) -> Figure | None:
    """The figure with what it counts; None where it says nothing of the matter."""
    if figure.unit is not None:
        return replace(figure, of=_measured(head))
    least = figure.value if figure.value is not None else figure.low
    if head.pos_ not in {"NOUN", "PROPN"} or least is None or least < 2:
        return None
    lemma = head.lemma_.lower()
    if lemma in _idle() or not head.is_alpha or _is_name_number(head, figure) or _is_loose(figure):
        return None
    if not (is_person(head) or lemma in _things() or (figure.value is not None and figure.value >= _MANY)):
        return None
    span = figure.span
    text = phrase(head)
    of = (
        text.exact[max(0, span.end - text.start) :].strip(" ,-–—")
        if span and text.start <= span.end <= text.end
        else ""
    )
    group = group_of(head) if is_person(head) else None
    return replace(figure, of=of.removeprefix("of ") or head.text, group=group, side=_side(head))


def _side(head: Token) -> str | None:
    """Whose they are; of things the name before them may be their make, so whoever lost them goes before it."""
    if is_person(head):
        return side_of(head) or loser_of(head)
    return side_of(head, SURE_OWNERS) or loser_of(head) or side_of(head, OWNERS_OF_THINGS)


def _is_loose(figure: Figure) -> bool:
    """Whether a figure says no more than "two and more" ("several", "a number of")."""
    return figure.value is None and figure.high is None and (figure.low or 0) <= 2


def _is_name_number(head: Token, figure: Figure) -> bool:
    """Whether the number stands behind its noun and is a label ("Highway 61")."""
    behind = figure.span is not None and figure.span.start > head.idx and head.pos_ == "PROPN"
    return behind or (figure.value is None and head.ent_type_ in {"ORG", "MISC", "PER"})


@cache
def _things() -> frozenset[str]:
    return frozenset(
        word for kind, words in load.toml("propositions/things.toml").items() if kind != "idle" for word in words
    )


@cache
def _idle() -> frozenset[str]:
    return frozenset(load.toml("propositions/things.toml")["idle"])


def _measured(head: Token) -> str | None:
    """What a measure is of: "Chad's territory" in "20 percent of Chad's territory", "worth" and "loss" for money."""
    of = [child for child in children(head, "nmod", "obl") if case_of(child) in {"of", "in", "for"}]
    if of:
        return phrase(of[0]).exact
    if head.dep_ in {"compound", "nummod", "amod", "nmod"} and head.head.pos_ == "NOUN" and head.head.i > head.i:
        return head.head.text
    return None


def _where(head: Token) -> Mention | None:
    verb = head.head
    for item in (*clauses.obliques(head, *_WHERE), *clauses.obliques(verb, *_WHERE)):
        found = entity_at(item, "LOC")
        if found is not None:
            return found
    return None


def _proposition(head: Token, figure: Figure, expressions: Times) -> Proposition:
    verb = _verb(head)
    word = tokens_span(head.doc, head.i, head.i + 1)
    return Proposition(
        kind="quantity",
        token=head.i,
        trigger=word,
        spans=clause_spans(verb) if verb is not None else (phrase(head),),
        extractor="quantity",
        when=occasion(head, expressions),
        where=_where(head),
        figure=figure,
        wording=Wording(verb.lemma_.lower(), verb.text)
        if verb is not None
        else Wording(head.lemma_.lower(), word.exact),
    )


def _verb(head: Token) -> Token | None:
    """The verb of the clause in which the figure stands."""
    for item in head.ancestors:
        if item.pos_ in {"VERB", "AUX"}:
            return item
    return None
