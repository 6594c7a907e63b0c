"""Who was harmed, and how many: a noun phrase as a figure with what is counted, its group and its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from variorum.data.load import toml
from variorum.not_one import not_one
from variorum.propositions.clauses.persons import (
    NOBODY,
    SINGLE,
    group_of,
    is_name,
    is_number,
    name_at,
    person_rows,
    side_of,
    tells_group,
    whole_words,
)
from variorum.propositions.clauses.phrases import case_of, children, text_of, tokens_span
from variorum.propositions.counts.figures import figure_at, whole_of
from variorum.records import Figure, Span

_ROW = "0123456789,"
_ONE = frozenset({"a", "an", "one", "another"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "my", "our", "your"})


def counted(head: Token) -> Token:
    """The noun that is counted: "civilians" in "dozens of civilians", "hikers" in "a group of 12 hikers", or itself."""
    behind = next((child for child in children(head, "nmod", "obl") if case_of(child) == "of"), head)
    if is_number(head) or head.lower_ in {"one", "some", "many", "more", "most", "number"} or _is_part(head, behind):
        return behind
    return behind if _is_of_several(head) and (is_number(behind) or children(behind, "nummod")) else head


def _is_part(head: Token, behind: Token) -> bool:
    """Whether a head and the number of the noun behind it are one figure: "half of the 40 men"."""
    part = figure_at(head.doc, head.i) if behind is not head and children(behind, "nummod") else None
    return part is not None and whole_of(head.doc, part) is not None


def _is_of_several(head: Token) -> bool:
    """Whether a noun is one of several people and may say how many: "a family of five", "a crew of 14"."""
    return head.pos_ == "NOUN" and person_rows().get(head.lower_, ("", ""))[1] == "+"


def outer(noun: Token) -> Token:
    """The count that a noun hangs on: "a number" for "members" in "a number of members, who died"."""
    above = noun.head
    if noun.dep_ == "nmod" and case_of(noun) == "of" and (is_number(above) or above.lower_ in whole_words()):
        return above
    return noun


def figure_of(head: Token) -> Figure | None:
    """How many people a noun phrase says; None where it leaves the number quite open or is no count."""
    noun = counted(head)
    number = None if _is_asked(noun) else _number(head, noun)
    if number is None:
        return None
    group, side = group_of(noun), side_of(noun)
    return replace(number, unit=number.unit, of=_of(noun), group=group, side=side)


def is_part(number: Token) -> bool:
    """Whether a number belongs to a figure that is a part of a whole: the 40 in "half of the 40 hostages"."""
    figure = figure_at(number.doc, number.i) if is_number(number) else None
    return figure is not None and whole_of(number.doc, figure) is not None


def whole_figure_of(noun: Token) -> Figure | None:
    """How many a noun is told of as a whole, where a number before it tells of some: "ten of the 40 hostages"."""
    own = written_figure(noun)
    whole = whole_of(noun.doc, own) if own is not None else None
    if whole is None and own is not None and own.value is not None and is_number(outer(noun)):
        whole = own
    if whole is None or whole.unit is not None:
        return None
    return replace(whole, of=_of(noun), group=group_of(noun), side=side_of(noun))


def _is_asked(noun: Token) -> bool:
    """Whether the number is asked for and not said ("how many people were killed")."""
    near = noun.doc[max(0, noun.left_edge.i - 1) : noun.i]
    return any(word.lower_ in {"how", "whether"} for word in near)


def _number(head: Token, noun: Token) -> Figure | None:
    if _is_not_one(head):
        return _said(head, 0, 0, 0)
    written = written_figure(head) or (written_figure(noun) if noun != head else None)
    if written is not None:
        return None if written.unit and written.unit != "percent" else written
    if _none(head):
        return _said(head, 0, 0, 0)
    if head.lower_ in {"one"} and noun != head:
        return _said(head, 1, 1, 1)
    return _unsaid_number(noun)


def written_figure(head: Token) -> Figure | None:
    """The figure written on a noun or as the noun, None where there is none."""
    if head.lower_ == "one" and _none(head):
        return None
    own = (head, *children(head, "nummod", "det", "amod", "advmod", "compound"))
    tokens = [token for token in (*own, *_before_name(head)) if is_number(token) or token == head]
    for token in sorted(tokens, key=lambda token: token.i):
        found = figure_at(head.doc, token.i)
        if found is not None and not _belongs_elsewhere(head, token) and not _is_in_a_row(token):
            return found
    return None


def _is_in_a_row(token: Token) -> bool:
    """Whether digits stand in a row that is no number: "1,2,3,4 dead"."""
    text = text_of(token.doc)
    start, end = token.idx, token.idx + len(token.text)
    while start > 0 and text[start - 1] in _ROW:
        start -= 1
    while end < len(text) and text[end] in _ROW:
        end += 1
    run = text[start:end].strip(",")
    return "," in run and re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}", run) is None


def _before_name(head: Token) -> tuple[Token, ...]:
    """The number that a parser has hung on a word before the noun: "the 10 Union members", "30 government troops"."""
    if not _is_plural(head):
        return ()
    names = (child for child in children(head, "compound", "amod") if child.text.istitle() or tells_group(child))
    return tuple(number for name in names for number in children(name, "nummod") if number.i == name.left_edge.i)


def _belongs_elsewhere(head: Token, token: Token) -> bool:
    """Whether a word of number has a number of its own, and is not its scale: "2.5 lakh people"."""
    numbers = children(token, "nummod")
    return token != head and bool(numbers) and token.lower_ not in toml("numbers.toml")["scales"]


def _none(head: Token) -> bool:
    if head.lower_ == "one" and head.i > 0 and head.nbor(-1).lower_ == "no":
        return True
    return head.lower_ in NOBODY or any(child.lower_ in {"no", "zero"} for child in children(head, "det", "nummod"))


def _is_not_one(head: Token) -> bool:
    """Whether not even one is told of: "not one soldier", "not a single soldier", "not one of them"."""
    sentence = head.sent
    return not_one([token.lower_ for token in sentence], head.i - sentence.start, 0) is not None


def _said(head: Token, value: float | None, low: float | None, high: float | None) -> Figure:
    near = [child for child in children(head, "det", "amod", "compound", "nmod:poss", "nummod") if child.i < head.i]
    first = min([head, *near], key=lambda token: token.i)
    span = tokens_span(head.doc, first.i, head.i + 1)
    return Figure(value, low, high, exact=span.exact, span=span)


def _unsaid_number(noun: Token) -> Figure | None:
    """One for a singular person, two and more for a bare plural, as many as a pair or trio has."""
    lemma = noun.lemma_.lower()
    if is_number(noun):
        return None
    group_number = person_rows().get(noun.lower_, person_rows().get(lemma, ("", "")))[1]
    if group_number == "+":
        return _said(noun, None, 2, None)
    if group_number:
        number = float(group_number)
        return _said(noun, number, number, number)
    if _is_both(noun):
        return _said(noun, 2, 2, 2)
    if noun.pos_ == "PRON":
        return _said(noun, 1, 1, 1) if noun.lower_ in SINGLE else None
    if _is_plural(noun):
        return _said(noun, None, 2, None)
    return _said(noun, 1, 1, 1)


def _is_both(noun: Token) -> bool:
    return noun.lower_ == "both" or any(child.lower_ == "both" for child in children(noun, "det", "cc:preconj"))


def _is_plural(noun: Token) -> bool:
    plural = noun.tag_ in {"NNS", "NNPS"} or "Plur" in noun.morph.get("Number", [])
    return plural or noun.lower_ in {"people", "men", "women", "children", "troops", "police", "personnel", "others"}


def _of(noun: Token) -> str | None:
    """What is counted, in the text's words, without the number and its openers."""
    if is_number(noun) or noun.pos_ == "PRON":
        return None
    first = noun.i
    while first > 0 and _describes(noun.doc[first - 1], noun):
        first -= 1
    return tokens_span(noun.doc, first, noun.i + 1).exact


