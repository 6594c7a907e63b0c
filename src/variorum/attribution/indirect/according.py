"""Sources that stand in a phrase: according to, in the words of, per, in a statement by."""

from __future__ import annotations

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import OPINION, SPEECH, Entry, cues, words
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.subjects import NOMINAL, phrase

FRONT = 3  # words that may stand before a phrase that opens its sentence


def find_according(tree: Tree) -> list[Finding]:
    """Each phrase that names the source of the clause it stands in."""
    found = (_phrase(tree, i, length) for i, length in _openings(tree))
    return [finding for finding in found if finding is not None]


def _openings(tree: Tree) -> list[tuple[int, int]]:
    """Where a phrase of the list starts, and of how many words it is."""
    phrases = [tuple(entry.split()) for entry in words("according", "phrases")]
    starts = {entry[0] for entry in phrases}
    found: list[tuple[int, int]] = []
    for i, word in enumerate(tree.words):
        if word not in starts:
            continue
        length = max((len(p) for p in phrases if tuple(tree.words[i : i + len(p)]) == p), default=0)
        if length:
            found.append((i, length))
    return found


def _phrase(tree: Tree, i: int, length: int) -> Finding | None:
    cue = frozenset(range(i, i + length))
    speaker = named(tree, i, length)
    if speaker is None:
        return None
    source = phrase(tree, speaker, without=cue) - frozenset(range(i))
    rest = _behind_that(tree, i, source)
    if rest:
        return Finding(i, _entry(tree, i, length), cue, source, rest, speaker)
    interrupted = _interrupted(tree, i)
    if interrupted and any(t not in source and tree.is_word(t) for t in range(interrupted[1], interrupted[0][1])):
        source = frozenset(t for t in source if t < interrupted[1])
        content = frozenset(t for t in range(*interrupted[0]) if not i <= t <= interrupted[1])
    else:
        source = _without_subject(tree, i, source)
        content = _content(tree, i, speaker, cue) - source - cue
    if not any(tree.is_word(t) for t in content) or not source:
        return None
    return Finding(i, _entry(tree, i, length), cue, source, content, speaker)


def _entry(tree: Tree, i: int, length: int) -> Entry:
    return OPINION if tree.words[i + length - 2] in words("according", "opinions") else SPEECH


def _behind_that(tree: Tree, i: int, source: frozenset[int]) -> frozenset[int]:
    """The rest of a clause that somebody else tells: "reported that, according to X, the depot was flooded"."""
    if i < 2 or tree.words[i - 2 : i] != ["that", ","] or not source:
        return frozenset()
    end = tree.sentences[tree.sentence_of[i]][1]
    comma = next((t for t in range(min(source), end) if tree.words[t] == ","), end)
    return frozenset(t for t in range(comma, end) if t not in source)


def enclosing(tree: Tree, speaker: int, cue: frozenset[int]) -> frozenset[int]:
    """The clause around "citing X", where no voice but the outlet's own cites; empty where a cue governs it."""
    clause = _clause(tree, speaker, cue)
    if clause is None or clause == speaker or tree.lemmas[clause] in cues("V"):
        return frozenset()
    return _within(tree, clause, _branch(tree, speaker, clause), min(cue)) - cue


def _interrupted(tree: Tree, i: int) -> tuple[Range, int] | None:
    """The sentence and the closing comma where the phrase parts a verb from its rest: "is, in the words of X, late"."""
    start, end = tree.sentences[tree.sentence_of[i]]
    if i - start <= FRONT or tree.words[i - 1] != "," or not tree.tags[i - 2].startswith(("VB", "MD")):
        return None
    comma = next((t for t in range(i, end) if tree.words[t] == ","), None)
    return None if comma is None or not any(tree.is_word(t) for t in range(comma, end)) else ((start, end), comma)


def _without_subject(tree: Tree, i: int, source: frozenset[int]) -> frozenset[int]:
    """The source up to its comma, where what follows the comma is the subject of the next verb."""
    start, end = tree.sentences[tree.sentence_of[i]]
    if i - start > FRONT or not source:
        return source
    after = next((t for t in range(max(source) + 1, end) if tree.is_word(t)), end)
    comma = next((t for t in range(min(source), max(source)) if tree.words[t] == ","), None)
    if comma is None or after >= end or tree.tags[after] not in FINITE:
        return source
    return frozenset(t for t in source if t < comma)


