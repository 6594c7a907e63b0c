"""The source without what is not its own: days, a place or occasion in front, the place line of a report."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.bounds.said import is_date_word
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import nearest_nominal

DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
NO_FRONT = frozenset({"by", "per"})
LONGEST_FRONT = 4  # words before the noun of "in response to the ruling, the union"
LONGEST_PLACE_LINE = 8


def trimmed(tree: Tree, finding: Finding) -> Finding:
    """The finding with its source cut to the words that name it, and a name that was cut in two made whole."""
    if not finding.source or finding.entry.frame == "post":
        return finding
    source = _whole_name(tree, finding)
    source = _without_edges(tree, _without_front(tree, _without_place_line(tree, source)))
    if source == finding.source or not any(tree.is_word(t) for t in source):
        return finding
    speaker = finding.speaker if finding.speaker in source else nearest_nominal(tree, min(source), max(source) + 1)
    return replace(finding, source=source, content=finding.content - source, speaker=speaker)


def _whole_name(tree: Tree, finding: Finding) -> frozenset[int]:
    """The source with the rest of a person's name that the parser hung elsewhere."""
    speaker = finding.speaker
    for start, end, label in tree.names_between(speaker, speaker + 1) if speaker is not None else ():
        if label == "PER":
            return finding.source | frozenset(t for t in range(start, end) if t not in finding.cue)
    return finding.source


def _without_place_line(tree: Tree, source: frozenset[int]) -> frozenset[int]:
    """Without "OSLO (Agency) -" or "Oslo, May 8, AGENCY -" at the head of a paragraph."""
    first = min(source)
    start = tree.paragraphs[tree.paragraph_of[first]][0]
    if any(tree.is_word(t) for t in range(start, first)):
        return source
    dash = next(
        (t for t in range(first + 1, first + LONGEST_PLACE_LINE) if t < max(source) and _is_dash(tree, t)), None
    )
    if dash is None:
        return source
    credited = tree.is_capital(first) and tree.words[dash - 2] == "," and _is_shouted(tree, dash - 1)
    return frozenset(t for t in source if t > dash) if credited or _is_shouted(tree, first) else source


def _is_shouted(tree: Tree, t: int) -> bool:
    return tree.exact(t, t + 1).isupper() and len(tree.words[t]) > 1


def _is_dash(tree: Tree, t: int) -> bool:
    return tree.words[t] in DASHES and not tree.labels[t]


def _without_front(tree: Tree, source: frozenset[int]) -> frozenset[int]:
    """Without a phrase of place or occasion and its comma: "At a briefing in Lima, a spokesman"."""
    first = min(source)
    comma = next((t for t in range(first, max(source)) if tree.words[t] == ","), None)
    if comma is None or not _is_front(tree, first):
        return source
    rest = frozenset(t for t in source if t > comma)
    return rest if any(tree.is_word(t) for t in rest) else source


def _is_front(tree: Tree, first: int) -> bool:
    """Whether a source begins with, or right after, the preposition that opens its sentence, or "hours after"."""
    if tree.tags[first] in ("IN", "TO"):
        return True
    if tree.lemmas[first] in words("days", "units") and tree.word_after(first) in words("days", "relations"):
        return True
    start = tree.sentences[tree.sentence_of[first]][0]
    opening = [t for t in range(start, first) if tree.is_word(t) and tree.tags[t] != "CC"]
    if not opening or len(opening) > LONGEST_FRONT or tree.words[opening[0]] in NO_FRONT:
        return False
    return all(tree.tags[t] in ("IN", "TO") for t in (opening[0], opening[-1]))


def _without_edges(tree: Tree, source: frozenset[int]) -> frozenset[int]:
    """Without day words at either end: "Officials late on Thursday", "On Monday the mayor"."""
    tokens = sorted(source)
    while tokens and not tree.is_word(tokens[-1]):
        tokens.pop()
    return frozenset(_from_end(tree, _from_start(tree, tokens)))


def _from_end(tree: Tree, tokens: list[int]) -> list[int]:
    cut = len(tokens)
    dated = False
    while cut and (_is_day(tree, tokens[cut - 1]) or (dated and tree.words[tokens[cut - 1]] in words("days", "leads"))):
        dated = dated or _is_day(tree, tokens[cut - 1])
        cut -= 1
    return tokens[:cut] if cut else tokens


def _from_start(tree: Tree, tokens: list[int]) -> list[int]:
    at = 0
    while at < len(tokens) and tree.words[tokens[at]] in words("days", "leads") - {"the", "this", "that"}:
        at += 1
    if not at or at >= len(tokens) or not _is_day(tree, tokens[at]):
        return tokens
    while at < len(tokens) and (_is_day(tree, tokens[at]) or not tree.is_word(tokens[at])):
        at += 1
    return tokens[at:] or tokens


def _is_day(tree: Tree, t: int) -> bool:
    return tree.labels[t] != "PER" and is_date_word(tree, t) and not _is_of_paper(tree, t)


def _is_of_paper(tree: Tree, t: int) -> bool:
    """Whether a word for a day is written as part of a name: "Kelm Today reported"."""
    named = tree.words[t] in words("outlets", "names") and tree.is_capital(t) and t > 0
    return named and tree.is_capital(t - 1) and tree.words[t - 1] not in words("days", "leads")
