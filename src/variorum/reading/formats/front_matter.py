"""The block of fields at the head of a Markdown file, as far as they are plain: YAML's scalars and lists of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import dedent

FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
FIELD = re.compile(r"(?P<name>[\w.-]+)[ \t]*:(?:[ \t]+|$)(?P<value>.*)")
BLOCK = re.compile(r"(?P<style>[|>])[0-9+-]{0,2}[ \t]*(?:#.*)?")  # how YAML begins a text of several lines
ITEM = re.compile(r"-[ \t]+(?P<value>.*)")
NOTE = re.compile(r"(?:^|[ \t]+)#.*")
INNER = re.compile(r"\s*[\w.-]+:(?:[ \t]|$)", re.M)  # fields inside a field
ODD = re.compile(r"\{.*|[*&!][\w-]+(?:[ \t].*)?")  # a structure, an anchor, a tag: none of these is a word

Field = tuple[str, str]  # what stands behind its colon, and the lines below it that belong to it


def fields_and_text(text: str) -> tuple[dict[str, object], str]:
    """The fields at the head of a file, and the text behind them; a field in a form that is not plain is left out."""
    front = FRONT.match(text)
    if front is None:
        return {}, text
    found = {name: _value(first, below) for name, (first, below) in _fields(front["fields"])}
    return {name: value for name, value in found.items() if value}, text[front.end() :]


def _fields(block: str) -> Iterator[tuple[str, Field]]:
    """Each field with its lines: what is indented, blank or an item of a list belongs to the field above."""
    name, first, below = "", "", list[str]()
    for line in [*block.splitlines(), "end:"]:
        begun = FIELD.fullmatch(line)
        if begun is None:
            below.append(line)
            continue
        if name:
            yield name, (first, "\n".join(below))
        name, first, below = begun["name"], begun["value"].strip(), []


def _value(first: str, below: str) -> object:
    style = BLOCK.fullmatch(first)
    if style is not None:
        return _block(dedent(below), folded=style["style"] == ">")
    lines = [line.strip() for line in below.splitlines() if line.strip() and not NOTE.fullmatch(line.strip())]
    items = [item["value"] for item in map(ITEM.fullmatch, lines) if item is not None]
    if items and len(items) == len(lines) and not NOTE.sub("", first):
        return [_scalar(item) for item in items]
    if first.startswith("[") and first.endswith("]"):
        return [_scalar(part) for part in first[1:-1].split(",")]
    return "" if not first and INNER.match(below) else _scalar(" ".join([first, *lines]))


def _block(text: str, *, folded: bool) -> str:
    """The lines of a block: as they stand, or, folded, as paragraphs that a blank line parts."""
    if not folded:
        return text.strip()
    return "\n".join(" ".join(part.split("\n")) for part in re.split(r"\n{2,}", text.strip()))


def _scalar(value: str) -> str:
    """The words of a plain or quoted value; nothing where it is a structure."""
    value = value.strip()
    quoted = re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", value)
    if quoted is not None and not NOTE.sub("", value[quoted.end() :]).strip():
        return _unquoted(quoted.group())
    return "" if ODD.fullmatch(value) else NOTE.sub("", value).strip()


def _unquoted(value: str) -> str:
    if value.startswith("'"):
        return value[1:-1].replace("''", "'")
    try:
        return str(json.loads(value, strict=False))
    except ValueError:  # YAML knows escapes that JSON does not
        return value[1:-1]
