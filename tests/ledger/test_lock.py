"""One writer at a time: a second waits, then is told who holds the ledger; a dead writer holds nothing."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from variorum.errors import LedgerError, LedgerLocked
from variorum.ledger import Ledger
from variorum.ledger.lock import WriterLock, lock_path

HOLD = """
import sys, time
from pathlib import Path
from variorum.ledger.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "held"
    return process


def test_a_second_writer_is_told_who_holds_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with _holder(path) as process:
        try:
            with pytest.raises(LedgerLocked, match=f"process {process.pid} on "):
                Ledger.write(path, patience=0.3)
        finally:
            process.kill()


def test_a_link_to_a_ledger_leads_to_its_lock(tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    path, link = tmp_path / "x.ledger", tmp_path / "links" / "y.ledger"
    Ledger.write(path).close()
    link.symlink_to(path)
    with _holder(link) as process:
        try:
            with pytest.raises(LedgerLocked, match=f"process {process.pid} on "):
                Ledger.write(path, patience=0.3)
        finally:
            process.kill()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    first = Ledger.write(path)
    threading.Timer(0.3, lambda: WriterLock.release(_lock(first))).start()
    with Ledger.write(path, patience=10):
        assert lock_path(path).exists()
    first.close()


def test_the_lock_of_a_dead_writer_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with _holder(path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with Ledger.write(path, patience=2):
            pass


def test_a_disk_without_locks_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("variorum.ledger.lock._take", without)
    with pytest.raises(LedgerError, match="gives no file locks"):
        Ledger.write(tmp_path / "x.ledger")


def test_readers_read_while_somebody_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    with Ledger.write(path), Ledger.read(path) as reader:
        assert reader.articles() == ()


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    Ledger.write(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["x.ledger"]


def _lock(ledger: Ledger) -> WriterLock:
    lock = ledger._lock
    assert lock is not None
    return lock
