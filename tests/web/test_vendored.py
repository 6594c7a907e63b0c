"""What comes from the npm registry is what the manifest says, has its licence here, and is what the pages ask for."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from gzip import compress
from hashlib import sha256
from pathlib import Path

import pytest
from frontend.towns import towns

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src" / "variorum" / "web" / "static"
MANIFEST = json.loads((FRONTEND / "manifest.json").read_text(encoding="utf-8"))
LOCKED = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))["packages"]
OWN = {"edition.css", "edition.js", "mark.svg"}  # the edition's static files that come from nowhere
# What a page may weigh, in bytes, so that it opens at once on a telephone; atlas.js as it is sent.
MOST = {"map.js": 60_000, "atlas.js": 250_000}


def vendored() -> Iterator[tuple[str, str, str]]:
    """Each package that something was made of: the file, the package and its version."""
    for one in MANIFEST:
        for part in one["from"]:
            yield one["file"], part["package"], part["version"]


@pytest.mark.parametrize("one", MANIFEST, ids=lambda one: Path(one["file"]).name)
def test_the_file_is_what_was_built(one: dict[str, str]) -> None:
    path = ROOT / one["file"]
    if path.name == "axe.min.js" and not path.exists():
        pytest.skip("axe-core is in the repository only, not in a source package")
    assert sha256(path.read_bytes()).hexdigest() == one["sha256"], "run make frontend"


def test_every_file_is_in_the_manifest() -> None:
    listed = {Path(one["file"]).name for one in MANIFEST}
    assert {path.name for path in STATIC.iterdir()} - OWN == listed - {"axe.min.js"}


@pytest.mark.parametrize("file, package, version", sorted(vendored()))
def test_the_version_is_the_locked_one(file: str, package: str, version: str) -> None:
    assert LOCKED[f"node_modules/{package}"]["version"] == version


def test_the_lock_names_no_host() -> None:
    assert not [name for name, told in LOCKED.items() if "resolved" in told]
    assert all("integrity" in told for name, told in LOCKED.items() if name)


def test_every_licence_is_at_hand_and_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license"].split(" AND ")
    for one in MANIFEST:
        for part in one["from"]:
            if part["package"] == "axe-core":  # in no package that is installed
                continue
            text = (ROOT / "LICENSES" / f"{part['licence']}.txt").read_text(encoding="utf-8")
            assert part["package"] in text
            assert part["licence"] in declared


@pytest.mark.parametrize("name, most", MOST.items())
def test_a_page_stays_light(name: str, most: int) -> None:
    content = (STATIC / name).read_bytes()
    assert len(compress(content) if name == "atlas.js" else content) < most


def test_the_style_asks_for_the_fonts_that_are_there() -> None:
    asked = re.findall(r"url\((.+?)\)", (STATIC / "edition.css").read_text(encoding="utf-8"))
    assert {name for name in asked if name.endswith(".woff2")} == {path.name for path in STATIC.glob("*.woff2")}


def test_the_atlas_has_land_and_no_borders() -> None:
    atlas = (STATIC / "atlas.js").read_text(encoding="utf-8")
    told = json.loads(atlas[atlas.index("self.variorumAtlas=") :].removeprefix("self.variorumAtlas=").rstrip(";\n"))
    assert [set(told[scale]["objects"]) for scale in ("near", "far")] == [{"land"}, {"land"}]


def test_the_towns_are_those_of_the_gazetteer() -> None:
    kept = (FRONTEND / "src" / "towns.tsv").read_text(encoding="utf-8").splitlines()
    assert kept == list(towns()), "run make frontend"
