"""Which role a source plays: agency, another outlet, document, speaker, or unnamed."""

from __future__ import annotations

import re
from functools import cache

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.apposed import links, named_body
from variorum.attribution.speakers.sources import antecedent_head, bracketed, called_a_paper, is_nobody, is_reference
from variorum.data import load
from variorum.records import SourceRole

QUANTIFIERS = frozenset({"few", "many", "most", "several", "some"})
SITE = re.compile(r"(?:[a-z0-9-]{2,}\.)+[a-z]{2,6}")
POSSESSIVES = frozenset({"her", "his", "its", "my", "our", "their"})


def role_of(tree: Tree, finding: Finding, name: str | None) -> SourceRole:
    """Agency, outlet, document, speaker, or unnamed where the words give no person, group or body."""
    if finding.speaker is None:
        return "unnamed" if finding.certain else "speaker"
    if finding.means is not None:
        return role_of(tree, finding.means, name)
    head = antecedent_head(tree, finding.speaker)
    if (name is None and (is_reference(tree, head) or is_nobody(tree, head))) or _is_withheld(tree, finding):
        return "unnamed"
    if bracketed(tree, head) is not None:
        return "speaker"
    if (name is not None and _bare(name) in agencies()) or _is_agency(tree, head, finding.source):
        return "agency"
    known = name is not None and tree.labels[head] != "PER" and _is_called_so(name)
    if known or is_outlet(tree, head, finding.source):
        return "outlet"
    if tree.lemmas[head] in words("documents", "nouns") and tree.labels[head] not in ("PER", "ORG"):
        return "document"
    return "unnamed" if _is_unnamed(tree, head, finding) else "speaker"


@cache
def agencies() -> frozenset[str]:
    """The names and credits of news agencies, in lower case."""
    rows = load.table("reading/agencies.tsv")
    return frozenset(row[column].lower() for row in rows for column in ("credit", "agency"))


def _is_withheld(tree: Tree, finding: Finding) -> bool:
    """Whether the sentence says that the source's name was withheld: "on condition of anonymity"."""
    if finding.speaker is None or any(tree.labels[t] == "PER" for t in finding.source):
        return False
    start, end = tree.sentences[tree.sentence_of[finding.speaker]]
    if words("withheld", "signs").isdisjoint(tree.words[start:end]):
        return False
    beside = finding.source | finding.cue | frozenset(tree.subtree(finding.head)) - finding.content
    told = " ".join(tree.words[t] for t in sorted(beside))
    return any(phrase in told for phrase in words("withheld", "phrases"))


def _is_agency(tree: Tree, head: int, source: frozenset[int]) -> bool:
    """Whether the words call the source an agency: "the X news agency"."""
    text = " ".join(tree.words[t] for t in sorted(source))
    endings = tuple(words("agency", "endings"))
    if text.endswith(endings):
        return True
    body = named_body(tree, head, source)
    if body is not None:
        return any(text.endswith(f"{ending} {' '.join(tree.words[slice(*body)])}") for ending in endings)
    named = tree.labels[head] != "PER" and tree.is_capital(head) and head == max(source, default=head)
    return named and any(text.endswith(f"{ending} {tree.words[head]}") for ending in endings)


@cache
def _known_outlets() -> frozenset[str]:
    """The names of outlets that can only mean these, in lower case and without article."""
    rows = load.table("reading/outlets.tsv")
    names = (row["outlet"].lower().removeprefix("the ") for row in rows if row["self"] == "yes")
    return frozenset(names) - words("outlets", "bodies")


def papers(tree: Tree) -> frozenset[str]:
    """The names that the text shows to be papers or broadcasters, in lower case: "a Bayline reporter"."""
    found: set[str] = set()
    staff, given = words("outlets", "staff"), words("outlets", "given")
    for i, lemma in enumerate(tree.lemmas):
        if lemma in staff and i and tree.labels[i - 1] in ("ORG", "MISC"):
            found |= {tree.exact(a, b).lower() for a, b, _ in tree.names_between(i - 1, i)}
        elif lemma in given and tree.words[i + 1 : i + 2] == ["with"]:
            near = tree.names_between(i + 2, i + 4)[:1]
            behind = (name for name in near if name[0] <= i + 3 and name[2] == "ORG")
            found |= {tree.exact(a, b).lower() for a, b, _ in behind if _is_alone(tree, i + 2, a, b)}
    return frozenset(found)


