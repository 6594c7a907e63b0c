"""Command line of the measurements.

`predict` for any file, `run` for the dev parts of the benchmarks, `language` for the parsers themselves, `speakers` for
the names that speakers get, `chains` for who is made to say what and `plover` for events in our own cases, `speed` for
time, `memory` for what a process holds that reads on and on, `size` for large piles, `one_war` for one matter told in
thousands of reports, `one_event` for one told in as many within days, `incremental` for one report more, `adding` for a
hundred more, `edition` for pages over a large ledger, `lookups` for those of the gazetteer, `mirror` for two parties'
names exchanged, `grounding` for the lines of a brief that nothing grounds, `furniture` for what cleaning takes out of
our own pages.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation import (
    adding,
    chains,
    edition,
    furniture,
    incremental,
    lookups,
    memory,
    one_event,
    one_war,
    plover,
    run,
    size,
    speakers,
    speed,
    workers,
)
from evaluation.grounding.run import grounding
from evaluation.language import conllu, figures
from evaluation.language.names import predict_names
from evaluation.language.treebank import predict_raw, predict_words
from evaluation.mirror.run import mirror
from evaluation.tasks.table import TASKS, predictor
from variorum.errors import PipelineError
from variorum.language.pipelines import SHIPPED
from variorum.settings import DEFAULT_PARSER

TREEBANK, NAMES = "treebank", "names"


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def predict(task: str, sources: Sequence[Path], target: Path, parser: str) -> int:
    """Writes the predictions for every row of the sources, in the benchmark's own prediction format."""
    rows = [row for source in sources for row in _rows(source)]
    with target.open("w", encoding="utf-8") as out:
        for row in predictor(task)(rows, parser):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


def predict_language(given: argparse.Namespace) -> int:
    """Writes a treebank or name file with the parser's columns in place of the gold ones."""
    sentences = conllu.read(given.input.read_text(encoding="utf-8"))
    if given.task == NAMES:
        found = predict_names(sentences, given.parser, trained_only=given.trained_only)
    else:
        found = (predict_raw if given.raw else predict_words)(sentences, given.parser)
    given.output.write_text(conllu.write(found), encoding="utf-8", newline="\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="run the pipeline over a benchmark's input file")
    one.add_argument("task", choices=sorted((*TASKS, TREEBANK, NAMES)))
    one.add_argument("input", type=Path, help="rows of JSON; CoNLL-U for treebank, IOB2 for names")
    one.add_argument("--given", type=Path, action="append", default=[], help="more rows: the mentions that are given")
    one.add_argument("-o", "--output", type=Path, required=True)
    one.add_argument("--raw", action="store_true", help="treebank: read the raw text, words and sentences are ours")
    one.add_argument("--trained-only", action="store_true", help="names: those of the trained component alone")
    many = commands.add_parser("run", help="predict and score the dev parts, and write evaluation/results")
    many.add_argument("--bench", type=Path, required=True, help="the folder of the benchmarks")
    many.add_argument("--limit", type=int, help="only the first N rows of each set (the result is not written)")
    many.add_argument("tasks", nargs="*", metavar="TASK", help=f"of {', '.join(sorted(TASKS))}; all if none is named")
    words = commands.add_parser(
        "language", help="measure a parser on treebanks and names, and write evaluation/results"
    )
    words.add_argument("--treebanks", type=Path, required=True, help="the folder of the treebanks")
    words.add_argument("--limit", type=int, help="only the first N documents of each set (the result is not written)")
    voices = commands.add_parser("speakers", help="measure the names that pronouns and nouns get as speakers")
    voices.add_argument("--treebanks", type=Path, required=True, help="the folder of the treebanks")
    voices.add_argument("--part", choices=("dev", "train"), default="dev", help="train serves to tune (not written)")
    voices.add_argument("--limit", type=int, help="only the first N documents (the result is not written)")
    nested = commands.add_parser("chains", help="measure chains and factuality on tests/cases/chains (not written)")
    nested.add_argument("--show", action="store_true", help="every chain that is not wholly right")
    coded = commands.add_parser("plover", help="measure events on tests/cases/plover, and write evaluation/results")
    coded.add_argument(
        "--show", action="store_true", help="every fault of the tuned part; those of the held are hidden"
    )
    coded.add_argument("--part", choices=plover.PARTS, default="all", help="a part alone is not written")
    clock = commands.add_parser("speed", help="seconds and peak memory for N articles, beside the bare parse")
    clock.add_argument("--articles", type=int, default=1000)
    clock.add_argument("--inputs", nargs="+", default=[], help="reports in place of those that are made, as for add")
    clock.add_argument("--workers", type=int, default=2, help="how many processes are measured beside one")
    held = commands.add_parser("memory", help="megabytes that a process holds after reading so many reports")
    held.add_argument("--marks", type=int, nargs="+", default=memory.MARKS, help="after how many reports")
    turned = commands.add_parser("mirror", help="exchange two parties' names, and write evaluation/results")
    turned.add_argument("--corpora", type=Path, required=True, help="the folder of the corpora")
    cleaned = commands.add_parser("furniture", help="what cleaning takes out of the pages of tests/cases/furniture")
    cleaned.add_argument("--show", action="store_true", help="print the errors of the tuned pages")
    sound = commands.add_parser("grounding", help="the lines of a pile's brief with words that nothing grounds")
    sound.add_argument("inputs", nargs="+", help="files, folders or JSON lines, as for `variorum add`")
    told = commands.add_parser("lookups", help="look-ups of the gazetteer a second, and the memory they add")
    large = commands.add_parser("size", help="core seconds and memory of laying growing piles side by side")
    large.add_argument("--bench", type=Path, required=True, help="the folder of the benchmarks")
    large.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000], help="how many reports")
    large.add_argument(
        "--workers",
        type=int,
        nargs="+",
        help="lay ledgers by so many processes instead, beside each other (not written)",
    )
    large.add_argument("--kept", type=Path, help="where to keep what was read, for the next run")
    matter = commands.add_parser("one_war", help="how a made-up war in many reports is put together, and its cost")
    matter.add_argument("--sizes", type=int, nargs="+", default=[400, 1000, 2000, 4000], help="how many reports")
    hot = commands.add_parser("one_event", help="the cost of one made-up event in many reports of a few days")
    hot.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000], help="how many reports")
    shown = commands.add_parser("edition", help="time, memory and bytes of the edition's pages over a large ledger")
    shown.add_argument("ledger", type=Path, help="the ledger; it is made where there is none")
    shown.add_argument("--bench", type=Path, required=True, help="the folder of the benchmarks")
    shown.add_argument("--count", type=int, default=20000, help="how many reports a ledger that is made holds")
    shown.add_argument("--editions", type=int, default=1, help="how often these are written, under other names and ids")
    shown.add_argument("--kept", type=Path, help="where to keep what was read, for the next run")
    grown = commands.add_parser("incremental", help="core seconds that one report more costs a ledger")
    grown.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000], help="how many reports are there")
    grown.add_argument("--kept", type=Path, required=True, help="what `size` read and kept")
    more = commands.add_parser(
        "adding", help="seconds of adding a hundred reports to a large ledger and to an empty one"
    )
    more.add_argument("ledger", type=Path, help="a ledger that `edition` made, in one edition")
    more.add_argument("--bench", type=Path, required=True, help="the folder of the benchmarks")
    more.add_argument("--count", type=int, required=True, help="how many reports it holds")
    more.add_argument("--kept", type=Path, required=True, help="what it was made of")
    without = {turned, cleaned, told}  # the first reads with each parser, the others with none
    for command in set(commands.choices.values()) - without:
        command.add_argument("--parser", default=DEFAULT_PARSER, help=f"{' or '.join(SHIPPED)}, or a spaCy pipeline")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    parser = _arguments()
    given = parser.parse_args(argv)
    try:
        return _run(parser, given)
    except PipelineError as error:
        print(error, file=sys.stderr)
        return 2


