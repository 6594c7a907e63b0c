"""Persons by every form of their names: which of the persons named in full a form may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.reconciliation.pile.folding import words

JUNIOR = frozenset({"jr", "ii", "iii", "iv"})  # told from an elder of the same name only where one report names both
SENIOR = frozenset({"sr"})

Bearers = Mapping[str, frozenset[str]]  # a form of a name, as words -> the keys of those who bear it


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name; "Kim Jong-un" and "Kim Jong Un" are one, and so are "U.N." and "UN"."""
    return words(name.replace("-", " ").replace("‑", " ").replace(".", ""))


def bearers(names: Iterable[tuple[str, str]]) -> Bearers:
    """Full names with the article each stands in: their first and last words and the whole, with whose they may be."""
    full = sorted({(article, name_words(name)) for article, name in names})
    apart = _apart(full)
    found: dict[str, set[str]] = {}
    for _, parts in full:
        if len(plain := _plain(parts)) > 1:
            is_junior = parts[-1] in JUNIOR and _first_and_last(plain) in apart
            forms = (plain[0], plain[-1], " ".join(plain), _first_and_last(plain))
            for form in (f"{form} {parts[-1]}" for form in forms) if is_junior else (*forms, " ".join(parts)):
                found.setdefault(form, set()).add(_key(parts, apart))
    return {form: frozenset(keys) for form, keys in found.items()}


def bearer(name: str, known: Bearers) -> str | None:
    """Who bears a name, where it is one person's alone."""
    found = who_may_bear(name, known)
    return min(found) if len(found) == 1 else None


def who_may_bear(name: str, known: Bearers) -> frozenset[str]:
    """All whom a form of a name may mean."""
    parts = name_words(name)
    whole = known.get(" ".join(parts))
    if whole is not None or len(parts) < 2:
        return whole or frozenset()
    return known.get(_first_and_last(_plain(parts)), frozenset())


def _apart(full: Iterable[tuple[str, tuple[str, ...]]]) -> frozenset[str]:
    """First and last names that one article gives both with and without a junior's mark: two persons."""
    marks: dict[tuple[str, str], set[bool]] = {}
    for article, parts in full:
        if len(_plain(parts)) > 1:
            marks.setdefault((article, _first_and_last(_plain(parts))), set()).add(parts[-1] in JUNIOR)
    return frozenset(name for (_, name), both in marks.items() if len(both) > 1)


def _key(parts: tuple[str, ...], apart: frozenset[str]) -> str:
    """First and last name: what stands between them is often left out."""
    key = _first_and_last(_plain(parts))
    return f"{key} {parts[-1]}" if key in apart and parts[-1] in JUNIOR else key


def _plain(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[:-1] if len(parts) > 1 and parts[-1] in JUNIOR | SENIOR else parts


def _first_and_last(parts: tuple[str, ...]) -> str:
    return f"{parts[0]} {parts[-1]}"
