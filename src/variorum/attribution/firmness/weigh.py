"""The room's second verb: how firmly each predicate is asserted inside its own clause.

Attribution is not counted here: below "said that" a clause starts anew, and what the speaker makes of it stands on
the attribution. What counts is negation, modality, conditions, questions, time, and governing words ("failed to").
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from variorum.attribution.cues.coordination import mended
from variorum.attribution.firmness.conditions import is_awaited
from variorum.attribution.firmness.constructions import is_headline, is_impersonal, is_outcome, is_said_of
from variorum.attribution.firmness.governors import Governor, compose, flip, governors, weaken
from variorum.attribution.firmness.moods import Mood, mood_of
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import FINITE, Tree
from variorum.records import Commitment, Factuality, Status

Weight = tuple[Factuality, Status]
OPEN_STATUSES = frozenset({"planned", "promised", "wished", "demanded", "predicted", "conditional"})
DEPENDENT_NOUN = ("obj", "obl", "nmod", "nsubj", "iobj", "compound", "conj", "appos")
GOVERNED_BY = ("about", "at", "for", "from", "in", "of", "on", "to")
DEEPEST = 40


def weigh(doc: Doc) -> dict[int, Commitment]:
    """By token: every verb, predicate adjective or noun, and event noun, with FactBank's value and a status."""
    if not len(doc):
        return {}
    scales = Scales(mended(doc))
    return {i: Commitment(i, *scales.weight(i)) for i in range(len(doc)) if is_predicate(scales.tree, i)}


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether a token says that something happens or is so."""
    tag = tree.tags[i]
    if tag.startswith("VB"):
        return tree.base(i) not in ("aux", "cop")
    if tree.kids(i, "cop"):
        return True
    if tag in ("NN", "NNS"):
        return is_event(tree, i) or _is_asked_for(tree, i)
    return tag.startswith("JJ") and bool(tree.kids(i, "nsubj", "xcomp", "ccomp"))


def is_event(tree: Tree, i: int) -> bool:
    """Whether a noun names a happening, by the list or by its ending."""
    lemma = tree.lemmas[i]
    return lemma in words("events", "nouns") or lemma.endswith(_suffixes())


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(words("events", "suffixes"))


def _is_asked_for(tree: Tree, i: int) -> bool:
    """Whether a noun is what a plan, a demand or a refusal is about: "is seeking guidance", "blocked the exports"."""
    head = tree.heads[i]
    governor = _noun_governor(tree, i) if head != i and tree.base(i) in ("obj", "obl") else None
    return governor is not None and (governor.status is not None or governor.plus != "CT+")


def _weighs(tree: Tree, head: int, governor: Governor) -> bool:
    """Whether a word says how likely a clause is: "it seems that", "it is unlikely that"; not "it means that"."""
    return is_impersonal(tree, head) and (governor.status is None or not tree.tags[head].startswith("VB"))


def _asks_for(tree: Tree, i: int, governor: Governor) -> bool:
    """Whether a finite clause is wished or asked for ("asked that he leave"), not only told ("told them he left")."""
    if governor.status == "wished":
        return True
    verbs = (i, *tree.kids(i, "aux", "cop"))
    told = any(tree.tags[t] in FINITE and tree.words[t] not in words("modals", "demanded") for t in verbs)
    return governor.status == "demanded" and not told


class Scales:
    """Weighs the predicates of one document, each once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.known: dict[int, Weight] = {}

    def weight(self, i: int, depth: int = 0) -> Weight:
        """The value and status of one predicate."""
        if i not in self.known:
            self.known[i] = ("CT+", "happened")  # what a cycle in a broken parse falls back on
            self.known[i] = self._noun(i, depth) if _is_nominal(self.tree, i) else self._clause(i, depth)
        return self.known[i]

    def _clause(self, i: int, depth: int) -> Weight:
        mood = mood_of(self.tree, i)
        own = _of_mood(mood)
        above = self._above(i, mood, depth)
        if above is None:
            return own
        value, status = above
        if own[0] in ("Uu", "CTu") or value in ("Uu", "CTu"):
            return "Uu", own[1] if own[1] != "happened" else status
        merged = flip(value) if mood.negated else value
        merged = weaken(merged, mood.strength)
        return merged, status if own[1] in ("happened", "ongoing") else own[1]

    def _above(self, i: int, mood: Mood, depth: int) -> Weight | None:
        """What the governing word leaves of this clause; None where the clause stands on its own."""
        tree, head, dep = self.tree, self.tree.heads[i], self.tree.base(i)
        if head == i or depth > DEEPEST:
            return None
        if dep in ("xcomp", "ccomp", "csubj") or is_said_of(tree, i):
            return self._governed(head, i, mood, depth)
        if dep == "conj" and not mood.independent:
            return self.weight(head, depth + 1)
        if dep in ("acl", "advcl") and mood.infinitive:
            return self._infinitive(i, depth)
        if dep in ("advcl", "obl", "acl") and tree.tags[i] == "VBG" and not mood.conditional:
            return self._participle(head, i, depth)
        return self._with_its_head(head, i, depth) if is_awaited(tree, i) else None

    def _governed(self, head: int, i: int, mood: Mood, depth: int) -> Weight | None:
        governor = _governor(self.tree, head)
        participle = self.tree.tags[i] == "VBG" and not self.tree.is_finite(i)
        bound = self.tree.base(i) == "xcomp" or mood.infinitive or participle
        if governor is None:
            return self.weight(head, depth + 1) if self.tree.base(i) == "xcomp" else None
        if bound or _asks_for(self.tree, i, governor) or _weighs(self.tree, head, governor):
            return self._under(head, governor, depth, given=participle and _ends(self.tree, head))
        return None

    def _infinitive(self, i: int, depth: int) -> Weight:
        """A plan, demand or purpose: "a plan to", "called on them to", "in order to"."""
        head, dep = self.tree.heads[i], self.tree.base(i)
        governor = _governor(self.tree, head)
        if governor is not None:
            return self._under(head, governor, depth)
        if is_outcome(self.tree, i):
            return self.weight(head, depth + 1)
        if is_headline(self.tree, head):
            return "CT+", "predicted"
        return ("CT+", "happened") if dep == "acl" and _is_ordinal(self.tree, head) else ("Uu", "planned")

    def _participle(self, head: int, i: int, depth: int) -> Weight | None:
        """ "prevented them from leaving", "accused them of shelling"; a means is as open as what it serves."""
        marker = self.tree.marker(i)
        governor = _governor(self.tree, head, marker) if marker in GOVERNED_BY else None
        if governor is not None:
            return self._under(head, governor, depth)
        serves = self.tree.base(i) == "advcl" and marker in ("", "by", "in", "while")
        return self._with_its_head(head, i, depth) if serves else None

    def _with_its_head(self, head: int, i: int, depth: int) -> Weight | None:
        """What is open because the clause it hangs on is: "will win by waiting", "will leave before winter comes"."""
        if not is_predicate(self.tree, head):
            return None
        value, status = self.weight(head, depth + 1)
        return ("Uu" if value == "Uu" else "CT+", status) if status in OPEN_STATUSES or value == "Uu" else None

    def _under(self, head: int, governor: Governor, depth: int, *, given: bool = False) -> Weight:
        """What a governor leaves of what is below it; what is `given` is there whether it ends or not."""
        value, status = self.weight(head, depth + 1)
        if given and value == "Uu":
            return "CT+", "happened"
        below = compose(value, governor)
        if status == "judged":
            status = "happened"  # "it is false that": the word judges, and what it speaks of is no judgement
        if status in OPEN_STATUSES and governor.status is None:
            return below, status
        return below, governor.status or status

    # --- event nouns ------------------------------------------------------------------------------------------

    def _noun(self, i: int, depth: int) -> Weight:
        value, status = self._noun_in_place(i, depth)
        adjectives = {self.tree.words[c] for c in self.tree.kids(i, "amod")}
        for section, limit in (("unknown", ""), ("probable", "PR"), ("possible", "PS")) if adjectives else ():
            if adjectives & words("modifiers", section):
                value = weaken(value, limit) if limit else "Uu"
        for section in ("planned", "promised", "predicted") if adjectives else ():
            if adjectives & words("modifiers", section):
                return "Uu", section  # type: ignore[return-value]
        if _has_no(self.tree, i):
            return weaken("CT-", value[:2]) if value not in ("Uu", "CTu") else "Uu", status
        return flip(value) if adjectives & words("modifiers", "never") else value, status

    def _noun_in_place(self, i: int, depth: int) -> Weight:
        tree, head, dep = self.tree, self.tree.heads[i], self.tree.base(i)
        if head == i or depth > DEEPEST or dep not in DEPENDENT_NOUN:
            return "CT+", "happened"
        if dep == "conj":
            return self.weight(head, depth + 1)
        governor = _noun_governor(tree, i)
        if governor is None:
            return "CT+", "happened"
        return self._under(head, governor, depth, given=_ends(tree, head) and _is_known(tree, i))


