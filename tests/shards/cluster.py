"""A real Spark cluster on loopback: a master and two workers, started by Spark's own script."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
PATIENCE = 60.0  # seconds that a master or a worker may take to start on a busy machine
MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"


def missing() -> str | None:
    """What a test on Spark lacks here, in words; None where it lacks nothing."""
    if find_spec("pyspark") is None:
        return "PySpark is not installed: run `make spark`"
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        return "there is no Java here: Spark needs Java 17"
    return None


needs_spark = pytest.mark.skipif(missing() is not None, reason=f"not tested on Spark: {missing()}")


def on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark's own processes find this checkout, and talk to each other over loopback alone."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", ""))))
    monkeypatch.setenv("SPARK_LOCAL_IP", LOOPBACK)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The address of the master, and the workers, of which one may be killed."""

    master: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill_one(self) -> None:
        """Kills a worker with all that it has started."""
        os.killpg(self.workers[0].pid, signal.SIGKILL)
        self.workers[0].wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master and two workers with one core each."""
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        port = free.getsockname()[1]
    address = f"spark://{LOOPBACK}:{port}"
    own = ("--host", LOOPBACK, "--webui-port", "0")
    started = [_start(folder / "master.log", MASTER, *own, "--port", str(port))]
    try:
        _wait(folder / "master.log", "I have been elected leader")
        for name in ("one", "two"):
            options = (*own, "--cores", "1", "--memory", "1g", "--work-dir", str(folder / name), address)
            started.append(_start(folder / f"{name}.log", WORKER, *options))
        for name in ("one", "two"):
            _wait(folder / f"{name}.log", "Successfully registered with master")
        yield Cluster(address, tuple(started[1:]))
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _start(log: Path, name: str, *options: str) -> subprocess.Popen[bytes]:
    import pyspark

    home = Path(pyspark.__file__).parent
    (home_conf := log.parent / "conf").mkdir(exist_ok=True)
    (home_conf / "log4j2.properties").write_text(LOGGING, encoding="utf-8")
    env = {**os.environ, "SPARK_HOME": str(home), "SPARK_CONF_DIR": str(home_conf)}
    with log.open("wb") as out:
        command = [str(home / "bin" / "spark-class"), name, *options]
        return subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=env, start_new_session=True)


LOGGING = """rootLogger.level = info
rootLogger.appenderRef.stdout.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %m%n
"""


def _wait(log: Path, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in log.read_text(encoding="utf-8", errors="replace"):
        assert time.monotonic() < end, log.read_text(encoding="utf-8", errors="replace")[-2000:]
        time.sleep(0.2)
