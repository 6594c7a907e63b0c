"""Who speaks: one level for one voice, first persons, history, and evidence in every text."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.claims.chains import covering, is_outlets_own, level, voices
from variorum.claims.history import is_history
from variorum.claims.identity import claim_id, evidence, own_words, part_at, text_version
from variorum.claims.speakers import counted_by, held_by, with_speaker
from variorum.data import load
from variorum.records import (
    Actor,
    Article,
    Attribution,
    AttributionLevel,
    Control,
    Date,
    Factuality,
    Figure,
    Proposition,
    Quotation,
    Section,
    Span,
    TimeExpression,
)

BLANK = spacy.blank("en")
TEXT = "“I tell you that Arla is free,” said Ms Vell, Daily reports."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def says(source: str, cue: str, content: str, name: str, factuality: Factuality = "CT+") -> Attribution:
    return Attribution(
        "speaker", (span(source),), (span(cue),), (span(content),), cue, name=name, factuality=factuality
    )


def test_somebody_who_says_that_they_say_it_is_one_voice() -> None:
    outer = says("Ms Vell", "said", "I tell you that Arla is free", "Ms Vell")
    inner = says("I", "tell", "Arla is free", "Ms Vell", "PR+")
    wire = says("Daily", "reports", "“I tell you that Arla is free,” said Ms Vell", "Daily")
    found = covering((inner, wire, outer), span("is free"))
    assert [(item.name, item.factuality) for item in found] == [("Daily", "CT+"), ("Ms Vell", "PR+")]


def test_the_cue_is_not_what_is_said() -> None:
    assert covering((says("I", "tell", "tell you that Arla is free", "Ms Vell"),), span("tell")) == ()


def test_one_voice_without_denial() -> None:
    chain = (says("Ms Vell", "said", "I tell you that Arla is free", "Ms Vell"),)
    assert voices(BLANK(TEXT), chain) == (chain,)


def test_who_denies_the_same_words_from_outside_speaks_apart() -> None:
    claimant = says("Daily", "reports", "Arla is free", "Daily")
    denier = replace(says("Ms Vell", "said", "Arla is free", "Ms Vell", "CT-"), frame="denial")
    assert voices(BLANK(TEXT), (claimant, denier)) == ((claimant,), (denier,))


def _rest(text: str, start: int) -> Span:
    return Span(start, len(text) - 1, text[start:-1])


@pytest.mark.parametrize(
    "pronoun, name, expected",
    [("he", None, 1), ("it", None, 1), ("they", None, 2), ("he", "Obi", 2), ("his aide", None, 2)],
)
def test_a_pronoun_right_after_the_cue_is_who_speaks(pronoun: str, name: str | None, expected: int) -> None:
    text = f"Ms Vell said that {pronoun} feared that Arla was lost."
    at = {words: Span(text.index(words), text.index(words) + len(words), words) for words in ("Ms Vell", "said")}
    inner = Span(18, 18 + len(pronoun), pronoun)
    outer = Attribution("speaker", (at["Ms Vell"],), (at["said"],), (_rest(text, 13),), "say", name="Ms Vell")
    cue = Span(inner.end + 1, inner.end + 7, "feared")
    fear = Attribution("speaker", (inner,), (cue,), (_rest(text, cue.end + 1),), "fear", name=name)
    arla = Span(text.index("Arla"), text.index("Arla") + 4, "Arla")
    assert len(covering((outer, fear), arla)) == expected


@pytest.mark.parametrize(
    "words, tags, expected",
    [
        (("Palace", "denied", "that", "Obi", "had", "said", "so"), ("NN", "VBD", "IN", "NNP", "VBD", "VBN", "RB"), 1),
        (("Palace", "denied", "that", "Obi", "has", "claims", "so"), ("NN", "VBD", "IN", "NNP", "VBZ", "NNS", "RB"), 2),
    ],
)
def test_a_denied_saying_is_one_chain_and_a_denied_claim_two(
    words: tuple[str, ...], tags: tuple[str, ...], expected: int
) -> None:
    doc = Doc(BLANK.vocab, words=list(words), tags=list(tags), heads=[1, 1, 5, 5, 5, 1, 5], deps=["dep"] * 7)
    spans = [Span(token.idx, token.idx + len(token), token.text) for token in doc]
    content = Span(spans[2].start, spans[6].end, doc[2:7].text)
    palace = Attribution("speaker", (spans[0],), (spans[1],), (content,), "deny", frame="denial", factuality="CT-")
    obi = Attribution("speaker", (spans[3],), (spans[5],), (spans[6],), "say")
    assert len(voices(doc, covering((palace, obi), spans[6]))) == expected


@pytest.mark.parametrize(
    "quotation, actor, expected",
    [
        ("direct", "we", "Ms Vell"),
        ("mixed", "our forces", "Ms Vell"),
        ("indirect", "our forces", None),
        ("direct", "her forces", None),
        ("direct", "Western forces", None),
    ],
)
def test_the_first_person_is_the_speaker_in_the_speakers_own_words(
    quotation: Quotation, actor: str, expected: str | None
) -> None:
    chain = (AttributionLevel("outlet"), AttributionLevel("speaker", name="Ms Vell", quotation=quotation))
    (found,) = with_speaker((Actor(actor, role="agent"),), chain)
    assert found.actor == expected


@pytest.mark.parametrize(
    "value, published, expected",
    [
        ("1994", "2020-11-08", True),
        ("2019", "2020-11-08", False),
        ("2020-09-27", "2020-11-08", False),
        ("1988-02", "2020-11-08", True),
        ("XXXX-09-27", "2020-11-08", False),
        ("1994", None, False),
    ],
)
def test_history_is_years_before_the_report(value: str, published: str | None, expected: bool) -> None:
    article = Article("a", "A text that names no year.", Date(published, published, published))
    at = Span(0, 1, "A")
    when = TimeExpression(at, "DATE", value)
    assert is_history(article, Proposition("event", 0, at, (at,), "event", when=when), ()) is expected


def test_what_lasts_until_now_is_no_history() -> None:
    article, at = Article("a", "x", Date("2020", "2020-01-01", "2020-12-31")), Span(0, 1, "x")
    when = TimeExpression(at, "DATE", "1994", extent="since")
    assert not is_history(article, Proposition("control", 0, at, (at,), "control", when=when), ())


@given(st.text(min_size=1), st.integers(0, 50), st.integers(1, 50))
def test_evidence_quotes_the_text(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start >= end:
        return
    (selector,) = evidence(text, (Span(start, end, text[start:end]),)).spans
    assert selector.prefix + selector.exact + selector.suffix in text
    assert text[selector.start : selector.end] == selector.exact


@given(st.text())
def test_any_text_has_a_version(text: str) -> None:
    version = text_version(Article("a", text, Date()))
    assert len(version) == hashlib.sha256().digest_size * 2
    assert claim_id(version, "event", [(0, 1)], 0) != claim_id(version, "event", [(0, 1)], 1)


def test_a_claim_stands_in_the_section_around_it() -> None:
    article = Article("a", "Title\n\nBody", Date(), sections=(Section(0, 5, "headline"), Section(7, 11, "caption")))
    assert [part_at(article, offset) for offset in (0, 5, 8)] == ["headline", "body", "caption"]


LISTS = (
    *("assailants", "claim_nouns", "dying", "first_person", "naming_verbs"),
    *("possessives", "pronouns", "rejecting", "unreal"),
)


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sorted_and_without_repetition(name: str) -> None:
    rows = load.lines(f"grammar/{name}.txt")
    assert list(rows) == sorted(set(rows))


def test_nouns_that_leave_their_content_open_are_sorted_with_a_status_that_is_no_fact() -> None:
    rows = load.table("grammar/open_nouns.tsv")
    assert [row["noun"] for row in rows] == sorted({row["noun"] for row in rows})
    assert {row["status"] for row in rows} <= {"planned", "promised", "wished", "demanded", "predicted"}


@pytest.mark.parametrize("words, name", [("it", None), ("We", None), ("which", None), ("Ms Vell", "Ms Vell")])
def test_a_pronoun_is_nobodys_name(words: str, name: str | None) -> None:
    at = Span(0, len(words), words)
    found = level(Attribution("speaker", (at,), (), (), "say", name=name), "CT+")
    assert found.name == name
    assert found.role == ("speaker" if name else "unnamed")


def test_we_in_a_speakers_own_words_is_the_same_voice() -> None:
    outer = replace(says("Ms Vell", "said", "I tell you that Arla is free", "Ms Vell"), quotation="direct")
    inner = replace(says("I", "tell", "Arla is free", "I", "PS+"), name=None)
    (found,) = covering((inner, outer), span("is free"))
    assert (found.name, found.factuality) == ("Ms Vell", "PS+")


@pytest.mark.parametrize(
    "words, expected",
    [
        ("it", "Ruritania"),
        ("its forces", "Ruritania"),
        ("their army", "Ruritania"),
        ("rebels", "rebels"),
        ("the army", "the army"),
    ],
)
def test_whoever_denies_takes_up_the_claimants_it(words: str, expected: str) -> None:
    claimant = (AttributionLevel("outlet"), AttributionLevel("speaker", name="Ruritania"))
    taken = held_by(Control("takes", holder=words), claimant)
    assert taken is not None
    assert taken.holder == expected


@pytest.mark.parametrize(
    "words, expected", [("its", "Ruritania"), ("their", "Ruritania"), ("Arla", "Arla"), (None, None)]
)
def test_whoever_denies_counts_the_claimants_own(words: str | None, expected: str | None) -> None:
    claimant = (AttributionLevel("outlet"), AttributionLevel("speaker", name="Ruritania"))
    taken = counted_by(Figure(12, None, None, outcome="killed", side=words), claimant)
    assert taken is not None
    assert taken.side == expected
    assert counted_by(None, claimant) is None


@pytest.mark.parametrize(
    "evidence_words, content, kept",
    [
        ("Arla is free,” said Ms Vell", "Arla is free", ["Arla is free"]),
        ("Arla is free", "Arla is free", ["Arla is free"]),
        ("Daily reports", "Arla is free", ["Daily reports"]),
    ],
)
def test_evidence_leaves_out_who_says_it(evidence_words: str, content: str, kept: list[str]) -> None:
    voice = (says("Ms Vell", "said", content, "Ms Vell"),)
    assert [item.exact for item in own_words(TEXT, (span(evidence_words),), voice, ())] == kept


def test_evidence_keeps_the_words_for_the_place() -> None:
    voice = (says("Ms Vell", "said", "is free", "Ms Vell"),)
    whole = span("Arla is free,” said Ms Vell")
    assert own_words(TEXT, (whole,), voice, (span("Arla"),)) == (whole,)


@pytest.mark.parametrize(
    ("outlet", "name", "factuality", "own"),
    [
        ("Daily", "Daily", "CT+", True),
        ("The Daily", "daily", "CT+", True),
        ("Daily", "Weekly", "CT+", False),
        (None, "Daily", "CT+", False),
        ("Daily", "Daily", "CT-", False),
    ],
)
def test_what_an_outlet_tells_by_its_own_name_is_its_own_voice(
    outlet: str | None, name: str, factuality: Factuality, own: bool
) -> None:
    article = Article("a", TEXT, Date(), outlet=outlet)
    assert is_outlets_own(article, says("Daily", "reports", "said Ms Vell", name, factuality)) is own
