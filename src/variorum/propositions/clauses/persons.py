"""Words for people: whether a word names or counts somebody, of which group, of whose side."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from variorum.data.load import table, toml
from variorum.propositions.clauses.phrases import base, case_of, children, tokens_span
from variorum.records import Span

SINGLE = frozenset({"he", "she", "him", "her", "himself", "herself", "i", "me", "myself"})
NOBODY = frozenset({"nobody", "none", "no-one"})
_OWNERS = frozenset({"its", "our", "their"})
_SIDES = frozenset({"NORP", "LOC", "ORG", "MISC"})
OWNERS_OF_THINGS = frozenset({"NORP", "LOC", "ORG"})  # a thing's other names are its make: "12 Kestrel tanks"
SURE_OWNERS = frozenset({"NORP", "LOC"})


@cache
def person_rows() -> dict[str, tuple[str, str]]:
    return {row["noun"]: (row["group"] or "", row["number"] or "") for row in table("propositions/persons.tsv")}


@cache
def _group_words() -> dict[str, str]:
    return {row["word"]: row["group"] for row in table("propositions/group_words.tsv")}


def tells_group(token: Token) -> bool:
    """Whether a word before a noun for people says of which group they are: "government troops"."""
    return token.lower_ in _group_words()


@cache
def whole_words() -> frozenset[str]:
    """Counts that a noun hangs on, and scales that a tagger takes for nouns: "dozens of", "a total of", "2.5 lakh"."""
    numbers = toml("numbers.toml")
    counts = {"dozen", "score", "couple", "handful", "number", "total"}
    return frozenset({*numbers["vague"], *(scale for scale in numbers["scales"] if len(scale) > 2), *counts})


def is_person(token: Token) -> bool:
    """Whether a word means one or more people: by our list, as a person's name, or as a people's name."""
    lemma = token.lemma_.lower()
    if _is_counted_noun(token):
        return True
    if token.pos_ == "PROPN" and token.ent_type_ in {"ORG", "MISC"}:
        return False
    if lemma in person_rows() or token.lower_ in person_rows() or token.lower_ in SINGLE | NOBODY:
        return True
    if lemma.startswith("ex-") and lemma[3:] in person_rows():
        return True
    if lemma.endswith("-old") or (lemma == "old" and token.i > 0 and token.nbor(-1).text == "-"):
        return True
    if is_one_more(token) or _is_described(token) or titled(token) is not None:
        return True
    if token.ent_type_ == "PER" or (token.ent_type_ == "NORP" and _is_people(token)):
        return True
    return token.pos_ == "PRON" or token.lower_.endswith(("men", "women", "people"))


def titled(token: Token) -> Token | None:
    """The name right behind a noun that is its title: "attorney Carlos Ruiz"; None where there is none."""
    if token.pos_ != "NOUN" or token.dep_ == "compound" or token.i + 1 >= len(token.doc) or token.tag_ == "NNS":
        return None
    if token.lemma_.lower() not in person_rows() and not is_doer(token):
        return None
    name = token.nbor()
    return name if name.ent_type_ == "PER" and token.ent_type_ != "PER" else None


def _is_described(token: Token) -> bool:
    """Whether an apposition tells that a name is somebody's, whatever its label: "Coronel Largow, a reporter"."""
    nouns = children(token, "appos") if token.pos_ == "PROPN" else ()
    return any(noun.pos_ == "NOUN" and noun.tag_ != "NNS" and noun.lemma_.lower() in person_rows() for noun in nouns)


def is_one_more(token: Token) -> bool:
    """Whether an ordinal stands for somebody beside others: "a third died", not "a third of them"."""
    if token.lower_ not in _ordinals() or token.i == 0 or token.nbor(-1).lower_ != "a" or token.i + 1 >= len(token.doc):
        return False
    return token.nbor().pos_ in {"ADV", "AUX", "VERB"}


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(toml("propositions/casualty.toml")["ordinals"]["words"])


def _is_counted_noun(token: Token) -> bool:
    """Whether a name's last word is a noun for people that a number counts: "six Village Priests" in a headline."""
    plural = token.lower_ in _plurals() and token.text.istitle()
    return plural and any(is_number(child) for child in children(token, "nummod"))


@cache
def _plurals() -> frozenset[str]:
    """The regular plurals of our nouns for people; a headline's capital leaves them without a lemma."""
    return frozenset(f"{noun}s" for noun in person_rows()) | {"children", "men", "people", "policemen", "women"}


