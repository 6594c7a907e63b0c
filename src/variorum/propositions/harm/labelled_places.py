"""Places that stand as labels before counts, as in situation reports: "Arla: 12 killed; Borun: 3 killed, 4 wounded"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from variorum.data import load
from variorum.propositions.clauses.control_words import is_force
from variorum.propositions.clauses.phrases import PLACE_LABEL, entity_at, tokens_span
from variorum.propositions.harm.harm_words import verb_among
from variorum.propositions.scene.place_names import named_place, place_noun
from variorum.records import Mention

_REACH = 14  # words from the label's mark to the word that tells of the harm
_NEAR = 40  # words in which another label shows that it is a list
_LONGEST = 5  # words of a label
_DASHES = ("–", "—", "-")
_MARKS = (":", "(", *_DASHES)
_ENDS = (";", ".", "!", "?", ")")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def labelled(trigger: Token) -> Mention | None:
    """The place that stands as a label before the counts among which the trigger is; None where none does."""
    mark = _mark_before(trigger)
    name = _label(mark) if mark is not None else None
    if mark is None or name is None:
        return None
    behind = mark.doc[mark.i + 1 : trigger.i + 3]
    if name.span.exact in _states() and any(is_force(token) for token in behind):
        return None  # a state's soldiers need not have fallen in it
    told = any(_is_finite(token) for token in mark.doc[mark.i + 1 : trigger.i + 1])
    is_sure = mark.text in (":", "(") and not told and not name.span.exact.isupper()
    return name if is_sure or _is_in_list(mark) else None  # "ARLA: 12 people were killed" was only written there


def _is_finite(token: Token) -> bool:
    """Whether a clause is told; "14 killed" has none, whatever its tag."""
    return token.tag_ in _FINITE and verb_among(token, "harms") is None


def _mark_before(trigger: Token) -> Token | None:
    """The mark behind a label, with nothing between it and the trigger that ends an item of a list."""
    for token in reversed(trigger.doc[max(1, trigger.i - _REACH) : trigger.i]):
        if token.text in _ENDS or _breaks(token):
            return None
        if token.text in _MARKS and (token.text not in _DASHES or _stands_apart(token)):
            return token
    return None


def _breaks(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _stands_apart(dash: Token) -> bool:
    """Whether a dash has blanks on both sides, and joins no words."""
    return bool(dash.whitespace_) and bool(dash.nbor(-1).whitespace_)


def _label(mark: Token) -> Mention | None:
    """The name of a place that fills an item of a list up to the mark, or stands right before a bracket."""
    doc, end = mark.doc, mark.i
    start = end
    if start > 1 and doc[start - 1].text.islower() and place_noun(doc[start - 1]) is not None:
        start = end = end - 1  # "Arla province: 12 killed"
    while start > 0 and end - start < _LONGEST and _is_of_name(doc[start - 1]):
        start -= 1
    last = doc[end - 1]
    if start == end or not (mark.text == "(" or _opens(doc, start)):
        return None
    found = entity_at(last, PLACE_LABEL) or named_place(last)
    if found is not None:
        return found if last.idx < found.span.end <= mark.idx else None
    if mark.text == "(" or last.ent_type_ == "NORP" or (last.ent_type_ == "PER" and end - start > 1):
        return None
    of_kind = end < mark.i or (place_noun(last) is not None and end - start > 1)
    if not of_kind and (last.ent_type_ == "ORG" or last.pos_ != "PROPN" or not _is_in_list(mark)):
        return None
    span = tokens_span(doc, start, end)
    return Mention(span=span, label=PLACE_LABEL, name=span.exact)


def _is_of_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.translate(_JOINS).isalpha()


_JOINS = str.maketrans("", "", "-'’")


def _opens(doc: Doc, start: int) -> bool:
    """Whether an item of a list begins here: nothing stands before it but a mark."""
    return start == 0 or not doc[start - 1].text[-1].isalnum() or doc[start - 1].lower_ == "and"


def _is_in_list(mark: Token) -> bool:
    """Whether a place stands before another such mark near by, and a number behind it."""
    near = mark.doc[max(1, mark.i - _NEAR) : mark.i + _NEAR]
    return any(token.text == mark.text and token.i != mark.i and _is_label_of_place(token) for token in near)


def _is_label_of_place(mark: Token) -> bool:
    last = mark.nbor(-1)
    is_place = entity_at(last, PLACE_LABEL) is not None or place_noun(last) is not None
    return is_place and any(token.like_num for token in mark.doc[mark.i + 1 : mark.i + 4])


@cache
def _states() -> frozenset[str]:
    return frozenset(row["name"] for row in load.table("countries.tsv"))
