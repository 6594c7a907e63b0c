"""Who says a claim, and which voice of a question that is."""

from __future__ import annotations

from variorum.public import Object


def claimant(claim: Object) -> Object:
    """The innermost source of a claim."""
    level: Object = claim["attribution"][-1]
    return level


def name_of(level: Object) -> str | None:
    """The name of a level, else the words that stand for it."""
    words = " … ".join(span["exact"] for span in level.get("source") or ())
    return level["name"] or words or None


def said_by(claim: Object) -> str | None:
    """Who says a claim: a name, the words for somebody, or the report's id where its own outlet is unknown."""
    level = claimant(claim)
    is_own = level["role"] == "outlet" and not level.get("source")
    return name_of(level) or (str(claim["article"]) if is_own else None)


def party_of(level: Object) -> str | None:
    """For whom it speaks, where the text tells."""
    name: str | None = (level.get("party") or {}).get("name")
    return name


def says_so(claim: Object) -> bool:
    """Whether the voice says that it is so, and that it happened or is going on."""
    return claim["status"] in ("happened", "ongoing") and claim["factuality"][-1] == "+"


def answers(question: Object) -> dict[str, int]:
    """Which answer of a question each claim is part of."""
    found: dict[str, int] = {}
    for number, position in enumerate(question["positions"]):
        for name in position["claims"]:
            found.setdefault(name, number)
    return found