def _describes(word: Token, noun: Token) -> bool:
    """Whether a word right before a noun, or before its other modifiers, is part of what is counted."""
    if not word.is_alpha or is_number(word) or word.lower_ in _not_of() or word.pos_ not in {"ADJ", "NOUN", "PROPN"}:
        return False
    return noun in word.ancestors


@cache
def _not_of() -> frozenset[str]:
    """Words before a counted noun that are not part of what is counted: "new", "old", "further"."""
    words = toml("propositions/casualty.toml")
    return frozenset({*words["fresh"]["words"], *words["running"]["words"], "old", "many", "several", "dead", "few"})


def names(heads: Sequence[Token]) -> tuple[Token, ...]:
    """Those of some coordinated heads that are persons named, not counted."""
    found: dict[int, Token] = {}
    for head in heads:
        if is_name(head) and not _is_titleless(head) and written_figure(head) is None:
            found.setdefault(name_at(head).start, head)
    return tuple(found.values())


def _is_titleless(head: Token) -> bool:
    """Whether a capital letter only stands on a common noun ("Officer", a headline's "Man")."""
    return head.ent_type_ != "PER" and (head.lemma_.lower() in person_rows() or head.lower_ in person_rows())


def name_list(heads: Sequence[Token], *, closed: bool) -> Figure:
    """A list of names as a count: exact where the list is closed, else a minimum."""
    doc = heads[0].doc
    spans = [name_at(head) for head in heads]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    span = Span(start, end, text_of(doc)[start:end])
    number = float(len(heads))
    mod = None if closed else "EQUAL_OR_MORE"
    high = number if closed else None
    return Figure(number, number, high, mod, of="; ".join(s.exact for s in spans), exact=span.exact, span=span)
