"""A lemmatiser that is a table: for each tag, known words and the commonest change of an ending."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import numpy
from spacy.attrs import LEMMA, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

from variorum.language.forms import texts
from variorum.language.gazetteer import is_people

LONGEST_ENDING = 6
PROPER = ("NNP", "NNPS")
PASTS = {"VBD": "VBN", "VBN": "VBD"}  # a tagger takes the one for the other
ENDED = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}

KNOWN = 2**12  # forms that are looked up once, before it begins anew: those of some dozens of reports

Change = tuple[int, str]
"""How many letters go from the end, and what comes instead."""


class Lemmas:
    """Sets `token.lemma_` from the token's tag and form; learned by `training/lemmas.py`."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, Change]] = {}
        self.verbs: frozenset[str] = frozenset()
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same document with a lemma on each token."""
        strings, tags = doc.vocab.strings, cast("list[int]", doc.to_array([TAG]).reshape(-1).tolist())
        found = [
            self._lemma(doc, place, form, strings[tag])
            for place, (form, tag) in enumerate(zip(texts(doc), tags, strict=True))
        ]
        rows = numpy.array([strings.add(lemma) for lemma in found], dtype=numpy.uint64).reshape(-1, 1)
        doc.from_array([LEMMA], cast(Ints2d, rows))
        return doc

    def _lemma(self, doc: Doc, place: int, form: str, tag: str) -> str:
        """The lemma of a token; capitals stay in names, adjectives of peoples, numerals and abbreviations."""
        if not form[0].isupper() or tag in PROPER or _keeps_capitals(doc[place]):
            return self.look_up(form, tag)
        return self.look_up(form.lower(), tag)

    def look_up(self, form: str, tag: str) -> str:
        """The lemma of a form under a tag."""
        key = (form, tag)
        if key not in self._known:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[key] = self._find(form.replace("’", "'"), tag)
        return self._known[key]

    def _find(self, form: str, tag: str) -> str:
        words = self.words.get(tag, {})
        if form in words:
            return words[form]
        if form.lower() in words and tag not in PROPER and words[form.lower()].islower():
            return words[form.lower()]
        other = self.words.get(PASTS.get(tag, ""), {})
        return self._of_known_verb(form, tag) or other.get(form) or self._by_ending(form, tag)

    def _of_known_verb(self, form: str, tag: str) -> str | None:
        """The one verb that the ending was added to, where it is known: "declined" is of "decline"; None elsewhere."""
        ending = ENDED.get(tag)
        if ending is None or not form.lower().endswith(ending):
            return None
        stem = form[: -len(ending)].lower()
        single = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
        found = {verb for verb in (stem, f"{stem}e", single) if verb in self.verbs}
        return found.pop() if len(found) == 1 else None

    def _by_ending(self, form: str, tag: str) -> str:
        endings = self.endings.get(tag, {})
        for length in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
            change = endings.get(form[len(form) - length :].lower())
            if change is not None:
                return (form[: len(form) - change[0]] + change[1]) or form
        return form

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Writes the table."""
        table = {"words": self.words, "endings": self.endings, "verbs": sorted(self.verbs)}
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / "lemmas.json").write_text(json.dumps(table, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Lemmas:
        """Reads the table."""
        table = json.loads((Path(path) / "lemmas.json").read_text(encoding="utf-8"))
        self.words, self.verbs = table["words"], frozenset(table["verbs"])
        self.endings = {
            tag: {end: (change[0], change[1]) for end, change in rows.items()} for tag, rows in table["endings"].items()
        }
        self._known = {}
        return self


def _keeps_capitals(token: Token) -> bool:
    form = token.text
    if token.tag_ == "CD" or is_people(form):
        return True
    return token.tag_.startswith("NN") and len(form) > 1 and form.isupper() and not _among_capitals(token)


def _among_capitals(token: Token) -> bool:
    """Whether the words beside it are in capitals too, as in a headline that shouts."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return sum(word.text.isupper() and len(word.text) > 1 for word in beside) > 1


@Language.factory("variorum_lemmas")
def make_lemmas(nlp: Language, name: str) -> Lemmas:
    """An empty table, to be filled from disk or by training."""
    return Lemmas()
