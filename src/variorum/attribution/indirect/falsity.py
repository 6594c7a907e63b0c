"""Who calls a claim false: "claims that p were false, he said" denies p, and does not say it."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import extent, first
from variorum.attribution.indirect.verdicts import Verdict, false_at, readings, verdict_on
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import Entry, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import phrase, subject
from variorum.records import Factuality

SHORT = 3  # words of "they had not"
SAYING = frozenset({"speech", "thought", "document", "post"})
DENIED: dict[Factuality, Factuality] = {"CT+": "CT-", "PR+": "PR-", "PS+": "PS-"}


def with_falsity(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings; whoever calls a claim false denies it, and in nobody's mouth the teller holds it for false."""
    by_head = {f.head: f for f in reversed(found)}  # the first of each
    for verdict in [v for i in range(len(tree)) if (v := verdict_on(tree, i, by_head)) is not None]:
        found = _judged(tree, verdict, found)
    return [one for finding in found for one in _pointed(tree, finding)]


def _judged(tree: Tree, verdict: Verdict, found: list[Finding]) -> list[Finding]:
    claim = _claim(tree, verdict, found)
    others = [f for f in found if f.head != verdict.noun]
    if verdict.verb is not None:
        return _called(tree, verdict, verdict.verb, others, claim) or found
    around = [f for f in others if f.content & verdict.predicate]
    saying = min(around, key=lambda f: len(f.content), default=None)
    if saying is None:
        own = [replace(f, entry=replace(f.entry, outer="CT-")) for f in claim]
        return [*others, *own]
    value = DENIED.get(saying.entry.factuality)
    if saying.entry.frame not in SAYING or value is None:
        return found
    denial = _denying(saying, value, verdict.predicate, verdict.subject)
    rest = saying.content - verdict.subject - verdict.predicate
    is_all = all(tree.words[t] == "that" for t in rest if tree.is_word(t))
    kept = [] if is_all else [replace(saying, content=rest)]
    return [*(f for f in others if f is not saying), *kept, denial, *claim]


def _denying(saying: Finding, value: Factuality, predicate: frozenset[int], told: frozenset[int]) -> Finding:
    """The saying as a denial of what it calls false."""
    entry = replace(saying.entry, frame="denial", factuality=value)
    return replace(saying, entry=entry, cue=saying.cue | predicate, content=told - saying.cue - saying.source)


def _called(
    tree: Tree, verdict: Verdict, verb: int, others: list[Finding], claim: list[Finding]
) -> list[Finding] | None:
    """The findings where somebody calls it false by a verb of naming; None where nobody does."""
    speaker = subject(tree, verb)
    if speaker is None or any(tree.words[c] in words("negation", "words") for c in tree.children[verb]):
        return None
    source = phrase(tree, speaker)
    entry = Entry(tree.lemmas[verb], "denial", frozenset({"small"}), "CT-", "Uu")
    cue = extent(tree, verb) | verdict.predicate
    denial = Finding(verb, entry, cue - source, source, verdict.subject - cue - source, speaker)
    return [*(f for f in others if f.head != verb), denial, *claim]


def _claim(tree: Tree, verdict: Verdict, found: list[Finding]) -> list[Finding]:
    """What the noun itself makes somebody say, as far as the predicate, whether another rule found it or not."""
    known = next((f for f in found if f.head == verdict.noun), None)
    if known is not None and not _is_misread(tree, known):
        content = (verdict.clause or known.content) - verdict.predicate - known.cue
        return [replace(known, content=content)] if any(tree.is_word(t) for t in content) else []
    entry = first(readings(tree, verdict.noun), "clause")
    if entry is None or not verdict.clause:
        return []
    speaker = max(verdict.holder, default=None)
    return [Finding(verdict.noun, entry, frozenset({verdict.noun}), verdict.holder, verdict.clause, speaker)]


def _is_misread(tree: Tree, finding: Finding) -> bool:
    """Whether the noun was taken for a verb that a conjunction is the subject of: "said that claims that"."""
    return finding.speaker is not None and tree.words[finding.speaker] == "that"


# --- "that is not true" ---------------------------------------------------------------------------------------------


def _pointed(tree: Tree, finding: Finding) -> list[Finding]:
    """The finding; where it opens by calling what was said false, that is a denial, and the rest stays a saying."""
    value = DENIED.get(finding.entry.factuality)
    if finding.entry.frame not in SAYING or value is None:
        return [finding]
    told = sorted(t for t in finding.content if tree.is_word(t))
    if _is_short_answer(tree, finding, told):
        return [_denying(finding, value, frozenset(), finding.content)]
    if len(told) > 1 and tree.words[told[0]] == "that" and tree.words[told[1]] in words("falsity", "pointing"):
        told = told[1:]
    at = pointed_at(tree, told)
    if at is None:
        return [finding]
    denied = frozenset({told[0]})
    predicate = frozenset(t for t in told if told[0] < t <= at)
    rest = finding.content - denied - predicate
    kept = [replace(finding, content=rest)] if any(t > at for t in told) else []
    return [_denying(finding, value, predicate, denied), *kept]


def _is_short_answer(tree: Tree, finding: Finding, told: list[int]) -> bool:
    """Whether a whole sentence only says no to the one before it: "They had not, officials said"."""
    answer = [tree.words[t] for t in told]
    if len(answer) != SHORT or answer[0] not in words("falsity", "answering"):
        return False
    if answer[1] not in words("falsity", "auxiliaries") or answer[2] not in words("negation", "words"):
        return False
    start, end = tree.sentences[tree.sentence_of[told[0]]]
    own = finding.content | finding.cue | finding.source
    return start > 0 and all(t in own for t in range(start, end) if tree.is_word(t))


def pointed_at(tree: Tree, told: list[int]) -> int | None:
    """The last word of "that is not true" where these words open with it and a mark follows; None where they do not."""
    if len(told) < 3 or tree.words[told[0]] not in words("falsity", "pointing") or told[1] != told[0] + 1:
        return None
    at = false_at(tree, told[1], len(tree))
    if at is None or at not in told:
        return None
    after = tree.after(at)
    return None if after in told and tree.tags[after] != "CC" else at
