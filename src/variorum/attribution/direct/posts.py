"""Embedded posts: a paragraph signed "— Name (@handle) Month D, YYYY"."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import POST
from variorum.attribution.parse.tree import Range, Tree

UNSPOKEN = re.compile(r"[^\w\s.,'’&-]+")  # flags and other pictures beside a name
SIGNATURE = re.compile(
    r"(?P<dash>[\u2014\u2013]|--|(?:(?<=\s)|^)-)\s*(?P<name>[^()\n\u2014]{1,80}?)\s*(?P<handle>\(@\w{1,30}\))"
    r"\s*(?P<date>(?:[^\W\d]{3,9}\.?\s\d{1,2},?(?:\s\d{4})?)|(?:\d{1,2}\s[^\W\d]{3,9}\.?(?:\s\d{4})?))?\s*$"
)


def find_posts(tree: Tree) -> list[Finding]:
    """Each signed post with the whole paragraph as its content (the paragraph before a bare signature)."""
    found: list[Finding] = []
    for number, (start, end) in enumerate(tree.paragraphs):
        signed = end > start and "(@" in (text := tree.exact(start, end))
        match = SIGNATURE.search(text) if signed else None
        if match is not None:
            found += _post(tree, number, match)
    return found


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
