"""The measures of the CoNLL 2018 shared task (Zeman et al. 2018) on two CoNLL-U files of the same characters.

A token, word or sentence of one file is right where the other has one of exactly the same characters; words of a
multiword token are matched by their forms in order. Tags, lemmas and heads are asked of the words that match. Each
figure is F over the words of both files. LAS compares the universal part of a label, before the colon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.language.conllu import DEPREL, FORM, HEAD, ID, LEMMA, UPOS, XPOS, Row, Sentence, characters, surfaces

MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")

Place = tuple[int, int]


class MisalignedError(ValueError):
    """Raised where two files do not hold the same characters."""

    def __init__(self, at: int) -> None:
        super().__init__(f"the files differ in their text from character {at} on")


@dataclass(eq=False, slots=True)
class Word:
    """A word at the characters of its token; `head` is None at a root, `joined` says that its token has several."""

    row: Row
    place: Place
    joined: bool
    head: Word | None = None

    @property
    def form(self) -> str:
        """The form without its spaces, in lower case."""
        return characters(self.row[FORM]).lower()


@dataclass(frozen=True, slots=True)
class Text:
    """A file without its spaces."""

    characters: str
    tokens: tuple[Place, ...]
    sentences: tuple[Place, ...]
    words: tuple[Word, ...]


def score(gold: Sequence[Sentence], guessed: Sequence[Sentence]) -> dict[str, float]:
    """F in per cent by measure; raises MisalignedError where the characters are not the same."""
    one, other = _text(gold), _text(guessed)
    _check(one.characters, other.characters)
    pairs = dict(aligned(one.words, other.words))
    words = len(one.words) + len(other.words)
    return {
        "Tokens": _shared(one.tokens, other.tokens),
        "Sentences": _shared(one.sentences, other.sentences),
        "Words": _f(len(pairs), words),
        **{name: _f(sum(right(a, b, pairs) for a, b in pairs.items()), words) for name, right in RIGHT.items()},
    }


def _check(gold: str, guessed: str) -> None:
    if gold != guessed:
        longest = min(len(gold), len(guessed))
        raise MisalignedError(next((at for at in range(longest) if gold[at] != guessed[at]), longest))


def _text(sentences: Sequence[Sentence]) -> Text:
    parts: list[str] = []
    tokens: list[Place] = []
    ends: list[Place] = []
    words: list[Word] = []
    at = 0
    for one in sentences:
        begin, first = at, len(words)
        rows = iter(one.words)
        for token in surfaces(one):
            form = characters(token.form)
            parts.append(form)
            tokens.append((at, at + len(form)))
            at += len(form)
            words.extend(Word(next(rows), tokens[-1], len(token.words) > 1) for _ in token.words)
        ends.append((begin, at))
        _hang(words[first:])
    return Text("".join(parts), tuple(tokens), tuple(ends), tuple(words))


def _hang(words: Sequence[Word]) -> None:
    known = {word.row[ID]: word for word in words}
    for word in words:
        word.head = known.get(word.row[HEAD])


def _f(right: int, both: int) -> float:
    return 200 * right / max(1, both)


def _shared(gold: Sequence[Place], guessed: Sequence[Place]) -> float:
    return _f(len(set(gold) & set(guessed)), len(gold) + len(guessed))


def aligned(gold: Sequence[Word], guessed: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """The words of two files that are the same."""
    joined = sorted({word.place for word in (*gold, *guessed) if word.joined})
    stretches = list(_merged(joined))
    mine, theirs = _by_place(gold, stretches), _by_place(guessed, stretches)
    for place in mine.keys() & theirs.keys():
        yield from _in_common(mine[place], theirs[place])


def _merged(places: Iterable[Place]) -> Iterator[Place]:
    """The stretches that overlapping multiword tokens cover together."""
    start = end = 0
    for begin, stop in places:
        if begin >= end:
            if start < end:
                yield start, end
            start = begin
        end = max(end, stop)
    if start < end:
        yield start, end


def _by_place(words: Sequence[Word], stretches: Sequence[Place]) -> dict[tuple[Place, str], list[Word]]:
    """The words by the stretch that holds them, or by their own place."""
    starts = [start for start, _ in stretches]
    found: dict[tuple[Place, str], list[Word]] = defaultdict(list)
    for word in words:
        at = bisect_right(starts, word.place[0]) - 1
        inside = at >= 0 and word.place[1] <= stretches[at][1]
        found[(stretches[at], "joined") if inside else (word.place, "single")].append(word)
    return found


def _in_common(gold: Sequence[Word], guessed: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """The longest run of the same forms in the same order."""
    longest = [[0] * (len(guessed) + 1) for _ in range(len(gold) + 1)]
    for g in reversed(range(len(gold))):
        for s in reversed(range(len(guessed))):
            both = 1 + longest[g + 1][s + 1] if gold[g].form == guessed[s].form else 0
            longest[g][s] = max(both, longest[g + 1][s], longest[g][s + 1])
    g = s = 0
    while g < len(gold) and s < len(guessed):
        if gold[g].form == guessed[s].form:
            yield gold[g], guessed[s]
            g, s = g + 1, s + 1
        elif longest[g][s] == longest[g + 1][s]:
            g += 1
        else:
            s += 1


def _same_head(gold: Word, guess: Word, pairs: dict[Word, Word]) -> bool:
    """Whether both are roots, or the word above is the same one."""
    if gold.head is None or guess.head is None:
        return gold.head is guess.head
    return pairs.get(gold.head) is guess.head


def _same(cell: int) -> Callable[[Word, Word, dict[Word, Word]], bool]:
    return lambda gold, guess, _: gold.row[cell] == guess.row[cell]


def _same_lemma(gold: Word, guess: Word, _: dict[Word, Word]) -> bool:
    """A word that gold gives no lemma cannot have a wrong one."""
    return gold.row[LEMMA] in {"_", guess.row[LEMMA]}


def _same_arc(gold: Word, guess: Word, pairs: dict[Word, Word]) -> bool:
    same = gold.row[DEPREL].partition(":")[0] == guess.row[DEPREL].partition(":")[0]
    return same and _same_head(gold, guess, pairs)


RIGHT: dict[str, Callable[[Word, Word, dict[Word, Word]], bool]] = {
    "UPOS": _same(UPOS),
    "XPOS": _same(XPOS),
    "Lemmas": _same_lemma,
    "UAS": _same_head,
    "LAS": _same_arc,
}
