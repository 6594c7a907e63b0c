"""What an outlet takes back: it no longer says so, and nobody else says it for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import variorum.claims.cover as cover
from variorum.data import load
from variorum.records import Article, Attribution, Factuality

_NOTED = 240  # characters before "an earlier version" in which it is told what it is one of


def as_taken_back(article: Article, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; what the outlet takes back it holds for false, and whom it made say something says nothing.

    "An earlier version of this article said that the army said p": it is the army's saying that is taken back, so
    that p is nobody's word any more, and nobody denies it.
    """
    words = [item for item in attributions if item.factuality == "CT+" and _is_own(article, item)]
    own = [item for item in words if not any(_is_anothers(article, other, item) for other in attributions)]
    inner = [item for item in attributions if any(_is_of(item, outer) for outer in own)]
    kept = (item for item in attributions if item not in inner)
    return [_taken_back(article, item, inner) if item in own else item for item in kept]


def _taken_back(article: Article, item: Attribution, inner: Sequence[Attribution]) -> Attribution:
    others = _is_cited(article, item) or any(_is_of(other, item) for other in inner)
    held: Factuality = "Uu" if others else "CT-"
    return replace(item, role="outlet", source=(), name=article.outlet, factuality=held, outer=held)


def _is_of(item: Attribution, outer: Attribution) -> bool:
    """Whether somebody is made to say something by what is taken back: within it, or cited for it."""
    if item is outer:
        return False
    return cover.is_inside(item, outer) or (item.content == outer.content and item.lemma == "cite")


def _is_anothers(article: Article, other: Attribution, item: Attribution) -> bool:
    """Whether somebody else says so of the outlet: "the mayor said an earlier version of this report said".

    Who says "we" within a quotation takes back their own word, and not the outlet's.
    """
    if _is_ours(item) or other.role in ("document", "outlet") or not cover.is_inside(item, other):
        return False
    return not (_is_own(article, other) or is_of_outlet(article, other))


def _is_own(article: Article, item: Attribution) -> bool:
    """Whether it is an earlier word of the outlet's that it takes back."""
    if is_own_past(item) or _is_own_error(article, item) or _is_cited(article, item):
        return True
    return _is_wrong_of_ours(article, item) or _is_noted_past(article, item)


def is_taken_back(item: Attribution) -> bool:
    """Whether it is the outlet's own earlier word, so that it is no voice beside the outlet's."""
    return item.role == "outlet" and not item.source and item.outer in ("CT-", "Uu")


def is_corrected(article: Article, item: Attribution) -> bool:
    """Whether the source is the article as it now is: "this article has been corrected to say that"."""
    ends = (span.end for span in item.source)
    return any(_now().match(article.text, end) is not None and _is_this(article, end) for end in ends)


def _is_this(article: Article, end: int) -> bool:
    return re.search(rf"\bthis\s+(?:{_any('texts')})$", article.text[max(0, end - 40) : end], re.I) is not None


def is_own_past(item: Attribution) -> bool:
    """Whether the source is the article as it was: "an earlier version of this story"."""
    return any(_past().search(span.exact) is not None for span in item.source)


def _is_noted_past(article: Article, item: Attribution) -> bool:
    """Whether "an earlier version" is one of this article by the words before it: "This article was amended."."""
    alone = [span for span in item.source if _version().fullmatch(span.exact)]
    return any(_noting().search(article.text, max(0, span.start - _NOTED), span.start) is not None for span in alone)


def _is_cited(article: Article, item: Attribution) -> bool:
    """Whether the source is whom the article as it was made say something: "an earlier version quoted the army"."""
    before = (article.text[max(0, span.start - _NOTED) : span.start] for span in item.source)
    return any(_citing().search(words) is not None for words in before)


def _is_wrong_of_ours(article: Article, item: Attribution) -> bool:
    """Whether the outlet says of its own word that it was wrong: "we wrongly reported that"."""
    ours = _is_ours(item) and item.quotation == "indirect"
    return item.outer == "CT-" and (ours or is_of_outlet(article, item))


def _is_ours(item: Attribution) -> bool:
    return any(span.exact.lower() == "we" for span in item.source)


def is_of_outlet(article: Article, item: Attribution) -> bool:
    """Whether the source is the outlet by its own name ("TASS reported that", in TASS)."""
    return article.outlet is not None and item.name is not None and bare(item.name) == bare(article.outlet)


def bare(name: str) -> str:
    """The name in small letters, without its article."""
    return name.lower().removeprefix("the ")


def _is_own_error(article: Article, item: Attribution) -> bool:
    """Whether the outlet says right behind its own word that it was wrong: "we reported that p; that was wrong"."""
    if item.quotation != "indirect" or not item.content or not _is_ours(item):
        return False
    return _wrong().match(article.text, max(span.end for span in item.content)) is not None


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b{_earlier()}\s+(?:of|to)\s+this\s+(?:{_any('texts')})\b", re.I)


@cache
def _version() -> re.Pattern[str]:
    return re.compile(rf"(?:an?|the|its)\s+{_earlier()}", re.I)


@cache
def _noting() -> re.Pattern[str]:
    done = rf"\bthis\s+(?:{_any('texts')})\s[^.]*\b(?:{_any('corrected')})"
    return re.compile(rf"(?:{done}|(?:\A|\n)\W*(?:{_any('noting')}))\b", re.I)


@cache
def _citing() -> re.Pattern[str]:
    ago = rf"{_past().pattern}\s+(?:[a-z]+ly\s+)?(?:had\s+)?"
    return re.compile(rf"{ago}(?:{_any('citing')})\s+(?:an?\s+|the\s+)?$", re.I)


@cache
def _now() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:has\s+been|have\s+been|was|were)\s+(?:{_any('corrected')})\b[^.]{{0,60}}?\sto\s", re.I)


def _earlier() -> str:
    return rf"(?:{_any('earlier')})\s+(?:{_any('versions')})"


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[.;,:–—-]?\s*(?:but\s+)?(?:{_any('pointing')})\s+(?:{_any('being')})\s+(?:{_any('wrong')})\b", re.I
    )


def _any(name: str) -> str:
    found = load.toml("grammar/taken_back.toml")[name]
    return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in found)
