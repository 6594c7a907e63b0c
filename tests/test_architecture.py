"""The rules of the house that a machine can check: who imports whom, what files are called, how long a function is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "variorum"
MODULES = sorted(SOURCE.rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
LONGEST = 50  # lines of a function that can be seen in one look
# In parts, so that this file does not hold what it looks for.
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "npmjs" + r"\.(org|com)")))
MACHINE = re.compile(r"(?<![\w.])/(" + "|".join(("work", "ro" + "ot", "farm")) + r")/\w")
FOREIGN = re.compile(f"{REGISTRIES.pattern}|{MACHINE.pattern}")
LARGE = 2_000_000  # bytes: a file beyond this is weights or a gazetteer


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _package(path: Path) -> str:
    return ".".join(("variorum", *path.relative_to(SOURCE).parts[:-1]))


def own_door(tree: ast.AST, package: str) -> Iterator[int]:
    """The lines on which a module imports from its own package's front door."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module == package or node.level):
            yield node.lineno
        if isinstance(node, ast.Import) and package in {alias.name for alias in node.names}:
            yield node.lineno


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_imports_its_own_front_door(path: Path) -> None:
    if path.name != "__init__.py":
        assert list(own_door(ast.parse(path.read_text(encoding="utf-8")), _package(path))) == []


FRONT_DOORS: tuple[tuple[str, list[int]], ...] = (
    ("from variorum.ledger import Ledger", [1]),
    ("import variorum.ledger", [1]),
    ("from . import status", [1]),
    ("from variorum.ledger.ledger import Ledger", []),
    ("import variorum.ledger.status as status", []),
)


@pytest.mark.parametrize("code, lines", FRONT_DOORS)
def test_a_front_door_is_seen(code: str, lines: list[int]) -> None:
    assert list(own_door(ast.parse(code), "variorum.ledger")) == lines


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_file_is_named_by_what_it_holds(path: Path) -> None:
    assert path.stem not in NAMELESS


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_are_seen_in_one_look(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    assert [one.name for one in functions if (one.end_lineno or one.lineno) - one.lineno + 1 > LONGEST] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=_name)
def test_every_door_says_what_its_room_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_the_contracts_between_the_rooms_hold() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", lint, "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("these files are not under version control here")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    small = [path for path in _tracked() if path.stat().st_size < LARGE]
    texts = {path.relative_to(ROOT): path.read_text(encoding="utf-8", errors="replace") for path in small}
    assert [f"{path}: {hit.group()}" for path, text in texts.items() for hit in FOREIGN.finditer(text)] == []
