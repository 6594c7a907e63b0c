"""Who was harmed, and how many: a noun phrase as a figure with what is counted, its group and its side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from variorum.data.load import table, toml
from variorum.propositions.figures import figure_at
from variorum.propositions.phrases import base, case_of, children, tokens_span
from variorum.records import Figure, Span

_ONE = frozenset({"a", "an", "one", "another"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "my", "our", "your"})
_SINGLE = frozenset({"he", "she", "him", "her", "himself", "herself", "i", "me", "myself"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_SIDES = frozenset({"NORP", "LOC", "ORG", "MISC"})


@cache
def _persons() -> dict[str, tuple[str, str]]:
    return {row["noun"]: (row["group"] or "", row["number"] or "") for row in table("propositions/persons.tsv")}


@cache
def _group_words() -> dict[str, str]:
    return {row["word"]: row["group"] for row in table("propositions/group_words.tsv")}


@cache
def _wholes() -> frozenset[str]:
    """Counts that a noun hangs on: "dozens of", "a number of", "a total of"."""
    numbers = toml("numbers.toml")
    return frozenset({*numbers["vague"], "dozen", "score", "couple", "handful", "number", "total", "hundred"})


def is_person(token: Token) -> bool:
    """Whether a word means one or more people: by our list, as a person's name, or as a people's name."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and token.ent_type_ in {"ORG", "MISC"}:
        return False
    if lemma in _persons() or token.lower_ in _persons() or token.lower_ in _SINGLE | _NOBODY:
        return True
    if lemma.startswith("ex-") and lemma[3:] in _persons():
        return True
    if lemma.endswith("-old") or (lemma == "old" and token.i > 0 and token.nbor(-1).text == "-"):
        return True
    if token.ent_type_ == "PER" or (token.ent_type_ == "NORP" and _is_people(token)):
        return True
    return token.pos_ == "PRON" or token.lower_.endswith(("men", "women", "people"))


def _is_people(token: Token) -> bool:
    """Whether a demonym names people ("Chadians", "the Swiss") and does not describe a noun."""
    return token.dep_ not in {"amod", "compound"} and (token.lower_.endswith("s") or token.tag_ in {"NNS", "NNPS"})


def is_name(token: Token) -> bool:
    """Whether a word is one somebody's name; labels err between people and places, so the word class decides."""
    if token.lower_ in _days():
        return False
    if token.pos_ != "PROPN" or not token.is_alpha or token.ent_type_ not in {"PER", "LOC", ""}:
        return False
    surname = token.ent_type_ == "PER" or any(child.tag_ == "NNP" for child in children(token, "compound", "flat"))
    return token.tag_ != "NNPS" or surname  # "Vicky Torres" is one, whatever its last letter


@cache
def _days() -> frozenset[str]:
    times = toml("times.toml")
    return frozenset({*times["months"], *times["weekdays"], *times["weekday_short"]})


def is_doer(token: Token) -> bool:
    """Whether a noun's ending makes it somebody who does or undergoes something ("parolee", "cellist")."""
    endings = tuple(toml("propositions/casualty.toml")["doers"]["endings"])
    return token.pos_ == "NOUN" and len(token) > 5 and token.lemma_.lower().endswith(endings)


def is_number(token: Token) -> bool:
    """Whether a token stands for the counted people: "12 were killed", "dozens died"."""
    return token.pos_ == "NUM" or token.tag_ == "CD" or token.lower_ in _wholes()


def counted(head: Token) -> Token:
    """The noun that is counted: "civilians" in "dozens of civilians", the token itself elsewhere."""
    if not is_number(head) and head.lower_ not in {"one", "some", "many", "most", "number"}:
        return head
    return next((child for child in children(head, "nmod", "obl") if case_of(child) == "of"), head)


def outer(noun: Token) -> Token:
    """The count that a noun hangs on: "a number" for "members" in "a number of members, who died"."""
    above = noun.head
    if noun.dep_ == "nmod" and case_of(noun) == "of" and (is_number(above) or above.lower_ in _wholes()):
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


def _is_asked(noun: Token) -> bool:
    """Whether the number is asked for and not said ("how many people were killed")."""
    near = noun.doc[max(0, noun.left_edge.i - 1) : noun.i]
    return any(word.lower_ in {"how", "whether"} for word in near)


def _number(head: Token, noun: Token) -> Figure | None:
    written = written_figure(head) or (written_figure(noun) if noun is not head else None)
    if written is not None:
        return None if written.unit and written.unit != "percent" else written
    if _none(head):
        return _said(head, 0, 0, 0)
    if head.lower_ in {"one"} and noun is not head:
        return _said(head, 1, 1, 1)
    return _unsaid_number(noun)


def written_figure(head: Token) -> Figure | None:
    """The figure written on a noun or as the noun, None where there is none."""
    if head.lower_ == "one" and _none(head):
        return None
    own = (head, *children(head, "nummod", "det", "amod", "advmod", "compound"))
    tokens = [token for token in own if is_number(token) or token is head]
    for token in sorted(tokens, key=lambda token: token.i):
        found = figure_at(head.doc, token.i)
        if found is not None and not _belongs_elsewhere(head, token):
            return found
    return None


