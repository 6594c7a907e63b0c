"""What a predicate says something of: its clauses, infinitives, objects and prepositional phrases by construction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variorum.attribution.cues.cues import first
from variorum.attribution.parse.lexicon import Entry, Readings, words
from variorum.attribution.parse.tree import Tree
from variorum.attribution.speakers.subjects import is_day, is_passive, is_sequel
from variorum.data import load

SECOND_PARTS = ("of", "for", "with", "to", "on", "as")
COMPLEMENT_MARKS = ("that", "whether")
ORDER = (
    "clause",
    "raise",
    "obj+inf",
    "obj+of",
    "obj+for",
    "obj+with",
    "obj+to",
    "obj+on",
    "obj+as",
    "obj+responsible",
    "on+inf",
    "small",
    "inf",
    "ing",
)


@dataclass(frozen=True, slots=True)
class Complement:
    """The construction, the heads of the content, and the reading of the cue that allows it."""

    pattern: str
    roots: tuple[int, ...]
    entry: Entry


@cache
def answerable() -> frozenset[str]:
    """What whoever did a deed is called: "responsible", "guilty"."""
    return frozenset(load.toml("grammar/answering.toml")["being"])


@cache
def taken_on() -> frozenset[str]:
    """What whoever did a deed takes upon themselves: "responsibility for", "credit for"."""
    having = load.toml("grammar/answering.toml")["having"]
    return frozenset(noun for noun, leading in having.items() if "for" in leading)


@cache
def accusing() -> frozenset[str]:
    """The verbs that make somebody answerable for a deed: "accuse", "blame", "hold responsible"."""
    table = load.toml("grammar/answering.toml")
    return frozenset((*table["persons"], *table["deeds"], *table["finding"]["verbs"]))


def complement(tree: Tree, i: int, found: Readings) -> Complement | None:
    """What stands as content of this cue, in the construction that tells most; None where none fits."""
    options = _options(tree, i)
    prepositions = tuple(key for key in options if key not in ORDER and key != "obj")
    for pattern in (*ORDER, *prepositions, "obj"):
        entry = first(found, pattern) if pattern in options else None
        if entry is not None:
            return Complement(pattern, options[pattern], entry)
    return None


def _options(tree: Tree, i: int) -> dict[str, tuple[int, ...]]:
    options: dict[str, tuple[int, ...]] = {}
    for c in sorted(tree.children[i], key=lambda c: (c < i, c)):
        pattern = _pattern(tree, i, c)
        if pattern:
            options.setdefault(pattern, (c,))
    _join_parts(tree, i, options)
    return options


def _pattern(tree: Tree, i: int, c: int) -> str:
    """The construction in which a child stands under its predicate; empty where it is no complement."""
    dep = tree.base(c)
    if dep in ("ccomp", "xcomp", "advcl") and c > i and tree.marker(c) == "for to":
        return "for"
    if dep in ("ccomp", "csubj") and not (c > i and _is_credit(tree, c)):
        return _clausal(tree, c)
    if dep == "xcomp":
        return _open(tree, c)
    if dep == "obj" or (dep == "compound" and c > i and tree.tags[c] in ("NN", "NNS")):
        return "obj"  # a verb has no compound on its right: an object that the parser named wrongly
    if dep == "advcl" and c > i:
        return _adverbial(tree, i, c)
    if dep == "obl" and c > i and not is_day(tree, c):
        return (
            "ing" if tree.kids(c, "cop") and min(tree.subtree(c)) == i + 1 and _is_gerund(tree, c) else tree.marker(c)
        )
    if dep == "parataxis" and c > i and tree.is_finite(c) and tree.words[c - 1] in (",", ":", "\u201c", '"'):
        return "clause"
    return ""


def _is_credit(tree: Tree, c: int) -> bool:
    """Whether a clause is nothing but who passes a report on: "officials said, the Evening Post reported"."""
    start = min(tree.subtree(c))
    opened = tree.words[start] == "," or (start > 0 and tree.words[start - 1] == ",")
    return opened and tree.words[c] in words("credit", "verbs") and not tree.is_word(min(c + 1, len(tree) - 1))


def _adverbial(tree: Tree, i: int, c: int) -> str:
    """A complement that the parser took for an adverbial clause: "asked whether ...", "denied taking money"."""
    marker = tree.marker(c)
    if marker in COMPLEMENT_MARKS and tree.is_finite(c):
        return "clause"
    if tree.tags[c] == "VBG":
        between = range(i + 1, min(tree.subtree(c)))
        return "ing" if not marker and all(tree.deps[t] == "compound:prt" for t in between) else marker
    return marker if marker == "as" else ""


def _clausal(tree: Tree, c: int) -> str:
    if tree.kids(c, "case") and not tree.kids(c, "nsubj", "cop") and not tree.tags[c].startswith("VB"):
        return ""  # a place or time that the parser took for a clause: "said later at a conference"
    found = _open(tree, c)
    return "clause" if found == "small_part" or (found == "ing" and tree.kids(c, "nsubj")) else found


def _open(tree: Tree, c: int) -> str:
    if "to" in tree.marker(c).split() or any(tree.words[k] == "to" for k in tree.kids(c, "mark", "aux")):
        return "inf"
    if _is_gerund(tree, c):
        return "ing"
    return "clause" if tree.is_finite(c) else "small_part"


def _is_gerund(tree: Tree, c: int) -> bool:
    """Whether a predicate is an -ing form: by its own tag, or its first auxiliary ("having taken", "being behind")."""
    return tree.tags[c] == "VBG" or any(tree.tags[k] == "VBG" for k in tree.kids(c, "aux", "cop")[:1])


def _join_parts(tree: Tree, i: int, options: dict[str, tuple[int, ...]]) -> None:
    """Objects joined with what is said of them: "accuse X of Y", "call X Y", "X is believed to have Y"."""
    _join_addressee(tree, i, options)
    target = _patient(tree, i, options) if is_passive(tree, i) else _object(tree, i, options)
    if target is None:
        return
    _join_infinitive(tree, i, target, options)
    for part in ("inf", *SECOND_PARTS):
        if part in options:
            options[f"obj+{part}"] = (target, *options[part])
    quoted = _quoted_after(tree, target)
    if quoted:
        options["small"] = (target, *quoted)
    if any(tree.words[part] in answerable() for part in options.get("small_part", ())):
        options["obj+responsible"] = (target, *options["small_part"])
    elif tree.lemmas[target] in taken_on() and (deeds := _deeds(tree, target, options)) is not None:
        options["obj+responsible"] = (target, *deeds)
    second = options.get("small_part") or options.get("as") or _two_objects(tree, i, target)
    if second:
        options.setdefault("small", (target, *second))


def _patient(tree: Tree, i: int, options: dict[str, tuple[int, ...]]) -> int | None:
    """The subject of a passive as its object, with the infinitive that it shares ("is believed to have")."""
    options.pop("obj", None)
    target = next((c for c in tree.children[i] if tree.deps[c] == "nsubj:pass"), None)
    if target is None:
        return None
    if "inf" in options:
        options["raise"] = options["obj+inf"] = (target, *options.pop("inf"))
    options["obj"] = (target,)
    return target


def _object(tree: Tree, i: int, options: dict[str, tuple[int, ...]]) -> int | None:
    """The object, or the person addressed, of a verb in the active."""
    addressees = tree.kids(i, "iobj")
    if "obj" not in options:
        return next(iter(addressees), None)
    if addressees:
        options.setdefault("small", (addressees[0], *options["obj"]))
    return options["obj"][0]


def _join_infinitive(tree: Tree, i: int, target: int, options: dict[str, tuple[int, ...]]) -> None:
    """What the object is to do, where the parser hung it on the object or took it for a purpose."""
    purpose = _after_object(tree, i, target) if "inf" not in options else ()
    if purpose:
        options["obj+inf"] = (target, *purpose)
    inside = _inside_object(tree, target) or (_deed_inside(tree, target) if tree.lemmas[i] in accusing() else "")
    if inside:
        options.setdefault(f"obj+{inside}", (target,))


def _join_addressee(tree: Tree, i: int, options: dict[str, tuple[int, ...]]) -> None:
    """ "call on X to do Y", wherever the parser hung the infinitive."""
    purpose = _after_object(tree, i, options["on"][0]) if "on" in options and "inf" not in options else ()
    if purpose:
        options["on+inf"] = (*options["on"], *purpose)
    if "on" in options and "inf" in options:
        options["on+inf"] = (*options["on"], *options["inf"])
    elif "on" in options and _inside_object(tree, options["on"][0]) == "inf":
        options["on+inf"] = options["on"]


def _inside_object(tree: Tree, target: int) -> str:
    """The second part where the parser hung it on the object: "asked the leaders of X to halt"."""
    for holder in (target, *tree.kids(target, "nmod", "conj")):
        for c in tree.kids(holder, "acl", "nmod", "advcl"):
            marker = tree.marker(c)
            if marker == "to" and _is_base(tree, c):
                return "inf"
            if marker in SECOND_PARTS and tree.tags[c] == "VBG":
                return marker
    return ""


def _deeds(tree: Tree, target: int, options: dict[str, tuple[int, ...]]) -> tuple[int, ...] | None:
    """The deed that "for" leads to from "responsibility", wherever the parser hung it; None where there is none."""
    beside = options.get("for", ())
    inside = [c for c in tree.kids(target, "nmod") if tree.marker(c) == "for"]
    return beside if any(tree.lemmas[c] in words("events", "nouns") for c in (*beside, *inside)) else None


def deeds_beside(tree: Tree, i: int, target: int) -> tuple[int, ...]:
    """The deed right behind what somebody has who did it, hung on the verb: "denied any role | in the attack"."""
    leading = load.toml("grammar/answering.toml")["having"].get(tree.lemmas[target], ())
    end = max(tree.subtree(target))
    beside = (c for c in tree.kids(i, "obl") if tree.marker(c) in leading and min(tree.subtree(c)) == end + 1)
    return tuple(beside) if leading else ()


def _deed_inside(tree: Tree, target: int) -> str:
    """The preposition of a noun that the parser hung on the object: "attributed the raid | to rebels"."""
    parts = ((tree.marker(c), tree.lemmas[c]) for c in tree.kids(target, "nmod") if c > target)
    told = (part for part, noun in parts if part != "of" or noun in words("events", "nouns"))
    return next((part for part in told if part in SECOND_PARTS), "")


def _is_base(tree: Tree, c: int) -> bool:
    """Whether a predicate is an infinitive: by its own tag, or by that of its auxiliary or copula ("to be closed")."""
    return tree.tags[c] == "VB" or any(tree.tags[k] == "VB" for k in tree.kids(c, "aux", "cop"))


def _after_object(tree: Tree, i: int, target: int) -> tuple[int, ...]:
    """The infinitive right after an object that the parser took for a purpose: "urged both to sign"."""
    end = max(tree.subtree(target))
    return tuple(c for c in tree.kids(i, "advcl") if tree.marker(c) == "to" and min(tree.subtree(c)) == end + 1)


def _quoted_after(tree: Tree, target: int) -> tuple[int, ...]:
    """The first quoted word where a quotation follows the object at once: called the verdict "a shame"."""
    if tree.in_quote(target):
        return ()
    last = min(max(tree.subtree(target)) + 2, len(tree))
    return tuple(t for t in range(target + 1, last) if tree.in_quote(t) and tree.is_word(t))[:1]


def _two_objects(tree: Tree, i: int, target: int) -> tuple[int, ...]:
    return tuple(c for c in tree.kids(i, "obj") if c != target)[:1]


def content_of(tree: Tree, roots: tuple[int, ...], i: int) -> set[int]:
    """The words below the heads of the content, up to a clause that starts the next attribution (", adding that")."""
    tokens: set[int] = set()
    for root in roots:
        tokens |= tree.subtree(root, without=(*_sequels(tree, root), i))
    return tokens


def _sequels(tree: Tree, root: int) -> list[int]:
    after = [c for c in tree.kids(root, "parataxis", "conj") if c > root and ";" in tree.words[root:c]]
    return after + [c for c in tree.kids(root, "advcl") if is_sequel(tree, c)]
