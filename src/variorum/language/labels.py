"""Words for somebody or something, with the name they stand for and what else the article calls its bearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from typing import cast

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from variorum.language.gazetteer import is_people
from variorum.language.named import name_at, names, names_within
from variorum.language.titles import BEFORE_NOUN
from variorum.language.wordlists import words
from variorum.records import Description, Label, LabelBasis, NameLabel, Span

Bounds = tuple[int, int]
Meant = tuple[DocSpan | None, LabelBasis]

CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
VERBS = frozenset({"VERB", "AUX"})
PLACES = frozenset({"LOC", "NORP"})
PLURALS = frozenset({"NNS", "NNPS"})
POSSESSIVE = "POS"
BESIDE = frozenset({"appos", "flat", "nmod:desc", "nmod:unmarked"})


def labels(doc: Doc, places: Iterable[Bounds]) -> tuple[Label, ...]:
    """One for each place (code points) that holds a word."""
    titles = _titles(doc)
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in places)
    return tuple(_label(span, titles) for span in spans if span is not None and len(span))


def _label(span: DocSpan, titles: dict[str, tuple[Description, ...]]) -> Label:
    head = _head(span)
    meant, basis = _meant(span, head)
    called = _plain(meant) if meant is not None else None
    name = _plain(meant._.full_name) if meant is not None else None
    return Label(
        span=Span(span.start_char, span.end_char, span.text),
        head=_noun(meant.root if basis == "name" and meant is not None else head),
        modifiers=_modifiers(span, head, frozenset({"amod", "compound"})),
        called=called,
        name=name,
        kind=cast(NameLabel, meant.label_) if meant is not None else None,
        basis=basis,
        plural=head.tag_ in PLURALS,
        names=tuple(dict.fromkeys(_others(span, name))),
        titles=titles.get(called or "", ()),
    )


def _noun(head: Token) -> str:
    """The head's lemma, with the particle that makes it another verb (give up); a person's name has none."""
    particle = next((f" {child.lower_}" for child in head.rights if child.dep_ == "compound:prt"), "")
    return head.lower_ if head.ent_type_ == "PER" else head.lemma_.lower() + particle


def _plain(span: DocSpan) -> str:
    return " ".join(span.text.split())


def _head(span: DocSpan) -> Token:
    """The word that says what is meant: what the others hang on, or what a light verb leaves to its object."""
    root = span.root
    if root.pos_ in NOUNS:
        return root
    if root.pos_ not in VERBS:
        last = next((word for word in reversed(_before_link(span)) if word.pos_ in NOUNS), None)
        return last or next((word for word in span if word.pos_ in CONTENT), root)
    return _beyond(span, root)


def _before_link(span: DocSpan) -> list[Token]:
    """The words before the first preposition: what a noun phrase is about stands last among them."""
    return list(takewhile(lambda word: word.pos_ not in {"ADP", "SCONJ"}, span))


def _behind_owner(words: list[Token]) -> list[Token]:
    """The words behind the last possessive: "Norvalia's official" is an official, and not Norvalia."""
    last = max((at for at, word in enumerate(words) if word.tag_ == POSSESSIVE), default=-1)
    return words[last + 1 :]


def _beyond(span: DocSpan, verb: Token) -> Token:
    """What is done, where the verb only says that it is (have talks, plan to meet)."""
    if _noun(verb) not in words("light_verbs"):
        return verb
    inside = (child for child in verb.rights if child.i < span.end)
    further = next((child for child in inside if child.dep_ in {"obj", "xcomp"}), None)
    if further is None:
        return verb
    return _beyond(span, further) if further.pos_ in VERBS else further


def _modifiers(span: DocSpan, head: Token, kinds: frozenset[str]) -> tuple[str, ...]:
    """The words before the head that say what it is like; no numbers, peoples, or names that it is not part of."""
    beside = [child for child in head.lefts if child.dep_ in kinds and child.i >= span.start]
    if not beside:
        return ()
    own = _own(span, head) or span[:0]
    return tuple(word.lower_ for word in beside if _describes(word, own) and not _is_of_number(word))


def _is_of_number(word: Token) -> bool:
    """Whether it is the last part of a number's compound ("old" in "31-year-old")."""
    parts = takewhile(_is_joined, (word.doc[at] for at in range(word.i, 0, -1)))
    return any(part.nbor(-1).like_num for part in parts)


def _is_joined(word: Token) -> bool:
    """Whether a hyphen or the word after it, with no space between."""
    before = word.nbor(-1)
    return not before.whitespace_ and "-" in (before.text, word.text)


