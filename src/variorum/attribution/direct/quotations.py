"""Direct speech: quotations, and the words beside them that say whose they are.

What stands beside a quotation beats the parse: `"...," NAME said`, `"...," said NAME`, `NAME said, "..."`.
"""

from __future__ import annotations

from dataclasses import replace

from variorum.attribution.cues.cues import extent, first, readings
from variorum.attribution.direct.lead_ins import led_in
from variorum.attribution.direct.signatures import signed
from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import Entry, words
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.subjects import NOMINAL, agent, is_passive, nearest_nominal, phrase, subject

AFTER_REACH = 30  # words between a quotation and the verb after it: long titles and appositions stand there
BEFORE_REACH = 40
CLOSERS = frozenset({",", "!", "?", "\u2014", "\u2013", "-", "--", "...", "\u2026"})
LEADS = frozenset({",", ":"})
STOPS = frozenset({".", ";", "!", "?"})


def words_of(tree: Tree, quote: Range) -> list[int]:
    """The words between the marks."""
    return [t for t in range(*quote) if tree.is_word(t)]


def bounds(tree: Tree, number: int) -> Range:
    """The tokens of a quotation, marks included."""
    return tree.quotes[number].start, tree.quotes[number].end


def find_quotations(tree: Tree) -> list[Finding]:
    """Each quotation that has a cue beside it, all parts of one speech around one cue together."""
    by_cue: dict[int, Finding] = {}
    last: Finding | None = None
    for number in range(len(tree.quotes)):
        quote = bounds(tree, number)
        found = beside(tree, quote) or _resumed_after(tree, quote, last)
        if found is None:
            continue
        last = found
        known = by_cue.get(found.head)
        by_cue[found.head] = found if known is None else replace(known, content=known.content | found.content)
    return list(by_cue.values())


def beside(tree: Tree, quote: Range) -> Finding | None:
    """The attribution of one quotation by the words after it or before it."""
    if not words_of(tree, quote):
        return None
    return _after(tree, quote) or _before(tree, quote) or signed(tree, quote)


def _resumed_after(tree: Tree, quote: Range, last: Finding | None) -> Finding | None:
    """The last speech where its cue and source end at the comma before a quotation: "...," said NAME, "..."."""
    comma = quote[0] - 1
    if last is None or tree.words[comma] != "," or max(last.cue | last.source) != comma - 1:
        return None
    return replace(last, content=frozenset(range(*quote)))


def _paragraph(tree: Tree, i: int) -> Range:
    return tree.paragraphs[tree.paragraph_of[i]]


# --- after the quotation ------------------------------------------------------------------------------------------


def _after(tree: Tree, quote: Range) -> Finding | None:
    start = _leave_quote(tree, quote)
    if start is None:
        return None
    end = _window_end(tree, start)
    for v in range(start, end):
        entry = first(readings(tree, v), "quote") if tree.tags[v] in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG") else None
        if entry is not None:
            entry = _own_words(tree, quote, entry)
            found = _inverted(tree, quote, start, v, end, entry) or _straight(tree, quote, start, v, entry)
            return found and replace(found, content=found.content | _led_up(tree, quote) | _resumed(tree, quote, found))
        if tree.tags[v] in ("VBD", "VBZ", "VBP", "MD") and not _inside_phrase(tree, v, start):
            return None
    return None


def _own_words(tree: Tree, quote: Range, entry: Entry) -> Entry:
    """The reading of a cue beside a whole sentence in marks, which a denier too asserts: "We left," he denied."""
    if entry.frame != "denial" or not any(tree.tags[t] in FINITE for t in range(*quote)):
        return entry
    return replace(entry, frame="speech", factuality="CT+")


def _led_up(tree: Tree, quote: Range) -> frozenset[int]:
    """The words before a quotation that only ends its sentence: The attack was "barbaric", said the mayor."""
    start = tree.sentences[tree.sentence_of[quote[0]]][0]
    before = [t for t in range(start, quote[0]) if not tree.is_space(t)]
    if not before or not tree.is_word(before[-1]) or any(tree.in_quote(t) for t in before):
        return frozenset()
    said = any(tree.tags[t] in FINITE and readings(tree, t) for t in before)
    return frozenset() if said else frozenset(before)


