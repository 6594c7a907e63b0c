"""Who calls a claim false: "claims that p were false, he said" denies p, and does not say it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.attribution.cues.cues import first
from variorum.attribution.indirect.nouns import HOLDERS, LONGEST_HOLDER
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import Entry, cues, words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.data import load
from variorum.records import Factuality

SAYING = frozenset({"speech", "thought", "document", "post"})
DENIED: dict[Factuality, Factuality] = {"CT+": "CT-", "PR+": "PR-", "PS+": "PS-"}
NOUNS = ("NN", "NNS")
BETWEEN = ("DT", "JJ", "RB")  # "were completely false", "are a pure fabrication"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A noun of saying, the words it stands in with what is claimed, and the predicate that calls it false."""

    noun: int
    subject: frozenset[int]
    predicate: frozenset[int]
    holder: frozenset[int] = frozenset()  # "claims by the army that"
    clause: frozenset[int] = frozenset()  # what is claimed, where it opens with "that"


def with_falsity(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings; whoever calls a claim false denies it, and in nobody's mouth the teller holds it for false."""
    for verdict in [v for i in range(len(tree)) if (v := _verdict(tree, i, found)) is not None]:
        found = _judged(tree, verdict, found)
    return found


def _judged(tree: Tree, verdict: Verdict, found: list[Finding]) -> list[Finding]:
    claim = _claim(tree, verdict, found)
    others = [f for f in found if f.head != verdict.noun]
    around = [f for f in others if f.content & verdict.predicate]
    saying = min(around, key=lambda f: len(f.content), default=None)
    if saying is None:
        own = [replace(f, entry=replace(f.entry, outer="CT-")) for f in claim]
        return [*others, *own]
    value = DENIED.get(saying.entry.factuality)
    if saying.entry.frame not in SAYING or value is None:
        return found
    entry = replace(saying.entry, frame="denial", factuality=value)
    cue = saying.cue | verdict.predicate
    denial = replace(saying, entry=entry, cue=cue, content=verdict.subject - saying.cue - saying.source)
    rest = saying.content - verdict.subject - verdict.predicate
    is_all = all(tree.words[t] == "that" for t in rest if tree.is_word(t))
    kept = [] if is_all else [replace(saying, content=rest)]
    return [*(f for f in others if f is not saying), *kept, denial, *claim]


def _claim(tree: Tree, verdict: Verdict, found: list[Finding]) -> list[Finding]:
    """What the noun itself makes somebody say, as far as the predicate, whether another rule found it or not."""
    known = next((f for f in found if f.head == verdict.noun), None)
    if known is not None and not _is_misread(tree, known):
        content = (verdict.clause or known.content) - verdict.predicate - known.cue
        return [replace(known, content=content)] if any(tree.is_word(t) for t in content) else []
    entry = first(_readings(tree, verdict.noun), "clause")
    if entry is None or not verdict.clause:
        return []
    speaker = max(verdict.holder, default=None)
    return [Finding(verdict.noun, entry, frozenset({verdict.noun}), verdict.holder, verdict.clause, speaker)]


def _is_misread(tree: Tree, finding: Finding) -> bool:
    """Whether the noun was taken for a verb that a conjunction is the subject of: "said that claims that"."""
    return finding.speaker is not None and tree.words[finding.speaker] == "that"


def _verdict(tree: Tree, i: int, found: list[Finding]) -> Verdict | None:
    """The verdict on what this noun tells, read from the order of the words: parsers hang such sentences anyhow."""
    if not _readings(tree, i):
        return None
    end = tree.sentences[tree.sentence_of[i]][1]
    that = _that(tree, i, end)
    for k in range(i + 1, end):
        at = _false_at(tree, k, end) if tree.words[k] in words("falsity", "being") else None
        if at is None:
            continue
        clause = _clause(tree, that, k)
        subjects = tree.kids(at, "nsubj", "csubj")
        is_subject = i in subjects and tree.tags[i] in NOUNS
        others = [t for t in subjects if t >= that and (_agrees(tree, t, k) or not _agrees(tree, i, k))]
        if not is_subject and (not clause or others):
            continue
        before = {t for t in tree.subtree(i) if t < i and tree.sentence_of[t] == tree.sentence_of[i]}
        opens = min(before, default=i)
        if tree.words[opens - 1] in words("clauses", "question") | words("clauses", "conditional"):
            return None
        is_known = any(f.head == i for f in found) or tree.lemmas[i] in load.entries("grammar/claim_nouns.txt")
        holder = frozenset(range(i + 2, that)) if clause else frozenset()
        subject = frozenset(range(opens, k))
        return Verdict(i, subject, frozenset(range(k, at + 1)), holder, clause) if is_known or clause else None
    return None


def _agrees(tree: Tree, i: int, be: int) -> bool:
    """Whether a word can be the subject by its number: "had taken Kelm were false" is not about Kelm."""
    is_many = tree.tags[i] in ("NNS", "NNPS", "VBZ") or bool(tree.kids(i, "conj"))
    return tree.words[be] not in words("falsity", "of_one" if is_many else "of_many")


def _readings(tree: Tree, i: int) -> tuple[Entry, ...]:
    """The readings as a noun of saying; a plural may pass for a verb ("he said claims that"), but so for nothing else.

    No claim that somebody makes by a verb goes on with "were false" behind a clause of its own.
    """
    if tree.tags[i] not in (*NOUNS, "VBZ"):
        return ()
    return tuple(entry for entry in cues("N").get(tree.lemmas[i], ()) if entry.frame == "speech")


def _that(tree: Tree, i: int, end: int) -> int:
    """Where what the noun tells begins, right after it or after who holds it; the end where nothing does."""
    if i + 2 >= end:
        return end
    if tree.words[i + 1] not in HOLDERS:
        return i + 1 if tree.words[i + 1] == "that" else end
    for t in range(i + 2, min(i + LONGEST_HOLDER, end)):
        if tree.words[t] == "that":
            return t
        if tree.tags[t] in FINITE:
            break
    return end


def _clause(tree: Tree, that: int, end: int) -> frozenset[int]:
    """The whole clause in between: "claims that the town had fallen", not "claims that are" nor "that what he said"."""
    inside = range(that + 1, end)
    is_whole = len(inside) > 0 and tree.tags[inside[0]] not in (*FINITE, "MD", "WP")
    return frozenset(range(that, end)) if is_whole and any(tree.tags[t] in FINITE for t in inside) else frozenset()


def _false_at(tree: Tree, k: int, end: int) -> int | None:
    """The word of falsity behind a form of "be"; "not true" is one, "not false" and "not quite true" are none."""
    for t in range(k + 1, min(k + 5, end)):
        if tree.words[t] in words("negation", "words"):
            after = tree.after(t)
            return after if after < end and tree.words[after] in words("falsity", "truths") else None
        if tree.lemmas[t] in words("falsity", "words") or tree.words[t] in words("falsity", "words"):
            return t
        if tree.tags[t] not in BETWEEN:
            return None
    return None
