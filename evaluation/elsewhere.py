"""The same reports as if they told of other matters: names, rare words, numbers, days and ids changed, nothing else.

A large pile cannot be had by copying a small one: copies are one origin and one story, as they should be. So every
edition moves the letters of names, puts other words as rare in the place of rare ones, draws other numbers and years,
and deals anew the small words by which copied text is known. Words that any text may hold stay as they are. What ties
the reports of one edition is as much as before (their parts weigh what those of the first do, within 5 in 100), and no
report is tied to one of another edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from hashlib import blake2b
from typing import cast

from variorum.data.load import table
from variorum.reconciliation.copies.telling import documents_with
from variorum.reconciliation.pile.folding import fold
from variorum.records import Article, Claim

WORDED = {"text", "exact", "prefix", "suffix", "title", "outlet", "agency", "byline", "dateline", "name", "canonical"}
WORDED |= {"actor", "holder", "from_whom", "side", "by", "candidates", "alternatives", "called", "words", "head"}
NAMED = frozenset(("id", "article", "claim"))
DATED = frozenset(("edtf", "earliest", "latest"))
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
# Small words of one length for each other: they carry no matter, and hold copied runs together.
SMALL = (("the", "and", "for", "was", "has"), ("of", "to", "in", "on", "at", "by"), ("that", "with", "from", "have"))
YEARS = 4  # so that a leap day stays one
OFTEN = 10  # documents of a treebank: a word that stands in so many is no rare one
SELDOM = 5  # and one that stands in fewer is rarer still: a rare word becomes one that is as rare
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"[0-9]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def elsewhere(article: Article, claims: tuple[Claim, ...], edition: int) -> tuple[Article, tuple[Claim, ...]]:
    """A report and its claims in another edition; edition 0 is the report itself. No offset moves."""
    if edition == 0:
        return article, claims
    other = cast("Article", _moved(article, edition, ""))
    text = "".join(_with_small(other.text, edition))
    return replace(other, text=text), tuple(cast("Claim", _moved(claim, edition, "")) for claim in claims)


def _moved(value: object, edition: int, name: str) -> object:
    if isinstance(value, tuple):
        return tuple(_moved(one, edition, name) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _moved(getattr(value, one.name), edition, one.name) for one in fields(value)}
        )
    if not isinstance(value, str):
        return value
    if name in NAMED:
        return f"{value}-{edition}"
    if name in DATED:
        return YEAR.sub(lambda found: str(int(found.group()) + YEARS * edition), value)
    if name not in WORDED:
        return value
    return moved_words(value, edition)


def moved_words(words: str, edition: int) -> str:
    """Words in another edition: rare ones and numbers are others of the same length."""
    other = WORD.sub(lambda found: renamed(found.group(), edition), words)
    return NUMBER.sub(lambda found: renumbered(found.group(), edition), other)


@lru_cache(maxsize=1 << 18)
def renamed(word: str, edition: int) -> str:
    """Another word of as many letters and about as rare; one that stands in many documents stays as it is.

    So does a long one in some editions, where few others are as long and as rare.
    """
    known = documents_with(fold(word))
    if len(word) < 2 or not word.isascii() or known >= OFTEN:
        return word
    if not known:
        return "".join(_turned(sign, edition) for sign in word)
    other = _as_rare(fold(word), edition)
    return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other


def _as_rare(word: str, edition: int) -> str:
    """The word so many places behind it among those that are as long and as rare; as many for all of these."""
    alike = _rare()[_rarity(word)]
    drawn = blake2b(f"{edition} {_rarity(word)}".encode(), digest_size=8).digest()
    return alike[(alike.index(word) + int.from_bytes(drawn, "big")) % len(alike)]


def _rarity(word: str) -> tuple[int, bool]:
    return len(word), documents_with(word) < SELDOM


@cache
def _rare() -> dict[tuple[int, bool], list[str]]:
    found: dict[tuple[int, bool], list[str]] = {}
    for word in sorted(row["word"] for row in table("reconciliation/word_documents.tsv")):
        if word.isascii() and word.isalpha() and documents_with(word) < OFTEN:
            found.setdefault(_rarity(word), []).append(word)
    return found


@lru_cache(maxsize=1 << 18)
def renumbered(number: str, edition: int) -> str:
    """Another number of as many digits, another one for each number."""
    drawn = blake2b(f"{edition} {len(number)}".encode(), digest_size=8).digest()
    return f"{(int(number) + int.from_bytes(drawn, 'big')) % 10 ** len(number):0{len(number)}d}"


def _turned(sign: str, edition: int) -> str:
    for ring in (VOWELS, CONSONANTS):
        at = ring.find(sign.lower())
        if at >= 0:
            turned = ring[(at + _step(ring, edition)) % len(ring)]
            return turned.upper() if sign.isupper() else turned
    return sign


def _step(ring: str, edition: int) -> int:
    """How far the letters of a ring move on: the vowels one more each round of the consonants, so that none repeats."""
    return edition if ring is CONSONANTS else edition + edition // len(CONSONANTS)


def _with_small(text: str, edition: int) -> Iterator[str]:
    at = 0
    for found in WORD.finditer(text):
        like = next((words for words in SMALL if found.group() in words), None)
        if like is not None:
            drawn = blake2b(f"{edition} {found.start()}".encode(), digest_size=2).digest()
            yield text[at : found.start()] + like[int.from_bytes(drawn, "big") % len(like)]
            at = found.end()
    yield text[at:]
