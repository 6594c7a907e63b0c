"""When something was said: the day words that hang on a cue, left raw for the pipeline to understand."""

from __future__ import annotations

from variorum.attribution.direct.posts import signed_day
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import FIGURE, words
from variorum.attribution.parse.spans import span
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.subjects import is_month
from variorum.records import Span, TimeExpression

LONGEST_ADDRESSEE = 5  # words
ADDRESSEE = frozenset({"DT", "JJ", "NN", "NNP", "NNPS", "NNS", "POS", "PRP"})
TIME_DEPS = ("obl", "advmod", "nmod", "obj", "advcl", "dep", "nsubj")


def said(tree: Tree, finding: Finding) -> TimeExpression | None:
    """The words for the day of saying as a DATE without a value: the pipeline normalises them against the article."""
    if finding.entry.frame == "post":
        day = signed_day(tree, finding)
        if day is not None or not tree.tags[finding.head].startswith("VB"):
            return None if day is None else TimeExpression(span(tree, *day), "DATE", anchor="publication")
    if not finding.cue:
        return None
    tokens = after_cue(tree, finding.head) or _hanging(tree, finding) or fronted(tree, finding)
    if not tokens and finding.entry is FIGURE:
        tokens = after_cue(tree, max(finding.content))
    if not tokens and finding.speaker is not None:
        tokens = _day(tree, finding.speaker, finding)
    if tokens and tokens[0] and tree.words[tokens[0] - 1] in ("early", "late") and tokens[0] - 1 not in finding.source:
        tokens = [tokens[0] - 1, *tokens]
    return TimeExpression(_cover(tree, tokens), "DATE", anchor="publication") if tokens else None


def after_cue(tree: Tree, head: int) -> list[int]:
    """The day words right after a cue: "said on Sunday", "announced Nov. 8, 2020"."""
    end = tree.sentences[tree.sentence_of[head]][1]
    first = at = _past_addressee(tree, head, end)
    while at < end and tree.words[at] in words("days", "leads"):
        at += 1
    if at >= end or not is_date_word(tree, at):
        return []
    while at + 1 < end and _continues(tree, at + 1):
        at += 1
    owner = at + 1 < end and tree.tags[at + 1] in ("POS", "VBD", "VBZ", "MD", "NN", "NNS")
    return [] if owner else list(range(first, at + 1))


def _past_addressee(tree: Tree, head: int, end: int) -> int:
    """Where the day may stand: after the cue, or after the name of whoever is told ("told AFP on Tuesday")."""
    at = head + 1
    while tree.lemmas[head] == "tell" and at < min(end, head + LONGEST_ADDRESSEE) and tree.tags[at] in ADDRESSEE:
        if tree.words[at].rstrip(".") in words("days", "weekdays"):
            break
        at += 1
    return at


def is_date_word(tree: Tree, at: int) -> bool:
    """Whether a word tells a day: a weekday, a month, "yesterday", "week" in "last week"."""
    word = tree.words[at].rstrip(".")
    if word in words("days", "parts"):
        return at > 0 and tree.words[at - 1] in ("last", "past", "that", "this")
    return word in words("days", "weekdays") or word in words("days", "relative") or is_month(tree, at)


def _continues(tree: Tree, at: int) -> bool:
    word = tree.words[at].rstrip(".")
    if word.isdigit() or word in words("days", "parts") or word in words("days", "months"):
        return True
    following = tree.words[at + 1] if at + 1 < len(tree) else ""
    return word == "," and (following.isdigit() or following.rstrip(".") in words("days", "months"))


def _hanging(tree: Tree, finding: Finding) -> list[int]:
    for head in (finding.head, *_above(tree, finding), *(t for t in finding.cue if t > finding.head)):
        tokens = _day(tree, head, finding)
        if tokens:
            return tokens
    return []


def fronted(tree: Tree, finding: Finding) -> list[int]:
    """The day words at the head of a sentence whose first finite verb is the cue: "On Monday, X announced"."""
    start, end = tree.sentences[tree.sentence_of[finding.head]]
    at = start
    while at < end and tree.words[at] in words("days", "leads"):
        at += 1
    if at >= end or not is_date_word(tree, at) or at >= min(finding.cue):
        return []
    while at + 1 < end and _continues(tree, at + 1):
        at += 1
    finite = next((t for t in range(at, end) if tree.tags[t] in FINITE and not tree.in_quote(t)), None)
    return list(range(start, at + 1)) if finite is not None and finite in finding.cue else []


def _above(tree: Tree, finding: Finding) -> list[int]:
    head = tree.heads[finding.head]
    return [head] if head != finding.head and (head in finding.cue or tree.base(finding.head) == "conj") else []


def _day(tree: Tree, head: int, finding: Finding) -> list[int]:
    for c in tree.children[head]:
        if tree.base(c) not in TIME_DEPS or c in finding.content or not _is_day(tree, c):
            continue
        tokens = sorted(t for t in tree.subtree(c) if t not in finding.content and t not in finding.source)
        tokens = [t for t in tokens if tree.is_word(t) or tokens[0] < t < tokens[-1]]
        if tokens:
            return tokens
    return []


def _cover(tree: Tree, tokens: list[int]) -> Span:
    return span(tree, tree.places[tokens[0]][0], tree.places[tokens[-1]][1])


def _is_day(tree: Tree, c: int) -> bool:
    word = tree.words[c].rstrip(".")
    if word in words("days", "weekdays") or is_month(tree, c):
        return True
    if word in words("days", "relative"):
        return True
    if tree.pos[c] == "ADV" and word in words("days", "leads"):  # "late on Thursday"
        return any(_is_day(tree, k) for k in tree.children[c])
    inside = {tree.words[t].rstrip(".") for t in tree.children[c]}
    if word in words("days", "parts"):
        return bool(inside & (words("days", "leads") | words("days", "weekdays")))
    return word.isdigit() and bool(inside & words("days", "months"))
