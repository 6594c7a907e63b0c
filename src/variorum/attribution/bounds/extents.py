"""How far a content reaches: quotations whole, no day of saying, no other paragraph, no editor's brackets."""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.bounds.said import after_cue, fronted
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import nearest_nominal

LONGEST_QUOTE = 400  # words; a mark that was never closed must not swallow a page
LONGEST_BRACKET = 12  # words


def clipped(tree: Tree, finding: Finding) -> Finding:
    """Speech inside a quotation ends with it; outside, a content takes in whole every quotation that it cuts."""
    number = tree.quote_of[finding.head]
    if number is not None and finding.entry.frame != "post" and _speaks_inside(tree, finding, number):
        start, end = tree.quotes[number].start + 1, tree.quotes[number].end
        content, source = (frozenset(t for t in part if start <= t < end) for part in (finding.content, finding.source))
        return replace(finding, content=content, source=source)
    whole = {t for q in {tree.quote_of[t] for t in finding.content} if q is not None for t in _whole(tree, finding, q)}
    return replace(finding, content=finding.content | whole) if whole else finding


def _speaks_inside(tree: Tree, finding: Finding, number: int) -> bool:
    """Whether cue and source stand in one quotation; else only the cue's words are quoted: is "confident that"."""
    return finding.speaker is None or tree.quote_of[finding.speaker] == number


def near(tree: Tree, finding: Finding) -> Finding:
    """Without words of another paragraph, where only a quotation may go on."""
    if finding.entry.frame == "post" or not finding.cue:
        return finding
    here = tree.paragraph_of[finding.head]
    near = frozenset(t for t in finding.content if tree.paragraph_of[t] == here or tree.in_quote(t))
    return replace(finding, content=near)


def without_day(tree: Tree, finding: Finding) -> Finding:
    """Without the day of saying, where the parser took it into what is said: "said on Sunday his forces had"."""
    if not finding.cue or finding.entry.frame == "post":
        return finding
    day = frozenset((*after_cue(tree, finding.head), *fronted(tree, finding)))
    if not day & (finding.content | finding.source):
        return finding
    source = finding.source - day
    speaker = finding.speaker
    if speaker in day:
        speaker = nearest_nominal(tree, min(source), max(source) + 1) if source else None
    return replace(finding, content=finding.content - day, source=source, speaker=speaker)


def without_contrast(tree: Tree, finding: Finding) -> Finding:
    """Without a clause after ", while" that has a subject of its own: what the teller sets against the speech."""
    content = finding.content
    for t in sorted(content):
        if tree.words[t] not in words("clauses", "contrast") or tree.words[t - 1] != "," or tree.in_quote(t):
            continue
        clause = tree.heads[t]
        outside = finding.head < min(content) and clause > t and tree.kids(clause, "nsubj") and tree.is_finite(clause)
        if outside:
            content -= {k for k in tree.subtree(clause) if k >= t}
    return replace(finding, content=content) if any(tree.is_word(t) for t in content) else finding


def without_occasion(tree: Tree, finding: Finding) -> Finding:
    """A demand or promise without what gave rise to it: "demanded an inquiry after three children were killed"."""
    content = finding.content
    for t in sorted(content) if finding.entry.frame in ("demand", "promise") else ():
        if tree.words[t] not in words("clauses", "occasion") or tree.in_quote(t):
            continue
        clause = _clause_after(tree, t)
        if clause is not None and min(content) < t and not any(tree.in_quote(k) for k in tree.subtree(clause)):
            content -= {k for k in (t, *tree.subtree(clause)) if k >= t}
    return replace(finding, content=content) if any(tree.is_word(t) for t in content) else finding


def _clause_after(tree: Tree, t: int) -> int | None:
    """The past clause with a subject of its own that a word opens, wherever the parser hung the word."""
    for clause in (tree.heads[t], tree.heads[tree.heads[t]]):
        forms = {tree.tags[k] for k in (clause, *tree.kids(clause, "aux", "cop"))}
        if clause > t and "VBD" in forms and tree.kids(clause, "nsubj"):
            return clause
    return None


def inside_post(finding: Finding, posts: list[frozenset[int]]) -> Finding:
    """What somebody is made to say inside a post ends with the post, before its signature."""
    for content in posts:
        if finding.head in content:
            return replace(finding, content=finding.content & content, source=finding.source & content)
    return finding


def without_brackets(tree: Tree, finding: Finding) -> Finding:
    """Without what an editor put in square brackets inside a quotation; a quotation of nothing else stays whole."""
    found: set[int] = set()
    for t in finding.content:
        if tree.words[t] == "[" and tree.in_quote(t):
            stop = next((k for k in range(t, min(t + LONGEST_BRACKET, len(tree))) if tree.words[k] == "]"), None)
            found.update(range(t, stop + 1) if stop is not None and tree.quote_of[stop] == tree.quote_of[t] else ())
    left = finding.content - found
    return replace(finding, content=left) if any(tree.is_word(t) for t in left) else finding


def _whole(tree: Tree, finding: Finding, number: int) -> range:
    """The words from the content's start through the end of a quotation that the parse cut in two."""
    quote = tree.quotes[number]
    if finding.entry.frame in ("attitude",) or quote.end - quote.start > LONGEST_QUOTE:
        return range(0)
    start = quote.start
    if finding.head < start and tree.words[finding.head] != ":":
        start = min([t for t in finding.content if t > finding.head] or [start], default=start)
    return range(min(start, quote.start), quote.end)
