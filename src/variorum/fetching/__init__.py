"""Fetching: addresses become answers, asked for politely and kept in a web archive beside the ledger.

Nothing is fetched unless the user names an address, a feed or a list. What was answered is kept as it came, so the
archive read alone gives the same reports again.
"""

from variorum.fetching.addresses import Rules
from variorum.fetching.archive import Archive, archive_of
from variorum.fetching.rounds import fetch

__all__ = ["Archive", "Rules", "archive_of", "fetch"]
