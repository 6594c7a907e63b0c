"""The made-up piles, their exports as a user prints them, and a house that knows the claims of every report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from variorum import columns, tables
from variorum.api import Edition
from variorum.ledger import Ledger
from variorum.pipeline import Rooms, add, rooms
from variorum.records import Article, Claim
from variorum.settings import Settings

TWENTY = Path(__file__).parent / "twenty.jsonl"
Known = Mapping[tuple[str, str], tuple[Claim, ...]]  # by the report's id and text


def twenty() -> list[dict[str, str]]:
    """Twenty made-up reports of a war over a town, an earthquake, a bomb, a strike and a truce."""
    return [json.loads(line) for line in TWENTY.read_text(encoding="utf-8").splitlines()]


def files_of(reports: Iterable[Mapping[str, str]], folder: Path) -> list[Path]:
    """Each report as a file of its own, so that no line number tells in which order they came."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for number, report in enumerate(reports):
        file = folder / f"{number:03d}-{report['id']}.json"
        file.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        found.append(file)
    return found


def exports(path: Path, *, title: str = "A pile") -> str:
    """What `claims`, `questions`, `articles` and `problems` print as JSON lines, and both forms of the brief."""
    edition = Edition(path)
    tabled = (
        (edition.claims(), columns.CLAIMS),
        (edition.questions(), columns.QUESTIONS),
        (edition.articles(with_text=True), columns.ARTICLES),
    )
    printed = ["\n".join(tables.rendered(found, shown, form="jsonl")) for found, shown in tabled]
    problems = json.dumps(list(edition.problems()), ensure_ascii=False)
    return "\n\n".join([*printed, problems, edition.brief(form="md", title=title), edition.brief(title=title)])


def added(path: Path, *inputs: Path, workers: int = 1, house: Rooms | None = None) -> Path:
    """The ledger with these reports in it."""
    with Ledger.write(path) as ledger:
        add(ledger, [str(one) for one in inputs], settings=Settings(workers=workers), house=house)
    return path


def knowing(path: Path) -> Rooms:
    """The real rooms, but for the parse: the claims of each report are those that this ledger holds."""
    with Ledger.read(path) as ledger:
        texts = {(article.id, article.version): article.text for article in ledger.articles()}
        claims = list(ledger.extracted())
    known: dict[tuple[str, str], tuple[Claim, ...]] = {(name, text): () for (name, _), text in texts.items()}
    for claim in claims:
        known[claim.article, texts[claim.article, claim.version]] += (claim,)
    return replace(rooms(), read_claims=_Looked(known))


class _Looked:
    """Looks claims up instead of reading them; what is not known is an error, never a report without claims."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def __call__(self, article: Article, settings: Settings) -> tuple[Claim, ...]:
        return self._known[article.id, article.text]
