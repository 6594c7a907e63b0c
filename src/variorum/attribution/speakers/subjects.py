"""Who does the saying: the subject of a cue, found by a ladder from the plain subject to control and inversion."""

from __future__ import annotations

from variorum.attribution.parse.lexicon import cues, words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.attribution.speakers.ability import can_speak

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NOT_OF_THE_NAME = ("parataxis", "ccomp", "advcl", "discourse", "cop", "aux", "mark", "dep", "csubj", "orphan")
OPENERS = ("case", "cc", "advmod", "punct", "mark", "discourse")
DEEPEST = 6  # clauses that may lie between a cue and the subject it borrows
ASIDE_MARKS = frozenset({",", "-", "--", "\u2013", "\u2014"})
FLOATING = frozenset({"all", "both", "each"})
EXPLETIVES = frozenset({"it", "there"})


def is_day(tree: Tree, c: int) -> bool:
    """Whether a phrase is a date: "reported on Tuesday", "last Saturday agreed"."""
    word = tree.words[c].rstrip(".")
    if tree.labels[c] == "PER":
        return False
    return word in words("days", "weekdays") or is_month(tree, c) or word in words("days", "parts")


def is_month(tree: Tree, c: int) -> bool:
    """Whether a word names a month: with a number beside it or a preposition before it, as May is a name too."""
    if tree.words[c].rstrip(".") not in words("days", "months"):
        return False
    beside = [tree.words[t] for t in (c - 1, c + 1) if 0 <= t < len(tree)]
    return any(word[:1].isdigit() for word in beside) or (c > 0 and tree.words[c - 1] in words("days", "leads"))


def is_state(tree: Tree, i: int) -> bool:
    """Whether a participle says how somebody feels: "was concerned that"."""
    if tree.tags[i] != "VBN" or tree.words[i] not in cues("A"):
        return False
    return not any(tree.lemmas[c] == "have" for c in tree.kids(i, "aux"))


