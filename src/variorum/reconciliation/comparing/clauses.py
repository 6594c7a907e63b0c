"""Whether words say something by themselves, so that a reader can find them denied."""

from __future__ import annotations

from variorum.data.load import lines
from variorum.reconciliation.pile.folding import fold, words
from variorum.records import Claim

GERUND = "ing"
THAT = "that"
LEAST = 3  # words; "it was so" says nothing that could be looked up


def said_plainly(text: str) -> str:
    """The words of a clause to be quoted: without "that" before them, and without a quotation left open behind."""
    shown = text.strip()
    opened = shown.rfind("“")
    if opened > shown.rfind("”"):
        shown = shown[:opened].rstrip()
        small = lines("reconciliation/function_words.txt")
        while " " in shown and fold(shown.rpartition(" ")[2]) in small:
            shown = shown.rpartition(" ")[0]
    first, _, rest = shown.partition(" ")
    return rest if fold(first) == THAT and rest else shown


def is_clause(claim: Claim) -> bool:
    """Whether a claim is told in a clause: with a verb that carries it, not as a bare name of something."""
    told = words(claim.evidence.exact)
    if len(told) < LEAST:
        return False
    if claim.kind != "statement":
        return True
    finite = lines("reconciliation/finite_words.txt")
    accused = any(word.endswith(GERUND) and (i == 0 or told[i - 1] in ("of", "for")) for i, word in enumerate(told))
    return told[0] == THAT or accused or any(word in finite for word in told)
