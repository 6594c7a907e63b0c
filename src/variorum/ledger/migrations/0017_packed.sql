-- What is kept for long and seldom asked is deflated, as in SQLite's archives: most of it is said again and again, and
-- what is smaller is sooner written and read. `packed` and `deflated` are functions of `packing.py`.

PRAGMA defer_foreign_keys = ON; -- reports point at these while they are written anew

CREATE TEMP TABLE held AS SELECT sha256, location, size, packed(content) AS content FROM originals;
DROP TABLE originals;

CREATE TABLE originals (
  -- The bytes that reports were read from, to be had exactly as they came.
  sha256 TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the bytes, in hexadecimal
  location TEXT NOT NULL, -- where the bytes came from: a path, an address, or a line of a file
  size INTEGER NOT NULL, -- how many bytes there were
  content BLOB -- the bytes, deflated where that makes them fewer (sqlar_uncompress(content, size) in SQLite's shell); null where a report in them was forgotten
) STRICT;

INSERT INTO originals SELECT * FROM held;
DROP TABLE held;

CREATE TEMP TABLE held AS SELECT article, reader, count, deflated(claims) AS claims FROM extractions;
DROP TABLE extractions;

CREATE TABLE extractions (
  -- The claims of each report as it was read alone, before it was laid beside others.
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE, -- the report
  reader TEXT NOT NULL, -- the version of Variorum and the language pipeline that read it
  count INTEGER NOT NULL, -- how many claims were found
  claims BLOB NOT NULL -- the claims, as a JSON list of records, deflated (sqlar_uncompress(claims, 1e8) in SQLite's shell)
) STRICT;

INSERT INTO extractions SELECT * FROM held;
DROP TABLE held;

CREATE INDEX extractions_read ON extractions (article, count, reader);
