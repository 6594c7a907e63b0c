"""The ledger room: one SQLite file, in which every row leads to outlet, report and offsets.

| part             | what it does                                                                   |
|------------------|--------------------------------------------------------------------------------|
| `ledger`         | the ledger as others hold it: open, write, read                                |
| `lock`           | one writer at a time; a dead one's lock is released                            |
| `connection`     | opens the file, with its pragmas and in its transactions                       |
| `migrate`        | brings a file to the newest schema (`migrations/`)                             |
| `articles`       | reports, originals, and the claims of each report alone                        |
| `ids`            | what the id of a report rests on: a name that came with it, or a path          |
| `stored`         | a report packed, to be opened elsewhere                                        |
| `packing`        | what is kept for long, deflated                                                |
| `claims`         | claims as columns, spans, chains and ties                                      |
| `laying`         | which reports lie side by side in which part, and where the rows of a part go  |
| `side_by_side`   | a part laid side by side in place of what stood there                          |
| `keys`, `room`   | numbers for rows in order, so that rows that stay keep theirs                  |
| `touched`, `sums`| whom and what changed rows name, and the sums by which pages list them         |
| `decisions`      | what persons decided, and where it holds now                                   |
| `briefs`, `clock`| when briefs were written and reports came in                                   |
| `queries`        | claims, questions, datings as records; `filters` say which                     |
| `asking`         | what filters ask, of reports that are in no ledger yet                         |
| `contents`       | light rows of every report, question and voice, for lists                      |
| `excerpts`       | only the records that bear on one page                                         |
| `listings`       | actors, places, words and origins as pages list them                           |
| `lists`          | what these lists find their rows by, brought into step when reports are laid   |
| `check`, `status`| what is wrong, and how much there is                                           |
| `derived`        | what is wrong with what follows from other rows: search, sums, claims          |
| `schema`, `tally`| which parts and how many rows a file should have                               |
| `mend`           | makes indexes and search anew                                                  |
| `forget`         | removes a report for good                                                      |
| `dictionary`     | the data dictionary, from the schema's own comments                            |
"""

from __future__ import annotations

from variorum.ledger.asking import Asking
from variorum.ledger.check import Finding
from variorum.ledger.contents import Contents, QuestionRow, ReportRow
from variorum.ledger.excerpts import Excerpt, Wanted
from variorum.ledger.filters import Filter
from variorum.ledger.keys import NoRoom
from variorum.ledger.laying import Laying, Part
from variorum.ledger.ledger import Ledger
from variorum.ledger.listings import PlacedRow
from variorum.ledger.status import Status
from variorum.ledger.stored import Stored

__all__ = [
    "Asking",
    "Contents",
    "Excerpt",
    "Filter",
    "Finding",
    "Laying",
    "Ledger",
    "NoRoom",
    "Part",
    "PlacedRow",
    "QuestionRow",
    "ReportRow",
    "Status",
    "Stored",
    "Wanted",
]
