"""Who speaks in a quotation that stands alone after the sentence that brought its speaker in."""

from __future__ import annotations

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH
from variorum.attribution.parse.tree import Range, Tree
from variorum.attribution.speakers.ability import is_person_noun
from variorum.attribution.speakers.subjects import phrase

PERSONAL = frozenset({"he", "she"})


def brought_in(tree: Tree, quote: Range) -> Finding | None:
    """The speech of the only person whom the sentence before it speaks of, where that person is its subject."""
    sentence = _sentence_before(tree, quote)
    if sentence is None or any(tree.in_quote(t) for t in range(*sentence)):
        return None
    root = next((t for t in range(*sentence) if tree.heads[t] == t and tree.is_word(t)), None)
    subjects = [] if root is None else tree.kids(root, "nsubj")
    if len(subjects) != 1 or not _is_one(tree, subjects[0]):
        return None
    source = phrase(tree, subjects[0])
    if any(_is_somebody(tree, t) for t in range(*sentence) if t not in source):
        return None
    return Finding(quote[0], SPEECH, frozenset(), source, frozenset(range(*quote)), subjects[0], basis="adjacent")


def _sentence_before(tree: Tree, quote: Range) -> Range | None:
    """The sentence that ends before a quotation, in its paragraph or, where it opens one, in the paragraph above."""
    at = quote[0] - 1
    while at >= 0 and not tree.is_word(at):
        at -= 1
    if at < 0 or tree.paragraph_of[quote[0]] - tree.paragraph_of[at] > 1:
        return None
    start, end = tree.sentences[tree.sentence_of[at]]
    return (start, min(end, quote[0]))


def _is_one(tree: Tree, i: int) -> bool:
    """Whether a subject is one person."""
    alone = not tree.kids(i, "conj") and tree.tags[i] not in ("NNS", "NNPS")
    return alone and (tree.labels[i] == "PER" or tree.words[i] in PERSONAL or is_person_noun(tree, i))


def _is_somebody(tree: Tree, t: int) -> bool:
    """Whether a word means another person: a name, a pronoun for one, or a noun for persons."""
    if tree.labels[t] == "PER" or tree.words[t] in ("him", "her", "them", "they"):
        return tree.tags[t] != "PRP$"
    return tree.tags[t] in ("NN", "NNS") and is_person_noun(tree, t)
