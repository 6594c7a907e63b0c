"""How firmly a source stands behind what it says, and what the reporting voice takes on by its choice of cue."""

from __future__ import annotations

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.sources import is_nobody
from variorum.records import Factuality

NEGATED: dict[Factuality, Factuality] = {
    "PR+": "PR-",
    "PS+": "PS-",
    "CT+": "CT-",
    "PR-": "Uu",
    "CT-": "Uu",
    "PS-": "Uu",
}
WEAKER: dict[tuple[str, Factuality], Factuality] = {
    ("possible", "CT+"): "PS+",
    ("possible", "PR+"): "PS+",
    ("probable", "CT+"): "PR+",
    ("possible", "CT-"): "PS-",
    ("probable", "CT-"): "PR-",
}


def commitment_of(tree: Tree, finding: Finding) -> Factuality:
    """FactBank's value of the content for its source."""
    value = finding.entry.factuality
    if finding.basis != "cue" or tree.words[finding.head] == ":":
        return value
    unsaid, negated = _is_unsaid(tree, finding), is_negated(tree, finding.head, finding.content)
    if (unsaid or negated) and finding.entry.lemma in words("negation", "leaving_open"):
        return "PS+"
    if unsaid or negated:
        return "Uu" if unsaid else _denied(finding)
    if _is_seeming(tree, finding.head):
        return WEAKER.get(("probable", value), value)
    if finding.entry.frame == "promise" and _is_finite(tree, finding):
        value = "CT+"
    hedge = _hedge(tree, finding)
    return WEAKER.get((hedge, value), value) if hedge else value


def _denied(finding: Finding) -> Factuality:
    """What is left of the commitment under "not": who never doubted it is certain."""
    if finding.entry.lemma in words("clauses", "doubting"):
        return "CT+"
    return NEGATED.get(finding.entry.factuality, "Uu") if finding.entry.lemma in words("raising", "verbs") else "Uu"


def _is_finite(tree: Tree, finding: Finding) -> bool:
    """Whether the content is a whole clause: "promised that it will open", not "promised to open it"."""
    root = content_root(tree, finding.content)
    return root is not None and tree.is_finite(root)


def outer_of(tree: Tree, finding: Finding) -> Factuality:
    """What the voice one level out takes on: `CT-` for "falsely claimed", else what the cue presupposes."""
    adverbs = {tree.words[c] for c in tree.kids(finding.head, "advmod", "amod")} if finding.cue else set()
    if adverbs & words("hedges", "false") or _is_false(tree, finding.head):
        return "CT-"
    if adverbs & words("hedges", "true"):
        return "CT+"
    if not finding.source and finding.entry.lemma in words("hedges", "reported_passives"):
        return "Uu"
    unsaid = _is_unsaid(tree, finding)
    if unsaid or (is_negated(tree, finding.head, finding.content) and finding.entry.frame == "speech"):
        return "CT+" if finding.entry.factuality != "Uu" and _is_about(tree, finding) else "Uu"
    return finding.entry.outer


def _is_about(tree: Tree, finding: Finding) -> bool:
    """Whether the content only asks after one part of what is taken as so: "did not say who had fired"."""
    opens = min((t for t in finding.content if tree.is_word(t)), default=None)
    return opens is not None and tree.words[opens] in words("clauses", "parts")


def _is_false(tree: Tree, i: int) -> bool:
    return any(tree.lemmas[c] in ("false", "bogus", "untrue") for c in tree.kids(i, "amod"))


def is_negated(tree: Tree, i: int, told: frozenset[int] = frozenset()) -> bool:
    """Whether the verb is denied by its own particle or by a subject like "nobody" outside what is told."""
    if any(tree.words[c] in words("negation", "words") for c in tree.children[i]):
        return True
    return any(_is_no(tree, c) for c in tree.kids(i, "nsubj") if c not in told)


def _is_no(tree: Tree, i: int) -> bool:
    """Whether a subject is nobody: "nothing", "no witness"."""
    return tree.words[i] in words("negatives", "subjects") or is_nobody(tree, i)


def _is_unsaid(tree: Tree, finding: Finding) -> bool:
    """Whether the saying itself is not reported as done: declined, asked, supposed, or only possible."""
    i = finding.head
    head = tree.heads[i]
    if tree.base(i) == "xcomp" and tree.lemmas[head] in words("refusal", "verbs"):
        return not is_negated(tree, head)
    if tree.base(i) in ("xcomp", "acl", "ccomp") and "to" in tree.marker(i).split():
        return tree.lemmas[head] not in words("asserting", "words") and not _is_seeming(tree, i)
    if tree.base(i) == "advcl" and tree.words[head] in words("refusal", "short"):
        return True
    if tree.marker(i) in ("if", "unless", "whether"):
        return True
    ahead = words("modals", "future") if finding.entry.frame == "denial" else frozenset()  # "will deny it": not yet
    return any(tree.words[c] in words("hedges", "unsaid") | ahead for c in tree.kids(i, "aux"))


def _is_seeming(tree: Tree, i: int) -> bool:
    """Whether a source only appears to show or say it."""
    return tree.base(i) == "xcomp" and tree.lemmas[tree.heads[i]] in words("hedges", "seeming")


def _hedge(tree: Tree, finding: Finding) -> str | None:
    """A hedge that covers the content as a whole: on its main verb, or an adverb at its head."""
    root = content_root(tree, finding.content)
    if root is None or tree.kids(root, "conj"):
        return None
    adverbs = {tree.words[c] for c in tree.kids(root, "advmod", "aux")}
    if (adverbs & (words("hedges", "possible_modals") - {"can"}) and not _would(tree, root)) or adverbs & words(
        "hedges", "possible"
    ):
        return "possible"
    return "probable" if adverbs & words("hedges", "probable") else None


def _would(tree: Tree, root: int) -> bool:
    """Whether "could" speaks of an ability in the past or a denied possibility rather than of doubt."""
    return is_negated(tree, root)


def content_root(tree: Tree, content: frozenset[int]) -> int | None:
    """The main word of a content that is a single clause; None where there are several."""
    tops = [t for t in content if tree.is_word(t) and (tree.heads[t] == t or tree.heads[t] not in content)]
    return tops[0] if len(tops) == 1 else None