def _resumed(tree: Tree, quote: Range, found: Finding) -> frozenset[int]:
    """The rest of a speech that goes on without marks: "Only the north," he said, would be safe."""
    if any(tree.tags[t] in FINITE for t in range(*quote)):
        return frozenset()
    end = tree.sentences[tree.sentence_of[found.head]][1]
    comma = max(found.cue | found.source) + 1
    at = tree.after(comma)
    if comma >= end or tree.words[comma] != "," or at >= end or tree.tags[at] not in FINITE or tree.in_quote(at):
        return frozenset()
    return frozenset(t for t in range(at, end) if not tree.in_quote(t))


def _leave_quote(tree: Tree, quote: Range) -> int | None:
    """The first word after a quotation, if the same sentence may go on there to say who spoke."""
    end = _paragraph(tree, quote[0])[1]
    at = quote[1]
    last = quote[1] - 2
    if last > quote[0] and tree.words[last] == ".":
        return None
    open_end = last > quote[0] and (tree.words[last] in CLOSERS or tree.words[last][-1] in ",!?")
    while at < end and (tree.words[at] in CLOSERS or tree.is_space(at)):
        open_end = open_end or tree.words[at] in CLOSERS
        at += 1
    if at >= end or not tree.is_word(at) or tree.in_quote(at):
        return None
    long_enough = len(words_of(tree, quote)) >= 4 and _sentence_like(tree, quote)
    return at if open_end or long_enough else None


def _sentence_like(tree: Tree, quote: Range) -> bool:
    """Whether a quotation starts like a sentence: a capital first and a finite verb somewhere."""
    first_word = words_of(tree, quote)[0]
    return tree.is_capital(first_word) and any(tree.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(*quote))


def _window_end(tree: Tree, start: int) -> int:
    """Where the words after a quotation stop being able to name its speaker."""
    limit = min(start + AFTER_REACH, _paragraph(tree, start)[1])
    for t in range(start, limit):
        if tree.in_quote(t) or tree.words[t] in STOPS:
            return t
    return limit


def _inside_phrase(tree: Tree, v: int, start: int) -> bool:
    """Whether a verb belongs to a relative clause on the speaker's name."""
    return any(tree.base(a) in ("acl", "appos") and a >= start for a in (v, *tree.ancestors(v)))


def _inverted(tree: Tree, quote: Range, start: int, v: int, end: int, entry: Entry) -> Finding | None:
    """`"...," said NAME`: only adverbs before the verb, a noun phrase right after it."""
    if any(tree.tags[t] not in ("RB", ",", "MD") and tree.pos[t] != "AUX" for t in range(start, v)):
        return None
    follow = v + 1
    while follow < end and (tree.tags[follow] in ("RB", "RP")):
        follow += 1
    if follow >= end or not _opens_name(tree, follow):
        return None
    speaker = _subject_right(tree, v, follow, end)
    return None if speaker is None else _speech(tree, quote, v, entry, speaker)


def _opens_name(tree: Tree, follow: int) -> bool:
    capital = tree.is_capital(follow)
    return capital or tree.pos[follow] in NOMINAL or tree.tags[follow] in ("DT", "JJ", "PRP$", "CD", "VBN")


def _subject_right(tree: Tree, v: int, follow: int, end: int) -> int | None:
    parsed = [c for c in tree.children[v] if tree.base(c) in ("nsubj", "obj") and follow <= c < end]
    if parsed:
        return parsed[0]
    named = follow if tree.is_capital(follow) and tree.pos[follow] not in NOMINAL else None
    comma = next((t for t in range(follow + 1, end) if tree.words[t] == ","), end)
    return named if named is not None else nearest_nominal(tree, follow, min(comma, follow + 8))


def _straight(tree: Tree, quote: Range, start: int, v: int, entry: Entry) -> Finding | None:
    """`"...," NAME said`: the noun phrase between the quotation and the verb speaks."""
    if tree.words[start] in words("openers", "not_a_speaker"):
        return None
    parsed = agent(tree, v) if is_passive(tree, v) else subject(tree, v)
    if parsed is not None and start <= parsed < v:
        return _speech(tree, quote, v, entry, parsed)
    speaker = nearest_nominal(tree, start, v)
    if speaker is None:
        return None
    return _speech(tree, quote, v, entry, speaker)


