"""The public face of the records: the objects of `--jsonl`, the Python API and the web, with names that do not change.

What is only of use inside the house (symbolic time expressions, triggers, alignments) is left out; nothing is added
that the records do not say. There is no clock and no path of this machine in what is written here.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter

from variorum.records import SCHEMA, Article, Claim, Dating, Decision, Evidence, Held, Problem, Question, Story
from variorum.records import Date as DateRecord

Object = dict[str, Any]

DATE = ("edtf", "earliest", "latest", "extent", "precision", "basis", "exact", "time")
PLACE = ("name", "canonical", "id", "countries", "lat", "lon", "precision", "candidates")
ACTOR = ("name", "actor", "party", "role", "sectors")
OUTLET = ("role", "name", "factuality")
LEVEL = (
    *("role", "name", "actor", "party", "quotation", "said", "source", "cue", "content"),
    *("factuality", "basis", "certain"),
)
FIGURE = (
    *("value", "low", "high", "mod", "unit", "of", "outcome", "group", "side", "by", "cumulative"),
    *("since", "as_of", "exact"),
)
COUNT = ("claim", "as_of", "value", "low", "high", "mod", "denied", "hedged")
SPELL = ("claim", "from", "to", "extent", "edtf", "state", "holder", "answer", "denied", "hedged")
POSITION = (*("voice", "name", "claimants", "outlets", "origins", "support", "answer", "figure", "claims"),)
DECISION = ("id", "action", "who", "when", "why")
ARTICLE = (
    *("id", "version", "outlet", "agency", "url", "title", "byline", "dateline", "language", "published"),
    *("retrieved", "sha256", "location", "sections", "removed"),
)


def claim_object(claim: Claim, *, published: DateRecord, decisions: Sequence[Decision] = ()) -> Object:
    """One line of `claims --jsonl`; `decisions` are those that hold for it."""
    plain = _plain(Claim, claim)
    return {
        "schema": SCHEMA,
        "id": claim.id,
        "article": claim.article,
        "published": date_object(published),
        "kind": claim.kind,
        "part": claim.part,
        "evidence": _evidence(claim.evidence),
        "attribution": [_level(level) for level in plain["attribution"]],
        "alternatives": [[_level(level) for level in chain] for chain in plain["alternatives"]],
        "factuality": claim.factuality,
        "status": claim.status,
        "background": claim.background,
        "when": _date(plain["when"]),
        "where": _pick(plain["where"], PLACE),
        "actors": [_pick(actor, ACTOR) for actor in plain["actors"]],
        "control": plain["control"],
        "figure": _figure(plain["figure"]),
        "event": plain["event"],
        "wording": plain["wording"],
        "links": plain["links"],
        "extractor": claim.extractor,
        "decisions": [_decided(decision) for decision in decisions],
    }


def question_object(question: Question, *, decisions: Sequence[Decision] = ()) -> Object:
    """One line of `questions --jsonl`; `decisions` are those that hold for it."""
    plain = _plain(Question, question)
    return {
        "schema": SCHEMA,
        "id": question.id,
        "kind": question.kind,
        "about": question.about,
        "where": _pick(plain["where"], PLACE),
        "when": _date(plain["when"]),
        "relation": question.relation,
        "flags": plain["flags"],
        "reason": question.reason,
        "positions": [_position(position) for position in plain["positions"]],
        "decisions": [_decided(decision) for decision in decisions],
        "series": [_course(course) for course in plain["series"]],
        "grounds": plain["grounds"],
    }


def decision_object(
    decision: Decision, *, held: Held | None = None, undone_by: str | None = None, problem: str | None = None
) -> Object:
    """One line of `decisions --jsonl`: what was decided, what it rests on, and where it holds now."""
    return {
        "schema": SCHEMA,
        **_decided(decision),
        "sort": decision.sort,
        "target": decision.target,
        "others": list(decision.others),
        "change": json.loads(decision.change) if decision.change else None,
        "rests_on": [
            [{"claim": pin.claim, "article": pin.article, "exact": pin.evidence.exact} for pin in side]
            for side in decision.pins
        ],
        "claims": list(held.claims) if held else [],
        "questions": list(held.questions) if held else [],
        "undone_by": undone_by,
        "problem": problem,
    }


def _decided(decision: Decision) -> Object:
    return {name: getattr(decision, name) for name in DECISION}


def article_object(article: Article, *, dating: Dating | None = None, with_text: bool = False) -> Object:
    """One line of `articles --jsonl`: the record without its text, and the day that its neighbours give it."""
    plain = _plain(Article, article)
    fields = {name: plain[name] for name in ARTICLE}
    fields["published"] = _dated(article.published, plain["published"])
    told = {"schema": SCHEMA, **fields, "dating": _dating(dating)}
    return {**told, "text": article.text} if with_text else told


def story_object(story: Story) -> Object:
    """One line of `stories --jsonl`."""
    return {"schema": SCHEMA, **_plain(Story, story)}


def problem_object(problem: Problem) -> Object:
    """A problem, as it is shown beside the articles."""
    return {"schema": SCHEMA, **_plain(Problem, problem)}


def date_object(date: DateRecord) -> Object:
    """A date without its working."""
    return _pick(_plain(DateRecord, date), DATE) or {}


@cache
def _adapter(record: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("type[Any]", record))


def _plain(record: type[object], value: object) -> Object:
    plain: Object = _adapter(cast("Hashable", record)).dump_python(value, mode="json", by_alias=True)
    return plain


def _pick(plain: Object | None, names: Iterable[str]) -> Object | None:
    return None if plain is None else {name: plain[name] for name in names}


def _date(plain: Object | None) -> Object | None:
    return _pick(plain, DATE)


def _figure(plain: Object | None) -> Object | None:
    if plain is None:
        return None
    picked = {name: plain[name] for name in FIGURE}
    return {**picked, "since": _date(plain["since"]), "as_of": _date(plain["as_of"])}


def _level(plain: Object) -> Object:
    """The article's own outlet is named and weighed; every other level is shown with the words it stands in."""
    if plain["role"] == "outlet" and not plain["source"]:
        return {name: plain[name] for name in OUTLET}
    return {**{name: plain[name] for name in LEVEL}, "said": _date(plain["said"])}


def _position(plain: Object) -> Object:
    return {**{name: plain[name] for name in POSITION}, "figure": _figure(plain["figure"])}


def _course(plain: Object) -> Object:
    """What one voice says over time: its figures, how it says that the place stood, and where it is silent."""
    counts = [{**{name: one[name] for name in COUNT}, "as_of": _date(one["as_of"])} for one in plain["counts"]]
    return {
        "voice": plain["voice"],
        "name": plain["name"],
        "figures": counts,
        "stretches": [{name: one[name] for name in SPELL} for one in plain["spells"]],
        "silences": plain["silences"],
    }


def _evidence(evidence: Evidence) -> Object:
    spans = _plain(Evidence, evidence)["spans"]
    return {"in": evidence.source, "spans": spans, "exact": evidence.exact}


def _dated(date: DateRecord, plain: Object) -> Object:
    """A publication date with what speaks for it and against it."""
    return {
        **{name: plain[name] for name in DATE},
        "evidence": [_evidence(found) for found in date.evidence],
        "against": [_evidence(found) for found in date.against],
    }


def _dating(dating: Dating | None) -> Object | None:
    if dating is None:
        return None
    return {"date": date_object(dating.date), "reason": dating.reason, "claims": list(dating.claims)}
