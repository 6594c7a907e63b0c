"""The measures of the shared task, on files so small that each figure can be worked out by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from evaluation.language.conllu import Sentence, read
from evaluation.language.measures import MisalignedError, score
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = Path(__file__).with_name("cases")


def _file(*sentences: str) -> list[Sentence]:
    """Sentences in short: a line a token, "form lemma upos head relation", or "1-2 form" over a multiword token."""
    return [one for text in sentences for one in read(_block(text))]


def _block(text: str) -> str:
    rows, number = [], 0
    for line in text.strip().split("\n"):
        cells = line.split()
        if len(cells) == 2:
            rows.append("\t".join([cells[0], cells[1], *["_"] * 8]))
            continue
        number += 1
        form, lemma, upos, head, relation = cells
        rows.append("\t".join([str(number), form, lemma, upos, upos, "_", head, relation, "_", "_"]))
    return "\n".join(rows) + "\n\n"


GOLD = """
the the DET 2 det
dog dog NOUN 3 nsubj
barks bark VERB 0 root
"""
RELABELLED = """
the the DET 2 det
dog dog NOUN 3 nsubj:outer
barks barks NOUN 0 root
"""
REHUNG = """
the the DET 3 det
dog dog NOUN 3 obj
barks bark VERB 0 root
"""
SPLIT = """
the the DET 2 det
dog dog NOUN 3 nsubj
bark bark VERB 0 root
s s X 3 dep
"""
JOINED = """
1-2 cannot
can can AUX 3 aux
not not PART 3 advmod
go go VERB 0 root
"""
UNJOINED = """
can can AUX 3 aux
not not PART 3 advmod
go go VERB 0 root
"""
ONE_WORD = """
cannot cannot AUX 2 aux
go go VERB 0 root
"""
FIRST = """
yes yes INTJ 0 root
"""
BOTH = """
yes yes INTJ 4 discourse
the the DET 3 det
dog dog NOUN 4 nsubj
barks bark VERB 0 root
"""
NO_LEMMA = GOLD.replace("the the", "the _")

THIRD, TWO_THIRDS = 100 / 3, 200 / 3
ALL = dict.fromkeys(("Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"), 100.0)

FIGURES: tuple[tuple[list[Sentence], list[Sentence], dict[str, float]], ...] = (
    (_file(GOLD), _file(GOLD), {}),
    (_file(GOLD), _file(RELABELLED), {"UPOS": TWO_THIRDS, "XPOS": TWO_THIRDS, "Lemmas": TWO_THIRDS}),
    (_file(GOLD), _file(REHUNG), {"UAS": TWO_THIRDS, "LAS": THIRD}),
    # Two of three and four tokens are the same. The head of "dog" is no word of the other file, so one arc is left.
    (
        _file(GOLD),
        _file(SPLIT),
        {
            **dict.fromkeys(("Tokens", "Words", "UPOS", "XPOS", "Lemmas"), 400 / 7),
            **dict.fromkeys(("UAS", "LAS"), 200 / 7),
        },
    ),
    # Words of a multiword token are matched by their forms; the token itself is not found.
    (_file(JOINED), _file(UNJOINED), {"Tokens": 200 / 5}),
    (_file(UNJOINED), _file(JOINED), {"Tokens": 200 / 5}),
    (
        _file(JOINED),
        _file(ONE_WORD),
        dict.fromkeys(("Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS"), 200 / 5),
    ),
    (_file(FIRST, GOLD), _file(BOTH), {"Sentences": 0.0, "UAS": 75.0, "LAS": 75.0}),
    (_file(FIRST, GOLD), _file(FIRST, GOLD), {}),
    (_file(GOLD, GOLD), _file(GOLD, REHUNG), {"UAS": 500 / 6, "LAS": 400 / 6}),
    (_file(NO_LEMMA), _file(GOLD), {}),
    (_file(GOLD), _file(NO_LEMMA), {"Lemmas": TWO_THIRDS}),
)


@pytest.mark.parametrize("gold, guessed, others", FIGURES)
def test_figures(gold: list[Sentence], guessed: list[Sentence], others: dict[str, float]) -> None:
    assert score(gold, guessed) == pytest.approx({**ALL, **others})


@pytest.mark.parametrize("name", ["one-document.conllu", "two-documents.conllu"])
def test_a_file_against_itself_is_all_right(name: str) -> None:
    sentences = read((CASES / name).read_text(encoding="utf-8"))
    assert score(sentences, sentences) == ALL


def test_other_characters_are_refused() -> None:
    with pytest.raises(MisalignedError, match="from character 6 on"):
        score(_file(GOLD), _file(GOLD.replace("barks bark", "sleeps sleep")))


@st.composite
def _two_readings(draw: st.DrawFn) -> tuple[list[Sentence], list[Sentence]]:
    """The same letters cut into words, multiword tokens and sentences in two ways."""
    letters = draw(st.text("ab", min_size=1, max_size=12))
    return _cut(draw, letters), _cut(draw, letters)


def _cut(draw: st.DrawFn, letters: str) -> list[Sentence]:
    sentences = []
    for text in _parts(draw, letters):
        rows, number = [], 0
        for token in _parts(draw, text):
            words = _parts(draw, token)
            if len(words) > 1:
                rows.append("\t".join([f"{number + 1}-{number + len(words)}", token, *["_"] * 8]))
            for word in words:
                number += 1
                rows.append("\t".join([str(number), word, word, "X", "X", "_", str(number - 1), "dep", "_", "_"]))
        sentences.extend(read("\n".join(rows)))
    return sentences


def _parts(draw: st.DrawFn, text: str) -> list[str]:
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3)))
    places = [0, *(cut for cut in cuts if cut < len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


@settings(max_examples=60, deadline=None)
@given(_two_readings())
def test_no_figure_of_two_readings_exceeds_that_of_the_words(pair: tuple[list[Sentence], list[Sentence]]) -> None:
    found, turned = score(*pair), score(pair[1], pair[0])
    assert all(found[name] == pytest.approx(turned[name]) for name in ("Tokens", "Sentences", "Words"))
    assert all(0 <= found[name] <= found["Words"] <= 100 for name in ("UPOS", "XPOS", "Lemmas", "UAS", "LAS"))
    assert found["LAS"] <= found["UAS"]
