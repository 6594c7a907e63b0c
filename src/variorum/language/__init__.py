"""Language: article text in, annotated spaCy documents out.

| part | what it does |
|---|---|
| `annotate` | the verb: texts to documents, everything set |
| `extensions` | what a document of ours knows beyond spaCy: the contract |
| `pipelines` | loads one of the two shipped parsers, or one that the user names |
| `in_step`, `known_words` | the parser's work done in less time: all sentences at once, each word once |
| `vocabulary` | keeps a process that reads report after report from growing with their words |
| `spaces` | has odd spaces parsed as plain ones, and puts them back |
| `windows` | cuts long texts and joins the pieces |
| `paragraphs`, `quotes` | paragraphs and quotation marks |
| `sentence_edges` | sentence starts that layout and marks settle before the parser |
| `lemmas` | the lemmatiser's table |
| `wordlists` | the word lists of the room |
| `names`, `runs`, `chunks`, `evidence`, `gazetteer` | names from pipeline, tags, titles, known names and repetition |
| `offices`, `headlines` | titles with what follows them, and lines where a capital tells no name |
| `mentions` | the second verb: a document's names as records |
| `labels` | what stands at a place: its head word, the name it stands for, what else the article calls it |
| `full_names`, `titles` | short names to full ones, persons to the title beside their name |
| `antecedents`, `salience`, `bodies`, `nominals`, `people` | pronouns and nominals to names |
"""

from __future__ import annotations

from variorum.language.annotate import annotate as annotate
from variorum.language.labels import labels as labels
from variorum.language.mentions import mentions as mentions
from variorum.language.quotes import Quote as Quote
from variorum.language.vocabulary import forgetting as forgetting

__all__ = ["Quote", "annotate", "forgetting", "labels", "mentions"]
