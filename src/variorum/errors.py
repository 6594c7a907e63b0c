"""What can go wrong, as one tree; each error builds its own message and says what to do.

VariorumError
├── InputError          the input cannot be read at all
├── LedgerError         the ledger cannot be used
│   ├── LedgerLocked    another writer holds it
│   └── LedgerDamaged   its contents do not fit together
└── PipelineError       the parser cannot be loaded
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable


class VariorumError(Exception):
    """Anything that Variorum itself reports to its user."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...], dict[str, object]]:
        """The same error in another process: its message is its one argument, and not what it was built from."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class InputError(VariorumError):
    """An input that cannot be read at all."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


class LedgerError(VariorumError):
    """A ledger that cannot be used."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class LedgerLocked(LedgerError):
    """A ledger that another process is writing."""

    def __init__(self, path: str, holder: str) -> None:
        super().__init__(path, f"{holder} is writing this ledger; wait until it ends and try again")
        self.holder = holder


class LedgerDamaged(LedgerError):
    """A ledger whose contents do not fit together."""


class PipelineError(VariorumError):
    """A parser that cannot be read with; `instead` names the shipped ones that can."""

    def __init__(self, name: str, why: str, instead: tuple[str, ...] = ()) -> None:
        own = "a spaCy pipeline with labels of Universal Dependencies (an installed package or a folder)"
        choices = " or ".join([*(repr(shipped) for shipped in instead), own])
        super().__init__(f"the parser {name!r} cannot be loaded: {why}; use {choices}")
        self.name = name
        self.why = why
