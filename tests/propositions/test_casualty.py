"""Casualties on trees built by hand: how many of whom, by whom, on which day, and what is a share of what."""

from __future__ import annotations

import pytest

from tests.propositions.by_hand import plain, tree
from variorum.propositions.harm.casualty import casualties
from variorum.records import Figure

SHARES = """
The the DT DET 1 det
shelling shelling NN NOUN 5 nsubj
has have VBZ AUX 5 aux
so so RB ADV 4 advmod
far far RB ADV 5 advmod
killed kill VBN VERB 5 ROOT
more more JJR ADJ 8 advmod
than than IN ADP 6 fixed
700 700 CD NUM 9 nummod
people people NNS NOUN 5 obj
, , , PUNCT 14 punct
including include VBG VERB 14 case
nearly nearly RB ADV 13 advmod
80 80 CD NUM 14 nummod
civilians civilian NNS NOUN 9 nmod
. . . PUNCT 5 punct
"""

NEAR_ABECHE = """
On on IN ADP 1 case
Monday Monday NNP PROPN 3 obl
{agents} {agent} NNS NOUN 3 nsubj
killed kill VBD VERB 3 ROOT
14 14 CD NUM 6 nummod
{side} {side} JJ ADJ 6 amod B-NORP
soldiers soldier NNS NOUN 3 obj
near near IN ADP 8 case
Abeche Abeche NNP PROPN 3 obl B-LOC
. . . PUNCT 3 punct
"""

ELLIPSIS = """
At at IN ADP 1 case
least least JJS ADJ 2 nmod
three three CD NUM 3 nummod
people people NNS NOUN 5 nsubj:pass
were be VBD AUX 5 aux:pass
killed kill VBN VERB 5 ROOT
and and CC CCONJ 8 cc
12 12 CD NUM 8 nsubj:pass
injured injure VBN VERB 5 conj
in in IN ADP 11 case
the the DT DET 11 det
blast blast NN NOUN 5 obl
. . . PUNCT 5 punct
"""

TOLL = """
The the DT DET 2 det
death death NN NOUN 2 compound
toll toll NN NOUN 3 nsubj
rose rise VBD VERB 3 ROOT
to to IN ADP 5 case
45 45 CD NUM 3 obl
on on IN ADP 7 case
Friday Friday NNP PROPN 3 obl
. . . PUNCT 3 punct
"""

LEFT_DEAD = """
The the DT DET 1 det
crash crash NN NOUN 2 nsubj
left leave VBD VERB 2 ROOT
hundreds hundred NNS NOUN 2 obj
dead dead JJ ADJ 2 xcomp
. . . PUNCT 2 punct
"""

STRUCK = """
A a DT DET 1 det
quake quake JJ NOUN 2 nsubj
hit hit VBD VERB 2 ROOT
the the DT DET 4 det
town town NN NOUN 2 obj
of of IN ADP 6 case
Pisco Pisco NNP PROPN 4 nmod B-LOC
in in IN ADP 9 case
southern southern JJ ADJ 9 amod
Peru Peru NNP PROPN 4 nmod B-LOC
, , , PUNCT 11 punct
killing kill VBG VERB 2 advcl
nine nine CD NUM 11 obj
. . . PUNCT 2 punct
"""

SECOND_CITY = """
A a DT DET 1 det
bomb bomb NN NOUN 1 ROOT
exploded explod VBN VERB 1 acl
in in IN ADP 7 case
Peru Peru NNP PROPN 7 nmod:poss B-LOC
’s 's POS PART 4 case
second second JJ ADJ 7 amod
city city NN NOUN 2 obl
of of IN ADP 9 case
Arequipa Arequipa NNP PROPN 7 nmod B-LOC
on on IN ADP 11 case
Friday Friday NNP PROPN 2 obl
, , , PUNCT 13 punct
killing kill VBG VERB 2 advcl
seven seven CD NUM 13 obj
. . . PUNCT 1 punct
"""

