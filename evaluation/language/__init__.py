"""Measures the parsers themselves: sentences, words, tags, trees, lemmas and names, and what each costs.

| part | what it does |
|---|---|
| `conllu`, `iob2` | read and write the formats of treebanks and of Universal NER |
| `given` | lets a parser read words and sentences that are given |
| `treebank`, `names` | predictions in those two formats |
| `measures` | the figures of the CoNLL 2018 shared task |
| `lines`, `re3d`, `layers` | sentence ends of scraped lines, names in reports of war, what each layer of names adds |
| `figures` | the command: all of it for one parser, frozen |
"""
