"""What a clause does to its own predicate: negation, modality, condition, question, future, evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.attribution.firmness.ahead import is_ahead, is_reported, is_set, status_ahead
from variorum.attribution.firmness.conditions import is_conditional, is_contrary
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.not_one import not_one
from variorum.records import Status


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
    contrary = is_contrary(tree, i)
    conditional = is_conditional(tree, i)
    hypothetical = bool(forms & words("modals", "conditional")) and not contrary and not is_reported(tree, i)
    refused = hypothetical and not conditional and is_denied(tree, i)
    demanded = _is_demanded(tree, i, forms)
    left_open = conditional and not contrary
    return Mood(
        negated=is_denied(tree, i) != contrary,
        strength=_strength(tree, i, forms),
        unknown=left_open
        or (hypothetical and not refused)
        or demanded
        or is_set(tree, i, forms)
        or _is_question(tree, i)
        or _is_hearsay(tree, i),
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
    adverbs, count = words("negatives", "adverbs"), 0
    for c in tree.children[i]:
        count += tree.words[c] in adverbs or _no_longer(tree, c)
        if tree.base(c) in ("nsubj", "obj"):
            count += tree.words[c] in words("negatives", "subjects") or _has_no(tree, c) or _is_not_one(tree, c, i)
    count += tree.marker(i) in words("clauses", "negative")
    count += tree.deps[i] == "acl:relcl" and _is_cleft_denied(tree, i)
    return count % 2 == 1


def _is_cleft_denied(tree: Tree, i: int) -> bool:
    """Whether somebody is said not to be who did it: "it was not us who shelled the town", not "not only us"."""
    head = tree.heads[i]
    does = [c for c in tree.kids(i, "nsubj") if c == head + 1 and tree.words[c] in words("clauses", "cleft")]
    if not does or tree.kids(head, "case") or not tree.kids(head, "cop"):
        return False
    negated = [c for c in tree.children[head] if tree.words[c] in words("negation", "words")]
    others = [c for c in tree.kids(head, "advmod") if c not in negated]
    is_it = any(tree.words[c] == "it" for c in tree.kids(head, "expl", "nsubj"))
    return bool(negated) and is_it and all(c < negated[0] for c in others)


def _no_longer(tree: Tree, c: int) -> bool:
    if tree.words[c] not in ("longer", "more") or tree.base(c) == "conj":
        return False
    return c > 0 and tree.words[c - 1] == "no"


def _has_no(tree: Tree, c: int) -> bool:
    return any(tree.words[k] in words("negatives", "determiners") for k in tree.kids(c, "det", "cc:preconj"))


def _is_not_one(tree: Tree, c: int, i: int) -> bool:
    """Whether a subject or object is "not one soldier", "not a single one"; a "not" on the verb is counted there."""
    negation = not_one(tree.words, c, tree.sentences[tree.sentence_of[c]][0])
    return negation is not None and tree.heads[negation] != i


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


def _is_question(tree: Tree, i: int) -> bool:
    if tree.base(i) in ("ccomp", "acl", "advcl", "csubj") and tree.marker(i) in words("clauses", "question"):
        return tree.lemmas[tree.heads[i]] not in words("clauses", "doubting")
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
    return is_command(tree, i)


def is_command(tree: Tree, i: int) -> bool:
    """Whether the predicate is a bare verb that heads its sentence or opens a quotation: "stay away", "do not go"."""
    if tree.tags[i] != "VB" or tree.kids(i, "nsubj", "mark", "cop", "expl"):
        return False
    if any(tree.words[c] not in ("do", "please", "let") for c in tree.kids(i, "aux")) or _is_infinitive(tree, i):
        return False
    if tree.base(i) == "conj":
        return tree.heads[i] < i and is_command(tree, tree.heads[i])
    if tree.heads[i] == i:
        return True
    before = [t for t in tree.subtree(i) if t < i and tree.is_word(t)]
    opens = all(tree.pos[t] in ("ADV", "AUX", "PART", "INTJ") for t in before)
    return opens and tree.base(i) in ("ccomp", "parataxis") and _follows_mark(tree, min([*before, i]))


def _follows_mark(tree: Tree, i: int) -> bool:
    """Whether a clause opens a quotation or stands after a colon."""
    return i > 0 and tree.words[i - 1] in words("clauses", "opening_marks")


def _status(tree: Tree, i: int, forms: set[str], conditional: bool, demanded: bool, hypothetical: bool) -> Status:
    if conditional:
        return "conditional"
    if demanded:
        return "demanded"
    if is_ahead(tree, i, forms):
        return status_ahead(tree, i, forms)
    if hypothetical:
        return "predicted"
    if _is_judgement(tree, i):
        return "judged"
    ongoing = tree.tags[i] == "VBG" and bool(forms & {"is", "are", "'s", "'re", "\u2019s", "\u2019re", "been", "am"})
    return "ongoing" if ongoing else "happened"


def _is_judgement(tree: Tree, i: int) -> bool:
    if not tree.kids(i, "cop"):
        return False
    modifiers = {tree.lemmas[c] for c in tree.kids(i, "amod")}
    return tree.lemmas[i] in words("judging", "lemmas") or bool(modifiers & words("judging", "lemmas"))
