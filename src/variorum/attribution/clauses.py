"""Indirect speech and thought: predicates whose clause, infinitive, object or phrase is what somebody says."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.complements import Complement, complement, content_of
from variorum.attribution.cues import extent, first, readings
from variorum.attribution.finding import Finding
from variorum.attribution.lexicon import SPEECH, Readings, words
from variorum.attribution.nouns import stray_clause
from variorum.attribution.subjects import NOMINAL, is_expletive, is_passive, is_sequel, phrase, subject
from variorum.attribution.tree import NEW_CLAUSE, Range, Tree

PRONOUNS = frozenset({"it", "this", "that", "them", "him", "her", "me", "us", "you", "so", "himself", "herself"})
BARE_OBJECT_FRAMES = frozenset({"denial", "attitude"})
LONGEST_SPEAKER = 14  # words between the comma and a cue at the end of the sentence
LONGEST_CREDIT = 7  # words in ", The Associated Press reported"
REACH = 12  # words between a cue and its "that": an addressee, a place, an occasion


def find_clauses(tree: Tree) -> list[Finding]:
    """Every predicate of the lexicon with its content in an allowed construction."""
    found = [clause(tree, i, readings(tree, i)) for i in range(len(tree)) if tree.tags[i][:2] in ("VB", "JJ")]
    found += [credit(tree, *sentence) for sentence in tree.sentences]
    return [finding for finding in found if finding is not None]


def credit(tree: Tree, start: int, end: int) -> Finding | None:
    """The last words ", NAME reports." of a sentence, whatever the parser made of them."""
    while end > start and not tree.is_word(end - 1):
        end -= 1
    verb = end - 1
    comma = next((t for t in range(verb, max(start, verb - LONGEST_CREDIT), -1) if tree.words[t] == ","), None)
    if comma is None or verb - comma < 2 or tree.words[verb] not in words("credit", "verbs"):
        return None
    name = range(comma + 1, verb)
    if any(not tree.doc[t].text[:1].isupper() and tree.words[t] not in ("the", "of") for t in name):
        return None
    speaker = next(t for t in reversed(name))
    content = frozenset(range(start, comma))
    return Finding(verb, SPEECH, frozenset({verb}), frozenset(name), content, speaker)


def clause(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The attribution of one predicate, or None."""
    if not entries:
        return None
    chosen = complement(tree, i, entries)
    if chosen is not None and chosen.pattern in ("clause", "obj+inf"):
        return _finding(tree, i, chosen)
    found = _parenthetical(tree, i, entries) or _surface(tree, i, entries)
    if found is not None or chosen is None:
        return found
    return _object(tree, i, chosen) if chosen.pattern == "obj" else _finding(tree, i, chosen)


def _object(tree: Tree, i: int, chosen: Complement) -> Finding | None:
    root = chosen.roots[0]
    stray = stray_clause(tree, root)
    if stray is not None:
        inner = tuple(range(max(tree.subtree(root)) + 1, min(tree.subtree(stray))))
        chosen = replace(chosen, roots=(root, *inner, stray))
    if tree.words[root] in PRONOUNS and chosen.entry.frame not in BARE_OBJECT_FRAMES:
        return None
    return _finding(tree, i, chosen)


def _finding(tree: Tree, i: int, chosen: Complement) -> Finding | None:
    speaker = subject(tree, i)
    if speaker is not None and (is_expletive(tree, speaker, i) or speaker in chosen.roots):
        speaker = None
    if speaker is None and not may_lack_source(tree, i, chosen):
        return None
    content = content_of(tree, chosen.roots, i)
    if chosen.pattern == "clause" and chosen.entry.frame == "thought" and max(content, default=0) < i:
        return None
    if chosen.pattern == "clause" and chosen.entry.frame == "speech":
        content |= _rest(tree, i, content)
    return build(tree, i, chosen, speaker, content)


def _rest(tree: Tree, i: int, content: set[int]) -> set[int]:
    """The words up to the next comma or conjunction that a parser cut from the end of an indirect speech."""
    end = tree.sentences[tree.sentence_of[i]][1]
    at = max(content) + 1
    if any(tree.base(a) == "acl" for a in (i, *tree.ancestors(i))):
        return set()
    if min(content) < i or at >= end or tree.words[at] in words("breaks", "words") or tree.quote_of[at] is not None:
        return set()
    stop = next((t for t in range(at, end) if tree.words[t] in words("breaks", "marks")), end)
    return set(range(at, stop))


def build(tree: Tree, i: int, chosen: Complement, speaker: int | None, content: set[int]) -> Finding | None:
    """The finding, with cue and source taken out of the content."""
    cue = extent(tree, i) | _preposition(tree, chosen)
    source = phrase(tree, speaker, without=cue) if speaker is not None else frozenset()
    left = frozenset(content) - cue - _sequel(tree, i, content)
    if speaker is not None and speaker in left:
        return None
    left -= source
    if not any(tree.is_word(t) for t in left):
        return None
    return Finding(i, chosen.entry, cue, source - left, left, speaker)


def _sequel(tree: Tree, i: int, content: set[int]) -> set[int]:
    """What follows ", adding" after the cue: the next attribution."""
    start = min((t for t in content if t > i and is_sequel(tree, t)), default=None)
    return set() if start is None else {t for t in content if t >= start}


