"""Sheets: reports that were read somewhere, with their claims, in Parquet files; a folder of them goes into a ledger.

| part       | what it does                                                        |
|------------|---------------------------------------------------------------------|
| `sheet`    | one Parquet file: each report with its original and its claims      |
| `manifest` | a folder of sheets: what was read, by whom, and which file holds it |
| `alone`    | one run at a time reads into a folder                               |
| `readers`  | how who read them differs from who reads a ledger                    |
| `choosing` | what is asked for out of folders of sheets, with all that belongs beside it |
"""

from __future__ import annotations

from variorum.sheets.choosing import Chosen, choose
from variorum.sheets.manifest import Entry, Manifest, is_folder, reader_of, readings
from variorum.sheets.readers import why_refused
from variorum.sheets.sheet import ReadBefore

__all__ = ["Chosen", "Entry", "Manifest", "ReadBefore", "choose", "is_folder", "reader_of", "readings", "why_refused"]
