"""Posts given as text: signed "— Name (@handle) Month D, YYYY", headed "@handle: ...", or below "wrote on NETWORK:"."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.attribution.cues.cues import extent, first, readings
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import POST
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.ability import can_speak
from variorum.attribution.speakers.subjects import phrase, subject

UNSPOKEN = re.compile(r"[^\w\s.,'’&-]+")  # flags and other pictures beside a name
SIGNATURE = re.compile(
    r"(?P<dash>[\u2014\u2013]|--|(?:(?<=\s)|^)-)\s*(?P<name>[^()\n\u2014]{1,80}?)\s*(?P<handle>\(@\w{1,30}\))"
    r"\s*(?P<date>(?:[^\W\d]{3,9}\.?\s\d{1,2},?(?:\s\d{4})?)|(?:\d{1,2}\s[^\W\d]{3,9}\.?(?:\s\d{4})?))?\s*$"
)
HEADED = re.compile(
    r"(?:RT\s+)?(?P<name>(?:[^\W\d_][^@:()\n]{1,60}?\s*\()?@\w{1,30}\)?)(?:\s+(?:on|via)\s+[^\W\d_]\w*)?\s*(?P<mark>:)\s"
)
PART_OF_THREAD = re.compile(r"\s*(?P<part>\d{1,2})/\d{0,2}\s")
SHORTEST = 4  # words of a paragraph that "wrote on NETWORK:" brings in


def find_posts(tree: Tree) -> list[Finding]:
    """Each signed post with the whole paragraph as its content (the paragraph before a bare signature), each post that
    its writer's name heads, and what stands below the words that bring it in.
    """
    found: list[Finding] = []
    for number, (start, end) in enumerate(tree.paragraphs):
        if end <= start:
            continue
        text = tree.exact(start, end)
        if "@" in text:
            signed = SIGNATURE.search(text) if "(@" in text else None
            headed = HEADED.match(text) if signed is None else None
            found += _post(tree, number, signed) if signed is not None else []
            found += _headed(tree, number, headed) if headed is not None else []
        if text.rstrip().endswith(":"):
            found += _below(tree, number)
    return found


def _headed(tree: Tree, number: int, match: re.Match[str]) -> list[Finding]:
    """The paragraph behind "@handle:" or "Name (@handle):", with the further parts of its thread."""
    within = tree.paragraphs[number]
    offset = tree.places[within[0]][0]
    name = _tokens(tree, within, offset + match.start("name"), offset + match.end("name"))
    mark = _tokens(tree, within, offset + match.start("mark"), offset + match.end("mark"))
    if not name or not mark or any(tree.tags[t] in FINITE for t in name if not tree.labels[t]):
        return []
    content = frozenset(t for t in range(max(mark) + 1, within[1]) if not tree.is_space(t))
    if not any(tree.is_word(t) for t in content):
        return []
    whole = content.union(*(range(*tree.paragraphs[at]) for at in _thread(tree, number + 1)))
    told = match.group("name").partition("(")[0].strip() or match.group("name").strip("()")
    return [Finding(mark[0], POST, frozenset(mark) - set(name), frozenset(name), whole, max(name), name=told)]


def _below(tree: Tree, number: int) -> list[Finding]:
    """What stands without marks below "The mayor wrote on NETWORK:": one paragraph, or all parts of a thread."""
    start, end = tree.paragraphs[number]
    colon = max(t for t in range(start, end) if not tree.is_space(t))
    sentence = tree.sentences[tree.sentence_of[colon]][0]
    verbs = (t for t in range(colon - 1, max(sentence, start) - 1, -1) if tree.tags[t] in FINITE)
    verb = next((t for t in verbs if first(readings(tree, t), "quote") and not tree.in_quote(t)), None)
    entry = None if verb is None else first(readings(tree, verb), "quote")
    speaker = None if verb is None else subject(tree, verb)
    if verb is None or entry is None or speaker is None or not can_speak(tree, speaker) or tree.words[colon] != ":":
        return []
    parts = _thread(tree, number + 1) or _paragraph(tree, number + 1)
    content = frozenset(t for at in parts for t in range(*tree.paragraphs[at]) if not tree.is_space(t))
    if not content or entry.frame not in ("speech", "post"):
        return []
    cue = extent(tree, verb)
    return [Finding(verb, replace(entry, frame="post"), cue, phrase(tree, speaker, without=cue), content, speaker)]


def _thread(tree: Tree, number: int) -> list[int]:
    """The paragraphs from this one on that go on a thread: "2/ ...", "3/ ..."."""
    found: list[int] = []
    first = 0
    for at in range(number, len(tree.paragraphs)):
        start, end = tree.paragraphs[at]
        part = PART_OF_THREAD.match(tree.exact(start, end)) if end > start else None
        if part is None or (found and int(part["part"]) != first + len(found)):
            break
        first = first if found else int(part["part"])
        found.append(at)
    return found


def _paragraph(tree: Tree, number: int) -> list[int]:
    """The next paragraph, where it is a sentence without quotation marks and no item of a list."""
    if number >= len(tree.paragraphs):
        return []
    start, end = tree.paragraphs[number]
    words = [t for t in range(start, end) if tree.is_word(t)]
    plain = len(words) >= SHORTEST and words[0] == start and not any(tree.in_quote(t) for t in words)
    sentence = any(tree.tags[t] in FINITE for t in words) and tree.exact(start, end).rstrip().endswith((".", "!", "?"))
    return [number] if plain and sentence and tree.is_capital(start) else []


def _post(tree: Tree, number: int, match: re.Match[str]) -> list[Finding]:
    start, end = tree.paragraphs[number]
    offset = tree.places[start][0]
    dash = _tokens(tree, (start, end), offset + match.start("dash"), offset + match.end("dash"))
    name = _tokens(tree, (start, end), offset + match.start("name"), offset + match.end("name"))
    if not dash or not name:
        return []
    content = frozenset(t for t in range(start, min(dash)) if not tree.is_space(t))
    if not content and number:
        content = frozenset(range(*tree.paragraphs[number - 1]))
    if not any(tree.is_word(t) for t in content):
        return []
    spoken = UNSPOKEN.sub("", match.group("name")).strip(" ,")
    finding = Finding(min(dash), POST, frozenset(dash), frozenset(name), content - frozenset(name), max(name))
    return [replace(finding, name=spoken)]


def signed_day(tree: Tree, finding: Finding) -> Range | None:
    """The characters of the day in a post's signature."""
    start, end = tree.paragraphs[tree.paragraph_of[finding.head]]
    match = SIGNATURE.search(tree.exact(start, end))
    if match is None or match.group("date") is None:
        return None
    offset = tree.places[start][0]
    return offset + match.start("date"), offset + match.end("date")


def _tokens(tree: Tree, within: Range, start: int, end: int) -> list[int]:
    found = (t for t in range(*within) if tree.places[t][0] < end and tree.places[t][1] > start)
    return [t for t in found if not tree.is_space(t)]
