"""The room's verb: texts to annotated documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from variorum.language.antecedents import antecedents
from variorum.language.extensions import register
from variorum.language.forms import spaces
from variorum.language.full_names import full_names
from variorum.language.in_step import parsed
from variorum.language.names import set_names
from variorum.language.paragraphs import paragraph_bounds
from variorum.language.pipelines import load_pipeline, silence_of
from variorum.language.quotes import find_quotes, quote_numbers
from variorum.language.spaces import holder, plain, restored, sentence_numbers
from variorum.language.titles import titles
from variorum.language.told_behind import mend
from variorum.language.windows import join, windows
from variorum.settings import DEFAULT_PARSER


def annotate(texts: Iterable[str], *, parser: str = DEFAULT_PARSER) -> Iterator[Doc]:
    """One document for each text, in order, `doc.text` equal to it; PipelineError where the parser cannot be loaded."""
    register()
    nlp = load_pipeline(parser)
    for text in texts:
        seen = plain(text)
        yield restored(complete(_parsed(nlp, seen.text), silence_of(nlp)), seen.odd)


def complete(doc: Doc, silence: int) -> Doc:
    """A parsed document with paragraphs, quotations, names and what refers to them.

    `silence` is what it weighs against a name that the pipeline itself found none there.
    """
    _mark_spaces(doc)
    mend(doc)
    doc._.paragraph_bounds = tuple(paragraph_bounds(doc))
    doc._.quotes = find_quotes(doc, doc._.paragraph_bounds)
    doc._.quote_numbers = quote_numbers(doc, doc._.quotes)
    doc._.sentence_numbers = sentence_numbers(doc)
    set_names(doc, silence)
    doc._.titles = titles(doc)
    doc._.full_names = full_names(doc)
    doc._.antecedents = antecedents(doc)
    return doc


def _mark_spaces(doc: Doc) -> None:
    for token in (doc[place] for place in spaces(doc)):
        token.tag_, token.pos_, token.dep_, token.lemma_ = "_SP", "SPACE", "dep", token.text
        _hang(token)


def _hang(space: Token) -> None:
    """Where it does not make a phrase longer."""
    if space.i and space.head != space and not space.n_lefts and not space.n_rights:
        space.head = holder(space.nbor(-1), space.i)


def _parsed(nlp: Language, text: str) -> Doc:
    """The text read by itself: matrices of another size may differ in the last bit, and so may what is read."""
    return join([parsed(nlp, piece) for piece in windows(text)])
