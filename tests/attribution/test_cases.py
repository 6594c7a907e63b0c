"""Passages in the manner of news, and who must be found to say what in them (`cases/*.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from variorum.attribution import attribute
from variorum.records import Attribution, Span

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    """Every case of every file, expected failures marked with their reason."""
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            reason = case.get("xfail")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(case, id=f"{path.stem}: {case['id']}", marks=marks)


def exact(spans: tuple[Span, ...]) -> list[str]:
    return [span.exact for span in spans]


def facts(attribution: Attribution) -> dict[str, Any]:
    """What a case may compare."""
    return {
        "source": exact(attribution.source),
        "cue": exact(attribution.cue),
        "content": exact(attribution.content),
        "name": str(attribution.name),
        "said": attribution.said.span.exact if attribution.said else None,
        "alternatives": list(attribution.alternatives),
        **{key: getattr(attribution, key) for key in ("role", "lemma", "frame", "quotation", "factuality", "outer")},
        **{key: getattr(attribution, key) for key in ("basis", "certain")},
    }


def fits(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a finding has everything that a case asks for; `x_has` asks for a part of x."""
    for key, value in wanted.items():
        if key.endswith("_has"):
            if value not in " … ".join(found[key.removesuffix("_has")]):
                return False
        elif found[key] != value:
            return False
    return True


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any], annotated: Callable[[str], Doc]) -> None:
    found = [facts(attribution) for attribution in attribute(annotated(case["text"].strip()))]
    for wanted in case["expect"]:
        assert any(fits(one, wanted) for one in found), f"wanted {wanted}, found {found}"
    for unwanted in case.get("absent", []):
        assert not any(fits(one, unwanted) for one in found), f"unwanted {unwanted}, found {found}"
