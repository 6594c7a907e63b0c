"""The chain, factuality and links of claims, on hand-built Docs and records."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from variorum.claims import join
from variorum.claims.commitments import commitment_at
from variorum.language.extensions import register
from variorum.records import (
    Article,
    Attribution,
    Claim,
    Commitment,
    Control,
    Date,
    Event,
    Factuality,
    Figure,
    Mention,
    Proposition,
    Section,
    Span,
    Status,
    TimeExpression,
    Wording,
)

register()
VOCAB = spacy.blank("en").vocab


def doc_of(text: str) -> Doc:
    words = text.split(" ")
    starts: list[bool | int | None] = [index == 0 or words[index - 1].endswith(".") for index in range(len(words))]
    return Doc(VOCAB, words=words, spaces=[True] * (len(words) - 1) + [False], sent_starts=starts)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def token_at(doc: Doc, offset: int) -> int:
    return next(token.i for token in doc if token.idx <= offset < token.idx + len(token))


def says(text: str, source: str, cue: str, content: str, **more: object) -> Attribution:
    spans = {"source": (span(text, source),), "cue": (span(text, cue),), "content": (span(text, content),)}
    return Attribution(role="speaker", lemma=cue, name=source, **spans, **more)  # type: ignore[arg-type]


def takes(doc: Doc, trigger: str, words: str, place: str) -> Proposition:
    text = doc.text
    at = span(text, trigger)
    where = Mention(span(text, place), "LOC", place)
    control = Control("takes", holder="rebels")
    return Proposition(
        "control", token_at(doc, at.start), at, (span(text, words),), "control", where=where, control=control
    )


def claims_of(
    text: str,
    attributions: tuple[Attribution, ...],
    propositions: tuple[Proposition, ...],
    commitments: dict[int, Commitment] | None = None,
) -> tuple[Claim, ...]:
    article = Article("a", text, Date(), outlet="Daily", sections=(Section(0, 12, "headline"),))
    return join(article, doc_of(text), attributions, commitments or {}, propositions)


def test_a_claim_in_the_outlets_own_voice_has_one_level() -> None:
    doc = doc_of("Rebels took Arla .")
    (claim,) = claims_of(doc.text, (), (takes(doc, "took", "Rebels took Arla", "Arla"),))
    assert [(level.role, level.name, level.factuality) for level in claim.attribution] == [("outlet", "Daily", "CT+")]
    assert (claim.factuality, claim.status, claim.part) == ("CT+", "happened", "headline")


def test_the_chain_runs_from_the_outlet_to_the_innermost_source() -> None:
    text = "The agency reported that Ms Vell said rebels took Arla ."
    outer = says(text, "The agency", "reported", "Ms Vell said rebels took Arla")
    inner = says(text, "Ms Vell", "said", "rebels took Arla")
    doc = doc_of(text)
    (claim,) = claims_of(text, (inner, outer), (takes(doc, "took", "rebels took Arla", "Arla"),))
    assert [level.name for level in claim.attribution] == ["Daily", "The agency", "Ms Vell"]
    assert [level.factuality for level in claim.attribution] == ["Uu", "Uu", "CT+"]


def test_a_cue_that_presupposes_commits_the_voice_around_it() -> None:
    text = "Ms Vell admitted rebels took Arla ."
    admits = says(text, "Ms Vell", "admitted", "rebels took Arla", outer="CT+")
    (claim,) = claims_of(text, (admits,), (takes(doc_of(text), "took", "rebels took Arla", "Arla"),))
    assert [level.factuality for level in claim.attribution] == ["CT+", "CT+"]


def test_denying_a_negated_clause_affirms_it() -> None:
    table: list[tuple[Factuality, Factuality, Factuality]] = [
        ("CT+", "CT+", "CT+"),
        ("CT-", "CT+", "CT-"),
        ("CT-", "CT-", "CT+"),
        ("CT-", "PR+", "PR-"),
        ("PS+", "PR-", "PS-"),
        ("CT+", "Uu", "Uu"),
    ]
    text = "Ms Vell said rebels took Arla ."
    doc = doc_of(text)
    for held, own, expected in table:
        source = says(text, "Ms Vell", "said", "rebels took Arla", factuality=held)
        proposition = takes(doc, "took", "rebels took Arla", "Arla")
        found = claims_of(text, (source,), (proposition,), {proposition.token: Commitment(0, own, "happened")})
        assert found[0].factuality == expected


def test_whoever_rejects_a_claim_is_not_its_source() -> None:
    text = "Orland rejected a claim by Ms Vell that rebels took Arla ."
    rejects = says(
        text,
        "Orland",
        "rejected",
        "a claim by Ms Vell that rebels took Arla",
        frame="denial",
        factuality="CT-",
    )
    claim = says(text, "Ms Vell", "claim", "rebels took Arla")
    found = claims_of(text, (rejects, claim), (takes(doc_of(text), "took", "rebels took Arla", "Arla"),))
    voices = {item.attribution[-1].name: item for item in found}
    assert {name: item.factuality for name, item in voices.items()} == {"Ms Vell": "CT+", "Orland": "CT-"}
    assert [level.name for level in voices["Ms Vell"].attribution] == ["Daily", "Ms Vell"]
    assert [(link.type, link.claim) for link in voices["Orland"].links] == [("denies", voices["Ms Vell"].id)]


def test_a_bare_denial_answers_the_nearest_claim_before_it() -> None:
    text = "Ms Vell said rebels took Arla . Officials denied the report ."
    said = says(text, "Ms Vell", "said", "rebels took Arla")
    denied = says(text, "Officials", "denied", "the report", frame="denial", factuality="CT-")
    taken, denial = claims_of(text, (said, denied), (takes(doc_of(text), "took", "rebels took Arla", "Arla"),))
    assert (denial.kind, denial.factuality) == ("control", "CT-")
    assert (denial.where, denial.control) == (taken.where, taken.control)
    assert denial.evidence.exact == "the report"
    assert [(link.type, link.claim) for link in denial.links] == [("denies", taken.id)]


def test_what_is_not_denied_yet_answers_nothing() -> None:
    text = "Ms Vell said rebels took Arla . Officials will deny the report ."
    said = says(text, "Ms Vell", "said", "rebels took Arla")
    denied = says(text, "Officials", "deny", "the report", frame="denial", factuality="Uu")
    _, denial = claims_of(text, (said, denied), (takes(doc_of(text), "took", "rebels took Arla", "Arla"),))
    assert (denial.kind, denial.factuality, denial.links) == ("statement", "Uu", ())


def test_a_bare_denial_that_could_answer_several_claims_says_so() -> None:
    text = "Ms Vell said rebels took Arla and held Borun . Officials denied the report ."
    doc = doc_of(text)
    said = says(text, "Ms Vell", "said", "rebels took Arla and held Borun")
    denied = says(text, "Officials", "denied", "the report", frame="denial", factuality="CT-")
    propositions = (takes(doc, "took", "rebels took Arla", "Arla"), takes(doc, "held", "held Borun", "Borun"))
    *_, denial = claims_of(text, (said, denied), propositions)
    (link,) = denial.links
    assert link.claim is None
    assert "rebels took Arla" in link.basis
    assert "held Borun" in link.basis


def test_the_outlets_repetition_restates_what_it_attributes() -> None:
    text = "Ms Vell said rebels took Arla . Rebels took Arla ."
    doc = doc_of(text)
    said = says(text, "Ms Vell", "said", "rebels took Arla")
    second = text.index("Rebels took")
    where = Mention(Span(text.rindex("Arla"), text.rindex("Arla") + 4, "Arla"), "LOC", "Arla")
    own = Proposition(
        "control",
        token_at(doc, second + 7),
        Span(second + 7, second + 11, "took"),
        (Span(second, second + 16, "Rebels took Arla"),),
        "control",
        where=where,
        control=Control("takes", holder="Rebels"),
    )
    first, repeated = claims_of(text, (said,), (takes(doc, "took", "rebels took Arla", "Arla"), own))
    assert [(link.type, link.claim) for link in repeated.links] == [("restates", first.id)]


def test_a_promise_has_not_happened() -> None:
    text = "Ms Vell vowed to take Arla ."
    vow = says(text, "Ms Vell", "vowed", "to take Arla", frame="promise")
    (claim,) = claims_of(text, (vow,), (takes(doc_of(text), "take", "to take Arla", "Arla"),))
    assert claim.status == "promised"


def test_several_claims_in_the_same_words_have_different_ids() -> None:
    text = "Rebels took Arla and Borun ."
    doc = doc_of(text)
    propositions = tuple(takes(doc, "took", "Rebels took Arla and Borun", place) for place in ("Arla", "Borun"))
    found = claims_of(text, (), propositions)
    assert len({claim.id for claim in found}) == 2
    assert [claim.where.name for claim in found if claim.where] == ["Arla", "Borun"]


def test_ids_depend_on_the_text_and_not_on_who_is_said_to_say_it() -> None:
    text = "Ms Vell said rebels took Arla ."
    said = says(text, "Ms Vell", "said", "rebels took Arla")
    proposition = takes(doc_of(text), "took", "rebels took Arla", "Arla")
    (attributed,), (own,) = claims_of(text, (said,), (proposition,)), claims_of(text, (), (proposition,))
    assert attributed.id == own.id


def test_evidence_is_the_text_with_the_words_around_it() -> None:
    doc = doc_of("Rebels took Arla .")
    (claim,) = claims_of(doc.text, (), (takes(doc, "took", "took Arla", "Arla"),))
    (selector,) = claim.evidence.spans
    assert doc.text[selector.start : selector.end] == selector.exact == "took Arla"
    assert (selector.prefix, selector.suffix) == ("Rebels ", " .")


def test_a_share_of_a_figure_is_part_of_it() -> None:
    text = "Shells killed 100 people , including 11 children ."
    doc = doc_of(text)

    def dead(words: str, whole: int | None) -> Proposition:
        at = span(text, words)
        number = float(words.split()[0])
        figure = Figure(number, number, number, outcome="killed")
        return Proposition("casualty", token_at(doc, at.start), at, (at,), "casualty", figure=figure, part_of=whole)

    whole, share = claims_of(text, (), (dead("100 people", None), dead("11 children", 0)))
    assert [(link.type, link.claim) for link in share.links] == [("part_of", whole.id)]


def dead(doc: Doc, words: str, low: float, *, token: int | None = None) -> Proposition:
    at = span(doc.text, words)
    figure = Figure(low, low, low, outcome="killed", of=words.split()[-1], span=at)
    return Proposition("casualty", token or token_at(doc, at.start), at, (at,), "casualty", figure=figure)


def test_one_victim_is_part_of_the_one_total() -> None:
    doc = doc_of("The blast killed 15 people . A man died .")
    total, one = claims_of(doc.text, (), (dead(doc, "15 people", 15), dead(doc, "A man", 1)))
    assert [(link.type, link.claim) for link in one.links] == [("part_of", total.id)]


def test_one_victim_is_part_of_neither_of_two_totals() -> None:
    doc = doc_of("The blast killed 15 people . Another killed 20 people . A man died .")
    counts = (dead(doc, "15 people", 15), dead(doc, "20 people", 20), dead(doc, "A man", 1))
    *_, one = claims_of(doc.text, (), counts)
    assert one.links == ()


def test_what_a_sentence_says_twice_is_one_claim() -> None:
    doc = doc_of("The blast left 15 dead , 15 killed . Police spoke .")
    found = claims_of(doc.text, (), (dead(doc, "15 dead", 15), dead(doc, "15 killed", 15)))
    assert [claim.evidence.exact for claim in found] == ["15 dead"]


def test_the_same_count_in_two_sentences_is_two_claims() -> None:
    doc = doc_of("The blast left 15 dead . It killed 15 people .")
    assert len(claims_of(doc.text, (), (dead(doc, "15 dead", 15), dead(doc, "15 people", 15)))) == 2


def attack(doc: Doc, trigger: str, day: str | None) -> Proposition:
    at = span(doc.text, trigger)
    when = TimeExpression(span(doc.text, day), "DATE", "XXXX-WXX-5") if day else None
    event, wording = Event("ASSAULT", "explosives"), Wording(trigger, trigger)
    return Proposition("event", token_at(doc, at.start), at, (at,), "event", when=when, event=event, wording=wording)


def test_the_dead_of_the_only_attack_died_on_its_day() -> None:
    doc = doc_of("Rebels bombed a bus on Friday . It killed 15 people .")
    event, count = claims_of(doc.text, (), (attack(doc, "bombed", "Friday"), dead(doc, "15 people", 15)))
    assert [(link.type, link.claim) for link in count.links] == [("of_event", event.id)]
    assert count.when == event.when


def test_the_dead_of_an_attack_without_a_day_have_none() -> None:
    doc = doc_of("Rebels bombed a bus . It killed 15 people .")
    _, count = claims_of(doc.text, (), (attack(doc, "bombed", None), dead(doc, "15 people", 15)))
    assert (count.when, count.links) == (Date(), ())


def test_a_noun_under_a_resolution_has_not_happened() -> None:
    doc = Doc(
        VOCAB,
        words=["Resolutions", "on", "withdrawal", "stand"],
        pos=["NOUN", "ADP", "NOUN", "VERB"],
        heads=[3, 2, 0, 3],
        deps=["nsubj", "case", "nmod", "ROOT"],
    )
    assert commitment_at(doc, 2, {}) == ("Uu", "demanded")


OPEN_BELOW: tuple[tuple[str, str, str, Commitment, tuple[Factuality, Status]], ...] = (
    ("Talks will bring an answer", "obj", "answer", Commitment(2, "CT+", "predicted"), ("CT+", "predicted")),
    ("Talks would bring an answer", "obj", "answer", Commitment(2, "Uu", "predicted"), ("Uu", "predicted")),
    ("Talks should end the strike", "obj", "strike", Commitment(2, "Uu", "demanded"), ("CT+", "happened")),
    ("If storms go on", "nsubj", "storms", Commitment(2, "Uu", "conditional"), ("CT+", "happened")),
    ("Talks did bring no answer", "obj", "answer", Commitment(2, "CT-", "happened"), ("CT-", "happened")),
)


@pytest.mark.parametrize("text, dep, word, verb, wanted", OPEN_BELOW)
def test_a_noun_below_an_open_predicate(
    text: str, dep: str, word: str, verb: Commitment, wanted: tuple[Factuality, Status]
) -> None:
    words = text.split()
    at = words.index(word)
    heads = [at if i == at - 1 and i > 2 else verb.token for i in range(len(words))]
    deps = ["det" if i == at - 1 and i > 2 else "dep" for i in range(len(words))]
    deps[at], deps[verb.token] = dep, "ROOT"
    pos = ["NOUN" if i == at else "X" for i in range(len(words))]
    doc = Doc(VOCAB, words=words, pos=pos, heads=heads, deps=deps)
    assert commitment_at(doc, at, {verb.token: verb}) == wanted


def test_a_dead_gunman_is_not_one_of_the_victims() -> None:
    doc = doc_of("The blast killed 15 people . A gunman died .")
    *_, one = claims_of(doc.text, (), (dead(doc, "15 people", 15), dead(doc, "A gunman", 1)))
    assert one.links == ()
