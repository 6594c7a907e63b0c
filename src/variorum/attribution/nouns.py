"""Reporting nouns: "X's claim that ...", "a denial by X", "X made a promise to ..."."""

from __future__ import annotations

from variorum.attribution.cues import first, noun_readings
from variorum.attribution.finding import Finding
from variorum.attribution.lexicon import Entry, Readings, cues, words
from variorum.attribution.subjects import phrase, subject
from variorum.attribution.tree import Tree

HOLDERS = ("by", "from")
CASES = frozenset({"'s", "\u2019s", "'", "\u2019"})


def find_nouns(tree: Tree) -> list[Finding]:
    """Every reporting noun that has both a content and somebody who holds it."""
    found = (_noun(tree, i, noun_readings(tree, i)) for i in range(len(tree)))
    return [finding for finding in found if finding is not None]


def _noun(tree: Tree, i: int, entries: Readings) -> Finding | None:
    if not entries:
        return None
    entry, root = _content(tree, i, entries)
    if entry is None or root is None:
        return None
    speaker = _holder(tree, i)
    if speaker is None or speaker == root:
        return None
    preposition = frozenset(c for c in tree.kids(root, "case") if c < root)
    cue = frozenset({i, *_close(tree, i)}) | preposition
    source = phrase(tree, speaker, without=cue | _genitive(tree, speaker))
    content = frozenset(tree.subtree(root)) - cue - source
    if i in content or not any(tree.is_word(t) for t in content):
        return None
    return Finding(i, entry, cue - source, source - {i}, content, speaker)


def _content(tree: Tree, i: int, entries: Readings) -> tuple[Entry | None, int | None]:
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
    """A that-clause of this noun that the parser hung on the verb above: "rejected a claim by X that ..."."""
    head = tree.heads[i]
    if tree.base(i) != "obj" or head > i or not cues("N").get(tree.lemmas[i]):
        return None
    return next((c for c in tree.kids(head, "ccomp", "advcl") if c > i and tree.marker(c) == "that"), None)


def _pattern(tree: Tree, c: int) -> str:
    dep, marker = tree.deps[c], tree.marker(c)
    if dep in ("acl", "ccomp", "acl:that") or (dep == "acl:relcl" and marker == "that"):
        return "clause" if marker in ("that", "whether", "if") else "inf" if marker == "to" else ""
    return marker if dep == "nmod" and marker not in HOLDERS else ""


def _holder(tree: Tree, i: int) -> int | None:
    """Who holds what the noun says: a possessor, a `by` phrase, a people's adjective, or the subject of "made"."""
    for c in tree.children[i]:
        if tree.deps[c] == "nmod:poss":
            return c
    for c in tree.kids(i, "nmod"):
        if tree.marker(c) in HOLDERS:
            return c
    for c in tree.kids(i, "amod"):
        if tree.doc[c].ent_type_ == "NORP":
            return c
    head = tree.heads[i]
    if tree.base(i) != "obj":
        return None
    if tree.lemmas[head] in words("light", "verbs"):
        return subject(tree, head)
    return next(
        (c for c in tree.kids(head, "obl") if c > i and tree.marker(c) == "by" and min(tree.subtree(c)) == i + 1), None
    )


def _genitive(tree: Tree, speaker: int) -> frozenset[int]:
    return frozenset(c for c in tree.kids(speaker, "case") if tree.words[c] in CASES)


def _close(tree: Tree, i: int) -> list[int]:
    """Adjectives of the noun that belong to the cue ("repeated claims"), and the verb that carries it."""
    close = [c for c in tree.kids(i, "amod") if tree.doc[c].ent_type_ == ""]
    head = tree.heads[i]
    if tree.base(i) == "obj" and tree.lemmas[head] in words("light", "verbs"):
        close += [head, *tree.kids(head, "aux"), *tree.kids(i, "det")]
    return close
