"""Whom a pronoun takes up that no name stands for: "A spokeswoman for the army said p. She said q"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.ability import can_speak, is_person_noun
from variorum.data import load

GENDERS = {"he": "m", "she": "f"}
REACH = 3  # sentences from the speech before to the pronoun
FARTHEST = 250  # words from the beginning of that speech's sentence: a page may be one sentence of thousands


def taken_up(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings, in the order of their cues; a pronoun takes the name of the last speaker if it can be no other's.

    What stands between quotation marks counts for nothing: "The governor", he added, is not the governor.
    """
    done: list[Finding] = []
    told: set[int] = set()  # the words that somebody is made to say, so far
    for finding in found:
        last = _last_speech(tree, finding, done, told) if _asks(tree, finding) else None
        taken = last is not None and _is_the_one(tree, finding, last)
        done.append(replace(finding, name=last.name, means=last.means or last) if last and taken else finding)
        if _is_speech(tree, finding):
            told |= finding.content
    return done


def _asks(tree: Tree, finding: Finding) -> bool:
    """Whether nobody is known to be meant by the pronoun that speaks."""
    if finding.name is not None or finding.speaker is None or len(finding.source) != 1:
        return False
    return tree.words[finding.speaker] in (*GENDERS, "they") and not tree.in_quote(finding.speaker)


def _last_speech(tree: Tree, finding: Finding, before: list[Finding], told: set[int]) -> Finding | None:
    """The speech that was told last before a pronoun, in its paragraph or the one above, and stands in no other."""
    for one in reversed(before):
        if not _is_near(tree, finding, one):
            return None
        if one.head < finding.head and _is_speech(tree, one) and one.head not in told:
            named = one.name is not None and one.speaker is not None
            return one if named and finding.speaker not in one.content else None
    return None


def _is_speech(tree: Tree, finding: Finding) -> bool:
    """Whether it is told who speaks, and not within quotation marks."""
    return bool(finding.source) and not tree.in_quote(finding.head)


def _is_near(tree: Tree, finding: Finding, one: Finding) -> bool:
    """Whether an earlier speech stands near enough for a pronoun to take its speaker up."""
    there, here = tree.sentence_of[one.head], tree.sentence_of[finding.head]
    if tree.paragraph_of[finding.head] - tree.paragraph_of[one.head] > 1 or here - there > REACH:
        return False
    return finding.head - tree.sentences[there][0] <= FARTHEST


def _is_the_one(tree: Tree, finding: Finding, last: Finding) -> bool:
    """Whether number and gender fit, and nobody else was spoken of since."""
    if finding.speaker is None or last.speaker is None:
        return False
    pronoun, head = tree.words[finding.speaker], last.speaker
    if tree.words[head] in (*GENDERS, "they"):
        fits = tree.words[head] == pronoun
    elif pronoun == "they":
        fits = tree.tags[head] == "NNS" and can_speak(tree, head)
    else:
        fits = not tree.kids(head, "conj") and _is_one(tree, head) and _gender(tree, head) in (None, GENDERS[pronoun])
    start = tree.sentences[tree.sentence_of[last.head]][0]
    between = [t for t in range(start, finding.speaker) if t not in last.source and not tree.in_quote(t)]
    since = (t for t in between if t not in last.content and t not in last.cue)
    others = any(_is_rival(tree, t, pronoun) for t in between) or any(_acts(tree, t, pronoun) for t in since)
    return fits and not others


def _is_one(tree: Tree, head: int) -> bool:
    """Whether the head of a phrase means one person."""
    return tree.labels[head] == "PER" or (tree.tags[head] == "NN" and _is_person(tree, head))


def _is_person(tree: Tree, t: int) -> bool:
    if tree.lemmas[t] in words("speakers", "bodies") or tree.lemmas[t] in words("speakers", "kinds"):
        return False
    return is_person_noun(tree, t) or tree.lemmas[t] in load.entries("names/persons.txt")


def _is_rival(tree: Tree, t: int, pronoun: str) -> bool:
    """Whether a word means others whom the pronoun may mean as well."""
    if pronoun == "they":
        return tree.tags[t] in ("NNS", "NNPS") and (can_speak(tree, t) or is_person_noun(tree, t))
    if tree.labels[t] == "PER":
        return True
    return tree.tags[t] == "NN" and _is_person(tree, t) and _gender(tree, t) in (None, GENDERS[pronoun])


def _acts(tree: Tree, t: int, pronoun: str) -> bool:
    """Whether a word is the subject of a clause told since, of the pronoun's number: "A farmer then drove up"."""
    tags = ("NNS", "NNPS") if pronoun == "they" else ("NN", "NNP")
    return tree.base(t) == "nsubj" and tree.tags[t] in tags


def _gender(tree: Tree, t: int) -> str | None:
    return _genders().get(tree.lemmas[t])


@cache
def _genders() -> dict[str, str]:
    """The gender that a noun for a person shows."""
    return {row["word"]: row["gender"] for row in load.table("names/gendered.tsv")}
