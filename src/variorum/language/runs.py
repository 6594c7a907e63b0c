"""Runs of words that may be a name, as tags, capitals, particles and signs show them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.language.gazetteer import is_people
from variorum.language.wordlists import column, words

PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS", "JJ", "FW", "VBG"})
INNER_SIGNS = frozenset({"-", "–", "&", "’", "'"})
LINKS = frozenset({"of", "for"})


def begins(token: Token) -> bool:
    if not _capital(token) or _is_no_name(token):
        return False
    if token.tag_ in PROPER:
        return True
    return token.tag_ in COMMON and not is_people(token.text) and _stands_inside(token)


def run_end(doc: Doc, start: int) -> int:
    end = start + 1
    while end < len(doc):
        step = _step(doc, start, end)
        if not step:
            return end
        end += step
    return end


def with_article(doc: Doc, start: int) -> int:
    """The start with the lower-case article of an Arabic name ("al-Masri")."""
    article = start >= 2 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
    return start - 2 if article and doc[start - 2].text in words("particles") else start


def _stands_inside(token: Token) -> bool:
    """Inside a sentence, behind a word in lower case: there a capital marks a name, whatever the tagger says."""
    if token.is_sent_start or not token.i:
        return False
    before = token.nbor(-1)
    return before.is_lower or before.tag_ in PROPER or _is_inner_capital(before)


def _is_inner_capital(token: Token) -> bool:
    return is_people(token.text) or (_capital(token) and token.is_alpha and not token.is_sent_start)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _is_no_name(token: Token) -> bool:
    if token.is_sent_start and token.lower_ in words("locatives"):
        return True
    return (token.lower_ in words("calendar") and not _is_given_name(token)) or token.lower_ in words("not_names")


def _is_given_name(token: Token) -> bool:
    """A month's name that someone bears: the next word, a name too, belongs to it ("Jan", "April", "May")."""
    if token.lower_ not in words("given_months") or token.i + 1 >= len(token.doc) or token.tag_ not in PROPER:
        return False
    after = token.nbor(1)
    if not after.text[:1].isupper() or after.tag_ not in PROPER or after.lower_ in words("calendar"):
        return False
    return after.head == token or token.head == after


def _step(doc: Doc, start: int, end: int) -> int:
    """How many tokens more belong to the chunk."""
    token, after = doc[end], doc[end + 1] if end + 1 < len(doc) else None
    if token.is_sent_start or doc[end - 1].is_space:
        return 0
    if begins(token):
        return 1
    if after is None or after.is_sent_start:
        return 0
    if token.text in INNER_SIGNS:
        joined = not token.whitespace_ and not doc[end - 1].whitespace_
        goes_on = begins(after) or _tail(after) or (end - start > 1 and _ends_given_name(after))
        return 2 if (joined or token.text == "&") and goes_on else 0
    if token.lower_ in LINKS and column("heads", "word", "label").get(doc[end - 1].lower_) is not None:
        return _linked(doc, end)
    if token.text in words("particles"):
        return _behind_particle(doc, end)
    return 0


def _ends_given_name(token: Token) -> bool:
    """A syllable in lower case that nothing is joined to ("Park Ji-hoon", but not "Commander-in-Chief")."""
    return token.text in words("syllables") and (bool(token.whitespace_) or not _is_joined(token))


def _is_joined(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).text in INNER_SIGNS


def _behind_particle(doc: Doc, particle: int) -> int:
    """How many tokens a lower-case particle adds, with the hyphen that may follow it ("al-Ansari")."""
    name = particle + 1
    if name + 1 < len(doc) and doc[name].text in INNER_SIGNS and not doc[particle].whitespace_:
        name += 1
    return name - particle + 1 if begins(doc[name]) else 0


def _tail(token: Token) -> bool:
    """A number or a lower-case syllable behind a hyphen ("Su-25", "Al-shabaab")."""
    return token.text.isalnum() and token.tag_ in PROPER | {"CD"}


def _linked(doc: Doc, link: int) -> int:
    skip = 2 if doc[link + 1].lower_ == "the" else 1
    return skip + 1 if link + skip < len(doc) and begins(doc[link + skip]) else 0
