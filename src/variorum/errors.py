"""What can go wrong, as one tree; each error builds its own message and says what to do.

VariorumError
├── InputError          the input cannot be read at all
├── LedgerError         the ledger cannot be used
│   ├── LedgerLocked    another writer holds it
│   └── LedgerDamaged   its contents do not fit together
└── PipelineError       the language pipeline cannot be loaded
"""

from __future__ import annotations


class VariorumError(Exception):
    """Anything that Variorum itself reports to its user."""


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
    """A spaCy pipeline that cannot be loaded."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"the language pipeline {name!r} cannot be loaded: {why}")
        self.name = name
