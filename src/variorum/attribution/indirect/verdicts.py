"""Where a claim is called false: "reports that p were untrue", "no truth in claims that p", "called it a lie"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.attribution.indirect.nouns import HOLDERS, LONGEST_HOLDER
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import Entry, cues, words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.subjects import is_passive
from variorum.data import load

NOUNS = ("NN", "NNS")
BETWEEN = ("DT", "JJ", "RB")  # "were completely false", "are a pure fabrication"
BEFORE_NOUN = (*BETWEEN, "CD", "NNP", "NNPS", "POS", "PRP$")
LONGEST_OPENING = 6  # words of a noun phrase before its noun: "the latest Orlan ministry claims"
LONGEST_CLAIM = 80  # words from the noun to what calls it false: a page may be one sentence of thousands of words

Told = Mapping[int, Finding]  # what is told, by the cue's main word


@dataclass(frozen=True, slots=True)
class Verdict:
    """A noun of saying, the words it stands in with what is claimed, and the predicate that calls it false.

    `verb` is the verb of whoever calls it so ("described the claim as baseless"); without one it is who says the rest.
    """

    noun: int
    subject: frozenset[int]
    predicate: frozenset[int]
    holder: frozenset[int] = frozenset()  # "claims by the army that"
    clause: frozenset[int] = frozenset()  # what is claimed, where it opens with "that"
    verb: int | None = None


def verdict_on(tree: Tree, i: int, found: Told) -> Verdict | None:
    """The verdict on what this noun tells, read from the order of the words: parsers hang such sentences anyhow."""
    if not readings(tree, i):
        return None
    return _groundless(tree, i, found) or _called(tree, i, found) or _being_false(tree, i, found)


def readings(tree: Tree, i: int) -> tuple[Entry, ...]:
    """The readings as a noun of saying; a plural may pass for a verb ("he said claims that"), but so for nothing else.

    No claim that somebody makes by a verb goes on with "were false" behind a clause of its own.
    """
    if tree.tags[i] not in (*NOUNS, "VBZ"):
        return ()
    return tuple(entry for entry in cues("N").get(tree.lemmas[i], ()) if entry.frame == "speech")


# --- "reports that p were untrue" ---------------------------------------------------------------------------------


def _being_false(tree: Tree, i: int, found: Told) -> Verdict | None:
    end = tree.sentences[tree.sentence_of[i]][1]
    that, is_told = _that(tree, i, end), _is_told(tree, i, found)
    for k in range(i + 1, min(i + LONGEST_CLAIM, end)):
        at = false_at(tree, k, end, is_told=is_told)
        if at is None:
            continue
        be = _with_auxiliary(tree, k)
        clause = _clause(tree, that, be)
        subjects = tree.kids(at, "nsubj", "csubj") or tree.kids(k, "nsubj", "csubj")
        is_subject = i in subjects and tree.tags[i] in NOUNS
        others = [t for t in subjects if t >= that and (_agrees(tree, t, be) or not _agrees(tree, i, be))]
        if not is_subject and (not clause or others):
            continue
        opens = _opening(tree, i)
        if tree.words[opens - 1] in words("clauses", "question") | words("clauses", "conditional"):
            return None
        holder = frozenset(range(i + 2, that)) if clause else frozenset()
        subject, predicate = frozenset(range(opens, be)), frozenset(range(be, at + 1))
        return Verdict(i, subject, predicate, holder, clause) if _is_known(tree, i, found) or clause else None
    return None


def _opening(tree: Tree, i: int) -> int:
    """Where the phrase of a noun opens."""
    before = {t for t in tree.subtree(i) if t < i and tree.sentence_of[t] == tree.sentence_of[i]}
    return min(before, default=i)


def _with_auxiliary(tree: Tree, k: int) -> int:
    """Where a form of "be" begins: "have been exaggerated"."""
    is_perfect = tree.words[k] == "been" and tree.words[k - 1] in words("falsity", "having") | words(
        "modals", "perfect"
    )
    return k - 1 if is_perfect else k


def _is_known(tree: Tree, i: int, found: Told) -> bool:
    return i in found or tree.lemmas[i] in load.entries("grammar/claim_nouns.txt")


def _is_told(tree: Tree, i: int, found: Told) -> bool:
    """Whether a noun tells hearsay, and says what: "reports of a truce", "talk that the town had fallen"."""
    if tree.lemmas[i] not in words("hearsay", "nouns"):
        return False
    return tree.words[i + 1 : i + 2] == ["that"] or i in found


def _told(found: Told, i: int) -> frozenset[int]:
    """What a noun tells, as far as another rule found it."""
    return found[i].content if i in found else frozenset()


def _agrees(tree: Tree, i: int, be: int) -> bool:
    """Whether a word can be the subject by its number: "had taken Kelm were false" is not about Kelm."""
    is_many = tree.tags[i] in ("NNS", "NNPS", "VBZ") or bool(tree.kids(i, "conj"))
    return tree.words[be] not in words("falsity", "of_one" if is_many else "of_many")


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


def false_at(tree: Tree, k: int, end: int, *, is_told: bool = False) -> int | None:
    """The last word of a predicate that calls something false and begins here; None where none does.

    "Not true" is one, "not false" and "not quite true" are none; of hearsay that tells something, "premature" is too.
    """
    at = None
    if tree.words[k] in words("falsity", "having") | words("falsity", "lacking"):
        at = _grounds_at(tree, k + 1, end, lacking=tree.words[k] in words("falsity", "lacking"))
    elif tree.words[k] in words("falsity", "being"):
        at = _false_behind(tree, k, end, is_told=is_told)
    return None if at is None or _goes_on(tree, at, end) else at


def _goes_on(tree: Tree, at: int, end: int) -> bool:
    """Whether the word is only said of a noun behind it, or grounds for something: "false hopes", "no basis for"."""
    after = tree.after(at)
    if after >= end:
        return False
    if tree.words[at] in _grounds():
        return tree.words[after] in words("falsity", "leading") - {"in"}
    return tree.tags[at][:2] in ("JJ", "VB") and tree.tags[after] in NOUNS


def _false_behind(tree: Tree, k: int, end: int, *, is_told: bool) -> int | None:
    for t in range(k + 1, min(k + 5, end)):
        if tree.words[t] in words("negation", "words"):
            after = tree.after(t)
            return after if after < end and tree.words[after] in words("falsity", "truths") else None
        if tree.words[t] in words("clauses", "negative"):
            return _grounds_at(tree, t + 1, end, lacking=True)
        if is_false(tree, t) or (is_told and tree.words[t] in words("falsity", "of_hearsay")):
            return t
        if tree.tags[t] not in BETWEEN:
            return None
    return None


def is_false(tree: Tree, t: int) -> bool:
    """Whether a word calls something false."""
    return tree.lemmas[t] in words("falsity", "words") or tree.words[t] in words("falsity", "words")


def _grounds_at(tree: Tree, start: int, end: int, *, lacking: bool) -> int | None:
    """The noun of "no basis", or of "any basis" and "basis" behind a word of lacking."""
    for t in range(start, min(start + 4, end)):
        if tree.words[t] in words("falsity", "grounds"):
            denied = lacking or any(tree.words[b] in words("negatives", "determiners") for b in range(start, t))
            return t if denied else None
        if tree.tags[t] not in BETWEEN:
            return None
    return None


# --- "there was no truth in claims that p" --------------------------------------------------------------------------


def _groundless(tree: Tree, i: int, found: Told) -> Verdict | None:
    opens = _before(tree, i)
    if tree.words[opens - 1] not in words("falsity", "leading"):
        return None
    ground = _backwards(tree, opens - 2, 3, _grounds())
    if ground is None:
        return None
    none = _backwards(tree, ground - 1, 3, words("falsity", "none"))
    there = _backwards(tree, ground - 1, 6, frozenset({"there"}))
    if none is None or there is None or tree.sentence_of[there] != tree.sentence_of[i] or not _is_plain(tree, there):
        return None
    told = _told(found, i)
    subject = frozenset(range(opens, i + 1)) | told
    return Verdict(i, subject, frozenset(range(there, opens))) if _is_known(tree, i, found) else None


def _backwards(tree: Tree, last: int, reach: int, wanted: frozenset[str]) -> int | None:
    """The nearest of these words among so many words up to this one."""
    return next((t for t in range(last, max(last - reach, -1), -1) if tree.words[t] in wanted), None)


def _grounds() -> frozenset[str]:
    return words("falsity", "grounds")


def _is_plain(tree: Tree, there: int) -> bool:
    """Whether "there" opens a plain statement: "if there was no truth" and "there would be no truth" deny nothing."""
    opened = tree.words[there - 1] in words("clauses", "question") | words("clauses", "conditional")
    return not opened and tree.words[there + 1] in words("falsity", "being")


def _before(tree: Tree, i: int) -> int:
    """Where the words before a noun begin that belong to it, by their tags alone."""
    opens = i
    while i - opens < LONGEST_OPENING and tree.tags[opens - 1] in BEFORE_NOUN and opens > 1:
        opens -= 1
    return opens


# --- "called claims that p baseless", "described as a lie the claim that p" ------------------------------------------


def _called(tree: Tree, i: int, found: Told) -> Verdict | None:
    opens = _before(tree, i)
    end = tree.sentences[tree.sentence_of[i]][1]
    verb, behind = _naming(tree, opens)
    if verb is None or not _is_known(tree, i, found):
        return None
    that = _that(tree, i, end)
    if behind:
        told = _told(found, i) or _clause(tree, that, _stop(tree, i))
        return Verdict(i, frozenset(range(behind[-1] + 1, i + 1)) | told, frozenset(behind), clause=told, verb=verb)
    predicate = _called_so(tree, i, end)
    if not predicate:
        return None
    clause = _clause(tree, that, predicate[0])
    holder = frozenset(range(i + 2, that)) if clause and that > i + 1 else frozenset[int]()
    return Verdict(i, frozenset(range(opens, predicate[0])), frozenset(predicate), holder, clause, verb)


def _stop(tree: Tree, i: int) -> int:
    """Where a clause behind a noun ends at the latest: at the next mark."""
    end = tree.sentences[tree.sentence_of[i]][1]
    return next((t for t in range(i + 1, end) if tree.words[t] in words("breaks", "marks")), end)


def _naming(tree: Tree, opens: int) -> tuple[int | None, range]:
    """The verb that calls the phrase behind it something, and what it calls it where that stands before the phrase.

    "Described as baseless claims": the adjective may stand in the phrase by its tag.
    """
    for t in range(opens - 1, max(opens - 6, 0), -1):
        if tree.lemmas[t] in words("falsity", "naming") and tree.tags[t] in ("VBD", "VBP", "VBZ", "VBN"):
            named = range(t + 1, opens)
            if is_passive(tree, t) or any(tree.tags[c] == "MD" for c in tree.kids(t, "aux")):
                return None, range(0)
            if not named:
                return t, named
            return (t, _as_false(tree, t)) if _as_false(tree, t) else (None, named)
    return None, range(0)


def _as_false(tree: Tree, verb: int) -> range:
    """The words of "as baseless" right behind a verb."""
    if tree.words[verb + 1] != "as":
        return range(0)
    last = next((t for t in range(verb + 2, min(verb + 6, len(tree))) if is_false(tree, t)), None)
    return range(0) if last is None else range(verb + 1, last + 1)


def _called_so(tree: Tree, i: int, end: int) -> range:
    """The words for false behind the phrase, at the end of a clause: "baseless", "as a complete fabrication"."""
    for t in range(i + 1, end):
        after = tree.after(t)
        if not is_false(tree, t) or (after < end and tree.is_word(after) and tree.tags[after] != "CC"):
            continue
        start = _predicate_start(tree, i, t)
        before = tree.words[start - 1]
        is_predicate = before in words("falsity", "being") or before in words("negation", "words") or before == "and"
        return range(0) if is_predicate else range(start, t + 1)
    return range(0)


def _predicate_start(tree: Tree, i: int, last: int) -> int:
    """Where the words for false begin that end here, behind the noun: "as a complete fabrication"."""
    negations = words("negation", "words")
    while last - 1 > i and tree.tags[last - 1] in BETWEEN and tree.words[last - 1] not in negations:
        last -= 1
    return last - 1 if tree.words[last - 1] == "as" and last - 1 > i else last