# --- before the quotation -----------------------------------------------------------------------------------------


def _before(tree: Tree, quote: Range) -> Finding | None:
    at = quote[0] - 1
    floor = _window_start(tree, quote[0])
    while at >= floor and tree.is_space(at):
        at -= 1
    if at < floor:
        return _below(tree, quote)
    if tree.in_quote(at):
        return None
    if tree.words[at] in LEADS:
        said = _introduced(tree, quote, floor, at)
        return led_in(tree, quote, floor, at) if said is None and tree.words[at] == ":" else said
    return _touching(tree, quote, floor, at)


def _below(tree: Tree, quote: Range) -> Finding | None:
    """`The Evening Post reports:` above a paragraph that a quotation opens."""
    number = tree.paragraph_of[quote[0]]
    start, end = tree.paragraphs[number - 1] if number else (0, 0)
    while end > start and tree.is_space(end - 1):
        end -= 1
    if end <= start or tree.words[end - 1] != ":" or tree.in_quote(end - 1):
        return None
    return _introduced(tree, quote, _window_start(tree, end - 1), end - 1)


def _window_start(tree: Tree, start: int) -> int:
    limit = max(start - BEFORE_REACH, _paragraph(tree, start)[0])
    for t in range(start - 1, limit - 1, -1):
        if tree.words[t] in (".", "!", "?") or (tree.in_quote(t)):
            return t + 1
    return limit


def _introduced(tree: Tree, quote: Range, floor: int, lead: int) -> Finding | None:
    """`NAME said on Sunday: "..."`: the nearest verb of saying with a subject before the comma or colon."""
    for v in range(lead - 1, floor - 1, -1):
        entry = _quoting(tree, v)
        if entry is None:
            continue
        linked = (
            not any(tree.tags[t] in FINITE for t in range(v + 1, lead))
            or tree.words[lead] == ":"
            or _reaches(tree, v, lead, quote)
        )
        speaker = subject(tree, v) if linked else None
        if speaker is not None and not tree.in_quote(speaker):
            return _speech(tree, quote, v, _own_words(tree, quote, entry), speaker)
    return None


def _quoting(tree: Tree, v: int) -> Entry | None:
    if tree.in_quote(v) or not tree.tags[v].startswith("VB"):
        return None
    return first(readings(tree, v), "quote")


def _reaches(tree: Tree, v: int, lead: int, quote: Range) -> bool:
    """Whether everything from a verb to the comma before a quotation hangs on that verb, or the quotation does."""
    if any(v in tree.ancestors(t) for t in words_of(tree, quote)[:12] if tree.heads[t] == v):
        return True
    below = tree.subtree(v)
    return all(t in below for t in range(v + 1, lead) if tree.is_word(t))


def _touching(tree: Tree, quote: Range, floor: int, at: int) -> Finding | None:
    """`said that "..."`, `called it "..."`: the verb stands right before the quotation."""
    v = at - 1 if tree.words[at] in words("openers", "before_quotation") else at
    if v < floor:
        return None
    entry = _quoting(tree, v) or (first(readings(tree, v), "clause") if tree.tags[v].startswith("VB") else None)
    if entry is None or (entry.frame in ("attitude", "thought") and len(words_of(tree, quote)) < 4):
        return None
    if tree.words[at] == "as" and any(c >= quote[1] for c in tree.kids(v, "obj")):
        return None  # what a claim is called, with the claim behind it: dismissed as "false" reports that
    speaker = subject(tree, v)
    if speaker is None:
        return None
    found = _speech(tree, quote, v, entry, speaker)
    return replace(found, content=found.content | frozenset(range(v + 1, quote[0])) - found.cue)


def _speech(tree: Tree, quote: Range, v: int, entry: Entry, speaker: int) -> Finding:
    content = frozenset(range(*quote))
    cue = extent(tree, v) - content
    source = phrase(tree, speaker, without=cue) - content
    if not tree.in_quote(speaker):
        quoted = [t for t in source if tree.in_quote(t) and t > speaker]
        source -= {t for t in source if quoted and t >= min(quoted)}
    return Finding(v, entry, cue, source, content, speaker)
