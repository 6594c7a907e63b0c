"""What a clause does to its own predicate: negation, modality, condition, question, future, evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.attribution.lexicon import words
from variorum.attribution.tree import FINITE, Tree
from variorum.records import Status

SAID_AHEAD = ("i", "we")


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause stands: `strength` is CT, PR or PS; `unknown` leaves it open whether it is so."""

    negated: bool
    strength: str
    unknown: bool
    status: Status
    infinitive: bool
    independent: bool
    conditional: bool


def mood_of(tree: Tree, i: int) -> Mood:
    """The mood of the clause whose predicate stands at this token."""
    auxiliaries = auxiliaries_of(tree, i)
    forms = {tree.words[c] for c in auxiliaries}
    conditional = _is_conditional(tree, i)
    question = _is_question(tree, i)
    counterfactual = _is_counterfactual(tree, forms)
    hypothetical = bool(forms & words("modals", "conditional")) and not counterfactual and not _is_reported(tree, i)
    demanded = _is_demanded(tree, i, forms)
    return Mood(
        negated=is_denied(tree, i) != counterfactual,
        strength=_strength(tree, i, forms),
        unknown=conditional or question or hypothetical or demanded or _is_hearsay(tree, i),
        status=_status(tree, i, forms, conditional, demanded, hypothetical),
        infinitive=_is_infinitive(tree, i),
        independent=bool(tree.kids(i, "nsubj")) or tree.tags[i] in FINITE or bool(forms),
        conditional=conditional,
    )


def auxiliaries_of(tree: Tree, i: int) -> list[int]:
    """The auxiliaries of a predicate; a coordinated base form shares those of the first ("may attack and seize")."""
    own = tree.kids(i, "aux", "cop")
    if own or tree.base(i) != "conj" or tree.kids(i, "nsubj") or tree.tags[i] not in ("VB", "VBN", "VBG"):
        return own
    head = tree.heads[i]
    return tree.kids(head, "aux") if tree.tags[head] == tree.tags[i] else own


def is_denied(tree: Tree, i: int) -> bool:
    """Whether the clause is negated an odd number of times by its own words."""
    count = sum(tree.words[c] in words("negatives", "adverbs") for c in tree.children[i])
    count += sum(_no_longer(tree, c) for c in tree.children[i])
    for c in tree.kids(i, "nsubj", "obj"):
        count += tree.words[c] in words("negatives", "subjects") or _has_no(tree, c)
    count += tree.marker(i) in words("clauses", "negative")
    return count % 2 == 1


def _no_longer(tree: Tree, c: int) -> bool:
    return tree.words[c] in ("longer", "more") and c > 0 and tree.words[c - 1] == "no"


def _has_no(tree: Tree, c: int) -> bool:
    return any(tree.words[k] in words("negatives", "determiners") for k in tree.kids(c, "det", "cc:preconj"))


def _strength(tree: Tree, i: int, forms: set[str]) -> str:
    adverbs = {tree.words[c] for c in tree.kids(i, "advmod")}
    possible = forms & words("modals", "possible")
    if adverbs & words("hedges", "possible") or (possible and not _is_ability(tree, i, possible)):
        return "PS"
    if adverbs & words("hedges", "probable") or ("must" in forms and "have" in forms):
        return "PR"
    return "CT"


def _is_ability(tree: Tree, i: int, possible: set[str]) -> bool:
    """ "can" and "could" denied speak of what was not possible, hence not so: "could not reach the village"."""
    return possible <= {"can", "could", "ca"} and is_denied(tree, i)


def _is_hearsay(tree: Tree, i: int) -> bool:
    """Whether a mere attribute is hearsay ("the reportedly stolen car"); of a clause it is an attribution."""
    return tree.base(i) == "amod" and any(tree.words[c] in words("hedges", "reported") for c in tree.kids(i, "advmod"))


def _is_counterfactual(tree: Tree, forms: set[str]) -> bool:
    return bool(forms & (words("modals", "conditional") | {"could", "should"})) and bool(
        forms & {"have", "'ve", "\u2019ve"}
    )


