"""A few made-up reports with office holders and private persons, read by the fast parser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from variorum.api import Edition

REPORTS = (
    {
        "id": "post-1",
        "outlet": "The Norvalia Post",
        "title": "Army takes Kelm, president says",
        "byline": "By Mira Sandell",
        "published": "2031-05-04",
        "text": (
            "KELM (Norvalia) - President Ada Brenn of Norvalia said on Sunday that the army had captured "
            "the town of Kelm.\n\n"
            "Soldiers of Estmar shelled the market of Kelm on Saturday, a teacher, Ana Brel, told reporters. "
            "“They fired at us for an hour,” Brel said.\n\n"
            "At least 12 people were killed in Kelm on Saturday, Peter Orm, a baker, said.\n\n"
            "Brenn said that Norvalia would hold the town."
        ),
    },
    {
        "id": "daily-7",
        "outlet": "Estmar Daily",
        "title": "Minister denies that Kelm fell",
        "byline": "Jonas Wirt and Mira Sandell",
        "published": "2031-05-05",
        "text": (
            "Estmar’s Foreign Minister Tomas Viller denied on Monday that Norvalia had captured Kelm.\n\n"
            "Ana Brel, a teacher, said that 14 people were killed in Kelm on Saturday. "
            "ANA was in the market. Her brother Karl Brel was wounded.\n\n"
            "Heavy fighting broke out near Dorn on Sunday, Viller said."
        ),
    },
    {
        "id": "https://wire.example/2031/05/06/ana-brel-speaks",
        "url": "https://wire.example/2031/05/06/ana-brel-speaks",
        "outlet": "Wire Example",
        "title": "Teacher of Kelm speaks",
        "published": "2031-05-06",
        "text": (
            "Norvalia and Estmar agreed on Tuesday on a ceasefire, officials said.\n\n"
            "Ana Bŕel said that protesters had marched through Kelm on Monday. "
            "Write to ana.brel@wire.example or @anabrel."
        ),
    },
)
PLACES = "name,latitude,longitude\nKelm,45.5,21.25\n"
PRIVATE = ("Mira Sandell", "Jonas Wirt", "Ana Brel", "Peter Orm", "Karl Brel")
PUBLIC = ("Ada Brenn", "Tomas Viller")


def made(folder: Path, *, order: Sequence[int] = (0, 1, 2), name: str = "kelm.ledger") -> Edition:
    """The reports in a ledger, added one by one in this order."""
    places = folder / "places.csv"
    places.write_text(PLACES, encoding="utf-8")
    edition = Edition(folder / name)
    for number in order:
        lines = folder / f"{number}.jsonl"
        lines.write_text(json.dumps(REPORTS[number], ensure_ascii=False) + "\n", encoding="utf-8")
        edition.add(lines, parser="fast", places=places)
    return edition