def _is_alone(tree: Tree, start: int, first: int, end: int) -> bool:
    """Whether a name stands by itself behind a preposition, or with its article, and no noun behind it."""
    plain = all(tree.tags[t] == "DT" for t in range(start, first))
    return plain and (end >= len(tree) or not tree.tags[end].startswith(("NN", "POS")))


def is_outlet(tree: Tree, head: int, source: frozenset[int]) -> bool:
    """Whether a source is another paper or broadcaster: "state radio", "the daily El Eco", "the Evening Post"."""
    beside = (c for c in tree.kids(head, "appos") if c in source)  # "Bay-Matin, a local newspaper"
    if any(tree.lemmas[t] in words("outlets", "nouns") for t in (head, *beside)):
        return True
    before = [t for t in source if t < head and tree.lemmas[t] in words("outlets", "nouns")]
    if before and tree.is_capital(head):
        return all(tree.is_capital(t) or tree.words[t] in links() for t in range(max(before) + 1, head))
    if called_a_paper(tree, head, source):
        return True
    named = tree.words[head] in words("outlets", "names") and tree.tags[head].startswith("NNP")
    return named and tree.labels[head] != "PER"


def _is_called_so(name: str) -> bool:
    """Whether a name is one of an outlet, or the address of a site: "bayline.com"."""
    lower = name.lower().removeprefix("the ")
    return lower in _known_outlets() or SITE.fullmatch(lower) is not None


def _bare(name: str) -> str:
    lower = name.lower().removeprefix("the ")
    return lower.removesuffix(" news").strip()


def _is_unnamed(tree: Tree, head: int, finding: Finding) -> bool:
    """Whether the words give neither a name nor a body or people for which somebody speaks."""
    if tree.words[head] in words("speakers", "indefinite") and tree.labels[head] == "":
        return not (tree.tags[head] == "PRP" and _resolved(tree, head)) and not _identified(tree, finding.source)
    if tree.lemmas[head] not in words("speakers", "unnamed") and not _is_share(tree, head):
        return False
    return not _identified(tree, finding.source) and not _is_the_one(tree, head)


def _is_share(tree: Tree, head: int) -> bool:
    """Whether the words count persons: "54 per cent of respondents", "two growers in three", "most drivers"."""
    counted = [c for c in tree.children[head] if c < head and (tree.tags[c] == "CD" or tree.words[c] in QUANTIFIERS)]
    return bool(counted) and (tree.tags[head] == "NNS" or tree.words[head] in ("cent", "percent", "%"))


def _is_the_one(tree: Tree, head: int) -> bool:
    """Whether the words fit one person of the story: "the expert", "her doctor", but not "the source"."""
    if tree.tags[head] != "NN" or tree.lemmas[head] in words("speakers", "anyone"):
        return False
    told = [tree.words[c] for c in tree.kids(head, "det", "nmod") if c < head]
    if not any(word == "the" or word in POSSESSIVES for word in told):
        return False
    alike = (t for t in range(1, head) if tree.lemmas[t] == tree.lemmas[head] and tree.tags[t] in ("NN", "NNS"))
    return not any("a" in (tree.words[c][:1] for c in tree.kids(t, "det")) or tree.tags[t] == "NNS" for t in alike)


def _resolved(tree: Tree, head: int) -> bool:
    return (head, head + 1) in tree.doc._.antecedents


def _identified(tree: Tree, source: frozenset[int]) -> bool:
    """Whether a noun phrase holds a name, a people's adjective, or a body."""
    first = min(source, default=0)
    for t in source:
        if tree.labels[t] or tree.tags[t] in ("NNP", "NNPS") or tree.lemmas[t] in words("speakers", "bodies"):
            return True
        if t != first and tree.is_capital(t):
            return True
    return False
