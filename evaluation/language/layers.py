"""What each layer of the finding of names adds: the trained names alone, and with one layer more each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from unittest.mock import patch

ROOM = "variorum.language"


def _always(value: object) -> Callable[..., object]:
    return lambda *_: value


TITLES: dict[str, object] = {
    f"{ROOM}.chunks.is_title": _always(False),
    f"{ROOM}.evidence.is_title": _always(False),
    f"{ROOM}.chunks.head_label": _always(None),
    f"{ROOM}.evidence.head_label": _always(None),
    f"{ROOM}.names.head_label": _always(None),
}
KNOWN: dict[str, object] = {f"{ROOM}.names.known_names": _always(()), f"{ROOM}.names.is_people": _always(False)}
REPEATED: dict[str, object] = {
    f"{ROOM}.names._repeated": _always(()),
    f"{ROOM}.names._short_forms": _always(frozenset()),
    f"{ROOM}.names.SHARE_OF_OTHERS": 0,
}
TRAINED = "trained names alone"
LAYERS: tuple[tuple[str, dict[str, object]], ...] = (
    ("and chunks of the tagger", {**TITLES, **KNOWN, **REPEATED}),
    ("and titles and head nouns", {**KNOWN, **REPEATED}),
    ("and known names", REPEATED),
    ("and repetition", {}),
)


def by_layer(
    trained: Callable[[], dict[str, float]], layered: Callable[[], dict[str, float]]
) -> Iterator[tuple[str, dict[str, float]]]:
    """What `trained` gives, then what `layered` gives with ever fewer of the layers left out."""
    yield TRAINED, trained()
    for name, without in LAYERS:
        with ExitStack() as stack:
            for target, value in without.items():
                stack.enter_context(patch(target, value))
            yield name, layered()
