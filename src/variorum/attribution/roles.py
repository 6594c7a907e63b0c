"""Which role a source plays: agency, document, speaker, or unnamed."""

from __future__ import annotations

from functools import cache

from variorum.attribution.finding import Finding
from variorum.attribution.lexicon import words
from variorum.attribution.sources import antecedent_head, is_reference
from variorum.attribution.tree import Tree
from variorum.data import load
from variorum.records import SourceRole


def role_of(tree: Tree, finding: Finding, name: str | None) -> SourceRole:
    """Agency, document, speaker, or unnamed where the words give no person, group or body."""
    if finding.speaker is None:
        return "unnamed" if finding.certain else "speaker"
    head = antecedent_head(tree, finding.speaker)
    if name is None and is_reference(tree, head):
        return "unnamed"
    if (name is not None and _bare(name) in agencies()) or _is_agency(tree, finding.source):
        return "agency"
    if tree.lemmas[head] in words("documents", "nouns") and tree.labels[head] not in ("PER", "ORG"):
        return "document"
    return "unnamed" if _is_unnamed(tree, head, finding) else "speaker"


@cache
@cache
def agencies() -> frozenset[str]:
    """The names and credits of news agencies, in lower case."""
    rows = load.table("reading/agencies.tsv")
    return frozenset(row[column].lower() for row in rows for column in ("credit", "agency"))


def _is_agency(tree: Tree, source: frozenset[int]) -> bool:
    """Whether the words call the source an agency: "the X news agency"."""
    text = " ".join(tree.words[t] for t in sorted(source))
    return text.endswith(tuple(words("agency", "endings")))


def _bare(name: str) -> str:
    lower = name.lower().removeprefix("the ")
    return lower.removesuffix(" news").strip()


def _is_unnamed(tree: Tree, head: int, finding: Finding) -> bool:
    """Whether the words give neither a name nor a body or people for which somebody speaks."""
    if tree.words[head] in words("speakers", "indefinite") and tree.labels[head] == "":
        return not (tree.tags[head] == "PRP" and _resolved(tree, head)) and not _identified(tree, finding.source)
    if tree.lemmas[head] not in words("speakers", "unnamed"):
        return False
    return not _identified(tree, finding.source)


def _resolved(tree: Tree, head: int) -> bool:
    return (head, head + 1) in tree.doc._.antecedents


def _identified(tree: Tree, source: frozenset[int]) -> bool:
    """Whether a noun phrase holds a name, a people's adjective, or a body."""
    first = min(source, default=0)
    for t in source:
        token = tree.doc[t]
        if tree.labels[t] or tree.tags[t] in ("NNP", "NNPS") or tree.lemmas[t] in words("speakers", "bodies"):
            return True
        if t != first and token.text[:1].isupper():
            return True
    return False
