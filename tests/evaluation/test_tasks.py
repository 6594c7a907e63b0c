"""The adapters of factuality, MEANTIME and the parts of attribution, and how scorers are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from evaluation.scoring import figures, score
from evaluation.tasks import factuality, meantime
from evaluation.tasks.assertions import Assertion, assertions, token_at
from evaluation.tasks.attribution_parts import HEADLINE, Row, kind, parts
from evaluation.tasks.table import TASKS, predictor

from variorum.language import annotate

PARSER = "fast"

VALUES: tuple[tuple[str, str, str, float], ...] = (
    ("The troops crossed the river.", "crossed", "factbank", 3),
    ("The troops did not cross the river.", "cross", "factbank", -3),
    ("The troops may cross the river.", "cross", "factbank", 1),
    ("The minister said that the troops crossed the river.", "crossed", "factbank", 3),
    ("The minister denied that the troops crossed the river.", "crossed", "factbank", -3),
    ("The council plans to close the bridge.", "close", "factbank", 0),
    ("The council plans to close the bridge.", "close", "uds_ih2", -2),
    ("The council will close the bridge.", "close", "uw", 3),
    ("The council will close the bridge.", "close", "uds_ih2", -2),
)


@pytest.mark.parametrize("text, word, source, expected", VALUES)
def test_an_event_has_the_value_of_the_innermost_voice(text: str, word: str, source: str, expected: float) -> None:
    start = text.index(word)
    row = {"id": "a", "source": source, "text": text, "events": [{"span": [start, start + len(word)], "text": word}]}
    (found,) = factuality.predict([row], PARSER)
    assert found == {"id": "a", "events": [{"span": [start, start + len(word)], "value": expected}]}


def test_a_place_without_a_token_takes_the_one_before() -> None:
    (doc,) = annotate(["They left."], parser=PARSER)
    assert [token_at(doc, place) for place in (0, 3, 4, 5, 9, 99)] == [0, 0, 0, 1, 2, 2]
    assert assertions(doc, [(5, 9)]) == [Assertion("CT+", "happened")]


ATTRIBUTES: tuple[tuple[Assertion, tuple[str, str, str]], ...] = (
    (Assertion("CT+", "happened"), ("CERTAIN", "POS", "NON_FUTURE")),
    (Assertion("PR-", "happened"), ("PROBABLE", "NEG", "NON_FUTURE")),
    (Assertion("PS+", "predicted"), ("POSSIBLE", "POS", "FUTURE")),
    (Assertion("Uu", "planned"), ("CERTAIN", "POS", "FUTURE")),
    (Assertion("Uu", "wished"), ("POSSIBLE", "POS", "FUTURE")),
    (Assertion("Uu", "happened"), ("POSSIBLE", "POS", "NON_FUTURE")),
)


@pytest.mark.parametrize("found, expected", ATTRIBUTES)
def test_values_in_the_words_of_meantime(found: Assertion, expected: tuple[str, str, str]) -> None:
    assert tuple(meantime.attributes(found).values()) == expected


def test_all_layers_of_meantime_are_predicted() -> None:
    text = "On 4 May 2009 the firm said it had sold 300 engines."
    event = {"id": "7", "spans": [[35, 39]], "text": "sold"}
    (found,) = meantime.predict([{"id": "a", "dct": "2009-05-06", "text": text, "events": [event]}], PARSER)
    assert found["events"] == [{"id": "7", "certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE"}]
    assert [text[slice(*spans["cue"][0])] for spans in found["attributions"]] == ["said"]
    assert [one["value"] for one in found["timexes"]] == ["2009-05-04"]
    assert [text[slice(*one["span"])] for one in found["quantities"]] == ["300"]


TEXT = "He said \"no more\" and called it 'a day'. She said they had left. They back the bill and ''nothing else''."
KINDS: tuple[tuple[str, str], ...] = (
    ('"no more"', "direct"),
    ("''nothing else''", "direct"),
    ("the bill and ''nothing else''", "mixed"),
    ("they had left", "clause"),
    ("the bill", "other"),
)


@pytest.mark.parametrize("content, expected", KINDS)
def test_kinds_go_by_marks_and_then_by_finite_verbs(content: str, expected: str) -> None:
    (doc,) = annotate([TEXT], parser=PARSER)
    start = TEXT.index(content)
    assert kind(doc, [[start, start + len(content)]]) == expected


def _row(name: str, publisher: str, *contents: str) -> Row:
    places = [[TEXT.index(words), TEXT.index(words) + len(words)] for words in contents]
    return {"id": name, "publisher": publisher, "text": TEXT, "attributions": [{"content": [at]} for at in places]}


def _count(gold: Sequence[Row], predicted: Sequence[Row]) -> Row:
    """A scorer for which every attribution that is in both is right."""
    mine = {(row["id"], str(one["content"])) for row in predicted for one in row["attributions"]}
    theirs = {(row["id"], str(one["content"])) for row in gold for one in row["attributions"]}
    hits = len(mine & theirs)
    return {
        HEADLINE: {
            "P": hits / (len(mine) or 1),
            "R": hits / (len(theirs) or 1),
            "pred": len(mine),
            "gold": len(theirs),
        }
    }


def test_parts_are_scored_apart_and_trained_texts_left_out() -> None:
    gold = [
        _row("a", "x", '"no more"', "they had left"),
        _row("b", "y", "the bill"),
        _row("GUM_academic_art", "y", "the bill"),
    ]
    predicted = [_row("a", "x", '"no more"', "the bill"), _row("b", "y"), _row("GUM_academic_art", "y", "the bill")]
    found = parts(gold, predicted, _count)
    assert found["unseen"][HEADLINE]["gold"] == 3
    assert {name: one["gold"] for name, one in found["publisher"].items()} == {"x": 2, "y": 1}
    assert found["kind"]["direct"] == {"P": 1, "R": 1, "F1": 1, "pred": 1, "gold": 1}
    assert found["kind"]["clause"] == {"P": 0, "R": 0, "F1": 0, "pred": 0, "gold": 1}
    assert found["kind"]["other"] == {"P": 0, "R": 0, "F1": 0, "pred": 1, "gold": 1}
    assert "unseen" not in parts(gold[:2], predicted[:2], _count)
    assert "kind" not in parts(gold[2:], predicted[2:], _count)


def test_scorers_that_print_lines_are_read_as_those_that_print_json() -> None:
    printed = (
        "strict             P  66.0 R 50.0 F1  57.0  (1 of 2/3)\n"
        "certainty  n 968 accuracy 75.0 macro F1 43.0  CERTAIN 93.0 NON_FUTURE 0.0\n"
    )
    assert figures(printed) == {
        "strict": {"P": 0.66, "R": 0.5, "F1": 0.57},
        "certainty": {"accuracy": 0.75, "macroF1": 0.43, "CERTAIN": 0.93, "NON_FUTURE": 0.0},
    }
    assert figures('{"a": {"F1": 0.5}}') == {"a": {"F1": 0.5}}


def test_the_scorer_of_a_benchmark_gets_both_files(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(
        "import json, sys\n"
        "mode, gold, predicted = sys.argv[1:4]\n"
        "print(json.dumps({mode: {'gold': open(gold).read().count('\\n'), 'pred': open(predicted).read()}}))\n",
        encoding="utf-8",
    )
    assert score(tmp_path, ("attr",), [{"id": 1}, {"id": 2}], [{"id": "é"}]) == {
        "attr": {"gold": 2, "pred": '{"id": "é"}\n'}
    }


def test_every_task_has_an_adapter() -> None:
    assert all(callable(predictor(name)) for name in TASKS)