def _belongs_elsewhere(head: Token, token: Token) -> bool:
    return token is not head and any(child.dep_ == "nummod" for child in token.children)


def _none(head: Token) -> bool:
    if head.lower_ == "one" and head.i > 0 and head.nbor(-1).lower_ == "no":
        return True
    return head.lower_ in _NOBODY or any(child.lower_ in {"no", "zero"} for child in children(head, "det", "nummod"))


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
    group_number = _persons().get(noun.lower_, _persons().get(lemma, ("", "")))[1]
    if group_number == "+":
        return _said(noun, None, 2, None)
    if group_number:
        number = float(group_number)
        return _said(noun, number, number, number)
    if _is_both(noun):
        return _said(noun, 2, 2, 2)
    if noun.pos_ == "PRON":
        return _said(noun, 1, 1, 1) if noun.lower_ in _SINGLE else None
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
    kept = [child for child in children(noun, "compound", "amod", "flat") if _describes(child, noun)]
    first = min([noun, *kept], key=lambda token: token.i)
    return tokens_span(noun.doc, first.i, noun.i + 1).exact


def _describes(child: Token, noun: Token) -> bool:
    if child.i >= noun.i or is_number(child) or child.lower_ in _not_of():
        return False
    between = noun.doc[child.i : noun.i]
    return all(token.is_alpha for token in between) and not any(is_number(token) for token in between)


@cache
def _not_of() -> frozenset[str]:
    """Words before a counted noun that are not part of what is counted: "new", "old", "further"."""
    words = toml("propositions/casualty.toml")
    return frozenset({*words["fresh"]["words"], *words["running"]["words"], "old", "many", "several", "dead", "few"})


def group_of(noun: Token) -> str | None:
    """Civilians, military, children ...; from the noun, or from a word before it ("police officers")."""
    for child in (noun, *children(noun, "amod", "compound", "nmod:poss")):
        if (found := _group_words().get(child.lower_)) and (child is not noun or noun.lower_ not in _persons()):
            return found
    group = _persons().get(noun.lemma_.lower(), _persons().get(noun.lower_, ("", "")))[0]
    return group or None


def side_of(noun: Token) -> str | None:
    """Whose people they are, in the text's words: "Azerbaijani", "Karabakh", "its"; None where it does not say."""
    before = children(noun, "amod", "compound", "nmod:poss", "nmod:desc")
    for child in before:
        if child.ent_type_ in _SIDES:
            return name_at(child).exact
        inner = [item for item in child.subtree if item.ent_type_ in {"NORP", "LOC"} and item.i < noun.i]
        if inner and base(child) != "nmod:poss":
            return name_at(inner[0]).exact
    if noun.ent_type_ == "NORP":
        return name_at(noun).exact
    owned = [
        child for child in children(noun, "nmod") if case_of(child) in {"of", "from"} and child.ent_type_ in _SIDES
    ]
    if owned:
        return name_at(owned[0]).exact
    return next((child.text for child in children(noun, "nmod:poss") if child.lower_ in {"its", "their", "our"}), None)


def name_at(token: Token) -> Span:
    """The whole name that a token is part of, else the token."""
    start = end = token.i
    while token.ent_type_ and start > 0 and _same_name(token, token.doc[start - 1]):
        start -= 1
    while token.ent_type_ and end + 1 < len(token.doc) and _same_name(token, token.doc[end + 1]):
        end += 1
    return tokens_span(token.doc, start, end + 1)


def _same_name(token: Token, other: Token) -> bool:
    """Whether a neighbour belongs to the same name; "North" and "Korean" may carry two labels."""
    if other.ent_type_ == token.ent_type_:
        return True
    return {token.ent_type_, other.ent_type_} == {"NORP", "LOC"}


def names(heads: Sequence[Token]) -> tuple[Token, ...]:
    """Those of some coordinated heads that are persons named, not counted."""
    found: dict[int, Token] = {}
    for head in heads:
        if is_name(head) and not _is_titleless(head) and written_figure(head) is None:
            found.setdefault(name_at(head).start, head)
    return tuple(found.values())


def _is_titleless(head: Token) -> bool:
    """Whether a capital letter only stands on a common noun ("Officer", a headline's "Man")."""
    return head.ent_type_ != "PER" and (head.lemma_.lower() in _persons() or head.lower_ in _persons())


def name_list(heads: Sequence[Token], *, closed: bool) -> Figure:
    """A list of names as a count: exact where the list is closed, else a minimum."""
    doc = heads[0].doc
    spans = [name_at(head) for head in heads]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    span = Span(start, end, doc.text[start:end])
    number = float(len(heads))
    mod = None if closed else "EQUAL_OR_MORE"
    high = number if closed else None
    return Figure(number, number, high, mod, of="; ".join(s.exact for s in spans), exact=span.exact, span=span)
