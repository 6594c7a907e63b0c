"""The time, for what a ledger notes about itself; never part of what reports say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def instant() -> str:
    """Now (UTC), to the millionth of a second: what came first is told from what came after."""
    return written(datetime.now(UTC))


def after(last: str | None) -> str:
    """Now, or just after another instant where the clock was set back."""
    now = datetime.now(UTC)
    if last is None:
        return written(now)
    before = datetime.fromisoformat(last)
    # An instant of a ledger made before may lack its zone.
    before = before if before.tzinfo is not None else before.replace(tzinfo=UTC)
    return written(max(now, before + timedelta(microseconds=1)))


def written(moment: datetime) -> str:
    """An instant in words that sort by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
