"""Who a source is: its fullest name in the article."""

from __future__ import annotations

from itertools import pairwise

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.apposed import apposed, full_name, has_capital, named_body

DETERMINERS = ("DT", "PRP$", "PDT", "WP$")
FIRST_PERSON = frozenset({"i", "me", "myself"})
RELATIVE = ("WP", "WDT")
REFERRING = ("PRP", "PRP$", "DT", "EX", *RELATIVE)
ELDER = frozenset({"elder", "late", "older", "younger"})
LONGEST_BRACKET = 8  # words
BEARER_REACH = 10  # words around a name in which its office may stand
NAME_LINKS = ("appos", "flat", "compound", "nmod:desc")
ASIDES = ("appos", "acl", "parataxis", "punct", "dep", "advcl", "discourse")


def name_of(tree: Tree, finding: Finding) -> str | None:
    """The fullest name of the source in the article: a person's without titles, else the noun phrase; or None."""
    if finding.name is not None or finding.speaker is None:
        return finding.name
    head = finding.speaker
    if is_nobody(tree, head):
        return None
    if tree.tags[head] in RELATIVE:
        return _of_head(tree, antecedent_head(tree, head), None)
    return _of_head(tree, head, finding.source)


def is_nobody(tree: Tree, head: int) -> bool:
    """Whether a source says that there is none: "no group has claimed", "neither side commented"."""
    return any(tree.words[c] in words("negatives", "determiners") for c in tree.kids(head, "det"))


def bracketed(tree: Tree, head: int) -> str | None:
    """Whom an editor's brackets name behind a pronoun: "They [the engineers] told us"."""
    if head + 2 >= len(tree) or tree.words[head + 1] != "[":
        return None
    end = next((t for t in range(head + 2, min(head + LONGEST_BRACKET, len(tree))) if tree.words[t] == "]"), None)
    start = head + 3 if tree.tags[head + 2] in DETERMINERS else head + 2
    return None if end is None or end <= start else tree.exact(start, end)


def _of_two(tree: Tree, head: int) -> str | None:
    """Which of the two that the sentence before names: "the former", "the latter"."""
    sentence = tree.sentence_of[head]
    if tree.words[head] not in ("former", "latter") or not sentence:
        return None
    start, end = tree.sentences[sentence - 1]
    for label in ("PER", "ORG", "LOC"):
        named = [(first, last) for first, last, kind in tree.names if kind == label and start <= first < end]
        if len(named) == 2:
            return full_name(tree, *named[tree.words[head] == "latter"])
    return None


def is_reference(tree: Tree, head: int) -> bool:
    """Whether a source is a mere pronoun, which is nobody's name; the body WHO is none."""
    form = tree.exact(head, head + 1)
    if len(form) > 1 and form.isupper():
        return False
    return tree.tags[head] in REFERRING or tree.words[head] in words("mute", "references")


def antecedent_head(tree: Tree, head: int) -> int:
    """The noun that a relative pronoun stands for."""
    if tree.tags[head] not in RELATIVE:
        return head
    for above in tree.ancestors(head):
        if tree.deps[above] == "acl:relcl":
            return tree.heads[above]
    return head


def _of_head(tree: Tree, head: int, source: frozenset[int] | None) -> str | None:
    if is_reference(tree, head):
        return bracketed(tree, head) or _of_reference(tree, head, head + 1)
    if called_a_paper(tree, head, source):
        return tree.exact(head, head + 2)
    person = _several(tree, head, source) or _person(tree, head, source)
    if person is not None:
        return full_name(tree, *person)
    body = named_body(tree, head, source)
    told = _of_two(tree, head) or (full_name(tree, *body) if body else apposed(tree, head, source))
    core = [t for t in _core(tree, head) if source is None or t in source]
    if told is not None or not core:
        return told
    start, end = core[0], core[-1] + 1
    known = (None if _names_other(tree, core, head) else _of_reference(tree, start, end)) or _entity_name(
        tree, head, start, end
    )
    return known or tree.exact(_after_office(tree, core), end)