def _preposition(tree: Tree, chosen: Complement) -> frozenset[int]:
    """A preposition that the cue asks for is a word of the cue: "called for"."""
    if " " in chosen.pattern or "+" in chosen.pattern:
        return frozenset()
    root = chosen.roots[-1]
    marks = [c for c in tree.children[root] if tree.base(c) in ("case", "mark") and tree.words[c] == chosen.pattern]
    return frozenset(marks)


def may_lack_source(tree: Tree, i: int, chosen: Complement) -> bool:
    """Whether nobody is named because the passive hides who it is ("it is believed that", "is expected to")."""
    if not is_passive(tree, i) or tree.base(i) == "acl":
        return False
    return chosen.pattern in ("clause", "raise") or chosen.entry.frame == "denial"


def _parenthetical(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The clause around a cue that stands in or after it: "The bridge, he said, was gone", "as he put it"."""
    entry = first(entries, "quote")
    if entry is None or tree.heads[i] == i or entry.frame in ("attitude", "demand", "promise"):
        return None
    dep = tree.base(i)
    if not (dep == "parataxis" or (dep == "advcl" and tree.marker(i) == "as")):
        return None
    head = tree.heads[i]
    speaker = subject(tree, i)
    if speaker is None or not tree.is_finite(i) or (head > i and dep == "parataxis"):
        return None
    content = tree.subtree(head, without=(i, *_loose(tree, head)))
    return build(tree, i, Complement("clause", (head,), entry), speaker, content)


def _loose(tree: Tree, head: int) -> list[int]:
    """Coordinated clauses with their own subject, which the speaker of the first does not vouch for."""
    return [c for c in tree.kids(head, "parataxis") if tree.kids(c, "nsubj")]


def _surface(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """Where the parser lost the clause: what follows "told leaders that", what goes before ", they said"."""
    entry = first(entries, "clause")
    if entry is None or entry.frame == "attitude" or not tree.tags[i].startswith("VB") or is_passive(tree, i):
        return None
    plain = entry.frame in ("speech", "denial")
    bounds = (_following(tree, i) or _trailing(tree, i)) if plain else _right_after(tree, i)
    speaker = subject(tree, i) if bounds is not None else None
    if bounds is None or speaker is None or bounds[0] <= speaker < bounds[1]:
        return None
    if plain and not _has_clause(tree, *bounds):
        return None
    return build(tree, i, Complement("clause", (bounds[0],), entry), speaker, set(range(*bounds)))


def _right_after(tree: Tree, i: int) -> Range | None:
    """The rest of the sentence after "demanded that", "hopes that"."""
    end = tree.sentences[tree.sentence_of[i]][1]
    return (i + 1, end) if i + 2 < end and tree.words[i + 1] == "that" and tree.tags[i + 1] == "IN" else None


def _following(tree: Tree, i: int) -> Range | None:
    end = tree.sentences[tree.sentence_of[i]][1]
    start = _that(tree, i, end) or _bare(tree, i, end)
    return None if start is None else (start, end)


def _trailing(tree: Tree, i: int) -> Range | None:
    """The sentence up to the comma before ", the mayor said" or ", said the mayor" at its end."""
    start, end = tree.sentences[tree.sentence_of[i]]
    comma = next((t for t in range(i - 1, start, -1) if tree.words[t] == ","), None)
    if comma is None or i - comma > LONGEST_SPEAKER or any(tree.in_quote(t) for t in range(start, i)):
        return None
    if any(tree.tags[t] in NEW_CLAUSE or tree.tags[t] in ("IN", "CC") for t in range(comma + 1, i)):
        return None
    if any(tree.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(i + 1, end)):
        return None
    return start, comma


def _that(tree: Tree, i: int, end: int) -> int | None:
    start = next((t for t in range(i + 1, min(i + REACH + 1, end)) if tree.words[t] == "that"), None)
    if start is None or any(tree.tags[t] in NEW_CLAUSE or tree.words[t] == "," for t in range(i + 1, start)):
        return None
    return None if tree.tags[start] == "DT" else start


def _bare(tree: Tree, i: int, end: int) -> int | None:
    """Where a clause without `that` follows "said" at once: a noun phrase of its own, then a finite verb."""
    if tree.lemmas[i] not in words("bare", "verbs") or not tree.is_finite(i):
        return None
    start = _past_addressee(tree, i, end) if tree.lemmas[i] == "tell" else i + 1
    while start < end and _is_day_word(tree, start):
        start += 1
    if start >= end or not (tree.pos[start] in NOMINAL or tree.tags[start] in ("DT", "JJ", "PRP$", "CD", "EX", "VBG")):
        return None
    return None if tree.tags[start] in ("WP", "WDT") else start


def _past_addressee(tree: Tree, i: int, end: int) -> int:
    """Where the clause after "told reporters" may begin: at the next word that opens a noun phrase."""
    openers = (t for t in range(i + 2, min(i + 7, end)) if tree.tags[t] in ("DT", "PRP", "PRP$", "EX"))
    return next(openers, end)


def _is_day_word(tree: Tree, t: int) -> bool:
    days = words("days", "weekdays")
    return tree.words[t] in days or (tree.words[t] == "on" and t + 1 < len(tree) and tree.words[t + 1] in days)


def _has_clause(tree: Tree, start: int, end: int) -> bool:
    nominal = any(tree.pos[t] in NOMINAL for t in range(start, end))
    return nominal and any(tree.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(start, end))
