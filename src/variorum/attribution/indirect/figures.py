"""Figures that somebody gives: "put the toll at 58", "revised it to 54", "counted 44 bodies", "confirmed 12 dead"."""

from __future__ import annotations

from variorum.attribution.cues.cues import extent
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import FIGURE, words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.ability import can_speak
from variorum.attribution.speakers.subjects import is_day, is_passive, phrase, subject


def find_figures(tree: Tree) -> list[Finding]:
    """Each figure that a person or body sets, corrects or counts."""
    found = (_figure(tree, i) for i in range(len(tree)) if tree.tags[i].startswith("VB"))
    return [finding for finding in found if finding is not None]


def _figure(tree: Tree, i: int) -> Finding | None:
    content = _set(tree, i, "set", "at") or _set(tree, i, "moved", "to") or _given(tree, i) or _counted(tree, i)
    if not content:
        return None
    speaker = subject(tree, i)
    if speaker is None or speaker in content or not _can_count(tree, speaker):
        return None
    cue = extent(tree, i) - content
    source = phrase(tree, speaker, without=cue) - content
    return Finding(i, FIGURE, cue, source, content - cue, speaker) if source else None


def _can_count(tree: Tree, speaker: int) -> bool:
    return can_speak(tree, speaker) or tree.lemmas[speaker] in words("speakers", "actors")


def _set(tree: Tree, i: int, verbs: str, preposition: str) -> frozenset[int]:
    """The figure and its number: "the number of dead at 58", "the toll from 31 to 58"."""
    if tree.lemmas[i] not in words("figures", verbs):
        return frozenset()
    end = tree.sentences[tree.sentence_of[i]][1]
    for thing in _things(tree, i):
        after = range(max(thing, i) + 1, end)
        at = next((t for t in after if tree.words[t] == preposition), None)
        number = at if at is None else next((t for t in range(at + 1, min(at + 6, end)) if _is_number(tree, t)), None)
        if number is not None and (_is_figure(tree, thing) or _is_stated(tree, thing, verbs)):
            return frozenset(range(min(_phrase(tree, thing)), _last(tree, number, end))) - {i}
    return frozenset()


def _things(tree: Tree, i: int) -> list[int]:
    """The object, or the subject of a passive."""
    if is_passive(tree, i):
        return [c for c in tree.children[i] if tree.deps[c] == "nsubj:pass"]
    return tree.kids(i, "obj")


def _phrase(tree: Tree, thing: int) -> set[int]:
    return tree.subtree(thing, without=tree.kids(thing, "acl", "advcl", "parataxis"))


def _is_figure(tree: Tree, thing: int) -> bool:
    """Whether a noun is a toll, or a number of people harmed."""
    if tree.lemmas[thing] in words("figures", "tolls"):
        return True
    inside = {tree.lemmas[t] for t in _phrase(tree, thing)} | {tree.words[t] for t in _phrase(tree, thing)}
    return tree.lemmas[thing] in words("figures", "numbers") and bool(inside & words("figures", "counted"))


def _is_stated(tree: Tree, thing: int, verbs: str) -> bool:
    """Whether a number or measure is only stated: "put the damage at $40 million", not "cut the cost to"."""
    return verbs == "set" and tree.lemmas[thing] in words("figures", "stated") | words("figures", "numbers")


def _last(tree: Tree, number: int, end: int) -> int:
    """The end of the number with its noun: "58", "at least 58 people", "58 dead and 30 wounded"."""
    at = number + 1
    while at < end and _belongs(tree, at):
        at += 1
    while at - 1 > number and tree.words[at - 1] in ("and", ","):
        at -= 1
    return at


def _belongs(tree: Tree, at: int) -> bool:
    return (
        _is_number(tree, at)
        or tree.words[at] == "$"
        or tree.words[at] in words("figures", "inside")
        or _is_counted(tree, at)
    )


def _is_counted(tree: Tree, at: int) -> bool:
    return tree.lemmas[at] in words("figures", "counted") or tree.words[at] in words("figures", "counted")


def _given(tree: Tree, i: int) -> frozenset[int]:
    """The figure after "gave a toll of"."""
    if tree.lemmas[i] not in words("figures", "giving") or is_passive(tree, i):
        return frozenset()
    end = tree.sentences[tree.sentence_of[i]][1]
    for thing in tree.kids(i, "obj"):
        told = tree.lemmas[thing] in words("figures", "tolls") and thing + 1 < end and tree.words[thing + 1] == "of"
        number = next((t for t in range(thing + 2, min(thing + 7, end)) if _is_number(tree, t)), None) if told else None
        if number is not None:
            return frozenset(range(min(_phrase(tree, thing)), _last(tree, number, end))) - {i}
    return frozenset()


def _counted(tree: Tree, i: int) -> frozenset[int]:
    """The figure after a word of counting: "44 bodies", "12 dead", "at least three new cases"."""
    if tree.lemmas[i] not in words("figures", "counting") or is_passive(tree, i):
        return frozenset()
    end = tree.sentences[tree.sentence_of[i]][1]
    start = i + 1
    while start < end and tree.words[start] in words("figures", "before"):
        start += 1
    if start >= end or not _is_number(tree, start):
        return frozenset()
    last = _last(tree, start, end)
    if not any(_is_counted(tree, t) for t in range(start, last)):
        return frozenset()
    return frozenset(range(i + 1, _with_place(tree, last, end)))


def _with_place(tree: Tree, last: int, end: int) -> int:
    """The end of a place after the figure: "44 bodies in the harbour"; a day is when it was said."""
    if last >= end or tree.tags[last] != "IN":
        return last
    at = last
    while at < end and tree.words[at] not in words("breaks", "words") and tree.tags[at] not in FINITE:
        if is_day(tree, at) or tree.words[at] in words("days", "relative"):
            return last
        at += 1
    return at


def _is_number(tree: Tree, t: int) -> bool:
    return tree.tags[t] == "CD" or tree.words[t][:1].isdigit()