def _run(parser: argparse.ArgumentParser, given: argparse.Namespace) -> int:
    if given.command == "predict":
        if (given.raw and given.task != TREEBANK) or (given.trained_only and given.task != NAMES):
            parser.error("--raw is for treebank, --trained-only for names")
        if given.task in {TREEBANK, NAMES}:
            return predict_language(given)
        return predict(given.task, [given.input, *given.given], given.output, given.parser)
    if given.command == "run":
        return run.run(given.bench, given.tasks, given.parser, limit=given.limit)
    if given.command == "language":
        return figures.language(given.treebanks, given.parser, limit=given.limit)
    if given.command == "speakers":
        return speakers.speakers(given.treebanks, given.parser, part=given.part, limit=given.limit)
    if given.command == "chains":
        return chains.run(given.parser, show=given.show)
    if given.command == "plover":
        return plover.run(given.parser, part=given.part, show=given.show)
    if given.command in {"mirror", "grounding", "size", "one_war", "one_event", "incremental", "adding", "edition"}:
        return _on_piles(given)
    if given.command == "furniture":
        return furniture.run(show=given.show)
    return _on_costs(given)


def _on_costs(given: argparse.Namespace) -> int:
    """The commands that measure time and memory of reading."""
    if given.command == "lookups":
        return lookups.lookups()
    if given.command == "memory":
        return memory.memory(given.marks, given.parser)
    return speed.speed(given.articles, given.parser, given.workers, given.inputs)


def _on_piles(given: argparse.Namespace) -> int:
    """The commands that lay whole piles side by side."""
    if given.command == "mirror":
        return mirror(given.corpora)
    if given.command == "grounding":
        return grounding(given.inputs, given.parser)
    if given.command == "incremental":
        return incremental.incremental(given.kept, given.sizes, given.parser)
    if given.command == "adding":
        return adding.adding(given.ledger, bench=given.bench, kept=given.kept, count=given.count, parser=given.parser)
    if given.command == "edition":
        kept, count, editions = given.kept, given.count, given.editions
        return edition.edition(
            given.ledger, bench=given.bench, parser=given.parser, kept=kept, count=count, editions=editions
        )
    if given.command == "one_event":
        return one_event.one_event(given.sizes, given.parser)
    if given.command == "one_war":
        return one_war.one_war(given.sizes, given.parser)
    if given.workers:
        return _by_workers(given)
    return size.size(given.bench, given.sizes, given.parser, given.kept)


def _by_workers(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        kept = given.kept or Path(scratch) / "read.pickle"
        size.read_kept(given.bench, given.parser, kept)
        return workers.by_workers(kept, given.sizes, given.workers, given.parser)


if __name__ == "__main__":
    sys.exit(main())
