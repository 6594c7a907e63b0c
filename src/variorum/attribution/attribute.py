"""The room's first verb: a parsed article to all its attributions, outer and nested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from variorum.attribution.bounds.extents import (
    clipped,
    inside_post,
    near,
    without_brackets,
    without_contrast,
    without_day,
)
from variorum.attribution.bounds.said import said
from variorum.attribution.bounds.trims import trimmed
from variorum.attribution.cues.coordination import mended
from variorum.attribution.direct.dialogue import find_dialogue
from variorum.attribution.direct.posts import find_posts
from variorum.attribution.direct.quotations import find_quotations
from variorum.attribution.direct.sequels import find_sequels
from variorum.attribution.direct.trailing import with_trailing_quotes
from variorum.attribution.firmness.stance import commitment_of, outer_of
from variorum.attribution.indirect.according import find_according
from variorum.attribution.indirect.answers import with_answers, with_bare_denials
from variorum.attribution.indirect.asides import find_asides
from variorum.attribution.indirect.clauses import find_clauses
from variorum.attribution.indirect.figures import find_figures
from variorum.attribution.indirect.headlines import find_headlines
from variorum.attribution.indirect.hearsay import find_hearsay
from variorum.attribution.indirect.nouns import find_nouns
from variorum.attribution.indirect.relays import with_relays
from variorum.attribution.parse.finding import Finder, Finding
from variorum.attribution.parse.spans import spans
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.ability import cannot_speak
from variorum.attribution.speakers.apposed import with_bearer
from variorum.attribution.speakers.roles import role_of
from variorum.attribution.speakers.sources import FIRST_PERSON, antecedent_head, name_of
from variorum.records import Attribution, Quotation

CREDIT = 2  # words from one frame to the next in "the ministry said, AGENCY reported"

FINDERS: tuple[Finder, ...] = (
    find_posts,
    find_dialogue,
    find_quotations,
    find_according,
    find_headlines,
    find_nouns,
    find_hearsay,
    find_figures,
    find_asides,
    find_clauses,
)


def attribute(doc: Doc) -> tuple[Attribution, ...]:
    """Who says what in the article, in the order of the text; `said` holds raw day words for the pipeline to read.

    Nested speech is returned too: the content of the inner attribution lies inside the content of the outer one.
    """
    if not len(doc):
        return ()
    tree = mended(doc)
    found: list[Finding] = []
    for finder in FINDERS:
        found += finder(tree)
    posts = [finding.content for finding in found if finding.entry.frame == "post"]
    clean = [
        inside_post(trimmed(tree, without_day(tree, near(tree, clipped(tree, without_contrast(tree, finding))))), posts)
        for finding in with_relays(tree, merge(tree, _told(tree, found)))
        if finding.speaker is None or not cannot_speak(tree, antecedent_head(tree, finding.speaker))
    ]
    merged = find_sequels(tree, with_trailing_quotes(tree, _apart(tree, _told(tree, clean))))
    spoken = [with_bearer(tree, without_brackets(tree, finding)) for finding in merged]
    answered = with_answers(tree, with_bare_denials(tree, _told(tree, spoken)))
    named = _named(tree, _told(tree, answered))
    return tuple(_attribution(tree, finding) for finding in sorted(named, key=_order))


def _told(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings that have a content: what was cut down to a mark or to nothing says nothing."""
    return [finding for finding in found if any(tree.is_word(t) for t in finding.content)]


def _order(finding: Finding) -> tuple[int, int]:
    return min(finding.content | finding.cue), finding.head


def merge(tree: Tree, found: list[Finding]) -> list[Finding]:
    """One finding for each cue word: the first rule's, with the words that a later rule adds around its quotation."""
    by_head: dict[int, Finding] = {}
    for finding in found:
        known = by_head.get(finding.head)
        by_head[finding.head] = finding if known is None else _joined(tree, known, finding)
    return _without_echoes(tree, list(by_head.values()))


def _joined(tree: Tree, known: Finding, more: Finding) -> Finding:
    follows = min(known.content) > known.head and min(more.content) > known.head
    if follows and known.content & more.content:
        return replace(known, content=(known.content | more.content) - known.source - known.cue)
    return known


def _apart(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings, each without the words that make somebody else say it: "p, the ministry said, X reported"."""
    beside: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        beside[tree.sentence_of[finding.head]].append(finding)
    done = []
    for finding in found:
        outer = (f for f in beside[tree.sentence_of[finding.head]] if f is not finding and _is_around(f, finding))
        around = frozenset(t for f in outer for t in f.cue | f.source)
        done.append(replace(finding, content=finding.content - around) if around & finding.content else finding)
    return _told(tree, done)


def _is_around(outer: Finding, inner: Finding) -> bool:
    """Whether one saying takes the other's words in; a credit right behind the other is told by nobody else."""
    frame = inner.cue | inner.source
    if not frame or not outer.content >= frame:
        return False
    around = outer.cue | outer.source
    return not inner.content >= around or not 0 < min(frame) - max(around) <= CREDIT


def _without_echoes(tree: Tree, found: list[Finding]) -> list[Finding]:
    """Without findings whose cue another finding at the same place has taken ("declined to say")."""
    taken = {t: finding.head for finding in found if finding.basis == "cue" for t in finding.cue if t != finding.head}
    apart = [f for f in found if f.head not in taken or not (f.content & _content_at(found, taken[f.head]))]
    framing: dict[int, list[Finding]] = defaultdict(list)
    for finding in apart:
        for t in finding.source | finding.cue if finding.source else ():
            framing[t].append(finding)
    return [f for f in apart if not _is_frame(tree, f, framing)]


def _is_frame(tree: Tree, finding: Finding, framing: Mapping[int, list[Finding]]) -> bool:
    """Whether a content is nothing but who says something else: "who told them ..., the envoy said"."""
    told = [t for t in finding.content if tree.is_word(t)]
    if not told:
        return any(other is not finding for others in framing.values() for other in others)
    others = framing.get(told[0], ())
    return any(other is not finding and other.source | other.cue >= set(told) for other in others)


def _content_at(found: list[Finding], head: int) -> frozenset[int]:
    return next((finding.content for finding in found if finding.head == head), frozenset())


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
    if finding.entry.frame == "post" or finding.direct:
        return "direct"
    number = tree.quote_of[finding.head] if finding.basis == "cue" else None
    content = [t for t in finding.content if tree.is_word(t)]
    quoted = [t for t in content if tree.quote_of[t] not in (None, number)]
    if len(quoted) == len(content):
        return "direct"
    return "mixed" if quoted else "indirect"
