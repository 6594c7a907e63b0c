"""Verb forms made from lemmas, so that a verb of our lists is known also where tagger or lemmatiser slip."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cache, lru_cache

from spacy.tokens import Token

from variorum.data import load

_VOWELS = "aeiou"
_MAY_DOUBLE = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][^aeiouwxyh]$")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["past"], row["participle"]) for row in load.table("grammar/irregular_verbs.tsv")}


@cache
def _past_spellings() -> frozenset[str]:
    """The irregular pasts that are no present of any verb."""
    doubtful = {*_irregular(), *load.lines("grammar/past_or_present.txt")}
    return frozenset(past for past, _ in _irregular().values()) - doubtful


def is_past_spelling(word: str) -> bool:
    """Whether the letters alone show a past: taggers take "retook" and "overran" for presents."""
    return word in _past_spellings()


def past_forms(lemma: str) -> frozenset[str]:
    """The verb's past and its participle, as far as letters tell: both "stoped" and "stopped"."""
    if lemma in _irregular():
        return frozenset(_irregular()[lemma])
    if lemma.endswith("e"):
        return frozenset((f"{lemma}d",))
    if _ends_in_consonant_y(lemma):
        return frozenset((f"{lemma[:-1]}ied",))
    return frozenset(f"{stem}ed" for stem in _stems(lemma))


def forms(lemma: str) -> frozenset[str]:
    """All forms of the verb."""
    return past_forms(lemma) | _continuous(lemma) | {lemma, _third(lemma)}


def _continuous(lemma: str) -> frozenset[str]:
    if lemma.endswith("ie"):
        return frozenset((f"{lemma[:-2]}ying",))
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return frozenset((f"{lemma[:-1]}ing",))
    return frozenset(f"{stem}ing" for stem in _stems(lemma))


def _stems(lemma: str) -> tuple[str, ...]:
    """The stem, and with its last consonant doubled where spelling may double it."""
    return (lemma, lemma + lemma[-1]) if _MAY_DOUBLE.search(lemma) else (lemma,)


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in _VOWELS


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if _ends_in_consonant_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


@cache
def _index(lemmas: frozenset[str]) -> dict[str, str]:
    return {form: lemma for lemma in sorted(lemmas) for form in forms(lemma)}


def verb_lemma(token: Token, known: frozenset[str]) -> str | None:
    """Which of the known verbs the token is a form of, by its lemma or else by its letters; None where of none."""
    lemma = token.lemma_.lower()
    if lemma in known:
        return lemma
    return _index(known).get(token.lower_)


@cache
def known_forms(known: frozenset[str]) -> frozenset[str]:
    """What a token's lemma or its letters must be, for it to be a form of one of these verbs."""
    return known.union(_index(known))


def noun_lemma(token: Token, known: Container[str]) -> str | None:
    """Which of the known nouns the token is a form of; None where of none."""
    for form in singulars(token.lemma_.lower(), token.lower_):
        if form in known:
            return form
    return None


@lru_cache(maxsize=2**12)  # a token is asked for in a dozen lists
def singulars(lemma: str, word: str) -> tuple[str, ...]:
    """What a noun's lemma can be, by what the lemmatiser says and by its letters."""
    forms = [lemma, word, word.removesuffix("s"), word.removesuffix("es")]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("men"):
        forms.append(f"{word[:-3]}man")
    return tuple(dict.fromkeys(forms))


def is_past_only(token: Token, lemma: str) -> bool:
    """Whether the letters can only be a past form of this verb, whatever the tagger says."""
    return token.lower_ in past_forms(lemma) and token.lower_ != lemma


def lemmas_of(entries: Iterable[str]) -> frozenset[str]:
    """The verbs of entries such as "pull _out" and "fire @at", without what follows them."""
    return frozenset(entry.split()[0] for entry in entries)
