"""The events that one voice tells in answer to a question, by ACLED's types; what fits none, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.data.load import table, toml
from variorum.export.files import Plain, words
from variorum.export.standing import Standing
from variorum.export.voices import claimant, name_of, says_so
from variorum.folding import fold
from variorum.public import Object

TYPES = ("disorder_type", "event_type", "sub_event_type")
ARMED = frozenset({"REB", "UAF", "CRM"})  # PLOVER sectors of groups that are armed and no state's
Grouped = dict[tuple[str, ...], list[Object]]
Missing = list[tuple[str, list[Object]]]
JOINED = "; "


@dataclass(frozen=True, slots=True)
class EventRow:
    """Claims of one voice that are one row: its types, day, actors, and the dead that the voice counts."""

    types: Plain
    when: Object
    actors: Plain
    claims: tuple[Object, ...]
    fatalities: float | None
    notes: tuple[str, ...]


def event_rows(standing: Standing) -> tuple[list[EventRow], Missing]:
    """The rows of one voice, and the claims in none of them, by why."""
    grouped: Grouped = {}
    missing: dict[str, list[Object]] = {}
    for claim in standing.claims:
        types = acled_types(claim, standing.name)
        if not says_so(claim):
            missing.setdefault("denied", []).append(claim)
        elif types is None:
            missing.setdefault("no_type", []).append(claim)
        elif _day(_when(claim)) is None:
            missing.setdefault("no_day", []).append(claim)
        else:
            grouped.setdefault(types, []).append(claim)
    rows = [_row(types, claims, standing) for types, claims in _joined(grouped).items()]
    return rows, list(missing.items())


def _joined(grouped: Grouped) -> Grouped:
    """Claims of which ACLED's types are partly open are no event of their own where one other of the voice fits."""
    found: Grouped = {}
    for types, claims in grouped.items():
        exact = [other for other in grouped if other[-1] and _fits(types, other)]
        chosen = exact[0] if not types[-1] and len(exact) == 1 else types
        found.setdefault(chosen, []).extend(claims)
    return found


def _fits(types: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(own in ("", told) for own, told in zip(types, other, strict=True))


def acled_types(claim: Object, view: str) -> tuple[str, ...] | None:
    """Disorder, event and sub-event type from one point of view; None where ACLED has none."""
    traits = _traits(claim, view)
    for row in table("export/acled.tsv"):
        if all(not row[name] or row[name] in has for name, has in traits.items()):
            return tuple(row[name] or "" for name in TYPES)
    return None


def _traits(claim: Object, view: str) -> dict[str, set[str]]:
    control, event = claim["control"], claim["event"]
    recipients = [one for one in claim["actors"] if one["role"] == "recipient"]
    return {
        "kind": {claim["kind"]},
        "type": {control["state"] if control else event["type"] if event else ""},
        "mode": {(event or {}).get("mode") or ""},
        "recipient": {sector for one in recipients for sector in one["sectors"]},
        "holder": _holder(claim, view) if control else set(),
    }


def _holder(claim: Object, view: str) -> set[str]:
    agents = [one for one in claim["actors"] if one["role"] == "agent"]
    if any(ARMED & set(one["sectors"]) for one in agents):
        return {"armed"}
    holder = claim["control"]["holder"]
    return {"own"} if holder is not None and fold(holder) == fold(view) else set()


def _when(claim: Object) -> Object:
    """When it is said to have happened; where no time is told, it had happened by the day it was said or printed."""
    if _day(claim["when"]) is not None:
        return dict(claim["when"])
    said = claimant(claim).get("said") or claim["published"]
    return {**said, "earliest": None, "extent": "by", "precision": None}


def _day(when: Object) -> str | None:
    day: str | None = when["earliest"] or when["latest"]
    return day


def _row(types: tuple[str, ...], claims: list[Object], standing: Standing) -> EventRow:
    when = min(map(_when, claims), key=_vagueness)
    counts = [one for one in standing.casualties if _is_of(one, claims)]
    values = list(dict.fromkeys(one["figure"]["value"] for one in counts))
    is_one = len(values) == 1 and values[0] is not None
    told = words()["acled"]
    notes = [told["fatalities"].format(words=one["figure"]["exact"]) for one in counts]
    if len(values) > 1:
        notes.append(told["figures_differ"])
    return EventRow(
        dict(zip(TYPES, types, strict=True)),
        when,
        _actors(claims),
        tuple(claims),
        values[0] if is_one and counts[0]["figure"]["mod"] is None else None,
        tuple(dict.fromkeys(notes)),
    )


def _vagueness(when: Object) -> tuple[int, str]:
    """The most exact day first; one by which it had happened after all others."""
    return when["precision"] or 9, _day(when) or ""


def _is_of(count: Object, claims: Iterable[Object]) -> bool:
    """Whether a count hangs on one of these claims and the same source gives it."""
    events = {link["claim"] for link in count["links"] if link["type"] == "of_event"}
    voices = {_voice(claim) for claim in claims if claim["id"] in events}
    return says_so(count) and _voice(count) in voices


def _voice(claim: Object) -> tuple[object, ...]:
    level = claimant(claim)
    return level["role"], level.get("actor") or name_of(level)


def _actors(claims: list[Object]) -> Plain:
    agents = [one for claim in claims for one in claim["actors"] if one["role"] == "agent"]
    others = [one for claim in claims for one in claim["actors"] if one["role"] == "recipient"]
    control = [claim["control"] for claim in claims if claim["control"]]
    return {
        "actor1": _names([one["holder"] for one in control]) or _names(map(_who, agents)),
        "assoc_actor_1": _names(_party(one) for one in agents),
        "actor2": _names([one["from"] for one in control]) or _names(map(_who, others)),
        "assoc_actor_2": _names(_party(one) for one in others),
        "civilian_targeting": _targeting(others),
    }


def _targeting(others: list[Object]) -> str | None:
    is_civilian = any("CVL" in one["sectors"] for one in others)
    return str(toml("export/words.toml")["acled"]["targeted"]) if is_civilian else None


def _who(actor: Object) -> str:
    return str(actor["actor"] or actor["name"])


def _party(actor: Object) -> str | None:
    name: str | None = (actor["party"] or {}).get("name")
    return name


def _names(names: Iterable[str | None]) -> str | None:
    return JOINED.join(dict.fromkeys(name for name in names if name)) or None
