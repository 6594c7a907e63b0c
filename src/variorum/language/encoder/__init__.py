"""The accurate parser: one network for tags, morphology, trees, sentence starts and names, run without torch.

| part | what it does |
|---|---|
| `features` | what the network sees of words: pieces, case, gaps |
| `windows` | a document's words in stretches that the network can hold |
| `network` | the exported network and its labels, from disk |
| `trees`, `names` | the best trees and names of scores |
| `reading` | a document's words read, window by window |
| `component` | what was read set on a spaCy document |
"""
