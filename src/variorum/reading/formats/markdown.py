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
IMAGE = re.compile(r"!\[(?P<words>[^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\n]{1,500})\]\([^)\n]{0,2000}\)")
MARKS = re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+")
STRONG = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)(?P<words>[^*_\n]{1,500}?)(?<=\S)\1(?![\w*_])")
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
    text = FENCE.sub("", IMAGE.sub(r"\g<words>", text))
    return STRONG.sub(r"\g<words>", MARKS.sub("", LINK.sub(r"\g<words>", text))).strip()
