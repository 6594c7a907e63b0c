"""What an outlet takes back: it no longer says so, and nobody else says it for it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from variorum.data import load
from variorum.records import Article, Attribution


def as_taken_back(article: Article, item: Attribution) -> Attribution:
    """The attribution; where the outlet takes its own earlier word back, with the outlet holding it for false."""
    if item.factuality != "CT+" or not (is_own_past(item) or _is_own_error(article, item)):
        return item
    return replace(item, role="outlet", source=(), name=article.outlet, factuality="CT-", outer="CT-")


def is_taken_back(item: Attribution) -> bool:
    """Whether it is the outlet's own earlier word, so that it is no voice beside the outlet's."""
    return item.role == "outlet" and not item.source and item.outer == "CT-"


def is_own_past(item: Attribution) -> bool:
    """Whether the source is the article as it was: "an earlier version of this story"."""
    return any(_past().search(span.exact) is not None for span in item.source)


def _is_own_error(article: Article, item: Attribution) -> bool:
    """Whether the outlet says right behind its own word that it was wrong: "we reported that p; that was wrong"."""
    ours = any(span.exact.lower() == "we" for span in item.source)
    if item.quotation != "indirect" or not item.content or not ours:
        return False
    return _wrong().match(article.text, max(span.end for span in item.content)) is not None


@cache
def _past() -> re.Pattern[str]:
    version = rf"(?:{_any('earlier')})\s+(?:{_any('versions')})"
    return re.compile(rf"\b{version}\s+(?:of|to)\s+this\s+(?:{_any('texts')})\b", re.I)


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[.;,:–—-]?\s*(?:but\s+)?(?:{_any('pointing')})\s+(?:{_any('being')})\s+(?:{_any('wrong')})\b", re.I
    )


def _any(name: str) -> str:
    found = load.toml("grammar/taken_back.toml")[name]
    return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in found)
