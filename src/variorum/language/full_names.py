"""Short names to the fullest form in the same article: "Aliyev" to "Ilham Aliyev", "WHO" to the words it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from variorum.language.named import names

Bounds = tuple[int, int]
Words = tuple[str, ...]


def full_names(doc: Doc) -> dict[Bounds, Bounds]:
    """From each shorter mention of a person or organisation to its fullest form; nothing where two would fit."""
    first = _first_mentions(doc)
    found: dict[Bounds, Bounds] = {}
    for span in names(doc):
        fuller = _fuller(span, first)
        if fuller is not None and fuller != (span.start, span.end):
            found[span.start, span.end] = fuller
    return found


def name_words(span: Span) -> Words:
    """The words of a name in one case, without signs."""
    return tuple(token.lower_.strip(".") for token in span if token.is_alpha or token.text.strip(".").isalnum())


def _first_mentions(doc: Doc) -> dict[tuple[str, Words], Span]:
    first: dict[tuple[str, Words], Span] = {}
    for span in names(doc):
        first.setdefault((span.label_, name_words(span)), span)
    return first


def _fuller(span: Span, first: dict[tuple[str, Words], Span]) -> Bounds | None:
    words = name_words(span)
    if span.label_ not in {"PER", "ORG"} or not words:
        return None
    fitting = [
        other for (label, known), other in first.items() if label == span.label_ and _shortens(words, known, other)
    ]
    longest = [one for one in fitting if not any(_inside(one, other) for other in fitting)]
    return (longest[0].start, longest[0].end) if len(longest) == 1 else None


def _shortens(words: Words, full: Words, span: Span) -> bool:
    if len(full) <= len(words):
        return False
    if span.label_ == "ORG":
        return (words == full[-len(words) :] and len(words) > 1) or _is_acronym(words, span)
    if len(words) == 1:
        return words[0] in {full[0], full[-1]}  # the family name may stand first ("Xi Jinping")
    return words == full[-len(words) :] or (set(words) <= set(full) and words[-1] == full[-1])


def _is_acronym(words: Words, span: Span) -> bool:
    """Capitals of the name's words, small words apart or not."""
    if len(words) != 1 or len(words[0]) < 2:
        return False
    return words[0] in set(_initials(span))


def _initials(span: Span) -> Iterator[str]:
    letters = [token.text[0] for token in span if token.is_alpha]
    yield "".join(letters).lower()
    yield "".join(letter for letter in letters if letter.isupper()).lower()


def _inside(one: Span, other: Span) -> bool:
    short, long = name_words(one), name_words(other)
    return len(short) < len(long) and short == long[-len(short) :]
