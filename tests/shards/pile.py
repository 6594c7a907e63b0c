"""Three shards of made-up reports, some of them bad, and claims that a stub finds without any parser."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import variorum.pipeline as pipeline
from tests.ledger.house import read_claims as claims_of
from variorum.api import Edition
from variorum.records import Article, Claim
from variorum.settings import Settings

DEADLY = "POISON"
REPORTS = 6  # of each file of lines
PAUSE = 0.2  # seconds


def pile(folder: Path, *, deadly: tuple[int, ...] = ()) -> Path:
    """Two files of lines, which share ids and an address, and three small files in a folder of their own."""
    (folder / "small").mkdir(parents=True)
    for name in ("north", "south"):
        lines = [_line(name, at, is_deadly=at in deadly and name == "south") for at in range(REPORTS)]
        (folder / f"{name}.jsonl").write_text("\n".join([*lines, "this is no JSON"]), encoding="utf-8")
    for at, text in enumerate(("Kelm falls\n\nArla says Norvalia took Kelm.", "", "Quiet day\n\nNothing happened.")):
        (folder / "small" / f"{at}.txt").write_text(text, encoding="utf-8")
    return folder


def _line(name: str, at: int, *, is_deadly: bool) -> str:
    text = f"Arla says Norvalia took Town{at}. Brel says Estmar took Town{at % 5}. {DEADLY if is_deadly else ''}"
    own = {"url": "https://kelm.example/1"} if at == 3 else {"id": f"r{at}"} if at % 2 else {}
    return json.dumps({"title": f"{name.title()} {at}", "text": text, "published": "2024-03-02", **own})


def read_claims(article: Article, settings: Settings) -> tuple[Claim, ...]:
    """The stub's claims, whose ids come from text and id alone, as real ones do; a deadly report ends its process."""
    if DEADLY in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    found = claims_of(replace(article, version=1), settings)
    return tuple(replace(claim, version=article.version) for claim in found)


def exports(path: Path) -> str:
    """Everything that a ledger says, in one string."""
    edition = Edition(path)
    found = (edition.articles(with_text=True), edition.claims(), edition.questions(), edition.problems())
    return json.dumps([*map(list, found), list(edition.stories())], ensure_ascii=False)


def read_slowly(article: Article, settings: Settings) -> tuple[Claim, ...]:
    """The claims that the house itself finds, slowly, so that something can happen meanwhile."""
    if DEADLY in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(PAUSE)
    return pipeline.read_claims(article, settings)
