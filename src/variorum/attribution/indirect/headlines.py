"""Headlines and transcripts: "Ministry: ...", "... : police", a speaker's name and a colon before a paragraph."""

from __future__ import annotations

from functools import cache

from variorum.attribution.parse.finding import Finding
from variorum.attribution.parse.lexicon import SPEECH, words
from variorum.attribution.parse.tree import FINITE, Range, Tree
from variorum.attribution.speakers.subjects import nearest_nominal
from variorum.data import load

LONGEST_SOURCE = 8
LONGEST_SPEAKER = 5
SHORT_LINE = 30
SHORTEST_LINE = 3
NAMES = frozenset({"PER", "ORG", "LOC", "NORP"})
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
DASHES = frozenset({"\u2014", "\u2013", "-", "--"})


def find_headlines(tree: Tree) -> list[Finding]:
    """What a colon in a headline, or after a speaker's name at the head of a paragraph, makes somebody say."""
    found: list[Finding] = []
    for number, paragraph in enumerate(tree.paragraphs):
        finding = _colon(tree, paragraph, headline=number == 0 or is_line(tree, paragraph))
        if finding is not None:
            found.append(finding)
    return found


def is_line(tree: Tree, paragraph: Range) -> bool:
    """Whether a paragraph looks like a heading: short, and no full stop at its end."""
    start, end = paragraph
    while end > start and tree.is_space(end - 1):
        end -= 1
    return 0 < end - start <= SHORT_LINE and tree.words[end - 1] not in (".", "!", "?", "\u201d", '"', ":", ",")


def _colon(tree: Tree, paragraph: Range, *, headline: bool) -> Finding | None:
    start, end = paragraph
    marks = [t for t in range(start, end) if tree.words[t] == ":" and not _is_enclosed(tree, t)]
    found = _before_mark(tree, paragraph, marks[0], headline=headline) if marks else None
    if found is not None or not headline:
        return found
    dashes = [t for t in range(start, end) if tree.words[t] in DASHES and _stands_free(tree, t)]
    ends = [(marks[-1:], False), (dashes[-1:], True)]
    tails = (_after_mark(tree, paragraph, mark[0], plain=plain) for mark, plain in ends if mark)
    return next((found for found in tails if found is not None), None)


def _before_mark(tree: Tree, paragraph: Range, mark: int, *, headline: bool) -> Finding | None:
    """ "Ministry: two dead", or a speaker's name and what he says."""
    start, end = paragraph
    if mark - start > (LONGEST_SOURCE if headline else LONGEST_SPEAKER) or end - mark <= 2:
        return None
    told = (headline and not _counts(tree, mark + 1, end)) or _says_something(tree, mark + 1, end)
    if headline and (_is_title(tree, (mark + 1, end)) or not _may_be_told_by(tree, (start, mark), (mark + 1, end))):
        return None
    own = headline and any(tree.words[t] in FIRST_PERSON for t in range(mark + 1, end))
    if not told or not (_is_source(tree, (start, mark), named=not headline) or (own and _is_noun(tree, (start, mark)))):
        return None
    return _finding(tree, (start, mark), mark, (mark + 1, end))


def _is_title(tree: Tree, part: Range) -> bool:
    """Whether what follows a colon is called a kind of report, and says nothing: "Flash Update No. 3"."""
    if _says_something(tree, *part):
        return False
    text = f" {' '.join(tree.words[slice(*part)])} "
    return any(f" {title} " in text for title in words("labels", "titles"))


def _may_be_told_by(tree: Tree, source: Range, content: Range) -> bool:
    """Whether a place before a colon may be a state that speaks, and not where it happens: "Kenya: Bus falls off road".

    A state speaks of itself as "we", demands, or speaks of another state or people; of its own roads a report does.
    """
    tokens = [t for t in range(*source) if tree.is_word(t)]
    if not tokens or any(tree.labels[t] != "LOC" and tree.is_capital(t) for t in tokens):
        return True
    if tree.tags[content[0]] in ("WP", "WRB", "WDT") or "?" in tree.words[slice(*content)]:
        return False
    told = FIRST_PERSON | words("modals", "demanded")
    if any(tree.words[t] in told for t in range(*content)):
        return True
    return _names_another(tree, content, source)


def _names_another(tree: Tree, content: Range, source: Range) -> bool:
    """Whether a stretch names another state or people than the place before the colon."""
    own = {_name(tree, *bounds[:2]) for bounds in tree.names_between(*source)}
    for start, end, label in tree.names_between(*content):
        name = _name(tree, start, end)
        known = label in ("LOC", "NORP") and (name in states() or name in peoples())
        if known and own.isdisjoint({name, *peoples().get(name, ())}):
            return True
    return False


