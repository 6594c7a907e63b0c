"""Indirect speech where the parse breaks off, read from the order of the words."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import first
from variorum.attribution.indirect.complements import Complement
from variorum.attribution.indirect.headlines import is_line
from variorum.attribution.indirect.parts import build
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH, Entry, Readings, words
from variorum.attribution.parse.tree import FINITE, NEW_CLAUSE, Range, Tree
from variorum.attribution.speakers.subjects import NOMINAL, is_day, is_passive, nearest_nominal, phrase, subject

LONGEST_CREDIT = 7  # words in ", The Associated Press reported"
LONGEST_SOURCE = 16  # words between the comma and a cue that ends its sentence
REACH = 12  # words between a cue and its "that": an addressee, a place, an occasion


def credit(tree: Tree, start: int, end: int) -> Finding | None:
    """The last words ", NAME reports." of a sentence or before ", citing X", whatever the parser made of them."""
    citing = words("relays", "citing")
    end = next((t for t in range(start + 1, end) if tree.words[t] in citing and tree.words[t - 1] == ","), end)
    while end > start and not tree.is_word(end - 1):
        end -= 1
    verb = end - 1
    comma = next((t for t in range(verb, max(start, verb - LONGEST_CREDIT), -1) if tree.words[t] == ","), None)
    if comma is None or verb - comma < 2 or tree.words[verb] not in words("credit", "verbs"):
        return None
    name = range(comma + 1, verb)
    if any(not tree.is_capital(t) and tree.words[t] not in ("the", "of") for t in name):
        return None
    speaker = next(t for t in reversed(name))
    content = frozenset(range(start, comma))
    return Finding(verb, SPEECH, frozenset({verb}), frozenset(name), content, speaker)


def tail(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """The sentence before ", the mayor said" or ", said the mayor" at its end."""
    entry = first(entries, "quote") or next((e for e in entries if e.frame == "document"), None)
    start, end = tree.sentences[tree.sentence_of[i]]
    if (
        entry is None
        or entry.frame == "denial"
        or tree.tags[i] not in ("VBD", "VBZ", "VBP")
        or any(tree.in_quote(t) for t in range(start, end))
    ):
        return None
    if _goes_on(tree, i, end) or "clause" not in entry.patterns:
        return None
    return _inverted(tree, i, entry, start, end) if _is_inverted(tree, i, end) else _straight(tree, i, entry, start)


def _goes_on(tree: Tree, i: int, end: int) -> bool:
    """Whether a clause follows the cue, other than one on the speaker's name."""
    verb = next((t for t in range(i + 1, end) if tree.tags[t] in FINITE or tree.words[t] == "that"), None)
    return verb is not None and not any(tree.words[t] in ("who", "which", "whose") for t in range(i + 1, verb))


def _is_inverted(tree: Tree, i: int, end: int) -> bool:
    follows = i + 1 < end and (tree.pos[i + 1] in NOMINAL or tree.tags[i + 1] in ("DT", "JJ", "PRP$", "CD"))
    named = i + 1 < end and tree.is_capital(i + 1)
    return tree.words[i - 1] == "," and (follows or named) and not is_day(tree, i + 1) and tree.lemmas[i] != "tell"


def _inverted(tree: Tree, i: int, entry: Entry, start: int, end: int) -> Finding | None:
    speaker = nearest_nominal(tree, i + 1, end)
    if speaker is None or not _tells(tree, start, i):
        return None
    return build(tree, i, Complement("clause", (start,), entry), speaker, set(range(start, i - 1)))


def _straight(tree: Tree, i: int, entry: Entry, start: int) -> Finding | None:
    speaker = subject(tree, i)
    if speaker is None or speaker > i:
        return None
    first_word = min(i, *phrase(tree, speaker))
    comma = next((t for t in range(first_word - 1, start, -1) if tree.words[t] == ","), None)
    if comma is None or i - comma > LONGEST_SOURCE or not _tells(tree, start, comma):
        return None
    between = range(comma + 1, i)
    if any(tree.tags[t] in NEW_CLAUSE or tree.words[t] in words("openers", "not_a_speaker") for t in between[:1]):
        return None
    if any(tree.tags[t] in FINITE and tree.heads[t] != i for t in between):
        return None
    found = build(tree, i, Complement("clause", (start,), entry), speaker, set(range(start, comma)))
    return None if found is None else replace(found, source=frozenset(between) - found.cue)


def lost_clause(tree: Tree, i: int, entries: Readings) -> Finding | None:
    """Where the parser lost the clause: what follows "told leaders that", what goes before ", they said"."""
    entry = first(entries, "clause")
    if entry is None or entry.frame == "attitude" or not tree.tags[i].startswith("VB") or is_passive(tree, i):
        return None
    plain = entry.frame in ("speech", "denial")
    speaker = subject(tree, i)
    if speaker is None:
        return None
    bounds = _following(tree, i) if plain else _right_after(tree, i)
    if bounds is None or bounds[0] <= speaker < bounds[1]:
        return None
    return build(tree, i, Complement("clause", (bounds[0],), entry), speaker, set(range(*bounds)))


def _right_after(tree: Tree, i: int) -> Range | None:
    """The rest of the sentence after "demanded that", "hopes that"."""
    end = tree.sentences[tree.sentence_of[i]][1]
    return (i + 1, end) if i + 2 < end and tree.words[i + 1] == "that" and tree.tags[i + 1] == "IN" else None


def _following(tree: Tree, i: int) -> Range | None:
    end = tree.sentences[tree.sentence_of[i]][1]
    start = _that(tree, i, end) or _bare(tree, i, end)
    return (start, end) if start is not None and _has_clause(tree, start, end) else None


def _that(tree: Tree, i: int, end: int) -> int | None:
    i = _past_citing(tree, i, end)
    start = next((t for t in range(i + 1, min(i + REACH + 1, end)) if tree.words[t] == "that"), None)
    if start is None or any(tree.tags[t] in NEW_CLAUSE or tree.words[t] == "," for t in range(i + 1, start)):
        return None
    return None if tree.tags[start] == "DT" else start


def _past_citing(tree: Tree, i: int, end: int) -> int:
    """The comma that closes an aside right after the cue: "said, citing witnesses, that"."""
    if i + 2 >= end or tree.words[i + 1] != "," or tree.words[i + 2] not in words("relays", "citing"):
        return i
    return next((t for t in range(i + 2, end) if tree.words[t] == ","), i)


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


def _tells(tree: Tree, start: int, end: int) -> bool:
    """Whether a stretch is a clause, or the words of a headline, which need no verb: "No new tunnel, says mayor"."""
    return _has_clause(tree, start, end) or is_line(tree, tree.paragraphs[tree.paragraph_of[start]])


def _has_clause(tree: Tree, start: int, end: int) -> bool:
    nominal = any(tree.pos[t] in NOMINAL for t in range(start, end))
    return nominal and any(tree.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(start, end))
