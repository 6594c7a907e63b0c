"""Ledgers that were read a moment ago, kept open for the next page: opening one takes longer than many a page."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from variorum.ledger import Ledger

MOST = 3  # at once: as many as pages are made at a time
REST = 2.0  # seconds; then they are closed, so that nothing holds the file of a ledger that nobody reads


class Idle:
    """A few open ledgers of one path; each is handed out to one page at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._held: list[tuple[str, Ledger]] = []
        self._used = 0.0
        self._waiting = False

    def taken(self, file: str) -> Ledger | None:
        """One that was opened when the file was this very one; others are closed."""
        with self._lock:
            held, self._held = self._held, []
            fit = [ledger for was, ledger in held if was == file]
            self._held = [(file, ledger) for ledger in fit[1:]]
        for was, ledger in held:
            if was != file:
                ledger.close()
        return fit[0] if fit else None

    def given(self, file: str, ledger: Ledger) -> None:
        """Keeps a ledger for the next page, for a moment."""
        with self._lock:
            self._used = time.monotonic()
            # Where no log can be written, what is opened never sees a later change.
            is_kept = bool(file) and len(self._held) < MOST and os.access(self._path.parent, os.W_OK)
            if is_kept:
                self._held.append((file, ledger))
                self._watched()
        if not is_kept:
            ledger.close()

    def _watched(self) -> None:
        if not self._waiting:
            self._waiting = True
            timer = threading.Timer(REST, self._rested)
            timer.daemon = True
            timer.start()

    def _rested(self) -> None:
        with self._lock:
            self._waiting = False
            if time.monotonic() - self._used < REST:
                self._watched()
                return
            held, self._held = self._held, []
        for _, ledger in held:
            ledger.close()
