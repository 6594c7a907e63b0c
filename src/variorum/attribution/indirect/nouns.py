"""Reporting nouns: "X's claim that ...", "a denial by X", "X made a promise to ..."."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import first, noun_readings
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import Entry, Readings, words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.subjects import phrase, subject
from variorum.data import load

LONGEST_HOLDER = 14  # words that "by the prime minister of X, NAME" may put between a noun and its clause
HOLDERS = ("by", "from")
CASES = frozenset({"'s", "\u2019s", "'", "\u2019"})


def find_nouns(tree: Tree) -> list[Finding]:
    """Every reporting noun that has both a content and somebody who holds it."""
    nouns = (i for i, tag in enumerate(tree.tags) if tag in ("NN", "NNS"))
    found = (_noun(tree, i, noun_readings(tree, i)) for i in nouns)
    return [finding for finding in found if finding is not None]


def _noun(tree: Tree, i: int, entries: Readings) -> Finding | None:
    if not entries:
        return None
    entry, root = noun_content(tree, i, entries)
    if entry is None or root is None:
        return None
    speaker = holder(tree, i)
    if speaker is None or speaker == root:
        return None
    preposition = frozenset(c for c in tree.kids(root, "case") if tree.words[c] in entry.patterns)
    cue = frozenset({i, *_close(tree, i)}) | preposition
    source = phrase(tree, speaker, without=cue | _genitive(tree, speaker))
    source -= {t for t in source if t == tree.after(i) and tree.words[t] in HOLDERS}
    below = frozenset(tree.subtree(root))
    source -= below
    content = below - cue - source - verdict(tree, i, below)
    withdrawing = _withdrawing(tree, i)
    if withdrawing is not None and entry.frame == "speech" and _is_done(tree, withdrawing):
        cue |= {withdrawing}
        entry = replace(entry, frame="denial", factuality="CT-", outer="Uu")
    if i in content or not any(tree.is_word(t) for t in content):
        return None
    return Finding(i, entry, cue - source, source - {i}, content, speaker)


def verdict(tree: Tree, i: int, content: frozenset[int]) -> frozenset[int]:
    """What somebody else calls the claim: "rejected a claim that ... as baseless" is no part of the claim."""
    verb = tree.heads[i]
    if tree.base(i) not in ("obj", "obl") and tree.deps[i] != "nsubj:pass":
        return frozenset()
    if tree.lemmas[verb] not in words("verdict", "verbs"):
        return frozenset()
    at = max((t for t in content if tree.words[t] == "as"), default=None)
    if at is None or at <= i or any(tree.tags[t] in FINITE and not tree.in_quote(t) for t in content if t > at):
        return frozenset()
    return frozenset(t for t in content if t >= at) if _judges(tree, at) else frozenset()


def _judges(tree: Tree, at: int) -> bool:
    """Whether what follows "as" judges: quoted words, an adjective, or a noun with an indefinite article or none."""
    after = list(range(at + 1, min(at + 4, len(tree))))
    if any(tree.in_quote(t) and not tree.in_quote(at) for t in after[:2]):
        return True
    word = next((t for t in after if tree.tags[t] != "RB"), None)
    return word is not None and (tree.tags[word][:2] in ("JJ", "NN") or tree.words[word] in ("a", "an"))


def noun_content(tree: Tree, i: int, entries: Readings) -> tuple[Entry | None, int | None]:
    """The reading and the head of the content: a that-clause, an infinitive, or a phrase."""
    options: dict[str, int] = {}
    for c in tree.children[i]:
        pattern = _pattern(tree, c)
        if pattern and c > i:
            options.setdefault(pattern, c)
    stray = stray_clause(tree, i)
    if stray is not None:
        options.setdefault("clause", stray)
    for pattern in ("clause", "inf", *(key for key in options if key not in ("clause", "inf"))):
        entry = first(entries, pattern) if pattern in options else None
        if entry is not None:
            return entry, options[pattern]
    return None, None


def stray_clause(tree: Tree, i: int) -> int | None:
    """A that-clause of this noun that the parser hung elsewhere: "rejected a claim by X that ..."."""
    if not noun_readings(tree, i):
        return None
    end = min(tree.sentences[tree.sentence_of[i]][1], i + LONGEST_HOLDER)
    that = next((t for t in range(i + 1, end) if tree.words[t] == "that" and _opens_clause(tree, t)), None)
    follows = tree.after(i)
    if that is None or not (that == follows or tree.words[follows] in HOLDERS):
        return None
    if any(tree.tags[t].startswith("VB") and not tree.is_capital(t) for t in range(i + 1, that)):
        return None
    root = tree.heads[that]
    return root if root > that and tree.is_finite(root) else None


def _opens_clause(tree: Tree, that: int) -> bool:
    """Whether a "that" is a conjunction: by its tag, or because its clause has subject and object without it."""
    if tree.tags[that] == "IN":
        return True
    root = tree.heads[that]
    if tree.tags[that] != "WDT" or root <= that:
        return False
    return bool(tree.kids(root, "nsubj")) and tree.deps[that] != "nsubj" and tree.is_word(min(root + 1, len(tree) - 1))


def _pattern(tree: Tree, c: int) -> str:
    dep, marker = tree.deps[c], tree.marker(c)
    if dep in ("acl", "ccomp", "acl:that") or (dep == "acl:relcl" and marker == "that"):
        bare = dep == "acl" and not marker and tree.is_finite(c) and tree.kids(c, "nsubj")
        return "clause" if bare or marker in ("that", "whether", "if") else "inf" if marker == "to" else ""
    return marker if dep == "nmod" and marker not in HOLDERS else ""


def holder(tree: Tree, i: int) -> int | None:
    """Who holds what the noun says: a possessor, a `by` phrase, a people's adjective, or the subject of "made"."""
    head = tree.heads[i]
    withdrawing = _withdrawing(tree, i)
    if withdrawing is not None:
        return subject(tree, withdrawing)
    for c in tree.children[i]:
        if tree.deps[c] == "nmod:poss":
            borrowed = subject(tree, head) if _is_own(tree, i, c) else None
            return c if borrowed is None else borrowed
    for c in tree.kids(i, "nmod"):
        if tree.marker(c) in HOLDERS:
            return c
    for c in tree.kids(i, "nmod"):
        if tree.marker(c) == "in" and tree.lemmas[i] in words("outlets", "carrying") and tree.is_capital(c):
            return c
    for c in tree.kids(i, "amod"):
        if tree.labels[c] == "NORP":
            return c
    if tree.base(i) != "obj":
        return None
    if tree.lemmas[head] in words("light", "verbs"):
        return subject(tree, head)
    after = tree.after(i)
    follows = (c for c in tree.kids(head, "obl", "obj") if c > i and min(tree.subtree(c)) == after)
    return next((c for c in follows if tree.words[after] in HOLDERS), None)