def _is_people(token: Token) -> bool:
    """Whether a demonym names people ("Chadians", "the Swiss") and does not describe a noun."""
    return token.dep_ not in {"amod", "compound"} and (token.lower_.endswith("s") or token.tag_ in {"NNS", "NNPS"})


def is_name(token: Token) -> bool:
    """Whether a word is one somebody's name; labels err between people and places, so the word class decides."""
    if token.lower_ in days():
        return False
    if token.ent_type_ != "PER" and (case_of(token) or (token.is_upper and token.ent_type_ == "LOC")):
        return False  # "of Milton" and a dateline's "ARLA CITY" are places
    if token.pos_ != "PROPN" or not token.is_alpha or token.ent_type_ not in {"PER", "LOC", ""}:
        return False
    surname = token.ent_type_ == "PER" or any(child.tag_ == "NNP" for child in children(token, "compound", "flat"))
    return token.tag_ != "NNPS" or surname  # "Vicky Torres" is one, whatever its last letter


@cache
def days() -> frozenset[str]:
    """The words for weekdays and months."""
    times = toml("times.toml")
    return frozenset({*times["months"], *times["weekdays"], *times["weekday_short"]})


def is_doer(token: Token) -> bool:
    """Whether a noun's ending makes it somebody who does or undergoes something ("parolee", "cellist")."""
    endings = tuple(toml("propositions/casualty.toml")["doers"]["endings"])
    return token.pos_ == "NOUN" and len(token) > 5 and token.lemma_.lower().endswith(endings)


def is_number(token: Token) -> bool:
    """Whether a token stands for the counted people: "12 were killed", "dozens died"."""
    return token.pos_ == "NUM" or token.tag_ == "CD" or token.lower_ in whole_words() or _is_written_out(token)


def _is_written_out(token: Token) -> bool:
    """Whether a number's word was taken for a noun: "Fourteen people" as a sentence opens, "another seven"."""
    opens = token.pos_ == "PROPN" and bool(token.is_sent_start)  # not "the Big Seven"
    may_be = opens or token.pos_ in ("NOUN", "ADJ")
    return may_be and token.lower_ in _written_out()


@cache
def _written_out() -> frozenset[str]:
    numbers = toml("numbers.toml")
    return frozenset({*numbers["cardinals"], *numbers["tens"]} - {"one", "zero"})


def group_of(noun: Token) -> str | None:
    """Civilians, military, children ...; from the noun, or from a word before it ("police officers")."""
    before = [word for word in noun.subtree if word.i < noun.i and word.pos_ in {"ADJ", "NOUN", "PROPN"}]
    group = person_rows().get(noun.lemma_.lower(), person_rows().get(noun.lower_, ("", "")))[0]
    for child in (noun, *reversed(before)):
        if (found := _group_words().get(child.lower_)) and (child != noun or noun.lower_ not in person_rows()):
            whose = child != noun and found == "officials" and group  # "government soldiers" are the government's
            return group if whose else found
    return group or None


def side_of(noun: Token, names: frozenset[str] = _SIDES) -> str | None:
    """Whose they are, in the text's words: "Azerbaijani", "Karabakh", "its"; None where no such name says it."""
    before = children(noun, "amod", "compound", "nmod:poss", "nmod:desc")
    for child in before:
        if child.ent_type_ in names:
            return name_at(child).exact
        inner = [item for item in child.subtree if item.ent_type_ in {"NORP", "LOC"} and item.i < noun.i]
        if inner and base(child) != "nmod:poss":
            return name_at(inner[0]).exact
    if noun.ent_type_ == "NORP":
        return name_at(noun).exact
    owned = [child for child in children(noun, "nmod") if case_of(child) in {"of", "from"} and child.ent_type_ in names]
    if owned:
        return name_at(owned[0]).exact
    owner = next((child for child in children(noun, "nmod:poss") if child.lower_ in _OWNERS), None)
    return _stands_for(owner) if owner is not None else None


def _stands_for(pronoun: Token) -> str:
    """The name that a possessive stands for in the article, else the word itself."""
    doc = pronoun.doc
    known = doc._.antecedents if doc.has_extension("antecedents") else {}
    span = known.get((pronoun.i, pronoun.i + 1))
    return doc[span[0] : span[1]].text if span is not None else pronoun.text


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