ROW_OF_HOMES = """
A a DT DET 1 det
blast blast NN NOUN 2 nsubj
levelled level VBD VERB 2 ROOT
a a DT DET 4 det
row row NN NOUN 2 obj
of of IN ADP 6 case
homes home NNS NOUN 4 nmod
in in IN ADP 10 case
Chile Chile NNP PROPN 10 nmod:poss B-LOC
’s 's POS PART 8 case
city city NN NOUN 6 nmod
of of IN ADP 12 case
Arica Arica NNP PROPN 10 nmod B-LOC
, , , PUNCT 14 punct
killing kill VBG VERB 2 advcl
seven seven CD NUM 14 obj
. . . PUNCT 2 punct
"""

COUNTED = """
Officials official NNS NOUN 1 nsubj
found find VBD VERB 1 ROOT
14 14 CD NUM 4 nummod
new new JJ ADJ 4 amod
deaths death NNS NOUN 1 obj
, , , PUNCT 6 punct
taking take VBG VERB 1 advcl
the the DT DET 8 det
toll toll NN NOUN 6 obj
to to IN ADP 10 case
260 260 CD NUM 6 obl
. . . PUNCT 1 punct
"""

SHIP = """
The the DT DET 1 det
trawler trawler NN NOUN 5 nsubj:pass
Green Green NNP ADJ 3 amod B-PER
Star Star NNP PROPN 5 nsubj:pass I-PER
was be VBD AUX 5 aux:pass
captured capture VBN VERB 5 ROOT
. . . PUNCT 5 punct
"""

TANK = """
Rebels rebel NNS NOUN 1 nsubj
captured capture VBD VERB 1 ROOT
a a DT DET 3 det
tank tank NN NOUN 1 obj
near near IN ADP 5 case
Mopti Mopti NNP PROPN 3 nmod B-LOC
. . . PUNCT 1 punct
"""

NOBODY = """
No no DT DET 1 det
one one NN PRON 3 nsubj:pass
was be VBD AUX 3 aux:pass
hurt hurt VBN VERB 3 ROOT
. . . PUNCT 3 punct
"""

NEW = """
The the DT DET 1 det
ministry ministry NN NOUN 2 nsubj
reported report VBD VERB 2 ROOT
44 44 CD NUM 5 nummod
new new JJ ADJ 5 amod
casualties casualty NNS NOUN 2 obj
. . . PUNCT 2 punct
"""

LIVES = """
The the DT DET 1 det
bombing bombing NN NOUN 2 nsubj
claimed claim VBD VERB 2 ROOT
the the DT DET 4 det
lives life NNS NOUN 2 obj
of of IN ADP 9 case
at at IN ADP 7 case
least least JJS ADJ 8 nmod
60 60 CD NUM 9 nummod
people people NNS NOUN 4 nmod
. . . PUNCT 2 punct
"""

NAMES = """
Anna Anna NNP PROPN 6 nsubj:pass B-PER
Lopez Lopez NNP PROPN 0 flat I-PER
and and CC CCONJ 3 cc
Carlos Carlos NNP PROPN 0 conj B-PER
Ruiz Ruiz NNP PROPN 3 flat I-PER
were be VBD AUX 6 aux:pass
killed kill VBN VERB 6 ROOT
. . . PUNCT 6 punct
"""

HOSTAGE = """
Rebels rebel NNS NOUN 1 nsubj
took take VBD VERB 1 ROOT
15 15 CD NUM 3 nummod
soldiers soldier NNS NOUN 1 obj
hostage hostage NN NOUN 1 xcomp
. . . PUNCT 1 punct
"""

PLAN = """
They they PRP PRON 1 nsubj
killed kill VBD VERB 1 ROOT
the the DT DET 3 det
plan plan NN NOUN 1 obj
. . . PUNCT 1 punct
"""


ROOT_BEFORE_ASIDE = """
Ana Ana NNP PROPN 0 ROOT B-PER
Lopez Lopez NNP PROPN 0 flat I-PER
, , , PUNCT 3 punct
mayor mayor NN NOUN 0 appos
of of IN ADP 5 case
Arla Arla NNP PROPN 3 nmod B-LOC
, , , PUNCT 3 punct
was be VBD AUX 8 aux:pass
killed kill VBN VERB 0 conj
. . . PUNCT 0 punct
"""


def told(table: str) -> list[tuple[str | None, float | None, float | None, float | None]]:
    """Outcome, value, least and most of each casualty found."""
    figures = [item.figure for item in casualties(tree(table)) if item.figure is not None]
    return [(f.outcome, f.value, f.low, f.high) for f in figures]