def _withdrawing(tree: Tree, i: int) -> int | None:
    """The verb by which who said it takes it back: "withdrew its claim that", "retracted a report that"."""
    head = tree.heads[i]
    if tree.base(i) != "obj" or tree.lemmas[head] not in load.entries("attribution/withdrawing.txt"):
        return None
    owners = [c for c in tree.children[i] if tree.deps[c] == "nmod:poss"]
    return head if all(tree.tags[c] == "PRP$" for c in owners) and subject(tree, head) is not None else None


def _is_done(tree: Tree, verb: int) -> bool:
    """Whether it was done: not "refused to withdraw", "did not withdraw", "would withdraw"."""
    return tree.tags[verb] != "VB" and not any(tree.words[c] in words("negation", "words") for c in tree.children[verb])


def _is_own(tree: Tree, i: int, possessor: int) -> bool:
    """Whether "its" stands for the subject: "Spain repeated its claim"."""
    own = tree.tags[possessor] == "PRP$" and tree.base(i) == "obj"
    return own and tree.lemmas[tree.heads[i]] in words("light", "verbs")


def _genitive(tree: Tree, speaker: int) -> frozenset[int]:
    return frozenset(c for c in tree.kids(speaker, "case") if tree.words[c] in CASES)


def _close(tree: Tree, i: int) -> list[int]:
    """Adjectives of the noun that belong to the cue ("repeated claims"), and the verb that carries it."""
    close = [c for c in tree.kids(i, "amod") if tree.labels[c] == ""]
    head = tree.heads[i]
    if tree.base(i) == "obj" and tree.lemmas[head] in words("light", "verbs"):
        close += [head, *tree.kids(head, "aux"), *tree.kids(i, "det")]
    return close