def _ends(tree: Tree, head: int) -> bool:
    """Whether what stands below a verb can only end: "wants to end the war"."""
    return tree.lemmas[head] in words("governing", "ending")


def _is_known(tree: Tree, i: int) -> bool:
    """Whether a noun speaks of something already there: "stop the war", "its raids", not "stop an invasion"."""
    return any(tree.words[c] in words("governing", "known") or tree.deps[c] == "nmod:poss" for c in tree.children[i])


def _is_nominal(tree: Tree, i: int) -> bool:
    return tree.tags[i] in ("NN", "NNS") and not tree.kids(i, "cop")


def _of_mood(mood: Mood) -> Weight:
    value: Factuality = "CT-" if mood.negated else "CT+"
    if mood.unknown:
        return "Uu", mood.status
    return weaken(value, mood.strength), mood.status


def _governor(tree: Tree, head: int, marker: str = "") -> Governor | None:
    """The entry of a word, which may be one of its own before a preposition: "stop", but "stop from"."""
    tag = tree.tags[head]
    if tag.startswith("VB"):
        particle = next((tree.words[c] for c in tree.children[head] if tree.deps[c] == "compound:prt"), "")
        verbs = governors("V")
        lemma = tree.lemmas[head]
        keys = (*(f"{lemma} {word}" for word in (marker, particle) if word), tree.words[head], lemma)
        return next((verbs[key] for key in keys if key in verbs), None) or governors("A").get(tree.words[head])
    return governors("N" if tag.startswith("N") else "A").get(tree.lemmas[head])


