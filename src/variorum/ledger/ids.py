"""What the id of a report rests on: an id or address that came with it names it, the path it was read from does not."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePath

from variorum.records import Article

LINE = re.compile(r":\d+$")
STANDARD_INPUT = "standard input"
HASH_SHOWN = (
    8  # letters of the hash that tell two files of one name apart: two in a million piles of a thousand collide
)


def is_named_by_path(article: Article) -> bool:
    """Whether an article has its id from where it was read, because neither an id nor an address came with it.

    Reports stored or put into sheets before `Article.is_named` was kept are judged by how their id looks.
    """
    if article.is_named is not None:
        return not article.is_named
    if article.id in (article.url, article.location):
        return article.id == article.location
    file, line = _split(article.location)
    name = "stdin" if file == STANDARD_INPUT else PurePath(file).with_suffix("").as_posix()
    return f"/{name}{line}".endswith(f"/{article.id}")


def of_other_text(article_id: str, text: str) -> str:
    """The id of another report that was read from the same path."""
    own = f"~{sha256(text.encode()).hexdigest()[:HASH_SHOWN]}"
    return article_id if article_id.endswith(own) else f"{article_id}{own}"


def to_forget(article: Article) -> str:
    """By what a forgotten report is known again: its id; where that is a path, the path together with the text.

    Another text under the same path is another report, and is not to be refused.
    """
    return of_other_text(article.id, article.text) if is_named_by_path(article) else article.id


def file_of(location: str) -> str:
    """The file of a location, without the line in it."""
    return _split(location)[0]


def _split(location: str) -> tuple[str, str]:
    """A location as the file and, for JSON lines, the line."""
    line = LINE.search(location)
    return (location, "") if line is None else (location[: line.start()], line.group())
