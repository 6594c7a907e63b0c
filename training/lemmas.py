"""Learns the lemmatiser's table: the commonest change for each ending under each tag, and the words it gets wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from training.treebanks import Sentence
from variorum.language.lemmas import LONGEST_ENDING, PROPER, Change, Lemmas

LEAST_WORDS = 2
"""How many different words must show an ending before it counts; one word alone is kept as a word."""


def learn(sentences: Iterable[Sentence]) -> Lemmas:
    """A filled lemmatiser."""
    seen = _counted(sentences)
    table = Lemmas()
    table.endings = _endings(seen)
    table.verbs = _verbs(seen)
    for (tag, form), lemma in seen.items():
        if table.look_up(form, tag) != lemma:
            table.words.setdefault(tag, {})[form] = lemma
    table._known.clear()
    return table


def _counted(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            form = token.form.replace("’", "'")
            if token.xpos not in PROPER and not (token.lemma[:1].isupper()):
                form = form.lower()
            counts[token.xpos, form][token.lemma] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in counts.items()}


def _verbs(seen: dict[tuple[str, str], str]) -> frozenset[str]:
    """The verbs that stand somewhere in their plain form, as a lemma of it."""
    return frozenset(form for (tag, form), lemma in seen.items() if tag in ("VB", "VBP") and form == lemma)


def _endings(seen: dict[tuple[str, str], str]) -> dict[str, dict[str, Change]]:
    votes: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
    for (tag, form), lemma in seen.items():
        change = _change(form, lemma)
        for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
            votes[tag, form[len(form) - length :].lower()][change] += 1
    endings: dict[str, dict[str, Change]] = defaultdict(dict)
    for (tag, ending), changes in sorted(votes.items(), key=lambda item: (len(item[0][1]), item[0])):
        change, count = min(changes.items(), key=lambda item: (-item[1], item[0]))
        shorter = next(
            (endings[tag][ending[at:]] for at in range(1, len(ending) + 1) if ending[at:] in endings[tag]), None
        )
        if (count >= LEAST_WORDS or not ending) and change != shorter:
            endings[tag][ending] = change
    return dict(endings)


def _change(form: str, lemma: str) -> Change:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]
