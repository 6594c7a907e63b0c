"""Answers about a token, kept as long as its document is read: rules ask the same of one token a dozen times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.tokens import Doc, Token

P = ParamSpec("P")
R = TypeVar("R")

_DOCUMENTS = 2  # the one that is read, and the one that its places are put back into


def remembered(answer: Callable[Concatenate[Token, P], R]) -> Callable[Concatenate[Token, P], R]:
    """The same function, which answers each question about a token of a document once."""

    @lru_cache(maxsize=_DOCUMENTS)
    def known(doc: Doc) -> dict[tuple[Any, ...], R]:
        return {}

    @wraps(answer)
    def asked(token: Token, /, *more: P.args, **named: P.kwargs) -> R:
        answers, question = known(token.doc), (token.i, *more, *named.items())
        if question not in answers:
            answers[question] = answer(token, *more, **named)
        return answers[question]

    return asked
