"""The block of fields at the head of a Markdown file, as far as they are plain: YAML's scalars and lists of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import dedent

FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
FIELD = re.compile(  # its name one word for a program, or a few for people
    r"(?P<name>[\w.-]+(?: [\w.-]+){0,2}|\"[^\"]*\"|'[^']*')[ \t]*:(?:[ \t]+|$)(?P<value>.*)"
)
BLOCK = re.compile(r"(?P<style>[|>])[0-9+-]{0,2}[ \t]*(?:#.*)?")  # how YAML begins a text of several lines
ITEM = re.compile(r"-[ \t]+(?P<value>.*)")
QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'"
ESCAPE = re.compile(r"\\(?:x(?P<two>[0-9a-fA-F]{2})|U(?P<eight>[0-9a-fA-F]{8})|(?P<space> )|.)", re.S)
SHORT = QUOTED.replace(")*", "){0,2000}")  # in a list, where each may begin and none end
FLOW = re.compile(r"\[(?P<inside>.*)\][ \t]*(?:(?<=[ \t])#.*)?")  # a list in one
PART = re.compile(rf"\s*(?P<value>(?:{SHORT})(?=\s*(?:,|$))|[^,]+)")
NOTE = re.compile(r"(?:^|(?<![ \t])[ \t]+)#.*")
INNER = re.compile(r"\s*[\w.-]+:(?:[ \t]|$)", re.M)  # fields inside a field
ODD = re.compile(r"\{.*|[*&!][\w-]+(?:[ \t].*)?|~|null|Null|NULL")  # a structure, an anchor, a tag, nothing: no words

Field = tuple[str, str]  # what stands behind its colon, and the lines below it that belong to it


def fields_and_text(text: str) -> tuple[dict[str, object], str]:
    """The fields at the head of a file, and the text behind them; a field in a form that is not plain is left out.

    What stands between two rules is text where it is no block of fields.
    """
    front = FRONT.match(text)
    if front is None or not _holds_fields(front["fields"]):
        return {}, text
    found = {name: _value(first, below) for name, (first, below) in _fields(front["fields"])}
    return {name: value for name, value in found.items() if name and value}, text[front.end() :]


def _holds_fields(block: str) -> bool:
    """Whether a block has a field named by one word, and no line that belongs to none: such a one is prose."""
    fields = list(_fields(block))
    is_named = any(name and " " not in name for name, _ in fields)
    return is_named and not any(_is_prose(name, first, below) for name, (first, below) in fields)


def _is_prose(name: str, first: str, below: str) -> bool:
    """Whether a line below a field is no part of it, not being indented, an item, a note or within a list."""
    lines = [line for line in below.splitlines() if line.strip() and not line.startswith("#")]
    if not name:
        return bool(lines)
    plain = [line for line in lines if not line.startswith((" ", "\t")) and ITEM.fullmatch(line) is None]
    return bool(plain) and not first.startswith(("[", "{"))


def _fields(block: str) -> Iterator[tuple[str, Field]]:
    """Each field with its lines, and under no name the lines above all fields."""
    name, first, below = "", "", list[str]()
    for line in [*block.splitlines(), "end:"]:
        begun = FIELD.fullmatch(line)
        if begun is None:
            below.append(line)
            continue
        yield name, (first, "\n".join(below))
        name, first, below = begun["name"].strip("\"'"), begun["value"].strip(), []


def _value(first: str, below: str) -> object:
    style = BLOCK.fullmatch(first)
    if style is not None:
        return _block(dedent(below), folded=style["style"] == ">")
    lines = [line.strip() for line in below.splitlines() if line.strip() and not NOTE.fullmatch(line.strip())]
    if lines and ITEM.fullmatch(lines[0]) and not NOTE.sub("", first):
        return [_scalar(item) for item in _items(lines)]
    whole = " ".join([first, *lines]).strip()
    flow = FLOW.fullmatch(whole)
    if flow is not None:
        return [_scalar(part["value"]) for part in PART.finditer(flow["inside"].strip())]
    return "" if not first and INNER.match(below) else _scalar(whole)


def _items(lines: list[str]) -> list[str]:
    """The items of a list, each with the lines that go on with it."""
    items = list[str]()
    for line in lines:
        begun = ITEM.fullmatch(line)
        if begun is None:
            items[-1] += f" {line}"
        else:
            items.append(BLOCK.sub("", begun["value"], count=1) if BLOCK.fullmatch(begun["value"]) else begun["value"])
    return items


def _block(text: str, *, folded: bool) -> str:
    """The lines of a block: as they stand, or, folded, as paragraphs that a blank line parts."""
    if not folded:
        return text.strip()
    return "\n".join(" ".join(part.split("\n")) for part in re.split(r"\n{2,}", text.strip()))


def _scalar(value: str) -> str:
    """The words of a plain or quoted value; nothing where it is a structure."""
    value = value.strip()
    quoted = re.match(QUOTED, value)
    if quoted is not None and not NOTE.sub("", value[quoted.end() :]).strip():
        return _unquoted(quoted.group())
    value = NOTE.sub("", value).strip()
    return "" if ODD.fullmatch(value) else value


def _unquoted(value: str) -> str:
    if value.startswith("'"):
        return value[1:-1].replace("''", "'")
    try:
        return str(json.loads(ESCAPE.sub(_as_json, value), strict=False))
    except ValueError:
        return value[1:-1]


def _as_json(escape: re.Match[str]) -> str:
    """An escape that YAML knows and JSON does not, as JSON has it; any other as it is."""
    code = escape["two"] or escape["eight"]
    return json.dumps(chr(int(code, 16)))[1:-1] if code else " " if escape["space"] else escape.group()