def is_main(tree: Tree, i: int) -> bool:
    """Whether a participle is the sentence's only verb, hence a past tense that the tagger mistook."""
    head = tree.heads[i]
    if tree.tags[i] != "VBN" or tree.base(i) != "acl" or head != i - 1 or tree.heads[head] != head:
        return False
    start, end = tree.sentences[tree.sentence_of[i]]
    told = {t for c in tree.kids(i, "ccomp") for t in tree.subtree(c)}  # "the ministry confirmed that the road was"
    return agent(tree, i) is None and not any(tree.tags[t] in FINITE and t not in told for t in range(start, end))


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the verb stands in the passive."""
    if is_state(tree, i) or is_main(tree, i):
        return False
    if any(tree.deps[c] in ("aux:pass", "nsubj:pass", "csubj:pass") for c in tree.children[i]):
        return True
    if tree.tags[i] != "VBN" or tree.kids(i, "aux", "nsubj"):
        return False
    return tree.base(i) in ("acl", "advcl") or (tree.heads[i] > i and i == tree.sentences[tree.sentence_of[i]][0])


def agent(tree: Tree, i: int) -> int | None:
    """The `by` phrase of a passive."""
    for c in tree.kids(i, "obl"):
        if tree.deps[c] == "obl:agent" or (c > i and tree.marker(c) == "by" and tree.tags[c] != "VBG"):
            return c
    return None


def subject(tree: Tree, i: int, depth: int = 0) -> int | None:
    """The head of the phrase that does what this predicate says, or None."""
    if is_passive(tree, i):
        return agent(tree, i)
    state = is_state(tree, i)
    own = [c for c in tree.kids(i, "nsubj") if (state or tree.deps[c] != "nsubj:pass") and not is_day(tree, c)]
    if own and tree.words[own[0]] in FLOATING and tree.base(i) == "conj":
        return _borrowed(tree, i, depth)
    own = own or [c for c in tree.kids(i, "expl") if tree.words[c] == "it" and c < i and tree.lemmas[i] in cues("V")]
    if own:
        return None if tree.words[own[0]] == "there" else min(own, key=lambda c: abs(c - i))
    borrowed = None if depth > DEEPEST or tree.heads[i] == i else _borrowed(tree, i, depth)
    return borrowed if borrowed is not None else _left_neighbour(tree, i)


def _borrowed(tree: Tree, i: int, depth: int) -> int | None:
    """The subject that a clause without its own takes from the clause or noun above it."""
    head, dep = tree.heads[i], tree.base(i)
    if is_sequel(tree, i):
        said = [a for a in tree.ancestors(i) if a < i and tree.lemmas[a] in cues("V") and tree.kids(a, "ccomp")]
        told = [found for a in said if (found := subject(tree, a, depth + 1)) is not None]
        if told:  # "the mayor said he did not think so, arguing that": whoever "he" is, the mayor argues
            return next((found for found in told if tree.tags[found] != "PRP"), told[0])
    if dep == "acl":
        return head if (tree.tags[i] == "VBG" or is_main(tree, i)) and tree.pos[head] in NOMINAL else None
    if dep == "xcomp" or (dep == "advcl" and tree.marker(i) == "as"):
        return _controller(tree, i, depth)
    if dep == "advcl" and tree.tags[i] == "VB":
        return _active_or_patient(tree, head, depth)
    if dep == "advcl" and tree.words[head] in words("refusal", "short"):
        return subject(tree, tree.heads[head], depth + 1)
    if dep == "conj" or (dep in ("advcl", "ccomp", "parataxis", "dep") and tree.tags[i] in ("VBG", "VBN")):
        if tree.pos[head] in ("NOUN", "PROPN") and dep != "conj" and not tree.kids(head, "cop"):
            return head
        found = _active_or_patient(tree, head, depth)
        return _teller(tree, i, depth) or found if dep == "advcl" and _is_mute(tree, found) else found
    return None


def _is_mute(tree: Tree, speaker: int | None) -> bool:
    return speaker is not None and not can_speak(tree, speaker)


def _teller(tree: Tree, i: int, depth: int) -> int | None:
    """Who tells the clause that a participle hangs in: "said the wall had cracked, warning that", not the wall."""
    told = (a for a in tree.ancestors(i) if a < i and tree.lemmas[a] in cues("V") and tree.kids(a, "ccomp"))
    cue = next(told, None)
    speaker = None if cue is None or tree.words[i - 1] != "," else subject(tree, cue, depth + 1)
    return None if _is_mute(tree, speaker) else speaker


def _left_neighbour(tree: Tree, i: int) -> int | None:
    """The noun phrase that ends right before a finite verb, where the parser tied the two otherwise."""
    if tree.tags[i] not in ("VBD", "VBZ", "VBP"):
        return _subject_of_main(tree, i) if tree.tags[i] == "VBG" else None
    floor = tree.sentences[tree.sentence_of[i]][0]
    at = i - 1
    while at > floor and (tree.tags[at] in ("RB", "MD", "IN") or tree.pos[at] == "AUX" or _in_date(tree, at)):
        at -= 1
    if at > floor and tree.words[at] in ASIDE_MARKS:
        at = _before_aside(tree, at, floor)
    if at < floor or not _is_nominal(tree, at) or tree.in_quote(at) != tree.in_quote(i):
        return None
    return _top(tree, at, floor, i)


def _in_date(tree: Tree, at: int) -> bool:
    return is_day(tree, at) or tree.words[at] in words("days", "leads") or tree.words[at] in words("days", "relative")


def _is_nominal(tree: Tree, at: int) -> bool:
    return tree.pos[at] in NOMINAL or tree.words[at] in words("speakers", "indefinite")


def _before_aside(tree: Tree, comma: int, floor: int) -> int:
    """The word before the aside that a comma closes: "the mayor, who fled the city, said"."""
    for at in range(comma - 1, floor, -1):
        if tree.words[at] in ASIDE_MARKS and _is_nominal(tree, at - 1):
            return at - 1
    return comma - 1


def _subject_of_main(tree: Tree, i: int) -> int | None:
    """For ", saying" the subject of the nearest finite verb to the left."""
    floor = tree.sentences[tree.sentence_of[i]][0]
    if i - 1 <= floor or tree.words[i - 1] != ",":
        return None
    for at in range(i - 2, floor, -1):
        if tree.tags[at] in ("VBD", "VBZ", "VBP") and not tree.in_quote(at):
            subjects = tree.kids(at, "nsubj")
            return subjects[0] if subjects else None
    return None


def _top(tree: Tree, at: int, floor: int, verb: int) -> int:
    """The highest noun above a word that still stands before the verb."""
    while floor <= tree.heads[at] < verb and tree.heads[at] != at and tree.pos[tree.heads[at]] in NOMINAL:
        at = tree.heads[at]
    return at


def is_sequel(tree: Tree, i: int) -> bool:
    """Whether a participle starts the speaker's next words: ", adding that"."""
    return tree.tags[i] == "VBG" and i > 0 and tree.words[i - 1] == "," and tree.lemmas[i] in words("sequel", "verbs")


