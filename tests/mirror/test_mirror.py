"""The mirror test: with the parties' names exchanged everywhere after the parse, the claims are exchanged, no more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.mirror.turned import PAIRS, exchange
from variorum.reading import read
from variorum.records import Reading
from variorum.settings import Settings

DEMO = Path(__file__).parents[2] / "src" / "variorum" / "data" / "demo"

# Written for this test: one town, told by and against either party, so that each rule meets both.
OWN = (
    "Azerbaijani officials said on Sunday that their forces had entered Shusha.\n\n"
    "Armenian officials denied the claim. Armenia's defence minister said at least 30 Azerbaijani soldiers "
    "had been killed.",
    "Armenia launched an offensive on September 27, Azerbaijan's foreign ministry said.\n\n“The city remains under our "
    "control,” Armenian army spokesman Aram Test told reporters in Yerevan.",
    "Baku accused Yerevan of shelling civilians. Turkey condemned Armenia, while Iran called for a ceasefire.\n\n"
    "Ethnic Armenian forces withdrew from Hadrut, according to the Azerbaijani defence ministry.",
)


def _texts() -> list[str]:
    shipped = read([str(DEMO)], settings=Settings())
    return [*OWN, *(found.article.text for found in shipped if isinstance(found, Reading))]


def _claims(way: str, scratch: Path, source: Path) -> list[str]:
    program = Path(__file__).parent / "turned.py"
    done = subprocess.run(
        [sys.executable, str(program), way, str(scratch), str(source)], check=True, capture_output=True, text=True
    )
    return done.stdout.splitlines()


def test_exchanged_parties_give_exchanged_claims(tmp_path: Path) -> None:
    source = tmp_path / "texts.json"
    source.write_text(json.dumps(_texts()), encoding="utf-8")
    straight, turned = _claims("straight", tmp_path, source), _claims("turned", tmp_path, source)
    assert len(straight) > 40
    assert [line for line in straight if line not in turned] == []
    assert [line for line in turned if line not in straight] == []


def test_names_are_exchanged_one_to_one() -> None:
    assert all(PAIRS[PAIRS[name]] == name for name in PAIRS)
    assert exchange(exchange("Armenian officials in Baku")) == "Armenian officials in Baku"
    assert exchange("Armenian officials in Baku") == "Azerbaijani officials in Yerevan"
