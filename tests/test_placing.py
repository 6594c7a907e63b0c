"""What is written beside its place: whole or not at all, and nothing left behind for long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.placing import UNFINISHED, drafts, write_whole

WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from variorum.placing import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # a disk on which a thousand bytes find room
try:
    write_whole(Path(sys.argv[1]), "n" * 5000)
except OSError as error:
    print(type(error).__name__)
"""
KILLED = """
import os, signal, sys
from pathlib import Path
from variorum.placing import drafts
with drafts(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither such limits nor such signals")


def _ran(script: str, place: Path) -> str:
    command = [sys.executable, "-c", script, str(place)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(UNFINISHED)]


@not_on_windows
def test_what_finds_no_room_leaves_what_was_there(tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text("the brief of Monday")
    assert _ran(WITHOUT_ROOM, brief) == "OSError"
    assert brief.read_text() == "the brief of Monday"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


@not_on_windows
def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    _ran(KILLED, tmp_path / "out")
    assert len(_left(tmp_path)) == 1
    write_whole(tmp_path / "brief.md", "whole")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


@not_on_windows
def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    with drafts(tmp_path / "out") as one, drafts(tmp_path / "other"):
        assert one.is_dir()
        assert len(_left(tmp_path)) == 2
    assert not _left(tmp_path)


@not_on_windows
def test_a_file_keeps_its_mode_and_a_link_leads_where_it_led(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, "new")
    assert (link.is_symlink(), real.read_text(), real.stat().st_mode & 0o777) == (True, "new", 0o640)


@not_on_windows
def test_a_new_file_may_be_read_by_whom_the_system_lets_read(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "new.md", "words")
    finally:
        os.umask(before)
    assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o644


@not_on_windows
def test_what_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.md"
    kept.write_text("signed")
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != kept)  # root may write whatever there is

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as closed:
        closed.setattr(Path, "write_text", refused)
        with pytest.raises(PermissionError):
            write_whole(kept, "new")
    assert kept.read_text() == "signed"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.md"]


@not_on_windows
def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    write_whole(Path(f"/dev/fd/{writer}"), "words")
    os.close(writer)
    assert os.read(reader, 100) == b"words"
    os.close(reader)
