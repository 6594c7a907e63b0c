"""The room's first verb: a parsed article to all its attributions, outer and nested."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from variorum.attribution.ability import cannot_speak
from variorum.attribution.according import find_according
from variorum.attribution.clauses import find_clauses
from variorum.attribution.coordination import coordinated
from variorum.attribution.figures import find_figures
from variorum.attribution.finding import Finder, Finding
from variorum.attribution.headlines import find_headlines
from variorum.attribution.nouns import find_nouns
from variorum.attribution.posts import find_posts
from variorum.attribution.quotations import find_quotations
from variorum.attribution.said import after_cue, fronted, said
from variorum.attribution.sequels import find_sequels
from variorum.attribution.sources import FIRST_PERSON, antecedent_head, name_of, role_of
from variorum.attribution.spans import spans
from variorum.attribution.stance import commitment_of, outer_of
from variorum.attribution.subjects import nearest_nominal
from variorum.attribution.tree import Tree, plant
from variorum.attribution.trims import trimmed
from variorum.records import Attribution, Quotation

LONGEST_QUOTE = 400  # words; a mark that was never closed must not swallow a page
LONGEST_BRACKET = 12  # words
FINDERS: tuple[Finder, ...] = (
    find_posts,
    find_quotations,
    find_according,
    find_headlines,
    find_nouns,
    find_figures,
    find_clauses,
)


def attribute(doc: Doc) -> tuple[Attribution, ...]:
    """Who says what in the article, in the order of the text; `said` holds raw day words for the pipeline to read.

    Nested speech is returned too: the content of the inner attribution lies inside the content of the outer one.
    """
    if not len(doc):
        return ()
    tree = coordinated(plant(doc))
    found: list[Finding] = []
    for finder in FINDERS:
        found += finder(tree)
    posts = [finding.content for finding in found if finding.entry.frame == "post"]
    clean = [
        _inside_post(trimmed(tree, _without_day(tree, _near(tree, _clipped(tree, finding)))), posts)
        for finding in merge(tree, found)
        if finding.speaker is None or not cannot_speak(tree, antecedent_head(tree, finding.speaker))
    ]
    merged = find_sequels(tree, clean)
    spoken = [_without_brackets(tree, finding) for finding in merged]
    named = _named(tree, [finding for finding in spoken if finding.content])
    return tuple(_attribution(tree, finding) for finding in sorted(named, key=_order))


def _order(finding: Finding) -> tuple[int, int]:
    return min(finding.content | finding.cue), finding.head


def merge(tree: Tree, found: list[Finding]) -> list[Finding]:
    """One finding for each cue word: the first rule's, with the words that a later rule adds around its quotation."""
    by_head: dict[int, Finding] = {}
    for finding in found:
        known = by_head.get(finding.head)
        by_head[finding.head] = finding if known is None else _joined(tree, known, finding)
    return _without_echoes(list(by_head.values()))


def _joined(tree: Tree, known: Finding, more: Finding) -> Finding:
    follows = min(known.content) > known.head and min(more.content) > known.head
    if follows and known.content & more.content:
        return replace(known, content=(known.content | more.content) - known.source - known.cue)
    return known


def _without_echoes(found: list[Finding]) -> list[Finding]:
    """Without findings whose cue another finding at the same place has taken ("declined to say")."""
    taken = {t: finding.head for finding in found if finding.basis == "cue" for t in finding.cue if t != finding.head}
    return [f for f in found if f.head not in taken or not (f.content & _content_at(found, taken[f.head]))]


def _content_at(found: list[Finding], head: int) -> frozenset[int]:
    return next((finding.content for finding in found if finding.head == head), frozenset())


def _clipped(tree: Tree, finding: Finding) -> Finding:
    """Speech inside a quotation ends with it; outside, a content takes in whole every quotation that it cuts."""
    number = tree.quote_of[finding.head]
    if number is not None and finding.entry.frame != "post" and _speaks_inside(tree, finding, number):
        inside = frozenset(range(tree.quotes[number].start + 1, tree.quotes[number].end))
        return replace(finding, content=finding.content & inside, source=finding.source & inside)
    whole = {t for q in {tree.quote_of[t] for t in finding.content} if q is not None for t in _whole(tree, finding, q)}
    return replace(finding, content=finding.content | whole) if whole else finding


def _near(tree: Tree, finding: Finding) -> Finding:
    """Without words of another paragraph, where only a quotation may go on."""
    if finding.entry.frame == "post" or not finding.cue:
        return finding
    here = tree.paragraph_of[finding.head]
    near = frozenset(t for t in finding.content if tree.paragraph_of[t] == here or tree.in_quote(t))
    return replace(finding, content=near)


def _speaks_inside(tree: Tree, finding: Finding, number: int) -> bool:
    """Whether cue and source stand in one quotation; else only the cue's words are quoted: is "confident that"."""
    return finding.speaker is None or tree.quote_of[finding.speaker] == number


def _without_day(tree: Tree, finding: Finding) -> Finding:
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


def _inside_post(finding: Finding, posts: list[frozenset[int]]) -> Finding:
    """What somebody is made to say inside a post ends with the post, before its signature."""
    for content in posts:
        if finding.head in content:
            return replace(finding, content=finding.content & content, source=finding.source & content)
    return finding


def _without_brackets(tree: Tree, finding: Finding) -> Finding:
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


# --- names --------------------------------------------------------------------------------------------------------


def _named(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings with names; "I" takes the name of whoever speaks, an open quotation the last name as alternative."""
    named = [replace(finding, name=name_of(tree, finding)) for finding in sorted(found, key=lambda f: f.head)]
    last: str | None = None
    done: list[Finding] = []
    for finding in named:
        if not finding.certain and last is not None:
            done.append(replace(finding, alternatives=(last,)))
            continue
        done.append(_first_person(tree, finding, named))
        if finding.name is not None and not tree.in_quote(finding.head):
            last = finding.name
    return done


def _first_person(tree: Tree, finding: Finding, found: list[Finding]) -> Finding:
    if finding.speaker is None or tree.words[finding.speaker] not in FIRST_PERSON:
        return finding
    around = [f for f in found if f is not finding and finding.head in f.content and f.name is not None]
    return replace(finding, name=min(around, key=lambda f: len(f.content)).name) if around else finding


# --- records ------------------------------------------------------------------------------------------------------


def _attribution(tree: Tree, finding: Finding) -> Attribution:
    quotation = quotation_of(tree, finding)
    return Attribution(
        role=role_of(tree, finding, finding.name),
        source=spans(tree, finding.source),
        cue=spans(tree, finding.cue),
        content=spans(tree, finding.content, whole=quotation == "direct"),
        lemma=finding.entry.lemma,
        name=finding.name,
        frame=finding.entry.frame,
        quotation=quotation,
        factuality=commitment_of(tree, finding),
        outer=outer_of(tree, finding),
        said=said(tree, finding),
        basis=finding.basis,
        certain=finding.certain,
        alternatives=finding.alternatives,
    )


def quotation_of(tree: Tree, finding: Finding) -> Quotation:
    """Whether the content is quoted as a whole, in part, or not at all."""
    if finding.entry.frame == "post":
        return "direct"
    number = tree.quote_of[finding.head]
    content = [t for t in finding.content if tree.is_word(t)]
    quoted = [t for t in content if tree.quote_of[t] not in (None, number)]
    if len(quoted) == len(content):
        return "direct"
    return "mixed" if quoted else "indirect"
