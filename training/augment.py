"""Varied copies of sentences, so that the pipeline meets the marks and layouts of scraped news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training.treebanks import Sentence, Token

QUOTES = (("“", "”"), ("“", "”"), ("''", "''"), ("``", "''"), ("«", "»"), ('"', '"'), ("‘", "’"), ("'", "'"))
DASHES = ("—", "–", "-", "--")
ENDS = frozenset({".", "!", "?"})


def vary(sentences: list[Sentence], chance: Random) -> list[Sentence]:
    """A copy of a group of sentences in another typographical manner, the trees untouched."""
    quotes, dash = chance.choice(QUOTES), chance.choice(DASHES)
    curly = chance.random() < 0.5
    varied = [_retyped(sentence, quotes, dash, curly) for sentence in sentences]
    last = len(varied) - 1
    return [_laid_out(sentence, at == last or varied[at + 1].starts_paragraph, chance)
            for at, sentence in enumerate(varied)]  # fmt: skip


def _retyped(sentence: Sentence, quotes: tuple[str, str], dash: str, curly: bool) -> Sentence:
    return replace(sentence, tokens=tuple(_mark(token, quotes, dash, curly) for token in sentence.tokens))


def _mark(token: Token, quotes: tuple[str, str], dash: str, curly: bool) -> Token:
    form = token.form
    if token.upos == "PUNCT" and form in {'"', "``", "''", "“", "”"} and token.xpos in {"``", "''"}:
        form = quotes[0] if token.xpos == "``" else quotes[1]
    elif token.upos == "PUNCT" and form in {"--", "—", "–"}:
        form = dash
    elif "'" in form and len(form) > 1 and curly:
        form = form.replace("'", "’")
    return replace(token, form=form)


def _laid_out(sentence: Sentence, ends_paragraph: bool, chance: Random) -> Sentence:
    draw = chance.random()
    if ends_paragraph and draw < 0.25:
        sentence = _without_stop(sentence)
    if draw < 0.03:
        return _recased(sentence, str.upper)
    if draw > 0.96:
        return _recased(sentence, _titled)
    return sentence


def _without_stop(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    last = len(tokens) - 1
    used = any(token.head == last for token in tokens[:-1]) or tokens[last].head == last
    if len(tokens) < 3 or tokens[last].form not in ENDS or used:
        return sentence
    return replace(sentence, tokens=tokens[:-1])


def _recased(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return replace(sentence, tokens=tuple(replace(token, form=change(token.form)) for token in sentence.tokens))


def _titled(form: str) -> str:
    return form[0].upper() + form[1:] if len(form) > 3 else form
