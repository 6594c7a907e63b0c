"""Predictions for a treebank: from its words and sentence ends, or from nothing but its raw text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from evaluation.language.conllu import (
    FORM,
    ID,
    NO_SPACE,
    Row,
    Sentence,
    characters,
    documents,
    has_space,
    raw_text,
    surfaces,
)
from evaluation.language.given import Given, parsed
from variorum.language import annotate

SECOND_ROOT = "parataxis"
"""The label of a further root in a sentence that is given: UD allows one root, and hangs a loose clause so."""

BLANK = "_"


def predict_words(sentences: Iterable[Sentence], parser: str) -> Iterator[Sentence]:
    """The sentences with the parser's columns; comments, multiword tokens and places of empty nodes stay."""
    for document in documents(sentences):
        given = [_given(one) for one in document]
        doc, starts = parsed(given, parser)
        for one, start in zip(document, starts, strict=True):
            yield _filled(one, list(doc[start : start + len(one.words)]))


def predict_raw(sentences: Iterable[Sentence], parser: str) -> Iterator[Sentence]:
    """The sentences that the product finds in the text of each document."""
    for number, document in enumerate(documents(sentences), start=1):
        (doc,) = annotate([raw_text(document)], parser=parser)
        name = document[0].comment("newdoc id") or f"document-{number}"
        yield from _found(doc, name)


def _given(one: Sentence) -> Given:
    words: list[str] = []
    spaces: list[bool] = []
    for token in surfaces(one):
        words.extend(token.words)
        spaces.extend([False] * (len(token.words) - 1) + [token.space])
    return Given(tuple(words), tuple(spaces), one.starts_paragraph)


def _filled(one: Sentence, tokens: Sequence[Token]) -> Sentence:
    """Every cell that an annotator wrote is ours or blank; of the last one only the space is kept."""
    ours = iter(_cells(tokens))
    rows: list[Row] = []
    for row in one.rows:
        misc = BLANK if has_space(row) else NO_SPACE
        if row[ID].isdigit():
            rows.append((row[ID], row[FORM], *next(ours), BLANK, misc))
        else:
            form = row[FORM] if "-" in row[ID] else BLANK
            rows.append((row[ID], form, *[BLANK] * 7, misc))
    return Sentence(one.comments, tuple(rows))


def _cells(tokens: Sequence[Token]) -> Iterator[Row]:
    """From lemma to relation for each word of a sentence."""
    for token, (head, label) in zip(tokens, tree(tokens), strict=True):
        values = (token.lemma_, token.pos_, token.tag_, str(token.morph), str(head), label)
        yield tuple(value or BLANK for value in values)


def tree(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """For each word the number of its head, from 1, and its relation; one root (0), and no head that is no word."""
    numbers = {token.i: number for number, token in enumerate(tokens, start=1)}
    heads = [_head(token, numbers) for token in tokens]
    root = heads.index(0) + 1
    return [
        (0, "root") if number == root else (head or root, _label(token))
        for number, (token, head) in enumerate(zip(tokens, heads, strict=True), start=1)
    ]


def _head(token: Token, numbers: dict[int, int]) -> int:
    """The number of the nearest word above; 0 where none is."""
    above = token.head
    while above.i not in numbers and above.head.i != above.i:
        above = above.head
    return 0 if above.i == token.i else numbers.get(above.i, 0)


def _label(token: Token) -> str:
    return SECOND_ROOT if token.dep_ in {"ROOT", "root", ""} else token.dep_


def _found(doc: Doc, name: str) -> Iterator[Sentence]:
    """The sentences of a document that was read from raw text; no character of it is lost."""
    words = [token for token in doc if not token.is_space]
    ends = [word.idx for word in words[1:]] + [len(doc.text)]
    begins = [0, *ends[:-1]]
    forms = {word.i: doc.text[begin:end] for word, begin, end in zip(words, begins, ends, strict=True)}
    breaks = {paragraph.start for paragraph in doc._.paragraphs}
    number = 0
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            number += 1
            comments = [f"# newdoc id = {name}"] if number == 1 else []
            comments += ["# newpar"] if tokens[0].i in breaks else []
            text = doc.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
            comments += [f"# sent_id = {name}-{number}", f"# text = {' '.join(text.split())}"]
            yield Sentence(tuple(comments), tuple(_rows(tokens, forms)))


def _rows(tokens: Sequence[Token], forms: dict[int, str]) -> Iterator[Row]:
    """The rows of a sentence, contractions under their multiword tokens."""
    shown = [characters(forms[token.i]) for token in tokens]
    miscs = [NO_SPACE if _is_tight(forms[token.i]) else BLANK for token in tokens]
    cells = list(_cells(tokens))
    at = 0
    for end in _ends(tokens):
        if end - at > 1:
            yield (f"{at + 1}-{end}", "".join(shown[at:end]), *[BLANK] * 7, miscs[end - 1])
        inside = end - at > 1
        for place in range(at, end):
            yield (str(place + 1), shown[place], *cells[place], BLANK, BLANK if inside else miscs[place])
        at = end


def _is_tight(form: str) -> bool:
    return not any(sign.isspace() for sign in form)


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """Where each token of the text ends, in words."""
    for place, token in enumerate(tokens, start=1):
        if place == len(tokens) or not _contracts(token, tokens[place]):
            yield place


def _contracts(word: Token, after: Token) -> bool:
    """Whether UD English writes two words as one token: parted inside letters, or before "'s" and its like."""
    if word.whitespace_ or after.i != word.i + 1 or not word.text[-1:].isalpha():
        return False
    return after.text[0].isalpha() or (after.text[0] in "'’" and (after.text[1:].isalpha() or after.tag_ == "POS"))
