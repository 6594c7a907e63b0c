"""What a reading gives, as the plain object that stands beside each case; run as a module it writes them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from variorum.reading import read
from variorum.records import Article, Problem
from variorum.settings import Settings

CASES = Path(__file__).parent / "cases"


def inputs() -> list[Path]:
    """The input files of all cases."""
    return sorted(path for path in CASES.iterdir() if path.suffix != ".json")


def shown(path: Path) -> list[dict[str, Any]]:
    """Everything read from the file, with what a reader of the test wants to see."""
    return [
        _problem(item, path) if isinstance(item, Problem) else _article(item.article)
        for item in read([str(path)], settings=Settings())
    ]


def _problem(problem: Problem, path: Path) -> dict[str, Any]:
    return {"problem": problem.what, "where": problem.where.replace(str(path), path.name), "why": problem.why}


def _article(article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published": {
            "edtf": published.edtf,
            "basis": published.basis,
            "time": published.time,
            "for": [f"{piece.source}: {piece.exact}" for piece in published.evidence],
            "against": [f"{piece.source}: {piece.exact}" for piece in published.against],
            "symbol": published.expression.value if published.expression else None,
        },
        "sections": [[section.part, article.text[section.start : section.end]] for section in article.sections],
        "removed": [[piece.reason, piece.text] for piece in article.removed],
    }


def written(path: Path) -> str:
    """The case's expected object as it stands in its file."""
    return json.dumps(shown(path), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for case in inputs():
        case.with_suffix(".json").write_text(written(case), encoding="utf-8")
