"""Lists that were laid out of one state of a ledger, kept for the next reader who asks for the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

MOST = 8_000_000  # letters of all of them: some hundred lists, or a dozen maps


class Printed:
    """The pages asked for last; those of another state of the ledger go."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark = ""
        self._pages: OrderedDict[Hashable, str] = OrderedDict()
        self._letters = 0

    def found(self, mark: str, asked: Hashable) -> str | None:
        """The page as it was laid out of this state, if it is kept."""
        with self._lock:
            if mark != self._mark or asked not in self._pages:
                return None
            self._pages.move_to_end(asked)
            return self._pages[asked]

    def keep(self, mark: str, asked: Hashable, html: str) -> None:
        """Keeps a page, in place of those that nobody asked for longest."""
        with self._lock:
            if mark != self._mark:
                self._mark, self._letters = mark, 0
                self._pages.clear()
            self._letters += len(html) - len(self._pages.pop(asked, ""))
            self._pages[asked] = html
            while self._letters > MOST:
                _, old = self._pages.popitem(last=False)
                self._letters -= len(old)