def _noun_governor(tree: Tree, i: int) -> Governor | None:
    """The entry of the word that asks for a noun, prevents it or brings it about; "have" does so for clauses alone."""
    head = tree.heads[i]
    governor = _governor(tree, head)
    return governor if governor and tree.lemmas[head] != "have" and _governs_noun(tree, i, head) else None


def _governs_noun(tree: Tree, i: int, head: int) -> bool:
    """Whether the noun is what the governor asks for, prevents or brings about, not a mere circumstance."""
    dep, marker = tree.base(i), tree.marker(i)
    if dep == "obj" and tree.lemmas[head] in words("governing", "only_for"):
        return False
    if dep in ("obj", "nsubj"):
        return dep == "obj" or tree.deps[i] == "nsubj:pass" or (not tree.kids(head, "obj", "ccomp", "xcomp"))
    if dep == "obl":
        return marker in ("for", "against") and not tree.kids(head, "obj", "xcomp")
    return dep == "nmod" and marker in ("of", "for")


def _is_ordinal(tree: Tree, head: int) -> bool:
    return tree.words[head] in ("first", "last", "second", "only", "latest") or any(
        tree.words[c] in ("first", "last", "second", "only", "latest") for c in tree.children[head]
    )


def _has_no(tree: Tree, i: int) -> bool:
    if any(tree.words[c] in words("negatives", "determiners") for c in tree.kids(i, "det", "advmod")):
        return True
    return tree.marker(i) in words("clauses", "negative")
