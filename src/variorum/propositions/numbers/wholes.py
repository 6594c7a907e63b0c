"""Words for people in the plural: people are whole, so a mark in their number can only part thousands."""

from __future__ import annotations

from functools import cache

from variorum.data.load import table


@cache
def people_words() -> frozenset[str]:
    """The plurals of the nouns for people, as news writes them behind a number."""
    nouns = [row["noun"] for row in table("propositions/persons.tsv") if " " not in row["noun"]]
    return frozenset({"dead", "injured", "killed", "people", "wounded", *(_plural(noun) for noun in nouns)})


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("child"):
        return f"{noun}ren"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh", "x")) else f"{noun}s"