def _describes(word: Token, own: DocSpan) -> bool:
    if word.pos_ == "NUM" or is_people(word.text) or (word.is_upper and len(word) > 1) or not word.text[:1].isalpha():
        return False
    return own.start <= word.i < own.end or not word.ent_type_


def _meant(span: DocSpan, head: Token) -> Meant:
    """The name that the words stand for: their head's, that of the one whose title they are, or the one before."""
    own = _own(span, head)
    if own is not None:
        return own, "name"
    titled = _titled(head)
    if titled is not None:
        return titled, "name" if span.start <= titled.start < span.end else "title"
    behind = _behind(head)
    return behind, "antecedent" if behind is not None else "description"


def _own(span: DocSpan, head: Token) -> DocSpan | None:
    """The name inside the words that holds their head."""
    name = name_at(head.doc, head.i)
    return name if name is not None and span.start <= name.start and name.end <= span.end else None


def _titled(head: Token) -> DocSpan | None:
    """The first person whose title the word is of, or whose name it stands beside."""
    at, beside = head.i, head.head.i if head.dep_ == "appos" else -1
    for name, (start, end), governor in _bearers(head.doc):
        if start <= at < end or governor == at or name.start <= beside < name.end:
            return name
    return None


@lru_cache(maxsize=2)  # asked for every word that somebody is called by
def _bearers(doc: Doc) -> tuple[tuple[DocSpan, Bounds, int | None], ...]:
    """Each person's name with its title, and the word that it stands beside."""
    titles = doc._.titles
    persons = [(name, name.root) for name in names(doc) if name.label_ == "PER"]
    return tuple(
        (name, titles.get((name.start, name.end), (0, 0)), root.head.i if root.dep_ in BESIDE else None)
        for name, root in persons
    )


def _behind(head: Token) -> DocSpan | None:
    """The name that a pronoun or nominal goes back to."""
    target = _targets(head.doc).get(head.i)
    if target is None:
        return None
    return next((name for name in names(head.doc) if name.start < target[1] and target[0] < name.end), None)


@lru_cache(maxsize=2)
def _targets(doc: Doc) -> dict[int, Bounds]:
    """What each pronoun or nominal goes back to, by its last word."""
    found: dict[int, Bounds] = {}
    for (_, end), target in doc._.antecedents.items():
        found.setdefault(end - 1, target)
    return found


def _others(span: DocSpan, name: str | None) -> Iterator[str]:
    """The names in the words besides the one they stand for; a possessive pronoun's too."""
    for other in names_within(span):
        if (found := _plain(other._.full_name)) != name:
            yield found
    for word in span:
        if word.tag_ == "PRP$" and (behind := _behind(word)) is not None:
            yield _plain(behind._.full_name)


def _titles(doc: Doc) -> dict[str, tuple[Description, ...]]:
    """What the article calls each person under each form of the name."""
    found: dict[str, dict[str, Description]] = {}
    for name in names(doc):
        if name.label_ == "PER":
            told = found.setdefault(_plain(name), {})
            for description in _descriptions(doc, name):
                told.setdefault(description.words, description)
    return {name: tuple(told.values()) for name, told in found.items()}


def _descriptions(doc: Doc, name: DocSpan) -> Iterator[Description]:
    title = doc._.titles.get((name.start, name.end))
    if title is not None and any(word.ent_type_ not in PLACES for word in doc[title[0] : title[1]]):
        own = _description(doc[title[0] : title[1]])
        yield replace(own, words=f"{own.words} of {_of(name)}") if _of(name) else own
    for noun in name.root.children:
        if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.i >= name.end:
            start = min((child.left_edge.i for child in noun.lefts if child.dep_ in BEFORE_NOUN), default=noun.i)
            yield _description(doc[start : noun.i + 1])


def _of(name: DocSpan) -> str:
    """The place behind a name, which goes with the title before it: "President Ana Diaz of Norvalia"."""
    after = name.doc[name.end : name.end + 1].text
    if after != "of":
        return ""
    starts = (name.end + 1, name.end + 2)
    return next((one.text for one in names(name.doc) if one.label_ == "LOC" and one.start in starts), "")


def _description(span: DocSpan) -> Description:
    """What a title calls its bearer: its last noun before a preposition, which is no place, no sign and no owner."""
    before = _before_link(span)
    own = [word for word in _behind_owner(before) if word.text[:1].isalpha()]
    nouns = (word for word in reversed(own) if word.pos_ in NOUNS and word.ent_type_ not in PLACES)
    is_owned = any(word.tag_ == POSSESSIVE for word in before)
    head = next(nouns, own[-1] if own and is_owned else _head(span))
    return Description(_plain(span), head.lemma_.lower(), _modifiers(span, head, frozenset({"amod"})))
