"""In how many documents of the treebanks a word stands: how little it tells of what a text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from variorum.data.load import table
from variorum.reconciliation.pile.folding import fold, words

LEAST = 3  # documents; what stands in fewer tells so much that its exact number does not matter
COLUMNS = ("name", "names", "adjectives", "demonyms", "capital", "seats")  # of countries.tsv
HEADER = """\
# In how many of the documents of UD English-EWT and GUM (training parts) a word stands, written small and no name;
# "*" is how many there are. A name tells the same whoever bears it, so no name of a country or people stands here.
# EWT: CC BY-SA 4.0; GUM: annotation CC BY 4.0, texts CC BY or CC BY-SA. Made by `python -m training words`.
"""


def write_words(treebanks: Path, out: Path) -> int:
    """Writes the table and returns how many words it holds."""
    documents = list(_documents(treebanks))
    counted = Counter(word for document in documents for word in document)
    names = _names_of_countries()
    kept = sorted(word for word, count in counted.items() if count >= LEAST and word not in names)
    rows = [f"*\t{len(documents)}", *(f"{word}\t{counted[word]}" for word in kept)]
    out.write_text(HEADER + "word\tdocuments\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return len(kept)


def _documents(treebanks: Path) -> Iterator[set[str]]:
    """The words of each document that are written small and are no names."""
    for path in [treebanks / "ewt" / "train.conllu", *sorted((treebanks / "gum" / "train").glob("*.conllu"))]:
        found: set[str] = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc") and found:
                yield found
                found = set()
            fields = line.split("\t")
            if len(fields) == 10 and fields[0].isdigit() and fields[1][0].islower() and fields[3] != "PROPN":
                found.add(fold(fields[1]))
        if found:
            yield found


def _names_of_countries() -> frozenset[str]:
    """Every name of a state or people that is one word: "turkey" tells of a bird, "united" of no state alone."""
    rows = table("countries.tsv")
    fields = (name for row in rows for column in COLUMNS for name in (row[column] or "").split(";"))
    return frozenset(fold(name) for name in fields if len(words(name)) == 1)
