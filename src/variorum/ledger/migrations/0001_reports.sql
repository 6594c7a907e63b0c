-- What was read: reports, the bytes they came in, what was taken out of them, and how reading went.

CREATE TABLE originals (
  -- The bytes that reports were read from, kept exactly as they came.
  sha256 TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the bytes, in hexadecimal
  location TEXT NOT NULL, -- where the bytes came from: a path, an address, or a line of a file
  size INTEGER NOT NULL, -- how many bytes there were
  content BLOB -- the bytes; null where a report in them was forgotten
) STRICT;

CREATE TABLE articles (
  -- One row for each version of a report. A stored version never changes.
  key INTEGER PRIMARY KEY, -- number of the row
  name TEXT NOT NULL, -- how the report is shown: its outlet or id, and its title
  id TEXT NOT NULL, -- the id that was supplied, else the address, else the path
  version INTEGER NOT NULL, -- 1 for the first text seen under this id, 2 for the next
  outlet TEXT, -- who publishes it; null where that is unknown
  agency TEXT, -- the wire service whose text it carries
  url TEXT, -- its address
  title TEXT, -- its title
  byline TEXT, -- who wrote it, as printed
  dateline TEXT, -- the place and day it was filed from, as printed
  language TEXT NOT NULL, -- language code
  published TEXT, -- day of publication (EDTF); a range or null where it is not known better
  published_earliest TEXT, -- first day it can have been published
  published_latest TEXT, -- last day it can have been published
  published_basis TEXT NOT NULL, -- what the day of publication rests on
  published_words TEXT, -- the words it was taken from
  retrieved TEXT, -- when it was fetched, where that is known
  original TEXT NOT NULL REFERENCES originals (sha256), -- the bytes it was read from
  location TEXT NOT NULL, -- where it was read from
  text TEXT NOT NULL, -- title and paragraphs, joined by blank lines; every offset counts code points of it
  record TEXT NOT NULL, -- the whole record without its text, as JSON
  UNIQUE (id, version)
) STRICT;

CREATE TRIGGER articles_never_change BEFORE UPDATE ON articles
BEGIN
  SELECT raise(ABORT, 'a stored version of a report never changes');
END;

CREATE INDEX articles_by_original ON articles (original);

CREATE TABLE sections (
  -- The paragraphs of a report's text.
  key INTEGER PRIMARY KEY, -- number of the row
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, -- the report it is part of
  position INTEGER NOT NULL, -- 0 for the first paragraph
  part TEXT NOT NULL, -- headline, standfirst, body, subheading, caption, post or list
  start INTEGER NOT NULL, -- offset of its first code point in the text
  "end" INTEGER NOT NULL, -- offset after its last code point
  text TEXT NOT NULL, -- its words
  UNIQUE (article, position)
) STRICT;

CREATE TABLE removed (
  -- What was taken out of a page because it is not the report, and why. No claim comes from it.
  article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE, -- the report it stood beside
  position INTEGER NOT NULL, -- 0 for the first piece
  reason TEXT NOT NULL, -- why it was taken out
  start INTEGER NOT NULL, -- offset in the raw text of the page
  "end" INTEGER NOT NULL, -- offset after it in the raw text
  text TEXT NOT NULL, -- what it said
  PRIMARY KEY (article, position)
) STRICT;

CREATE TABLE extractions (
  -- The claims of each report as it was read alone, before it was laid beside others.
  article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE, -- the report
  reader TEXT NOT NULL, -- the version of Variorum and the language pipeline that read it
  count INTEGER NOT NULL, -- how many claims were found
  claims TEXT NOT NULL -- the claims, as a JSON list of records
) STRICT;

CREATE TABLE problems (
  -- What could not be read or understood, in words for the user.
  key INTEGER PRIMARY KEY, -- number of the row
  stage TEXT NOT NULL, -- reading, claims, or reconciliation
  input TEXT NOT NULL, -- which input or report it is about
  what TEXT NOT NULL, -- what went wrong
  why TEXT NOT NULL, -- why, and what to do about it
  article TEXT, -- id of the report, where there is one
  UNIQUE (stage, input, what, why)
) STRICT;

CREATE TABLE runs (
  -- When something was added, and what came of it. A run that was killed leaves no row.
  key INTEGER PRIMARY KEY, -- number of the run
  name TEXT NOT NULL, -- the command
  started TEXT NOT NULL, -- when it began (UTC)
  finished TEXT NOT NULL, -- when it ended (UTC)
  reader TEXT NOT NULL, -- the version of Variorum and the language pipeline
  added INTEGER NOT NULL, -- reports or versions that were new
  known INTEGER NOT NULL, -- reports that the ledger held already
  problems INTEGER NOT NULL -- inputs that could not be read
) STRICT;

CREATE TABLE settings (
  -- What the user has set for this ledger, and what the ledger notes for itself.
  name TEXT NOT NULL PRIMARY KEY, -- which setting
  value TEXT NOT NULL -- its value, as JSON
) STRICT;

CREATE TABLE decisions (
  -- What a person decided about a claim or a question; it holds on every later run.
  key INTEGER PRIMARY KEY, -- number of the row
  id TEXT NOT NULL, -- id of the decision
  target TEXT NOT NULL, -- id of the claim or question
  action TEXT NOT NULL, -- accept, reject, correct, merge or split
  who TEXT NOT NULL, -- who decided
  "when" TEXT NOT NULL, -- when
  why TEXT NOT NULL, -- why
  change TEXT NOT NULL, -- what is to be changed, where something is corrected
  UNIQUE (id, target)
) STRICT;

CREATE TABLE tombstones (
  -- What was forgotten to protect a person: no text and no name, only enough to refuse it if it comes again.
  id_sha256 TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the report's id, of its address, or of its path with its text
  original_sha256 TEXT NOT NULL, -- SHA-256 of the bytes it was read from
  "when" TEXT NOT NULL, -- when it was forgotten (UTC)
  why TEXT NOT NULL -- why
) STRICT;
