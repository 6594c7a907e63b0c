"""Puts "person 1", "person 2" ... in the place of names, the same for one person however the name stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from variorum.data.load import entries
from variorum.export.files import words
from variorum.folding import fold

# A word with the accents that stand behind its letters; an underscore parts words, as in addresses and handles.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
GAP = re.compile(r"[\s.,'’\-–_+]{1,3}")  # between the words of one name, in prose and in addresses
SHORTEST = 2  # letters of a part of a name that is looked for by itself
SHORTEST_HANDLE = 6  # letters of a name written as one word; fewer stand inside other words

Words = tuple[str, ...]


class Pseudonyms:
    """Replaces the names of private persons, whole or in part, and leaves the names that are kept.

    A part alone is replaced where it begins with a capital letter, or anywhere in an address or id (`loosely`). A word
    that is also in the name of an office holder, or is by itself a place, party or outlet, stays where it is alone.
    """

    def __init__(self, private: Iterable[str], *, public: Iterable[str] = (), kept: Iterable[str] = ()) -> None:
        self._sequences: dict[str, list[tuple[Words, str | None]]] = {}
        left = [name for name in map(name_words, public) if name]
        shared = {word for name in left for word in name}
        named = _numbered(name for name in private if not _is_shared(name_words(name), shared))
        free = {name for name in map(name_words, kept) if name} | set(left)
        for name in free - set(named):
            self._add(name, None)
        for name, label in {**_parts(named, shared), **named}.items():
            if len(name) > 1 or name not in free:
                self._add(name, label)
        for found in self._sequences.values():
            found.sort(key=lambda one: (-len(one[0]), one[0]))
        self._handles = {"".join(name): label for name, label in named.items() if len(name) > 1}
        self._handle = _any_of(name for name in self._handles if len(name) >= SHORTEST_HANDLE)
        self._ids: dict[str, str] = {}

    def rename(self, ids: Iterable[str]) -> None:
        """Gives the ids that hold a name others, so that no two become one."""
        taken: set[str] = set()
        for name in ids:
            told = self.hidden(name, loosely=True)
            number = 1
            while told in taken:
                number += 1
                told = f"{self.hidden(name, loosely=True)}~{number}"
            taken.add(told)
            if told != name:
                self._ids[name] = told

    def hidden(self, text: str, *, loosely: bool = False) -> str:
        """The text without the names."""
        if text in self._ids:
            return self._ids[text]
        for name, other in self._ids.items():
            text = text.replace(name, other)
        found = list(WORD.finditer(text))
        folded = [fold(one.group()) for one in found]
        if not any(word in self._sequences or self._handle.search(word) for word in folded):
            return text
        return "".join(self._pieces(text, found, folded, loosely))

    def _pieces(self, text: str, found: list[re.Match[str]], folded: list[str], loosely: bool) -> Iterable[str]:
        done = place = 0
        while place < len(found):
            length, label = self._at(text, found, folded, place, loosely)
            if label is not None:
                yield text[done : found[place].start()] + label
                done = found[place + length - 1].end()
            place += length
        yield text[done:]

    def _at(
        self, text: str, found: list[re.Match[str]], folded: list[str], place: int, loosely: bool
    ) -> tuple[int, str | None]:
        """How many words from here are a name, and what stands for it; one word that stays, if none."""
        for name, label in self._sequences.get(folded[place], ()):
            end = place + len(name)
            if tuple(folded[place:end]) != name or not _is_joined(text, found[place:end]):
                continue
            if len(name) > 1 or loosely or found[place].group()[0].isupper():
                return len(name), label
        handle = self._handle.search(folded[place])
        return 1, self._handles[handle.group()] if handle else None

    def _add(self, words: Words, label: str | None) -> None:
        self._sequences.setdefault(words[0], []).append((words, label))


def name_words(name: str) -> Words:
    """The words of a name, folded, without the titles before it."""
    found = tuple(fold(one) for one in WORD.findall(name))
    while len(found) > 1 and found[0] in entries("names/titles.txt"):
        found = found[1:]
    return found


def _numbered(private: Iterable[str]) -> dict[Words, str]:
    """Each person by the words of the name; a part of exactly one other name is that person."""
    names = list(dict.fromkeys(name for name in map(name_words, private) if name))
    whole = [name for name in names if not any(_is_part(name, other) for other in names)]
    form = str(words()["person"])
    return {name: form.format(number=number) for number, name in enumerate(whole, start=1)}


def _is_shared(name: Words, shared: set[str]) -> bool:
    """Whether a name is nothing but a word of the name of somebody who is kept: "Dorn", beside President Dorn."""
    return len(name) == 1 and name[0] in shared


def _is_part(one: Words, other: Words) -> bool:
    return len(one) == 1 and len(other) > 1 and one[0] in other


def _parts(named: Mapping[Words, str], shared: set[str]) -> dict[Words, str]:
    """The single words of names of several words, and whom they may mean."""
    small = entries("names/particles.txt")
    found: dict[Words, list[str]] = {}
    for name, label in named.items():
        for word in dict.fromkeys(name if len(name) > 1 else ()):
            if len(word) >= SHORTEST and word not in small and word not in shared and not word.isdigit():
                found.setdefault((word,), []).append(label)
    return {part: str(words()["either"]).join(labels) for part, labels in found.items()}


def _is_joined(text: str, found: list[re.Match[str]]) -> bool:
    return all(GAP.fullmatch(text, before.end(), after.start()) for before, after in pairwise(found))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    told = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, told)) if told else r"(?!)")
