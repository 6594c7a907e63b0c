"""Measures PLOVER events on the cases of `tests/cases/plover`, by the conventions that stand beside them.

Files one to five are `tuned`: their errors may be looked at. Six to ten are `held`: only their totals are, so that
they show how far rules and words carry that were not made for them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.frozen import freeze, is_frozen
from evaluation.page import show as percent
from evaluation.plover_marks import (
    Act,
    Gold,
    Heads,
    Marked,
    counts,
    found,
    names_right,
    only_content,
    pairs,
    rates,
    share,
    summed,
    wanted,
)
from variorum.language import annotate
from variorum.propositions import propose

CASES = Path(__file__).parent.parent / "tests" / "cases" / "plover"
TUNED = ("five", "four", "one", "three", "two")
PARTS = ("tuned", "held", "all")
WITHOUT_MODES = ("AGREE", "AID", "CONCEDE", "COOPERATE", "SUPPORT")

Figures = dict[str, Any]


def cases(part: str, folder: Path = CASES) -> list[Gold]:
    """The cases of one part, in the order of the files' names."""
    files = [path for path in sorted(folder.glob("*.toml")) if part in ("all", "tuned" if _is_tuned(path) else "held")]
    return [case for path in files for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def _is_tuned(path: Path) -> bool:
    return path.stem in TUNED


def read(rows: Sequence[Gold], parser: str) -> Iterator[Marked]:
    """The events of each sentence beside what the product finds in it."""
    for case, doc in zip(rows, annotate([row["text"] for row in rows], parser=parser), strict=True):
        acts = [found(doc, item) for item in propose(doc) if item.event is not None]
        told = [act for act in acts if not only_content(doc, act, acts)]
        yield pairs(case, wanted(doc, case), told)


def figures(marked: Sequence[Marked]) -> Figures:
    """All figures of one part."""
    both = [pair for one in marked for pair in one.pairs]
    same = [(gold, act) for gold, act in both if gold.type == act.type]
    kinds = sorted({gold.type for one in marked for gold in _golds(one)})
    with_modes = [(gold, act) for gold, act in same if gold.type not in WITHOUT_MODES]
    return {
        "trigger": rates(counts(marked, lambda _: True, typed=False)),
        "type accuracy": share(gold.type == act.type for gold, act in both),
        "type": rates(counts(marked, lambda _: True, typed=True)),
        "mode accuracy": share(gold.mode == act.mode for gold, act in with_modes),
        "agents": rates(summed(names_right(gold.agents, act.agents) for gold, act in same)),
        "recipients": rates(summed(names_right(gold.recipients, act.recipients) for gold, act in same)),
        "whole": _whole(marked, same),
        "none": share(not one.extra for one in marked if not _golds(one)),
        "elliptical": share(_is_met(gold, one) for one in marked for gold in _golds(one) if gold.is_elliptical),
        "types": {kind: rates(counts(marked, lambda act, kind=kind: act.type == kind, typed=True)) for kind in kinds},  # type: ignore[misc]
    }


def _golds(one: Marked) -> list[Act]:
    return [*(gold for gold, _ in one.pairs), *one.missed]


def _is_met(gold: Act, one: Marked) -> bool:
    return any(gold is pair[0] and gold.type == pair[1].type for pair in one.pairs)


def _whole(marked: Sequence[Marked], same: Sequence[tuple[Act, Act]]) -> float | None:
    """The share of the wanted events found with type, mode, agents and recipients as they are wanted."""
    number = sum(len(_golds(one)) for one in marked)
    return sum(_is_whole(gold, act) for gold, act in same) / number if number else None


def _is_whole(gold: Act, act: Act) -> bool:
    return gold.mode == act.mode and _is_all(gold.agents, act.agents) and _is_all(gold.recipients, act.recipients)


def _is_all(gold: Heads, heads: Heads) -> bool:
    right, got, want = names_right(gold, heads)
    return right == got == want


# --- the report ----------------------------------------------------------------------------------------------------


def lines(told: Figures) -> Iterator[str]:
    """The figures in words."""
    for name in ("trigger", "type", "agents", "recipients"):
        yield f"{name:<14}{_rates(told[name])}"
    for name in ("type accuracy", "mode accuracy", "whole", "none", "elliptical"):
        yield f"{name:<14}{percent(told[name]):>7}"
    for kind, row in told["types"].items():
        yield f"  {kind:<12}{_rates(row)}"


def _rates(row: Figures) -> str:
    return "".join(f"{percent(row[key]):>7}" for key in ("precision", "recall", "F1")) + f"{row['wanted']:>6}"


def faults(marked: Sequence[Marked]) -> Iterator[str]:
    """Every difference, sentence by sentence."""
    for one in marked:
        wrong = [pair for pair in one.pairs if pair[0].type != pair[1].type or not _is_whole(*pair)]
        if wrong or one.missed or one.extra:
            yield f"{one.case['id']}: {one.case['text'].strip()}"
            yield from (f"   wrong  {_shown(gold)}\n     for  {_shown(act)}" for gold, act in wrong)
            yield from (f"  missed  {_shown(act)}" for act in one.missed)
            yield from (f"   extra  {_shown(act)}" for act in one.extra)


def _shown(act: Act) -> str:
    names = (" ".join(sorted("/".join(sorted(head)) for head in heads)) for heads in (act.agents, act.recipients))
    return " | ".join((act.shown, act.type, act.mode or "-", *names))


def run(parser: str, *, part: str = "all", show: bool = False) -> int:
    """Prints the figures, freezes them where both parts were measured, and shows faults of the tuned part alone."""
    marked = {name: list(read(cases(name), parser)) for name in PARTS[:2] if part in (name, "all")}
    told = {name: figures(rows) for name, rows in marked.items()}
    for name, row in told.items():
        print(f"{name}: {len(marked[name])} sentences; parser {parser}\n" + "\n".join(lines(row)) + "\n")
    if show and "tuned" in marked:
        print("\n".join(faults(marked["tuned"])))
    if part == "all" and is_frozen(parser):
        freeze("plover", parser, told)
    return 0
