"""Who takes a deed upon themselves: "the group claimed responsibility for the attack" makes the group its doer."""

from __future__ import annotations

import re
from functools import cache

from variorum.claims.cover import touches
from variorum.data import load
from variorum.records import Actor, Chain, Span


def with_owner(text: str, actors: tuple[Actor, ...], chain: Chain, trigger: Span) -> tuple[Actor, ...]:
    """The actors with the speaker as agent, where the speaker claims the deed and no other doer is told."""
    speaker = chain[-1]
    if len(chain) < 2 or not speaker.source or not (_owns_up(text, chain, trigger) or _is_behind(text, chain, trigger)):
        return actors
    if any(item.role == "agent" for item in actors):
        return actors  # the words say who did it
    source = speaker.source[0]
    doer = Actor(name=source.exact, actor=speaker.name, role="agent", span=source)
    return (doer, *(item for item in actors if item.span is None or not touches((source,), item.span)))


def _owns_up(text: str, chain: Chain, trigger: Span) -> bool:
    speaker = chain[-1]
    if speaker.frame == "denial" or f"{speaker.source[0].exact} ".lower().startswith(_nobody()):
        return False
    ends = (cue.end for cue in speaker.cue if cue.exact.lower().split()[-1] in _words()["taking"])
    owned = (found for end in ends if (found := _owning().match(text, end)) is not None)
    return speaker.source[0].start != trigger.start and any(_is_first(text[one.end() : trigger.start]) for one in owned)


def _is_behind(text: str, chain: Chain, trigger: Span) -> bool:
    """Whether the deed is what the speaker admits or denies to be behind: "denied being behind the attack"."""
    led = (found for cue in chain[-1].cue if (found := _behind().match(text, cue.end)) is not None)
    return any(_is_first(text[one.end() - len("behind") : trigger.start]) for one in led if one.end() <= trigger.start)


def _is_first(between: str) -> bool:
    """Whether the deed is the one that is owned up to, not one behind it: "the attack in revenge for the killing"."""
    return len(re.findall(rf"\b(?:{'|'.join(_words()['leading'])})\b", between, re.IGNORECASE)) <= 1


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load.toml("grammar/owning_up.toml")
    return found


@cache
def _nobody() -> tuple[str, ...]:
    return tuple(f"{word} " for word in _words()["nobody"])


@cache
def _owning() -> re.Pattern[str]:
    """ "responsibility for" right behind the verb."""
    between, nouns = "|".join(_words()["between"]), "|".join(_words()["nouns"])
    return re.compile(rf"(?:\W+(?:{between}))*\W+(?:{nouns})\b", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    """ "being behind" right behind the verb."""
    led = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in _words()["being"])
    return re.compile(rf"\s+(?:{led})\b", re.IGNORECASE)
