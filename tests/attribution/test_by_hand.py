"""Rules on documents built by hand from words, heads and labels, so that no trained parser is in play."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import spacy
from spacy.tokens import Doc

from variorum.attribution import attribute, weigh
from variorum.language.extensions import register
from variorum.language.paragraphs import paragraph_bounds
from variorum.language.quotes import find_quotes, quote_numbers

VOCAB = spacy.blank("en").vocab


@dataclass(frozen=True)
class Row:
    """One word: form, lemma, tag, universal tag, head (from 0), relation."""

    form: str
    lemma: str
    tag: str
    pos: str
    head: int
    dep: str


def build(table: str) -> Doc:
    """A document from lines of "form lemma tag pos head relation"."""
    register()
    parts = [line.split() for line in table.strip().splitlines()]
    rows = [Row(p[0], p[1], p[2], p[3], int(p[4]), p[5]) for p in parts]
    doc = Doc(
        VOCAB,
        words=[row.form for row in rows],
        lemmas=[row.lemma for row in rows],
        tags=[row.tag for row in rows],
        pos=[row.pos for row in rows],
        heads=[row.head for row in rows],
        deps=[row.dep for row in rows],
    )
    doc._.paragraph_bounds = tuple(paragraph_bounds(doc))
    doc._.quotes = find_quotes(doc, doc._.paragraph_bounds)
    doc._.quote_numbers = quote_numbers(doc, doc._.quotes)
    return doc


SAID_THAT = """
The the DT DET 1 det
ministry ministry NN NOUN 2 nsubj
said say VBD VERB 2 ROOT
that that IN SCONJ 6 mark
troops troop NNS NOUN 6 nsubj
had have VBD AUX 6 aux
left leave VBN VERB 2 ccomp
. . . PUNCT 2 punct
"""

DENIED_CLAIM = """
Officials official NNS NOUN 2 nsubj
immediately immediately RB ADV 2 advmod
denied deny VBD VERB 2 ROOT
the the DT DET 4 det
claim claim NN NOUN 2 obj
. . . PUNCT 2 punct
"""

PARATAXIS = """
The the DT DET 1 det
bridge bridge NN NOUN 2 nsubj
fell fall VBD VERB 2 ROOT
, , , PUNCT 5 punct
he he PRP PRON 5 nsubj
said say VBD VERB 2 parataxis
. . . PUNCT 2 punct
"""

WAS_QUOTED = """
Ito Ito NNP PROPN 2 nsubj:pass
was be VBD AUX 2 aux:pass
quoted quote VBN VERB 2 ROOT
as as IN SCONJ 4 mark
saying say VBG VERB 2 advcl
that that IN SCONJ 7 mark
it it PRP PRON 7 nsubj
rained rain VBD VERB 4 ccomp
. . . PUNCT 2 punct
"""

WHO_SAID = """
The the DT DET 1 det
envoy envoy NN NOUN 6 nsubj
who who WP PRON 3 nsubj
says say VBZ VERB 1 acl:relcl
he he PRP PRON 5 nsubj
won win VBD VERB 3 ccomp
left leave VBD VERB 6 ROOT
. . . PUNCT 6 punct
"""

FAILED_TO = """
They they PRP PRON 1 nsubj
failed fail VBD VERB 1 ROOT
to to TO PART 3 mark
reach reach VB VERB 1 xcomp
the the DT DET 5 det
town town NN NOUN 3 obj
. . . PUNCT 1 punct
"""


@pytest.mark.parametrize(
    "table, source, cue, content, frame, factuality",
    [
        (SAID_THAT, "The ministry", "said", "that troops had left", "speech", "CT+"),
        (DENIED_CLAIM, "Officials", "immediately denied", "the claim", "denial", "CT-"),
        (PARATAXIS, "he", "said", "The bridge fell", "speech", "CT+"),
        (WAS_QUOTED, "Ito", "saying", "that it rained", "speech", "CT+"),
        (WHO_SAID, "who", "says", "he won", "speech", "CT+"),
    ],
)
def test_construction(table: str, source: str, cue: str, content: str, frame: str, factuality: str) -> None:
    (found,) = attribute(build(table))
    spans = [" ".join(span.exact for span in part) for part in (found.source, found.cue, found.content)]
    assert spans == [source, cue, content]
    assert (found.frame, found.factuality) == (frame, factuality)


def test_relative_pronoun_takes_its_name_from_the_noun() -> None:
    (found,) = attribute(build(WHO_SAID))
    assert found.name == "envoy"


def test_pronoun_without_antecedent_has_no_name() -> None:
    (found,) = attribute(build(PARATAXIS))
    assert found.name is None


def test_antecedent_gives_the_name() -> None:
    doc = build(PARATAXIS)
    doc._.antecedents = {(4, 5): (0, 2)}
    (found,) = attribute(doc)
    assert found.name == "bridge"  # as a source itself is named


def test_implicative() -> None:
    weights = weigh(build(FAILED_TO))
    assert (weights[1].factuality, weights[3].factuality) == ("CT+", "CT-")
