"""Who speaks after a colon where no verb of saying stands before it: "Then, from the envoy:", "She was blunt:"."""

from __future__ import annotations

from variorum.attribution.cues.cues import extent
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH, words
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.ability import can_speak
from variorum.attribution.speakers.subjects import nearest_nominal, phrase, subject

LONGEST_NAME = 12  # words between a dash, or the head of the sentence, and the colon
DASHES = frozenset({"-", "--", "\u2013", "\u2014"})


def led_in(tree: Tree, quote: Range, floor: int, colon: int) -> Finding | None:
    """The speech of whoever the words before a colon name: by themselves, after "from", or as their subject."""
    start = max(floor, tree.sentences[tree.sentence_of[colon]][0])
    dash = next((t for t in range(colon - 1, start, -1) if tree.words[t] in DASHES and not _joins(tree, t)), start - 1)
    finite = [t for t in range(dash + 1, colon) if tree.tags[t] in FINITE]
    return _of_clause(tree, quote, colon, finite) if finite else _of_name(tree, quote, (dash + 1, colon))


def _joins(tree: Tree, dash: int) -> bool:
    """Whether a dash is a hyphen inside a word."""
    return not tree.is_parted(dash - 1)


def _of_name(tree: Tree, quote: Range, part: Range) -> Finding | None:
    """`From the report: "..."`, `- Ana Diaz: "..."`: nothing but a name, or a phrase after "from"."""
    start, colon = part
    origin = next((t for t in range(start, colon) if tree.words[t] == "from"), None)
    first = start if origin is None else origin + 1
    if colon - first > LONGEST_NAME or any(tree.words[t] in words("labels", "words") for t in range(first, colon)):
        return None
    speaker = nearest_nominal(tree, first, colon)
    if speaker is None or not _is_source(tree, speaker):
        return None
    if origin is None and any(tree.pos[t] == "VERB" or tree.tags[t] == "IN" for t in range(first, speaker)):
        return None
    source = frozenset(t for t in phrase(tree, speaker) if first <= t < colon)
    return Finding(colon, SPEECH, frozenset({colon}), source, frozenset(range(*quote)), speaker)


def _of_clause(tree: Tree, quote: Range, colon: int, finite: list[int]) -> Finding | None:
    """`The director was blunt: "..."`: the subject of the only clause speaks, where it is known to be somebody."""
    verb = tree.heads[finite[0]] if tree.base(finite[0]) in ("aux", "cop") else finite[0]
    speaker = subject(tree, verb)
    if len(finite) > 1 or speaker is None or not can_speak(tree, speaker) or not _is_sentence(tree, quote):
        return None
    source = phrase(tree, speaker)
    content = frozenset(range(*quote))
    if max(source) >= colon or verb >= colon:
        return None
    cue = frozenset(t for t in extent(tree, verb) if t < colon) - source - content
    return Finding(verb, SPEECH, cue, source - cue, content, speaker)


def _is_source(tree: Tree, speaker: int) -> bool:
    return can_speak(tree, speaker) or tree.lemmas[speaker] in words("documents", "nouns")


def _is_sentence(tree: Tree, quote: Range) -> bool:
    """Whether a quotation is a sentence, and no title or term."""
    first = next((t for t in range(*quote) if tree.is_word(t)), quote[0])
    return tree.is_capital(first) and any(tree.tags[t] in (*FINITE, "VB") for t in range(*quote))