@pytest.mark.parametrize(
    "table, expected",
    [
        (SHARES, [("killed", 700, 700, None), ("killed", 80, 72, 80)]),
        (ELLIPSIS, [("killed", 3, 3, None), ("wounded", 12, 12, 12)]),
        (TOLL, [("killed", 45, 45, 45)]),
        (LEFT_DEAD, [("killed", None, 100, None)]),
        (NOBODY, [("wounded", 0, 0, 0)]),
        (NEW, [("casualties", 44, 44, 44)]),
        (LIVES, [("killed", 60, 60, None)]),
        (NAMES, [("killed", 2, 2, 2)]),
        (HOSTAGE, [("captured", 15, 15, 15)]),
        (ROOT_BEFORE_ASIDE, [("killed", 1, 1, 1)]),  # a name that heads its sentence; the climb to it must end
        (PLAN, []),
        (TANK, []),
        (SHIP, []),
    ],
)
def test_counts(table: str, expected: list[tuple[str | None, float | None, float | None, float | None]]) -> None:
    assert told(table) == expected


def test_a_share_points_at_its_whole() -> None:
    whole, share = casualties(tree(SHARES))
    assert whole.part_of is None
    assert share.part_of == 0
    assert share.figure is not None
    assert share.figure.group == "civilians"
    assert share.figure.cumulative is True


def test_running_counts_and_new_ones() -> None:
    assert _figure(TOLL).cumulative is True
    assert _figure(NEW).cumulative is False
    assert _figure(LEFT_DEAD).cumulative is None


@pytest.mark.parametrize("side, agent", [("Chadian", "rebel"), ("Malian", "rebel"), ("Chadian", "soldier")])
def test_sides_are_told_alike(side: str, agent: str) -> None:
    (found,) = casualties(tree(NEAR_ABECHE.format(side=side, agent=agent, agents=f"{agent}s")))
    assert found.figure is not None
    assert found.when is not None
    assert found.where is not None
    assert (found.figure.value, found.figure.group, found.figure.side) == (14, "military", side)
    assert (found.figure.by, found.when.span.exact, found.where.name) == (f"{agent}s", "Monday", "Abeche")
    assert [(actor.name, actor.role) for actor in found.actors] == [(f"{agent}s", "agent")]


@pytest.mark.parametrize("table", [SHARES, ELLIPSIS, TOLL, LEFT_DEAD, NOBODY, NEW, LIVES, NAMES, HOSTAGE])
def test_every_span_is_a_slice(table: str) -> None:
    doc = tree(table)
    for item in casualties(doc):
        assert item.figure is not None
        assert item.figure.span is not None
        for span in (*item.spans, item.trigger, item.figure.span):
            assert doc.text[span.start : span.end] == span.exact
        assert item.figure.exact == item.figure.span.exact


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "killed", "12", "10^999 dead", "9" * 5000 + " dead", "dead dead dead"]
)
def test_words_without_a_tree_raise_nothing(text: str) -> None:
    for item in casualties(plain(text)):
        assert item.figure is not None


def _figure(table: str) -> Figure:
    figure = casualties(tree(table))[0].figure
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    "table, place, evidence",
    [
        (STRUCK, "Pisco", "A quake hit the town of Pisco in southern Peru, killing nine"),
        (SECOND_CITY, "Arequipa", "A bomb exploded in Peru ’s second city of Arequipa on Friday , killing seven"),
        (ROW_OF_HOMES, "Arica", "A blast levelled a row of homes in Chile ’s city of Arica , killing seven"),
    ],
)
def test_the_most_exact_place_stands_in_the_evidence(table: str, place: str, evidence: str) -> None:
    (found,) = casualties(tree(table))
    assert found.where is not None
    assert found.where.name == place
    assert " ".join(span.exact for span in found.spans).replace(" ,", ",") == evidence.replace(" ,", ",")


def test_new_ones_and_the_toll_have_each_their_own_words() -> None:
    new, toll = casualties(tree(COUNTED))
    assert new.figure is not None
    assert toll.figure is not None
    assert (new.figure.value, toll.figure.value) == (14, 260)
    assert not any("260" in span.exact for span in new.spans)
    assert not any("14" in span.exact for span in toll.spans)