def _content(tree: Tree, i: int, speaker: int, cue: frozenset[int]) -> frozenset[int]:
    """The clause that the phrase modifies; where the parse gives none, the sentence on its other side."""
    start, end = tree.sentences[tree.sentence_of[i]]
    fronted = i - start <= FRONT
    clause = _clause(tree, speaker, cue)
    if clause is not None and (clause > i) == fronted and clause != speaker and clause not in cue:
        return _within(tree, clause, _branch(tree, speaker, clause), i)
    if not fronted:
        return frozenset(range(start, i))
    comma = next((t for t in range(i, end) if tree.words[t] == ","), end)
    return frozenset(range(comma, end))


def named(tree: Tree, i: int, length: int) -> int | None:
    """The head of the noun phrase after the preposition."""
    end = tree.sentences[tree.sentence_of[i]][1]
    after = range(i + length, end)
    for t in after:
        if tree.pos[t] not in NOMINAL:
            continue
        if (
            tree.heads[t] < i + length
            or tree.heads[t] not in after
            or tree.heads[t] == t
            or tree.pos[tree.heads[t]] not in NOMINAL
        ):
            return t
        if any(c in range(i, i + length) for c in tree.children[t]):
            return t
    return None


def _clause(tree: Tree, speaker: int, cue: frozenset[int]) -> int | None:
    """The predicate that the phrase modifies: the nearest one above it outside the phrase."""
    for above in tree.ancestors(speaker):
        if above in cue or tree.base(above) in ("case", "fixed"):
            continue
        if tree.tags[above].startswith("VB") or tree.kids(above, "cop", "nsubj") or tree.heads[above] == above:
            return _main(tree, above, speaker)
    return None


def _main(tree: Tree, clause: int, speaker: int) -> int:
    """Above infinitives and participles, where the phrase after the comma speaks of the whole sentence."""
    while tree.heads[clause] != clause and (_set_off(tree, speaker, clause) or _is_rest(tree, clause)):
        if tree.base(clause) not in ("xcomp", "advcl", "acl", "ccomp", "conj", "appos"):
            break
        if tree.is_finite(clause) and tree.base(clause) in ("conj",) and not _goes_on(tree, clause):
            break
        clause = tree.heads[clause]
    return clause


def _is_rest(tree: Tree, clause: int) -> bool:
    """Whether a clause is a mere end of one: "to flee the town, before falling into the sea"."""
    return not tree.is_finite(clause) and not tree.kids(clause, "nsubj")


def _goes_on(tree: Tree, clause: int) -> bool:
    """Whether a second clause is told in one breath with the first: "12 were killed and 30 were hurt"."""
    joins = [c for c in tree.kids(clause, "cc") if c < clause]
    return len(joins) == 1 and tree.words[joins[0]] == "and" and tree.words[joins[0] - 1] != ","


def _set_off(tree: Tree, speaker: int, clause: int) -> bool:
    """Whether a comma parts the phrase from the clause before it, wherever the tree has hung the comma."""
    start = min(t for t in tree.subtree(speaker) if tree.is_word(t))
    return start > clause and start > 0 and tree.words[start - 1] == ","


def _branch(tree: Tree, speaker: int, clause: int) -> int:
    """The child of the clause below which the phrase hangs."""
    at = speaker
    for above in tree.ancestors(speaker):
        if above == clause:
            return at
        at = above
    return speaker


def _within(tree: Tree, clause: int, branch: int, i: int) -> frozenset[int]:
    """The clause without the phrase, and without a second clause that is coordinated on the other side."""
    told_too = branch < i and tree.base(branch) == "conj"  # "12 were killed and 30 were hurt, according to X"
    cut = [branch] if branch > i - 3 and not told_too else []
    after = [c for c in tree.kids(clause, "conj", "parataxis") if c > i and tree.kids(c, "nsubj")]
    cut += [c for c in after if clause < i or not _goes_on(tree, c)]
    tokens = tree.subtree(clause, without=cut)
    if branch not in cut:
        tokens -= tree.subtree(branch) & set(range(i, len(tree)))
    return frozenset(tokens)
