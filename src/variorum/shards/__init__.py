"""Shards: a large pile cut into pieces that many processes or machines read by themselves, each into a sheet.

| part      | what it does                                                                            |
|-----------|-----------------------------------------------------------------------------------------|
| `looking` | which files are to be read: each once, and no sheets                                     |
| `plan`    | which inputs make one shard, and what its sheet is called                                |
| `work`    | reads one shard, or a stretch of it, into a sheet: the same wherever it runs            |
| `halving` | a shard that takes its process down is halved until what does so stands alone           |
| `keeping` | what stays of the runs before in a folder, beside what is read now                      |
| `running` | gives the shards to an executor, goes on where a run was stopped, tells what came of it |
"""

from __future__ import annotations

from variorum.shards.running import Told, read_shards

__all__ = ["Told", "read_shards"]
