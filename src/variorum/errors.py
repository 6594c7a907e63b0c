"""What can go wrong, as one tree; each error builds its own message and says what to do.

VariorumError
├── InputError          the input cannot be read at all
├── LedgerError         the ledger cannot be used
│   ├── LedgerLocked    another writer holds it
│   └── LedgerDamaged   its contents do not fit together
└── PipelineError       the parser cannot be loaded
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
    """A parser that cannot be read with; `instead` names the shipped ones that can."""

    def __init__(self, name: str, why: str, instead: tuple[str, ...] = ()) -> None:
        own = "a spaCy pipeline with Penn tags and labels of Universal Dependencies (an installed package or a folder)"
        choices = " or ".join([*(f"--parser {shipped}" for shipped in instead), own])
        super().__init__(f"the parser {name!r} cannot be loaded: {why}; use {choices}")
        self.name = name
        self.why = why