def _names_other(tree: Tree, core: list[int], head: int) -> bool:
    """Whether a body or country beside an office tells it apart from the one whose bearer was named before."""
    found = tree.doc._.antecedents.get((core[0], core[-1] + 1)) or tree.doc._.antecedents.get(
        (core[0] - 1, core[-1] + 1)
    )
    told = {tree.lemmas[t] for t in core if tree.labels[t] in ("ORG", "LOC", "NORP")}
    if found is None or tree.labels[head] or not told:
        return False
    first, last = tree.doc._.full_names.get(found, found)
    start, end = tree.sentences[tree.sentence_of[first]]
    around = range(max(first - BEARER_REACH, start), min(last + BEARER_REACH, end))
    return not told <= {tree.lemmas[t] for t in around if t not in core}


def _of_reference(tree: Tree, start: int, end: int) -> str | None:
    """The named antecedent of a pronoun or nominal, where the language room found one."""
    antecedents = tree.doc._.antecedents
    for first in (start, start - 1):
        found = antecedents.get((first, end))
        if found is not None:
            bare = tree.tags[found[0]] == "DT" and not tree.labels[found[0]] and found[1] - found[0] > 1
            return full_name(tree, found[0] + 1, found[1]) if bare else full_name(tree, *found)
    return None


def called_a_paper(tree: Tree, head: int, source: frozenset[int] | None) -> bool:
    """Whether a name of one word has the last word of a paper's name right behind it: "Kelm Today"."""
    if source is None or head + 1 not in source or tree.words[head + 1] not in words("outlets", "names"):
        return False
    known = [(start, end) for start, end, _ in tree.names_between(head, head + 1)]
    return known in ([(head, head + 1)], [(head, head + 2)]) and tree.is_capital(head + 1)


def _several(tree: Tree, head: int, source: frozenset[int] | None) -> tuple[int, int] | None:
    """The names behind a noun for several persons, as one stretch: "the two ministers, Ana Diaz and Ole Brandt"."""
    if source is None or tree.tags[head] not in ("NNS", "NNPS"):
        return None
    near = tree.names_between(head + 1, max(source) + 1)
    persons = [(start, end) for start, end, label in near if label == "PER" and start in source]
    if len(persons) < 2 or not all(
        t == "," or t == "and" for a, b in pairwise(persons) for t in tree.words[a[1] : b[0]]
    ):
        return None
    first, last = persons[0][0], persons[-1][1]
    return (first, last) if all(not tree.is_word(t) for t in range(head + 1, first)) else None


def _person(tree: Tree, head: int, source: frozenset[int] | None) -> tuple[int, int] | None:
    """The person's name that is the head of a noun phrase, or stands in apposition to the office that is."""
    reach = {head}
    for c in tree.children[head]:
        if _modifies(tree, c, head):
            continue
        if tree.base(c) in ("appos", "flat") or tree.deps[c] in NAME_LINKS:
            reach.add(c)
    if any(source is None or c in source for c in tree.kids(head, "conj")):
        return None
    around = reach | (source or set())
    near = tree.names_between(min(around), max(around) + 1)
    persons = [(start, end) for start, end, label in near if label == "PER" and has_capital(tree, start, end)]
    names = [(start, end) for start, end in persons if any(start <= t < end for t in reach)]
    if any(start in (source or ()) and _is_beside(tree, head, start) for start, _ in persons):
        return None
    if not names and source is not None:
        names = [(start, end) for start, end in persons if _bears_name(tree, head, source, start, end)]
    return names[0] if len(names) == 1 else None


def _is_beside(tree: Tree, head: int, person: int) -> bool:
    """Whether a person speaks beside another: "the mayor, Ole Brandt, and the governor, Ana Diaz"."""
    path = _up_to([person, *tree.ancestors(person)], head)
    bases = {tree.base(t) for t in path}
    return "conj" in bases and bases <= {"conj", "appos", "flat", "compound"}