def _name(tree: Tree, start: int, end: int) -> str:
    return tree.exact(start, end).lower().removeprefix("the ")


def _is_noun(tree: Tree, part: Range) -> bool:
    """Whether a stretch is a mere noun phrase: "Singer: I was robbed"."""
    tokens = [t for t in range(*part) if tree.is_word(t)]
    plain = all(tree.tags[t].startswith(("NN", "JJ", "DT", "PRP$")) for t in tokens)
    return plain and not any(tree.words[t] in words("labels", "words") for t in tokens)


def _after_mark(tree: Tree, paragraph: Range, mark: int, *, plain: bool) -> Finding | None:
    """ "Two dead: police", "Bridge never inspected - report"; a `plain` source is no name, as an outlet's may be."""
    start, end = paragraph
    if end - mark > LONGEST_SOURCE or mark - start <= 3 or not _is_source(tree, (mark + 1, end), named=False):
        return None
    if plain and any(tree.labels[t] or tree.tags[t].startswith("NNP") for t in range(mark + 1, end)):
        return None
    return _finding(tree, (mark + 1, end), mark, (start, mark))


def _stands_free(tree: Tree, t: int) -> bool:
    """Whether a dash has white space on both sides."""
    return t > 0 and tree.is_parted(t - 1) and tree.is_parted(t)


def _is_enclosed(tree: Tree, t: int) -> bool:
    """Whether a colon stands in a quotation or in brackets, as in the credit of a picture."""
    start = tree.paragraphs[tree.paragraph_of[t]][0]
    opened = sum(tree.words[k] in ("[", "(") for k in range(start, t))
    return tree.in_quote(t) or opened > sum(tree.words[k] in ("]", ")") for k in range(start, t))


def _counts(tree: Tree, start: int, end: int) -> bool:
    """Whether a few words after a colon are a line of a list: "Milltown: 32 killed"."""
    return start < end and tree.tags[start] == "CD" and end - start <= SHORTEST_LINE


def _says_something(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tags[t] in FINITE for t in range(start, end))


def _is_source(tree: Tree, part: Range, *, named: bool) -> bool:
    """Whether a stretch is nothing but a noun phrase that can speak."""
    tokens = [t for t in range(*part) if tree.is_word(t)]
    if (
        not tokens
        or any(tree.tags[t] in FINITE for t in tokens)
        or any(tree.words[t] in words("labels", "words") for t in tokens)
    ):
        return False
    if any(tree.labels[t] == "PER" for t in tokens) and all(tree.labels[t] for t in tokens):
        return True
    if named:
        return False
    head = nearest_nominal(tree, tokens[0], tokens[-1] + 1)
    if head is None:
        return False
    if _is_named_body(tree, head) or tree.lemmas[head] in words("documents", "nouns"):
        return True
    return any(tree.lemmas[t] in words("speakers", name) for t in (head, tokens[-1]) for name in ("heads", "bodies"))


def _is_named_body(tree: Tree, head: int) -> bool:
    """Whether a name is a person's, a people's or a body's; of places only a state or its capital speaks."""
    if tree.labels[head] != "LOC":
        return tree.labels[head] in NAMES
    start, end = next(((a, b) for a, b, _ in tree.names_between(head, head + 1)), (head, head + 1))
    return _name(tree, start, end) in states()


@cache
def states() -> frozenset[str]:
    """The names of all states and their capitals, in lower case."""
    cells = [row[column] for row in load.table("countries.tsv") for column in ("name", "capital", "seats")]
    return frozenset(part.strip().lower() for cell in cells for part in (cell or "").split(";")) - {""}


@cache
def peoples() -> dict[str, frozenset[str]]:
    """What the people of each state are called, with its name and seats, in lower case."""
    found: dict[str, set[str]] = {}
    for row in load.table("countries.tsv"):
        whose = {part.strip().lower() for column in ("name", "capital", "seats") for part in _parts(row[column])}
        for part in (*_parts(row["adjectives"]), *_parts(row["demonyms"])):
            found.setdefault(part.lower(), set()).update(whose)
    return {word: frozenset(whose) for word, whose in found.items()}


def _parts(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def _finding(tree: Tree, source: Range, colon: int, content: Range) -> Finding:
    speaker = nearest_nominal(tree, *source)
    return Finding(colon, SPEECH, frozenset({colon}), frozenset(range(*source)), frozenset(range(*content)), speaker)
