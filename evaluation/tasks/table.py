"""The benchmarks that can be run: name, its adapter here, and where its files and headline figures stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Rows = Iterable[dict[str, Any]]
Predictor = Callable[[Rows, str], Iterator[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Task:
    """One benchmark: its adapter's module, its files below the bench folder, and the figures to show first."""

    module: str
    folder: str
    input: str = "dev/input.jsonl"
    gold: str = "dev/gold.jsonl"
    mode: tuple[str, ...] = ()  # words the scorer wants before the gold file
    headlines: tuple[str, ...] = ()  # dotted paths into the scorer's JSON; keys with dots are joined by "/"
    given: str = ""  # rows that follow those of the input: what the benchmark tells besides its texts
    in_parts: bool = False  # attribution, scored in parts too


PUBLISHERS = ("breitbart", "huff-post", "nyt", "politico", "usa-today", "wash-post", "west-journal")
KINDS = ("direct", "mixed", "clause", "other")

GIVEN = "dev/input_gold_mentions.jsonl"
CHAINS = ("CoNLL", "MUC/F1", "B3/F1", "CEAFe/F1", *(f"pairs_crossdoc/{figure}" for figure in ("P", "R", "F1")))

TASKS: dict[str, Task] = {
    "attribution": Task(
        "attribution",
        "attribution",
        headlines=(
            "attr.content50+source/F1",
            "attr.content50/F1",
            "role.cue.exact/F1",
            "role.source.exact/F1",
            "role.content.soft/F1",
            "quote_only.content50+source/R",
            *(f"kind/quoted/{figure}" for figure in ("P", "R")),
            *(f"kind/{kind}/{figure}" for kind in KINDS for figure in ("P", "R", "F1")),
            *(f"publisher/{name}/F1" for name in PUBLISHERS),
        ),
        in_parts=True,
    ),
    "attribution_gum": Task(
        "attribution",
        "attribution_gum",
        headlines=(
            "unseen/attr.content50+source/F1",
            "unseen/attr.content50/F1",
            *(f"kind/{kind}/F1" for kind in KINDS),
            "attr.content50+source/F1",
            "attr.content50/F1",
        ),
        in_parts=True,
    ),
    "factuality": Task(
        "factuality",
        "factuality",
        headlines=tuple(
            f"{name}/{figure}" for name in ("factbank", "uw", "meantime", "uds_ih2") for figure in ("r", "macroF1")
        ),
    ),
    "meantime/attribution": Task(
        "meantime", "meantime", mode=("attr",), headlines=("attribution/F1", "attribution/R", "no_source/F1")
    ),
    "meantime/factuality": Task(
        "meantime",
        "meantime",
        mode=("fact",),
        headlines=tuple(f"{name}/macroF1" for name in ("certainty", "polarity", "time")),
    ),
    "meantime/timexes": Task(
        "meantime", "meantime", mode=("timex",), headlines=("strict/F1", "relaxed/F1", "value/F1")
    ),
    "meantime/quantities": Task("meantime", "meantime", mode=("quant",), headlines=("strict/F1", "relaxed/F1")),
    "temporal": Task("temporal", "temporal", headlines=("relaxed/F1", "value/F1", "strict/F1", "date_only.value/F1")),
    "toponyms": Task("toponyms", "toponyms", headlines=("ALL/extent.overlap/F1", "ALL/e2e161/F1", "ALL/acc@161")),
    "casualties/single": Task(
        "casualties_single",
        "casualties",
        input="dev/single.input.jsonl",
        gold="dev/single.gold.jsonl",
        mode=("single",),
        headlines=(
            "gva_single/killed_acc",
            "gva_single/killed_2+",
            "gva_single/injured_acc",
            "gva_single/injured_2+",
            "gvdb/killed_acc",
            "gvdb/injured_acc",
        ),
    ),
    "casualties/incidents": Task(
        "incidents",
        "casualties",
        input="dev/incidents.input.jsonl",
        gold="dev/incidents.gold.jsonl",
        mode=("incidents",),
        headlines=("bcubed/F1", "pairwise/F1", "killed_2+", "injured_2+", "killed_acc", "injured_acc"),
    ),
    "stories": Task(
        "stories", "stories", mode=("cluster",), headlines=("all/B3.P", "all/B3.R", "all/B3.F1", "all/pairwise.F1")
    ),
    "stories/pairs": Task(
        "copies",
        "stories",
        input="dev/pairs.texts.jsonl",
        gold="dev/pairs.gold.jsonl",
        mode=("pairs",),
        headlines=("pairs/P", "pairs/R", "pairs/F1"),
    ),
    "incidents_muc": Task(
        "incidents_muc",
        "incidents_muc",
        headlines=("incident/F1", "fact.killed/F1", "fact.injured/F1", "confidence_acc/acc", "perp_org/F1", "date/F1"),
    ),
    "wordchoice/labels": Task(
        "wordchoice",
        "wordchoice",
        input="dev/newswcl50.input.jsonl",
        gold="dev/newswcl50.gold.jsonl",
        mode=("labels",),
        headlines=("B3/F1", "B3/P", "B3/R", "pairwise/F1", "diverse/recall"),
    ),
    "crossdoc_ecb": Task("crossdoc_ecb", "crossdoc_ecb", given=GIVEN, headlines=(*CHAINS, "story_bcubed/F1")),
    "crossdoc_meantime": Task(
        "crossdoc_meantime", "crossdoc_meantime", given=GIVEN, mode=("--types", "ALL"), headlines=CHAINS
    ),
    "boilerplate": Task(
        "boilerplate", "boilerplate", headlines=("trafilatura/F1", "trafilatura/main_lost", "trafilatura/recall_prose")
    ),
}


def predictor(task: str) -> Predictor:
    """The function that turns a benchmark's input rows, and the name of a parser, into its prediction rows."""
    predict: Predictor = import_module(f"evaluation.tasks.{TASKS[task].module}").predict
    return predict
