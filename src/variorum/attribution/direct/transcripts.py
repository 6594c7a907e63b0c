"""Transcripts: lines that open with who speaks and a colon ("Q: ...", "Ana Sousa: ..."), and what follows them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import zip_longest

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH, words
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.apposed import links
from variorum.attribution.speakers.sources import name_of
from variorum.attribution.speakers.subjects import nearest_nominal
from variorum.data.load import entries

LABEL = re.compile(r"\s*[\"“]?(?P<name>[^\W\d_][^:\n]{0,60}?)\s*(?P<mark>:)\s")
LETTER = re.compile(r"\s*(?P<name>[^\W\d_]{1,8})(?P<mark>\s*[.:)])\s")  # "Q. ", "A: ", "Answer: "
LONGEST_NAME = 6  # words
SPOKEN_SHARE = 0.5  # of the lines of a conversation, at the least: a list of places and figures speaks to nobody


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that opens with a label: the label's words as written and as tokens, and what stands behind it."""

    label: str
    name: Range
    mark: int
    content: Range
    paragraph: int


def find_transcript(tree: Tree) -> list[Finding]:
    """What each line of a transcript makes its speaker say, and what the paragraphs below it go on to say.

    Questions after "Q:" are the outlet's own; who answers after "A:" is whoever alone is named before the first one.
    """
    lines = _letters(tree) or _named(tree)
    found: list[Finding] = []
    for line, following in zip_longest(lines, lines[1:]):
        if _is_letter(line, "questions"):
            continue
        one = _finding(tree, line, lines)
        found.append(one)
        last = len(tree.paragraphs) if following is None else following.paragraph
        for number in range(line.paragraph + 1, last):
            below = frozenset(range(*tree.paragraphs[number]))
            if following is None and not any(_is_spoken(tree, t) and not tree.in_quote(t) for t in below):
                break  # whether an interview still goes on below its last name, only its words tell
            head = next((t for t in sorted(below) if tree.is_word(t)), None)
            if head is not None:
                found.append(replace(one, head=head, cue=frozenset(), content=below, basis="carried over"))
    return found


# --- which paragraphs are lines -------------------------------------------------------------------------------------


def _letters(tree: Tree) -> list[Line]:
    """The lines of questions and answers; none where either is missing, as in a list with letters."""
    found = [line for number in range(len(tree.paragraphs)) if (line := _line(tree, number, LETTER)) is not None]
    lines = [line for line in found if _is_letter(line, "questions") or _is_letter(line, "answers")]
    asked = any(_is_letter(line, "questions") and "?" in tree.words[slice(*line.content)] for line in lines)
    return lines if asked and any(_is_letter(line, "answers") for line in lines) else []


def _is_letter(line: Line, kind: str) -> bool:
    return line.label.lower() in words("transcripts", kind)


def _named(tree: Tree) -> list[Line]:
    """The lines that open with names, where two speak, one asks or speaks again, and they speak to each other."""
    found = [line for number in range(len(tree.paragraphs)) if (line := _line(tree, number, LABEL)) is not None]
    often = Counter(line.label.lower() for line in found)
    lines = [line for line in found if _may_speak(tree, line, often[line.label.lower()])]
    labels = [line.label.lower() for line in lines]
    spoken = [any(_is_spoken(tree, t) for t in range(*line.content)) for line in lines]
    asked = any("?" in tree.words[slice(*line.content)] for line in lines)
    if len(set(labels)) < 2 or not (asked or len(set(labels)) < len(labels)):
        return []
    return lines if sum(spoken) >= SPOKEN_SHARE * len(lines) else []


def _is_spoken(tree: Tree, t: int) -> bool:
    return tree.words[t] in words("transcripts", "spoken") or tree.words[t] in entries("grammar/first_person.txt")


def _line(tree: Tree, number: int, shape: re.Pattern[str]) -> Line | None:
    start, end = tree.paragraphs[number]
    match = shape.match(tree.exact(start, end)) if end > start else None
    if match is None:
        return None
    offset = tree.places[start][0]
    inside = range(start, end)
    opens, ends = offset + match.start("name"), offset + match.end("name")
    name = [t for t in inside if tree.places[t][0] < ends and tree.places[t][1] > opens and not tree.is_space(t)]
    behind = next((t for t in inside if tree.places[t][0] >= offset + match.end("mark")), end)
    if not name or not any(tree.is_word(t) for t in range(behind, end)):
        return None
    return Line(match.group("name"), (name[0], name[-1] + 1), max(behind - 1, name[-1]), (behind, end), number)


def _may_speak(tree: Tree, line: Line, often: int) -> bool:
    """Whether a label can be somebody's name: capitals, no verb, no place that stands once, no word for a kind of text.

    A whole transcript may be quoted, each line with a mark that opens it.
    """
    start, end = line.name
    tokens = [t for t in range(start, end) if tree.is_word(t)]
    if not tokens or len(tokens) > LONGEST_NAME or (tree.in_quote(start) and not _opens_quote(tree, start)):
        return False
    if any(tree.words[t] in words("labels", "words") or tree.tags[t] in FINITE - {"VBP"} for t in tokens):
        return False
    if often < 2 and all(tree.labels[t] == "LOC" for t in tokens):
        return False
    return all(tree.is_capital(t) or tree.words[t] in links() for t in tokens)


def _opens_quote(tree: Tree, start: int) -> bool:
    """Whether nothing but the mark of a quotation stands before a label in its paragraph."""
    first = tree.paragraphs[tree.paragraph_of[start]][0]
    return all(not tree.is_word(t) for t in range(first, start))


# --- who speaks -------------------------------------------------------------------------------------------------------


def _finding(tree: Tree, line: Line, lines: list[Line]) -> Finding:
    content = frozenset(t for t in range(*line.content) if not tree.is_space(t))
    source = frozenset(range(*line.name))
    if not _is_letter(line, "answers"):
        speaker = nearest_nominal(tree, *line.name)
        finding = Finding(line.mark, SPEECH, frozenset({line.mark}) - source, source, content, speaker, direct=True)
        return replace(finding, name=_fullest(tree, finding, line, lines))
    name = _only_one(tree, lines[0].paragraph)
    if name is None:
        return Finding(line.mark, SPEECH, frozenset(), frozenset(), content, None, certain=False, direct=True)
    cue, speaker = frozenset({line.mark}) - source, line.name[0]
    return Finding(line.mark, SPEECH, cue, source, content, speaker, name=name, direct=True)


def _only_one(tree: Tree, first: int) -> str | None:
    """The one person whom the paragraphs before the first question name; None where they name several, or nobody."""
    end = tree.paragraphs[first][0]
    named = {tree.doc._.full_names.get((a, b), (a, b)) for a, b, label in tree.names if label == "PER" and b <= end}
    names = {tree.exact(*bounds) for bounds in named}
    name = names.pop() if len(names) == 1 else ""
    return name if len(name.split()) > 1 else None  # one word alone may be a place taken for somebody


def _fullest(tree: Tree, finding: Finding, line: Line, lines: list[Line]) -> str:
    """The label's name as a person of the text or another line has it in full, unless two could be meant."""
    told = name_of(tree, finding) or line.label
    last = tree.words[line.name[1] - 1]
    persons = [tree.exact(a, b) for a, b, label in tree.names if label == "PER" and tree.words[b - 1] == last]
    labels = [other.label for other in lines if tree.words[other.name[1] - 1] == last]
    longest = max((told, *persons, *labels), key=len)
    fits = all(f" {longest}".lower().endswith(f" {name}".lower()) for name in (told, *persons))
    return longest if fits else told