def _is_conditional(tree: Tree, i: int) -> bool:
    """Whether the clause is a condition, depends on one, or waits for something ("until Y withdraws")."""
    if tree.base(i) == "advcl" and _opens_with(tree, i, words("clauses", "conditional") | words("clauses", "until")):
        return True
    return any(_opens_with(tree, c, words("clauses", "conditional")) for c in tree.kids(i, "advcl"))


def _opens_with(tree: Tree, i: int, openers: frozenset[str]) -> bool:
    if tree.marker(i) in openers:
        return True
    return any(tree.words[c] in openers and c < i for c in tree.kids(i, "advmod", "mark"))


def _is_question(tree: Tree, i: int) -> bool:
    if tree.base(i) in ("ccomp", "acl", "advcl", "csubj") and tree.marker(i) in words("clauses", "question"):
        return True
    if tree.base(i) in ("advcl", "acl", "ccomp", "nmod"):
        return False
    start, end = tree.sentences[tree.sentence_of[i]]
    last = end - 1
    while last > start and (tree.is_space(last) or tree.words[last] in ('"', "\u201d", "'", "\u2019")):
        last -= 1
    return tree.words[last] == "?"


def _is_infinitive(tree: Tree, i: int) -> bool:
    if tree.kids(i, "nsubj") and tree.is_finite(i):
        return False
    return any(tree.words[c] == "to" for c in tree.kids(i, "mark", "aux"))


def _is_demanded(tree: Tree, i: int, forms: set[str]) -> bool:
    """Obligation, or a command: a bare verb that heads its sentence and has no subject."""
    if forms & words("modals", "demanded"):
        return "have" not in forms
    bare = tree.tags[i] == "VB" and tree.heads[i] == i and not tree.kids(i, "nsubj", "aux", "mark", "cop")
    return bare and not _is_infinitive(tree, i)


def _status(tree: Tree, i: int, forms: set[str], conditional: bool, demanded: bool, hypothetical: bool) -> Status:
    if conditional:
        return "conditional"
    if demanded:
        return "demanded"
    reported = bool(forms & words("modals", "conditional")) and _is_reported(tree, i)
    if forms & words("modals", "future") or _is_going_to(tree, i) or (reported and not _is_past(forms)):
        return _ahead(tree, i)
    if hypothetical:
        return "predicted"
    if _is_judgement(tree, i):
        return "judged"
    ongoing = tree.tags[i] == "VBG" and bool(forms & {"is", "are", "'s", "'re", "\u2019s", "\u2019re", "been", "am"})
    return "ongoing" if ongoing else "happened"


def _ahead(tree: Tree, i: int) -> Status:
    """A speaker's own future is promised or planned; another's is predicted."""
    subjects = tree.kids(i, "nsubj")
    if not subjects:
        return "predicted"
    if tree.words[subjects[0]] in SAID_AHEAD:
        return "promised"
    return (
        "planned"
        if tree.tags[subjects[0]] == "PRP" and tree.words[subjects[0]] in ("he", "she", "they")
        else "predicted"
    )


def _is_reported(tree: Tree, i: int) -> bool:
    """Whether "would" is the "will" of a reported speech: "said it would open"."""
    return tree.base(i) == "ccomp" and tree.tags[tree.heads[i]] in ("VBD", "VBN")


def _is_past(forms: set[str]) -> bool:
    return bool(forms & {"have", "'ve", "\u2019ve"})


def _is_going_to(tree: Tree, i: int) -> bool:
    head = tree.heads[i]
    return tree.base(i) == "xcomp" and tree.words[head] == "going" and _is_infinitive(tree, i)


def _is_judgement(tree: Tree, i: int) -> bool:
    if not tree.kids(i, "cop"):
        return False
    modifiers = {tree.lemmas[c] for c in tree.kids(i, "amod")}
    return tree.lemmas[i] in words("judging", "lemmas") or bool(modifiers & words("judging", "lemmas"))
