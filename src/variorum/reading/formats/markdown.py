"""Reads Markdown: a block of metadata at its head, a first heading as title, the text without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.reading.drafts import Draft
from variorum.reading.files.charsets import decode
from variorum.reading.files.inputs import Input
from variorum.reading.formats.fields import mapped, supplied_by
from variorum.reading.formats.front_matter import fields_and_text
from variorum.reading.formats.plain import original, with_title
from variorum.records import Problem

TITLE = re.compile(r"\A\s*#[ \t]+(?P<title>[^\r\n]+)(?:\r\n?|\n|\Z)")
TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"  # an address may hold brackets of its own
IMAGE = re.compile(rf"!\[(?P<words>[^\]\n]{{0,500}})\]{TARGET}")
LINK = re.compile(rf"(?<!!)\[(?P<words>[^\]\n]{{1,500}})\](?:{TARGET}|\[[^\]\n]{{0,200}}\])")
DEFINITION = re.compile(  # of a link's address, on a line of its own
    r"(?m)^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]+<?(?:https?:|mailto:|www\.|[/#.])\S*(?:[ \t]+[\"'(][^\n]*)?$"
)
MARKS = re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+")
STRONG = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_\n]{1,500}?)(?<=[^\s\\])\1(?![\w*_])")
NESTED = 2  # marks of emphasis in one another
ESCAPED = re.compile(r"\\(?P<mark>[!-/:-@\[-`{-~])")
FENCE = re.compile(r"(?m)^[ \t]{0,3}(?:`{3,}|~{3,})[^\n]*$")


def read_markdown(source: Input) -> Iterator[Draft | Problem]:
    """The draft of a Markdown file; its raw text is the file's without the marks."""
    content = source.load()
    text = decode(content, source.location)
    fields, text = fields_and_text(text)
    supplied = source.supplied.before(supplied_by(mapped(fields, source.columns), source.supplied))
    title, below = headed(text)
    if title and supplied.title in (None, title):
        supplied, text = replace(supplied, title=title), below
    yield with_title(bare(text), original(content, source.location), source.name, supplied)


def headed(text: str) -> tuple[str, str]:
    """The words of the heading with which a text begins, none where it does not, and the text below."""
    heading = TITLE.match(text)
    return ("", text) if heading is None else (bare(heading["title"].rstrip(" \t#")), text[heading.end() :])


def bare(text: str) -> str:
    """The words without the marks of Markdown."""
    text = DEFINITION.sub("", FENCE.sub("", IMAGE.sub(r"\g<words>", text)))
    text = MARKS.sub("", LINK.sub(r"\g<words>", text))
    for _ in range(NESTED):
        text = STRONG.sub(r"\g<words>", text)
    return ESCAPED.sub(r"\g<mark>", text).strip()
