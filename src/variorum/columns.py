"""What a table or a spreadsheet of claims, questions or reports shows of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from variorum.public import Object

Cells = Callable[[Object], Iterable[tuple[str, ...]]]
MILLION = 1_000_000  # from here on `g` would write an exponent
LETTERS = 8  # of an id in a table


@dataclass(frozen=True, slots=True)
class Columns:
    """How one sort of object is shown: in a table (name and share of the width), and in a spreadsheet.

    `head` gives the lines that stand above the rows of each object; where there are any, each object is a table by
    itself, without a line of column names.
    """

    table: tuple[tuple[str, int], ...]
    cells: Cells
    csv: tuple[str, ...]
    row: Callable[[Object], tuple[object, ...]]
    none: str
    head: Callable[[Object], tuple[str, ...]] | None = None


# --- claims ------------------------------------------------------------------------------------------------------


def _claim_cells(claim: Object) -> Iterable[tuple[str, ...]]:
    where = [claim["article"], _short(claim["id"]), *(f"[{_decided(one)}]" for one in claim["decisions"])]
    yield "\n".join(where), _who(claim), _what(claim), _days(claim["when"]), claim["evidence"]["exact"]


def _short(name: str) -> str:
    """The beginning of an id: enough to name it in a ledger of this size, and `decide` tells where it is not."""
    kind, sign, rest = name.rpartition("-")
    return kind + sign + rest[:LETTERS]


def _who(claim: Object) -> str:
    level = _innermost(claim)
    party = (level.get("party") or {}).get("name")
    name = level["name"] or " … ".join(span["exact"] for span in level.get("source", ()))
    if level["role"] == "outlet" and not level.get("source"):
        return f"{name or 'the report'} itself"
    return f"{name or 'unnamed'} ({party})" if party and party != name else name or "unnamed"


def _innermost(claim: Object) -> Object:
    chain: list[Object] = claim["attribution"]
    return chain[-1] if chain else {"role": "outlet", "name": None}


def _what(claim: Object) -> str:
    told = _told(claim)
    firmness = "" if claim["factuality"] == "CT+" else f" [{claim['factuality']}]"
    status = "" if claim["status"] == "happened" else f" ({claim['status']})"
    return told + firmness + status


def _decided(decision: Object) -> str:
    return f"{decision['id']} {decision['action']}"


def _told(claim: Object) -> str:
    where = f" {claim['where']['name']}" if claim["where"] else ""
    if claim["control"]:
        by = f" ({claim['control']['holder']})" if claim["control"]["holder"] else ""
        return f"{claim['control']['state']}{where}{by}"
    if claim["event"]:
        return " ".join(part for part in (claim["event"]["type"], claim["event"]["mode"]) if part) + where
    if claim["figure"]:
        figure = claim["figure"]
        return " ".join(part for part in (_number(claim), figure["outcome"] or figure["of"]) if part)
    return str(claim["kind"])


def _number(claim: Object) -> str:
    """The figure in the words of the text; as a number where a person corrected it."""
    value = claim["figure"]["value"]
    if value is None or "correct" not in {one["action"] for one in claim["decisions"]}:
        return str(claim["figure"]["exact"])
    return f"{value:,g}" if value < MILLION else f"{value:,.0f}"


def _day(date: Object | None) -> str:
    return "" if not date else str(date["edtf"] or date["exact"] or "")


def _days(date: Object | None) -> str:
    """The same in words that break between its days."""
    told = _day(date)
    first, sign, last = told.partition("/")
    if not sign:
        return told
    return f"by {last}" if first == ".." else f"since {first}" if last == ".." else f"{first} to {last}"


def _claim_row(claim: Object) -> tuple[object, ...]:
    spans = claim["evidence"]["spans"]
    innermost = _innermost(claim)
    party = (innermost.get("party") or {}).get("name")
    control, event, figure = claim["control"] or {}, claim["event"] or {}, claim["figure"] or {}
    return (
        *(claim["id"], claim["article"], claim["published"]["edtf"], claim["kind"], claim["part"]),
        *(spans[0]["start"] if spans else None, spans[-1]["end"] if spans else None, claim["evidence"]["exact"]),
        *(innermost.get("role"), innermost.get("name"), party, claim["factuality"], claim["status"]),
        *(claim["when"][name] for name in ("edtf", "earliest", "latest", "extent", "basis")),
        *((claim["where"] or {}).get(name) for name in ("name", "canonical", "id", "lat", "lon")),
        *(control.get(name) for name in ("state", "holder", "from", "sense")),
        *(figure.get(name) for name in FIGURE),
        *(event.get("type"), event.get("mode"), claim["extractor"]),
        "; ".join(map(_decided, claim["decisions"])),
    )


FIGURE = ("value", "low", "high", "mod", "unit", "of", "outcome", "group", "side", "by", "cumulative")
CLAIMS = Columns(
    table=(("article", 14), ("who", 16), ("what", 16), ("when", 13), ("exact words", 21)),
    cells=_claim_cells,
    csv=(
        *("id", "article", "published", "kind", "part", "start", "end", "exact"),
        *("source_role", "source", "party", "factuality", "status"),
        *("when", "earliest", "latest", "extent", "when_basis"),
        *("place", "place_canonical", "place_id", "lat", "lon"),
        *("state", "holder", "from", "sense"),
        *FIGURE,
        *("event", "mode", "extractor", "decisions"),
    ),
    row=_claim_row,
    none="no claim",
)


# --- questions ---------------------------------------------------------------------------------------------------


def _question_head(question: Object) -> tuple[str, ...]:
    decided = ", ".join(f"{_decided(one)} by {one['who']}" for one in question["decisions"])
    name = _short(question["id"]) + (f" [{decided}]" if decided else "")
    return str(question["about"]), f"{question['relation']}: {question['reason']}", name


def _question_cells(question: Object) -> Iterable[tuple[str, ...]]:
    """A row for each voice."""
    for position in question["positions"]:
        yield position["name"] or "unnamed", position["answer"], position["support"]


def _question_row(question: Object) -> tuple[object, ...]:
    voices = "; ".join(f"{one['name'] or 'unnamed'}: {one['answer']}" for one in question["positions"])
    return (
        *(question["id"], question["kind"], question["about"], (question["where"] or {}).get("name")),
        *(question["when"]["edtf"], question["relation"], question["reason"], "; ".join(question["flags"]), voices),
        "; ".join(map(_decided, question["decisions"])),
    )


QUESTIONS = Columns(
    table=(("voice", 24), ("answer", 42), ("support", 14)),
    cells=_question_cells,
    head=_question_head,
    csv=("id", "kind", "about", "place", "when", "relation", "reason", "flags", "answers", "decisions"),
    row=_question_row,
    none="no question",
)


# --- stories -----------------------------------------------------------------------------------------------------


def _story_cells(story: Object) -> Iterable[tuple[str, ...]]:
    days = " to ".join(dict.fromkeys(day for day in (story["first"], story["last"]) if day))
    yield story["id"][: len("story-") + 8], days, str(len(story["articles"])), story["title"]


def _story_row(story: Object) -> tuple[object, ...]:
    return story["id"], story["title"], story["first"], story["last"], "; ".join(story["articles"])


STORIES = Columns(
    table=(("story", 16), ("days", 14), ("reports", 9), ("first report", 41)),
    cells=_story_cells,
    csv=("id", "title", "first", "last", "articles"),
    row=_story_row,
    none="no two reports about the same matters",
)


# --- articles ----------------------------------------------------------------------------------------------------


def _article_cells(article: Object) -> Iterable[tuple[str, ...]]:
    removed = ", ".join(sorted({piece["reason"] for piece in article["removed"]}))
    title = article["title"] or "(no title)"
    yield article["id"], article["outlet"] or "unknown", _dated(article), title, removed


def _dated(article: Object) -> str:
    published = article["published"]
    own = f"{published['edtf'] or 'no day'} ({published['basis']})"
    if article["dating"] is None:
        return own
    return f"{own}; by its neighbours {article['dating']['date']['edtf']}"


def _article_row(article: Object) -> tuple[object, ...]:
    published, dating = article["published"], article["dating"] or {}
    return (
        *(article[name] for name in ("id", "version", "outlet", "agency", "url", "title", "byline", "dateline")),
        *(published["edtf"], published["earliest"], published["latest"], published["basis"]),
        *((dating.get("date") or {}).get("edtf"), dating.get("reason")),
        *(len(article["removed"]), article["sha256"], article["location"]),
    )


ARTICLES = Columns(
    table=(("article", 17), ("outlet", 15), ("dated", 16), ("title", 20), ("removed", 12)),
    cells=_article_cells,
    csv=(
        *("id", "version", "outlet", "agency", "url", "title", "byline", "dateline"),
        *("published", "earliest", "latest", "published_basis", "dated_by_story", "dated_because"),
        *("removed_pieces", "sha256", "location"),
    ),
    row=_article_row,
    none="no report",
)


# --- decisions ---------------------------------------------------------------------------------------------------


def _decision_cells(decision: Object) -> Iterable[tuple[str, ...]]:
    yield (
        decision["id"],
        _deed(decision),
        f"{decision['who']}, {decision['when'][:10]}",
        decision["why"],
        _holds(decision),
    )


def _deed(decision: Object) -> str:
    """What was decided, in short: the action, on what, and what is set."""
    targets = [decision["target"], *decision["others"]]
    names = ", ".join(name if decision["sort"] == "actor" else _short(name) for name in targets)
    fields = ", ".join(_fields(decision))
    return " ".join(part for part in (decision["action"], names, fields) if part)


def _fields(decision: Object) -> list[str]:
    """What a correction sets, as it is given to `--set`."""
    change = decision["change"] or {}
    return [f"{name}={'null' if value is None else value}" for name, value in change.items()]


def _holds(decision: Object) -> str:
    if decision["undone_by"]:
        return f"undone by {decision['undone_by']}"
    if decision["problem"]:
        return f"not applied: {decision['problem']}"
    return "holds"


def _decision_row(decision: Object) -> tuple[object, ...]:
    words = "; ".join(pin["exact"] for side in decision["rests_on"] for pin in side)
    return (
        *(decision[name] for name in ("id", "sort", "action", "target")),
        "; ".join(decision["others"]),
        *(decision["who"], decision["when"], decision["why"]),
        "; ".join(_fields(decision)),
        *(words, "; ".join(decision["claims"]), "; ".join(decision["questions"]), _holds(decision)),
    )


DECISIONS = Columns(
    table=(("id", 5), ("decided", 26), ("by", 16), ("why", 20), ("now", 13)),
    cells=_decision_cells,
    csv=(
        *("id", "sort", "action", "target", "others", "who", "when", "why", "change"),
        *("words", "claims", "questions", "now"),
    ),
    row=_decision_row,
    none="no decision",
)
