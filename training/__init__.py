"""The recipe that trains the shipped language pipeline from public treebanks.

| part | what it does |
|---|---|
| `treebanks` | reads CoNLL-U sentences |
| `names` | reads IOB2 name files, and the names in the entity column of GUM |
| `augment` | varied copies: quotation marks, dashes, capitals, lines without a full stop |
| `docs` | spaCy documents with paragraphs from sentences |
| `prepare` | treebank folders in, `.spacy` files out |
| `tokens` | the tokeniser's settings |
| `lemmas` | learns the suffix rules of the lemmatiser |
| `average` | the mean of several checkpoints |
| `package` | joins the trained parts into the shipped folder |
| `cities` | the list of towns for the finding of names |
"""