def _modifies(tree: Tree, c: int, head: int) -> bool:
    """Whether a name only tells which body it is: "the Okafor administration" is not Okafor."""
    return c < head and tree.deps[c] == "compound" and tree.labels[head] != "PER" and tree.tags[head] in ("NN", "NNS")


def _bears_name(tree: Tree, head: int, source: frozenset[int], start: int, end: int) -> bool:
    """Whether a name inside a phrase is its bearer's: "ambassador to Chile Ana Diaz", not "aide to Ana Diaz"."""
    if start not in source or tree.in_quote(start):
        return False
    if any(_modifies(tree, t, head) for t in range(start, end)):
        return False
    before = start - 1
    while before > head and _is_before_name(tree, before):
        before -= 1
    if start and tree.tags[before] in ("IN", "TO", "CC"):
        return False
    if end < len(tree) and tree.tags[end] == "POS":
        return False
    if head < start and all(_is_of_title(tree, t) for t in range(head + 1, start)):
        return True
    path = [start, *tree.ancestors(start)]
    return not any(tree.base(t) in ("acl", "advcl", "obj", "obl") for t in _up_to(path, head))


def _is_before_name(tree: Tree, t: int) -> bool:
    """Whether a word belongs to the name behind it: "the elder Mr." before "Okafor"."""
    return tree.words[t] in ELDER or (tree.pos[t] in ("PROPN", "ADJ", "DET") and not tree.labels[t])


def _is_of_title(tree: Tree, t: int) -> bool:
    """Whether a word can stand between an office and its bearer: "ambassador to Chile Ana Diaz"."""
    return tree.labels[t] in ("LOC", "ORG", "NORP") or tree.words[t] in ("to", "of", "for", "in", "the", "and")


def _up_to(path: list[int], head: int) -> list[int]:
    return path[: path.index(head)] if head in path else path


def _core(tree: Tree, head: int) -> list[int]:
    """The noun phrase without determiners, appositions and clauses: "spokesman for the ministry"."""
    cut = [c for c in tree.children[head] if tree.base(c) in ASIDES or (tree.tags[c] in DETERMINERS and c < head)]
    cut += [c for c in tree.children[head] if c < head and tree.base(c) in ("case", "cc", "advmod")]
    cut += [c for c in tree.kids(head, "conj") if tree.tags[c].startswith("VB")]
    tokens = sorted(t for t in tree.subtree(head, without=cut) if t not in cut)
    aside = next((t for t in tokens if t > head and tree.tags[t] in ("WDT", "WP", "WP$")), None)
    if aside is None and not any(tree.tags[t] == "CC" for t in tokens):
        aside = next((t for t in tokens if t > head and tree.words[t] == ","), None)
    tokens = [t for t in tokens if aside is None or t < aside]
    while tokens and not (tree.is_word(tokens[-1])) and tree.words[tokens[-1]] not in ("'", "\u2019"):
        tokens.pop()
    while tokens and not tree.is_word(tokens[0]):
        tokens.pop(0)
    return tokens


def _after_office(tree: Tree, core: list[int]) -> int:
    """Where the name starts in "rescue chief Paolo Ferri": after plain nouns, if capitals fill the rest."""
    first = core[-1] + 1
    while first > core[0] and tree.tags[first - 1] == "NNP":
        first -= 1
    kind = core[0] < first <= core[-1] and tree.lemmas[first - 1] in words("speakers", "kinds")
    named = (kind or core[-1] - first >= 1) and all(tree.tags[t] in ("DT", "NN", "NNS", "JJ", "NNP") for t in core)
    plain = first > core[0] and tree.tags[first - 1] in ("NN", "JJ") and not tree.is_capital(first - 1)
    return first if named and plain else core[0]


def _entity_name(tree: Tree, head: int, start: int, end: int) -> str | None:
    """The full form of a body's or country's name, where the phrase is nothing but that name."""
    for first, last, _ in tree.names_between(head, head + 1):
        if first <= head < last and first <= start and end <= last:
            return full_name(tree, first, last)
    return None
