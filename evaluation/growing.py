"""Piles of growing size, each laid side by side in a process of its own: the figures, printed and frozen."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from evaluation.frozen import RESULTS
from variorum.pipeline import rooms
from variorum.records import Article, Claim, Reconciliation
from variorum.settings import Settings


def growing(name: str, sizes: Sequence[int], parser: str, *, beside: Sequence[str]) -> int:
    """Prints and freezes what `evaluation.NAME`, given a size and what else it asks for, prints; returns a status."""
    piles = [_apart(name, [str(count), *beside]) for count in sizes]
    grown = round(piles[-1]["ms_per_article"] / piles[0]["ms_per_article"], 2)
    told = json.dumps({"parser": parser, "piles": piles, "last_to_first_ms_per_article": grown}, indent=1)
    print(told)
    (RESULTS / f"{name}.json").write_text(told + "\n", encoding="utf-8")
    return 0


def _apart(name: str, given: Sequence[str]) -> dict[str, Any]:
    """The figures of one pile, measured in a process of its own."""
    command = [sys.executable, "-m", f"evaluation.{name}", *given]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def laid(
    articles: Sequence[Article], claims: Sequence[Claim], settings: Settings
) -> tuple[Reconciliation, dict[str, Any]]:
    """These reports side by side, and what that took of one core, with the most memory that this process has held."""
    reconcile = rooms().reconcile
    started = time.process_time()  # other work on the machine does not count
    found = reconcile(articles, claims, decisions=(), settings=settings)
    seconds = time.process_time() - started
    return found, {
        "articles": len(articles),
        "claims": len(claims),
        "core_seconds": round(seconds, 1),
        "ms_per_article": round(1000 * seconds / len(articles), 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "questions": len(found.questions),
    }
