"""What a rule of the time grammar cannot do without, so that it is tried only where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.data.load import table
from variorum.propositions.time_macros import macros, vocabulary

_LOOKAROUND = re.compile(r"\(\?<?[=!][^()]*\)")
_OPTIONS = re.compile(r"\((?:\?:|\?P<\w+>)?([a-z]+(?: [a-z]+)*(?:\|[a-z]+(?: [a-z]+)*)+)\)(?!\?)")
_MARK = re.compile(r"@(\d+)@")
_PLAIN_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?([^()|]*)\)(?!\?)")
_OTHER_GROUP = re.compile(r"\([^()]*\)\??")
_DIGIT = re.compile(r"(?:\\d|\{(?:clock|day|year)\})(?!\?)")
_SET = re.compile(r"\(\?P=\w+\)|\[[^\]]*\]\??|\\.\??|\{\d[\d,]*\}")
_WORD = re.compile(r"(?<![\w{])[a-z]{3,}(?![\w}]|\?)")
_MACRO = re.compile(r"\{([a-z]\w*)\}(?!\?)")
_LISTS = {"days": "days", "event_step": "event_steps", "nights": "nights", "sets": "sets", "step": "steps"}
_ASKED = frozenset(
    {"daypart", "decade", "future", "holiday", "month", "past", "present", "season", "unit", "weekday", *_LISTS}
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What must stand in a stretch of text: all words, one of each options, a match of each macro, digits."""

    words: tuple[str, ...] = ()
    options: tuple[tuple[str, ...], ...] = ()
    macros: tuple[str, ...] = ()
    digits: bool = False


def needs_of(pattern: str) -> Needs:
    """What stands in a pattern outside every optional and alternative part."""
    options: list[tuple[str, ...]] = []

    def marked(match: re.Match[str]) -> str:
        options.append(tuple(option.split()[0] for option in match[1].split("|")))
        return f"@{len(options) - 1}@"

    plain = _OPTIONS.sub(marked, _SET.sub("~", _DIGIT.sub("#", pattern)))
    while (shorter := _without_groups(plain)) != plain:
        plain = shorter
    if "|" in plain:
        return Needs()
    named = tuple(name for name in _MACRO.findall(plain) if name in _ASKED)
    kept = tuple(options[int(number)] for number in _MARK.findall(plain))
    return Needs(tuple(_WORD.findall(_MACRO.sub("~", plain))), kept, named, "#" in plain)


def _without_groups(pattern: str) -> str:
    """The pattern with its innermost groups unwrapped where they must match, left out elsewhere."""
    unwrapped = _PLAIN_GROUP.sub(r"\1", _LOOKAROUND.sub("~", pattern))
    return unwrapped if unwrapped != pattern else _OTHER_GROUP.sub("~", pattern)


@cache
def _phrases(name: str) -> tuple[str, ...] | None:
    """The last words of a macro's phrases, to be looked for as they stand; None for a macro that is no plain list."""
    if name == "holiday":
        phrases = [row["name"] for row in table("holidays.tsv")]
    elif name in {"present", "past", "future"}:
        phrases = vocabulary(name)["words"]
    elif name in _LISTS:
        phrases = list(vocabulary(_LISTS[name]))
    else:
        return None
    return tuple(sorted({re.split(r"[\s-]", phrase)[-1].partition("'")[0] for phrase in phrases}))


@cache
def macro_pattern(name: str) -> re.Pattern[str]:
    return re.compile(macros()[name], re.IGNORECASE)


class Stretch:
    """A stretch of text, and what was found to stand in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self._text, self._small = text, text[start:end].lower()
        self._has: dict[str, bool] = {}
        self._digits = any(mark.isdigit() for mark in self._small)

    def meets(self, needs: Needs) -> bool:
        """Whether a rule may match here."""
        if needs.digits and not self._digits:
            return False
        small = self._small
        return (
            all(word in small for word in needs.words)
            and all(any(word in small for word in words) for words in needs.options)
            and all(self._holds(name) for name in needs.macros)
        )

    def _holds(self, name: str) -> bool:
        if name not in self._has:
            words = _phrases(name)
            self._has[name] = (
                any(word in self._small for word in words)
                if words
                else macro_pattern(name).search(self._text, self.start, self.end) is not None
            )
        return self._has[name]


def stretches_for(needs: Needs, stretches: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """The stretches in which a rule may match."""
    return (stretch for stretch in stretches if stretch.meets(needs))
