"""The adapters of events across articles, and which articles they take to tell one story."""

from __future__ import annotations

import pytest
from evaluation.scoring import figures
from evaluation.tasks import crossdoc_ecb, crossdoc_meantime
from evaluation.tasks.event_mentions import Row, head_of, tellings, tokens_of

from variorum.language import annotate

PARSER = "fast"

TEXTS = {
    "a": "Rockets struck the market of Kelm on Monday. Estmar denied that it attacked Kelm, a port of Norvalia.",
    "b": "The attack on the Kelm market in Norvalia killed 12, officials said. The strike came from Estmar.",
    "c": "Tamsin Orlo won the cello prize in Vessel. The jury of the Vessel festival praised Orlo.",
}
GIVEN = (
    ("a", "struck"),
    ("a", "attacked"),
    ("b", "attack"),
    ("b", "strike"),
    ("b", "said"),
    ("c", "won"),
    ("c", "Orlo"),
)


def _rows() -> list[Row]:
    articles: list[Row] = [{"id": name, "text": text} for name, text in TEXTS.items()]
    return articles + [_mention(name, words) for name, words in GIVEN]


def _mention(name: str, words: str) -> Row:
    start = TEXTS[name].index(words)
    return {"mention": f"{name} {words}", "doc": name, "spans": [[start, start + len(words)]]}


def _chains(rows: list[Row]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if "mention" in row:
            found.setdefault(row["chain"], set()).add(row["mention"])
    return {frozenset(chain) for chain in found.values()}


def test_mentions_of_one_event_are_chained_across_articles() -> None:
    attack = frozenset({"a struck", "a attacked", "b attack", "b strike"})
    alone = {frozenset({name}) for name in ("b said", "c won", "c Orlo")}
    assert _chains(list(crossdoc_ecb.predict(_rows(), PARSER))) == {attack, *alone}


def test_each_article_has_its_story() -> None:
    found = {row["doc"]: row["story"] for row in crossdoc_ecb.predict(_rows(), PARSER) if "story" in row}
    assert found["a"] == found["b"] != found["c"]


def test_names_are_chained_by_their_full_form_and_pronouns_by_what_they_stand_for() -> None:
    texts = {"a": "Ada Brenn met the mayor. She left.", "b": "Ada Brenn spoke in Kelm. The ship sank. A ship sank."}
    given = [("a", 0, 9), ("a", 25, 28), ("b", 0, 9), ("b", 29, 33), ("b", 42, 46)]
    rows: list[Row] = [{"id": name, "text": text} for name, text in texts.items()]
    rows += [{"mention": f"{doc}{start}", "doc": doc, "spans": [[start, end]]} for doc, start, end in given]
    found = _chains(list(crossdoc_meantime.predict(rows, PARSER)))
    assert found == {frozenset({"a0", "a25", "b0"}), frozenset({"b29", "b42"})}


@pytest.mark.parametrize(
    "text, spans, head, words, agents, recipients",
    [
        ("Estmar shelled Kelm.", [[7, 14]], "shelled", ("shell",), {"estmar"}, {"kelm"}),
        ("Kelm was shelled by Estmar.", [[9, 16]], "shelled", ("shell", "shell_by"), {"estmar"}, {"kelm"}),
        ("The shelling of Kelm went on.", [[4, 12]], "shelling", ("shelling",), set(), {"kelm"}),
        ("Brenn stepped down.", [[6, 18]], "stepped", ("step", "step_down"), {"brenn"}, set()),
        ("Two miners died.", [[11, 15]], "died", ("die",), set(), {"miner"}),
    ],
)
def test_a_mention_as_a_telling(
    text: str, spans: list[list[int]], head: str, words: tuple[str, ...], agents: set[str], recipients: set[str]
) -> None:
    (doc,) = annotate([text], parser=PARSER)
    mention: Row = {"mention": "m", "doc": "a", "spans": spans}
    (found,) = tellings(doc, [mention], "s")
    assert head_of(tokens_of(doc, mention)).text == head
    assert found.words == words
    assert (set(found.agents), set(found.recipients)) == (agents, recipients)


def test_three_figures_are_precision_recall_and_their_mean() -> None:
    assert figures('{"MUC": [0.5, 1.0, 0.67], "n": 3}') == {"MUC": {"P": 0.5, "R": 1.0, "F1": 0.67}, "n": 3}
