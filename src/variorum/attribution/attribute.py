"""The room's first verb: a parsed article to all its attributions, outer and nested."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from variorum.attribution.bounds.extents import (
    clipped,
    inside_post,
    near,
    without_brackets,
    without_contrast,
    without_day,
    without_occasion,
)
from variorum.attribution.bounds.merging import apart, merge, told
from variorum.attribution.bounds.said import said
from variorum.attribution.bounds.trims import trimmed
from variorum.attribution.cues.coordination import mended
from variorum.attribution.direct.dialogue import find_dialogue
from variorum.attribution.direct.posts import find_posts
from variorum.attribution.direct.quotations import find_quotations
from variorum.attribution.direct.sequels import find_sequels
from variorum.attribution.direct.trailing import with_trailing_quotes
from variorum.attribution.direct.transcripts import find_transcript
from variorum.attribution.firmness.stance import commitment_of, outer_of
from variorum.attribution.indirect.according import find_according
from variorum.attribution.indirect.answers import with_answers, with_bare_denials
from variorum.attribution.indirect.asides import find_asides
from variorum.attribution.indirect.clauses import find_clauses
from variorum.attribution.indirect.falsity import with_falsity
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
from variorum.attribution.speakers.roles import papers, role_of
from variorum.attribution.speakers.sources import FIRST_PERSON, antecedent_head, name_of
from variorum.attribution.speakers.taking_up import taken_up
from variorum.records import Attribution, Quotation

FINDERS: tuple[Finder, ...] = (
    find_posts,
    find_dialogue,
    find_transcript,
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
        inside_post(trimmed(tree, without_day(tree, near(tree, clipped(tree, _asked_or_said(tree, finding))))), posts)
        for finding in with_relays(tree, merge(tree, told(tree, found)))
        if finding.speaker is None or not cannot_speak(tree, antecedent_head(tree, finding.speaker))
    ]
    merged = find_sequels(tree, with_trailing_quotes(tree, apart(tree, told(tree, clean))))
    spoken = [with_bearer(tree, without_brackets(tree, finding)) for finding in merged]
    judged = with_falsity(tree, told(tree, spoken))
    answered = with_answers(tree, with_bare_denials(tree, told(tree, judged)))
    named = _named(tree, told(tree, answered))
    return _papers_throughout([_attribution(tree, finding) for finding in sorted(named, key=_order)], papers(tree))


def _asked_or_said(tree: Tree, finding: Finding) -> Finding:
    """The finding without what the teller sets against it, or gives as what it answers."""
    return without_occasion(tree, without_contrast(tree, finding))


def _order(finding: Finding) -> tuple[int, int]:
    return min(finding.content | finding.cue), finding.head


# --- names --------------------------------------------------------------------------------------------------------


def _named(tree: Tree, found: list[Finding]) -> list[Finding]:
    """The findings with names; "I" takes the name of whoever speaks, an open quotation the last name as alternative."""
    named = [replace(finding, name=name_of(tree, finding)) for finding in sorted(found, key=lambda f: f.head)]
    named = taken_up(tree, named)
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


def _papers_throughout(found: list[Attribution], shown: frozenset[str]) -> tuple[Attribution, ...]:
    """The attributions; what a report once calls a paper ("the daily Sinmun") is one wherever it stands by name."""
    told = (item.name for item in found if item.role == "outlet" and item.name is not None)
    names = {name.lower() for name in told if not name.islower()} | shown  # "newspaper" alone is no name
    return tuple(
        replace(item, role="outlet") if item.role == "speaker" and (item.name or "").lower() in names else item
        for item in found
    )


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
