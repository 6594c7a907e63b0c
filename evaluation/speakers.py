"""The command `speakers`: whether a speaker that is a pronoun or a noun gets the right name, on GUM's coreference.

The product reads the text alone. An attribution that it finds counts where the head of its source, by the treebank's
tree, is a pronoun or common noun and heads a mention of a person or an organisation that a proper noun names somewhere
in the document. What "I", "we" and "you" say in a turn of a transcript is left out: its speaker stands in the
annotation and not in the text. The attribution's `name` is then

* right, where it holds the head word of another mention of that entity, one that is no pronoun, and no word which no
  mention of the entity has;
* open, where there is none, or nothing but the source's own words and no name among them ("the director, Ana Diaz");
* wrong otherwise.

Accuracy is the share that is right of all that count; precision the share of those not left open. The train part serves
to tune rules: the parsers have seen its trees, though not its coreference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from evaluation.frozen import freeze, is_frozen
from evaluation.language.conllu import HEAD, ID, UPOS, read
from evaluation.language.entities import Mention, Word, mentions, placed
from evaluation.page import write_page
from variorum.attribution import attribute
from variorum.language import annotate
from variorum.records import Attribution, Span

Verdict = Literal["right", "wrong", "open"]
Group = Literal["he, she", "it, they", "I, we, you", "noun"]

KINDS = ("person", "organization")
GROUPS: tuple[Group, ...] = ("he, she", "it, they", "I, we, you", "noun")
_FORMS: dict[str, Group] = {
    **dict.fromkeys(("he", "she", "him", "his", "her", "hers"), "he, she"),
    **dict.fromkeys(("i", "me", "my", "we", "us", "our", "you", "your"), "I, we, you"),
}
_LINKS = frozenset({"the", "a", "an", "of", "in", "for", "and", "its", "his", "her", "their", "'s", "’s"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "professor", "prof", "president", "sir"})
_SMALL = _LINKS | _TITLES


@dataclass(frozen=True, slots=True)
class Case:
    """One attribution that counts: what its source is, the name it got, and whether that is right."""

    document: str
    source: str
    group: Group
    name: str | None
    verdict: Verdict
    names: tuple[str, ...]


def speakers(treebanks: Path, parser: str, *, part: str = "dev", limit: int | None = None) -> int:
    """Measures and prints the figures, and freezes those of all of dev; with a limit, of so many documents only."""
    paths = sorted((treebanks / "gum" / part).glob("*.conllu"))
    found = counted(case for path in islice(paths, limit) for case in cases(path, parser))
    for group, figures in found.items():
        print(f"{group}: " + ", ".join(f"{key} {value:.3g}" for key, value in figures.items()))
    if part == "dev" and limit is None and is_frozen(parser):
        freeze("speakers", parser, found)
        write_page()
    return 0


def counted(found: Iterable[Case]) -> dict[str, dict[str, Any]]:
    """Counts and shares, of all cases and by what the source is."""
    verdicts: dict[str, Counter[str]] = {"all": Counter()}
    for case in found:
        for group in ("all", case.group):
            verdicts.setdefault(group, Counter())[case.verdict] += 1
    shown = ("all", *(group for group in GROUPS if group in verdicts))
    return {group: _figures(verdicts[group]) for group in shown}


def _figures(verdicts: Counter[str]) -> dict[str, Any]:
    count, told = verdicts.total(), verdicts["right"] + verdicts["wrong"]
    return {
        **{verdict: verdicts[verdict] for verdict in ("right", "wrong", "open")},
        "accuracy": verdicts["right"] / count if count else 0.0,
        "precision": verdicts["right"] / told if told else 0.0,
    }


def cases(path: Path, parser: str) -> Iterator[Case]:
    """The attributions of one document that count."""
    sentences = read(path.read_text(encoding="utf-8"))
    text, words = placed(sentences)
    turns = [sentence.comment("speaker") is not None for sentence in sentences]
    told = {word.start for inside, turn in zip(words, turns, strict=True) if turn for word in inside}
    gold = [mention for mention in mentions(words) if mention.kind in KINDS]
    (doc,) = annotate([text], parser=parser)
    for attribution in attribute(doc):
        head = source_head(attribution.source, words)
        meant = max((one for one in gold if one.head == head), key=_length, default=None)
        alike = [one for one in gold if meant is not None and one.entity == meant.entity]
        if meant is None or meant.pos not in ("PRON", "NOUN") or all(one.pos != "PROPN" for one in alike):
            continue
        group = _group(text, meant)
        if group == "I, we, you" and meant.start in told:
            continue
        names = tuple(sorted({text[one.start : one.end] for one in alike if one.pos == "PROPN"}))
        source = " … ".join(span.exact for span in attribution.source)
        found = verdict(text, attribution, meant, alike)
        yield Case(path.stem, source, group, attribution.name, found, names)


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def _group(text: str, meant: Mention) -> Group:
    return "noun" if meant.pos == "NOUN" else _FORMS.get(text[slice(*meant.head)].lower(), "it, they")


def source_head(source: Sequence[Span], sentences: Iterable[Sequence[Word]]) -> tuple[int, int] | None:
    """The place of the word of a source that hangs on none of its others, in the gold tree; None without one."""
    for words in sentences:
        inside = [word for word in words if any(span.start <= word.start and word.end <= span.end for span in source)]
        numbers = {word.row[ID] for word in inside}
        for word in inside:
            if word.row[HEAD] not in numbers and word.row[UPOS] != "PUNCT":
                return word.start, word.end
    return None


def verdict(text: str, attribution: Attribution, meant: Mention, alike: Sequence[Mention]) -> Verdict:
    """What a name is worth, given all mentions of the entity meant."""
    name = _words(attribution.name or "")
    others = [one for one in alike if one != meant and one.pos != "PRON"]
    heads = {text[slice(*one.head)].lower() for one in others}
    held = {word for one in alike for word in _words(text[one.start : one.end])}
    named = {text[slice(*one.head)].lower() for one in others if one.pos == "PROPN"}
    own = {word for span in attribution.source for word in _words(span.exact)}
    if not name - own - _SMALL and not name & named:
        return "open"
    return "right" if name & heads and not name - held - _SMALL else "wrong"


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'’-]+", text.lower()))