def _controller(tree: Tree, i: int, depth: int) -> int | None:
    head = tree.heads[i]
    objects = [c for c in tree.kids(head, "obj", "iobj") if c < i and not is_day(tree, c)]
    if objects and tree.lemmas[head] not in words("control", "subject"):
        return objects[0]
    return _active_or_patient(tree, head, depth)


def _active_or_patient(tree: Tree, head: int, depth: int) -> int | None:
    """The subject of the clause above; of a passive the patient ("was quoted as saying", "was forced to admit")."""
    if is_passive(tree, head):
        patients = [c for c in tree.children[head] if tree.deps[c] == "nsubj:pass"]
        return patients[0] if patients else None
    return subject(tree, head, depth + 1)


def is_expletive(tree: Tree, i: int, predicate: int) -> bool:
    """Whether a subject is the empty `it` of "it is clear that", "it was said that"."""
    if tree.deps[i] == "expl":
        return tree.words[i] != "it" or is_passive(tree, predicate)
    clausal = any(tree.base(c) in ("ccomp", "csubj") for c in tree.children[predicate])
    return tree.words[i] in EXPLETIVES and clausal and is_passive(tree, predicate)


def phrase(tree: Tree, head: int, *, without: frozenset[int] = frozenset()) -> frozenset[int]:
    """The noun phrase of a head with titles, appositions and relative clauses, without what introduces it."""
    if tree.tags[head] in ("WP", "WDT"):
        return frozenset({head})
    cut = [c for c in tree.children[head] if tree.base(c) in NOT_OF_THE_NAME or _opens(tree, c, head)]
    return frozenset(tree.subtree(head, without=(*cut, *_dates(tree, head)))) - without


def _dates(tree: Tree, head: int) -> list[int]:
    """Dates that the parser hung on a name beside them: "On 4 May 2021 the mayor", "officials on Sunday denied"."""
    days = [c for c in tree.children[head] if is_day(tree, c)]
    years = (c for c in tree.children[head] if c < head and _is_year(tree.words[c]))
    return days + [c for c in years if c == 0 or tree.tags[c - 1] not in ("DT", "PRP$")]  # "the 1951 treaty" keeps it


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _opens(tree: Tree, child: int, head: int) -> bool:
    """Whether a child only introduces the phrase: a preposition, conjunction or adverb before everything else."""
    if tree.base(child) not in OPENERS or child > head:
        return False
    if tree.base(child) == "advmod":
        return all(tree.base(c) in OPENERS for c in tree.children[head] if c < child)
    return True


def nearest_nominal(tree: Tree, start: int, end: int) -> int | None:
    """The head of the noun phrase in a stretch of tokens that nothing in the stretch governs, first come."""
    for i in range(start, end):
        if tree.pos[i] in NOMINAL and not (start <= tree.heads[i] < end and tree.heads[i] != i):
            return i
    return None
