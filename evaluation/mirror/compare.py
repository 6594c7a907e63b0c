"""Runs the reports both ways and tells what differs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.mirror.slots import SLOTS

PROGRAM = Path(__file__).parent / "turned.py"


def lines(way: str, texts: Sequence[str], *, names: str = "names.tsv") -> Counter[str]:
    """The claims and questions of these texts, told one way."""
    with TemporaryDirectory() as scratch:
        source = Path(scratch) / "texts.json"
        source.write_text(json.dumps(list(texts)), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(PROGRAM), way, scratch, str(source)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "MIRROR_NAMES": names},
        )
    return Counter(done.stdout.splitlines())


def differences(texts: Sequence[str], *, names: str = "names.tsv") -> list[str]:
    """The lines that only one of the two ways gives, where the names are exchanged after the parse: none should be."""
    straight, turned = lines("straight", texts, names=names), lines("turned", texts, names=names)
    return sorted([*(straight - turned).elements(), *(turned - straight).elements()])


def reread(texts: Sequence[str]) -> Counter[str]:
    """The claims as a reader sees them where texts and lists alike are exchanged, under the exchanged names."""
    claims = (json.loads(line) for line in lines("reread", texts, names=SLOTS.name).elements())
    return Counter(json.dumps(seen(claim), sort_keys=True) for claim in claims if "question" not in claim)


def seen(claim: dict[str, Any]) -> dict[str, Any]:
    """What a reader sees of a claim; not what lists and gazetteer know of a name."""
    told = {key: claim[key] for key in ("article", "kind", "evidence", "factuality", "status", "control", "event")}
    chain = [[level["role"], level["name"], _party(level), level["factuality"]] for level in claim["attribution"]]
    actors = [[actor["role"], actor["name"], _party(actor)] for actor in claim["actors"]]
    place, figure = claim["where"] or {}, claim["figure"] or {}
    number = [figure.get(key) for key in ("value", "low", "high", "mod", "unit", "outcome", "group", "side")]
    return {**told, "chain": chain, "actors": actors, "where": place.get("name"), "figure": number}


def _party(named: dict[str, Any]) -> str | None:
    name: str | None = (named["party"] or {}).get("name")
    return name
